//! Planning what goes out to whom, and handing it over. A plan is made for one channel of one person at a time, and written
//! before anything is handed over: a message that was handed over and not answered is handed over again, as the same message.

use super::{hear, says};
use crate::{
    Ctx, Fault, Node,
    duty::{self, Way},
    work::{CarrierFault, Carriers, Outgoing, Taken},
};
use std::{collections::BTreeMap, time::Duration};
use stormbell_model::{
    ChannelId, Lang, Moment, NotificationId, Span,
    notice::{self, Answer, Channel, Fact, Sent, State, WAITING_MAX, Waiting, Why},
    officer::{Actor, Officer},
    triage::Priority,
};
use stormbell_store::{
    Tx, alarms, channels, leases,
    notifications::{self, Kind, Notification, SentMessage},
    people,
};

/// How long a carrier may take for one message; shorter than the time after which its answer is not waited for any more.
/// Told: the desk, at the alarm. Rest: it counts as away, and is asked again.
const CARRY_MAX: Duration = Duration::from_secs(20);
/// What the throttle looks back at: its longest limit.
const LOOKED_BACK: Span = Span::hours(1);
/// Jobs of yesterday's program that are taken over at once.
const ADOPTED_AT_ONCE: i64 = 256;

/// Plans what is due on every channel of this kind and hands it over. Gives how much there was to do. Messages go out side
/// by side: one that hangs holds up no other.
pub async fn carry_waiting(
    node: &Node,
    carriers: &Carriers,
    channel: Channel,
) -> Result<usize, Fault> {
    let done = carry_due(node, carriers, channel).await;
    node.note_carry_round(channel, done.as_ref().err());
    done
}

async fn carry_due(node: &Node, carriers: &Carriers, channel: Channel) -> Result<usize, Fault> {
    let now = node.now();
    let find = move |tx: &mut Tx<'_>| notifications::channels_due(tx, channel, now);
    let due = node.store().read("find what is due", find).await?;
    let mut under_way = tokio::task::JoinSet::new();
    let mut done = due.len();
    for id in due {
        let ctx = node.ctx(Actor::Node, Lang::En);
        let plan = move |tx: &mut Tx<'_>| plan(tx, &ctx, id);
        for outgoing in node.store().write_or("plan messages", plan).await? {
            done += 1;
            let (node, carriers) = (node.clone(), carriers.clone());
            under_way.spawn(async move { hand_over(&node, &carriers, outgoing).await });
        }
    }
    // What one of them could not note is handed over again: nothing is lost.
    let mut failed = None;
    while let Some(ended) = under_way.join_next().await {
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(fault)) => failed = Some(fault),
            Err(_) => failed = Some(Fault::Internal),
        }
    }
    failed.map_or(Ok(done), Err)
}

/// When the next notification is due that is not due yet, so that a worker can sleep until then.
pub async fn next_notification(node: &Node) -> Result<Option<Moment>, Fault> {
    let now = node.now();
    let next = move |tx: &mut Tx<'_>| notifications::next_after(tx, now);
    Ok(node
        .store()
        .read("find the next notification", next)
        .await?)
}

/// Hands one message over and notes the answer. Who dies after the carrier's «yes» and before the note hands it over
/// again after a minute: better twice than never.
async fn hand_over(node: &Node, carriers: &Carriers, outgoing: Outgoing) -> Result<(), Fault> {
    let carried = tokio::time::timeout(CARRY_MAX, carriers.carry(&outgoing)).await;
    let result = carried.unwrap_or(Err(CarrierFault {
        code: "no-answer",
        again: true,
    }));
    node.note_carried(outgoing.to.channel(), &result);
    note_result(node, outgoing.id, result).await
}

async fn note_result(
    node: &Node,
    message: NotificationId,
    result: Result<Taken, CarrierFault>,
) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let note = move |tx: &mut Tx<'_>| {
        let (answer, why) = match &result {
            Ok(taken) => {
                if let Some(name) = &taken.carrier_ref {
                    notifications::name_sent(tx, message, name)?;
                }
                (Answer::Accepted, None)
            }
            Err(fault) if fault.again => (Answer::NotNow, Some(fault.code)),
            Err(fault) => (Answer::Refused, Some(fault.code)),
        };
        hear::heard(tx, &ctx, message, answer, why)?;
        match &result {
            Err(fault) if fault.again && fault.is_about_us() => hear::go_around(tx, &ctx, message),
            _ => Ok(()),
        }
    };
    node.store().write_or("note a carrier's answer", note).await
}

