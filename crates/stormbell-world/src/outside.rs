//! Time and chance that a test owns.

use std::sync::{
    Mutex,
    atomic::{AtomicI64, Ordering},
};
use stormbell_model::{
    Moment, Span,
    outside::{Chance, Clock},
};

/// A clock that moves only when it is told to.
pub struct TestClock {
    now: AtomicI64,
    steady: AtomicI64,
}

impl TestClock {
    /// A clock that stands at `moment`.
    pub fn at(moment: Moment) -> TestClock {
        TestClock {
            now: AtomicI64::new(moment.0),
            steady: AtomicI64::new(0),
        }
    }
    /// Moves on.
    pub fn advance(&self, span: Span) {
        self.now.fetch_add(span.0, Ordering::SeqCst);
        self.steady.fetch_add(span.0, Ordering::SeqCst);
    }
    /// Somebody sets the clock, back with a negative span; no time passes.
    pub fn set_by(&self, span: Span) {
        self.now.fetch_add(span.0, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Moment {
        Moment(self.now.load(Ordering::SeqCst))
    }
    fn steady(&self) -> Span {
        Span(self.steady.load(Ordering::SeqCst))
    }
}

/// Chance that repeats itself for the same seed (SplitMix64; Steele, Lea and Flood 2014). Good for tests, for nothing else.
pub struct TestChance(Mutex<u64>);

impl TestChance {
    /// Chance from a seed.
    pub fn seeded(seed: u64) -> TestChance {
        TestChance(Mutex::new(seed))
    }
}

impl Chance for TestChance {
    fn fill(&self, out: &mut [u8]) {
        let mut state = self.0.lock().expect("nobody panicked while drawing");
        for chunk in out.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The paths in what axum's router says of itself (its `Debug`, which names them as `paths: {RouteId(n): "…", …}`).
/// There is no other way to ask it. Should a later version say it otherwise, the walk over all routes fails.
pub(crate) fn addresses(router: &str) -> Vec<String> {
    let listed = router.split("paths: {").nth(1).unwrap_or_default();
    let listed = listed.split("} }").next().unwrap_or_default();
    let quoted = listed.split('"').skip(1).step_by(2);
    let mut found: Vec<String> = quoted.map(str::to_owned).collect();
    found.sort();
    found
}
