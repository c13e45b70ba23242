//! Who stands at the door: connections in all and per network, counted at their coming and going. Nothing is kept about
//! a network that has no connection.

use super::Bounds;
use crate::guard::source::Prefix;
use std::{
    collections::HashMap,
    hash::{BuildHasher as _, RandomState},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Locks are taken only when a connection comes or goes, and spread over this many.
const SHARDS: usize = 16;

/// Everybody at the door.
pub struct Crowd {
    all: AtomicUsize,
    shards: [Mutex<HashMap<Prefix, u32>>; SHARDS],
    // A hash that a stranger cannot foresee decides about the shard.
    hash: RandomState,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// The node is full.
    Full,
    /// This network has its share.
    Network,
}

/// One connection's place; given back when dropped.
pub struct Place {
    crowd: Arc<Crowd>,
    network: Prefix,
}

impl Default for Crowd {
    fn default() -> Crowd {
        Crowd {
            all: AtomicUsize::new(0),
            shards: std::array::from_fn(|_| Mutex::default()),
            hash: RandomState::new(),
        }
    }
}

impl Crowd {
    /// A place for a connection from `network`.
    pub fn enter(self: &Arc<Self>, network: Prefix, bounds: &Bounds) -> Result<Place, NoPlace> {
        if self.all.load(Ordering::Relaxed) >= bounds.connections {
            return Err(NoPlace::Full);
        }
        let most = if self.is_crowded(bounds) {
            bounds.per_network_crowded
        } else {
            bounds.per_network
        };
        let mut shard = self.shard(network);
        let here = shard.entry(network).or_insert(0);
        if *here >= most {
            return Err(NoPlace::Network);
        }
        *here += 1;
        self.all.fetch_add(1, Ordering::Relaxed);
        Ok(Place {
            crowd: self.clone(),
            network,
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.load(Ordering::Relaxed)
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether three quarters of the places are taken.
    pub fn is_crowded(&self, bounds: &Bounds) -> bool {
        self.len() >= bounds.connections / 4 * 3
    }

    fn shard(&self, network: Prefix) -> MutexGuard<'_, HashMap<Prefix, u32>> {
        let at = usize::try_from(self.hash.hash_one(network) % SHARDS as u64).unwrap_or(0);
        // Counts stay counts, whatever panicked beside them.
        self.shards[at]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.all.fetch_sub(1, Ordering::Relaxed);
        let mut shard = self.crowd.shard(self.network);
        if let Some(here) = shard.get_mut(&self.network) {
            *here -= 1;
            if *here == 0 {
                shard.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn network(n: u8) -> Prefix {
        Prefix::of(std::net::IpAddr::from([192, 0, n, 1]))
    }

    #[test]
    fn places_are_shared_fairly_and_given_back() {
        let bounds = Bounds {
            connections: 8,
            per_network: 3,
            per_network_crowded: 1,
            ..Bounds::default()
        };
        let crowd = Arc::new(Crowd::default());
        let mut here: Vec<Place> = (0..3)
            .map(|_| crowd.enter(network(1), &bounds).unwrap())
            .collect();
        assert_eq!(
            crowd.enter(network(1), &bounds).err(),
            Some(NoPlace::Network)
        );
        here.extend((0..3).map(|_| crowd.enter(network(2), &bounds).unwrap()));
        assert!(crowd.is_crowded(&bounds));
        here.push(crowd.enter(network(3), &bounds).unwrap());
        assert_eq!(
            crowd.enter(network(3), &bounds).err(),
            Some(NoPlace::Network)
        );
        here.push(crowd.enter(network(4), &bounds).unwrap());
        assert_eq!(crowd.enter(network(5), &bounds).err(), Some(NoPlace::Full));
        drop(here);
        assert!(crowd.is_empty());
        assert!(crowd.shards.iter().all(|s| s.lock().unwrap().is_empty()));
    }
}
