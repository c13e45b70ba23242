//! Proofs that contradict each other, channels that die, and storms.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::{AlarmId, Moment, NotificationId, OfficerId, Span, triage::Priority};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

fn second(n: i64) -> Moment {
    Moment(0).plus(Span::seconds(n))
}
fn handed(channel: Channel) -> Chain {
    let (chain, facts) = Chain::queued(channel, second(0)).look(second(0));
    assert_eq!(facts, [Fact::HandOver]);
    chain
}

#[test]
fn a_chain_goes_from_queued_to_acknowledged() {
    let mut chain = handed(Channel::Sms);
    assert_eq!(chain.clone().look(second(0)).1, [], "twice changes nothing");
    for (answer, state) in [
        (Answer::Delivered, State::Delivered),
        (Answer::Seen, State::Seen),
        (Answer::Acknowledged, State::Acknowledged),
    ] {
        let (next, facts) = chain.hear(answer, second(1));
        assert_eq!(facts, [Fact::ChannelWorks]);
        assert_eq!(next.state(), state);
        let again = next.clone().hear(answer, second(2));
        assert_eq!(again, (next.clone(), vec![]), "answers twice");
        // «Accepted» that comes late changes nothing.
        let late = next.clone().hear(Answer::Accepted, second(3));
        assert_eq!((late.0.state(), late.1), (state, vec![]));
        chain = next;
    }
    assert_eq!(chain.proofs().len(), 3);
}

#[test]
fn a_carrier_that_cannot_just_now_is_asked_again_within_bounds() {
    let mut chain = Chain::queued(Channel::Mail, second(0));
    let mut at = Vec::new();
    let mut end = Vec::new();
    while end.is_empty() {
        let now = chain.next_look().unwrap();
        let (next, facts) = chain.look(now);
        assert_eq!(facts, [Fact::HandOver]);
        at.push(now.0 / 1_000_000);
        (chain, end) = next.hear(Answer::NotNow, now);
    }
    assert_eq!(at, [0, 5, 15, 35, 75, 155]);
    assert_eq!(
        end,
        [
            Fact::ChannelFails,
            Fact::TryAnotherChannel(Why::TooManyTries)
        ]
    );
    assert_eq!(chain.next_look(), None);
}

#[test]
fn whoever_dies_between_sending_and_noting_sends_twice() {
    let chain = handed(Channel::Mail);
    let (chain, facts) = chain.look(second(60));
    assert_eq!(facts, [Fact::HandOver]);
    assert_eq!(chain.tries(), 2);
}

#[test]
fn a_silent_carrier_is_not_waited_for() {
    let (chain, _) = handed(Channel::Sms).hear(Answer::Accepted, second(1));
    assert_eq!(chain.next_look(), Some(second(121)));
    let (chain, facts) = chain.look(second(121));
    assert_eq!(facts, [Fact::TryAnotherChannel(Why::Silent)]);
    assert_eq!(chain.next_look(), None);
    let (chain, facts) = chain.hear(Answer::Delivered, second(500));
    assert_eq!(
        (chain.state(), facts),
        (State::Delivered, vec![Fact::ChannelWorks])
    );
    let (mail, _) = handed(Channel::Mail).hear(Answer::Accepted, second(1));
    assert_eq!(mail.next_look(), None, "mail never says more");
}

#[test]
fn delivered_that_was_not() {
    let (chain, _) = handed(Channel::Sms).hear(Answer::Delivered, second(1));
    let (chain, facts) = chain.hear(Answer::NotDelivered, second(9));
    assert_eq!(
        facts,
        [
            Fact::Contradiction,
            Fact::ChannelFails,
            Fact::TryAnotherChannel(Why::NotDelivered)
        ]
    );
    // And then the person answers all the same.
    let (chain, facts) = chain.hear(Answer::Acknowledged, second(20));
    assert_eq!(facts, [Fact::ChannelWorks, Fact::Contradiction]);
    let (chain, facts) = chain.hear(Answer::Refused, second(30));
    assert_eq!(facts, [Fact::Contradiction]);
    assert_eq!(chain.state(), State::Acknowledged);
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Accepted),
        Just(Answer::NotNow),
        Just(Answer::Refused),
        Just(Answer::Delivered),
        Just(Answer::NotDelivered),
        Just(Answer::Seen),
        Just(Answer::Acknowledged),
    ]
}

