//! Times are never told shorter than they were, and few reports are not described.

use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_step_is_no_shorter_and_a_tenth_longer_at_most(us in 0_i64..40 * 86_400 * 1_000_000) {
        let told_us = step_s(Span(us)) * 1_000_000;
        prop_assert!(told_us >= us);
        prop_assert!(told_us <= us + us / 10 + 1_000_000, "{told_us} for {us}");
    }

    #[test]
    fn steps_keep_the_order(a in 0_i64..4_000_000_000_000, b in 0_i64..4_000_000_000_000) {
        let (first, last) = (a.min(b), a.max(b));
        prop_assert!(step_s(Span(first)) <= step_s(Span(last)));
    }

    #[test]
    fn quantiles_are_those_of_the_sorted_list(mut all in prop::collection::vec(0_i64..900, 1..60), share in 1_u64..=100) {
        let mut times = Times::default();
        for s in &all {
            times.add(*s, 1);
        }
        all.sort_unstable();
        let place = (all.len() as u64 * share).div_ceil(100) as usize;
        prop_assert_eq!(times.within(share), Some(all[place - 1]));
    }
}

#[test]
fn steps_at_their_borders() {
    let cases = [
        (Span(-5_000_000), 0),
        (Span(0), 0),
        (Span(1), 1),
        (Span::seconds(600), 600),
        (Span(600_000_001), 660),
        (Span::hours(10), 36_000),
        (Span::seconds(36_001), 39_600),
        (Span::days(10), 864_000),
        (Span::seconds(864_001), 950_400),
    ];
    for (took, told) in cases {
        assert_eq!(step_s(took), told, "{took:?}");
    }
    assert!(
        step_s(Span(i64::MAX)) > 0,
        "the end of time does not overflow"
    );
}

fn group(filed: u64, answered: &[i64]) -> Counted {
    let mut group = Counted::default();
    group.add(Measure::Filed, 0, filed);
    for s in answered {
        group.add(Measure::Answered, *s, 1);
    }
    group
}

#[test]
fn few_are_counted_and_not_described() {
    assert_eq!(group(4, &[1, 1, 1, 1]).figures(), None);
    let five = group(5, &[10, 20, 30, 40]).figures().unwrap();
    assert_eq!(
        (five.filed, five.rang, five.answered),
        (5, Some(0), Told::TooFew)
    );
    let six = group(6, &[10, 20, 30, 40, 50]).figures().unwrap();
    let told = Told::Times {
        count: 5,
        median_s: 30,
        p90_s: 50,
        worst_s: 50,
    };
    assert_eq!(six.answered, told);
    assert_eq!(six.called, Told::None);
}

#[test]
fn one_small_part_does_not_follow_from_the_others() {
    let of = |parts: &[(&'static str, u64)]| {
        let map = parts.iter().map(|(k, n)| (*k, group(*n, &[]))).collect();
        let told = super::parts(&map).into_iter();
        told.map(|(k, f)| (k, f.map(|f| f.filed)))
            .collect::<Vec<_>>()
    };
    let told = of(&[("api", 2), ("mail", 9), ("page", 50)]);
    assert_eq!(told, [("api", None), ("mail", None), ("page", Some(50))]);
    // Two that are not told keep each other.
    let told = of(&[("api", 2), ("mail", 1), ("page", 50)]);
    assert_eq!(told, [("api", None), ("mail", None), ("page", Some(50))]);
    let told = of(&[("api", 0), ("page", 50)]);
    assert_eq!(told, [("page", Some(50))]);
}

#[test]
fn months_go_back_over_new_year() {
    assert_eq!(
        months_until(202_602, 4),
        [202_602, 202_601, 202_512, 202_511]
    );
    let november = crate::Moment::parse_rfc3339("2026-11-30T23:59:59Z").unwrap();
    assert_eq!(november.month(), 202_611);
}
