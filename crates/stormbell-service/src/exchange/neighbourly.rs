//! When a desk does not answer, a neighbour that agreed to it is told of that one case, so that its officers ring ours by other means. It sees
//! the report and nothing else, and only for a day.

use super::{
    share::{Content, Draft, say_unasked},
    standing::{BY_ORDER, tell_by_order},
};
use crate::{Ctx, Fault, Node, work};
use std::collections::BTreeSet;
use stormbell_model::{
    AlarmId, JobId, Lang, Span,
    access::Act,
    escalation::Neighbour,
    exchange::{Audience, Basis, NodeName, Pap, Personal, Standing},
    marking::Tlp,
    officer::Actor,
};
use stormbell_store::{
    Tx, alarms, facts, journal,
    leases::{self, NewJob},
    reports,
};
use stormbell_wire::exchange::Alert;

/// The fact with the names of neighbours that may be asked to ring our people.
const HELPERS: &str = "exchange_helpers";
/// How long the neighbour may show the case.
const SHOWN_FOR: Span = Span::days(1);
/// Longer than telling one neighbour takes.
const LEASE: Span = Span::seconds(60);
/// A neighbour that could not be told is told after this.
const AGAIN: Span = Span::seconds(30);
/// Neighbours that are told in one round.
const TOLD_AT_ONCE: i64 = 8;

/// The neighbours that may be asked to ring our people, in the order in which they are asked.
pub async fn helpers(ctx: &Ctx) -> Result<Vec<NodeName>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let read = |tx: &mut Tx<'_>| names(tx);
    Ok(ctx.node.store().read("read who helps", read).await?)
}

/// Says which neighbours may be asked to ring our people. They have agreed to it beforehand.
pub async fn set_helpers(ctx: &Ctx, who: &[NodeName]) -> Result<(), Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let network = ctx.node.in_network()?;
    let unique: BTreeSet<&NodeName> = who.iter().collect();
    let strange = who
        .iter()
        .any(|n| network.charter.member(n).is_none() || *n == network.me);
    if strange || unique.len() < who.len() {
        return Err(Fault::field("helpers", crate::Problem::Unknown));
    }
    let list: Vec<String> = who.iter().map(NodeName::to_string).collect();
    let (list, mut entry) = (list.join(" "), ctx.entry("helpers set", uuid::Uuid::nil()));
    entry.facts = vec![("neighbours", list.clone())];
    ctx.node
        .store()
        .write("set who helps", move |tx| {
            facts::set(tx, HELPERS, list.as_bytes())?;
            journal::note(tx, entry.clone())
        })
        .await?;
    Ok(())
}

fn names(tx: &mut Tx<'_>) -> stormbell_store::Result<Vec<NodeName>> {
    let held = facts::get(tx, HELPERS)?.unwrap_or_default();
    let text = String::from_utf8(held).unwrap_or_default();
    Ok(text
        .split_whitespace()
        .filter_map(NodeName::parse)
        .collect())
}

/// The neighbours that stand behind the last step of every escalation now.
pub(crate) fn who_helps(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Neighbour>, Fault> {
    let Some(network) = ctx.node.network() else {
        return Ok(Vec::new());
    };
    let mut all = names(tx)?;
    all.retain(|n| network.standing(n, ctx.now) == Standing::Member);
    // Whoever speaks our language is asked first.
    let ours = ctx.node.config().default_lang;
    let speaks = |n: &NodeName| {
        let member = network.charter.member(n);
        member.is_some_and(|m| m.languages.contains(&ours))
    };
    all.sort_by_key(|n| !speaks(n));
    Ok(all.into_iter().map(|n| Neighbour(n.to_string())).collect())
}

/// Puts down that a neighbour is told of an alarm, in the transaction that asks it.
pub(crate) fn queue_telling(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    alarm: AlarmId,
    neighbour: &Neighbour,
) -> Result<(), Fault> {
    let job = NewJob {
        id: *JobId::new(ctx.now, tx.chance()).as_bytes(),
        lane: work::NEIGHBOUR.into(),
        subject: alarm.as_bytes().to_vec(),
        run_at: ctx.now.0,
        once_key: None,
        payload: neighbour.0.clone().into_bytes(),
    };
    Ok(leases::put_new(tx, [&job])?)
}

/// Tells neighbours of alarms that nobody here answers. A death after it was told tells it once more. Gives how many were told.
pub(crate) async fn tell_helpers(node: &Node, owner: [u8; 16]) -> Result<usize, Fault> {
    let now = node.now();
    let any = move |tx: &mut Tx<'_>| leases::waits(tx, work::NEIGHBOUR, now.0);
    if !node
        .store()
        .read("look for neighbours to tell", any)
        .await?
    {
        return Ok(0);
    }
    let take = move |tx: &mut Tx<'_>| {
        leases::take(tx, work::NEIGHBOUR, &owner, now.0, LEASE.0, TOLD_AT_ONCE)
    };
    let jobs = node.store().write_aside("lease a telling", take).await?;
    let told = jobs.len();
    for job in jobs {
        let alarm = AlarmId::from_bytes(&job.subject).ok_or(Fault::Internal)?;
        let name = std::str::from_utf8(&job.payload).ok();
        let done = match name.and_then(NodeName::parse) {
            Some(name) => tell(node, alarm, name).await,
            None if job.payload == BY_ORDER => tell_by_order(node, alarm).await,
            None => Ok(()),
        };
        let id = job.id;
        let end = move |tx: &mut Tx<'_>| match done.is_ok() {
            true => leases::done(tx, &id, &owner),
            false => leases::again(tx, &id, &owner, now.plus(AGAIN).0),
        };
        node.store().write_aside("end a telling", end).await?;
    }
    Ok(told)
}

async fn tell(node: &Node, alarm: AlarmId, name: NodeName) -> Result<(), Fault> {
    let read = move |tx: &mut Tx<'_>| {
        let Some(alarm) = alarms::load(tx, alarm)?.filter(|a| a.is_ringing()) else {
            return Ok(None);
        };
        Ok(reports::load(tx, alarm.report)?.map(|h| h.report))
    };
    let report = node.store().read("read what nobody answers", read).await?;
    let (Some(report), Some(network)) = (report, node.network()) else {
        return Ok(());
    };
    let lang = network
        .charter
        .member(&name)
        .and_then(|m| m.languages.first().copied())
        .unwrap_or(Lang::En);
    let subject = node.say(lang, "neighbour-asks", &[("reference", &report.reference)]);
    let alert = Alert {
        words: report.narrative,
        priority: report.priority.level() - 1,
        kind: report.kind.value().to_owned(),
        sector: report.sector.map(|s| s.code().to_owned()),
        reference: report.reference,
        values: Vec::new(),
    };
    let ctx = node.ctx(Actor::Node, lang);
    let draft = Draft {
        tlp: Tlp::Red,
        pap: Pap::Red,
        originator_controls: true,
        personal: Personal::On(Basis::TeamTask),
        expires: Some(ctx.now.plus(SHOWN_FOR)),
        audience: Audience {
            nodes: BTreeSet::from([name]),
            ..Audience::default()
        },
        ..Draft::of(Content::Alert(alert), subject, lang)
    };
    say_unasked(&ctx, draft).await.map(|_| ())
}
