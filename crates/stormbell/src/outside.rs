//! The only place where the program meets the wall clock and the system's random source.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use std::time::{SystemTime, UNIX_EPOCH};
use stormbell_model::{
    Moment,
    outside::{Chance, Clock},
};

/// The wall clock.
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Moment {
        // A clock before 1970 is a broken machine; the start of time is then as good as any moment.
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// The system's random source.
pub struct SystemChance(SystemRandom);

impl SystemChance {
    /// Opens the source.
    pub fn new() -> SystemChance {
        SystemChance(SystemRandom::new())
    }
}

impl Chance for SystemChance {
    #[expect(
        clippy::expect_used,
        reason = "without chance no secret can be made: going on would be worse than ending"
    )]
    fn fill(&self, out: &mut [u8]) {
        // The kernel's source does not fail once it has been seeded.
        self.0.fill(out).expect("the system's random source failed");
    }
}
