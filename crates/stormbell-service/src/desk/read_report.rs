//! One report with everything around it, as an officer reads it.

use super::{Abouts, Names, about::Judge, proposals::ProposalView, queue::alarm_row};
use crate::{AlarmRow, Ctx, Fault, FileView, LinkView, MessageView, front::file_view, work};
use stormbell_model::{
    IncidentId, Lang, Moment, OfficerId, ReportId, WaveId,
    access::{Act, role_may},
    indicator::Indicator,
    marking::Tlp,
    report::{Report, Side},
    sector::Sector,
};
use stormbell_store::{
    Cursor, Tx, alarms, classifications, conversation,
    evidence::{self, EvidenceRead},
    incidents,
    indicators::{self, Sighting},
    journal, links, organisations, people, reports, waves,
};
use stormbell_wire::observables::{self, Kind};

/// A report as an officer reads it.
#[derive(Clone, Debug)]
pub struct ReportDesk {
    /// The report.
    pub report: Report,
    /// The conversation.
    pub messages: Vec<MessageView>,
    /// The files.
    pub files: Vec<FileView>,
    /// Its alarms.
    pub alarms: Vec<AlarmRow>,
    /// Its links to incidents, undone ones included.
    pub incidents: Vec<LinkView>,
    /// What rules propose about it.
    pub proposals: Vec<ProposalView>,
    /// The wave that it is under.
    pub wave: Option<WaveId>,
    /// Who else is hit by what it is linked to.
    pub others: Others,
    /// What was done to it, oldest first.
    pub history: Vec<HistoryRow>,
    /// Who has it.
    pub assigned_name: Option<String>,
    /// Who could have it.
    pub officers: Vec<(OfficerId, String)>,
    /// Incidents that it could be put into.
    pub open_incidents: Vec<(IncidentId, String)>,
    /// The organisation whose key filed it.
    pub organisation_name: Option<String>,
    /// The sector of that organisation, where the report names none.
    pub home_sector: Option<Sector>,
    /// What the rules made of it; none before it was read.
    pub reading: Option<classifications::Kept>,
    /// Indicators that stand in it, with what is said of them.
    pub sightings: Vec<SightingRow>,
    /// Values in its messages and files.
    pub evidence: Vec<EvidenceRead>,
    /// What is known about all these values.
    pub about: Abouts,
}

/// An indicator that stands in a report.
#[derive(Clone, Debug)]
pub struct SightingRow {
    /// When it was seen, and where.
    pub sighting: Sighting,
    /// The indicator.
    pub indicator: Indicator,
    /// What the newest source says, if anything.
    pub note: String,
    /// The narrowest mark.
    pub tlp: Tlp,
}

/// Indicators of one report that are shown.
/// Told: nobody. Rest: the pages of the indicators have the others.
const SIGHTINGS_SHOWN: usize = 100;

/// One line of what was done.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// When.
    pub at: Moment,
    /// What: the journal's code.
    pub act: String,
    /// Who: an officer's name, `reporter`, `visitor`, `node`, or an organisation.
    pub who: String,
    /// More, as codes.
    pub detail: String,
}

/// Lines of history that one page shows.
/// Told: nobody. Rest: the journal has the rest.
const HISTORY_MAX: usize = 500;
/// Open incidents that are offered for a link.
/// Told: nobody. Rest: a report is put into any other incident from the page of that incident, by reference.
const OFFERED_INCIDENTS_MAX: usize = 50;

/// Who else is hit, by the newest reports of the same incident.
#[derive(Clone, Debug, Default)]
pub struct Others {
    /// Reports of the incident beside this one.
    pub reports: i64,
    /// Organisations that they name, each once.
    pub organisations: Vec<String>,
    /// Their sectors, the most first.
    pub sectors: Vec<(Sector, usize)>,
    /// Their languages, the most first.
    pub langs: Vec<(Lang, usize)>,
}

