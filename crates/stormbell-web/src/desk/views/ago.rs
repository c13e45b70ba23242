//! How long ago something was, as an officer says it: one number and one unit.

use serde::Serialize;
use stormbell_model::Moment;

/// A moment with its distance from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ago {
    /// The moment, microseconds UTC.
    pub at: i64,
    /// `now`, `minutes`, `hours` or `days`; with `-ahead` when the moment is to come.
    pub unit: &'static str,
    /// How many of them, rounded down.
    pub n: i64,
}

impl Ago {
    /// `at` as seen at `now`.
    pub fn of(at: Moment, now: Moment) -> Ago {
        let s = now.since(at).as_seconds();
        let ahead = s < 0;
        let (unit, n) = match s.abs() {
            0..60 => ("now", 0),
            s @ 60..3_600 => (if ahead { "minutes-ahead" } else { "minutes" }, s / 60),
            s @ 3_600..86_400 => (if ahead { "hours-ahead" } else { "hours" }, s / 3_600),
            s => (if ahead { "days-ahead" } else { "days" }, s / 86_400),
        };
        Ago { at: at.0, unit, n }
    }

    /// For samples: a fixed night with `minutes` passed.
    pub fn sample(minutes: i64) -> Ago {
        let now = Moment(1_795_575_780_000_000);
        Ago::of(now.minus(stormbell_model::Span::minutes(minutes)), now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stormbell_model::Span;

    #[test]
    fn says_the_largest_whole_unit() {
        let now = Moment(1_795_575_780_000_000);
        let said = |s| {
            let a = Ago::of(now.minus(Span::seconds(s)), now);
            (a.unit, a.n)
        };
        assert_eq!(said(59), ("now", 0));
        assert_eq!(said(60), ("minutes", 1));
        assert_eq!(said(7_200), ("hours", 2));
        assert_eq!(said(200_000), ("days", 2));
        assert_eq!(said(-180), ("minutes-ahead", 3));
    }
}
