//! What is found in schedules, and when it is told.

use super::*;
use crate::Span;
use std::collections::BTreeSet;

fn two() -> (Rota, Rota) {
    let first = Wall::at(2026, 6, 1, 8, 0).unwrap();
    let one = rota(rotation("UTC", first, Unit::Day, 1, 2));
    let mut other = rota(rotation("UTC", first, Unit::Day, 1, 1));
    other.id = RotaId(Uuid::from_u128(901));
    other.layers[0].rotation.people = vec![person(2), person(3)];
    (one, other)
}

fn june(rota: &Rota) -> Schedule {
    final_schedule(
        rota,
        moment("2026-06-02T00:00:00Z"),
        moment("2026-06-06T00:00:00Z"),
    )
}

#[test]
fn double_bookings_across_rotas() {
    let (one, mut other) = two();
    let find = |other: &Rota| {
        let (a, b) = (june(&one), june(other));
        findings(&[(&one, &a), (other, &b)], &BTreeSet::new())
    };
    assert_eq!(find(&other), [], "they meet, and never on one day");
    other.layers[0].rotation.people.reverse();
    let doubled = Finding::DoubleBooked {
        person: person(2),
        rotas: [one.id, other.id],
        stretch: stretch("2026-06-02T08:00:00Z", "2026-06-03T08:00:00Z"),
    };
    assert_eq!(find(&other)[0], doubled);
    assert_eq!(find(&other).len(), 2);
}

#[test]
fn people_nobody_can_reach_and_absent_people_that_are_named() {
    let (mut one, _) = two();
    let day = stretch("2026-06-03T08:00:00Z", "2026-06-04T08:00:00Z");
    one.overrides = vec![override_of(1, day, Change::Add(person(9)))];
    one.absences = vec![absence(
        9,
        stretch("2026-06-03T20:00:00Z", "2026-06-05T00:00:00Z"),
    )];
    let dead = BTreeSet::from([person(1), person(2)]);
    let schedule = june(&one);
    let found = findings(&[(&one, &schedule)], &dead);
    let rota = one.id;
    let nobody = |from, until| Finding::NobodyReachable {
        rota,
        stretch: stretch(from, until),
    };
    assert_eq!(
        found,
        [
            nobody("2026-06-02T00:00:00Z", "2026-06-03T08:00:00Z"),
            nobody("2026-06-04T08:00:00Z", "2026-06-06T00:00:00Z"),
            Finding::Unreachable {
                rota,
                person: person(1),
                stretch: day
            },
            Finding::AbsentButNamed {
                rota,
                person: person(9),
                stretch: stretch("2026-06-03T20:00:00Z", "2026-06-04T08:00:00Z")
            },
        ]
    );
}

#[test]
fn a_hole_is_told_a_week_a_day_and_an_hour_ahead_and_each_once() {
    let hole = Finding::Hole {
        rota: RotaId(Uuid::from_u128(1)),
        stretch: stretch("2026-06-20T00:00:00Z", "2026-06-20T08:00:00Z"),
    };
    let found = [hole];
    let mut told = BTreeSet::new();
    let mut heard = Vec::new();
    let mut now = moment("2026-06-01T00:00:00Z");
    while let Some(next) = next_notice(&found, now) {
        for at in [now, next, next] {
            for notice in due_notices(&found, &told, at) {
                heard.push((at.rfc3339(), notice.key.ahead));
                told.insert(notice.key);
            }
        }
        now = next;
    }
    let expected = [
        ("2026-06-13T00:00:00Z".to_owned(), Ahead::Week),
        ("2026-06-19T00:00:00Z".to_owned(), Ahead::Day),
        ("2026-06-19T23:00:00Z".to_owned(), Ahead::Hour),
    ];
    assert_eq!(heard, expected);
}

#[test]
fn what_comes_up_late_is_told_at_once_and_once() {
    let found = [Finding::Hole {
        rota: RotaId(Uuid::from_u128(1)),
        stretch: stretch("2026-06-20T00:00:00Z", "2026-06-20T08:00:00Z"),
    }];
    let none = BTreeSet::new();
    let now = moment("2026-06-19T21:00:00Z");
    let notices = due_notices(&found, &none, now);
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].key.ahead, Ahead::Day);
    let told = BTreeSet::from([notices[0].key.clone()]);
    assert_eq!(due_notices(&found, &told, now), []);
    assert_eq!(
        due_notices(&found, &told, now.plus(Span::hours(4))).len(),
        1,
        "it runs"
    );
    let over = moment("2026-06-20T08:00:00Z");
    assert_eq!(due_notices(&found, &none, over), []);
}
