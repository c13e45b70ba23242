//! One alarm with everything that was done about it and what comes next: whoever looks sees since when nobody has it,
//! and why.

use super::{
    Names,
    notified::chains,
    pass_on::{mark, place_of},
    queue::alarm_row,
};
use crate::{
    AlarmRow, Ctx, Fault,
    duty::{self, Policies, told},
};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    AlarmId, Moment, OfficerId,
    access::Act,
    alarm::Alarm,
    escalation::{Escalation, Policy, Roster},
};
use stormbell_store::{Tx, alarms, journal};

/// An alarm as its page shows it.
#[derive(Clone, Debug)]
pub struct AlarmDesk {
    /// The alarm, its report, and how far each notification came.
    pub row: AlarmRow,
    /// What was done, the newest first.
    pub lines: Vec<AlarmLine>,
    /// What will be done if nobody does anything and nobody comes or goes.
    pub coming: Vec<AlarmLine>,
    /// Who dealt with it, and when.
    pub closed: Option<(String, Moment)>,
    /// How many people must take it.
    pub needs: usize,
    /// Who asked whom to take it over.
    pub handed_on: Option<(String, String)>,
    /// Whether the one who looks has it.
    pub mine: bool,
    /// Whether the one who looks was asked to take it over.
    pub asked_me: bool,
    /// Whether the one who looks asked somebody else to, and can take it back.
    pub asked_by_me: bool,
    /// How far it has come, for the button that passes it up.
    pub mark: String,
    /// Whom it can be handed on to: those on duty first, those whom no call reaches last.
    pub colleagues: Vec<Colleague>,
    /// Whether there were more notifications than [`AlarmRow::notifications`] holds.
    pub more_notifications: bool,
}

/// Somebody to whom an alarm can be handed on.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// Who.
    pub id: OfficerId,
    /// The name.
    pub name: String,
    /// Whether a call reaches this one now.
    pub reachable: bool,
    /// Whether this one is on duty now.
    pub on_duty: bool,
}

/// One thing that was done about an alarm, or will be.
#[derive(Clone, Debug)]
pub struct AlarmLine {
    /// When.
    pub at: Moment,
    /// What: the journal's code.
    pub act: String,
    /// Who did it: a name, or `node`.
    pub by: String,
    /// Whom it is about.
    pub people: Vec<String>,
    /// Why a call was passed over: a code.
    pub why: Option<String>,
    /// How many people it needs, or still misses.
    pub number: Option<u32>,
}

/// Lines of one page.
/// Told: nobody. Rest: the journal has the rest.
const LINES_MAX: usize = 200;
/// Looks ahead that are told.
/// Told: nobody; the last is followed by others. Rest: it goes on as it did.
const AHEAD_MAX: usize = 5;

/// Reads one alarm.
pub async fn read_alarm(ctx: &Ctx, id: AlarmId) -> Result<AlarmDesk, Fault> {
    let me = ctx.officer(Act::ReadReports)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .read_or("read an alarm", move |tx| look(tx, &c, me, id))
        .await
}

