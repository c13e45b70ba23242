//! Keys for tests: whoever holds one tries the whole way, from the front door to the link that acknowledges. What is filed
//! with it is marked as a test; its alarms call the watch that stands behind the key, and nobody else.

use super::{join::check_email, organisations::new_key};
use crate::{Ctx, Fault, desk::line};
use stormbell_model::{
    OfficerId, OrganisationId,
    access::Act,
    complaint::Problem,
    officer::{Officer, Role},
};
use stormbell_store::{journal, organisations, people};

/// Gives a key for tests, and makes the watch that its alarms call. The key is shown once.
///
/// A watch has the role of an operator: it answers no alarm in earnest, reads no report, and has no passkey to enter the desk.
pub async fn give_test_key(
    ctx: &Ctx,
    organisation: OrganisationId,
    label: &str,
    email: &str,
) -> Result<String, Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let name = line("label", label)?;
    let email = check_email(Some(email))?.ok_or(Fault::field("email", Problem::Missing))?;
    let watch = Officer {
        id: OfficerId::new(ctx.now, ctx.node.chance()),
        name,
        role: Role::Operator,
        email: Some(email),
        lang: ctx.node.config().default_lang,
        on_duty: false,
        recipient: None,
        since: ctx.now,
        left_at: None,
    };
    let (secret, mut key) = new_key(ctx, organisation, label)?;
    key.calls = Some(watch.id);
    let mut entry = ctx.entry("key given", organisation.0);
    entry.facts = vec![("calls", watch.id.to_string())];
    ctx.node
        .store()
        .write_or("give a key for tests", move |tx| {
            organisations::load(tx, organisation)?.ok_or(Fault::NotFound)?;
            people::add(tx, &watch)?;
            organisations::add_key(tx, &key)?;
            journal::note(tx, entry.clone())?;
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(secret)
}
