//! How long ago something was, as an officer says it: one number and one unit.

use serde::Serialize;
use stormbell_model::{Moment, Span, rota::Zone};

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
        Ago::of(now.minus(Span::minutes(minutes)), now)
    }
}

/// What a clock on the wall shows, to the second: for proofs, which are compared with one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The moment, microseconds UTC.
    pub at: i64,
    /// Such as `03:12:09`.
    pub time: String,
    /// The day and the month, where it is not the day on which one looks.
    pub day: Option<(i8, i8)>,
}

impl Clock {
    /// What the clock of `zone` shows at `at`, as seen at `now`.
    pub fn of(at: Moment, now: Moment, zone: &Zone) -> Clock {
        let (wall, today) = (zone.wall(at), zone.wall(now));
        let civil = wall.civil();
        let (hour, minute) = (civil.hour(), civil.minute());
        Clock {
            at: at.0,
            time: format!("{hour:02}:{minute:02}:{:02}", civil.second()),
            day: (wall.midnight() != today.midnight()).then(|| (civil.day(), civil.month())),
        }
    }

    /// For samples.
    pub fn sample() -> Clock {
        let now = Moment(1_795_575_780_000_000);
        Clock::of(now.minus(Span::hours(20)), now, &Zone::utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