/// What is due on one channel, by what is to become of it.
#[derive(Default)]
struct Due {
    /// New: to be planned.
    waiting: Vec<Notification>,
    /// Handed over before, by message: the same again.
    again: BTreeMap<NotificationId, Vec<Notification>>,
    /// What changed already.
    changed: Vec<Notification>,
    /// What another channel must be tried for.
    elsewhere: Vec<Notification>,
}

/// Plans one channel, and writes the plan. What it gives back is handed over next.
fn plan(tx: &mut Tx<'_>, ctx: &Ctx, id: ChannelId) -> Result<Vec<Outgoing>, Fault> {
    let Some(kept) = channels::load_to_change(tx, id)? else {
        return Ok(Vec::new());
    };
    let officer = people::load(tx, kept.officer)?.filter(|o| o.left_at.is_none());
    // What waits for the rest of a storm is told together with what came meanwhile.
    let soon = ctx.now.plus(notice::STORM_HELD);
    let due = notifications::due_or_soon(tx, id, (ctx.now, soon), WAITING_MAX)?;
    let way = match &officer {
        Some(officer) => duty::ways_of(tx, ctx.node.config(), officer)?,
        None => Vec::new(),
    };
    let way = way.into_iter().find(|way| way.id == id);
    let mut sorted = sort(ctx, due, way.is_some());
    let mut outgoing = Vec::new();
    if let (Some(way), Some(officer)) = (&way, &officer) {
        outgoing = hand_again(tx, ctx, way, officer, &mut sorted)?;
        outgoing.extend(hand_new(tx, ctx, way, officer, &mut sorted)?);
    }
    notifications::save(tx, &sorted.changed)?;
    if let Some(officer) = &officer {
        for n in &sorted.elsewhere {
            hear::try_another(tx, ctx, officer, n)?;
        }
    }
    Ok(outgoing)
}

/// Sorts what is due. What nobody needs any more is not sent; what a channel cannot carry goes to another.
fn sort(ctx: &Ctx, due: Vec<(Notification, bool)>, usable: bool) -> Due {
    let mut sorted = Due::default();
    for (mut n, rings) in due {
        let needed = rings || n.kind != Kind::Alarm;
        let silent = matches!(n.chain.state(), State::Accepted { .. });
        if silent {
            let (chain, _) = n.chain.clone().look(ctx.now);
            n.chain = chain;
        } else if !needed || !usable {
            n.chain = n.chain.clone().withdraw();
            n.at = ctx.now;
            n.note = Some(String::from(if needed {
                "no-address"
            } else {
                "not-needed"
            }));
        } else {
            match n.message {
                Some(message) => sorted.again.entry(message).or_default().push(n),
                None => sorted.waiting.push(n),
            }
            continue;
        }
        if needed && matches!(n.kind, Kind::Alarm | Kind::Ahead) {
            sorted.elsewhere.push(n.clone());
        }
        sorted.changed.push(n);
    }
    sorted
}

/// Messages whose carrier could not take them, or did not answer: the same again, or given up.
fn hand_again(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    way: &Way,
    officer: &Officer,
    due: &mut Due,
) -> Result<Vec<Outgoing>, Fault> {
    let mut send = Vec::new();
    for (message, carried) in std::mem::take(&mut due.again) {
        let mut goes = Vec::new();
        for mut n in carried {
            let (chain, facts) = n.chain.clone().look(ctx.now);
            n.chain = chain;
            n.at = ctx.now;
            if facts.contains(&Fact::HandOver) {
                goes.push(n.clone());
            } else if facts.contains(&Fact::TryAnotherChannel(Why::TooManyTries)) {
                due.elsewhere.push(n.clone());
            }
            due.changed.push(n);
        }
        if goes.is_empty() {
            notifications::forget_sent(tx, message)?;
            hear::carrier_is_away(tx, way.id, ctx.now)?;
        }
        send.extend(says::outgoing(tx, ctx, way, officer, message, &goes)?);
    }
    Ok(send)
}

