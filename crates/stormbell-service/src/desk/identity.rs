//! Opening a reporter's sealed identity: on the officer's device, with a reason, and never unnoticed.

use super::{Names, Page, begin, note_text};
use crate::{Ctx, Fault, front::roster_in};
use stormbell_model::{
    Moment, OpeningId, ReportId, access::Act, complaint::Problem, limits, report::SealedAt,
};
use stormbell_seal::check_hybrid_header;
use stormbell_store::{
    Cursor, journal,
    people::{self, Opening},
    reports,
};

/// A sealed contact on its way to the officer's device.
#[derive(Clone, Debug)]
pub struct SealedIdentity {
    /// Where it was sealed.
    pub sealed_at: SealedAt,
    /// An age file; the contact's JSON itself when it was sealed under the node's key.
    pub file: Vec<u8>,
}

/// Gives out the sealed contact. The opening is in the journal before the bytes leave.
pub async fn sealed_identity(
    ctx: &Ctx,
    id: ReportId,
    reason: &str,
) -> Result<SealedIdentity, Fault> {
    let officer = ctx.officer(Act::OpenIdentity)?;
    let reason = note_text("reason", reason)?;
    let opening = Opening {
        id: OpeningId::new(ctx.now, ctx.node.chance()),
        report: id,
        officer,
        reason,
        at: ctx.now,
    };
    let entry = ctx.entry("identity opened", id.0);
    let found = ctx
        .node
        .store()
        .write_or("open identity", move |tx| {
            let (sealed_at, file, _) = reports::identity(tx, id)?.ok_or(Fault::NotFound)?;
            people::add_opening(tx, &opening)?;
            journal::note(tx, entry.clone())?;
            Ok::<_, Fault>(SealedIdentity { sealed_at, file })
        })
        .await?;
    ctx.node.stir();
    Ok(found)
}

/// One opening, as those who watch over it read it.
#[derive(Clone, Debug)]
pub struct OpeningRow {
    /// When.
    pub at: Moment,
    /// Who opened it.
    pub officer: String,
    /// The report's reference.
    pub reference: String,
    /// Why.
    pub reason: String,
}

/// Who opened which identity, and why.
pub async fn openings(ctx: &Ctx, after: Option<String>) -> Result<Page<OpeningRow>, Fault> {
    ctx.officer(Act::ReadOpenings)?;
    let after = begin(after.as_deref())?;
    ctx.node
        .store()
        .read_or("list openings", move |tx| {
            let names = Names::read(tx)?;
            let most = limits::PAGE_MAX_ROWS;
            let found = people::openings(tx, after, most + 1)?;
            let page = Page::cut(found, most, |(o, _)| Cursor {
                at: o.at,
                id: o.id.0,
            });
            let row = |(o, reference): (Opening, String)| OpeningRow {
                at: o.at,
                officer: names.of(o.officer),
                reference,
                reason: o.reason,
            };
            Ok(page.map(row))
        })
        .await
}

/// How many contacts one look hands to a device for sealing again.
const RESEAL_AT_ONCE: usize = 20;

/// Contacts that are not sealed to everyone on the roster, as age files. An officer's device opens and seals them
/// again; only the officer's key can.
pub async fn resealable(ctx: &Ctx) -> Result<Vec<(ReportId, Vec<u8>)>, Fault> {
    ctx.officer(Act::OpenIdentity)?;
    let node = ctx.node.clone();
    ctx.node
        .store()
        .read_or("find what to seal again", move |tx| {
            let roster = roster_in(tx, &node)?;
            let mut out = Vec::new();
            for id in reports::sealed_for_others(tx, &roster.fingerprint, RESEAL_AT_ONCE)? {
                if let Some((at, file, _)) = reports::identity(tx, id)?
                    && at != SealedAt::Node
                {
                    out.push((id, file));
                }
            }
            Ok(out)
        })
        .await
}

/// Keeps a contact that an officer's device sealed to the roster of today.
pub async fn reseal_identity(ctx: &Ctx, id: ReportId, file: Vec<u8>) -> Result<(), Fault> {
    ctx.officer(Act::OpenIdentity)?;
    if file.len() > limits::SEALED_IDENTITY_MAX_BYTES {
        return Err(Fault::field(
            "contact",
            Problem::TooBig {
                max: limits::SEALED_IDENTITY_MAX_BYTES as u64,
            },
        ));
    }
    let (node, entry) = (ctx.node.clone(), ctx.entry("identity resealed", id.0));
    ctx.node
        .store()
        .write_or("reseal identity", move |tx| {
            let roster = roster_in(tx, &node)?;
            check_hybrid_header(&file, roster.recipients.len())
                .map_err(|_| Fault::field("contact", Problem::Sealed))?;
            // What waits under the node's key is sealed by the node itself, with the first key at the desk.
            let (at, _, _) = reports::identity(tx, id)?
                .filter(|(at, _, _)| *at != SealedAt::Node)
                .ok_or(Fault::NotFound)?;
            reports::reseal(tx, id, at, &file, &roster.fingerprint)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await
}
