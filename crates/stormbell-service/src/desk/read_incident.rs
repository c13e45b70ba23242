//! Incidents as officers read them: the list, and one with its reports and its timeline.

use super::{
    LinkView, Names, ProposalView, ReportRow, begin, link_report::view_in, queue::report_rows,
    read_report::assignable,
};
use crate::{Ctx, Fault};
use stormbell_model::{
    CampaignId, IncidentId, Moment, OfficerId, RegroupingId,
    access::Act,
    grouping::why,
    incident::{EntryKind, Incident, Regrouping, RegroupingAct},
    kind::Kind,
    limits,
    marking::Tlp,
    report::Outcome,
    triage::Priority,
};
use stormbell_store::{Cursor, Tx, campaigns, incidents, links, regroupings, reports};

/// An incident in a list.
#[derive(Clone, Debug)]
pub struct IncidentRow {
    /// Its id.
    pub id: IncidentId,
    /// Its short public name.
    pub reference: String,
    /// What officers call it.
    pub title: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// What it is.
    pub kind: Kind,
    /// How urgent.
    pub priority: Priority,
    /// How far it may go.
    pub tlp: Tlp,
    /// Who has it.
    pub assigned_to: Option<String>,
    /// When and how it was closed.
    pub closed: Option<(Moment, Outcome)>,
    /// When it last moved.
    pub moved_at: Moment,
    /// Reports in it.
    pub reports: i64,
}

/// A page of incidents.
pub type IncidentPage = super::Page<IncidentRow>;

/// One incident as officers read it.
#[derive(Clone, Debug)]
pub struct IncidentDesk {
    /// The incident.
    pub incident: Incident,
    /// Who has it.
    pub assigned_name: Option<String>,
    /// How many reports are in it now.
    pub size: i64,
    /// A page of its reports with their links, undone ones included, the newest tie first.
    pub reports: Vec<(LinkView, ReportRow)>,
    /// Where older ties begin.
    pub older_reports: Option<String>,
    /// How many of its reports are open; none when there are too many to look at each.
    pub open_reports: Option<i64>,
    /// A page of its timeline, newest first.
    pub timeline: Vec<EntryView>,
    /// Where older entries begin.
    pub older_entries: Option<String>,
    /// Acts that changed which reports are in it, the newest first.
    pub regroupings: Vec<RegroupingView>,
    /// The incident that shows its reports since they became one.
    pub merged_into: Option<(IncidentId, String)>,
    /// Campaigns that it is in.
    pub campaigns: Vec<(CampaignId, String)>,
    /// What rules propose about its first report.
    pub proposals: Vec<ProposalView>,
    /// Other open incidents that it could be made one with.
    pub open_incidents: Vec<(IncidentId, String)>,
    /// Who could have it.
    pub officers: Vec<(OfficerId, String)>,
}

/// An act that changed which reports belong together.
#[derive(Clone, Debug)]
pub struct RegroupingView {
    /// Its id.
    pub id: RegroupingId,
    /// What it did.
    pub act: RegroupingAct,
    /// Why, in an officer's words; empty where rules say it.
    pub reason: String,
    /// Who; empty for the rules.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Acts that one page shows.
/// Told: nobody. Rest: the timeline has them all.
const REGROUPINGS_MAX: usize = 20;
/// Campaigns and proposals that one page shows. Told: nobody. Rest: they have pages of their own.
const BESIDE_MAX: usize = 10;
/// Open incidents that are offered to be made one with.
/// Told: nobody. Rest: an older one is merged from its own page.
const OFFERED_MAX: usize = 50;

/// An entry of the timeline.
#[derive(Clone, Debug)]
pub struct EntryView {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// What it is.
    pub kind: EntryKind,
    /// A note's words, or a change's code.
    pub text: String,
    /// A change's new value and reason.
    pub detail: String,
}

/// Up to how many reports in an incident the open ones among them are counted: a millisecond or two.
/// Told: the page says how many reports there are instead. Rest: nothing is lost; closing closes all that are open.
const OPEN_COUNTED_MAX: i64 = 1_000;

/// Where the two lists of an incident's page begin; at the newest where nothing is said.
#[derive(Clone, Debug, Default)]
pub struct IncidentAsked {
    /// The reports.
    pub reports: Option<String>,
    /// The timeline.
    pub timeline: Option<String>,
}

/// Lists incidents, the newest first.
pub async fn list_incidents(
    ctx: &Ctx,
    closed: bool,
    after: Option<String>,
) -> Result<IncidentPage, Fault> {
    ctx.officer(Act::ReadReports)?;
    let after = begin(after.as_deref())?;
    ctx.node
        .store()
        .read_or("list incidents", move |tx| {
            let names = Names::read(tx)?;
            let most = limits::PAGE_MAX_ROWS;
            let found = incidents::page(tx, closed, after, most + 1)?;
            let page = super::Page::cut(found, most, |(i, _)| Cursor {
                at: i.opened_at,
                id: i.id.0,
            });
            Ok(page.map(|(i, reports)| row(&names, i, reports)))
        })
        .await
}

fn row(names: &Names, i: Incident, reports: i64) -> IncidentRow {
    IncidentRow {
        id: i.id,
        reference: i.reference,
        title: i.title,
        opened_at: i.opened_at,
        kind: i.kind,
        priority: i.priority,
        tlp: i.tlp,
        assigned_to: i.assigned_to.map(|o| names.of(o)),
        closed: i.closed,
        moved_at: i.moved_at,
        reports,
    }
}

/// Reads one incident, with its newest reports and the newest of its timeline.
pub async fn read_incident(ctx: &Ctx, id: IncidentId) -> Result<IncidentDesk, Fault> {
    read_incident_from(ctx, id, &IncidentAsked::default()).await
}

/// Reads one incident, with a page of its reports and a page of its timeline.
pub async fn read_incident_from(
    ctx: &Ctx,
    id: IncidentId,
    asked: &IncidentAsked,
) -> Result<IncidentDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    let from = begin(asked.reports.as_deref())?;
    let entries_from = begin(asked.timeline.as_deref())?;
    ctx.node
        .store()
        .read_or("read an incident", move |tx| {
            let incident = incidents::load(tx, id)?.ok_or(Fault::NotFound)?;
            let names = Names::read(tx)?;
            let tied = tied(tx, &incident, &names, from)?;
            let timeline = timeline(tx, id, &names, entries_from)?;
            let size = links::size(tx, id)?;
            Ok(IncidentDesk {
                assigned_name: incident.assigned_to.map(|o| names.of(o)),
                size,
                reports: tied.rows,
                older_reports: tied.next,
                open_reports: match size <= OPEN_COUNTED_MAX {
                    true => Some(links::open_reports(tx, id)?),
                    false => None,
                },
                timeline: timeline.rows,
                older_entries: timeline.next,
                officers: assignable(tx)?,
                regroupings: regrouped(tx, &names, id)?,
                merged_into: merged_into(tx, &incident)?,
                campaigns: campaigns_of(tx, id)?,
                proposals: proposed(tx, id)?,
                open_incidents: incidents::page(tx, false, Cursor::TOP, OFFERED_MAX)?
                    .into_iter()
                    .filter(|(i, _)| i.id != id)
                    .map(|(i, _)| (i.id, format!("{} {}", i.reference, i.title)))
                    .collect(),
                incident,
            })
        })
        .await
}

