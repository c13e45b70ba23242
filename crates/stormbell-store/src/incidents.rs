//! Incidents, the links that tie reports to them, and their timelines.

use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    EntryId, IncidentId, OfficerId,
    incident::{Entry, EntryKind, Incident},
    kind::Kind,
    marking::Tlp,
    report::Outcome,
    triage::Priority,
};

const COLUMNS: &str = "id, reference, sealed, opened_at, kind, priority, tlp, assigned_to, closed_at, outcome, moved_at, rules, merged_into";

/// Keeps a new incident.
pub fn add(tx: &mut Tx<'_>, i: &Incident) -> Result<()> {
    let sealed = columns::seal(tx, "incidents", i.id.as_bytes(), &i.title)?;
    tx.execute(
        "INSERT INTO incidents (id, reference, sealed, opened_at, kind, priority, tlp, assigned_to, closed_at, outcome, moved_at, rules) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL, ?9, ?10)",
        params![
            i.id,
            i.reference.as_str(),
            sealed,
            i.opened_at,
            i.kind.value(),
            i.priority.level(),
            i.tlp.code(),
            i.assigned_to,
            i.moved_at,
            i.rules.as_deref()
        ],
    )?;
    Ok(())
}

/// Writes back what officers changed.
pub fn save(tx: &mut Tx<'_>, i: &Incident) -> Result<()> {
    tx.execute_one(
        "UPDATE incidents SET kind = ?2, priority = ?3, tlp = ?4, assigned_to = ?5, closed_at = ?6, outcome = ?7, \
         moved_at = ?8 WHERE id = ?1",
        params![
            i.id,
            i.kind.value(),
            i.priority.level(),
            i.tlp.code(),
            i.assigned_to,
            i.closed.map(|c| c.0.0),
            i.closed.map(|c| c.1.code()),
            i.moved_at
        ],
    )
}

/// Loads one incident.
pub fn load(tx: &mut Tx<'_>, id: IncidentId) -> Result<Option<Incident>> {
    one(
        tx,
        &format!("SELECT {COLUMNS} FROM incidents WHERE id = ?1"),
        id,
    )
}

/// Loads one incident and locks it, before it is changed.
pub fn load_to_change(tx: &mut Tx<'_>, id: IncidentId) -> Result<Option<Incident>> {
    let lock = tx.engine().lock_clause();
    one(
        tx,
        &format!("SELECT {COLUMNS} FROM incidents WHERE id = ?1{lock}"),
        id,
    )
}

