//! Nights in which anything happens: an open alarm always has a next step, and what is due is never silent.

use super::*;
use proptest::prelude::*;

/// What people and clocks may do.
#[derive(Clone, Copy, Debug)]
enum Event {
    Look,
    Clock(i64),
    Acknowledge(u128),
    WorkedOn,
    HandOn(u128, u128),
    Escalate(u128),
    More(u128),
    Enough(u128),
    GoesHome(u128),
    Leaves(u128),
    ChannelDies(u128),
    AnotherPolicy(u8),
}

fn event() -> impl Strategy<Value = Event> {
    let who = 1..10_u128;
    prop_oneof![
        6 => Just(Event::Look),
        6 => (0..40_i64).prop_map(Event::Clock),
        1 => (-600..600_i64).prop_map(Event::Clock),
        3 => who.clone().prop_map(Event::Acknowledge),
        1 => Just(Event::WorkedOn),
        2 => (who.clone(), who.clone()).prop_map(|(a, b)| Event::HandOn(a, b)),
        2 => who.clone().prop_map(Event::Escalate),
        1 => who.clone().prop_map(Event::More),
        1 => who.clone().prop_map(Event::Enough),
        1 => who.clone().prop_map(Event::GoesHome),
        1 => who.clone().prop_map(Event::Leaves),
        1 => who.prop_map(Event::ChannelDies),
        1 => (1..4_u8).prop_map(Event::AnotherPolicy),
    ]
}

/// A machine room under a run of events: the state, who is there, and the clock.
struct Night {
    escalation: Escalation,
    policy: Policy,
    roster: Roster,
    now: Moment,
}

impl Night {
    fn happen(&mut self, event: Event) {
        let (e, now) = (self.escalation.clone(), self.now);
        let p = &self.policy;
        let done = match event {
            Event::Clock(minutes) => {
                self.now = now.plus(Span::minutes(minutes));
                return;
            }
            Event::GoesHome(n) => {
                self.roster.everyone.remove(&person(n));
                return;
            }
            Event::ChannelDies(n) => {
                self.roster.unreachable.insert(person(n));
                return;
            }
            Event::AnotherPolicy(needs) => {
                self.policy = policy(needs);
                return;
            }
            Event::Leaves(n) => {
                self.roster.everyone.remove(&person(n));
                Ok(e.leave(person(n), now))
            }
            Event::Look => return self.look(),
            Event::WorkedOn => Ok((e.worked_on(p, now), vec![])),
            Event::Acknowledge(n) => e.acknowledge(p, person(n), now),
            Event::HandOn(a, b) => e.hand_on(person(a), person(b), now),
            Event::Escalate(n) => e.escalate(person(n), now),
            Event::More(n) => e.ask_for_more(person(n), now),
            Event::Enough(n) => e.enough(p, person(n), now),
        };
        if let Ok((next, _)) = done {
            self.escalation = next;
        }
    }

    fn look(&mut self) {
        let due = self.escalation.next_look().unwrap() <= self.now;
        let (next, facts) = self
            .escalation
            .clone()
            .look(&self.policy, &self.roster, self.now);
        let loud = facts
            .iter()
            .any(|f| matches!(f, Fact::Call { .. } | Fact::CallNeighbour(_) | Fact::Nobody));
        assert_eq!(loud, due, "what is due is never silent: {facts:?}");
        let next_at = next.next_look().unwrap();
        assert!(next_at > self.now && next_at <= self.now.plus(LIES_STILL_MAX));
        assert!(!next.is_ringing() || next_at <= self.now.plus(STEP_WAIT_MAX));
        let again = next.clone().look(&self.policy, &self.roster, self.now);
        assert_eq!(again, (next.clone(), vec![]), "twice changes nothing");
        self.escalation = next;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn an_open_alarm_always_has_a_next_step(
        needs in 1..4_u8,
        events in proptest::collection::vec(event(), 1..60),
    ) {
        let policy = policy(needs);
        let now = minute(100_000);
        let escalation = Escalation::open(&policy, now);
        let mut night = Night { escalation, policy, roster: house(), now };
        for event in events {
            night.happen(event);
            prop_assert!(night.escalation.next_look().is_some());
            let stored = night.escalation.columns();
            prop_assert_eq!(Escalation::from_columns(stored), Some(night.escalation.clone()));
        }
        // Whatever happened: left alone from now on, everybody is called within six hours, or has it.
        night.look();
        let end = night.now.plus(Span::hours(6));
        let mut called = BTreeSet::new();
        while night.now < end {
            night.now = night.now.max(night.escalation.next_look().unwrap());
            let (next, facts) = night.escalation.clone().look(&night.policy, &night.roster, night.now);
            night.escalation = next;
            for fact in facts {
                if let Fact::Call { people, .. } = fact {
                    called.extend(people);
                }
            }
        }
        let Escalation::Open(open) = &night.escalation else { panic!() };
        for p in &night.roster.everyone {
            prop_assert!(called.contains(p) || open.is_held_by(*p));
        }
    }
}
