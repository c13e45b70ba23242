//! One connection from its first byte to its last: TLS where there is any, then HTTP/1 or HTTP/2, each request handed to
//! the routes. One task, no timers of its own.

use super::{
    bodies::{Arriving, Leaving, Under},
    known::Caller,
    line::Order,
    paced::Paced,
};
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderValue, Response, StatusCode, header},
};
use hyper::{Request, Version, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto,
};
use std::{
    convert::Infallible,
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::Poll,
    time::Duration,
};
use stormbell_model::limits;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tower::Service as _;

/// Bytes that one HTTP/2 stream keeps ready to send; many streams must not hold much memory.
const HTTP2_SEND_BUFFER: usize = 64 * 1024;
/// Bytes that one HTTP/2 stream, and one connection, may send ahead.
const HTTP2_WINDOW: u32 = 256 * 1024;
const HTTP2_CONNECTION_WINDOW: u32 = 1024 * 1024;
/// Streams that were reset before we took them, and that we reset for errors, before the connection ends
/// (CVE-2023-44487 and its kin).
const HTTP2_RESETS: usize = 50;
/// How often a quiet HTTP/2 connection is asked whether it lives.
const HTTP2_PING: Duration = Duration::from_secs(20);

/// How connections are spoken with; made once.
pub fn protocol() -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .max_headers(limits::REQUEST_HEADERS_MAX)
        .max_buf_size(limits::REQUEST_HEAD_MAX_BYTES)
        .keep_alive(true);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(limits::HTTP2_STREAMS_MAX)
        .max_header_list_size(limits::REQUEST_HEAD_MAX_BYTES as u32)
        .max_pending_accept_reset_streams(HTTP2_RESETS)
        .max_local_error_reset_streams(HTTP2_RESETS)
        .max_send_buf_size(HTTP2_SEND_BUFFER)
        .initial_stream_window_size(HTTP2_WINDOW)
        .initial_connection_window_size(HTTP2_CONNECTION_WINDOW)
        .keep_alive_interval(HTTP2_PING)
        .keep_alive_timeout(HTTP2_PING);
    builder
}

/// What every connection of one door shares.
pub struct Service {
    /// How to speak.
    pub protocol: auto::Builder<TokioExecutor>,
    /// Whom to ask.
    pub routes: Router,
    /// Whether places at the door run out; the watchman says so.
    pub crowded: Arc<AtomicBool>,
}

/// Serves one connection until it ends or is cut.
pub async fn connection(
    service: Arc<Service>,
    tls: Option<TlsAcceptor>,
    stream: Paced,
    from: SocketAddr,
    caller: Caller,
) {
    let line = caller.line().clone();
    let served = async {
        match tls {
            None => speak(&service, stream, from, &caller).await,
            Some(tls) => match tls.accept(stream).await {
                Ok(stream) => speak(&service, stream, from, &caller).await,
                Err(_) => count("tls"),
            },
        }
    };
    let mut served = pin!(served);
    std::future::poll_fn(|cx| match line.ordered(cx) {
        Order::Cut => Poll::Ready(()),
        Order::GoOn | Order::Finish => served.as_mut().poll(cx),
    })
    .await;
}

async fn speak<S>(service: &Service, stream: S, from: SocketAddr, caller: &Caller)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let answers = service_fn(|request| {
        answer(
            service.routes.clone(),
            request,
            from,
            caller.clone(),
            service.crowded.clone(),
        )
    });
    let line = caller.line();
    let connection = service
        .protocol
        .serve_connection(TokioIo::new(stream), answers);
    let mut connection = pin!(connection);
    let mut told = false;
    let ended = std::future::poll_fn(|cx| {
        if !told && line.ordered(cx) == Order::Finish {
            told = true;
            connection.as_mut().graceful_shutdown();
        }
        connection.as_mut().poll(cx)
    });
    if let Err(error) = ended.await {
        count(kind(&*error));
    }
}

async fn answer(
    mut routes: Router,
    request: Request<Incoming>,
    from: SocketAddr,
    caller: Caller,
    crowded: Arc<AtomicBool>,
) -> Result<Response<Leaving>, Infallible> {
    let http2 = request.version() == Version::HTTP_2;
    let line = caller.line();
    line.http2.store(http2, Relaxed);
    let under = Under::begin(line, http2);
    let mut request = request.map(|body| Arriving::body(body, line));
    request.extensions_mut().insert(ConnectInfo(from));
    request.extensions_mut().insert(caller.clone());
    let mut answer: Response<Body> = routes.call(request).await?;
    let has_to_wait = answer.status() == StatusCode::TOO_MANY_REQUESTS;
    if has_to_wait {
        caller.has_to_wait();
    }
    if !http2 && has_to_wait && crowded.load(Relaxed) {
        // Who has to wait does not keep a place that others need.
        let close = HeaderValue::from_static("close");
        answer.headers_mut().insert(header::CONNECTION, close);
    }
    Ok(answer.map(|body| Leaving::new(body, under)))
}

/// Why a connection ended badly: a word for the counters, never what was sent.
fn kind(error: &(dyn std::error::Error + 'static)) -> &'static str {
    let Some(error) = error.downcast_ref::<hyper::Error>() else {
        return "io";
    };
    match () {
        () if error.is_parse_too_large() => "head-too-large",
        () if error.is_parse() => "no-http",
        () if error.is_incomplete_message() => "broke-off",
        () if error.is_user() => "ours",
        () if calm_down(error) => "http2-too-many-resets",
        () => "other",
    }
}

/// The HTTP/2 library ended the connection because of its resets; it says so in words only.
fn calm_down(error: &hyper::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(one) = cause {
        if one.to_string().contains("too_many_") || one.to_string().contains("excessive load") {
            return true;
        }
        cause = one.source();
    }
    false
}

fn count(why: &'static str) {
    metrics::counter!("stormbell_connection_errors_total", "why" => why).increment(1);
}
