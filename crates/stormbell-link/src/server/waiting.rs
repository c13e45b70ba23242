//! Long polls: whoever waits for news is woken by a signal, and looks by itself every two seconds, because a signal of another process of
//! this node is not heard here.

use super::bounds::{LONG_POLL_MAX, LONG_POLLS_PER_PEER_MAX};
use crate::station::{Done, Have, Offered, Station};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use stormbell_model::exchange::NodeName;
use tokio::{
    sync::{Notify, broadcast::error::RecvError},
    time::Instant,
};

/// How often whoever waits looks by itself.
const LOOKS_EVERY: Duration = Duration::from_secs(2);

/// Who waits, counted; and the bells of those who pull, for hints.
#[derive(Clone, Default)]
pub struct Hints(Arc<Mutex<HashMap<NodeName, Arc<Notify>>>>);

impl Hints {
    /// The bell of whoever pulls from this peer.
    pub fn bell(&self, peer: &NodeName) -> Arc<Notify> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(peer.clone()).or_default().clone()
    }

    /// A peer says that it has news.
    pub fn ring(&self, peer: &NodeName) {
        self.bell(peer).notify_one();
    }
}

/// How many long polls each peer has open.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<HashMap<NodeName, usize>>>);

struct Place {
    of: Waiting,
    peer: NodeName,
}

impl Waiting {
    fn place(&self, peer: &NodeName) -> Option<Place> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(peer.clone()).or_default();
        if *open >= LONG_POLLS_PER_PEER_MAX {
            return None;
        }
        *open += 1;
        Some(Place {
            of: self.clone(),
            peer: peer.clone(),
        })
    }

    /// The outbox for a peer: at once when it is not just what the peer has, else as soon as it moves or the wait is over; none
    /// when nothing moved.
    pub async fn for_news<S: Station>(
        &self,
        station: &S,
        peer: &NodeName,
        have: Have,
        wait: Duration,
    ) -> Done<Option<Offered>> {
        let until = Instant::now() + wait.min(LONG_POLL_MAX);
        let place = self.place(peer);
        // Subscribed before the first look, so that nothing falls in between.
        let mut news = station.news();
        loop {
            let offered = station.offer(peer, have).await?;
            if offered.have != have {
                return Ok(Some(offered));
            }
            if place.is_none() || !moved(&mut news, peer, until).await {
                return Ok(None);
            }
        }
    }
}

/// Waits for a reason to look again; false when the time is over.
async fn moved(
    news: &mut tokio::sync::broadcast::Receiver<NodeName>,
    peer: &NodeName,
    until: Instant,
) -> bool {
    let look = (Instant::now() + LOOKS_EVERY).min(until);
    loop {
        match tokio::time::timeout_at(look, news.recv()).await {
            Err(_) => return look < until,
            Ok(Ok(whose)) if whose != *peer => {}
            Ok(Ok(_) | Err(RecvError::Lagged(_))) => return true,
            // The node hangs up: it stops.
            Ok(Err(RecvError::Closed)) => return false,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = all.get_mut(&self.peer) {
            *open = open.saturating_sub(1);
        }
    }
}
