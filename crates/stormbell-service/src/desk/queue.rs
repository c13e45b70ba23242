//! The desk's first page: what rings, and what came.

use super::{Names, NotificationView, begin, excerpt, notified::notified};
use crate::{Ctx, Fault};
use stormbell_model::{
    AlarmId, IncidentId, Lang, Moment, OfficerId, ReportId,
    access::Act,
    alarm::Alarm,
    escalation::{Escalation, Stage},
    happening::Happening,
    kind::Kind,
    limits,
    marking::Tlp,
    report::ReportState,
    sector::Sector,
    triage::Priority,
};
use stormbell_store::{
    Cursor, Tx, alarms, journal, links,
    reports::{self, Filter, Held},
};

/// Which reports the queue shows.
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    /// Only those in this state.
    pub state: Option<ReportState>,
    /// Only those of the one who asks.
    pub mine: bool,
    /// Where the page begins.
    pub after: Option<String>,
}

/// The desk's first page.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Open alarms, ringing ones first.
    pub alarms: Vec<AlarmRow>,
    /// A page of reports, newest first.
    pub reports: Vec<ReportRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Reports that nobody has; counted up to [`COUNT_MAX`].
    pub new_count: i64,
    /// Reports that are not closed.
    pub open_count: i64,
    /// Open reports of the one who asks.
    pub mine_count: i64,
    /// Size of the journal that this page shows.
    pub journal_size: u64,
}

/// Counts stop here: «10,000 or more» is all that a person needs to know.
/// Told: nobody. Rest: all reports are there, page by page.
pub const COUNT_MAX: i64 = 10_000;
/// Alarms on one page. More than this ring together only in a storm, and then the oldest count.
/// Told: nobody. Rest: all of them go on ringing; the next come into view as these are taken.
const ALARMS_MAX: usize = 50;

/// An open alarm.
#[derive(Clone, Debug)]
pub struct AlarmRow {
    /// Its id.
    pub id: AlarmId,
    /// The report that rang.
    pub report: ReportId,
    /// That report's reference.
    pub reference: String,
    /// How urgent.
    pub priority: Priority,
    /// Since when.
    pub opened_at: Moment,
    /// Whether not enough people have it.
    pub ringing: bool,
    /// Who has it, or dealt with it; none while it rings.
    pub acknowledged_by: Option<String>,
    /// Who has it, also while it rings for more.
    pub held_by: Vec<String>,
    /// How many people it still needs.
    pub missing: usize,
    /// Who asked whom to take it over.
    pub handed_on: Option<(OfficerId, OfficerId)>,
    /// When somebody is called next, or when it lapses.
    pub next_look: Option<Moment>,
    /// The report's first words.
    pub excerpt: String,
    /// What the reporter says it is.
    pub happening: Happening,
    /// Organisation that is hit.
    pub organisation: Option<String>,
    /// Who was called, and how far it came.
    pub notifications: Vec<NotificationView>,
    /// Whether it tries the node: it calls a watch, and nobody at the desk.
    pub test: bool,
}

/// A report in a list.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// Its id.
    pub id: ReportId,
    /// Its short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// What the reporter says it is.
    pub happening: Happening,
    /// What it is held to be.
    pub kind: Kind,
    /// How urgent.
    pub priority: Priority,
    /// Where it stands.
    pub state: ReportState,
    /// How far it may go.
    pub tlp: Tlp,
    /// Its first words.
    pub excerpt: String,
    /// Organisation that is hit.
    pub organisation: Option<String>,
    /// Sector that is hit.
    pub sector: Option<Sector>,
    /// The reporter's language.
    pub lang: Lang,
    /// Who has it.
    pub assigned_to: Option<String>,
    /// Messages that nobody has read.
    pub unread: i64,
    /// Files.
    pub files: i64,
    /// The incident that it is in.
    pub incident: Option<(IncidentId, String)>,
    /// When it last moved.
    pub moved_at: Moment,
    /// Whether it was filed to try the node.
    pub test: bool,
}

