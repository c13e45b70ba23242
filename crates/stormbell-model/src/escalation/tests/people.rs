//! What people do with an alarm, twice, late and at the same instant.

use super::*;

#[test]
fn acknowledged_is_not_worked_on() {
    let policy = policy(1);
    let (e, facts) = rung(&policy)
        .acknowledge(&policy, person(1), minute(1))
        .unwrap();
    assert_eq!(facts, [taken(1, 0)]);
    assert!(!e.is_ringing());
    let e = e.worked_on(&policy, minute(20));
    assert_eq!(e.next_look(), Some(minute(50)));
    let (e, facts) = e.look(&policy, &house(), minute(50));
    assert_eq!(
        facts.iter().map(word).collect::<Vec<_>>(),
        ["lapsed 1", "call 1+2"]
    );
    assert!(e.is_ringing());
}

#[test]
fn whoever_leaves_has_it_no_more_and_the_last_one_leaves_it_ringing() {
    let policy = policy(1);
    let take = |e: Escalation, n| e.acknowledge(&policy, person(n), minute(1)).unwrap().0;
    let both = take(take(rung(&policy), 1), 2);
    let (one, facts) = both.clone().leave(person(1), minute(3));
    assert_eq!(word(&facts[0]), "left 1 -0");
    assert!(!one.is_ringing(), "the other has it still");
    assert_eq!(one.next_look(), both.next_look());
    let (none, facts) = one.clone().leave(person(2), minute(4));
    assert_eq!(word(&facts[0]), "left 2 -1");
    assert!(none.is_ringing());
    assert_eq!(none.next_look(), Some(minute(4)), "at once");
    let again = none.clone().leave(person(2), minute(5));
    assert_eq!(again, (none.clone(), vec![]), "twice changes nothing");
    // The question of somebody who left is nobody's; that of somebody who is here stays.
    let (asked, _) = both.hand_on(person(1), person(4), minute(2)).unwrap();
    let (kept, _) = asked.clone().leave(person(2), minute(3));
    let Escalation::Open(open) = &kept else {
        panic!()
    };
    assert!(open.is_asked(person(4)));
    let (gone, _) = asked.leave(person(1), minute(3));
    let Escalation::Open(open) = &gone else {
        panic!()
    };
    assert!(!open.is_asked(person(4)) && !gone.is_ringing());
    assert!(open.is_held_by(person(2)));
}

#[test]
fn two_at_the_same_instant_both_have_it() {
    let policy = policy(1);
    let (e, _) = rung(&policy)
        .acknowledge(&policy, person(1), minute(1))
        .unwrap();
    let before = e.next_look();
    let (e, facts) = e.acknowledge(&policy, person(2), minute(1)).unwrap();
    assert_eq!(facts, [taken(2, 0)]);
    let again = e
        .clone()
        .acknowledge(&policy, person(2), minute(9))
        .unwrap();
    assert_eq!(again, (e.clone(), vec![]), "twice changes nothing");
    assert_eq!(e.next_look(), before);
    let (e, _) = e.deal_with(person(2), minute(3));
    assert_eq!(
        e.clone().acknowledge(&policy, person(1), minute(4)),
        Err(Refused::Closed)
    );
    assert_eq!(
        e.clone().deal_with(person(1), minute(5)),
        (e.clone(), vec![])
    );
    assert_eq!(e.next_look(), None);
}

#[test]
fn a_major_incident_rings_until_enough_have_it() {
    let policy = policy(3);
    let (e, facts) = rung(&policy)
        .acknowledge(&policy, person(1), minute(1))
        .unwrap();
    assert_eq!(facts, [taken(1, 2)]);
    assert!(e.is_ringing());
    let (e, facts) = e.look(&policy, &house(), minute(5));
    assert_eq!(word(&facts[0]), "call 2", "who has it is left in peace");
    let (e, _) = e.acknowledge(&policy, person(2), minute(6)).unwrap();
    let (e, _) = e.acknowledge(&policy, person(4), minute(7)).unwrap();
    assert!(!e.is_ringing());
    assert_eq!(e.next_look(), Some(minute(37)));
}

