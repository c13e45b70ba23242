//! The porter: accepts connections within their bounds and shows each to its place. Where the street has a side door,
//! he stands there, and so do those whom the node knows; everybody else is served by the runtime of the front door, so
//! that a flood of them keeps neither an officer nor the porter waiting.

use super::{
    Gate, Street,
    crowd::{NoPlace, Place},
    known::Caller,
    paced::Paced,
    serve,
    tls::Tls,
};
use crate::guard::source::Prefix;
use std::{
    io,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::Handle,
    sync::watch,
};

/// The pause after an accept that failed for want of files or memory.
pub(super) const BREATH: Duration = Duration::from_millis(50);
/// What a plain connection hears when there is no place for it.
const NO_PLACE: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// The porter of one gate.
pub(super) struct Porter {
    street: Street,
    service: Arc<serve::Service>,
    tls: Option<Tls>,
    /// Where everybody is served who does not come through the side door; `None` when there is none, and all are
    /// served here.
    front: Option<Handle>,
}

impl Porter {
    /// The porter of a gate, in the runtime of the front door.
    pub fn of(street: &Street, gate: Gate) -> (Porter, TcpListener) {
        let service = Arc::new(serve::Service {
            protocol: serve::protocol(),
            routes: gate.routes,
            crowded: street.0.crowded.clone(),
        });
        let porter = Porter {
            street: street.clone(),
            service,
            tls: gate.tls,
            front: street.0.side.as_ref().map(|_| Handle::current()),
        };
        (porter, gate.listener)
    }

    /// Accepts until `stopped` says so.
    pub async fn accept(self, listener: TcpListener, mut stopped: watch::Receiver<bool>) {
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stopped.wait_for(|s| *s) => return,
            };
            match accepted {
                Ok((stream, from)) => self.take_in(stream, from),
                Err(error) => rest_after(&error).await,
            }
        }
    }

    fn take_in(&self, stream: TcpStream, from: SocketAddr) {
        metrics::counter!("stormbell_connections_total").increment(1);
        let street = &*self.street.0;
        let network = Prefix::of(from.ip());
        match street.crowd.enter(network, &street.bounds) {
            Ok(place) => self.show_in(stream, from, network, place),
            Err(why) => turn_away(&stream, self.tls.is_some(), why),
        }
    }

    fn show_in(&self, stream: TcpStream, from: SocketAddr, network: Prefix, place: Place) {
        // Answers are small and whole: waiting to fill a packet only delays them.
        let _ = stream.set_nodelay(true);
        let street = &*self.street.0;
        let known = street.side.as_ref().map(|side| side.known.clone());
        let is_known = known
            .as_ref()
            .is_some_and(|k| k.has(network, Instant::now()));
        let line = street.watch.add(street.opened.elapsed());
        let caller = Caller::new(network, line.clone(), known, is_known);
        let (tls, service) = (self.tls.as_ref().map(Tls::acceptor), self.service.clone());
        let serve = async move |stream: TcpStream| {
            let stream = Paced::new(stream, line);
            serve::connection(service, tls, stream, from, caller).await;
            drop(place);
        };
        match self.front.as_ref().filter(|_| !is_known) {
            None => drop(tokio::spawn(async move { serve(stream).await })),
            Some(front) => drop(front.spawn(async move {
                // Readiness is told by the runtime in which it is waited for.
                if let Ok(stream) = stream.into_std().and_then(TcpStream::from_std) {
                    serve(stream).await;
                }
            })),
        }
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
