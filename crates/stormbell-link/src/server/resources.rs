//! The resources of `sb/1`. Each answers for the peer whose key was shown, and for nobody else: there is no parameter that names another.

use super::{
    ask::{self, Caller, Held, Shares},
    bounds::*,
    given,
    waiting::{Hints, Waiting},
};
use crate::{
    problem::Problem,
    relay::Carrier,
    station::{AddCheckpoint, CharterState, Have, Station},
};
use axum::{
    Router,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use stormbell_model::exchange::{NodeName, StatementId};
use stormbell_wire::{dsse::ENVELOPE_MAX_BYTES, exchange_batch, exchange_page::PAGE_ENTRIES_MAX};

/// Says with every answer which charter holds here, so that nobody asks in vain.
pub const CHARTER_HEADER: &str = "sb-charter";
/// The media type of pages and batches.
pub const BYTES_TYPE: &str = "application/vnd.stormbell.exchange";

/// What the resources share.
#[derive(Clone)]
pub struct Room<S> {
    /// The node.
    pub station: S,
    /// Whom hints wake.
    pub hints: Hints,
    /// What carries for others; none where this node is not willing.
    pub carrier: Option<Carrier>,
    waiting: Waiting,
    shares: Shares,
}

impl<S: Station> Room<S> {
    /// A room of a node.
    pub fn new(station: S, hints: Hints, carrier: Option<Carrier>) -> Room<S> {
        Room {
            station,
            hints,
            carrier,
            waiting: Waiting::default(),
            shares: Shares::default(),
        }
    }
}

/// The routes. Their requests carry the key that was shown as [`ask::Shown`].
pub fn routes<S: Station>(room: Room<S>) -> Router {
    Router::new()
        .route("/sb/1/out/checkpoint", get(checkpoint::<S>))
        .route("/sb/1/out/entries", get(entries::<S>))
        .route("/sb/1/fetch", post(fetch::<S>))
        .route("/sb/1/receipt", post(receipt::<S>))
        .route("/sb/1/give-back", post(give_back::<S>))
        .route("/sb/1/hint", post(hint::<S>))
        .route("/sb/1/add-checkpoint", post(add_checkpoint::<S>))
        .route("/sb/1/relay/{to}", post(relay::<S>))
        .route("/sb/1/charter", get(charter::<S>))
        .fallback(|| async { Problem::NoSuchResource })
        .method_not_allowed_fallback(|| async { Problem::NoSuchResource })
        .layer(from_fn_with_state(room.clone(), known::<S>))
        .with_state(room)
}

/// Finds out who asks. A suspended member learns of its suspension and nothing else.
async fn known<S: Station>(State(room): State<Room<S>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let mut answer = match room.shares.caller(&room.station, &parts) {
        Err(problem) => return problem.into_response(),
        Ok(caller) if caller.is_suspended && parts.uri.path() != "/sb/1/charter" => {
            Problem::Suspended.into_response()
        }
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
    };
    let CharterState {
        number,
        suspensions,
    } = room.station.charter_state();
    if let Ok(value) = HeaderValue::try_from(format!("{number}.{suspensions}")) {
        answer.headers_mut().insert(CHARTER_HEADER, value);
    }
    answer
}

type Answer = Result<Response, Problem>;

fn nothing() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

fn caller(request: &Request) -> Result<NodeName, Problem> {
    let caller = request.extensions().get::<Caller>();
    caller.map(|c| c.name.clone()).ok_or(Problem::Internal)
}

fn bytes(body: Body) -> Response {
    let kind = HeaderValue::from_static(BYTES_TYPE);
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

#[derive(Deserialize)]
struct After {
    after: u64,
}

/// Charters and suspensions, as they were signed.
#[derive(Serialize, Deserialize)]
pub struct CharterJson {
    /// Versions, one after the other, in Base 64.
    pub charters: Vec<String>,
    /// Suspensions, in Base 64.
    pub suspensions: Vec<String>,
}

async fn charter<S: Station>(State(room): State<Room<S>>, after: Query<After>) -> Answer {
    let signed = room.station.charters_after(after.after).await?;
    let texts = |all: Vec<Vec<u8>>| all.iter().map(|b| STANDARD.encode(b)).collect();
    Ok(axum::Json(CharterJson {
        charters: texts(signed.charters),
        suspensions: texts(signed.suspensions),
    })
    .into_response())
}

#[derive(Deserialize)]
struct Has {
    epoch: u32,
    size: u64,
    #[serde(default)]
    wait: u64,
}

/// The outbox as it stands.
#[derive(Serialize, Deserialize)]
pub struct CheckpointJson {
    /// The signed checkpoint.
    pub note: String,
    /// The first entry of another epoch than the asker's, in Base 64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
}

async fn checkpoint<S: Station>(
    State(room): State<Room<S>>,
    Query(has): Query<Has>,
    request: Request,
) -> Answer {
    let peer = caller(&request)?;
    let have = Have {
        epoch: has.epoch,
        size: has.size,
    };
    let wait = Duration::from_secs(has.wait);
    let offered = room
        .waiting
        .for_news(&room.station, &peer, have, wait)
        .await?;
    let Some(offered) = offered else {
        return Ok(nothing());
    };
    Ok(axum::Json(CheckpointJson {
        note: offered.note,
        first: offered.first.map(|b| STANDARD.encode(b)),
    })
    .into_response())
}

#[derive(Deserialize)]
struct Part {
    epoch: u32,
    from: u64,
    max: usize,
}

async fn entries<S: Station>(
    State(room): State<Room<S>>,
    Query(part): Query<Part>,
    request: Request,
) -> Answer {
    let peer = caller(&request)?;
    let place = room.shares.large(&peer)?;
    let max = part.max.min(PAGE_ENTRIES_MAX);
    let page = room
        .station
        .entries(&peer, part.epoch, part.from, max)
        .await?;
    let page = page.write().map_err(|_| Problem::Internal)?;
    Ok(bytes(Held::body(page, place)))
}

async fn fetch<S: Station>(State(room): State<Room<S>>, request: Request) -> Answer {
    let peer = caller(&request)?;
    let place = room.shares.large(&peer)?;
    let body = ask::body(request, FETCH_BODY_MAX_BYTES).await?;
    let names: Vec<String> = serde_json::from_slice(&body).map_err(|_| Problem::Malformed)?;
    if names.len() > FETCHED_MAX {
        return Err(Problem::Malformed);
    }
    let ids = names.iter().map(|n| StatementId::parse(n));
    let ids = ids.collect::<Option<Vec<_>>>().ok_or(Problem::Malformed)?;
    let carried = room.station.fetch(&peer, ids).await?;
    let batch = exchange_batch::write(&carried);
    drop(carried);
    Ok(bytes(Held::body(batch, place)))
}

async fn receipt<S: Station>(State(room): State<Room<S>>, request: Request) -> Answer {
    let peer = caller(&request)?;
    let body = ask::body(request, ENVELOPE_MAX_BYTES).await?;
    room.station.hear_receipt(&peer, body.to_vec()).await?;
    Ok(nothing())
}

async fn give_back<S: Station>(State(room): State<Room<S>>, request: Request) -> Answer {
    let peer = caller(&request)?;
    let _place = room.shares.large(&peer)?;
    let body = ask::body(request, GIVEN_BACK_MAX_BYTES).await?;
    let given = given::read_given_back(&body).ok_or(Problem::Malformed)?;
    room.station.hear_given_back(&peer, given).await?;
    Ok(nothing())
}

async fn hint<S: Station>(State(room): State<Room<S>>, request: Request) -> Answer {
    room.hints.ring(&caller(&request)?);
    Ok(nothing())
}

async fn add_checkpoint<S: Station>(State(room): State<Room<S>>, request: Request) -> Answer {
    let peer = caller(&request)?;
    let body = ask::body(request, WITNESS_BODY_MAX_BYTES).await?;
    let body = std::str::from_utf8(&body)
        .ok()
        .and_then(AddCheckpoint::read);
    let asked = body.ok_or(Problem::Malformed)?;
    let cosigned = room.station.witness(&peer, asked).await?;
    Ok(cosigned.into_response())
}

async fn relay<S: Station>(
    State(room): State<Room<S>>,
    Path(to): Path<String>,
    request: Request,
) -> Answer {
    let peer = caller(&request)?;
    let carrier = room.carrier.as_ref().ok_or(Problem::NoCarrier)?;
    let all = room.station.neighbours();
    let to = all.into_iter().find(|n| n.name.as_str() == to);
    // Neither to itself nor to whom nobody talks.
    let to = to.filter(|n| n.name != peer && !n.is_suspended);
    let to = to.ok_or(Problem::NotFound)?;
    let body = carrier.carry(&to.endpoints, request.into_body()).await?;
    Ok(bytes(body))
}
