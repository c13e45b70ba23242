//! What carriers and people say about a notification: it is written into the chain, tells what its channel is worth, and
//! where it did not reach the person, another channel is tried at once. The same twice changes nothing.

use super::{About, new};
use crate::{Ctx, Fault, duty};
use std::collections::BTreeSet;
use stormbell_model::{
    ChannelId, Moment, NotificationId, OfficerId,
    alarm::Alarm,
    escalation::{Escalation, Open, Stage},
    notice::{self, Answer, Fact},
    officer::Officer,
};
use stormbell_store::{
    Tx, alarms, channels, journal,
    notifications::{self, Kind, Notification},
    people,
};

/// Takes in what was said about a message, named by any notification in it. What a person says counts for that one
/// notification, what a carrier says for everything in the message.
pub(crate) fn heard(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: NotificationId,
    answer: Answer,
    note: Option<&str>,
) -> Result<(), Fault> {
    let Some(named) = notifications::load(tx, id)? else {
        return Ok(());
    };
    let by = named.by;
    // The channel first, as in planning: two who lock the same rows lock them in one order.
    let way = match by {
        Some(by) => channels::load_to_change(tx, by)?,
        None => None,
    };
    let message = named.message.unwrap_or(named.id);
    let mut carried = notifications::carried_by(tx, message)?;
    if carried.is_empty() {
        let proofs = notifications::proofs(tx, id)?;
        let (state, tries) = (named.chain.state(), named.chain.tries());
        let chain = notice::Chain::kept(named.channel, state, tries, proofs);
        carried.push(Notification { chain, ..named });
    }
    if matches!(answer, Answer::Acknowledged) {
        carried.retain(|n| n.id == id);
    }
    let mut learned = Learned::default();
    for n in &mut carried {
        learn(ctx, n, answer, note, &mut learned);
    }
    if !learned.moved {
        return Ok(());
    }
    notifications::save(tx, &carried)?;
    notifications::add_proofs(tx, &learned.proofs)?;
    if let Some(way) = way {
        judge(tx, ctx, &way, answer, &learned.facts)?;
    }
    follow(tx, ctx, message, answer, carried, &learned)
}

#[derive(Default)]
struct Learned {
    moved: bool,
    proofs: Vec<(NotificationId, usize, notice::Link)>,
    facts: Vec<Fact>,
    elsewhere: BTreeSet<NotificationId>,
}

fn learn(ctx: &Ctx, n: &mut Notification, answer: Answer, note: Option<&str>, all: &mut Learned) {
    let before = n.chain.clone();
    let (chain, facts) = n.chain.clone().hear(answer, ctx.now);
    if chain == before {
        return;
    }
    all.moved = true;
    let known = before.proofs().len();
    let new = chain.proofs().get(known).map(|link| (n.id, known, *link));
    all.proofs.extend(new);
    if chain.state().code() != before.state().code() {
        n.at = ctx.now;
        n.note = note.map(str::to_owned);
    }
    n.chain = chain;
    let another = |f: &Fact| matches!(f, Fact::TryAnotherChannel(_));
    if facts.iter().any(another) {
        all.elsewhere.insert(n.id);
    }
    all.facts.extend(facts);
}

/// What follows from what was heard.
fn follow(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    message: NotificationId,
    answer: Answer,
    carried: Vec<Notification>,
    learned: &Learned,
) -> Result<(), Fault> {
    if learned.facts.contains(&Fact::Contradiction) {
        contradicted(tx, ctx, &carried)?;
    }
    if matches!(answer, Answer::Refused | Answer::NotNow) && !learned.elsewhere.is_empty() {
        // It never went out, so it is no burden to anybody.
        notifications::forget_sent(tx, message)?;
    }
    if answer == Answer::Accepted {
        note_calls(tx, ctx, &carried)?;
    }
    let Some(first) = carried.first() else {
        return Ok(());
    };
    let Some(officer) = people::load(tx, first.officer)?.filter(|o| o.left_at.is_none()) else {
        return Ok(());
    };
    for n in carried.iter().filter(|n| learned.elsewhere.contains(&n.id)) {
        try_another(tx, ctx, &officer, n)?;
    }
    Ok(())
}

/// What a channel is worth after an answer.
fn judge(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    way: &channels::Way,
    answer: Answer,
    facts: &[Fact],
) -> Result<(), Fault> {
    if answer == Answer::NotNow {
        if facts.contains(&Fact::ChannelFails) {
            carrier_is_away(tx, way.id, ctx.now)?;
        }
        return Ok(());
    }
    let reach = way.reach.hear(way.channel, answer, ctx.now);
    if reach != way.reach {
        channels::save_reach(tx, way.id, &reach)?;
    }
    Ok(())
}

/// Its carrier could not take anything: the channel is doubtful, so another comes first. It is not dead, because the address
/// may be as good as ever: when the carrier is back, so is the person.
pub(super) fn carrier_is_away(tx: &mut Tx<'_>, id: ChannelId, now: Moment) -> Result<(), Fault> {
    let Some(way) = channels::load_to_change(tx, id)? else {
        return Ok(());
    };
    if way.reach.failures == 0 {
        let reach = way.reach.hear(way.channel, Answer::NotDelivered, now);
        channels::save_reach(tx, id, &reach)?;
    }
    Ok(())
}