proptest! {
    #[test]
    fn whatever_carriers_say_it_ends_and_is_never_lost(
        answers in proptest::collection::vec((answer(), 0..300_i64), 0..40),
        channel in 0..CHANNELS.len(),
    ) {
        let mut chain = Chain::queued(CHANNELS[channel], second(0));
        let (mut now, mut handed, mut acknowledged, mut another) = (second(0), 0, false, false);
        for (answer, wait) in answers {
            now = now.plus(Span::seconds(wait));
            let (next, facts) = chain.look(now);
            handed += u32::from(facts.contains(&Fact::HandOver));
            another |= facts.iter().any(|f| matches!(f, Fact::TryAnotherChannel(_)));
            let (next, facts) = next.hear(answer, now);
            another |= facts.iter().any(|f| matches!(f, Fact::TryAnotherChannel(_)));
            acknowledged |= answer == Answer::Acknowledged;
            chain = next;
        }
        while let Some(at) = chain.next_look() {
            let (next, facts) = chain.look(at);
            handed += u32::from(facts.contains(&Fact::HandOver));
            another |= facts.iter().any(|f| matches!(f, Fact::TryAnotherChannel(_)));
            chain = next;
        }
        prop_assert!(handed <= TRIES_MAX);
        prop_assert!(chain.proofs().len() <= PROOFS_MAX);
        prop_assert_eq!(acknowledged, chain.state() == State::Acknowledged);
        prop_assert!(another || chain.state() != State::Failed, "a failure tries another channel");
    }
}

#[test]
fn reach_is_what_proofs_say() {
    let day = |n| Moment(0).plus(Span::days(n));
    let new = Reach::default();
    assert_eq!(new.verdict(day(0)), Verdict::Untried);
    assert!(new.test_due_at() < day(0));
    let accepted = new.hear(Channel::Sms, Answer::Accepted, day(1));
    assert_eq!(
        accepted.verdict(day(1)),
        Verdict::Untried,
        "accepted is not delivered"
    );
    let mail = new.hear(Channel::Mail, Answer::Accepted, day(1));
    assert_eq!(
        mail.verdict(day(1)),
        Verdict::Works,
        "mail says no more than that"
    );
    let works = new.hear(Channel::Sms, Answer::Delivered, day(1));
    assert_eq!(works.test_due_at(), day(8));
    assert_eq!(works.tested(day(8)).test_due_at(), day(9));
    assert_eq!(works.verdict(day(20)), Verdict::Doubtful, "long ago");
    let once = works.hear(Channel::Sms, Answer::NotDelivered, day(2));
    assert_eq!(once.verdict(day(2)), Verdict::Doubtful);
    let twice = once.hear(Channel::Sms, Answer::NotDelivered, day(3));
    assert_eq!(twice.verdict(day(3)), Verdict::Dead);
    let late = twice.hear(Channel::Sms, Answer::Delivered, day(2));
    assert_eq!(
        late.verdict(day(3)),
        Verdict::Dead,
        "an old proof raises nobody"
    );
    assert_eq!(
        twice
            .hear(Channel::Sms, Answer::Seen, day(4))
            .verdict(day(4)),
        Verdict::Works
    );
    assert_eq!(
        works
            .hear(Channel::Sms, Answer::Refused, day(2))
            .verdict(day(2)),
        Verdict::Dead
    );
}

