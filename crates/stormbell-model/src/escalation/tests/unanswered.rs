//! What follows when nobody answers, step by step.

use super::*;

#[test]
fn nobody_answers_and_the_last_step_is_never_the_end() {
    assert_eq!(
        unanswered(&policy(1), &house(), 10),
        [
            "0: call 1+2",
            "5: call 1+2",
            "10: call 3",
            "12: call 4",
            "14: call 5",
            "18: call 9",
            "23: call 1+2+3+4+5+6+7+8+9",
            "28: call node-c",
            "33: call 9",
            "38: call 1+2+3+4+5+6+7+8+9",
        ]
    );
}

#[test]
fn empty_and_unreachable_steps_are_skipped_at_once_and_said() {
    let mut roster = house();
    roster.on_duty.clear();
    roster.unreachable = [3, 5].map(person).into();
    roster.neighbours.clear();
    assert_eq!(
        unanswered(&policy(1), &roster, 4),
        [
            "0: skip 0 Empty, skip 1 Empty, dead 3+5, call 4",
            "4: call 9",
            "9: call 1+2+3+4+5+6+7+8+9",
            "14: skip 5 Empty, call 9",
        ]
    );
    roster.unreachable.insert(person(4));
    let first = &unanswered(&policy(1), &roster, 1)[0];
    assert_eq!(
        first,
        "0: skip 0 Empty, skip 1 Empty, skip 2 Unreachable, call 9"
    );
}

#[test]
fn a_house_without_anybody_tries_every_minute_and_says_so() {
    let told = unanswered(&policy(1), &Roster::default(), 3);
    assert!(told[0].ends_with("skip 3 Empty, skip 4 Empty, skip 5 Empty, Nobody"));
    assert_eq!(
        told[1],
        "1: skip 6 Empty, skip 7 Empty, skip 8 Empty, Nobody"
    );
    assert!(told[2].starts_with("2: "));
}

#[test]
fn everybodys_channels_dead_still_rings_everybody() {
    let mut roster = house();
    roster.unreachable = roster.everyone.clone();
    assert_eq!(
        unanswered(&policy(1), &roster, 1),
        ["0: skip 0 Unreachable, skip 1 Unreachable, skip 2 Unreachable, call 9"]
    );
}

#[test]
fn whoever_comes_on_duty_in_the_middle_of_a_step_has_a_turn() {
    let policy = policy(1);
    let mut roster = house();
    roster.on_duty.clear();
    let (e, _) = Escalation::open(&policy, minute(0)).look(&policy, &roster, minute(0));
    roster.teams.insert(team(), vec![person(6), person(7)]);
    let (e, facts) = e.look(&policy, &roster, minute(2));
    assert_eq!(word(&facts[0]), "call 6");
    let (e, facts) = e.look(&policy, &roster, minute(4));
    assert_eq!(word(&facts[0]), "call 7");
    assert_eq!(e.next_look(), Some(minute(8)));
}

#[test]
fn policies_have_bounds_and_every_priority_has_one() {
    let step = policy(1).steps()[0].clone();
    let new = |steps, lapse| Policy::new(steps, times(1), lapse, times(1));
    assert!(new(vec![], Span::minutes(5)).is_ok());
    assert!(new(vec![step.clone(); STEPS_MAX + 1], Span::minutes(5)).is_err());
    assert!(new(vec![], Span::days(2)).is_err());
    let waits = |wait| {
        vec![Step {
            wait,
            ..step.clone()
        }]
    };
    assert!(new(waits(Span(0)), Span::minutes(5)).is_err());
    assert!(new(waits(Span::hours(2)), Span::minutes(5)).is_err());
    for priority in crate::triage::ALL {
        let p = Policy::first(priority);
        let again = Policy::new(p.steps().to_vec(), times(1), p.lapse(), p.needs());
        assert_eq!(again, Ok(p));
    }
    let told = unanswered(&Policy::first(Priority::Emergency), &house(), 4);
    assert_eq!(told[2], "6: call 9");
}
