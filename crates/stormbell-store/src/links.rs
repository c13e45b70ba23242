//! The ties between reports and incidents. Undone, they stay as history. Incidents that became one are read together:
//! each keeps its own ties, so that taking a merge back leaves everything as it was.

use crate::columns::{self, Cursor, params};
use crate::{Result, Tx, Value};
use stormbell_model::{
    IncidentId, LinkId, Moment, OfficerId, ReportId,
    incident::{Author, Link},
};

/// Incidents that are read as one.
/// Told: the officer who would merge more, as a conflict. Rest: nothing is merged.
pub const FAMILY_MAX: usize = 200;
/// Ids that one statement asks for.
pub(crate) const ASKED_AT_ONCE: usize = 64;

const COLUMNS: &str =
    "id, report, incident, sealed, officer, at, undone_at, undone_by, rules, score";

/// Keeps a link, and counts it.
pub fn add(tx: &mut Tx<'_>, link: &Link) -> Result<()> {
    add_many(tx, std::slice::from_ref(link))
}

/// Keeps new links, and counts them.
pub fn add_many(tx: &mut Tx<'_>, links: &[Link]) -> Result<()> {
    let mut rows = Vec::with_capacity(links.len());
    for l in links {
        let sealed = columns::seal(tx, "links", l.id.as_bytes(), &l.reason)?;
        let (rules, score) = match &l.by {
            Author::Officer(_) => (None, None),
            Author::Rules { version, score } => (Some(version.as_str()), Some(*score)),
        };
        let officer = l.by.officer().unwrap_or(OfficerId::NOBODY);
        let row = params![
            l.id, l.report, l.incident, sealed, officer, l.at, rules, score
        ];
        rows.push(row.to_vec());
    }
    tx.insert_many(
        "INSERT INTO links (id, report, incident, sealed, officer, at, rules, score)",
        &rows,
    )?;
    let mut more: Vec<(IncidentId, i64)> = Vec::new();
    for l in links {
        match more
            .iter_mut()
            .find(|(incident, _)| *incident == l.incident)
        {
            Some((_, n)) => *n += 1,
            None => more.push((l.incident, 1)),
        }
    }
    for (incident, n) in more {
        count(tx, incident, n)?;
    }
    Ok(())
}

/// Undoes a link. It stays as history.
pub fn undo(tx: &mut Tx<'_>, link: &Link, by: OfficerId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE links SET undone_at = ?2, undone_by = ?3 WHERE id = ?1 AND undone_at IS NULL",
        params![link.id, now, by],
    )?;
    count(tx, link.incident, -1)
}

/// Ties again what was undone: the same tie, with its reason and author.
pub fn tie_again(tx: &mut Tx<'_>, link: &Link) -> Result<()> {
    tx.execute_one(
        "UPDATE links SET undone_at = NULL, undone_by = NULL WHERE id = ?1 AND undone_at IS NOT NULL",
        params![link.id],
    )?;
    count(tx, link.incident, 1)
}

fn count(tx: &mut Tx<'_>, incident: IncidentId, more: i64) -> Result<()> {
    tx.execute_one(
        "UPDATE incidents SET reports = reports + ?2 WHERE id = ?1",
        params![incident, more],
    )
}

/// The incident that shows the reports of this one: itself, or the one that it went into.
pub fn root(tx: &mut Tx<'_>, id: IncidentId) -> Result<IncidentId> {
    let mut id = id;
    for _ in 0..FAMILY_MAX {
        let into = tx.query_one(
            "SELECT merged_into FROM incidents WHERE id = ?1",
            params![id],
            |r| columns::opt_id(r, 0),
        )?;
        match into.flatten() {
            Some(into) => id = into,
            None => return Ok(id),
        }
    }
    Ok(id)
}

/// An incident and all that went into it, directly or through others.
pub fn family(tx: &mut Tx<'_>, id: IncidentId) -> Result<Vec<IncidentId>> {
    let mut all = vec![id];
    let mut at = 0;
    while at < all.len() && all.len() < FAMILY_MAX {
        let mut members: Vec<IncidentId> = tx.query(
            "SELECT id FROM incidents WHERE merged_into = ?1",
            params![all[at]],
            |r| columns::id(r, 0),
        )?;
        members.sort();
        all.extend(members);
        at += 1;
    }
    Ok(all)
}

/// Shows the reports of one incident in another from now on, or in itself again.
pub fn set_merged(tx: &mut Tx<'_>, id: IncidentId, into: Option<IncidentId>) -> Result<()> {
    tx.execute_one(
        "UPDATE incidents SET merged_into = ?2 WHERE id = ?1",
        params![id, into],
    )
}

/// How many reports are tied to an incident now. Kept with every tie, not counted.
pub fn size(tx: &mut Tx<'_>, id: IncidentId) -> Result<i64> {
    let mut sum = 0;
    for member in family(tx, id)? {
        let size = tx.query_one(
            "SELECT reports FROM incidents WHERE id = ?1",
            params![member],
            |r| r.int(0),
        )?;
        sum += size.ok_or(crate::Error::Gone)?;
    }
    Ok(sum)
}

