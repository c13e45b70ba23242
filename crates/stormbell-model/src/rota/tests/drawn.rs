//! Rotas drawn by hand, and what comes out.

use super::*;

fn monday() -> Wall {
    Wall::at(2026, 6, 1, 8, 0).unwrap()
}

fn june(rota: &Rota, from: u8, until: u8) -> Schedule {
    let day = |d: u8| moment(&format!("2026-06-{d:02}T00:00:00Z"));
    final_schedule(rota, day(from), day(until))
}

#[test]
fn weeks_are_handed_over_on_monday_morning() {
    let rota = rota(rotation("Europe/Helsinki", monday(), Unit::Week, 1, 3));
    assert_eq!(
        lines(&june(&rota, 2, 24)),
        [
            "06-02 00:00 to 06-08 05:00: 1",
            "06-08 05:00 to 06-15 05:00: 2",
            "06-15 05:00 to 06-22 05:00: 3",
            "06-22 05:00 to 06-24 00:00: 1",
        ]
    );
    let on = who_is_on(&rota, moment("2026-06-08T05:00:00Z"));
    assert_eq!(on[0].person, person(2), "the hand-over belongs to the next");
    assert_eq!(who_is_on(&rota, moment("2026-05-31T00:00:00Z")), []);
}

#[test]
fn the_higher_layer_counts_in_its_hours() {
    let mut rota = rota(rotation("Europe/Paris", monday(), Unit::Week, 1, 1));
    let mut day = layer(2, rotation("Europe/Paris", monday(), Unit::Day, 1, 1));
    day.rotation.people = vec![person(7)];
    day.hours = (0..5).filter_map(|d| WeekHours::of_day(d, 9, 17)).collect();
    rota.layers.push(day);
    assert_eq!(
        lines(&june(&rota, 5, 9)),
        [
            "06-05 00:00 to 06-05 07:00: 1",
            "06-05 07:00 to 06-05 15:00: 7",
            "06-05 15:00 to 06-08 06:00: 1",
            "06-08 06:00 to 06-08 07:00: 1",
            "06-08 07:00 to 06-08 15:00: 7",
            "06-08 15:00 to 06-09 00:00: 1",
        ]
    );
}

#[test]
fn hours_may_go_over_the_end_of_the_week() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Day, 1, 1));
    rota.layers[0].hours = vec![WeekHours {
        from: WeekTime::at(6, 22, 0).unwrap(),
        until: WeekTime::at(0, 6, 30).unwrap(),
    }];
    let schedule = june(&rota, 7, 9);
    assert_eq!(
        lines(&schedule),
        [
            "06-07 00:00 to 06-07 22:00: ",
            "06-07 22:00 to 06-08 06:30: 1",
            "06-08 06:30 to 06-09 00:00: ",
        ]
    );
    assert_eq!(schedule.holes.len(), 2);
}

#[test]
fn only_wanted_hours_can_have_holes() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Day, 1, 1));
    rota.wanted = (0..5).filter_map(|d| WeekHours::of_day(d, 9, 17)).collect();
    rota.absences = vec![absence(
        1,
        stretch("2026-06-05T16:00:00Z", "2026-06-08T10:00:00Z"),
    )];
    let holes = june(&rota, 3, 10).holes;
    assert_eq!(
        holes,
        [
            stretch("2026-06-05T16:00:00Z", "2026-06-05T17:00:00Z"),
            stretch("2026-06-08T09:00:00Z", "2026-06-08T10:00:00Z"),
        ]
    );
}

#[test]
fn the_absent_are_passed_over_by_the_layer_below() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Week, 1, 1));
    let mut upper = layer(2, rotation("UTC", monday(), Unit::Week, 1, 1));
    upper.rotation.people = vec![person(5)];
    rota.layers.push(upper);
    rota.absences = vec![absence(
        5,
        stretch("2026-06-02T12:00:00Z", "2026-06-03T12:00:00Z"),
    )];
    assert_eq!(
        lines(&june(&rota, 2, 5)),
        [
            "06-02 00:00 to 06-02 12:00: 5",
            "06-02 12:00 to 06-03 12:00: 1",
            "06-03 12:00 to 06-05 00:00: 5",
        ]
    );
}

#[test]
fn a_swap_follows_the_shift_when_the_hand_over_moves() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Day, 1, 3));
    rota.swaps = vec![swap(1, 2, 3), swap(2, 3, 2)];
    let on = |rota: &Rota, at: &str| who_is_on(rota, moment(at))[0].person;
    assert_eq!(on(&rota, "2026-06-02T08:30:00Z"), person(3));
    rota.layers[0].rotation.first = Wall::at(2026, 6, 1, 9, 0).unwrap();
    assert_eq!(on(&rota, "2026-06-02T08:30:00Z"), person(1));
    assert_eq!(on(&rota, "2026-06-02T09:30:00Z"), person(3));
    assert_eq!(on(&rota, "2026-06-03T09:30:00Z"), person(2));
}

