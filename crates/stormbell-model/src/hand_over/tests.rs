//! Hand-overs: who may answer, what moves, what stays visible.

use super::*;
use uuid::Uuid;

fn person(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}

fn promise(words: &str) -> Subject {
    Subject::Promise {
        words: words.to_owned(),
        by: Moment(9),
    }
}

fn of(subjects: Vec<Subject>) -> Option<HandOver> {
    let id = HandOverId(Uuid::from_u128(3));
    HandOver::open(id, person(1), person(2), subjects, Moment(0))
}

fn three() -> HandOver {
    let id = Uuid::from_u128;
    of(vec![
        Subject::Alarm(AlarmId(id(1))),
        Subject::Incident(IncidentId(id(2))),
        Subject::Note(String::from("the bank calls back at six")),
    ])
    .unwrap()
}

#[test]
fn what_was_not_accepted_is_visible() {
    let h = three();
    let refused = |done: Done| done.map(|d| d.1).unwrap_err();
    assert_eq!(
        refused(h.clone().accept(person(1), 0, Moment(1))),
        Refused::NotTheirs
    );
    assert_eq!(
        refused(h.clone().accept(person(2), 9, Moment(1))),
        Refused::NoSuchItem
    );
    let (h, facts) = h.accept(person(2), 0, Moment(1)).unwrap();
    assert_eq!(facts, [Fact::Moved(0)]);
    assert_eq!(
        h.clone().accept(person(2), 0, Moment(2)).unwrap(),
        (h.clone(), vec![])
    );
    assert_eq!(h.clone().decline(person(2), 0, Moment(2)).unwrap().1, []);
    let (h, _) = h.decline(person(2), 1, Moment(3)).unwrap();
    assert_eq!(h.not_accepted().count(), 2);
    let (h, facts) = h.accept(person(2), 2, Moment(4)).unwrap();
    assert_eq!(facts, [Fact::Moved(2), Fact::Complete]);
    assert!(!h.is_settled(), "declined stays visible");
    let (h, facts) = h.accept(person(2), 1, Moment(5)).unwrap();
    assert_eq!(facts, [Fact::Moved(1)]);
    assert!(h.is_settled());
    assert_eq!(h.clone().end(person(1), Moment(6)), (h, vec![]));
}

#[test]
fn what_was_dealt_with_needs_no_taking() {
    let (h, facts) = three().dealt_with(0, Moment(1));
    assert_eq!(facts, [Fact::Gone(0)]);
    assert_eq!(h.not_accepted().count(), 2);
    assert_eq!(h.clone().accept(person(2), 0, Moment(2)).unwrap().1, []);
    assert_eq!(h.clone().dealt_with(0, Moment(2)), (h, vec![]));
    assert_eq!(
        HandOver::open(three().id, person(1), person(1), vec![], Moment(0)),
        None
    );
}

#[test]
fn whoever_leaves_adds_until_it_is_ended() {
    let more = || Subject::Note(String::from("the key is at the porter's"));
    let h = three();
    let by_others = h.clone().add(person(2), more());
    assert_eq!(by_others, Err(Refused::NotTheirs));
    let (h, facts) = h.add(person(1), more()).unwrap();
    assert_eq!(facts, [Fact::Added(3)]);
    assert_eq!(h.clone().add(person(1), more()).unwrap().1, [], "twice");
    let (h, facts) = h.end(person(9), Moment(2));
    assert_eq!(facts, [Fact::Ended]);
    assert!(h.is_settled() && h.not_accepted().count() == 4);
    assert_eq!(h.clone().add(person(1), promise("x")), Err(Refused::Ended));
    assert_eq!(h.accept(person(2), 0, Moment(3)), Err(Refused::Ended));
}

#[test]
fn a_promise_is_kept_by_whoever_has_it() {
    let two = || of(vec![promise("a call"), Subject::Note(String::from("x"))]).unwrap();
    assert_eq!(two().keep(person(2), 0, Moment(1)), Err(Refused::NotTheirs));
    assert_eq!(
        two().keep(person(1), 1, Moment(1)),
        Err(Refused::NoSuchItem)
    );
    let (h, facts) = two().keep(person(1), 0, Moment(1)).unwrap();
    assert_eq!(facts, [Fact::Kept(0), Fact::Gone(0)]);
    assert_eq!(h.items[0].done_at, Some(Moment(1)));
    let (h, _) = two().accept(person(2), 0, Moment(1)).unwrap();
    assert_eq!(
        h.clone().keep(person(1), 0, Moment(2)),
        Err(Refused::NotTheirs)
    );
    let (h, facts) = h.keep(person(2), 0, Moment(2)).unwrap();
    assert_eq!(facts, [Fact::Kept(0)]);
    assert_eq!(h.clone().keep(person(2), 0, Moment(3)), Ok((h, vec![])));
}

#[test]
fn a_promise_that_went_on_waits_in_one_place() {
    let h = of(vec![promise("a call")]).unwrap();
    let moved = h.clone().passed_on(0, Moment(1));
    assert_eq!(moved.items[0].standing, Standing::Gone(Moment(1)));
    let (taken, _) = h.accept(person(2), 0, Moment(1)).unwrap();
    let moved = taken.passed_on(0, Moment(2));
    assert_eq!(moved.items[0].standing, Standing::Accepted(Moment(1)));
    assert_eq!(moved.items[0].done_at, Some(Moment(2)));
}

#[test]
fn more_than_fits_is_counted() {
    let notes = (0..ITEMS_MAX + 3).map(|n| Subject::Note(n.to_string()));
    let h = of(notes.collect()).unwrap();
    assert_eq!((h.items.len(), h.left_out), (ITEMS_MAX, 3));
    assert_eq!(h.add(person(1), promise("x")), Err(Refused::Full));
}

#[test]
fn a_standing_comes_back_from_its_columns() {
    let at = Moment(5);
    let all = [
        Standing::Open,
        Standing::Accepted(at),
        Standing::Declined(at),
        Standing::Gone(at),
    ];
    for standing in all {
        let (code, at) = standing.columns();
        assert_eq!(Standing::from_columns(code, at), Some(standing));
    }
    assert_eq!(Standing::from_columns("accepted", None), None);
}
