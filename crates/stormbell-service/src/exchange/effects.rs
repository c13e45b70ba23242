//! What follows here from what a neighbour says: a report that rings, indicators, a work of the library, a request with its clock, a circle.
//! Each is noted beside the statement, so that it can be undone when the statement is taken back.

use super::{Network, applying::count, help, shelf};
use crate::{Ctx, Fault, desk::about::Judge, front::file_within, work};
use std::sync::Arc;
use stormbell_model::{
    ImportId, Lang, Moment, OfficerId, ReportId, Span,
    exchange::{GroupId, NodeName, Statement},
    indicator::{Format, Import, Stage},
    limits,
    observable::Observable,
    report::{Door, NewReport},
    text::visible_line,
    triage::Priority,
};
use stormbell_store::{
    Tx,
    exchange::{
        circles::{self, Circle},
        inbox::Inbox,
        requests, shares, statements, taken_back,
    },
    indicators::{self, Waiting},
};
use stormbell_wire::{
    exchange::{Alert, Body, CircleBody, Named, Value},
    indicators::{refusal, whole},
};

/// Who does it, for which neighbour.
pub(super) struct Turn<'a> {
    pub ctx: &'a Ctx,
    pub peer: &'a NodeName,
    pub network: Arc<Network>,
}

impl Turn<'_> {
    /// What people call a node.
    pub(super) fn title(&self, name: &NodeName) -> String {
        let member = self.network.charter.member(name);
        member.map_or_else(|| name.to_string(), |m| m.title.clone())
    }
}

/// What was made of a statement: the words in the table of effects.
pub(super) const REPORT: &str = "report";
pub(super) const IMPORT: &str = "import";
/// What an officer's statement is about: the words in the same table.
pub(super) const INCIDENT: &str = "incident";

/// Alarms that one neighbour opens here in an hour. Beyond them its alerts lie in the queue and wake nobody.
/// Told: the operator, by a trouble that becomes a report. Rest: the report is there and does not ring.
pub const ALARMS_AN_HOUR_MAX: u64 = 20;
/// Reports that are made in an hour of what one neighbour says. What comes beyond stands on the page of what came.
/// Told: the operator, by a trouble that becomes a report. Rest: no report is made of it.
pub const REPORTS_AN_HOUR_MAX: u64 = 200;
pub(super) const HOUR: Span = Span::hours(1);

/// Makes a report of what a neighbour says, where it has not made too many of late.
pub(super) fn report(
    tx: &mut Tx<'_>,
    turn: &Turn<'_>,
    log: &mut Inbox,
    row: &statements::Kept,
    new: &NewReport,
) -> Result<(), Fault> {
    count(&mut log.made, turn.ctx.now, HOUR);
    if log.made.0 > REPORTS_AN_HOUR_MAX {
        return Ok(());
    }
    let report = file_within(tx, turn.ctx, new, row.tlp)?;
    Ok(taken_back::made(tx, row.id, REPORT, report.as_bytes())?)
}

/// Does what follows from a statement that holds.
pub(super) fn follow(
    tx: &mut Tx<'_>,
    turn: &Turn<'_>,
    log: &mut Inbox,
    row: &statements::Kept,
    s: &Statement,
    body: &Body,
) -> Result<(), Fault> {
    match body {
        Body::Alert(alert) => ring(tx, turn, log, row, s, alert),
        Body::Indicators(named) => take_in(tx, turn, row, s, named),
        Body::Expertise(work) => shelf::put(tx, turn.ctx, row, s, work),
        Body::Request(request) => help::heard(tx, turn, log, row, s, request),
        Body::Answer(_) => {
            for parent in &s.parents {
                let ours = requests::load(tx, *parent)?.is_some_and(|r| r.own);
                if ours {
                    requests::answered(tx, *parent, row.id, turn.ctx.now)?;
                }
            }
            Ok(())
        }
        Body::Circle(circle) => gather(tx, turn.ctx.now, row, circle).map(|_| ()),
        // Cases, advisories and sightings are read where they came.
        Body::Incident(_) | Body::Advisory(_) | Body::Sighting(_) => Ok(()),
    }
}

/// A neighbour could not take something of ours.
pub(super) fn rejected(tx: &mut Tx<'_>, turn: &Turn<'_>, s: &Statement) -> Result<(), Fault> {
    let why: String = s.subject.chars().take(100).collect();
    for parent in &s.parents {
        shares::told(tx, *parent, turn.peer, ("refused", &why), turn.ctx.now)?;
    }
    Ok(())
}

