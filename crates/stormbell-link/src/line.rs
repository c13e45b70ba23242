//! A line to one peer: HTTP/2 over TLS with that peer's keys, over a socket of our own or put through by a carrier. Many questions
//! share it, also while a long poll waits.

use crate::{
    problem::{PROBLEM_MAX_BYTES, read_code},
    server::CHARTER_HEADER,
    station::CharterState,
    tls::no_name,
};
use axum::body::{Body, Bytes};
use futures_util::stream;
use http_body_util::{BodyExt as _, Limited, StreamBody};
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Frame, Incoming},
    client::conn::http2::{self, SendRequest},
    header::HeaderMap,
};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::ClientConfig;
use std::{io, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, DuplexStream},
    time::timeout,
};
use tokio_rustls::TlsConnector;

/// How long a handshake may take.
const HANDSHAKE_LASTS: Duration = Duration::from_secs(10);
/// How long an ordinary question may take.
pub const ANSWERED_WITHIN: Duration = Duration::from_secs(60);
/// Bytes that a carried line keeps ready in each direction.
const CARRIED_BYTES: usize = 64 * 1024;
/// Bytes that a peer may send ahead on one stream, and on all.
const WINDOW: u32 = 2 * 1024 * 1024;
const CONNECTION_WINDOW: u32 = 4 * 1024 * 1024;
/// The only name in a question; nobody looks at it.
const AUTHORITY: &str = "https://n";

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// No address answered, or the line broke.
    #[error("the line broke: {0}")]
    Broken(io::ErrorKind),
    /// The one who answered is not that peer, or does not let us in.
    #[error("the handshake failed: {0}")]
    Handshake(String),
    /// It took too long.
    #[error("no answer in time")]
    Late,
    /// The peer answered with a problem.
    #[error("the peer says: {status} {code}")]
    Problem {
        /// The status.
        status: u16,
        /// The code.
        code: String,
    },
    /// The answer cannot be read, or is too large.
    #[error("the answer cannot be read")]
    Unreadable,
}

impl From<io::Error> for LineError {
    fn from(error: io::Error) -> LineError {
        // A refused handshake comes as an alert with the first answer.
        match error
            .get_ref()
            .and_then(|e| e.downcast_ref::<rustls::Error>())
        {
            Some(tls) => LineError::Handshake(tls.to_string()),
            None => LineError::Broken(error.kind()),
        }
    }
}

impl From<hyper::Error> for LineError {
    fn from(error: hyper::Error) -> LineError {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(one) = cause {
            if let Some(tls) = one.downcast_ref::<rustls::Error>() {
                return LineError::Handshake(tls.to_string());
            }
            if let Some(io) = one.downcast_ref::<io::Error>()
                && let Some(tls) = io.get_ref().and_then(|e| e.downcast_ref::<rustls::Error>())
            {
                return LineError::Handshake(tls.to_string());
            }
            cause = one.source();
        }
        LineError::Broken(io::ErrorKind::ConnectionAborted)
    }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Whether there is something in it.
    pub is_empty: bool,
    /// What.
    pub body: Bytes,
    /// Which charter holds at the peer.
    pub charter: Option<CharterState>,
}

/// A line to one peer. Clones share it.
#[derive(Clone)]
pub struct Line(SendRequest<Body>);

impl Line {
    /// Shakes hands over a stream.
    pub async fn open<T>(stream: T, tls: Arc<ClientConfig>) -> Result<Line, LineError>
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let connected = TlsConnector::from(tls).connect(no_name(), stream);
        let connected = timeout(HANDSHAKE_LASTS, connected).await;
        let stream = connected.map_err(|_| LineError::Late)??;
        let (line, speaking) = http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .initial_stream_window_size(WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .handshake(TokioIo::new(stream))
            .await?;
        // It ends with its last question, or with the stream; whoever asks then is told.
        tokio::spawn(async move { drop(speaking.await) });
        Ok(Line(line))
    }

    /// Whether questions can be asked.
    pub fn is_open(&self) -> bool {
        !self.0.is_closed()
    }

    /// Asks.
    pub async fn get(
        &self,
        path: &str,
        max_bytes: usize,
        within: Duration,
    ) -> Result<Answer, LineError> {
        self.ask(Method::GET, path, Body::empty(), max_bytes, within)
            .await
    }

    /// Says something.
    pub async fn post(
        &self,
        path: &str,
        body: impl Into<Bytes>,
        max_bytes: usize,
    ) -> Result<Answer, LineError> {
        let body = Body::from(body.into());
        self.ask(Method::POST, path, body, max_bytes, ANSWERED_WITHIN)
            .await
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Body,
        max_bytes: usize,
        within: Duration,
    ) -> Result<Answer, LineError> {
        let asked = async {
            let answer = self.send(method, path, body).await?;
            let charter = charter_of(answer.headers());
            let status = answer.status();
            if !status.is_success() {
                return Err(problem(answer).await);
            }
            let body = Limited::new(answer.into_body(), max_bytes).collect().await;
            Ok(Answer {
                is_empty: status == StatusCode::NO_CONTENT,
                body: body.map_err(|_| LineError::Unreadable)?.to_bytes(),
                charter,
            })
        };
        timeout(within, asked).await.map_err(|_| LineError::Late)?
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Body,
    ) -> Result<Response<Incoming>, LineError> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{AUTHORITY}{path}"))
            .body(body)
            .map_err(|_| LineError::Unreadable)?;
        let mut line = self.0.clone();
        line.ready().await?;
        Ok(line.send_request(request).await?)
    }

    /// Has a stream to another member put through by this peer.
    pub async fn through(&self, to: &str) -> Result<DuplexStream, LineError> {
        let (ours, theirs) = tokio::io::duplex(CARRIED_BYTES);
        let (up, mut down) = tokio::io::split(theirs);
        let pieces = stream::unfold(up, |mut up| async move {
            let mut piece = vec![0; 16 * 1024];
            let size = up.read(&mut piece).await.ok().filter(|n| *n > 0)?;
            piece.truncate(size);
            let frame = Frame::data(Bytes::from(piece));
            Some((Ok::<_, io::Error>(frame), up))
        });
        let body = Body::new(StreamBody::new(pieces));
        let path = format!("/sb/1/relay/{to}");
        let answer = timeout(ANSWERED_WITHIN, self.send(Method::POST, &path, body)).await;
        let answer = answer.map_err(|_| LineError::Late)??;
        if !answer.status().is_success() {
            return Err(problem(answer).await);
        }
        tokio::spawn(async move {
            let mut body = answer.into_body();
            while let Some(Ok(frame)) = body.frame().await {
                let Ok(bytes) = frame.into_data() else { break };
                if down.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            let _ = down.shutdown().await;
        });
        Ok(ours)
    }
}

async fn problem(answer: Response<Incoming>) -> LineError {
    let status = answer.status().as_u16();
    let body = Limited::new(answer.into_body(), PROBLEM_MAX_BYTES).collect();
    let body = timeout(HANDSHAKE_LASTS, body).await;
    let code = match body {
        Ok(Ok(body)) => read_code(&body.to_bytes()),
        _ => String::new(),
    };
    LineError::Problem { status, code }
}

fn charter_of(headers: &HeaderMap) -> Option<CharterState> {
    let text = headers.get(CHARTER_HEADER)?.to_str().ok()?;
    let (number, suspensions) = text.split_once('.')?;
    Some(CharterState {
        number: number.parse().ok()?,
        suspensions: suspensions.parse().ok()?,
    })
}
