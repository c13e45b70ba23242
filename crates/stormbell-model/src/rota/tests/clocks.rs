//! Over every change of the clocks in every zone used in the Union and its overseas countries, 2020 to 2040: no hole,
//! no overlap but the hour that the clock repeats, and every hand-over at its time on the wall.

use super::*;
use crate::Span;
use proptest::prelude::*;

/// The zones of the member states, their outermost regions, and the overseas countries and territories
/// (Treaty on the Functioning of the European Union, articles 349 and 355, annex II; IANA names).
const ZONES: [&str; 62] = [
    "Africa/Ceuta",
    "America/Aruba",
    "America/Cayenne",
    "America/Curacao",
    "America/Danmarkshavn",
    "America/Guadeloupe",
    "America/Kralendijk",
    "America/Lower_Princes",
    "America/Marigot",
    "America/Martinique",
    "America/Miquelon",
    "America/Nuuk",
    "America/Scoresbysund",
    "America/St_Barthelemy",
    "America/Thule",
    "Asia/Famagusta",
    "Asia/Nicosia",
    "Atlantic/Azores",
    "Atlantic/Canary",
    "Atlantic/Faroe",
    "Atlantic/Madeira",
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Bratislava",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Budapest",
    "Europe/Busingen",
    "Europe/Copenhagen",
    "Europe/Dublin",
    "Europe/Gibraltar",
    "Europe/Helsinki",
    "Europe/Lisbon",
    "Europe/Ljubljana",
    "Europe/London",
    "Europe/Luxembourg",
    "Europe/Madrid",
    "Europe/Malta",
    "Europe/Mariehamn",
    "Europe/Monaco",
    "Europe/Oslo",
    "Europe/Paris",
    "Europe/Prague",
    "Europe/Riga",
    "Europe/Rome",
    "Europe/Sofia",
    "Europe/Stockholm",
    "Europe/Tallinn",
    "Europe/Vaduz",
    "Europe/Vatican",
    "Europe/Vienna",
    "Europe/Vilnius",
    "Europe/Warsaw",
    "Europe/Zagreb",
    "Indian/Kerguelen",
    "Indian/Mayotte",
    "Indian/Reunion",
    "Pacific/Gambier",
    "Pacific/Marquesas",
    "Pacific/Noumea",
    "Pacific/Tahiti",
];

/// The changes of a zone's clock from 2020 to 2040.
fn changes(zone: &Zone) -> Vec<Moment> {
    zone.changes(
        moment("2020-01-01T00:00:00Z"),
        moment("2041-01-01T00:00:00Z"),
    )
}

/// How far the clock is set at `change`, in seconds; positive in spring.
fn set_by_s(zone: &Zone, change: Moment) -> i64 {
    let before = zone.wall(change.minus(Span::seconds(1)));
    zone.wall(change).0 - before.0 - 1
}

/// Rotations that hand over in, at the edge of and beside the hour that is lost or repeated.
fn rotations(zone: &str, change: Moment) -> Vec<Rotation> {
    let z = Zone::named(zone).unwrap();
    let before = z.wall(change.minus(Span::days(20))).monday();
    let around = z.wall(change.minus(Span::hours(1))).of_day_s() / 3_600;
    let mut out = Vec::new();
    for hour in [around - 1, around, around + 1, around + 2] {
        for minute in [0, 30] {
            // Sunday's hand-over too: that is when European clocks are set.
            let first = before.plus_s(6 * DAY_S + hour * 3_600 + minute * 60);
            out.push(rotation(zone, first, Unit::Day, 1, 3));
            out.push(rotation(zone, first, Unit::Week, 1, 3));
        }
    }
    let midnight = before.midnight();
    out.push(rotation(zone, midnight, Unit::Hour, 1, 3));
    out.push(rotation(zone, midnight, Unit::Hour, 6, 3));
    out.push(rotation(zone, midnight, Unit::Day, 2, 3));
    out
}

