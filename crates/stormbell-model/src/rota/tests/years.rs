//! Ten years of a duty desk of six, with leave, swaps and overrides, hour by hour as it was lived.

use super::*;
use crate::Span;

/// A small fixed sequence of numbers: the same ten years on every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, n: u64) -> u64 {
        // Knuth's MMIX constants.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Six people by day, with a second layer below for whoever is away; ten weeks of leave in a year among them, a swap
/// in every fourth shift, an override every fortnight.
fn ten_years() -> (Rota, Moment, Moment) {
    let first = Wall::at(2026, 1, 5, 7, 30).unwrap();
    let mut rota = rota(rotation("Europe/Vilnius", first, Unit::Day, 1, 6));
    let mut upper = layer(2, rotation("Europe/Vilnius", first, Unit::Day, 1, 6));
    upper.rotation.people.rotate_left(3);
    std::mem::swap(&mut rota.layers[0].id, &mut upper.id);
    rota.layers.push(upper);
    let from = rota.zone.start(first);
    let mut chance = Sequence(7);
    for week in 0..520 {
        let at = from.plus(Span::days(7 * week));
        let who = 1 + u128::from(chance.below(6));
        let some = at.plus(Span::hours(chance.below(160) as i64));
        let until = some.plus(Span::hours(1 + chance.below(20) as i64));
        if week % 5 == 0 {
            rota.absences.push(absence(
                who,
                Stretch::new(at, at.plus(Span::days(7))).unwrap(),
            ));
        }
        if week % 2 == 0 {
            let change = Change::Add(person(who));
            rota.overrides.push(override_of(
                week as u128,
                Stretch::new(some, until).unwrap(),
                change,
            ));
        }
    }
    for number in (0..3_650).step_by(4) {
        let was = rota.layers[1].rotation.person(number).unwrap();
        let to = 1 + u128::from(chance.below(6));
        rota.swaps.push(swap(number, was.0.as_u128(), to));
    }
    (rota, from, from.plus(Span::days(3_650)))
}

/// What the lead does: fills every hole that the schedule shows with somebody who is there.
fn fill(rota: &mut Rota, holes: &[Stretch]) {
    for (n, hole) in holes.iter().enumerate() {
        let away = |p: OfficerId| {
            let of = rota.absences.iter().filter(|a| a.person == p);
            of.clone().any(|a| a.stretch.common(*hole).is_some())
        };
        let stand_in = (1..=6).map(person).find(|p| !away(*p)).unwrap();
        let change = Change::Add(stand_in);
        rota.overrides
            .push(override_of(10_000 + n as u128, *hole, change));
    }
}

#[test]
fn ten_years_of_six_people_have_no_hole_and_no_hour_is_lost() {
    let (mut rota, from, until) = ten_years();
    rota.check().unwrap();
    // Somebody took a shift by a swap and then went on leave while the one below was the same person.
    let holes = final_schedule(&rota, from, until).holes;
    assert!((1..20).contains(&holes.len()), "{holes:?}");
    fill(&mut rota, &holes);
    let schedule = final_schedule(&rota, from, until);
    check_shape(&schedule, from, until);
    assert_eq!(schedule.holes, []);
    assert_eq!(schedule.stale_swaps, []);
    let hours: i64 = schedule.slices.iter().map(|s| s.stretch.length().0).sum();
    assert_eq!(hours, Span::days(3_650).0, "every moment is somebody's");
    for shift in schedule.shifts() {
        let away = rota.absences.iter().filter(|a| a.person == shift.person);
        let named = |s: Stretch| {
            let on = schedule
                .at(s.from())
                .iter()
                .find(|on| on.person == shift.person);
            matches!(on.unwrap().why, Why::Override(_))
        };
        for both in away.filter_map(|a| a.stretch.common(shift.stretch)) {
            assert!(named(both), "only an override names the absent");
        }
    }
}

/// The same ten years as a running node sees them: window by window, moment by moment.
#[test]
fn looking_day_by_day_sees_what_the_whole_shows() {
    let (rota, from, until) = ten_years();
    let whole = final_schedule(&rota, from, until);
    let mut day = from;
    while day < until {
        let next = day.plus(Span::days(28)).min(until);
        let part = final_schedule(&rota, day, next);
        check_shape(&part, day, next);
        for slice in &part.slices {
            assert_eq!(whole.at(slice.stretch.from()), slice.people);
        }
        assert_eq!(who_is_on(&rota, day), whole.at(day));
        day = next;
    }
}