/// Reads the desk's first page.
pub async fn desk_queue(ctx: &Ctx, filter: &QueueFilter) -> Result<Queue, Fault> {
    let me = ctx.officer(Act::ReadReports)?;
    let after = begin(filter.after.as_deref())?;
    let only = Filter {
        state: filter.state,
        assigned_to: filter.mine.then_some(me),
        organisation: None,
    };
    ctx.node
        .store()
        .read_or("read the queue", move |tx| {
            let names = Names::read(tx)?;
            let alarms = alarms::open(tx, ALARMS_MAX)?;
            let mut alarms = alarms
                .into_iter()
                .map(|a| alarm_row(tx, &names, a))
                .collect::<Result<Vec<_>, _>>()?;
            // A test calls nobody at the desk: it stands below what does.
            alarms.sort_by_key(|a| a.test);
            let (held, next) = page(tx, only, after)?;
            let (new_count, open_count, mine_count) = reports::counts(tx, Some(me), COUNT_MAX)?;
            let reports = report_rows(tx, &names, held)?;
            let (journal_size, _) = journal::head(tx)?;
            Ok(Queue {
                alarms,
                reports,
                next,
                new_count,
                open_count,
                mine_count,
                journal_size,
            })
        })
        .await
}

/// The alarms that nobody has, most urgent first: the one red thing on every page of the desk.
pub async fn ringing(ctx: &Ctx) -> Result<Vec<AlarmRow>, Fault> {
    ctx.officer(Act::ReadReports)?;
    ctx.node
        .store()
        .read_or("read what rings", move |tx| {
            let names = Names::read(tx)?;
            let open = alarms::open(tx, ALARMS_MAX)?;
            open.into_iter()
                .filter(|alarm| alarm.is_ringing())
                .map(|alarm| alarm_row(tx, &names, alarm))
                .collect()
        })
        .await
}

fn page(
    tx: &mut Tx<'_>,
    only: Filter,
    after: Cursor,
) -> Result<(Vec<Held>, Option<String>), Fault> {
    let most = limits::PAGE_MAX_ROWS;
    let held = reports::page(tx, only, after, most + 1)?;
    let page = super::Page::cut(held, most, |h| Cursor {
        at: h.report.filed_at,
        id: h.report.id.0,
    });
    Ok((page.rows, page.next))
}

pub(crate) fn report_rows(
    tx: &mut Tx<'_>,
    names: &Names,
    held: Vec<Held>,
) -> Result<Vec<ReportRow>, Fault> {
    let ids: Vec<ReportId> = held.iter().map(|h| h.report.id).collect();
    let homes = links::of_reports(tx, &ids)?;
    Ok(held
        .into_iter()
        .zip(homes)
        .map(|(h, incident)| report_row(names, h, incident))
        .collect())
}

fn report_row(names: &Names, held: Held, incident: Option<(IncidentId, String)>) -> ReportRow {
    let r = held.report;
    ReportRow {
        test: r.is_test(),
        id: r.id,
        excerpt: excerpt(&r.narrative),
        reference: r.reference,
        filed_at: r.filed_at,
        happening: r.happening,
        kind: r.kind,
        priority: r.priority,
        state: r.state,
        tlp: r.tlp,
        organisation: r.organisation,
        sector: r.sector,
        lang: r.lang,
        assigned_to: r.assigned_to.map(|id| names.of(id)),
        unread: r.unread,
        files: held.files,
        incident,
        moved_at: r.moved_at,
    }
}

pub(crate) fn alarm_row(tx: &mut Tx<'_>, names: &Names, alarm: Alarm) -> Result<AlarmRow, Fault> {
    let held = reports::load(tx, alarm.report)?.ok_or(Fault::Internal)?;
    let notifications = notified(tx, names, alarm.id)?;
    let held_by: Vec<String> = alarm.holders().iter().map(|h| names.of(h.who)).collect();
    let (missing, handed_on) = match &alarm.escalation {
        Escalation::Open(open) => (open.missing(), handed_on(open.stage())),
        Escalation::Closed { .. } => (0, None),
    };
    let by = match &alarm.escalation {
        Escalation::Closed { by, .. } => Some(names.of(*by)),
        Escalation::Open(_) if alarm.is_ringing() => None,
        Escalation::Open(_) => Some(held_by.join(", ")),
    };
    let test = held.report.is_test();
    Ok(AlarmRow {
        id: alarm.id,
        report: alarm.report,
        reference: held.report.reference,
        priority: alarm.priority,
        opened_at: alarm.opened_at,
        ringing: alarm.is_ringing(),
        acknowledged_by: by,
        held_by,
        missing,
        handed_on,
        next_look: alarm.next_look(),
        excerpt: excerpt(&held.report.narrative),
        happening: held.report.happening,
        test,
        organisation: held.report.organisation,
        notifications,
    })
}

fn handed_on(stage: &Stage) -> Option<(OfficerId, OfficerId)> {
    match stage {
        Stage::HandedOn { from, to, .. } => Some((*from, *to)),
        Stage::Ringing(_) | Stage::Held(_) => None,
    }
}
