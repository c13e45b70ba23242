//! Networks from which somebody came whom the node knows: an officer with a session, a machine with its key. Their
//! next connections go through the side door, where nobody waits behind a flood. Kept in memory only, bounded, and
//! forgotten after a day, or at once when a flood comes from the same network. It does not tell the officer from the
//! others in her house: they share the side door until one of them is asked to wait.

use super::line::{Line, Order};
use crate::guard::source::Prefix;
use axum::http::request::Parts;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Networks that are known at once.
/// Told: nobody. Rest: the network that was recognised longest ago is forgotten; its people are served like anybody.
pub const KNOWN_NETWORKS_MAX: usize = 4_096;
const FORGOTTEN_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// The networks. The lock guards the whole map and is never held over a wait.
#[derive(Default)]
pub struct Known(Mutex<HashMap<Prefix, Instant>>);

impl Known {
    /// Somebody from this network was recognised at `now`.
    pub fn note(&self, network: Prefix, now: Instant) {
        let mut known = self.lock();
        if known.len() >= KNOWN_NETWORKS_MAX && !known.contains_key(&network) {
            make_room(&mut known, now);
        }
        known.insert(network, now);
    }

    /// Whether somebody from this network was recognised within a day before `now`.
    pub fn has(&self, network: Prefix, now: Instant) -> bool {
        let known = self.lock();
        known.get(&network).is_some_and(|at| is_fresh(*at, now))
    }

    /// Forgets a network that floods.
    pub fn forget(&self, network: Prefix) {
        self.lock().remove(&network);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Prefix, Instant>> {
        // The map is whole at every moment.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_fresh(at: Instant, now: Instant) -> bool {
    now.saturating_duration_since(at) < FORGOTTEN_AFTER
}

/// Forgets the old ones; when there are none, the one that was recognised longest ago.
fn make_room(known: &mut HashMap<Prefix, Instant>, now: Instant) {
    known.retain(|_, at| is_fresh(*at, now));
    if known.len() >= KNOWN_NETWORKS_MAX {
        let oldest = known.iter().min_by_key(|(_, at)| **at).map(|(n, _)| *n);
        oldest.map(|network| known.remove(&network));
    }
}

/// Who is at the other end of a connection, for the routes to say that they know them.
#[derive(Clone)]
pub struct Caller(Arc<Inner>);

struct Inner {
    network: Prefix,
    line: Arc<Line>,
    /// `None` where the street has no side door.
    known: Option<Arc<Known>>,
    at_side_door: bool,
}

impl Caller {
    pub(super) fn new(
        network: Prefix,
        line: Arc<Line>,
        known: Option<Arc<Known>>,
        at_side_door: bool,
    ) -> Caller {
        Caller(Arc::new(Inner {
            network,
            line,
            known,
            at_side_door,
        }))
    }

    /// The counters of this connection.
    pub(super) fn line(&self) -> &Arc<Line> {
        &self.0.line
    }

    /// The node knows who asks. A connection that came with everybody else is closed behind this answer: the next one
    /// is let in through the side door.
    pub fn is_known(&self) {
        let Some(known) = &self.0.known else { return };
        known.note(self.0.network, Instant::now());
        if !self.0.at_side_door {
            self.0.line.order(Order::Finish);
        }
    }

    /// The node asked this one to wait: whoever has to wait does it in front.
    pub(super) fn has_to_wait(&self) {
        if let Some(known) = self.0.known.as_ref().filter(|_| self.0.at_side_door) {
            known.forget(self.0.network);
            self.0.line.order(Order::Finish);
        }
    }
}

/// Says that the node knows who sent this request. Costs nothing where the street has no side door.
pub fn recognise(parts: &Parts) {
    if let Some(caller) = parts.extensions.get::<Caller>() {
        caller.is_known();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{IpAddr, Ipv6Addr};

    fn network(n: usize) -> Prefix {
        Prefix::of(IpAddr::V6(Ipv6Addr::from_bits((n as u128) << 72)))
    }

    #[test]
    fn a_network_is_known_for_a_day_or_until_it_floods() {
        let (known, now) = (Known::default(), Instant::now());
        known.note(network(1), now);
        assert!(known.has(network(1), now));
        assert!(!known.has(network(2), now));
        assert!(!known.has(network(1), now + FORGOTTEN_AFTER));
        known.forget(network(1));
        assert!(!known.has(network(1), now));
    }

    #[test]
    fn the_list_is_bounded_and_forgets_the_oldest() {
        let (known, now) = (Known::default(), Instant::now());
        let at = |n: usize| now + Duration::from_millis(n as u64);
        for n in 0..=KNOWN_NETWORKS_MAX {
            known.note(network(n), at(n));
        }
        assert_eq!(known.lock().len(), KNOWN_NETWORKS_MAX);
        let last = at(KNOWN_NETWORKS_MAX);
        assert!(!known.has(network(0), last));
        assert!(known.has(network(1), last));
    }
}
