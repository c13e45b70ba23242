//! The two things a pure program cannot have by itself: the moment and chance.
//! Only the house (the binary) and the model house for tests implement them.

use crate::{Moment, Span};

/// Tells the present moment.
pub trait Clock: Send + Sync {
    /// The present moment, UTC.
    fn now(&self) -> Moment;

    /// The time since some fixed moment, which never goes back and never leaps: to notice when `now` does. A clock
    /// that has only `now` notices nothing.
    fn steady(&self) -> Span {
        Span(self.now().0)
    }
}

/// A source of unpredictable bytes.
pub trait Chance: Send + Sync {
    /// Fills `out` with unpredictable bytes.
    fn fill(&self, out: &mut [u8]);
}

/// Draws `N` unpredictable bytes.
pub fn bytes<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut out = [0; N];
    chance.fill(&mut out);
    out
}