/// Reports of the incident that are read for who else is hit.
/// Told: nobody; the number of all is shown. Rest: the incident's page has them all.
const OTHERS_READ_MAX: usize = 60;
/// Names that are shown of them. Told: nobody. Rest: as above.
const OTHERS_SHOWN_MAX: usize = 8;

/// Reads one report. Who could answer has then seen what the reporter wrote; who only watches over the desk leaves
/// no trace in the conversation.
pub async fn read_report(ctx: &Ctx, id: ReportId) -> Result<ReportDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    let view = ctx
        .node
        .store()
        .read_or("read a report", move |tx| look(tx, id))
        .await?;
    if view.report.unread > 0 && ctx.officer(Act::Answer).is_ok() {
        let last = view.messages.last().map_or(ctx.now, |m| m.at);
        see(ctx, id, last).await?;
    }
    Ok(view)
}

fn look(tx: &mut Tx<'_>, id: ReportId) -> Result<ReportDesk, Fault> {
    let report = reports::load(tx, id)?.ok_or(Fault::NotFound)?.report;
    let names = Names::read(tx)?;
    let alarms = alarms::of_report(tx, id)?;
    let organisation_name = match report.by {
        Some(by) => organisations::load(tx, by)?.map(|o| o.name),
        None => None,
    };
    let evidence = evidence::of_report(tx, id)?;
    Ok(ReportDesk {
        home_sector: work::home_sector(tx, &report)?,
        reading: classifications::load(tx, id)?,
        sightings: sightings(tx, id)?,
        about: about(tx, &report, &evidence)?,
        evidence,
        messages: messages(tx, &names, id)?,
        files: conversation::files(tx, id)?
            .into_iter()
            .map(file_view)
            .collect(),
        alarms: alarms
            .into_iter()
            .map(|a| alarm_row(tx, &names, a))
            .collect::<Result<_, _>>()?,
        proposals: super::proposals::of_report(tx, id)?,
        wave: waves::of_report(tx, id)?,
        others: others(tx, id)?,
        incidents: super::link_report::links_of_report(tx, &names, id)?,
        history: history(tx, &names, id)?,
        assigned_name: report.assigned_to.map(|o| names.of(o)),
        officers: assignable(tx)?,
        open_incidents: incidents::page(tx, false, Cursor::TOP, OFFERED_INCIDENTS_MAX)?
            .into_iter()
            .map(|(i, _)| (i.id, format!("{} {}", i.reference, i.title)))
            .collect(),
        organisation_name,
        report,
    })
}

fn others(tx: &mut Tx<'_>, id: ReportId) -> Result<Others, Fault> {
    let Some((incident, _)) = links::of_reports(tx, &[id])?.into_iter().flatten().next() else {
        return Ok(Others::default());
    };
    let ties = links::of_incident(tx, incident, Cursor::TOP, OTHERS_READ_MAX)?;
    let ties = ties.iter().filter(|l| l.undone.is_none() && l.report != id);
    let ids: Vec<ReportId> = ties.map(|l| l.report).collect();
    let mut organisations = Vec::new();
    let (mut sectors, mut langs) = (Vec::new(), Vec::new());
    for held in reports::load_many(tx, &ids)? {
        if let Some(name) = held.report.organisation
            && organisations.len() < OTHERS_SHOWN_MAX
            && !organisations.contains(&name)
        {
            organisations.push(name);
        }
        sectors.extend(held.report.sector);
        langs.push(held.report.lang);
    }
    Ok(Others {
        reports: links::size(tx, incident)? - 1,
        organisations,
        sectors: counted(sectors),
        langs: counted(langs),
    })
}