#[test]
fn asking_for_more_hands_and_saying_enough() {
    let policy = policy(1);
    let (e, _) = rung(&policy)
        .acknowledge(&policy, person(1), minute(1))
        .unwrap();
    assert_eq!(
        e.clone().ask_for_more(person(2), minute(2)),
        Err(Refused::NotTheirs)
    );
    let (e, facts) = e.ask_for_more(person(1), minute(2)).unwrap();
    assert_eq!(
        facts,
        [Fact::Needs {
            by: person(1),
            needs: 2
        }]
    );
    assert_eq!(e.clone().ask_for_more(person(1), minute(2)).unwrap().1, []);
    let (e, facts) = e.look(&policy, &house(), minute(2));
    assert_eq!(word(&facts[0]), "call 2");
    let (e, _) = e.enough(&policy, person(1), minute(3)).unwrap();
    assert!(!e.is_ringing());
}

#[test]
fn handing_on_keeps_it_until_the_other_answers() {
    let policy = policy(1);
    let (e, _) = rung(&policy)
        .acknowledge(&policy, person(1), minute(1))
        .unwrap();
    assert_eq!(
        e.clone().hand_on(person(2), person(3), minute(2)),
        Err(Refused::NotTheirs)
    );
    let (asked, facts) = e.hand_on(person(1), person(7), minute(2)).unwrap();
    assert_eq!(
        facts,
        [Fact::HandedOn {
            from: person(1),
            to: person(7)
        }]
    );
    assert!(!asked.is_ringing());
    let twice = asked
        .clone()
        .hand_on(person(1), person(7), minute(3))
        .unwrap();
    assert_eq!(twice, (asked.clone(), vec![]));
    let (taken, _) = asked
        .clone()
        .acknowledge(&policy, person(7), minute(3))
        .unwrap();
    let Escalation::Open(open) = &taken else {
        panic!()
    };
    assert_eq!(
        open.holders(),
        [Holder {
            who: person(7),
            at: minute(3)
        }]
    );
    let (e, facts) = asked.look(&policy, &house(), minute(7));
    assert_eq!(
        facts[0],
        Fact::HandOnUnanswered {
            from: person(1),
            to: person(7)
        }
    );
    assert_eq!(word(&facts[1]), "call 1+2");
    assert!(e.is_ringing());
}

#[test]
fn escalating_by_hand_is_one_step_and_not_two() {
    let policy = policy(1);
    let (e, _) = rung(&policy)
        .acknowledge(&policy, person(1), minute(1))
        .unwrap();
    let (e, facts) = e.escalate(person(1), minute(2)).unwrap();
    assert_eq!(facts, [Fact::Escalated(person(1))]);
    let (e, facts) = e.escalate(person(1), minute(2)).unwrap();
    assert_eq!(facts, [], "a second tap");
    let (e, facts) = e.look(&policy, &house(), minute(2));
    assert_eq!(facts.len(), 1);
    assert_eq!(e.next_look(), Some(minute(7)));
    // In the middle of calling one by one, up is the next step.
    let (e, _) = e.look(&policy, &house(), minute(7));
    let (e, _) = e.escalate(person(3), minute(8)).unwrap();
    let (_, facts) = e.look(&policy, &house(), minute(8));
    assert_eq!(word(&facts[0]), "call 9");
}

#[test]
fn a_clock_that_was_set_back_delays_nobody_and_calls_nobody_early() {
    let policy = policy(1);
    let late = minute(600);
    let (e, _) = Escalation::open(&policy, late).look(&policy, &house(), late);
    let (moved, facts) = e.clone().look(&policy, &house(), minute(60));
    assert_eq!(facts, []);
    assert_eq!(moved.next_look(), Some(minute(65)));
    let (held, _) = e.acknowledge(&policy, person(1), late).unwrap();
    let (held, facts) = held.look(&policy, &house(), minute(60));
    assert_eq!(facts, []);
    assert_eq!(held.next_look(), Some(minute(90)));
}

#[test]
fn columns_that_we_did_not_write_are_refused() {
    let good = rung(&policy(2)).columns();
    assert!(Escalation::from_columns(good.clone()).is_some());
    let bad = [
        Columns {
            next_at: None,
            ..good.clone()
        },
        Columns {
            needs: 0,
            ..good.clone()
        },
        Columns {
            handed_on: Some((person(1), person(2))),
            ..good.clone()
        },
        Columns {
            closed: Some(Holder {
                who: person(1),
                at: minute(1),
            }),
            ..good
        },
    ];
    for columns in bad {
        assert_eq!(Escalation::from_columns(columns), None);
    }
}
