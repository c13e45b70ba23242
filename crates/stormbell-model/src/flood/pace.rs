//! A fair share of something for one source: so many at once, then one every so often. The generic cell rate algorithm
//! (ITU-T I.371): one moment per source is all that is kept. The moment is handed in; a clock that was set back costs
//! a source at most one burst.

use crate::{Moment, Span};

/// How often one source may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Between two, in the long run.
    pub every: Span,
    /// How many at once, after a rest.
    pub burst: u32,
}

/// Until when a source has used its share. A source that was never seen has [`Used::NOTHING`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Used(pub Moment);

impl Used {
    /// A source that has not done anything.
    pub const NOTHING: Used = Used(Moment(i64::MIN));
}

impl Pace {
    /// So many at once, then one every so often.
    pub const fn new(burst: u32, every: Span) -> Pace {
        Pace { every, burst }
    }

    /// Takes one. Gives what is used after it, or how long to wait until one is there.
    pub fn take(&self, used: Used, now: Moment) -> Result<Used, Span> {
        let next = self.begin(used, now).plus(self.every);
        let over = next.since(now).0.saturating_sub(self.whole().0);
        if over > 0 {
            Err(Span(over))
        } else {
            Ok(Used(next))
        }
    }

    /// Counts one whether it is there or not; what is used never grows beyond the burst.
    pub fn knock(&self, used: Used, now: Moment) -> Used {
        let next = self.begin(used, now).plus(self.every);
        Used(next.min(now.plus(self.whole())))
    }

    /// How many were taken lately: none after a rest, `burst` when nothing is left.
    pub fn taken(&self, used: Used, now: Moment) -> u32 {
        let owed = self.begin(used, now).since(now).0.max(0);
        u32::try_from(owed / self.every.0.max(1)).unwrap_or(u32::MAX)
    }

    /// Whether nothing needs to be remembered about a source any more.
    pub fn is_rested(used: Used, now: Moment) -> bool {
        used.0 <= now
    }

    /// Never before now, and never further ahead than a full burst: that happens only when the clock was set back.
    fn begin(&self, used: Used, now: Moment) -> Moment {
        used.0.max(now).min(now.plus(self.whole()))
    }

    fn whole(&self) -> Span {
        Span(self.every.0.saturating_mul(i64::from(self.burst)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PACE: Pace = Pace {
        every: Span::seconds(2),
        burst: 3,
    };

    fn at(s: i64) -> Moment {
        Moment(0).plus(Span::seconds(s))
    }

    #[test]
    fn a_burst_then_one_every_so_often() {
        let mut used = Used::NOTHING;
        for _ in 0..3 {
            used = PACE.take(used, at(100)).unwrap();
        }
        assert_eq!(PACE.take(used, at(100)), Err(Span::seconds(2)));
        assert_eq!(PACE.take(used, at(101)), Err(Span::seconds(1)));
        used = PACE.take(used, at(102)).unwrap();
        assert_eq!(PACE.taken(used, at(102)), 3);
        assert_eq!(PACE.taken(used, at(200)), 0);
        assert!(Pace::is_rested(used, at(200)));
    }

    #[test]
    fn a_clock_that_goes_back_costs_one_burst_at_most() {
        let mut used = Used::NOTHING;
        for _ in 0..3 {
            used = PACE.take(used, at(100_000)).unwrap();
        }
        assert_eq!(PACE.take(used, at(100)), Err(Span::seconds(2)));
    }

    #[test]
    fn knocking_is_counted_and_bounded() {
        let used = (0..50).fold(Used::NOTHING, |u, _| PACE.knock(u, at(7)));
        assert_eq!(PACE.taken(used, at(7)), 3);
        assert_eq!(PACE.taken(used, at(11)), 1);
    }
}
