//! What an escalation brought about, into the journal and on its way: each fact is an entry, and a call becomes
//! notifications, in the transaction that wrote the alarm.
//!
//! What people do and what they see of it stands under the report, whose history shows it. Calls and what was passed over
//! stand under the alarm: an alarm that nobody answers has one every few minutes, and they fill its own page.

use crate::{Ctx, Fault, work};
use stormbell_model::{OfficerId, alarm::Alarm, escalation::Fact};
use stormbell_store::{
    Tx,
    journal::{self, Entry},
    people,
};

/// Who did it, as the journal names it.
#[derive(Clone)]
pub(crate) struct By(pub(crate) String);

impl By {
    /// The one who asks.
    pub(crate) fn asker(ctx: &Ctx) -> By {
        By(ctx.who.journal_name())
    }
    /// An officer who asks by a link, without a session.
    pub(crate) fn officer(id: OfficerId) -> By {
        By(format!("officer:{id}"))
    }
}

/// Writes down what happened to `alarm`, and calls whom it calls.
pub(crate) fn record(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    alarm: &Alarm,
    facts: &[Fact],
) -> Result<(), Fault> {
    let entries: Vec<Entry> = facts
        .iter()
        .map(|fact| entry(ctx, by, alarm, fact))
        .collect();
    if !entries.is_empty() {
        journal::append(tx, &entries)?;
    }
    for fact in facts {
        match fact {
            Fact::Call { people, .. } => call(tx, ctx, alarm, people)?,
            Fact::HandedOn { to, .. } => call(tx, ctx, alarm, &[*to])?,
            Fact::Taken { .. } => {
                crate::exchange::queue_by_order(tx, ctx, alarm.id, alarm.priority)?;
            }
            Fact::CallNeighbour(neighbour) => {
                crate::exchange::queue_telling(tx, ctx, alarm.id, neighbour)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn call(tx: &mut Tx<'_>, ctx: &Ctx, alarm: &Alarm, people: &[OfficerId]) -> Result<(), Fault> {
    for id in people {
        if let Some(officer) = people::load(tx, *id)? {
            work::notify(tx, ctx, alarm.id, &officer)?;
        }
    }
    Ok(())
}

fn entry(ctx: &Ctx, by: &By, alarm: &Alarm, fact: &Fact) -> Entry {
    let (act, mut facts) = told(fact);
    let of_alarm = matches!(
        fact,
        Fact::Call { .. }
            | Fact::CallNeighbour(_)
            | Fact::Skipped { .. }
            | Fact::NotReachable(_)
            | Fact::Nobody
    );
    let subject = if of_alarm {
        facts.insert(0, ("report", alarm.report.to_string()));
        alarm.id.0
    } else {
        facts.insert(0, ("alarm", alarm.id.to_string()));
        alarm.report.0
    };
    Entry {
        at: ctx.now,
        act,
        actor: by.0.clone(),
        subject,
        facts,
    }
}

/// The journal's words for a fact. Ids, numbers and codes only.
pub(crate) fn told(fact: &Fact) -> (&'static str, Vec<(&'static str, String)>) {
    match fact {
        Fact::Call { call, people } => (
            "alarm called",
            vec![("call", call.to_string()), ("people", ids(people))],
        ),
        Fact::CallNeighbour(neighbour) => {
            ("neighbour asked", vec![("neighbour", neighbour.0.clone())])
        }
        Fact::Skipped { call, why } => (
            "alarm step skipped",
            vec![("call", call.to_string()), ("why", why.code().to_owned())],
        ),
        Fact::NotReachable(people) => ("alarm person unreachable", vec![("people", ids(people))]),
        Fact::Nobody => ("alarm nobody to call", Vec::new()),
        Fact::Taken { missing, .. } => {
            ("alarm acknowledged", vec![("missing", missing.to_string())])
        }
        Fact::Lapsed(people) => ("alarm lapsed", vec![("people", ids(people))]),
        Fact::HolderLeft { who, missing } => (
            "alarm holder left",
            vec![("people", ids(&[*who])), ("missing", missing.to_string())],
        ),
        Fact::HandedOn { from, to } => (
            "alarm handed on",
            vec![("from", from.to_string()), ("asked", to.to_string())],
        ),
        Fact::HandOnUnanswered { from, to } => (
            "alarm hand-on unanswered",
            vec![("from", from.to_string()), ("asked", to.to_string())],
        ),
        Fact::Escalated(_) => ("alarm escalated", Vec::new()),
        Fact::Needs { needs, .. } => ("alarm needs people", vec![("needs", needs.to_string())]),
        Fact::Dealt(_) => ("alarm ended", Vec::new()),
    }
}

fn ids(people: &[OfficerId]) -> String {
    let ids: Vec<String> = people.iter().map(OfficerId::to_string).collect();
    ids.join(" ")
}
