//! When there is too much to send: notifications of one person on one channel are throttled and bundled, «37 alarms of
//! one wave». A higher priority is never bundled into a lower one, never waits behind it, and does not find its purse emptied by it.

use super::Channel;
use crate::{AlarmId, Moment, NotificationId, Span, triage::Priority};
use std::collections::BTreeMap;

/// Notifications of one person and channel that one plan takes in.
/// Told: nobody. Rest: the least urgent wait for the next plan.
pub const WAITING_MAX: usize = 10_000;

/// A storm comes within a second: while something new came this lately, the last place that the throttle leaves waits for the
/// rest of it. So a thousand alarms of one second are told in that second, and not most of them a minute later.
const STORM_QUIET: Span = Span(300_000);
/// However long a storm goes on, nobody waits longer for that.
pub const STORM_HELD: Span = Span(600_000);
/// Where it is known that more is to come, because steps of alarms are due that were not taken yet, it is waited so long at
/// the most: a slow machine tells of a storm late, but not a minute late.
const BEHIND_HELD: Span = Span::seconds(5);
/// Then it is looked so often.
const BEHIND_LOOK: Span = Span(100_000);

/// At most so many messages in so long a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many.
    pub messages: u32,
    /// In how long a time.
    pub within: Span,
}

/// What a person bears on a channel, and a carrier lets pass. Emergencies are counted by themselves.
pub fn limits_of(channel: Channel, priority: Priority) -> &'static [Limit] {
    const fn limit(messages: u32, within: Span) -> Limit {
        Limit { messages, within }
    }
    const URGENT: [Limit; 2] = [limit(2, Span::minutes(1)), limit(30, Span::hours(1))];
    const VOICE: [Limit; 2] = [limit(3, Span::minutes(15)), limit(7, Span::hours(1))];
    const SMS: [Limit; 2] = [limit(1, Span::minutes(1)), limit(12, Span::hours(1))];
    const TEXT: [Limit; 2] = [limit(2, Span::minutes(1)), limit(40, Span::hours(1))];
    match (channel, priority) {
        (_, Priority::Emergency) => &URGENT,
        (Channel::Voice, _) => &VOICE,
        (Channel::Sms, _) => &SMS,
        _ => &TEXT,
    }
}

/// A notification that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub notification: NotificationId,
    /// Of which alarm.
    pub alarm: AlarmId,
    /// How urgent.
    pub priority: Priority,
    /// The wave that the alarm belongs to, if any.
    pub wave: Option<u64>,
    /// Since when it waits.
    pub since: Moment,
}

/// A message that was sent to this person on this channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: Moment,
    /// How urgent.
    pub priority: Priority,
}

/// One message that is sent now: one alarm, or several that are told as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The priority of every alarm in it.
    pub priority: Priority,
    /// The wave, where all of them are of one.
    pub wave: Option<u64>,
    /// The notifications that it carries, the oldest first; never empty. An answer to it answers all of them.
    pub carries: Vec<NotificationId>,
    /// How many alarms that are.
    pub alarms: usize,
}

/// What to do now, and when to look again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In this order.
    pub send: Vec<Message>,
    /// When the throttle lets the next one pass; `None` when nothing waits any more.
    pub next_at: Option<Moment>,
}

/// What is sent to one person on one channel at `now`. `sent` are the messages of the last hour.
pub fn plan(channel: Channel, waiting: &[Waiting], sent: &[Sent], now: Moment) -> Plan {
    plan_in_storm(channel, waiting, sent, (now, false))
}

/// As [`plan`], where it is known whether `more` is about to come.
pub fn plan_in_storm(
    channel: Channel,
    waiting: &[Waiting],
    sent: &[Sent],
    (now, more): (Moment, bool),
) -> Plan {
    let mut send = Vec::new();
    let mut next_at: Option<Moment> = None;
    let mut sent = sent.to_vec();
    for priority in crate::triage::ALL {
        let mut messages = told_as_one(waiting, priority);
        let free = places(channel, priority, &sent, now);
        // Where more is known to come, even what would pass now keeps the last place for it.
        let is_last = messages.len() > free || (more && messages.len() == free);
        let still_comes = (free > 0 && is_last)
            .then(|| still_comes(waiting, priority, now, more))
            .flatten();
        let mut pass = free;
        if still_comes.is_some() {
            pass = free - 1;
        } else if messages.len() > free {
            messages = squeezed(messages, free);
        }
        let left = messages.split_off(messages.len().min(pass));
        sent.extend(messages.iter().map(|_| Sent { at: now, priority }));
        send.append(&mut messages);
        if !left.is_empty() {
            let again = still_comes.unwrap_or_else(|| free_again(channel, priority, &sent, now));
            next_at = Some(next_at.map_or(again, |n| n.min(again)));
        }
    }
    Plan { send, next_at }
}

