//! Carrying for others: a member that cannot reach another one asks a third to put it through. What goes through is their own TLS, from
//! end to end, so the carrier reads nothing, keeps nothing, and can forge nothing; it sees who talks with whom, how much and when,
//! and it can stay silent, as any line can.

use crate::{
    connect,
    problem::Problem,
    server::{CARRIED_MAX, CARRIED_SILENT_MAX},
};
use axum::body::{Body, Bytes};
use futures_util::stream;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::Frame;
use std::{io, sync::Arc};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::tcp::{OwnedReadHalf, OwnedWriteHalf},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// Bytes that are carried at once.
const PIECE_BYTES: usize = 16 * 1024;

/// Carries for others within its bounds.
#[derive(Clone)]
pub struct Carrier(Arc<Semaphore>);

impl Default for Carrier {
    fn default() -> Carrier {
        Carrier(Arc::new(Semaphore::new(CARRIED_MAX)))
    }
}

impl Carrier {
    /// Puts a question's body through to one of these addresses; the answer's body is what comes back.
    pub async fn carry(&self, endpoints: &[String], up: Body) -> Result<Body, Problem> {
        let place = self.0.clone().try_acquire_owned();
        let place = place.map_err(|_| Problem::NoCarrier)?;
        let reached = connect::tcp(endpoints, None).await;
        let (stream, _) = reached.map_err(|_| Problem::Unreachable)?;
        let (down, to) = stream.into_split();
        tokio::spawn(upwards(up, to));
        Ok(downwards(down, place))
    }
}

async fn upwards(mut up: Body, mut to: OwnedWriteHalf) {
    while let Ok(Some(Ok(frame))) = timeout(CARRIED_SILENT_MAX, up.frame()).await {
        let Ok(bytes) = frame.into_data() else { break };
        if to.write_all(&bytes).await.is_err() {
            return;
        }
    }
    let _ = to.shutdown().await;
}

fn downwards(from: OwnedReadHalf, place: OwnedSemaphorePermit) -> Body {
    let pieces = stream::unfold((from, place), |(mut from, place)| async move {
        let mut piece = vec![0; PIECE_BYTES];
        let read = timeout(CARRIED_SILENT_MAX, from.read(&mut piece)).await;
        let size = read.ok()?.ok().filter(|n| *n > 0)?;
        piece.truncate(size);
        let frame = Frame::data(Bytes::from(piece));
        Some((Ok::<_, io::Error>(frame), (from, place)))
    });
    Body::new(StreamBody::new(pieces))
}