/// Each with its number, the most first.
fn counted<T: PartialEq>(all: Vec<T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(known, _)| *known == one) {
            Some((_, n)) => *n += 1,
            None => counts.push((one, 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.truncate(OTHERS_SHOWN_MAX);
    counts
}

/// Indicators that still count, or ended since; those of an import that was undone are not shown.
fn sightings(tx: &mut Tx<'_>, id: ReportId) -> Result<Vec<SightingRow>, Fault> {
    let mut rows = Vec::new();
    for (sighting, indicator) in indicators::of_report(tx, id, SIGHTINGS_SHOWN)? {
        if indicator.withdrawn_at.is_some() {
            continue;
        }
        let claims = indicators::claims(tx, indicator.id)?;
        let notes = claims.iter().rev().map(|(_, c)| &c.note);
        rows.push(SightingRow {
            sighting,
            indicator,
            note: notes
                .into_iter()
                .find(|n| !n.is_empty())
                .cloned()
                .unwrap_or_default(),
            tlp: claims.iter().map(|(_, c)| c.tlp).max().unwrap_or(Tlp::Red),
        });
    }
    Ok(rows)
}

fn about(tx: &mut Tx<'_>, report: &Report, evidence: &[EvidenceRead]) -> Result<Abouts, Fault> {
    let judge = Judge::open(tx, report.by)?;
    let said = observables::read(&report.narrative).found;
    let said = said.iter().map(|f| (f.kind, f.value.as_str()));
    let read = evidence.iter().flat_map(|e| &e.values);
    let read = read.filter_map(|v| Some((Kind::parse(&v.kind)?, v.value.as_str())));
    judge.about(tx, said.chain(read))
}

fn messages(tx: &mut Tx<'_>, names: &Names, id: ReportId) -> Result<Vec<MessageView>, Fault> {
    let view = |m: stormbell_model::report::Message| MessageView {
        id: m.id,
        side: m.side,
        text: m.text,
        at: m.at,
        seen_at: m.seen_at,
        officer_name: m.officer.map(|o| names.of(o)),
    };
    Ok(conversation::messages(tx, id)?
        .into_iter()
        .map(view)
        .collect())
}

fn history(tx: &mut Tx<'_>, names: &Names, id: ReportId) -> Result<Vec<HistoryRow>, Fault> {
    let rows = journal::history(tx, id.0, HISTORY_MAX)?;
    Ok(rows.into_iter().map(|r| history_row(names, r)).collect())
}

pub(crate) fn history_row(names: &Names, row: journal::Row) -> HistoryRow {
    let who = match row
        .actor
        .strip_prefix("officer:")
        .and_then(|id| id.parse().ok())
    {
        Some(id) => names.of(id),
        None => row.actor.split(':').next().unwrap_or_default().to_owned(),
    };
    let detail = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&row.record)
        .ok()
        .and_then(|record| record.get("to").and_then(|v| v.as_str()).map(str::to_owned))
        .unwrap_or_default();
    HistoryRow {
        at: row.at,
        act: row.act,
        who,
        detail,
    }
}

/// Who may be given a report or an incident.
pub(crate) fn assignable(tx: &mut Tx<'_>) -> Result<Vec<(OfficerId, String)>, Fault> {
    let able = |o: &stormbell_model::officer::Officer| {
        o.left_at.is_none() && role_may(o.role, Act::Acknowledge)
    };
    Ok(people::all(tx)?
        .into_iter()
        .filter(able)
        .map(|o| (o.id, o.name))
        .collect())
}

/// Marks the messages on the page as seen; one that came meanwhile is not on it and stays unread.
async fn see(ctx: &Ctx, id: ReportId, until: Moment) -> Result<(), Fault> {
    let (now, entry) = (ctx.now, ctx.entry("message read", id.0));
    ctx.node
        .store()
        .write_or("see messages", move |tx| {
            let mut report = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            conversation::mark_seen(tx, id, Side::Reporter, until, now)?;
            report.unread = conversation::unseen(tx, id, Side::Reporter)?;
            reports::save(tx, &report)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await
        .inspect(|()| ctx.node.stir())
}
