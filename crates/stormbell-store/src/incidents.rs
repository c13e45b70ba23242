//! Incidents, the links that tie reports to them, and their timelines.

use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    EntryId, IncidentId, LinkId, Moment, OfficerId, ReportId,
    incident::{Entry, EntryKind, Incident, Link},
    kind::Kind,
    marking::Tlp,
    report::Outcome,
    triage::Priority,
};

const COLUMNS: &str = "id, reference, sealed, opened_at, kind, priority, tlp, assigned_to, closed_at, outcome, moved_at";

/// Keeps a new incident.
pub fn add(tx: &mut Tx<'_>, i: &Incident) -> Result<()> {
    let sealed = columns::seal(tx, "incidents", i.id.as_bytes(), &i.title)?;
    tx.execute(
        "INSERT INTO incidents (id, reference, sealed, opened_at, kind, priority, tlp, assigned_to, closed_at, outcome, moved_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL, ?9)",
        params![
            i.id,
            i.reference.as_str(),
            sealed,
            i.opened_at,
            i.kind.value(),
            i.priority.level(),
            i.tlp.code(),
            i.assigned_to,
            i.moved_at
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

/// How many reports are tied to an incident now. Kept with every tie, not counted.
pub fn size(tx: &mut Tx<'_>, id: IncidentId) -> Result<i64> {
    let size = tx.query_one(
        "SELECT reports FROM incidents WHERE id = ?1",
        params![id],
        |r| r.int(0),
    )?;
    size.ok_or(crate::Error::Gone)
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
        "SELECT {COLUMNS}, reports FROM incidents WHERE closed_at {which} AND id < ?1 ORDER BY id DESC LIMIT ?2"
    );
    let raws = tx.query(&sql, params![after.id, limit as i64], |r| {
        Ok((read(r)?, r.int(11)?))
    })?;
    raws.into_iter()
        .map(|(raw, reports)| Ok((open(tx, raw)?, reports)))
        .collect()
}

/// What somebody has open, the most urgent first.
pub fn open_at(tx: &mut Tx<'_>, officer: OfficerId, limit: usize) -> Result<Vec<Incident>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM incidents WHERE assigned_to = ?1 AND closed_at IS NULL ORDER BY priority, id LIMIT ?2"
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
    };
    Ok((incident, r.blob(2)?))
}

fn open(tx: &Tx<'_>, (mut incident, sealed): (Incident, Vec<u8>)) -> Result<Incident> {
    incident.title = columns::open(tx, "incidents", incident.id.as_bytes(), &sealed)?;
    Ok(incident)
}

/// Keeps a link, and counts it.
pub fn add_link(tx: &mut Tx<'_>, l: &Link) -> Result<()> {
    let sealed = columns::seal(tx, "links", l.id.as_bytes(), &l.reason)?;
    tx.execute(
        "INSERT INTO links (id, report, incident, sealed, officer, at, undone_at, undone_by) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL)",
        params![l.id, l.report, l.incident, sealed, l.by, l.at],
    )?;
    count(tx, l.incident, 1)
}

/// Undoes a link. It stays as history.
pub fn undo_link(tx: &mut Tx<'_>, link: &Link, by: OfficerId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE links SET undone_at = ?2, undone_by = ?3 WHERE id = ?1 AND undone_at IS NULL",
        params![link.id, now, by],
    )?;
    count(tx, link.incident, -1)
}

fn count(tx: &mut Tx<'_>, incident: IncidentId, more: i64) -> Result<()> {
    tx.execute_one(
        "UPDATE incidents SET reports = reports + ?2 WHERE id = ?1",
        params![incident, more],
    )
}

/// One link.
pub fn link(tx: &mut Tx<'_>, id: LinkId) -> Result<Option<Link>> {
    Ok(links(tx, "id = ?1", params![id])?.pop())
}

/// All links of a report, undone ones included, oldest first.
pub fn links_of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Link>> {
    links(tx, "report = ?1 ORDER BY at, id", params![report])
}

/// A page of an incident's links, undone ones included, the newest first.
pub fn links_of_incident(
    tx: &mut Tx<'_>,
    incident: IncidentId,
    after: Cursor,
    limit: usize,
) -> Result<Vec<Link>> {
    links(
        tx,
        "incident = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        params![incident, after.id, limit as i64],
    )
}

fn links(tx: &mut Tx<'_>, which: &str, values: &[crate::Value]) -> Result<Vec<Link>> {
    let sql = format!(
        "SELECT id, report, incident, sealed, officer, at, undone_at, undone_by FROM links WHERE {which}"
    );
    let rows = tx.query(&sql, values, |r| {
        let undone_at = columns::opt_moment(r, 6)?;
        let undone_by = columns::opt_id(r, 7)?;
        let link = Link {
            id: columns::id(r, 0)?,
            report: columns::id(r, 1)?,
            incident: columns::id(r, 2)?,
            reason: String::new(),
            by: columns::id(r, 4)?,
            at: columns::moment(r, 5)?,
            undone: undone_at.zip(undone_by),
        };
        Ok((link, r.blob(3)?))
    })?;
    rows.into_iter()
        .map(|(mut link, sealed)| {
            link.reason = columns::open(tx, "links", link.id.as_bytes(), &sealed)?;
            Ok(link)
        })
        .collect()
}

/// How many of an incident's reports are not closed. Looks at each of them.
pub fn open_reports(tx: &mut Tx<'_>, incident: IncidentId) -> Result<i64> {
    let count = tx.query_one(
        "SELECT COUNT(*) FROM links JOIN reports ON reports.id = links.report \
         WHERE links.incident = ?1 AND links.undone_at IS NULL AND reports.state <> 'closed'",
        params![incident],
        |r| r.int(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// The incident that each of these reports is in now, if any.
pub fn of_reports(
    tx: &mut Tx<'_>,
    reports: &[ReportId],
) -> Result<Vec<Option<(IncidentId, String)>>> {
    reports
        .iter()
        .map(|report| {
            tx.query_one(
                "SELECT incidents.id, incidents.reference FROM links JOIN incidents ON incidents.id = links.incident \
                 WHERE links.report = ?1 AND links.undone_at IS NULL ORDER BY links.at DESC, links.id DESC LIMIT 1",
                params![*report],
                |r| Ok((columns::id(r, 0)?, r.text(1)?)),
            )
        })
        .collect()
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
