//! Following an invitation: a new officer, or an officer coming back after two colleagues vouched.

use super::sessions::{OpenedSession, begin_session};
use crate::{Ctx, Fault, desk::line, tokens::Opens};
use stormbell_model::{
    Lang, OfficerId, PasskeyId,
    access::{Act, role_may},
    complaint::Problem,
    officer::Officer,
};
use stormbell_store::{
    Tx,
    journal::{self, Entry},
    people::{self, Passkey},
    rotas, sessions,
};

/// A passkey that a door has verified.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// The credential id.
    pub credential_id: Vec<u8>,
    /// The verifying library's serialised passkey.
    pub data: String,
    /// What its owner calls it.
    pub label: String,
}

/// What a person says when joining.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The name that colleagues see.
    pub name: String,
    /// Where alarms are mailed.
    pub email: Option<String>,
    /// The person's language.
    pub lang: Lang,
    /// The person's passkey.
    pub passkey: NewPasskey,
}

/// Uses an invitation: keeps the officer and the passkey, and opens the first session.
pub async fn join(ctx: &Ctx, token: &str, j: Joining) -> Result<OpenedSession, Fault> {
    let name = line("name", &j.name)?;
    let email = check_email(j.email.as_deref())?;
    let lookup = ctx.node.lookup(Opens::Invitation, token);
    let (session, opened) = begin_session(ctx);
    let fresh = OfficerId::new(ctx.now, ctx.node.chance());
    let passkey = passkey(ctx, fresh, &j.passkey);
    let c = ctx.clone();
    let officer = ctx
        .node
        .store()
        .write_or("join", move |tx| {
            let mut i = people::invitation_by_token(tx, &lookup)?
                .filter(|i| i.is_open(c.now))
                .ok_or(Fault::NotFound)?;
            i.used_at = Some(c.now);
            people::save_invitation(tx, &i)?;
            let is_drawn = rotas::all(tx)?.iter().any(|r| r.made.undone_at.is_none());
            let id = match i.recovery_of {
                Some(id) => come_back(tx, &c, id)?,
                None => {
                    let officer = Officer {
                        id: fresh,
                        name: name.clone(),
                        role: i.role,
                        email: email.clone(),
                        lang: j.lang,
                        // A person who may answer alarms is called from the first moment: a silent desk is worse. Where
                        // rotas decide, they decide over this one too.
                        on_duty: role_may(i.role, Act::Acknowledge) && !is_drawn,
                        recipient: None,
                        since: c.now,
                        left_at: None,
                    };
                    people::add(tx, &officer)?;
                    note(tx, &c, "officer joined", fresh)?;
                    fresh
                }
            };
            people::add_passkey(
                tx,
                &Passkey {
                    officer: id,
                    ..passkey.clone()
                },
            )?;
            let mut session = session.clone();
            session.officer = Some(id);
            sessions::add(tx, &session)?;
            Ok::<_, Fault>(id)
        })
        .await?;
    ctx.node.stir();
    Ok(OpenedSession {
        token: opened,
        officer,
    })
}

/// Old passkeys, sessions and the old key's wrappings end: whoever has them may be the reason for the recovery.
fn come_back(tx: &mut Tx<'_>, ctx: &Ctx, id: OfficerId) -> Result<OfficerId, Fault> {
    let mut officer = people::load(tx, id)?
        .filter(|o| o.left_at.is_none())
        .ok_or(Fault::NotFound)?;
    people::remove_credentials(tx, id)?;
    sessions::end_all(tx, id)?;
    officer.recipient = None;
    people::save(tx, &officer)?;
    note(tx, ctx, "officer recovered", id)?;
    Ok(id)
}

fn note(tx: &mut Tx<'_>, ctx: &Ctx, act: &'static str, id: OfficerId) -> Result<(), Fault> {
    let entry = Entry {
        actor: format!("officer:{id}"),
        ..ctx.entry(act, id.0)
    };
    Ok(journal::note(tx, entry)?)
}

pub(super) fn passkey(ctx: &Ctx, officer: OfficerId, new: &NewPasskey) -> Passkey {
    let hex = stormbell_model::text::hex(&new.credential_id);
    Passkey {
        id: PasskeyId::new(ctx.now, ctx.node.chance()),
        officer,
        credential_lookup: ctx.node.lookup(Opens::Credential, &hex),
        data: new.data.clone(),
        label: stormbell_model::text::visible_line(new.label.trim())
            .chars()
            .take(60)
            .collect(),
        at: ctx.now,
    }
}

/// An address is checked for shape only; whether mail arrives is seen when a mail is sent.
pub(super) fn check_email(raw: Option<&str>) -> Result<Option<String>, Fault> {
    let Some(raw) = raw.map(str::trim).filter(|r| !r.is_empty()) else {
        return Ok(None);
    };
    let address = line("email", raw)?;
    let fits = address.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !address.contains(char::is_whitespace)
    });
    if fits {
        Ok(Some(address))
    } else {
        Err(Fault::field("email", Problem::Form))
    }
}