#[test]
fn people_without_a_living_channel_are_unreachable() {
    let person = |n| OfficerId(Uuid::from_u128(n));
    let dead = Reach::default().hear(Channel::Mail, Answer::Refused, second(1));
    let channels = BTreeMap::from([
        ((person(1), Channel::Mail), dead),
        ((person(1), Channel::Sms), Reach::default()),
        ((person(2), Channel::Mail), dead),
    ]);
    let people: BTreeSet<_> = (1..=3).map(person).collect();
    let found = unreachable_people(&people, &channels, second(2));
    assert_eq!(found, BTreeSet::from([person(2), person(3)]));
    for channel in CHANNELS {
        assert_eq!(Channel::parse(channel.code()), Some(channel));
    }
}

fn waiting(n: u128, priority: Priority, wave: Option<u64>) -> Waiting {
    Waiting {
        notification: NotificationId(Uuid::from_u128(n)),
        alarm: AlarmId(Uuid::from_u128(n)),
        priority,
        wave,
        since: second(n as i64),
    }
}

#[test]
fn a_wave_is_told_as_one_and_an_emergency_by_itself_and_first() {
    let mut list: Vec<Waiting> = (1..=37)
        .map(|n| waiting(n, Priority::High, Some(5)))
        .collect();
    list.push(waiting(99, Priority::Emergency, Some(5)));
    list.push(waiting(50, Priority::Normal, None));
    let plan = plan(Channel::Sms, &list, &[], second(100));
    let told: Vec<_> = plan
        .send
        .iter()
        .map(|m| (m.priority, m.wave, m.alarms))
        .collect();
    assert_eq!(
        told,
        [
            (Priority::Emergency, Some(5), 1),
            (Priority::High, Some(5), 37)
        ]
    );
    // The normal one waits until the minute is over.
    assert_eq!(plan.next_at, Some(second(160)));
}

#[test]
fn what_may_not_pass_alone_passes_together() {
    let list: Vec<Waiting> = (1..=50).map(|n| waiting(n, Priority::High, None)).collect();
    let plan = plan(Channel::Mail, &list, &[], second(100));
    let alarms: Vec<usize> = plan.send.iter().map(|m| m.alarms).collect();
    assert_eq!(alarms, [1, 49]);
    assert_eq!(
        plan.send[0].carries,
        [list[0].notification],
        "the oldest by itself"
    );
    assert_eq!(plan.next_at, None);
}

#[test]
fn the_last_place_waits_for_the_rest_of_a_storm() {
    let millis = |n: i64| Moment(second(100).0 + n * 1_000);
    let came = |n: u128, at: i64| Waiting {
        since: millis(at),
        ..waiting(n, Priority::High, None)
    };
    // A thousand come within half a second.
    let list: Vec<Waiting> = (0..1_000).map(|n| came(n, n as i64 / 2)).collect();
    let first = plan(Channel::Mail, &list[..64], &[], millis(32));
    let alarms: Vec<usize> = first.send.iter().map(|m| m.alarms).collect();
    assert_eq!(alarms, [1], "the first is told at once");
    assert_eq!(first.next_at, Some(millis(331)));
    let sent = [Sent {
        at: millis(32),
        priority: Priority::High,
    }];
    let held = plan(Channel::Mail, &list[1..900], &sent, millis(450));
    assert_eq!((held.send.len(), held.next_at), (0, Some(millis(600))));
    let rest = plan(Channel::Mail, &list[1..], &sent, millis(600));
    let alarms: Vec<usize> = rest.send.iter().map(|m| m.alarms).collect();
    assert_eq!(alarms, [999], "nobody waits for the next minute");
    // While steps are due, the rest of the storm is known to come, for five seconds at the most.
    let slow = |at| {
        let list = &list[1..256];
        plan_in_storm(Channel::Mail, list, &sent, (millis(at), true))
    };
    assert_eq!(slow(2_000).next_at, Some(millis(2_100)));
    assert_eq!(slow(5_001).send.len(), 1);
    // One message would pass, and is the last that may: what comes of its wave goes with it.
    let wave = [waiting(7, Priority::High, Some(5))];
    let at = second(7).plus(Span::seconds(1));
    let before = [Sent {
        at: second(7),
        priority: Priority::High,
    }];
    let held = plan_in_storm(Channel::Mail, &wave, &before, (at, true));
    assert_eq!((held.send.len(), held.next_at.is_some()), (0, true));
    assert_eq!(plan(Channel::Mail, &wave, &before, at).send.len(), 1);
    // One that came alone is held up by nothing.
    let alone = plan(Channel::Mail, &list[..2], &[], millis(0));
    assert_eq!(alone.send.len(), 2);
    // A clock that was set back since is not waited for.
    let back = plan(Channel::Mail, &list, &[], second(1));
    assert_eq!(back.send.len(), 2);
}