fn regrouped(tx: &mut Tx<'_>, names: &Names, id: IncidentId) -> Result<Vec<RegroupingView>, Fault> {
    let acts = regroupings::of_incident(tx, id, REGROUPINGS_MAX)?;
    let view = |act: Regrouping| RegroupingView {
        id: act.id,
        act: act.act,
        reason: match why::parse(&act.reason).is_empty() && act.by.is_some() {
            true => act.reason,
            false => String::new(),
        },
        by: act.by.map(|by| names.of(by)).unwrap_or_default(),
        at: act.at,
        undone: act.undone.is_some(),
    };
    Ok(acts.into_iter().map(view).collect())
}

fn merged_into(
    tx: &mut Tx<'_>,
    incident: &Incident,
) -> Result<Option<(IncidentId, String)>, Fault> {
    let Some(into) = incident.merged_into else {
        return Ok(None);
    };
    let root = links::root(tx, into)?;
    Ok(incidents::load(tx, root)?.map(|i| (i.id, i.reference)))
}

fn campaigns_of(tx: &mut Tx<'_>, id: IncidentId) -> Result<Vec<(CampaignId, String)>, Fault> {
    let mut found = Vec::new();
    for member in campaigns::of_incident(tx, id, BESIDE_MAX)? {
        found.extend(campaigns::load(tx, member.campaign)?.map(|c| (c.id, c.title)));
    }
    Ok(found)
}

/// Rules propose two incidents by their first reports.
fn proposed(tx: &mut Tx<'_>, id: IncidentId) -> Result<Vec<ProposalView>, Fault> {
    let mut found = Vec::new();
    for report in links::first_reports(tx, id, BESIDE_MAX)? {
        found.extend(super::proposals::of_report(tx, report)?);
    }
    found.truncate(BESIDE_MAX);
    Ok(found)
}

fn tied(
    tx: &mut Tx<'_>,
    incident: &Incident,
    names: &Names,
    from: Cursor,
) -> Result<super::Page<(LinkView, ReportRow)>, Fault> {
    let most = limits::PAGE_MAX_ROWS;
    let links = links::of_incident(tx, incident.id, from, most + 1)?;
    let links = super::Page::cut(links, most, |l| Cursor {
        at: l.at,
        id: l.id.0,
    });
    let mut held = Vec::with_capacity(links.rows.len());
    for link in &links.rows {
        held.push(reports::load(tx, link.report)?.ok_or(Fault::Internal)?);
    }
    let rows = report_rows(tx, names, held)?;
    let views = links.rows.into_iter().map(|l| view_in(incident, names, l));
    Ok(super::Page {
        rows: views.zip(rows).collect(),
        next: links.next,
    })
}

fn timeline(
    tx: &mut Tx<'_>,
    id: IncidentId,
    names: &Names,
    from: Cursor,
) -> Result<super::Page<EntryView>, Fault> {
    let most = limits::PAGE_MAX_ROWS;
    let entries = incidents::timeline(tx, id, from, most + 1)?;
    let page = super::Page::cut(entries, most, |e| Cursor {
        at: e.at,
        id: e.id.0,
    });
    Ok(page.map(|e| EntryView {
        at: e.at,
        by: names.of(e.by),
        kind: e.kind,
        text: e.text,
        detail: e.detail,
    }))
}
