//! Keys for tests: whoever holds one tries the whole way, from the front door to the link that acknowledges. What is filed
//! with it is marked as a test; its alarms call the watch that stands behind the key, and nobody else.

use super::{
    channels::{NewChannel, check},
    join::check_email,
    organisations::new_key,
};
use crate::{Ctx, Fault, desk::line};
use stormbell_model::{
    ChannelId, OfficerId, OrganisationId,
    access::Act,
    complaint::Problem,
    notice::{Channel, Reach},
    officer::{Officer, Role},
};
use stormbell_store::{
    channels::{self, Address, Way},
    journal, organisations, people,
};

/// What a watch needs to know; shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestKey {
    /// The key that it files with.
    pub key: String,
    /// The key by which its web hooks are signed, where it has one.
    pub hook_key: Option<String>,
}

/// Where a watch is called: by mail, by a web hook, or by both.
#[derive(Clone, Copy, Debug, Default)]
pub struct WatchedAt<'a> {
    /// A mail address, or nothing.
    pub email: &'a str,
    /// The address of a web hook, or nothing.
    pub hook: &'a str,
}

/// Gives a key for tests, and makes the watch that its alarms call. The key is shown once.
///
/// A watch has the role of an operator: it answers no alarm in earnest, reads no report, and has no passkey to enter the desk.
pub async fn give_test_key(
    ctx: &Ctx,
    organisation: OrganisationId,
    label: &str,
    at: WatchedAt<'_>,
) -> Result<TestKey, Fault> {
    ctx.officer(Act::ManageOrganisations)?;
    let name = line("label", label)?;
    let email = check_email(Some(at.email))?;
    let hook = match at.hook.trim() {
        "" => None,
        url => Some(hook(ctx, url)?),
    };
    if email.is_none() && hook.is_none() {
        return Err(Fault::field("email", Problem::Missing));
    }
    let watch = Officer {
        id: OfficerId::new(ctx.now, ctx.node.chance()),
        name,
        role: Role::Operator,
        email,
        lang: ctx.node.config().default_lang,
        on_duty: false,
        recipient: None,
        since: ctx.now,
        left_at: None,
    };
    let hook_key = hook.as_ref().and_then(|address| {
        let secret = crate::tokens::decode(address.keys.first()?)?;
        Some(stormbell_wire::web_hook::key_text(&secret))
    });
    let way = hook.map(|address| Way {
        id: ChannelId::new(ctx.now, ctx.node.chance()),
        officer: watch.id,
        channel: Channel::WebHook,
        address: Some(address),
        place: 1,
        made_at: ctx.now,
        removed_at: None,
        reach: Reach::default(),
    });
    let (secret, mut key) = new_key(ctx, organisation, label)?;
    key.calls = Some(watch.id);
    let mut entry = ctx.entry("key given", organisation.0);
    entry.facts = vec![("calls", watch.id.to_string())];
    ctx.node
        .store()
        .write_or("give a key for tests", move |tx| {
            organisations::load(tx, organisation)?.ok_or(Fault::NotFound)?;
            people::add(tx, &watch)?;
            if let Some(way) = &way {
                channels::add(tx, way)?;
            }
            organisations::add_key(tx, &key)?;
            journal::note(tx, entry.clone())?;
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(TestKey {
        key: secret,
        hook_key,
    })
}

/// The web hook of a watch, checked as an officer's own is.
fn hook(ctx: &Ctx, url: &str) -> Result<Address, Fault> {
    let new = NewChannel {
        channel: Channel::WebHook.code().to_owned(),
        to: url.to_owned(),
        ..NewChannel::default()
    };
    let named = |fault| match fault {
        Fault::Invalid(why) => {
            Fault::field("hook", why.first().map_or(Problem::Form, |c| c.problem))
        }
        other => other,
    };
    Ok(check(ctx, &new).map_err(named)?.1)
}
