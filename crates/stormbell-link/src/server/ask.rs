//! One question: who asks, how often, how much of it is read, and how much of the answers is held for one peer.

use super::bounds::{ASKED, BODY_LASTS, LARGE_PER_PEER_MAX};
use crate::{problem::Problem, station::Station};
use axum::{
    body::{Body, Bytes},
    http::{Request, request::Parts},
};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use std::{
    collections::HashMap,
    convert::Infallible,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};
use stormbell_model::{exchange::NodeName, flood::Used};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The key that was shown in the handshake of this connection.
#[derive(Clone, Copy, Debug)]
pub struct Shown(pub [u8; 32]);

/// The member that asks.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Its name.
    pub name: NodeName,
    /// Whether it is suspended.
    pub is_suspended: bool,
}

/// What each peer has used of its share.
#[derive(Clone, Default)]
pub struct Shares(Arc<Mutex<HashMap<NodeName, Share>>>);

struct Share {
    asked: Used,
    large: Arc<Semaphore>,
}

impl Default for Share {
    fn default() -> Share {
        Share {
            asked: Used::NOTHING,
            large: Arc::new(Semaphore::new(LARGE_PER_PEER_MAX)),
        }
    }
}

impl Shares {
    /// Who asks, by the charter of this moment: a member that was expelled or suspended since the handshake is so at once.
    pub fn caller<S: Station>(&self, station: &S, parts: &Parts) -> Result<Caller, Problem> {
        let shown = parts.extensions.get::<Shown>().ok_or(Problem::Internal)?;
        let (name, is_suspended) = station.by_pin(&shown.0).ok_or(Problem::NotFound)?;
        self.with(&name, |share| {
            let used = ASKED.take(share.asked, station.now());
            share.asked = used.map_err(|_| Problem::TooMany)?;
            Ok::<_, Problem>(())
        })?;
        Ok(Caller { name, is_suspended })
    }

    /// A place for something large.
    pub fn large(&self, peer: &NodeName) -> Result<OwnedSemaphorePermit, Problem> {
        let places = self.with(peer, |share| share.large.clone());
        places.try_acquire_owned().map_err(|_| Problem::TooMany)
    }

    fn with<T>(&self, peer: &NodeName, work: impl FnOnce(&mut Share) -> T) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Only members come here, so it grows no further than the charters did.
        work(all.entry(peer.clone()).or_default())
    }
}

/// Reads the whole body of a question.
pub async fn body(request: Request<Body>, max_bytes: usize) -> Result<Bytes, Problem> {
    let all = Limited::new(request.into_body(), max_bytes).collect();
    let all = tokio::time::timeout(BODY_LASTS, all).await;
    match all {
        Ok(Ok(all)) => Ok(all.to_bytes()),
        Ok(Err(_)) | Err(_) => Err(Problem::TooLarge),
    }
}

/// A body that holds its place until it has gone out or was given up.
pub struct Held {
    bytes: Bytes,
    _place: OwnedSemaphorePermit,
}

impl Held {
    /// The body of an answer.
    pub fn body(bytes: Vec<u8>, place: OwnedSemaphorePermit) -> Body {
        Body::new(Held {
            bytes: bytes.into(),
            _place: place,
        })
    }
}

impl HttpBody for Held {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        // In pieces, so that what has gone out is not held any more.
        const PIECE_BYTES: usize = 64 * 1024;
        if self.bytes.is_empty() {
            return Poll::Ready(None);
        }
        let size = PIECE_BYTES.min(self.bytes.len());
        let piece = self.bytes.split_to(size);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.len() as u64)
    }
}