#[test]
fn the_less_urgent_never_uses_up_what_the_more_urgent_needs() {
    let normal = |n| Sent {
        at: second(n),
        priority: Priority::Normal,
    };
    let sent: Vec<Sent> = (0..12).map(|n| normal(n * 60)).collect();
    let now = second(12 * 60);
    let low = plan(
        Channel::Sms,
        &[waiting(1, Priority::Normal, None)],
        &sent,
        now,
    );
    assert_eq!(low.send, []);
    assert_eq!(low.next_at, Some(second(3_600)));
    let high = plan(
        Channel::Sms,
        &[waiting(1, Priority::High, None)],
        &sent,
        now,
    );
    assert_eq!(high.send.len(), 1);
    // A clock that was set back holds nobody up.
    let future: Vec<Sent> = (0..12).map(|n| normal(n + 90_000)).collect();
    let held = plan(
        Channel::Sms,
        &[waiting(1, Priority::Normal, None)],
        &future,
        now,
    );
    assert_eq!((held.send.len(), held.next_at), (1, None));
}

proptest! {
    /// Minute by minute for two hours of a storm: everything is told once, never too often, the urgent first.
    #[test]
    fn a_storm_is_told_whole(
        mut coming in proptest::collection::vec((0..3_600_i64, 1..5_i64, proptest::option::of(0..3_u64)), 1..120),
        channel in 0..CHANNELS.len(),
    ) {
        coming.sort();
        let mut list: Vec<Waiting> = coming
            .iter()
            .enumerate()
            .map(|(n, (since, priority, wave))| Waiting {
                since: second(*since),
                ..waiting(n as u128, Priority::from_level(*priority).unwrap(), *wave)
            })
            .collect();
        let (mut told, mut sent) = (BTreeSet::new(), Vec::new());
        for minute in 0..=240 {
            let now = second(minute * 60);
            let here: Vec<Waiting> = list.iter().filter(|w| w.since <= now).copied().collect();
            let plan = plan(CHANNELS[channel], &here, &sent, now);
            prop_assert!(plan.next_at.is_none_or(|at| at > now && at <= now.plus(Span::hours(1))));
            for message in &plan.send {
                prop_assert!(!message.carries.is_empty());
                for id in &message.carries {
                    prop_assert!(told.insert(*id), "told once");
                    let was = here.iter().find(|w| w.notification == *id).unwrap();
                    prop_assert_eq!(was.priority, message.priority);
                }
                sent.push(Sent { at: now, priority: message.priority });
            }
            let urgent = here.iter().filter(|w| w.priority == Priority::Emergency);
            for w in urgent.filter(|w| now.since(w.since) >= Span::minutes(61)) {
                prop_assert!(told.contains(&w.notification));
            }
            list.retain(|w| !told.contains(&w.notification));
            for priority in crate::triage::ALL {
                let of = sent.iter().filter(|s| s.priority == priority);
                for limit in limits_of(CHANNELS[channel], priority) {
                    let used = of.clone().filter(|s| now.since(s.at) < limit.within).count();
                    prop_assert!(used <= limit.messages as usize);
                }
            }
        }
        prop_assert!(list.is_empty(), "{} never told", list.len());
    }
}

