//! Officers' own keys: born and wrapped on their devices. The server keeps recipients and wrappings, never a key.

use crate::{Ctx, Fault, front::roster_in};
use stormbell_model::{PasskeyId, access::Act, complaint::Problem, report::SealedAt};
use stormbell_seal::{Recipient, sealed};
use stormbell_store::{Tx, journal, people, reports};

pub use stormbell_store::people::Wrapping as Wrapped;

/// An officer's new key.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// The recipient, `age1pq1…`.
    pub recipient: String,
    /// The key as the device wrapped it.
    pub wrapped: Vec<Wrapped>,
}

/// The key of the one who asks.
#[derive(Clone, Debug)]
pub struct MyKey {
    /// The recipient.
    pub recipient: String,
    /// Its wrappings.
    pub wrapped: Vec<Wrapped>,
}

/// Bytes of one wrapping.
/// Told: `problem-too-big`. Rest: the key stays as it was.
const WRAPPING_MAX_BYTES: usize = 8 * 1024;
/// Wrappings of one key: passkeys and a passphrase.
/// Told: `problem-too-many`. Rest: the key stays as it was.
const WRAPPINGS_MAX: usize = 12;

fn check_wrapping(w: &Wrapped) -> Result<(), Fault> {
    if !matches!(w.kind.as_str(), "prf" | "passphrase") {
        return Err(Fault::field("wrapped/kind", Problem::Unknown));
    }
    if w.blob.is_empty() || w.blob.len() > WRAPPING_MAX_BYTES {
        return Err(Fault::field(
            "wrapped/blob",
            Problem::TooBig {
                max: WRAPPING_MAX_BYTES as u64,
            },
        ));
    }
    Ok(())
}

fn check_recipient(text: &str, field: &str) -> Result<(), Fault> {
    text.parse::<Recipient>()
        .map(|_| ())
        .map_err(|_| Fault::field(field, Problem::Form))
}

/// Sets the key of the one who asks; an old one is replaced. Contacts that waited under the node's key for the first
/// officer with a key are sealed to the roster in the same act.
pub async fn set_key(ctx: &Ctx, key: NewKey) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    check_recipient(&key.recipient, "recipient")?;
    if key.wrapped.is_empty() || key.wrapped.len() > WRAPPINGS_MAX {
        let was = key.wrapped.len();
        return Err(Fault::field(
            "wrapped",
            Problem::TooMany {
                max: WRAPPINGS_MAX,
                was,
            },
        ));
    }
    key.wrapped.iter().try_for_each(check_wrapping)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("set key", move |tx| {
            let mut officer = people::load(tx, me)?.ok_or(Fault::NotFound)?;
            officer.recipient = Some(key.recipient.clone());
            people::save(tx, &officer)?;
            people::remove_wrappings(tx, me)?;
            for wrapping in &key.wrapped {
                let id = PasskeyId::new(c.now, c.node.chance());
                people::add_wrapping(tx, id, me, wrapping, c.now)?;
            }
            journal::note(tx, c.entry("key set", me.0))?;
            seal_what_waited(tx, &c)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Contacts that one act seals again; the rest waits for the next look of the workers.
const WAITING_AT_ONCE: usize = 50;

/// Seals contacts that waited under the node's key. Doing it twice changes nothing.
pub(crate) fn seal_what_waited(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<(), Fault> {
    let roster = roster_in(tx, &ctx.node)?;
    if roster.recipients.is_empty() {
        return Ok(());
    }
    let recipients: Vec<Recipient> = roster
        .recipients
        .iter()
        .map(|r| r.parse())
        .collect::<Result<_, stormbell_seal::SealError>>()?;
    for id in reports::sealed_under_node_key(tx, WAITING_AT_ONCE)? {
        if let Some((SealedAt::Node, plain, _)) = reports::identity(tx, id)? {
            let plain = zeroize::Zeroizing::new(plain);
            let file = sealed::seal(&recipients, &plain, ctx.node.chance())?;
            reports::reseal(tx, id, SealedAt::Edge, &file, &roster.fingerprint)?;
            journal::note(tx, ctx.entry("identity sealed", id.0))?;
        }
    }
    Ok(())
}

/// The key of the one who asks, wrapped.
pub async fn my_key(ctx: &Ctx) -> Result<Option<MyKey>, Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let found = ctx
        .node
        .store()
        .read("read my key", move |tx| {
            let recipient = people::load(tx, me)?.and_then(|o| o.recipient);
            Ok((recipient, people::wrappings(tx, me)?))
        })
        .await?;
    Ok(found.0.map(|recipient| MyKey {
        recipient,
        wrapped: found.1,
    }))
}

/// Adds a wrapping of the same key, for another passkey.
pub async fn add_wrapping(ctx: &Ctx, wrapping: Wrapped) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    check_wrapping(&wrapping)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("add wrapping", move |tx| {
            let was = people::wrappings(tx, me)?.len();
            if was >= WRAPPINGS_MAX {
                return Err(Fault::field(
                    "wrapped",
                    Problem::TooMany {
                        max: WRAPPINGS_MAX,
                        was: was + 1,
                    },
                ));
            }
            let id = PasskeyId::new(c.now, c.node.chance());
            people::add_wrapping(tx, id, me, &wrapping, c.now)?;
            journal::note(tx, c.entry("key wrapped again", me.0))?;
            Ok(())
        })
        .await
}

/// The recovery keys' recipients.
pub async fn recovery_keys(ctx: &Ctx) -> Result<Vec<String>, Fault> {
    ctx.officer(Act::ManageRecoveryKeys)?;
    Ok(ctx
        .node
        .store()
        .read("read recovery keys", people::recovery_keys)
        .await?)
}

/// Sets both recovery keys. The keys themselves are on two sheets of paper, with two people.
pub async fn set_recovery_keys(ctx: &Ctx, recipients: [String; 2]) -> Result<(), Fault> {
    let me = ctx.officer(Act::ManageRecoveryKeys)?;
    for recipient in &recipients {
        check_recipient(recipient, "recipient")?;
    }
    if recipients[0] == recipients[1] {
        return Err(Fault::field("recipient", Problem::Twice));
    }
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("set recovery keys", move |tx| {
            people::set_recovery_keys(tx, &recipients, me, c.now)?;
            journal::note(tx, c.entry("recovery keys set", me.0))?;
            Ok(())
        })
        .await
}