/// A carrier that refuses us may do so until somebody has mended a setting: what it carried goes by another channel at once,
/// and is still tried here.
pub(super) fn go_around(tx: &mut Tx<'_>, ctx: &Ctx, message: NotificationId) -> Result<(), Fault> {
    let carried = notifications::carried_by(tx, message)?;
    let first = carried.first().map(|n| n.officer);
    let officer = match first {
        Some(officer) => people::load(tx, officer)?.filter(|o| o.left_at.is_none()),
        None => None,
    };
    let Some(officer) = officer else {
        return Ok(());
    };
    // Only once for each attempt: later tries of the same message change nothing for the person.
    for n in carried.iter().filter(|n| n.chain.tries() == 1) {
        try_another(tx, ctx, &officer, n)?;
    }
    Ok(())
}

/// Tries the next channel of this person, as part of the same attempt: what was tried in it is not tried again.
pub(super) fn try_another(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: &Officer,
    failed: &Notification,
) -> Result<(), Fault> {
    let (Some(alarm), Kind::Alarm) = (failed.alarm, failed.kind) else {
        return ahead_by_another(tx, ctx, officer, failed);
    };
    let Some(alarm) = alarms::load(tx, alarm)?.filter(|a| calls(a, officer.id)) else {
        return Ok(());
    };
    let tried = notifications::tried(tx, alarm.id, officer.id, failed.made_at)?;
    let ways = duty::ways_of(tx, ctx.node.config(), officer)?;
    let Some(way) = notice::after(&duty::to_choose_from(&ways), &tried, ctx.now) else {
        return Ok(());
    };
    let about = About {
        kind: Kind::Alarm,
        alarm: Some(alarm.id),
        wave: failed.wave,
        priority: failed.priority,
    };
    let next = Notification {
        // The same attempt, and it waited as long.
        made_at: failed.made_at,
        ..new(ctx, &about, officer, way.channel, Some(way.id))
    };
    Ok(notifications::add(tx, &[next])?)
}

/// Whether an alarm still calls this person: it rings, or it was handed on to this one.
fn calls(alarm: &Alarm, officer: OfficerId) -> bool {
    let handed_on =
        |open: &Open| matches!(open.stage(), Stage::HandedOn { to, .. } if *to == officer);
    match &alarm.escalation {
        Escalation::Open(open) => alarm.is_ringing() || handed_on(open),
        Escalation::Closed { .. } => false,
    }
}

/// A notice ahead goes by one more channel that is not dead; what cannot be told so is on the desk anyway.
fn ahead_by_another(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: &Officer,
    failed: &Notification,
) -> Result<(), Fault> {
    if failed.kind != Kind::Ahead || !is_first(failed) {
        return Ok(());
    }
    let ways = duty::ways_of(tx, ctx.node.config(), officer)?;
    let tried: Vec<ChannelId> = failed.by.into_iter().collect();
    let next = notice::after(&duty::to_choose_from(&ways), &tried, ctx.now);
    let alive = |way: &notice::Way<ChannelId>| way.reach.verdict(ctx.now) > notice::Verdict::Dead;
    let (Some(way), Some(words)) = (next.filter(alive), notifications::words(tx, failed.id)?)
    else {
        return Ok(());
    };
    let about = About {
        kind: Kind::Ahead,
        alarm: None,
        wave: None,
        priority: failed.priority,
    };
    let next = Notification {
        made_at: failed.made_at,
        ..new(ctx, &about, officer, way.channel, Some(way.id))
    };
    notifications::add(tx, std::slice::from_ref(&next))?;
    Ok(notifications::keep_words(tx, next.id, &words)?)
}

/// Whether it is the first of its attempt: the others got their id later than the attempt began.
fn is_first(n: &Notification) -> bool {
    n.id.0.get_timestamp().is_none_or(|at| {
        let (seconds, nanos) = at.to_unix();
        let millis = i128::from(seconds) * 1_000 + i128::from(nanos / 1_000_000);
        millis <= i128::from(n.made_at.0.div_euclid(1_000))
    })
}

/// Two things that were said about one message do not fit together: the past keeps both, and so does the journal.
fn contradicted(tx: &mut Tx<'_>, ctx: &Ctx, carried: &[Notification]) -> Result<(), Fault> {
    let Some(first) = carried.first() else {
        return Ok(());
    };
    let alarm = match first.alarm {
        Some(id) => alarms::load(tx, id)?,
        None => None,
    };
    let subject = alarm.map_or(first.officer.0, |alarm| alarm.report.0);
    let entry = journal::Entry {
        facts: vec![("channel", first.channel.code().to_owned())],
        ..ctx.entry("delivery contradicted", subject)
    };
    Ok(journal::note(tx, entry)?)
}

/// A carrier took a call: the service levels count when the first of each report was.
fn note_calls(tx: &mut Tx<'_>, ctx: &Ctx, carried: &[Notification]) -> Result<(), Fault> {
    let alarms: BTreeSet<_> = carried.iter().filter_map(|n| n.alarm).collect();
    for id in alarms {
        if let Some(alarm) = alarms::load(tx, id)? {
            crate::work::note_first_call(tx, ctx, alarm.report)?;
        }
    }
    Ok(())
}
