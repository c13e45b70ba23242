//! How long to wait after a visit that ended: longer each time, up to a minute, and never all at the same moment, because twenty-seven
//! neighbours of a node that comes back would else knock together.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
/// The longest pause between two tries to reach a peer.
/// Told: nobody. Rest: the peer is tried then, or when it gives a hint.
const PAUSE_MAX: Duration = Duration::from_secs(60);
/// After how many failures in a row it is worth a line in the log.
const TELLS_AT: u32 = 3;

/// The patience with one peer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Patience {
    failures: u32,
}

impl Patience {
    /// A visit works: what failed before is forgotten.
    pub fn works(&mut self) {
        self.failures = 0;
    }

    /// A visit ended; tells whether that is worth saying.
    pub fn fails(&mut self) -> bool {
        self.failures = self.failures.saturating_add(1);
        self.failures == TELLS_AT
    }

    /// How long to wait now: between half and one and a half of what doubles each time.
    pub fn pause(&self, chance: &dyn Fn(&mut [u8])) -> Duration {
        let doubled = FIRST.saturating_mul(1 << self.failures.saturating_sub(1).min(10));
        let mut drawn = [0];
        chance(&mut drawn);
        let part = 128 + u32::from(drawn[0]);
        doubled.min(PAUSE_MAX) * part / 256
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute_and_are_never_alike() {
        let mut patience = Patience::default();
        let mut said = 0;
        let mut middles = Vec::new();
        for _ in 0..9 {
            said += u32::from(patience.fails());
            let draw = |n: u8| patience.pause(&move |out| out.fill(n));
            assert!(draw(0) * 2 <= draw(255) && draw(255) <= draw(0) * 3);
            middles.push(draw(128).as_secs());
        }
        assert_eq!(middles, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(said, 1);
        patience.works();
        patience.fails();
        assert_eq!(patience.pause(&|out| out.fill(128)).as_secs(), 1);
    }
}
