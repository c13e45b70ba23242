//! Slows down those who guess: each wrong receipt from a network doubles the wait before the next answer, up to
//! eight seconds; ten quiet minutes forget it. Kept in memory only, bounded. It does not stop someone with many
//! networks; the length of the receipt does.

use crate::guard::source::Prefix;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use stormbell_model::{Moment, Span};

/// The longest wait.
/// Told: the same answer as for any wrong receipt, after the wait. Rest: the right receipt opens after the same wait.
pub const WAIT_MAX: Span = Span::seconds(8);
const FORGOTTEN_AFTER: Span = Span::minutes(10);
/// Networks whose wrong tries are remembered at once.
/// Told: nobody. Rest: the network that was quiet longest is forgotten.
const SOURCES_MAX: usize = 10_000;
/// A mistyped number or two costs nothing.
const FREE_TRIES: u32 = 2;

/// Wrong tries by source. The lock guards the whole map and is never held over a wait.
#[derive(Default)]
pub struct SlowDown {
    wrong: Mutex<HashMap<Prefix, Wrong>>,
}

#[derive(Clone, Copy)]
struct Wrong {
    times: u32,
    last_at: Moment,
}

impl SlowDown {
    /// How long an answer to this source has to wait.
    pub fn wait(&self, source: Prefix, now: Moment) -> Span {
        let times = self.lock().get(&source).map_or(0, |w| w.after(now));
        match times.checked_sub(FREE_TRIES) {
            None | Some(0) => Span::seconds(0),
            Some(n) => Span(WAIT_MAX.0.min(Span::seconds(1).0 << (n - 1).min(10))),
        }
    }

    /// Counts a wrong try.
    pub fn wrong(&self, source: Prefix, now: Moment) {
        let mut wrong = self.lock();
        if wrong.len() >= SOURCES_MAX && !wrong.contains_key(&source) {
            make_room(&mut wrong, now);
        }
        let times = wrong.get(&source).map_or(0, |w| w.after(now));
        let entry = Wrong {
            times: times.saturating_add(1),
            last_at: now,
        };
        wrong.insert(source, entry);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Prefix, Wrong>> {
        // A panic while the lock was held leaves counts that are still counts.
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wrong {
    fn after(self, now: Moment) -> u32 {
        if now.since(self.last_at) > FORGOTTEN_AFTER {
            0
        } else {
            self.times
        }
    }
}

/// Forgets the quiet ones; when all are busy, the one that was quiet longest.
fn make_room(wrong: &mut HashMap<Prefix, Wrong>, now: Moment) {
    wrong.retain(|_, w| w.after(now) > 0);
    if wrong.len() >= SOURCES_MAX {
        let oldest = wrong.iter().min_by_key(|(_, w)| w.last_at).map(|(p, _)| *p);
        oldest.map(|p| wrong.remove(&p));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_end_and_are_forgotten() {
        let slow = SlowDown::default();
        let at = |s| Moment(0).plus(Span::seconds(s));
        let mut waits = Vec::new();
        for s in 0..8 {
            slow.wrong(Prefix::UNKNOWN, at(s));
            waits.push(slow.wait(Prefix::UNKNOWN, at(s)).as_seconds());
        }
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 8, 8]);
        assert_eq!(slow.wait(Prefix::UNKNOWN, at(700)), Span::seconds(0));
    }
}