/// One link.
pub fn load(tx: &mut Tx<'_>, id: LinkId) -> Result<Option<Link>> {
    Ok(links(tx, "id = ?1", params![id])?.pop())
}

/// All links of a report, undone ones included, oldest first.
pub fn of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Link>> {
    links(tx, "report = ?1 ORDER BY at, id", params![report])
}

/// A page of an incident's links, those of incidents that went into it and undone ones included, the newest first.
pub fn of_incident(
    tx: &mut Tx<'_>,
    incident: IncidentId,
    after: Cursor,
    limit: usize,
) -> Result<Vec<Link>> {
    let mut found = Vec::new();
    for member in family(tx, incident)? {
        found.extend(links(
            tx,
            "incident = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
            params![member, after.id, limit as i64],
        )?);
    }
    found.sort_by_key(|link| std::cmp::Reverse(link.id));
    found.truncate(limit);
    Ok(found)
}

/// The first reports of an incident and of those that went into it.
pub fn first_reports(tx: &mut Tx<'_>, incident: IncidentId, limit: usize) -> Result<Vec<ReportId>> {
    let mut found = Vec::new();
    for member in family(tx, incident)?.into_iter().take(limit) {
        let first: Vec<ReportId> = tx.query(
            "SELECT report FROM links WHERE incident = ?1 ORDER BY id LIMIT 2",
            params![member],
            |r| columns::id(r, 0),
        )?;
        found.extend(first);
    }
    Ok(found)
}

fn links(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Link>> {
    let sql = format!("SELECT {COLUMNS} FROM links WHERE {which}");
    let rows = tx.query(&sql, values, |r| {
        let undone_at = columns::opt_moment(r, 6)?;
        let undone_by = columns::opt_id(r, 7)?;
        let by = match (r.opt_text(8)?, r.opt_int(9)?) {
            (Some(version), score) => Author::Rules {
                version,
                score: score.unwrap_or(0),
            },
            (None, _) => Author::Officer(columns::id(r, 4)?),
        };
        let link = Link {
            id: columns::id(r, 0)?,
            report: columns::id(r, 1)?,
            incident: columns::id(r, 2)?,
            reason: String::new(),
            by,
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
    let mut sum = 0;
    for member in family(tx, incident)? {
        let count = tx.query_one(
            "SELECT COUNT(*) FROM links JOIN reports ON reports.id = links.report \
             WHERE links.incident = ?1 AND links.undone_at IS NULL AND reports.state <> 'closed'",
            params![member],
            |r| r.int(0),
        )?;
        sum += count.unwrap_or(0);
    }
    Ok(sum)
}

/// Which of these reports are tied to any incident now, with that incident.
pub fn tied_now(tx: &mut Tx<'_>, reports: &[ReportId]) -> Result<Vec<(ReportId, IncidentId)>> {
    let sql = format!(
        "SELECT report, incident FROM links WHERE report IN ({}) AND undone_at IS NULL",
        places()
    );
    let mut tied = Vec::new();
    for some in reports.chunks(ASKED_AT_ONCE) {
        tied.extend(tx.query(&sql, &padded(some), |r| {
            Ok((columns::id(r, 0)?, columns::id(r, 1)?))
        })?);
    }
    Ok(tied)
}

/// `?1, ?2, …` for a list whose statement is always the same, so that it is prepared once.
pub(crate) fn places() -> String {
    let places: Vec<String> = (1..=ASKED_AT_ONCE).map(|n| format!("?{n}")).collect();
    places.join(", ")
}

/// A list of ids for [`places`], the last one repeated.
pub(crate) fn padded(some: &[ReportId]) -> Vec<Value> {
    let last = some.last().copied();
    let rest = (some.len()..ASKED_AT_ONCE).filter_map(|_| last);
    some.iter().copied().chain(rest).map(Value::from).collect()
}

/// The incident that each of these reports is in now, if any.
pub fn of_reports(
    tx: &mut Tx<'_>,
    reports: &[ReportId],
) -> Result<Vec<Option<(IncidentId, String)>>> {
    let mut found = Vec::with_capacity(reports.len());
    for report in reports {
        let tied = tx.query_one(
            "SELECT incidents.id, incidents.reference, incidents.merged_into FROM links \
             JOIN incidents ON incidents.id = links.incident \
             WHERE links.report = ?1 AND links.undone_at IS NULL ORDER BY links.at DESC, links.id DESC LIMIT 1",
            params![*report],
            |r| Ok((columns::id(r, 0)?, r.text(1)?, columns::opt_id(r, 2)?)),
        )?;
        found.push(match tied {
            Some((_, _, Some(into))) => shown_in(tx, into)?,
            Some((id, reference, None)) => Some((id, reference)),
            None => None,
        });
    }
    Ok(found)
}

fn shown_in(tx: &mut Tx<'_>, into: IncidentId) -> Result<Option<(IncidentId, String)>> {
    let root = root(tx, into)?;
    tx.query_one(
        "SELECT id, reference FROM incidents WHERE id = ?1",
        params![root],
        |r| Ok((columns::id(r, 0)?, r.text(1)?)),
    )
}