fn ways(list: &[(u8, Channel, Verdict)]) -> Vec<Way<u8>> {
    let reach = |verdict| match verdict {
        Verdict::Works => Reach::default().hear(Channel::Mail, Answer::Seen, second(0)),
        Verdict::Doubtful => Reach::default()
            .hear(Channel::Mail, Answer::Seen, second(0))
            .hear(Channel::Mail, Answer::NotDelivered, second(1)),
        Verdict::Untried => Reach::default(),
        Verdict::Dead => Reach::default().hear(Channel::Mail, Answer::Refused, second(0)),
    };
    let way = |&(id, channel, verdict): &(u8, Channel, Verdict)| Way {
        id,
        channel,
        reach: reach(verdict),
    };
    list.iter().map(way).collect()
}

#[test]
fn the_best_channel_is_used_and_two_independent_ones_in_an_emergency() {
    use Channel::{Mail, Push, Sms, WebPush};
    use Verdict::{Dead, Doubtful, Untried, Works};
    let ids = |ways: Vec<Way<u8>>| ways.into_iter().map(|w| w.id).collect::<Vec<_>>();
    type Case = (
        &'static [(u8, Channel, Verdict)],
        &'static [u8],
        &'static [u8],
    );
    let cases: [Case; 8] = [
        (&[], &[], &[]),
        (&[(1, Mail, Dead)], &[1], &[1]),
        (&[(1, Mail, Untried), (2, Sms, Untried)], &[1], &[1, 2]),
        (&[(1, Mail, Doubtful), (2, Sms, Works)], &[2], &[2, 1]),
        (&[(1, Mail, Dead), (2, Sms, Works)], &[2], &[2]),
        (
            &[
                (1, Push, Works),
                (2, WebPush, Works),
                (3, Sms, Works),
                (4, Mail, Works),
            ],
            &[1],
            &[1, 2, 3],
        ),
        (
            &[(1, Mail, Works), (2, Sms, Works), (3, Push, Works)],
            &[1],
            &[1, 2],
        ),
        (
            &[
                (1, Mail, Works),
                (2, Mail, Works),
                (3, Mail, Works),
                (4, Sms, Untried),
            ],
            &[1],
            &[1, 2, 4],
        ),
    ];
    for (list, usual, emergency) in cases {
        let list = ways(list);
        assert_eq!(ids(at_once(&list, Priority::High, second(2))), usual);
        assert_eq!(
            ids(at_once(&list, Priority::Emergency, second(2))),
            emergency
        );
    }
    let list = ways(&[(1, Mail, Works), (2, Sms, Dead), (3, Push, Untried)]);
    let mut tried = vec![1];
    while let Some(way) = after(&list, &tried, second(2)) {
        tried.push(way.id);
    }
    assert_eq!(tried, [1, 3, 2], "the dead one last");
}

#[test]
fn a_chain_is_kept_and_read_back() {
    for state in [
        State::Queued { next_at: second(1) },
        State::Handed {
            answer_by: second(2),
        },
        State::Accepted { delivered_by: None },
        State::Accepted {
            delivered_by: Some(second(3)),
        },
        State::Delivered,
        State::Seen,
        State::Acknowledged,
        State::Failed,
    ] {
        let chain = Chain::kept(Channel::Sms, state, 2, Vec::new());
        assert_eq!(State::parse(state.code(), chain.next_look()), Some(state));
        let gone = chain.clone().withdraw();
        assert_eq!(gone.next_look(), None, "{state:?}");
        let further = matches!(state, State::Queued { .. } | State::Handed { .. });
        assert_eq!(
            gone.state() == State::Failed,
            further || state == State::Failed
        );
    }
    assert_eq!(State::parse("queued", None), None);
    for answer in ANSWERS {
        assert_eq!(Answer::parse(answer.code()), Some(answer));
    }
}