#[test]
fn a_swap_of_somebody_elses_shift_does_nothing_and_says_so() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Day, 1, 3));
    rota.swaps = vec![swap(1, 2, 3)];
    rota.layers[0].rotation.people.remove(1);
    let schedule = june(&rota, 2, 4);
    assert_eq!(schedule.stale_swaps, [rota.swaps[0].id]);
    // A swap can be swapped again.
    rota.layers[0].rotation.people = [1, 2, 3].map(person).to_vec();
    rota.swaps.push(swap(1, 3, 1));
    let schedule = june(&rota, 2, 4);
    assert_eq!(schedule.stale_swaps, []);
    assert_eq!(
        schedule.at(moment("2026-06-02T09:00:00Z"))[0].person,
        person(1)
    );
}

#[test]
fn overrides_have_the_last_word_in_their_order() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Week, 1, 2));
    let day = |d: u8| {
        let (from, until) = (
            format!("2026-06-{d:02}T00:00:00Z"),
            format!("2026-06-{d:02}T12:00:00Z"),
        );
        stretch(&from, &until)
    };
    let (who, by) = (person(1), person(9));
    rota.overrides = vec![
        override_of(1, day(2), Change::Add(person(8))),
        override_of(2, day(3), Change::Replace { who, by }),
        override_of(3, day(3), Change::Remove(person(9))),
        override_of(
            4,
            day(4),
            Change::Only(vec![person(8), person(9), person(8)]),
        ),
        override_of(5, day(5), Change::Replace { who: by, by: who }),
        override_of(6, day(6), Change::Remove(person(1))),
    ];
    let schedule = june(&rota, 2, 7);
    assert_eq!(
        lines(&schedule),
        [
            "06-02 00:00 to 06-02 12:00: 1 8",
            "06-02 12:00 to 06-03 00:00: 1",
            "06-03 00:00 to 06-03 12:00: ",
            "06-03 12:00 to 06-04 00:00: 1",
            "06-04 00:00 to 06-04 12:00: 8 9",
            "06-04 12:00 to 06-06 00:00: 1",
            "06-06 00:00 to 06-06 12:00: ",
            "06-06 12:00 to 06-07 00:00: 1",
        ]
    );
    assert_eq!(schedule.holes, [day(3), day(6)]);
}

#[test]
fn a_rota_of_nobody_is_one_hole() {
    let rota = rota(rotation("UTC", monday(), Unit::Hour, 6, 0));
    let schedule = june(&rota, 2, 5);
    assert_eq!(
        schedule.holes,
        [stretch("2026-06-02T00:00:00Z", "2026-06-05T00:00:00Z")]
    );
    assert_eq!(rota.check(), Ok(()));
}

#[test]
fn a_layer_ends_where_another_begins() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Day, 1, 2));
    rota.layers[0].until = Some(moment("2026-06-03T08:00:00Z"));
    let first = Wall::at(2026, 6, 3, 8, 0).unwrap();
    let mut next = layer(2, rotation("UTC", first, Unit::Day, 1, 1));
    next.rotation.people = vec![person(6)];
    rota.layers.push(next);
    assert_eq!(
        lines(&june(&rota, 2, 5)),
        [
            "06-02 00:00 to 06-02 08:00: 1",
            "06-02 08:00 to 06-03 08:00: 2",
            "06-03 08:00 to 06-04 08:00: 6",
            "06-04 08:00 to 06-05 00:00: 6",
        ]
    );
    let shifts = june(&rota, 2, 5).shifts_of(person(6));
    assert_eq!(
        shifts.len(),
        1,
        "turns that follow each other are one shift"
    );
}

#[test]
fn a_hand_over_is_between_those_who_are_really_there() {
    let mut rota = rota(rotation("UTC", monday(), Unit::Day, 1, 3));
    rota.swaps = vec![swap(2, 3, 2)];
    let eight = |day: u8| moment(&format!("2026-06-{day:02}T08:00:00Z"));
    let relief = |day, leaving, coming| Relief {
        at: eight(day),
        leaving: vec![person(leaving)],
        coming: vec![person(coming)],
    };
    // By the order alone two, three and one; three gave its day to two, who stays.
    let found = june(&rota, 2, 6).reliefs();
    assert_eq!(found, [relief(2, 1, 2), relief(4, 2, 1), relief(5, 1, 2)]);
}

#[test]
fn windows_are_bounded_and_may_be_empty() {
    let rota = rota(rotation("UTC", monday(), Unit::Week, 1, 2));
    let from = moment("2026-06-02T00:00:00Z");
    assert_eq!(final_schedule(&rota, from, from).slices, []);
    let long = final_schedule(&rota, from, moment("2126-06-02T00:00:00Z"));
    assert_eq!(long.until, from.plus(WINDOW_MAX));
    check_shape(&long, from, long.until);
}
