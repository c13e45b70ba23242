//! The only place where the program meets the wall clock and the system's random source.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use std::{
    cell::RefCell,
    time::{Instant, SystemTime, UNIX_EPOCH},
};
use stormbell_model::{
    Moment, Span,
    outside::{Chance, Clock},
};
use zeroize::{Zeroize as _, Zeroizing};

/// The wall clock, and beside it the one that is never set.
pub struct WallClock {
    since: Instant,
}

impl WallClock {
    /// A clock whose steady time begins now.
    pub fn new() -> WallClock {
        WallClock {
            since: Instant::now(),
        }
    }
}

impl Clock for WallClock {
    fn now(&self) -> Moment {
        // A clock before 1970 is a broken machine; the start of time is then as good as any moment.
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }

    fn steady(&self) -> Span {
        Span(i64::try_from(self.since.elapsed().as_micros()).unwrap_or(i64::MAX))
    }
}

/// The system's random source, asked for a page at a time: a report needs a dozen draws, and each question costs as
/// much as its answer is long. What was handed out is wiped.
pub struct SystemChance(SystemRandom);

/// Bytes that one thread keeps ahead.
const AHEAD_BYTES: usize = 512;

struct Ahead {
    bytes: Zeroizing<[u8; AHEAD_BYTES]>,
    left: usize,
}

thread_local! {
    static AHEAD: RefCell<Ahead> = RefCell::new(Ahead { bytes: Zeroizing::new([0; AHEAD_BYTES]), left: 0 });
}

impl SystemChance {
    /// Opens the source.
    pub fn new() -> SystemChance {
        SystemChance(SystemRandom::new())
    }

    #[expect(
        clippy::expect_used,
        reason = "without chance no secret can be made: going on would be worse than ending"
    )]
    fn ask(&self, out: &mut [u8]) {
        // The kernel's source does not fail once it has been seeded.
        self.0.fill(out).expect("the system's random source failed");
    }

    fn draw_ahead(&self, ahead: &mut Ahead, out: &mut [u8]) {
        if ahead.left < out.len() {
            self.ask(ahead.bytes.as_mut_slice());
            ahead.left = AHEAD_BYTES;
        }
        let drawn = &mut ahead.bytes[ahead.left - out.len()..ahead.left];
        out.copy_from_slice(drawn);
        drawn.zeroize();
        ahead.left -= out.len();
    }
}

impl Chance for SystemChance {
    fn fill(&self, out: &mut [u8]) {
        if out.len() > AHEAD_BYTES / 4 {
            return self.ask(out);
        }
        AHEAD.with_borrow_mut(|ahead| self.draw_ahead(ahead, out));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_draw_comes_twice() {
        let chance = SystemChance::new();
        let drawn: HashSet<[u8; 16]> = (0..10_000)
            .map(|_| stormbell_model::outside::bytes(&chance))
            .collect();
        assert_eq!(drawn.len(), 10_000);
    }
}
