//! Acts that change which reports belong together, with what each needs to be taken back: the ties that it made or undid,
//! the incident that went into another.

use crate::columns::{self, params};
use crate::{Result, Tx, Value};
use stormbell_model::{
    IncidentId, LinkId, Moment, OfficerId, RegroupingId,
    incident::{Regrouping, RegroupingAct},
};

const COLUMNS: &str = "id, act, incident, other, sealed, officer, at, undone_at, undone_by";

/// Keeps an act with the ties that it made (`true`) or undid.
pub fn add(tx: &mut Tx<'_>, act: &Regrouping, links: &[(LinkId, bool)]) -> Result<()> {
    let sealed = columns::seal(tx, "regroupings", act.id.as_bytes(), &act.reason)?;
    tx.execute(
        "INSERT INTO regroupings (id, act, incident, other, sealed, officer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            act.id,
            act.act.code(),
            act.incident,
            act.other,
            sealed,
            act.by.unwrap_or(OfficerId::NOBODY),
            act.at
        ],
    )?;
    let rows: Vec<Vec<Value>> = links
        .iter()
        .map(|(link, tied)| params![act.id, *link, i64::from(*tied)].to_vec())
        .collect();
    tx.insert_many(
        "INSERT INTO regrouped_links (regrouping, link, tied)",
        &rows,
    )
}

/// One act.
pub fn load(tx: &mut Tx<'_>, id: RegroupingId) -> Result<Option<Regrouping>> {
    Ok(some(tx, "id = ?1", params![id])?.pop())
}

/// The ties that an act made (`true`) or undid.
pub fn links(tx: &mut Tx<'_>, id: RegroupingId) -> Result<Vec<(LinkId, bool)>> {
    tx.query(
        "SELECT link, tied FROM regrouped_links WHERE regrouping = ?1 ORDER BY link",
        params![id],
        |r| Ok((columns::id(r, 0)?, r.int(1)? == 1)),
    )
}

/// Marks an act as taken back, once.
pub fn undo(tx: &mut Tx<'_>, id: RegroupingId, by: OfficerId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE regroupings SET undone_at = ?2, undone_by = ?3 WHERE id = ?1 AND undone_at IS NULL",
        params![id, now, by],
    )
}

/// Whether a later act that stands touched the same tie.
pub fn touched_since(tx: &mut Tx<'_>, link: LinkId, act: RegroupingId) -> Result<bool> {
    let later = tx.query_one(
        "SELECT 1 FROM regrouped_links JOIN regroupings ON regroupings.id = regrouped_links.regrouping \
         WHERE regrouped_links.link = ?1 AND regrouped_links.regrouping > ?2 AND regroupings.undone_at IS NULL LIMIT 1",
        params![link, act],
        |r| r.int(0),
    )?;
    Ok(later.is_some())
}

/// The acts about an incident, the newest first.
pub fn of_incident(tx: &mut Tx<'_>, incident: IncidentId, limit: usize) -> Result<Vec<Regrouping>> {
    let values = params![incident, limit as i64];
    let mut all = some(tx, "incident = ?1 ORDER BY id DESC LIMIT ?2", values)?;
    all.extend(some(tx, "other = ?1 ORDER BY id DESC LIMIT ?2", values)?);
    all.sort_by_key(|act| std::cmp::Reverse(act.id));
    all.dedup_by_key(|act| act.id);
    all.truncate(limit);
    Ok(all)
}

fn some(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Regrouping>> {
    let sql = format!("SELECT {COLUMNS} FROM regroupings WHERE {which}");
    let rows = tx.query(&sql, values, |r| {
        let by: OfficerId = columns::id(r, 5)?;
        let act = Regrouping {
            id: columns::id(r, 0)?,
            act: columns::code(r, 1, RegroupingAct::parse)?,
            incident: columns::id(r, 2)?,
            other: columns::opt_id(r, 3)?,
            reason: String::new(),
            by: Some(by).filter(|by| *by != OfficerId::NOBODY),
            at: columns::moment(r, 6)?,
            undone: columns::opt_moment(r, 7)?.zip(columns::opt_id(r, 8)?),
        };
        Ok((act, r.blob(4)?))
    })?;
    rows.into_iter()
        .map(|(mut act, sealed)| {
            act.reason = columns::open(tx, "regroupings", act.id.as_bytes(), &sealed)?;
            Ok(act)
        })
        .collect()
}
