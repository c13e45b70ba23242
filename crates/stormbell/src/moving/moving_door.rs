//! The moving door's addresses: what the two hosts say to each other under `/move/`, and everything else for the node
//! behind. Everything here needs the ticket's secret; whoever does not have it finds nothing.

use super::Arrival;
use super::forward::from_the_old_host;
use super::gate::come_again;
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::post,
};
use stormbell_seal::constant_time_eq;

/// The largest message that is taken: a row with the largest file, and room.
/// Told: the operator, by `stormbell move`. Rest: the node stays where it is.
const MESSAGE_MAX_BYTES: usize = 256 * 1024 * 1024;
/// What the door answers: the move itself, and whatever the old host carries on once the node serves.
pub fn routes(arrival: &Arrival) -> Router {
    let moving = Router::new()
        .route("/move/{what}", post(hear))
        .layer(from_fn_with_state(arrival.clone(), only_with_ticket))
        .layer(DefaultBodyLimit::max(MESSAGE_MAX_BYTES))
        .with_state(arrival.clone());
    let onward = Router::new()
        .fallback(to_the_node)
        .with_state(arrival.clone());
    moving.fallback_service(from_the_old_host(onward, arrival.ticket()))
}

async fn only_with_ticket(
    State(arrival): State<Arrival>,
    request: Request,
    next: Next,
) -> Response {
    let said = request.headers().get(header::AUTHORIZATION);
    let right = format!("Bearer {}", arrival.ticket().password());
    if said.is_some_and(|said| constant_time_eq(said.as_bytes(), right.as_bytes())) {
        return next.run(request).await;
    }
    StatusCode::NOT_FOUND.into_response()
}

async fn hear(
    State(arrival): State<Arrival>,
    Path(what): Path<String>,
    content: Bytes,
) -> Response {
    match arrival.hear(&what, content).await {
        Ok(answer) => answer.into_response(),
        Err(error) => {
            tracing::warn!("could not {what}: {error:#}");
            (StatusCode::CONFLICT, format!("{error:#}")).into_response()
        }
    }
}

/// Carries a request into the node, waiting for it to serve.
async fn to_the_node(State(arrival): State<Arrival>, request: Request) -> Response {
    use tower::ServiceExt as _;
    let Some(app) = arrival.app().await else {
        return come_again(StatusCode::SERVICE_UNAVAILABLE);
    };
    match app.oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    }
}
