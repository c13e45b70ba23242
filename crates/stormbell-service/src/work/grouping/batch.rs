//! What the journal brought since grouping followed it last: reports, and what officers decided about which belong
//! together, in the order in which it happened.

use super::reading::{Read, read};
use crate::Node;
use std::collections::HashMap;
use stormbell_model::{IncidentId, Moment, ReportId, report::Report};
use stormbell_store::{Tx, grouping, journal, links, reports};

/// Entries of the journal that are looked through at once.
pub(super) const ENTRIES_AT_ONCE: u64 = 16_384;
/// Of them, reports and decisions of one batch: some hundredths of a second of one processor.
const EVENTS_AT_ONCE: usize = 1_024;

const FILED: &str = "report filed";
const LINKED: &str = "report linked";
const UNLINKED: &str = "report unlinked";
/// An incident went into another.
pub(crate) const MERGED: &str = "incident merged";
/// That was taken back.
pub(crate) const PARTED: &str = "incident parted";
const FOLLOWED: [&str; 5] = [FILED, LINKED, UNLINKED, MERGED, PARTED];

/// Something that grouping hears.
pub(super) enum Event {
    /// A report came; an officer was quicker and put it into this incident.
    Filed(Box<Read>, Option<IncidentId>),
    /// An officer put a report into an incident.
    Linked(Box<Read>, IncidentId),
    /// An officer took a report out of an incident.
    Unlinked(Box<Read>, IncidentId),
    /// An officer made two incidents one: the one that goes, and where to.
    Merged(IncidentId, IncidentId),
    /// An officer took that back.
    Parted(IncidentId),
}

/// What is thought about at once.
pub(super) struct Batch {
    pub(super) next: u64,
    pub(super) events: Vec<Event>,
}

/// Whether anything was filed or decided from this place on; otherwise the place below which nothing was.
pub(super) fn anything(tx: &mut Tx<'_>, from: u64) -> stormbell_store::Result<Result<(), u64>> {
    let until = from + ENTRIES_AT_ONCE;
    if !journal::followed(tx, (from, until), FOLLOWED, 1)?.is_empty() {
        return Ok(Ok(()));
    }
    let (size, _) = journal::head(tx)?;
    Ok(Err(until.min(size).max(from)))
}

/// Reads the next batch.
pub(super) fn batch(tx: &mut Tx<'_>, node: &Node, from: u64) -> stormbell_store::Result<Batch> {
    let until = from + ENTRIES_AT_ONCE;
    let rows = journal::followed(tx, (from, until), FOLLOWED, EVENTS_AT_ONCE)?;
    let (size, _) = journal::head(tx)?;
    let next = match rows.last() {
        Some(last) if rows.len() >= EVENTS_AT_ONCE => last.index + 1,
        _ => until.min(size).max(from),
    };
    let rows: Vec<Heard> = rows.into_iter().filter_map(Heard::of).collect();
    let named: Vec<ReportId> = rows.iter().filter_map(|heard| heard.report).collect();
    let held = reports::load_many(tx, &named)?;
    let held: HashMap<ReportId, Report> =
        held.into_iter().map(|h| (h.report.id, h.report)).collect();
    let filed: Vec<ReportId> = rows
        .iter()
        .filter(|heard| heard.act == FILED)
        .filter_map(|heard| heard.report)
        .collect();
    let tied: HashMap<ReportId, IncidentId> = links::tied_now(tx, &filed)?.into_iter().collect();
    let secret = grouping::secret(tx)?;
    let read = |id: ReportId| {
        let report = held.get(&id)?;
        read(report, &node.config().state, secret).map(Box::new)
    };
    let event = |heard: Heard| match (heard.act.as_str(), heard.report, heard.with) {
        (FILED, Some(id), _) => Some(Event::Filed(read(id)?, tied.get(&id).copied())),
        (LINKED, Some(id), Some(with)) => Some(Event::Linked(read(id)?, with)),
        (UNLINKED, Some(id), Some(with)) => Some(Event::Unlinked(read(id)?, with)),
        (MERGED, None, Some(into)) => Some(Event::Merged(heard.subject, into)),
        (PARTED, None, _) => Some(Event::Parted(heard.subject)),
        _ => None,
    };
    Ok(Batch {
        next,
        events: rows.into_iter().filter_map(event).collect(),
    })
}

/// An entry of the journal that says something about grouping.
struct Heard {
    act: String,
    subject: IncidentId,
    report: Option<ReportId>,
    with: Option<IncidentId>,
}

impl Heard {
    /// What rules did themselves they know already.
    fn of(row: journal::Row) -> Option<Heard> {
        let filed = row.act == FILED;
        if row.actor == "node" && !filed {
            return None;
        }
        let record: Option<serde_json::Value> = match filed {
            true => None,
            false => serde_json::from_slice(&row.record).ok(),
        };
        let with = record
            .as_ref()
            .and_then(|r| r.get("with")?.as_str()?.parse().ok());
        // A tie is noted at its report and at its incident; the report's is heard.
        let about_report = filed || matches!(row.act.as_str(), LINKED | UNLINKED);
        Some(Heard {
            report: about_report.then_some(ReportId(row.subject)),
            subject: IncidentId(row.subject),
            act: row.act,
            with,
        })
    }
}

/// When a moment of the watch was.
pub(super) fn moment(at_s: u32) -> Moment {
    Moment(i64::from(at_s) * 1_000_000)
}
