//! The street before the door: accepts connections within their bounds, speaks TLS and HTTP, watches that nobody holds
//! a place without using it, and lets what is under way finish at a stop. It knows networks only as counts, and writes
//! no address anywhere. What it does not protect against is a line that is full before it reaches us.

pub mod bodies;
pub mod bounds;
pub mod crowd;
pub mod line;
pub mod paced;
mod serve;
pub mod tls;
mod watchman;

pub use bounds::{Bounds, duration};

use crate::guard::source::Prefix;
use axum::Router;
use crowd::{Crowd, NoPlace, Place};
use line::Order;
use paced::Paced;
use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tls::Tls;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::MissedTickBehavior,
};
use watchman::Watch;

/// How often the watchman looks.
const LOOKS_EVERY: Duration = Duration::from_secs(1);
/// The pause after an accept that failed for want of files or memory.
const BREATH: Duration = Duration::from_millis(50);
/// What a plain connection hears when there is no place for it.
const NO_PLACE: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// The street of one node: several doors may share it, and its bounds count for all of them together.
#[derive(Clone)]
pub struct Street(Arc<Inner>);

struct Inner {
    bounds: Bounds,
    crowd: Arc<Crowd>,
    watch: Watch,
    opened: Instant,
    crowded: Arc<AtomicBool>,
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
        Street(Arc::new(Inner {
            bounds,
            crowd: Arc::default(),
            watch: Watch::default(),
            opened: Instant::now(),
            crowded: Arc::default(),
        }))
    }

    /// Serves one gate until `stopped` says so. What is under way goes on; [`Street::empty`] waits for it.
    pub async fn serve(&self, gate: Gate, mut stopped: watch::Receiver<bool>) {
        let service = Arc::new(serve::Service {
            protocol: serve::protocol(),
            routes: gate.routes,
            crowded: self.0.crowded.clone(),
        });
        loop {
            let accepted = tokio::select! {
                accepted = gate.listener.accept() => accepted,
                _ = stopped.wait_for(|s| *s) => return,
            };
            match accepted {
                Ok((stream, from)) => self.take_in(stream, from, gate.tls.as_ref(), &service),
                Err(error) => rest_after(&error).await,
            }
        }
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

    fn take_in(
        &self,
        stream: TcpStream,
        from: SocketAddr,
        tls: Option<&Tls>,
        service: &Arc<serve::Service>,
    ) {
        metrics::counter!("stormbell_connections_total").increment(1);
        match self.0.crowd.enter(Prefix::of(from.ip()), &self.0.bounds) {
            Ok(place) => self.begin(stream, from, tls, service, place),
            Err(why) => turn_away(&stream, tls.is_some(), why),
        }
    }

    fn begin(
        &self,
        stream: TcpStream,
        from: SocketAddr,
        tls: Option<&Tls>,
        service: &Arc<serve::Service>,
        place: Place,
    ) {
        // Answers are small and whole: waiting to fill a packet only delays them.
        let _ = stream.set_nodelay(true);
        let line = self.0.watch.add(self.0.opened.elapsed());
        let stream = Paced::new(stream, line.clone());
        let (tls, service) = (tls.map(Tls::acceptor), service.clone());
        tokio::spawn(async move {
            serve::connection(service, tls, stream, from, line).await;
            drop(place);
        });
    }
}

/// A connection for which there is no place. It is told in one write that may fail; nothing waits for it.
fn turn_away(stream: &TcpStream, tls: bool, why: NoPlace) {
    let why = match why {
        NoPlace::Full => "full",
        NoPlace::Network => "network",
    };
    metrics::counter!("stormbell_connections_turned_away_total", "why" => why).increment(1);
    if !tls {
        let _ = stream.try_write(NO_PLACE);
    }
}

/// Errors of a single connection cost nothing; those of the whole process (files, memory) need a breath, or the loop
/// would spin.
async fn rest_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    ) {
        return;
    }
    metrics::counter!("stormbell_accept_errors_total").increment(1);
    tracing::warn!(kind = %error.kind(), "could not accept a connection");
    tokio::time::sleep(BREATH).await;
}