/// Holds the turns around one change of the clock against the rules.
fn check(rotation: &Rotation, change: Moment) {
    let zone = &rotation.zone;
    let days = if rotation.unit == Unit::Week { 8 } else { 2 };
    let around = (
        change.minus(Span::days(days)),
        change.plus(Span::days(days)),
    );
    let window = Stretch::new(around.0, around.1).unwrap();
    let set_by = set_by_s(zone, change);
    let repeated = Stretch::new(
        change.plus(Span::seconds(set_by)),
        change.plus(Span::seconds(-set_by)),
    );
    let turns: Vec<Turn> = rotation.turns(window).collect();
    assert!(turns[0].stretch.from() <= window.from());
    assert!(turns.last().unwrap().stretch.until() >= window.until());
    for pair in turns.windows(2) {
        let (one, next) = (pair[0].stretch, pair[1].stretch);
        assert!(next.from() <= one.until(), "no hole: {rotation:?}");
        if let Some(both) = one.common(next) {
            let hour = repeated.expect("only clocks set back give an overlap");
            assert!(hour.common(both) == Some(both), "{zone:?} {both:?}");
            assert_eq!(both.length(), Span::seconds(-set_by));
        }
    }
    for turn in &turns {
        for at in [turn.stretch.from(), turn.stretch.until()] {
            let of_turn = (zone.wall(at).0 - rotation.first.0).rem_euclid(length_s(rotation));
            assert!(of_turn == 0 || at == change, "{zone:?} {at:?}");
        }
    }
}

fn length_s(r: &Rotation) -> i64 {
    let unit = match r.unit {
        Unit::Hour => 3_600,
        Unit::Day => DAY_S,
        Unit::Week => WEEK_S,
    };
    unit * i64::from(r.every.get())
}

#[test]
fn every_change_of_every_zone_in_both_directions() {
    let (mut forward, mut back) = (0, 0);
    for name in ZONES {
        let zone = Zone::named(name).unwrap_or_else(|| panic!("{name}"));
        for change in changes(&zone) {
            match set_by_s(&zone, change) {
                0 => continue,
                s if s > 0 => forward += 1,
                _ => back += 1,
            }
            for rotation in rotations(name, change) {
                check(&rotation, change);
            }
        }
    }
    // 42 zones set their clocks twice a year, and Greenland did so before and after it moved.
    assert!(forward > 800 && back > 800, "{forward} {back}");
}

#[test]
fn the_repeated_hour_has_both_and_the_lost_hour_has_the_next() {
    let first = Wall::at(2026, 10, 1, 2, 30).unwrap();
    let autumn = rota(rotation("Europe/Berlin", first, Unit::Day, 1, 2));
    let schedule = final_schedule(
        &autumn,
        moment("2026-10-24T00:00:00Z"),
        moment("2026-10-26T12:00:00Z"),
    );
    assert_eq!(
        lines(&schedule),
        [
            "10-24 00:00 to 10-24 00:30: 1",
            "10-24 00:30 to 10-25 00:30: 2",
            "10-25 00:30 to 10-25 01:30: 2 1",
            "10-25 01:30 to 10-26 01:30: 1",
            "10-26 01:30 to 10-26 12:00: 2",
        ]
    );
    let first = Wall::at(2026, 3, 1, 2, 30).unwrap();
    let spring = rota(rotation("Europe/Berlin", first, Unit::Day, 1, 2));
    let schedule = final_schedule(
        &spring,
        moment("2026-03-28T00:00:00Z"),
        moment("2026-03-30T12:00:00Z"),
    );
    assert_eq!(
        lines(&schedule),
        [
            "03-28 00:00 to 03-28 01:30: 1",
            "03-28 01:30 to 03-29 01:00: 2",
            "03-29 01:00 to 03-30 00:30: 1",
            "03-30 00:30 to 03-30 12:00: 2",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_rotation_in_any_zone_has_no_hole(
        zone in 0..ZONES.len(),
        first_minute in 0..(20 * 365 * 24 * 60_i64),
        unit in 0..3_usize,
        every in 1..30_u16,
        after_days in 0..400_i64,
        people in 1..7_u128,
    ) {
        let first = Wall::at(2020, 1, 1, 0, 0).unwrap().plus_s(first_minute * 60);
        let unit = [Unit::Hour, Unit::Day, Unit::Week][unit];
        let rota = rota(rotation(ZONES[zone], first, unit, every, people));
        let from = rota.zone.start(first).plus(Span::days(after_days));
        let until = from.plus(Span::days(60));
        let schedule = final_schedule(&rota, from, until);
        check_shape(&schedule, from, until);
        prop_assert_eq!(&schedule.holes, &[]);
        prop_assert!(schedule.slices.iter().all(|s| (1..=2).contains(&s.people.len())));
        for slice in schedule.slices.iter().step_by(17) {
            let at = slice.stretch.from();
            prop_assert_eq!(who_is_on(&rota, at), schedule.at(at));
        }
    }
}