fn one(tx: &mut Tx<'_>, sql: &str, id: IncidentId) -> Result<Option<Incident>> {
    let raw = tx.query_one(sql, params![id], read)?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// Finds an incident by its reference.
pub fn by_reference(tx: &mut Tx<'_>, reference: &str) -> Result<Option<IncidentId>> {
    tx.query_one(
        "SELECT id FROM incidents WHERE reference = ?1",
        params![reference],
        |r| columns::id(r, 0),
    )
}

/// A page of incidents, the newest first, each with the number of its reports.
pub fn page(
    tx: &mut Tx<'_>,
    closed: bool,
    after: Cursor,
    limit: usize,
) -> Result<Vec<(Incident, i64)>> {
    let which = if closed { "IS NOT NULL" } else { "IS NULL" };
    let sql = format!(
        "SELECT {COLUMNS}, reports FROM incidents WHERE closed_at {which} AND merged_into IS NULL AND id < ?1 ORDER BY id DESC LIMIT ?2"
    );
    let raws = tx.query(&sql, params![after.id, limit as i64], |r| {
        Ok((read(r)?, r.int(13)?))
    })?;
    raws.into_iter()
        .map(|(raw, reports)| Ok((open(tx, raw)?, reports)))
        .collect()
}

/// What somebody has open, the most urgent first.
pub fn open_at(tx: &mut Tx<'_>, officer: OfficerId, limit: usize) -> Result<Vec<Incident>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM incidents WHERE assigned_to = ?1 AND closed_at IS NULL AND merged_into IS NULL ORDER BY priority, id LIMIT ?2"
    );
    let raws = tx.query(&sql, params![officer, limit as i64], read)?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

fn read(r: &Row<'_>) -> Result<(Incident, Vec<u8>)> {
    let closed_at = columns::opt_moment(r, 8)?;
    let outcome = columns::opt_code(r, 9, Outcome::parse)?;
    let incident = Incident {
        id: columns::id(r, 0)?,
        reference: r.text(1)?,
        title: String::new(),
        opened_at: columns::moment(r, 3)?,
        kind: columns::code(r, 4, Kind::parse)?,
        priority: Priority::from_level(r.int(5)?).ok_or_else(|| columns::wrong("a priority"))?,
        tlp: Tlp::parse(&r.text(6)?),
        assigned_to: columns::opt_id(r, 7)?,
        closed: closed_at.zip(outcome),
        moved_at: columns::moment(r, 10)?,
        rules: r.opt_text(11)?,
        merged_into: columns::opt_id(r, 12)?,
    };
    Ok((incident, r.blob(2)?))
}

fn open(tx: &Tx<'_>, (mut incident, sealed): (Incident, Vec<u8>)) -> Result<Incident> {
    incident.title = columns::open(tx, "incidents", incident.id.as_bytes(), &sealed)?;
    Ok(incident)
}

#[derive(Serialize, Deserialize)]
struct EntryWords {
    text: String,
    #[serde(default)]
    detail: String,
}

/// Keeps a timeline entry.
pub fn add_entry(tx: &mut Tx<'_>, e: &Entry) -> Result<()> {
    let words = EntryWords {
        text: e.text.clone(),
        detail: e.detail.clone(),
    };
    let sealed = columns::seal(tx, "entries", e.id.as_bytes(), &words)?;
    let kind = match e.kind {
        EntryKind::Note => "note",
        EntryKind::Change => "change",
    };
    tx.execute(
        "INSERT INTO entries (id, incident, kind, sealed, officer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![e.id, e.incident, kind, sealed, e.by, e.at],
    )?;
    Ok(())
}

/// One entry of an incident's timeline.
pub fn entry(tx: &mut Tx<'_>, incident: IncidentId, id: EntryId) -> Result<Option<Entry>> {
    let found = entries(
        tx,
        incident,
        "incident = ?1 AND id = ?2",
        params![incident, id],
    )?;
    Ok(found.into_iter().next())
}

/// A page of a timeline, the newest first.
pub fn timeline(
    tx: &mut Tx<'_>,
    incident: IncidentId,
    after: Cursor,
    limit: usize,
) -> Result<Vec<Entry>> {
    entries(
        tx,
        incident,
        "incident = ?1 AND (at, id) < (?2, ?3) ORDER BY at DESC, id DESC LIMIT ?4",
        params![incident, after.at, after.id, limit as i64],
    )
}

fn entries(
    tx: &mut Tx<'_>,
    incident: IncidentId,
    which: &str,
    values: &[crate::Value],
) -> Result<Vec<Entry>> {
    let sql = format!("SELECT id, kind, sealed, officer, at FROM entries WHERE {which}");
    let rows = tx.query(&sql, values, |r| {
        let entry = Entry {
            id: columns::id(r, 0)?,
            incident,
            kind: match r.text(1)?.as_str() {
                "note" => EntryKind::Note,
                _ => EntryKind::Change,
            },
            text: String::new(),
            detail: String::new(),
            by: columns::id(r, 3)?,
            at: columns::moment(r, 4)?,
        };
        Ok((entry, r.blob(2)?))
    })?;
    rows.into_iter()
        .map(|(mut entry, sealed)| {
            let words: EntryWords = columns::open(tx, "entries", entry.id.as_bytes(), &sealed)?;
            entry.text = words.text;
            entry.detail = words.detail;
            Ok(entry)
        })
        .collect()
}
