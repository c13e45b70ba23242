//! The street before the door: accepts connections within their bounds, speaks TLS and HTTP, watches that nobody holds
//! a place without using it, and lets what is under way finish at a stop. It knows networks only as counts, and writes
//! no address anywhere. What it does not protect against is a line that is full before it reaches us.

pub mod bodies;
pub mod bounds;
pub mod crowd;
pub mod known;
pub mod line;
pub mod paced;
mod porter;
mod serve;
pub mod tls;
mod watchman;

pub use bounds::{Bounds, duration};

use axum::Router;
use crowd::Crowd;
use known::Known;
use line::Order;
use porter::{BREATH, Porter};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tls::Tls;
use tokio::{net::TcpListener, runtime::Handle, sync::watch, time::MissedTickBehavior};
use watchman::Watch;

/// How often the watchman looks.
const LOOKS_EVERY: Duration = Duration::from_secs(1);
/// The street of one node: several doors may share it, and its bounds count for all of them together.
#[derive(Clone)]
pub struct Street(Arc<Inner>);

struct Inner {
    bounds: Bounds,
    crowd: Arc<Crowd>,
    watch: Watch,
    opened: Instant,
    crowded: Arc<AtomicBool>,
    side: Option<SideDoor>,
}

/// Where those are served whom the node knows.
struct SideDoor {
    runtime: Handle,
    known: Arc<Known>,
}

/// One listening door: what it speaks, and whom it asks.
pub struct Gate {
    /// Where it listens.
    pub listener: TcpListener,
    /// TLS, or none for plain HTTP.
    pub tls: Option<Tls>,
    /// Whom it asks.
    pub routes: Router,
}

impl Street {
    /// A street with these bounds.
    pub fn new(bounds: Bounds) -> Street {
        Street::with(bounds, None)
    }

    /// A street with a side door: connections are accepted in `runtime`, and those from networks where the node knows
    /// somebody are served there. Not behind a proxy, from where all seem to come from one network.
    pub fn with_side_door(bounds: Bounds, runtime: Handle) -> Street {
        let known = Arc::default();
        Street::with(bounds, Some(SideDoor { runtime, known }))
    }

    fn with(bounds: Bounds, side: Option<SideDoor>) -> Street {
        Street(Arc::new(Inner {
            bounds,
            crowd: Arc::default(),
            watch: Watch::default(),
            opened: Instant::now(),
            crowded: Arc::default(),
            side,
        }))
    }

    /// Serves one gate until `stopped` says so. What is under way goes on; [`Street::empty`] waits for it.
    pub async fn serve(&self, gate: Gate, stopped: watch::Receiver<bool>) {
        let (porter, listener) = Porter::of(self, gate);
        let Some(side) = &self.0.side else {
            return porter.accept(listener, stopped).await;
        };
        let standing = side.runtime.spawn(async move {
            match listener.into_std().and_then(TcpListener::from_std) {
                Ok(listener) => porter.accept(listener, stopped).await,
                Err(error) => tracing::error!(%error, "could not listen at the side door"),
            }
        });
        // A porter that panicked has been told of already.
        let _ = standing.await;
    }

    /// Looks at all connections once a second until `stopped` says so, then lets them finish.
    pub async fn watch(&self, mut stopped: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(LOOKS_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ticks.tick() => self.look(self.0.opened.elapsed()),
                _ = stopped.wait_for(|s| *s) => break,
            }
        }
        self.0.watch.order(Order::Finish);
    }

    /// One look at all connections, `at` so long after the street opened.
    pub fn look(&self, at: Duration) {
        let crowded = self.0.crowd.is_crowded(&self.0.bounds);
        self.0.crowded.store(crowded, Ordering::Relaxed);
        if crowded {
            self.0.watch.look(at, &self.0.bounds.crowded());
        } else {
            self.0.watch.look(at, &self.0.bounds);
        }
        metrics::gauge!("stormbell_connections_open").set(self.0.crowd.len() as f64);
    }

    /// Waits until the last connection has ended.
    pub async fn empty(&self) {
        let mut ticks = tokio::time::interval(BREATH);
        while !self.0.crowd.is_empty() {
            ticks.tick().await;
            // Whoever came in just before the stop hears of it too.
            self.0.watch.order(Order::Finish);
        }
    }

    /// How many connections are open.
    pub fn open(&self) -> usize {
        self.0.crowd.len()
    }
}