fn look(tx: &mut Tx<'_>, ctx: &Ctx, me: OfficerId, id: AlarmId) -> Result<AlarmDesk, Fault> {
    let alarm = alarms::load(tx, id)?.ok_or(Fault::NotFound)?;
    let names = Names::read(tx)?;
    let (chains, more_notifications) = chains(tx, &names, alarm.id)?;
    let row = AlarmRow {
        notifications: chains,
        ..alarm_row(tx, &names, alarm.clone())?
    };
    let (policies, roster) = (Policies::read(tx)?, duty::roster(tx, ctx)?);
    let has = |id: OfficerId| alarm.holders().iter().any(|h| h.who == id);
    let free = duty::everyone(tx)?.into_iter();
    let free = free.filter(|o| o.id != me && !has(o.id));
    let on_duty: BTreeSet<OfficerId> = roster.on_duty.values().flatten().copied().collect();
    let mut colleagues: Vec<Colleague> = free
        .map(|o| Colleague {
            reachable: !roster.unreachable.contains(&o.id),
            on_duty: on_duty.contains(&o.id),
            id: o.id,
            name: o.name,
        })
        .collect();
    colleagues.sort_by_key(|c| (!c.reachable, !c.on_duty, c.name.to_lowercase()));
    let (needs, asked_me) = match &alarm.escalation {
        Escalation::Open(open) => (usize::from(open.needs()), open.is_asked(me)),
        Escalation::Closed { .. } => (0, false),
    };
    Ok(AlarmDesk {
        lines: lines(tx, &names, &alarm)?,
        coming: ahead(
            &names,
            alarm.escalation.clone(),
            policies.of(alarm.priority),
            &roster,
            ctx.now,
        ),
        closed: match alarm.escalation {
            Escalation::Closed { by, at } => Some((names.of(by), at)),
            Escalation::Open(_) => None,
        },
        needs,
        handed_on: (row.handed_on).map(|(from, to)| (names.of(from), names.of(to))),
        mine: has(me),
        asked_me,
        asked_by_me: row.handed_on.is_some_and(|(from, _)| from == me),
        mark: place_of(&alarm).map(mark).unwrap_or_default(),
        colleagues,
        more_notifications,
        row,
    })
}

/// What the journal holds about an alarm: calls stand under the alarm, acts of people under its report.
fn lines(tx: &mut Tx<'_>, names: &Names, alarm: &Alarm) -> Result<Vec<AlarmLine>, Fault> {
    let mut rows = journal::latest(tx, alarm.id.0, LINES_MAX)?;
    rows.extend(journal::latest(tx, alarm.report.0, LINES_MAX)?);
    rows.sort_by_key(|row| std::cmp::Reverse(row.index));
    let id = alarm.id.to_string();
    let mut lines = Vec::new();
    for row in rows {
        let facts = facts_of(&row.record);
        let about = facts.get("alarm").is_none_or(|of| *of == id);
        if about && (row.act.starts_with("alarm ") || row.subject == alarm.id.0) {
            let officer = row.actor.strip_prefix("officer:");
            let by = officer.and_then(|id| id.parse().ok());
            let by = by.map_or_else(|| String::from("node"), |id| names.of(id));
            lines.push(line(names, row.at, row.act, by, &facts));
        }
    }
    lines.truncate(LINES_MAX);
    Ok(lines)
}

fn facts_of(record: &[u8]) -> BTreeMap<String, String> {
    let record: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(record).unwrap_or_default();
    let text = |value: serde_json::Value| value.as_str().map(str::to_owned);
    let facts = record.into_iter();
    facts
        .filter_map(|(name, value)| Some((name, text(value)?)))
        .collect()
}

fn line(
    names: &Names,
    at: Moment,
    act: String,
    by: String,
    facts: &BTreeMap<String, String>,
) -> AlarmLine {
    let people = facts.get("people").or_else(|| facts.get("asked"));
    let people = people.map(String::as_str).unwrap_or_default().split(' ');
    let number = facts.get("needs").or_else(|| facts.get("missing"));
    let mut people: Vec<String> = people
        .filter_map(|id| Some(names.of(id.parse().ok()?)))
        .collect();
    people.extend(facts.get("neighbour").cloned());
    AlarmLine {
        at,
        act,
        by,
        people,
        why: facts.get("why").cloned(),
        number: number.and_then(|n| n.parse().ok()),
    }
}

/// What the model itself would do from now on, with the people as they are now.
pub(crate) fn ahead(
    names: &Names,
    mut escalation: Escalation,
    policy: &Policy,
    roster: &Roster,
    now: Moment,
) -> Vec<AlarmLine> {
    let mut lines = Vec::new();
    for _ in 0..AHEAD_MAX {
        let Some(at) = escalation.next_look() else {
            break;
        };
        let at = at.max(now);
        let (next, happened) = escalation.look(policy, roster, at);
        escalation = next;
        for fact in &happened {
            let (act, facts) = told(fact);
            let facts = facts.into_iter().map(|(n, v)| (n.to_owned(), v)).collect();
            lines.push(line(
                names,
                at,
                act.to_owned(),
                String::from("node"),
                &facts,
            ));
        }
    }
    lines
}