/// Something burns next door: a report by the door of the neighbours, which rings by the policy of its priority.
fn ring(
    tx: &mut Tx<'_>,
    turn: &Turn<'_>,
    log: &mut Inbox,
    row: &statements::Kept,
    s: &Statement,
    alert: &Alert,
) -> Result<(), Fault> {
    let said = Priority::from_level(alert.priority + 1).unwrap_or(Priority::Normal);
    let rings = said <= Priority::High;
    if rings {
        count(&mut log.rung, turn.ctx.now, HOUR);
    }
    let too_many = rings && log.rung.0 > ALARMS_AN_HOUR_MAX;
    let priority = if too_many { Priority::Normal } else { said };
    let mut new = report_of(turn, s, &alert.words, &alert.values, priority);
    new.kind = stormbell_model::kind::Kind::parse(&alert.kind);
    new.sector = alert
        .sector
        .as_deref()
        .and_then(stormbell_model::sector::Sector::parse);
    report(tx, turn, log, row, &new)
}

/// A report in the words of a neighbour.
pub(super) fn report_of(
    turn: &Turn<'_>,
    s: &Statement,
    words: &str,
    values: &[Value],
    priority: Priority,
) -> NewReport {
    let title = turn.title(&s.origin);
    let whole = format!("{title}: {}\n\n{words}", s.subject);
    let plain = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let narrative = whole.chars().filter(plain);
    let narrative: String = narrative.take(limits::NARRATIVE_MAX_CHARS).collect();
    let observable = |v: &Value| Observable {
        kind: v.kind.clone(),
        value: v.value.chars().take(limits::OBSERVABLE_MAX_CHARS).collect(),
    };
    let lang = Lang::parse(&s.lang).unwrap_or(turn.ctx.node.config().default_lang);
    NewReport {
        observables: values
            .iter()
            .take(limits::OBSERVABLES_MAX)
            .map(observable)
            .collect(),
        own: Some(priority),
        ..NewReport::said(narrative, lang, Door::Neighbour)
    }
}

/// Indicators of a neighbour go the way of all indicators: held against past and future reports, undone together. What means nothing, or is our
/// own, is left out, whoever says it.
fn take_in(
    tx: &mut Tx<'_>,
    turn: &Turn<'_>,
    row: &statements::Kept,
    s: &Statement,
    named: &Named,
) -> Result<(), Fault> {
    let now = turn.ctx.now;
    let judge = Judge::open(tx, None)?;
    let (mut values, mut refused) = (Vec::new(), 0);
    for value in &named.values {
        let found = whole(&value.value).filter(|f| refusal(f).is_none());
        let weighs = match &found {
            Some(f) => judge.weighs_nothing(tx, f.kind, &f.value)?.is_none(),
            None => false,
        };
        match found.filter(|_| weighs) {
            Some(found) => values.push(Waiting {
                kind: found.kind.code().to_owned(),
                value: found.value,
                note: value.note.clone(),
                tlp: s.marks.tlp.code().to_owned(),
                ends_at: value
                    .ends_at
                    .as_deref()
                    .and_then(Moment::parse_rfc3339)
                    .map(|m| m.0),
                raises: named.raises.map(|r| r + 1),
            }),
            None => refused += 1,
        }
    }
    let source = visible_line(&format!("{}: {}", turn.title(&s.origin), s.subject));
    let import = Import {
        id: ImportId::new(now, turn.ctx.node.chance()),
        source: source.chars().take(limits::LINE_MAX_CHARS).collect(),
        format: Format::Text,
        officer: OfficerId::NOBODY,
        at: now,
        stage: Stage::Taking,
        total: values.len() as i64,
        done: 0,
        refused,
        refused_some: Vec::new(),
        left_out: 0,
    };
    indicators::add_import(tx, &import)?;
    indicators::wait(tx, import.id, &values)?;
    work::queue_taking(tx, import.id, now)?;
    Ok(taken_back::made(tx, row.id, IMPORT, import.id.as_bytes())?)
}

/// A circle at a new epoch. The first word about a circle counts, and only who made it changes it.
pub(super) fn gather(
    tx: &mut Tx<'_>,
    now: Moment,
    row: &statements::Kept,
    said: &CircleBody,
) -> Result<bool, Fault> {
    let id = stormbell_wire::exchange::circle_id(&said.id);
    let Some(id) = id.map(GroupId) else {
        return Ok(false);
    };
    let newest = circles::newest(tx, id)?;
    if newest.is_some_and(|c| c.origin != row.origin) {
        return Ok(false);
    }
    let circle = Circle {
        id,
        epoch: said.epoch,
        origin: row.origin.clone(),
        statement: row.id,
        name: said.name.clone(),
        members: said
            .members
            .iter()
            .filter_map(|m| NodeName::parse(m))
            .collect(),
        at: now,
    };
    Ok(circles::add(tx, &circle)?)
}

/// The report that was made of a statement.
pub(super) fn report_made_of(
    tx: &mut Tx<'_>,
    id: stormbell_model::exchange::StatementId,
) -> Result<Option<ReportId>, Fault> {
    let made = taken_back::effects(tx, id)?;
    let mut reports = made.iter().filter(|(what, _)| what == REPORT);
    Ok(reports.next().and_then(|(_, id)| ReportId::from_bytes(id)))
}