/// What is new is throttled and bundled as the model says. Only alarms are told as one: each other message has words of
/// its own.
fn hand_new(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    way: &Way,
    officer: &Officer,
    due: &mut Due,
) -> Result<Vec<Outgoing>, Fault> {
    if due.waiting.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = due.waiting.drain(..);
    let (alarms, others): (Vec<_>, Vec<_>) = waiting.partition(|n| n.kind == Kind::Alarm);
    let more = alarms::next_due(tx)?.is_some_and(|at| at <= ctx.now);
    let mut lately = notifications::sent_lately(tx, way.id, ctx.now.minus(LOOKED_BACK))?;
    let mut send = Vec::new();
    let alone = others.into_iter().map(|n| vec![n]);
    for together in std::iter::once(alarms).chain(alone) {
        let waiting: Vec<Waiting> = together.iter().map(waits).collect();
        let at = (ctx.now, more);
        let plan = notice::plan_in_storm(way.address.channel(), &waiting, &lately, at);
        let mut by_id: BTreeMap<_, _> = together.into_iter().map(|n| (n.id, n)).collect();
        for message in &plan.send {
            let carried = message.carries.iter().filter_map(|id| by_id.remove(id));
            let mut carried: Vec<Notification> = carried.collect();
            let sent = hand_one(tx, ctx, way, &mut carried)?;
            lately.extend(sent.map(|priority| Sent {
                at: ctx.now,
                priority,
            }));
            let id = carried
                .first()
                .map_or(NotificationId(uuid::Uuid::nil()), |n| n.id);
            send.extend(says::outgoing(tx, ctx, way, officer, id, &carried)?);
            due.changed.append(&mut carried);
        }
        put_off(by_id, plan.next_at, ctx.now, due);
    }
    Ok(send)
}

/// Marks everything in one message as handed over, and counts the message.
fn hand_one(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    way: &Way,
    carried: &mut [Notification],
) -> Result<Option<Priority>, Fault> {
    let Some(first) = carried.first() else {
        return Ok(None);
    };
    let (id, priority) = (first.id, first.priority);
    for n in carried {
        n.chain = n.chain.clone().put_off(ctx.now).look(ctx.now).0;
        n.at = ctx.now;
        n.message = Some(id);
    }
    let sent = SentMessage {
        id,
        channel: way.id,
        priority,
        sent_at: ctx.now,
    };
    notifications::add_sent(tx, &[sent])?;
    Ok(Some(priority))
}

fn waits(n: &Notification) -> Waiting {
    Waiting {
        notification: n.id,
        // What is no alarm is never told as one with another.
        alarm: n.alarm.unwrap_or(stormbell_model::AlarmId(n.id.0)),
        priority: n.priority,
        wave: n.wave,
        since: n.made_at,
    }
}

/// What the throttle does not let pass waits until it does.
fn put_off(
    left: BTreeMap<NotificationId, Notification>,
    until: Option<Moment>,
    now: Moment,
    due: &mut Due,
) {
    let until = until.unwrap_or(now.plus(Span::seconds(1)));
    for (_, mut n) in left {
        n.chain = n.chain.clone().put_off(until);
        due.changed.push(n);
    }
}

/// Takes over what yesterday's program put down as jobs: at an upgrade, and while both run side by side.
pub(in crate::work) async fn adopt_yesterdays(node: &Node) -> Result<usize, Fault> {
    let now = node.now();
    let adopt = move |tx: &mut Tx<'_>| {
        let jobs = leases::finish_due(tx, crate::work::CALL, i64::MAX, ADOPTED_AT_ONCE)?;
        for job in &jobs {
            if let Some(id) = NotificationId::from_bytes(&job.subject) {
                notifications::adopt(tx, id, now)?;
            }
        }
        Ok(jobs.len())
    };
    Ok(node.store().write_aside("adopt calls", adopt).await?)
}
