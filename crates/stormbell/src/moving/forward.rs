//! The old host after the move: every request goes on to the new one, until somebody stops it.

use super::channel::client;
use super::gate::come_again;
use super::ticket::Ticket;
use super::{Gate, Gone, Teller};
use anyhow::Context;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use std::net::SocketAddr;
use std::time::Duration;
use stormbell_web::fields::UPLOAD_BODY_MAX_BYTES;

/// How often the new host is tried while it opens its door.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(100);
/// By which the new host knows the old one, and whom that one speaks for.
const FORWARDER: HeaderName = HeaderName::from_static("stormbell-forwarder");
const CALLER: HeaderName = HeaderName::from_static("stormbell-caller");
/// What belongs to one line and not to the request (RFC 9110, section 7.6.1).
const OF_THE_LINE: [HeaderName; 6] = [
    header::CONNECTION,
    header::TRANSFER_ENCODING,
    header::TE,
    header::TRAILER,
    header::UPGRADE,
    header::CONTENT_LENGTH,
];

/// Carries requests on, over the line that the ticket opens.
pub struct Forward {
    http: reqwest::Client,
    to: String,
    password: HeaderValue,
}

impl Forward {
    /// To the new host.
    pub fn new(gone: &Gone) -> anyhow::Result<Forward> {
        let ticket = ticket(gone)?;
        Ok(Forward {
            http: client(&ticket)?,
            to: gone.to.clone(),
            password: HeaderValue::from_str(&ticket.password())?,
        })
    }

    /// Carries one request on and its answer back.
    pub async fn on(&self, request: Request) -> Response {
        match self.try_on(request).await {
            Ok(answer) => answer,
            Err(error) => {
                tracing::warn!("could not carry a request on to the new host: {error:#}");
                come_again(StatusCode::BAD_GATEWAY)
            }
        }
    }

    async fn try_on(&self, request: Request) -> anyhow::Result<Response> {
        let (parts, body) = request.into_parts();
        let path = parts.uri.path_and_query().map_or("/", |p| p.as_str());
        let url = format!("https://{}{path}", self.to);
        let mut headers = parts.headers;
        own_only(&mut headers);
        // Over HTTP/2 the host is not in a header, and the new host compares forms with it.
        if let (None, Some(host)) = (headers.get(header::HOST), parts.uri.authority()) {
            headers.insert(header::HOST, HeaderValue::from_str(host.as_str())?);
        }
        headers.insert(FORWARDER, self.password.clone());
        if let Some(ConnectInfo(from)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() {
            headers.insert(CALLER, HeaderValue::from_str(&from.to_string())?);
        }
        let body = to_bytes(body, UPLOAD_BODY_MAX_BYTES).await?;
        let mut tries = 0;
        let answer = loop {
            let sent = self
                .http
                .request(parts.method.clone(), &url)
                .headers(headers.clone())
                .body(body.clone());
            match sent.send().await {
                // Not even connected, so nothing was done: the door is about to open.
                Err(error) if error.is_connect() && tries < TRIES => {
                    tries += 1;
                    tokio::time::sleep(BETWEEN).await;
                }
                other => break other?,
            }
        };
        let mut answer = axum::http::Response::from(answer).map(Body::new);
        for name in &OF_THE_LINE[..2] {
            answer.headers_mut().remove(name);
        }
        Ok(answer)
    }
}

/// The ticket of a move.
pub fn ticket(gone: &Gone) -> anyhow::Result<Ticket> {
    Ticket::parse(&gone.ticket).context("the ticket in the store cannot be understood")
}

fn own_only(headers: &mut HeaderMap) {
    for name in OF_THE_LINE.iter().chain([&FORWARDER, &CALLER]) {
        headers.remove(name);
    }
}

/// On the new host, at the moving door: only the old one comes in, and each request counts as coming from whom the old
/// one had it from.
pub fn from_the_old_host(app: Router, ticket: &Ticket) -> Router {
    app.layer(from_fn_with_state(ticket.password(), as_the_caller))
}

async fn as_the_caller(
    State(password): State<String>,
    mut request: Request,
    next: Next,
) -> Response {
    let said = request.headers_mut().remove(FORWARDER);
    let caller = request.headers_mut().remove(CALLER);
    let known = said
        .is_some_and(|said| stormbell_seal::constant_time_eq(said.as_bytes(), password.as_bytes()));
    if !known {
        return axum::response::IntoResponse::into_response(StatusCode::NOT_FOUND);
    }
    let caller: Option<SocketAddr> = caller.and_then(|c| c.to_str().ok()?.parse().ok());
    if let Some(caller) = caller {
        request.extensions_mut().insert(ConnectInfo(caller));
    }
    next.run(request).await
}

/// Serves a place whose node has gone: tells the new host that it is the owner, and forwards.
pub async fn forward_only(
    config: &crate::config::Config,
    gone: Gone,
    ended: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let doorstep = crate::serve::take_doorstep(config).await?;
    crate::say(format_args!("public page: {}/", doorstep.public_url));
    crate::say(format_args!(
        "the node was handed over to {}; this host forwards",
        gone.to
    ));
    let gate = Gate::onward(Forward::new(&gone)?);
    let teller = Teller::default();
    teller.begin(&gone);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let asked =
        super::control::listen_when_gone(config.clone(), gone.clone(), teller, stop.clone());
    let asked = tokio::spawn(asked);
    let routes = Router::new()
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(from_fn_with_state(gate, super::pass));
    crate::serve::forward(doorstep, routes, (stop, stopped.clone()), ended).await;
    asked.abort();
    if asked.await.is_ok() {
        anyhow::bail!("the node is here again; start again");
    }
    Ok(())
}
