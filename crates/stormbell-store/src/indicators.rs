//! Indicators: imports, values that are said to mean harm with who says so, and sightings in reports.
//!
//! A value is there once, whoever names it, by the keyed hash of its type and normal form. What the next start finds if
//! the process dies while an import is taken in: the rest of it in `indicator_waiting`, and the job that goes on with it.

mod imports;
mod sightings;

pub use imports::{
    Waiting, add_import, all_waiting, erase_import, forget_all_waiting, forget_waiting, import,
    imports, save_import, undo, wait, waiting,
};
pub use sightings::{Sighting, add_sighting, matching, of_report, with_indicator};

use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx, search::Term};
use stormbell_model::{
    ImportId, IndicatorId, Moment,
    indicator::{Claim, Indicator},
    marking::Tlp,
    triage::Priority,
};

const COLUMNS: &str = "id, kind, sealed, added_at, ends_at, withdrawn_at, raises, sightings";

/// Takes an indicator in with the claim of an import, or adds the claim to the one that is there. Gives its id.
pub fn take(
    tx: &mut Tx<'_>,
    import: ImportId,
    new: &Indicator,
    lookup: &[u8; 32],
    claim: &Claim,
    terms: &[Term],
) -> Result<IndicatorId> {
    let id = match by_lookup(tx, lookup)? {
        Some(id) => id,
        None => {
            insert(tx, new, lookup, terms)?;
            new.id
        }
    };
    let sealed = columns::seal(tx, "indicator_claims", &claim_row(import, id), &claim.note)?;
    tx.execute(
        "INSERT INTO indicator_claims (import, indicator, sealed, tlp, ends_at, raises) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (import, indicator) DO NOTHING",
        params![
            import,
            id,
            sealed,
            claim.tlp.code(),
            claim.ends_at.map(|m| m.0),
            new.raises.map(|p| p.level())
        ],
    )?;
    settle(tx, id, new.added_at)?;
    Ok(id)
}

/// The row that a claim is sealed to: both of its ids.
fn claim_row(import: ImportId, indicator: IndicatorId) -> [u8; 32] {
    let mut row = [0; 32];
    row[..16].copy_from_slice(import.as_bytes());
    row[16..].copy_from_slice(indicator.as_bytes());
    row
}

fn by_lookup(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<IndicatorId>> {
    tx.query_one(
        "SELECT id FROM indicators WHERE lookup = ?1",
        params![lookup.as_slice()],
        |r| columns::id(r, 0),
    )
}

fn insert(tx: &mut Tx<'_>, new: &Indicator, lookup: &[u8; 32], terms: &[Term]) -> Result<()> {
    let sealed = columns::seal(tx, "indicators", new.id.as_bytes(), &new.value)?;
    tx.execute(
        "INSERT INTO indicators (id, lookup, kind, sealed, added_at, ends_at, withdrawn_at, raises, sightings) \
         VALUES (?1, ?2, ?3, ?4, ?5, NULL, NULL, NULL, 0)",
        params![
            new.id,
            lookup.as_slice(),
            new.kind.as_str(),
            sealed,
            new.added_at
        ],
    )?;
    let rows: Vec<Vec<crate::Value>> = terms
        .iter()
        .map(|term| params![term.as_slice(), new.id].to_vec())
        .collect();
    tx.execute_many(
        "INSERT INTO indicator_terms (term, indicator) VALUES (?1, ?2) ON CONFLICT (term, indicator) DO NOTHING",
        &rows,
    )?;
    Ok(())
}

/// Works out anew what holds for an indicator: the claims of imports that were not undone decide.
fn settle(tx: &mut Tx<'_>, id: IndicatorId, now: Moment) -> Result<()> {
    let claims = tx.query(
        "SELECT c.ends_at, c.raises FROM indicator_claims AS c JOIN indicator_imports AS i ON i.id = c.import \
         WHERE c.indicator = ?1 AND i.stage <> 'undone'",
        params![id],
        |r| Ok((r.opt_int(0)?, r.opt_int(1)?)),
    )?;
    let endless = claims.iter().any(|(end, _)| end.is_none());
    let ends_at = claims
        .iter()
        .filter_map(|(end, _)| *end)
        .max()
        .filter(|_| !endless);
    let raises = claims.iter().filter_map(|(_, raises)| *raises).min();
    let withdrawn = claims.is_empty().then_some(now.0);
    tx.execute_one(
        "UPDATE indicators SET ends_at = ?2, raises = ?3, withdrawn_at = ?4 WHERE id = ?1",
        params![id, ends_at, raises, withdrawn],
    )
}

/// One indicator.
pub fn load(tx: &mut Tx<'_>, id: IndicatorId) -> Result<Option<Indicator>> {
    let raw = tx.query_one(
        &format!("SELECT {COLUMNS} FROM indicators WHERE id = ?1"),
        params![id],
        read,
    )?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// A page of indicators, the newest first.
pub fn page(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<Indicator>> {
    let raws = tx.query(
        &format!("SELECT {COLUMNS} FROM indicators WHERE id < ?1 ORDER BY id DESC LIMIT ?2"),
        params![after.id, limit as i64],
        read,
    )?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

/// The indicators of an import behind one of them, in the order of their ids.
pub fn of_import(
    tx: &mut Tx<'_>,
    import: ImportId,
    after: Option<IndicatorId>,
    limit: usize,
) -> Result<Vec<Indicator>> {
    let after = after.map_or(uuid::Uuid::nil(), |id| id.0);
    let ids: Vec<IndicatorId> = tx.query(
        "SELECT indicator FROM indicator_claims WHERE import = ?1 AND indicator > ?2 ORDER BY indicator LIMIT ?3",
        params![import, after, limit as i64],
        |r| columns::id(r, 0),
    )?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(load(tx, id)?);
    }
    Ok(all)
}

/// What is said about an indicator, and by which import; undone ones too.
pub fn claims(tx: &mut Tx<'_>, id: IndicatorId) -> Result<Vec<(ImportId, Claim)>> {
    let raws = tx.query(
        "SELECT import, sealed, tlp, ends_at FROM indicator_claims WHERE indicator = ?1 ORDER BY import",
        params![id],
        |r| {
            let claim = Claim {
                note: String::new(),
                tlp: Tlp::parse(&r.text(2)?),
                ends_at: columns::opt_moment(r, 3)?,
            };
            Ok((columns::id::<ImportId>(r, 0)?, claim, r.blob(1)?))
        },
    )?;
    raws.into_iter()
        .map(|(import, mut claim, sealed)| {
            let row = claim_row(import, id);
            claim.note = columns::open(tx, "indicator_claims", &row, &sealed)?;
            Ok((import, claim))
        })
        .collect()
}

fn read(r: &Row<'_>) -> Result<(Indicator, Vec<u8>)> {
    let indicator = Indicator {
        id: columns::id(r, 0)?,
        kind: r.text(1)?,
        value: String::new(),
        added_at: columns::moment(r, 3)?,
        ends_at: columns::opt_moment(r, 4)?,
        withdrawn_at: columns::opt_moment(r, 5)?,
        raises: r.opt_int(6)?.and_then(Priority::from_level),
        sightings: r.int(7)?,
    };
    Ok((indicator, r.blob(2)?))
}

fn open(tx: &Tx<'_>, (mut i, sealed): (Indicator, Vec<u8>)) -> Result<Indicator> {
    i.value = columns::open(tx, "indicators", i.id.as_bytes(), &sealed)?;
    Ok(i)
}