/// The messages of one priority: one for each wave, and one for each alarm that belongs to none. The oldest first.
fn told_as_one(waiting: &[Waiting], priority: Priority) -> Vec<Message> {
    let mut of: Vec<&Waiting> = waiting.iter().filter(|w| w.priority == priority).collect();
    of.sort_by_key(|w| (w.since, w.notification));
    of.truncate(WAITING_MAX);
    let mut place: BTreeMap<(Option<u64>, Option<AlarmId>), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Waiting>> = Vec::new();
    for w in of {
        let alone = w.wave.is_none().then_some(w.alarm);
        let n = *place.entry((w.wave, alone)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[n].push(w);
    }
    groups.iter().map(|g| message(priority, g)).collect()
}

fn message(priority: Priority, group: &[&Waiting]) -> Message {
    let mut alarms: Vec<AlarmId> = group.iter().map(|w| w.alarm).collect();
    alarms.sort_unstable();
    alarms.dedup();
    Message {
        priority,
        wave: group.first().and_then(|w| w.wave),
        carries: group.iter().map(|w| w.notification).collect(),
        alarms: alarms.len(),
    }
}

/// Until when the last place is kept for what a storm still brings, if it does.
fn still_comes(waiting: &[Waiting], priority: Priority, now: Moment, more: bool) -> Option<Moment> {
    // What came «later» than now came before the clock was set back, and is not waited for.
    let came = || {
        let of = waiting.iter().filter(|w| w.priority == priority);
        of.map(|w| w.since).filter(|since| *since <= now)
    };
    let (newest, oldest) = (came().max()?, came().min()?);
    let until = if more {
        now.plus(BEHIND_LOOK).min(oldest.plus(BEHIND_HELD))
    } else {
        newest.plus(STORM_QUIET).min(oldest.plus(STORM_HELD))
    };
    (until > now).then_some(until)
}

/// Fewer messages, as many as may pass: the last one carries all the rest of this priority.
fn squeezed(mut messages: Vec<Message>, free: usize) -> Vec<Message> {
    if free == 0 {
        return messages;
    }
    let rest = messages.split_off(free - 1);
    let mut all = Message {
        priority: rest[0].priority,
        wave: None,
        carries: Vec::new(),
        alarms: 0,
    };
    for m in rest {
        all.alarms += m.alarms;
        all.carries.extend(m.carries);
    }
    messages.push(all);
    messages
}

/// Messages that count against a limit of this priority: those at least as urgent, so that what is less urgent never
/// uses up the purse of what is more. Emergencies count against emergencies only.
fn counted(priority: Priority, sent: &[Sent]) -> impl Iterator<Item = Moment> {
    let urgent = priority == Priority::Emergency;
    let counts =
        move |s: &&Sent| s.priority <= priority && (s.priority == Priority::Emergency) == urgent;
    sent.iter().filter(counts).map(|s| s.at)
}

/// Whether a message counts under this limit. What was sent «later» than now was sent before the clock was set back: it
/// does not count, or nobody could be called for as long as the clock was wrong.
fn is_within(limit: &Limit, at: Moment, now: Moment) -> bool {
    at <= now && now.since(at) < limit.within
}

/// How many messages may pass now.
fn places(channel: Channel, priority: Priority, sent: &[Sent], now: Moment) -> usize {
    let free = |limit: &Limit| {
        let used = counted(priority, sent)
            .filter(|at| is_within(limit, *at, now))
            .count();
        (limit.messages as usize).saturating_sub(used)
    };
    let limits = limits_of(channel, priority);
    limits.iter().map(free).min().unwrap_or(usize::MAX)
}

/// When one place is free again under every limit; never later than the longest limit from now.
fn free_again(channel: Channel, priority: Priority, sent: &[Sent], now: Moment) -> Moment {
    let frees = |limit: &Limit| {
        let within = |at: &Moment| is_within(limit, *at, now);
        let mut used: Vec<Moment> = counted(priority, sent).filter(within).collect();
        used.sort_unstable();
        let over = used.len().checked_sub(limit.messages as usize)?;
        let oldest = used.get(over)?;
        Some(oldest.plus(limit.within).min(now.plus(limit.within)))
    };
    let limits = limits_of(channel, priority);
    let soon = now.plus(Span::seconds(1));
    limits
        .iter()
        .filter_map(frees)
        .max()
        .unwrap_or(soon)
        .max(soon)
}
