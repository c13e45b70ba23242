//! By which of a person's channels a notification goes: the best that is proved to work, in the person's own order; for
//! an emergency at least two that do not fail together. Channels that carry nothing are the last, and are still tried.

use super::{Channel, Reach, Verdict};
use crate::{Moment, triage::Priority};
use std::cmp::Reverse;

/// One channel of a person, as it is chosen from. The list is in the order that the person set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way<Id> {
    /// Which.
    pub id: Id,
    /// What kind.
    pub channel: Channel,
    /// What its proofs say.
    pub reach: Reach,
}

/// What carries a channel: two channels of one kind of carrier tend to fail together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    Mail,
    Telephone,
    Internet,
}

fn ground(channel: Channel) -> Ground {
    match channel {
        Channel::Mail => Ground::Mail,
        Channel::Sms | Channel::Voice => Ground::Telephone,
        Channel::Push | Channel::WebPush | Channel::WebHook => Ground::Internet,
    }
}

/// The channels in the order in which they are tried: by what their proofs say, then as the person set it.
pub fn in_order<Id: Copy>(ways: &[Way<Id>], now: Moment) -> Vec<Way<Id>> {
    let mut ways = ways.to_vec();
    ways.sort_by_key(|way| Reverse(way.reach.verdict(now)));
    ways
}

/// The channels that a notification of this priority goes out on at once, in parallel. For an emergency as many as it
/// takes until two that are proved to work, and that do not share what carries them, are among them: where nothing is
/// proved, that is every channel. Empty only for a person without any.
pub fn at_once<Id: Copy>(ways: &[Way<Id>], priority: Priority, now: Moment) -> Vec<Way<Id>> {
    let ways = in_order(ways, now);
    let alive = ways
        .iter()
        .filter(|way| way.reach.verdict(now) > Verdict::Dead)
        .count();
    if priority != Priority::Emergency {
        return ways.into_iter().take(1).collect();
    }
    let mut chosen: Vec<Way<Id>> = Vec::new();
    let proved = |way: &&Way<Id>| way.reach.verdict(now) == Verdict::Works;
    for way in ways.into_iter().take(alive.max(1)) {
        let first = chosen.iter().find(proved).map(|way| ground(way.channel));
        let enough = chosen
            .iter()
            .filter(proved)
            .any(|way| first.is_some_and(|g| g != ground(way.channel)));
        if enough {
            break;
        }
        // A third that fails together with the first makes nothing safer; it is kept for when one of them fails.
        let more_of_the_same = proved(&&way) && first == Some(ground(way.channel));
        if more_of_the_same && chosen.len() > 1 {
            continue;
        }
        chosen.push(way);
    }
    chosen
}

/// The channel that comes next when one failed: the best that was not tried for this alarm yet.
pub fn after<Id: Copy + PartialEq>(ways: &[Way<Id>], tried: &[Id], now: Moment) -> Option<Way<Id>> {
    let not_tried = |way: &Way<Id>| !tried.contains(&way.id);
    in_order(ways, now).into_iter().find(not_tried)
}
