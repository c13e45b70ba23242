//! The standing order: what neighbours may know of every alarm that is taken here, without anybody's asking: its kind, sector and urgency, no
//! words of anybody. A lead gives it once; it is on their desks when the alarm is acknowledged, and rings nobody there.

use super::share::{Content, Draft, say_unasked};
use crate::{Ctx, Fault, Node, work};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use stormbell_model::{
    AlarmId, JobId, Lang,
    access::Act,
    exchange::{Audience, NodeName, Pap},
    marking::Tlp,
    officer::Actor,
    report::Door,
    triage::Priority,
};
use stormbell_store::{
    Tx, alarms,
    exchange::taken_back,
    facts, journal,
    leases::{self, NewJob},
    reports,
};
use stormbell_wire::exchange::Case;

/// What is told without asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingOrder {
    /// To whom.
    pub nodes: BTreeSet<NodeName>,
    /// How far it may go there.
    pub tlp: Tlp,
    /// Alarms at least this urgent.
    pub from: Priority,
}

const ORDER: &str = "exchange_standing";
/// The word in the table of effects: the alarm that was told of.
const ALARM: &str = "alarm";
/// In the lane of neighbours: told to all by the standing order.
pub(super) const BY_ORDER: &[u8] = b"*";

/// The standing order.
pub async fn standing_order(ctx: &Ctx) -> Result<Option<StandingOrder>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let read = |tx: &mut Tx<'_>| order(tx);
    Ok(ctx
        .node
        .store()
        .read("read the standing order", read)
        .await?)
}

/// Gives the standing order, or takes it back.
pub async fn set_standing_order(ctx: &Ctx, order: Option<StandingOrder>) -> Result<(), Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let network = ctx.node.in_network()?;
    let strange = |o: &StandingOrder| o.nodes.iter().any(|n| network.charter.member(n).is_none());
    if order.as_ref().is_some_and(strange) {
        return Err(Fault::field("nodes", crate::Problem::Unknown));
    }
    let mut entry = ctx.entry("standing order given", uuid::Uuid::nil());
    let text = order.map(|o| {
        let nodes: Vec<&str> = o.nodes.iter().map(NodeName::as_str).collect();
        json!({ "nodes": nodes, "tlp": o.tlp.code(), "from": o.from.level() }).to_string()
    });
    entry.facts = vec![("order", text.clone().unwrap_or_default())];
    ctx.node
        .store()
        .write("give a standing order", move |tx| {
            match &text {
                Some(text) => facts::set(tx, ORDER, text.as_bytes())?,
                None => facts::remove(tx, ORDER)?,
            }
            journal::note(tx, entry.clone())
        })
        .await?;
    Ok(())
}

fn order(tx: &mut Tx<'_>) -> stormbell_store::Result<Option<StandingOrder>> {
    let held = facts::get(tx, ORDER)?;
    let read = held.and_then(|h| serde_json::from_slice::<Value>(&h).ok());
    Ok(read.and_then(|v| {
        let nodes = v.get("nodes")?.as_array()?.iter();
        let name = |n: &Value| NodeName::parse(n.as_str()?);
        Some(StandingOrder {
            nodes: nodes.filter_map(name).collect(),
            tlp: Tlp::parse(v.get("tlp")?.as_str()?),
            from: Priority::from_level(v.get("from")?.as_i64()?)?,
        })
    }))
}

/// An alarm was taken: puts down that neighbours are told, where the order says so, in the transaction that took it.
pub(crate) fn queue_by_order(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    alarm: AlarmId,
    priority: Priority,
) -> Result<(), Fault> {
    let wanted = order(tx)?.is_some_and(|o| priority <= o.from);
    if !wanted || taken_back::cause_of(tx, ALARM, alarm.as_bytes())?.is_some() {
        return Ok(());
    }
    let job = NewJob {
        id: *JobId::new(ctx.now, tx.chance()).as_bytes(),
        lane: work::NEIGHBOUR.into(),
        subject: alarm.as_bytes().to_vec(),
        run_at: ctx.now.0,
        once_key: Some(format!("standing order {alarm}")),
        payload: BY_ORDER.to_vec(),
    };
    leases::put(tx, &job)?;
    Ok(())
}

/// Tells neighbours of an alarm by the standing order. What came from a neighbour, a test, and what the node says about itself are told to nobody.
pub(super) async fn tell_by_order(node: &Node, alarm: AlarmId) -> Result<(), Fault> {
    let read = move |tx: &mut Tx<'_>| {
        let told = taken_back::cause_of(tx, ALARM, alarm.as_bytes())?.is_some();
        let (Some(order), Some(held), false) = (order(tx)?, alarms::load(tx, alarm)?, told) else {
            return Ok(None);
        };
        let report = reports::load(tx, held.report)?.map(|h| h.report);
        Ok(report.map(|report| (order, report)))
    };
    let found = node.store().read("read what was taken", read).await?;
    let Some((order, report)) = found else {
        return Ok(());
    };
    if report.is_test() || matches!(report.door, Door::Node | Door::Neighbour) {
        return Ok(());
    }
    let lang = node.config().default_lang;
    let reference = report.reference.as_str();
    let subject = node.say(lang, "neighbour-taken", &[("reference", reference)]);
    let case = Case {
        words: subject.clone(),
        priority: report.priority.level() - 1,
        kind: report.kind.value().to_owned(),
        sector: report.sector.map(|s| s.code().to_owned()),
        reference: report.reference.clone(),
        state: String::from("open"),
        reports: 1,
        values: Vec::new(),
    };
    let me = node.in_network()?.me.clone();
    let draft = Draft {
        tlp: order.tlp,
        pap: Pap::Amber,
        audience: Audience {
            nodes: order.nodes.into_iter().filter(|n| *n != me).collect(),
            ..Audience::default()
        },
        ..Draft::of(Content::Incident(case), subject, lang)
    };
    let ctx = node.ctx(Actor::Node, Lang::En);
    let id = say_unasked(&ctx, draft).await?;
    let note = move |tx: &mut Tx<'_>| taken_back::made(tx, id, ALARM, alarm.as_bytes());
    Ok(node.store().write_aside("note what was told", note).await?)
}
