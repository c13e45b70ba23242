//! What the journal brought since grouping followed it last: reports, and what officers decided about which belong
//! together, in the order in which it happened.

use super::reading::{Read, read};
use crate::Node;
use std::collections::HashMap;
use stormbell_model::{IncidentId, Moment, ReportId, report::Report};
use stormbell_store::{Tx, evidence, grouping, journal, links, reports};

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
/// Values were read out of a message or file of a report.
pub(crate) const EVIDENCE_READ: &str = "evidence read";
const FOLLOWED: [&str; 6] = [FILED, LINKED, UNLINKED, MERGED, PARTED, EVIDENCE_READ];

/// Something that grouping hears.
pub(super) enum Event {
    /// A report came; an officer was quicker and put it into this incident.
    Filed(Box<Read>, Option<IncidentId>),
    /// What a report's messages and files hold was read; it is in this incident now.
    Evidence(Box<Read>, Option<IncidentId>),
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
    let about = |acts: &[&str]| -> Vec<ReportId> {
        let heard = rows
            .iter()
            .filter(|heard| acts.contains(&heard.act.as_str()));
        heard.filter_map(|heard| heard.report).collect()
    };
    let tied = links::tied_now(tx, &about(&[FILED, EVIDENCE_READ]))?;
    let tied: HashMap<ReportId, IncidentId> = tied.into_iter().collect();
    let mut held_values = HashMap::new();
    for id in about(&[EVIDENCE_READ, LINKED, UNLINKED]) {
        held_values.insert(id, evidence::of_report(tx, id)?);
    }
    let secret = grouping::secret(tx)?;
    let read_with = |id: ReportId, values: &[evidence::EvidenceRead]| {
        let report = held.get(&id)?;
        read(report, values, &node.config().state, secret).map(Box::new)
    };
    let plain = |id: ReportId| read_with(id, &[]);
    let whole = |id: ReportId| read_with(id, held_values.get(&id)?);
    let event = |heard: Heard| match (heard.act.as_str(), heard.report, heard.with) {
        (FILED, Some(id), _) => Some(Event::Filed(plain(id)?, tied.get(&id).copied())),
        (EVIDENCE_READ, Some(id), _) => Some(Event::Evidence(whole(id)?, tied.get(&id).copied())),
        (LINKED, Some(id), Some(with)) => Some(Event::Linked(whole(id)?, with)),
        (UNLINKED, Some(id), Some(with)) => Some(Event::Unlinked(whole(id)?, with)),
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
        let filed = row.act == FILED || row.act == EVIDENCE_READ;
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
