//! The porter of the door: handshakes within bounds, one task for each connection, the oldest of a peer goes when it opens too many.

use super::{
    ask::Shown,
    bounds::*,
    resources::{Room, routes},
};
use crate::{
    station::Station,
    tls::{OwnKey, TlsError, answering, pin_of},
};
use axum::{Router, body::Body};
use hyper::{Request, server::conn::http2, service::service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use stormbell_model::exchange::NodeName;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Notify, OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};
use tower::Service as _;

/// Bytes that one stream, and one connection, may send ahead.
const WINDOW: u32 = 1024 * 1024;
const CONNECTION_WINDOW: u32 = 4 * 1024 * 1024;
/// Streams that were reset before we took them, and that we reset for errors, before the connection ends.
const RESETS: usize = 50;
/// The pause after an accept that failed for want of files or memory.
const BREATH: Duration = Duration::from_millis(200);

/// The door for neighbours.
pub struct Door<S> {
    tls: TlsAcceptor,
    station: S,
    routes: Router,
    open: Open,
}

/// The connections of each peer, the oldest first.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<HashMap<NodeName, VecDeque<Arc<Notify>>>>>);

impl<S: Station> Door<S> {
    /// A door that shows `own` and lets in whom the charter of the moment names.
    pub fn new(own: &OwnKey, room: Room<S>) -> Result<Door<S>, TlsError> {
        let station = room.station.clone();
        let asked = station.clone();
        let tls = answering(own, Arc::new(move |pin| asked.by_pin(pin).is_some()))?;
        Ok(Door {
            tls: TlsAcceptor::from(tls),
            station,
            routes: routes(room),
            open: Open::default(),
        })
    }

    /// Serves until `stopped` says so; what is under way is answered, long polls at once.
    pub async fn serve(self, listener: Arc<TcpListener>, mut stopped: watch::Receiver<bool>) {
        let handshakes = Arc::new(Semaphore::new(HANDSHAKES_MAX));
        let (door, mut served) = (Arc::new(self), JoinSet::new());
        loop {
            // Closed by nobody.
            let Ok(place) = handshakes.clone().acquire_owned().await else {
                break;
            };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stopped.wait_for(|s| *s) => break,
            };
            match accepted {
                Ok((stream, _)) => {
                    served.spawn(connection(door.clone(), stream, place, stopped.clone()));
                }
                Err(_) => tokio::time::sleep(BREATH).await,
            }
            while served.try_join_next().is_some() {}
        }
        while served.join_next().await.is_some() {}
    }
}

async fn connection<S: Station>(
    door: Arc<Door<S>>,
    stream: TcpStream,
    place: OwnedSemaphorePermit,
    stopped: watch::Receiver<bool>,
) {
    // Small answers go at once.
    let _ = stream.set_nodelay(true);
    let shaken = tokio::time::timeout(HANDSHAKE_LASTS, door.tls.accept(stream)).await;
    drop(place);
    let Ok(Ok(stream)) = shaken else {
        return count("handshake");
    };
    let pin = shown(&stream);
    let Some((pin, name)) = pin.and_then(|pin| Some((pin, door.station.by_pin(&pin)?.0))) else {
        return count("stranger");
    };
    let (open, closed) = (door.open.clone(), Arc::new(Notify::new()));
    open.enter(&name, closed.clone());
    speak(&door.routes, stream, pin, &closed, stopped).await;
    open.leave(&name, &closed);
}

fn shown(stream: &TlsStream<TcpStream>) -> Option<[u8; 32]> {
    let (_, session) = stream.get_ref();
    pin_of(session.peer_certificates()?.first()?)
}

async fn speak(
    routes: &Router,
    stream: TlsStream<TcpStream>,
    pin: [u8; 32],
    closed: &Notify,
    mut stopped: watch::Receiver<bool>,
) {
    let answers = service_fn(move |request: Request<hyper::body::Incoming>| {
        let mut routes = routes.clone();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Shown(pin));
        async move { routes.call(request).await }
    });
    let speaking = protocol().serve_connection(TokioIo::new(stream), answers);
    let mut speaking = std::pin::pin!(speaking);
    tokio::select! {
        _ = speaking.as_mut() => return,
        () = closed.notified() => {}
        _ = stopped.wait_for(|s| *s) => {}
    }
    speaking.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(ENDS_WITHIN, speaking).await;
}

/// How long what is under way may take at the end of a connection; a long poll is no reason to stay.
const ENDS_WITHIN: Duration = Duration::from_secs(2);

fn protocol() -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS_MAX)
        .max_header_list_size(HEAD_MAX_BYTES)
        .max_pending_accept_reset_streams(RESETS)
        .max_local_error_reset_streams(RESETS)
        .initial_stream_window_size(WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        // A line that idles costs nothing but its long poll.
        .auto_date_header(false);
    builder
}

impl Open {
    fn enter(&self, name: &NodeName, closed: Arc<Notify>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(name.clone()).or_default();
        open.push_back(closed);
        if open.len() > CONNECTIONS_PER_PEER_MAX
            && let Some(oldest) = open.pop_front()
        {
            oldest.notify_one();
        }
    }

    fn leave(&self, name: &NodeName, closed: &Arc<Notify>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = all.get_mut(name) {
            open.retain(|one| !Arc::ptr_eq(one, closed));
        }
    }
}

fn count(why: &'static str) {
    metrics::counter!("stormbell_exchange_refused_total", "why" => why).increment(1);
}
