//! Passkeys and the half-done ceremonies around them. The cryptography of WebAuthn is the door's; here is what is kept.

use super::join::{NewPasskey, passkey};
use crate::{
    Ctx, Fault,
    tokens::{self, Opens},
};
use stormbell_model::{Moment, OfficerId, PasskeyId, Span, access::Act, complaint::Problem};
use stormbell_store::{
    journal,
    people::{self, Passkey},
    sessions,
};

/// A passkey that is kept.
#[derive(Clone, Debug)]
pub struct PasskeyView {
    /// Its id.
    pub id: PasskeyId,
    /// Whose.
    pub officer: OfficerId,
    /// The verifying library's serialised passkey.
    pub data: String,
    /// What its owner calls it.
    pub label: String,
    /// Since when.
    pub added_at: Moment,
}

/// How long a ceremony may take: a person looks for the key in the drawer.
const CEREMONY_OPEN: Span = Span::minutes(5);
/// Passkeys that one officer may have.
/// Told: `problem-too-many`. Rest: the passkeys stay as they were.
const PASSKEYS_MAX: usize = 10;

fn view(p: Passkey) -> PasskeyView {
    PasskeyView {
        id: p.id,
        officer: p.officer,
        data: p.data,
        label: p.label,
        added_at: p.at,
    }
}

/// Keeps the state of a ceremony and gives the word under which it can be taken, once.
pub async fn keep_ceremony(ctx: &Ctx, state: String) -> Result<String, Fault> {
    let token = tokens::draw(ctx.node.chance());
    let (lookup, until) = (
        ctx.node.lookup(Opens::Ceremony, &token),
        ctx.now.plus(CEREMONY_OPEN),
    );
    ctx.node
        .store()
        .write_aside("keep a ceremony", move |tx| {
            sessions::add_ceremony(tx, &lookup, &state, until)
        })
        .await?;
    Ok(token)
}

/// Takes the state of a ceremony; none when it was taken before or its time has passed.
pub async fn take_ceremony(ctx: &Ctx, token: &str) -> Result<Option<String>, Fault> {
    let (lookup, now) = (ctx.node.lookup(Opens::Ceremony, token), ctx.now);
    Ok(ctx
        .node
        .store()
        .write_aside("take a ceremony", move |tx| {
            sessions::take_ceremony(tx, &lookup, now)
        })
        .await?)
}

/// The passkey with this credential id, of a person who works here.
pub async fn passkey_by_credential(
    ctx: &Ctx,
    credential_id: &[u8],
) -> Result<Option<PasskeyView>, Fault> {
    let hex = stormbell_model::text::hex(credential_id);
    let lookup = ctx.node.lookup(Opens::Credential, &hex);
    let found = ctx
        .node
        .store()
        .read("find a passkey", move |tx| {
            let Some(passkey) = people::passkey_by_credential(tx, &lookup)? else {
                return Ok(None);
            };
            let here = people::load(tx, passkey.officer)?.is_some_and(|o| o.left_at.is_none());
            Ok(here.then_some(passkey))
        })
        .await?;
    Ok(found.map(view))
}

/// The passkeys of the one who asks.
pub async fn passkeys_of(ctx: &Ctx) -> Result<Vec<PasskeyView>, Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let all = ctx
        .node
        .store()
        .read("list passkeys", move |tx| people::passkeys_of(tx, me))
        .await?;
    Ok(all.into_iter().map(view).collect())
}

/// Adds a passkey to the one who asks.
pub async fn add_passkey(ctx: &Ctx, new: NewPasskey) -> Result<PasskeyId, Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let passkey = passkey(ctx, me, &new);
    let (id, entry) = (passkey.id, ctx.entry("passkey added", me.0));
    ctx.node
        .store()
        .write_or("add passkey", move |tx| {
            let was = people::passkeys_of(tx, me)?.len();
            if was >= PASSKEYS_MAX {
                return Err(Fault::field(
                    "passkey",
                    Problem::TooMany {
                        max: PASSKEYS_MAX,
                        was: was + 1,
                    },
                ));
            }
            people::add_passkey(tx, &passkey)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await?;
    Ok(id)
}

/// Removes a passkey of the one who asks; the last one stays, or nobody comes in again.
pub async fn remove_passkey(ctx: &Ctx, id: PasskeyId) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let entry = ctx.entry("passkey removed", me.0);
    ctx.node
        .store()
        .write_or("remove passkey", move |tx| {
            if people::passkeys_of(tx, me)?.len() < 2 {
                return Err(Fault::Conflict("last-passkey"));
            }
            people::remove_passkey(tx, me, id)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await
}

/// Writes back what the verifying library changed after a use.
pub async fn renew_passkey(ctx: &Ctx, p: &PasskeyView, data: String) -> Result<(), Fault> {
    let passkey = Passkey {
        id: p.id,
        officer: p.officer,
        credential_lookup: [0; 32],
        data,
        label: p.label.clone(),
        at: p.added_at,
    };
    ctx.node
        .store()
        .write_aside("renew passkey", move |tx| {
            people::renew_passkey(tx, &passkey)
        })
        .await?;
    Ok(())
}
