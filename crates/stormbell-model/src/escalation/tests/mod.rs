//! Escalation by example, and under whatever people and clocks do.
#![allow(clippy::unwrap_used)]

mod nights;
mod people;
mod unanswered;

use super::*;
use crate::{Moment, OfficerId, RotaId, Span, TeamId, triage::Priority};
use std::{collections::BTreeSet, num::NonZeroU8};
use uuid::Uuid;

pub fn person(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}
pub fn rota() -> RotaId {
    RotaId(Uuid::from_u128(50))
}
pub fn team() -> TeamId {
    TeamId(Uuid::from_u128(60))
}
/// That a person took it, and how many more must.
pub fn taken(by: u128, missing: u8) -> Fact {
    Fact::Taken {
        by: person(by),
        missing,
    }
}
pub fn times(n: u8) -> NonZeroU8 {
    NonZeroU8::new(n).unwrap()
}
pub fn minute(n: i64) -> Moment {
    Moment(0).plus(Span::minutes(n))
}

/// One and two on duty, three to five in a team, nine leads.
pub fn house() -> Roster {
    Roster {
        on_duty: [(rota(), vec![person(1), person(2)])].into(),
        teams: [(team(), vec![person(3), person(4), person(5)])].into(),
        leads: vec![person(9)],
        everyone: (1..=9).map(person).collect(),
        unreachable: BTreeSet::new(),
        neighbours: vec![Neighbour("node-b".into()), Neighbour("node-c".into())],
    }
}

/// The rota twice at once, then the team one by one; half an hour of patience.
pub fn policy(needs: u8) -> Policy {
    let steps = vec![
        Step {
            whom: vec![Target::Rota(rota())],
            manner: Manner::Together,
            wait: Span::minutes(5),
            times: times(2),
        },
        Step {
            whom: vec![Target::Team(team())],
            manner: Manner::OneByOne(Span::minutes(2)),
            wait: Span::minutes(4),
            times: times(1),
        },
    ];
    Policy::new(steps, times(1), Span::minutes(30), times(needs)).unwrap()
}

/// What happens when nobody answers, look by look, in words.
pub fn unanswered(policy: &Policy, roster: &Roster, looks: usize) -> Vec<String> {
    let mut escalation = Escalation::open(policy, Moment(0));
    let mut told = Vec::new();
    for _ in 0..looks {
        let now = escalation.next_look().unwrap();
        let (next, facts) = escalation.look(policy, roster, now);
        let again = next.clone().look(policy, roster, now);
        assert_eq!(again, (next.clone(), vec![]), "twice changes nothing");
        let words: Vec<String> = facts.iter().map(word).collect();
        told.push(format!("{}: {}", now.0 / 60_000_000, words.join(", ")));
        escalation = next;
    }
    told
}

pub fn word(fact: &Fact) -> String {
    let names = |list: &[OfficerId]| {
        let numbers: Vec<String> = list.iter().map(|p| p.0.as_u128().to_string()).collect();
        numbers.join("+")
    };
    match fact {
        Fact::Call { people, .. } => format!("call {}", names(people)),
        Fact::CallNeighbour(n) => format!("call {}", n.0),
        Fact::Skipped { call, why } => format!("skip {call} {why:?}"),
        Fact::NotReachable(people) => format!("dead {}", names(people)),
        Fact::Lapsed(people) => format!("lapsed {}", names(people)),
        Fact::HolderLeft { who, missing } => format!("left {} -{missing}", names(&[*who])),
        other => format!("{other:?}"),
    }
}

/// An escalation that has rung once, at the beginning.
pub fn rung(policy: &Policy) -> Escalation {
    Escalation::open(policy, minute(0))
        .look(policy, &house(), minute(0))
        .0
}
