//! What stands around every route: headers, the refusal of forms from other sites, bounds on bodies,
//! and a page instead of a panic or a bare error.

pub mod flood;
pub mod headers;
pub mod origin;
pub mod slow;
pub mod source;

use crate::{Door, Sorry, Visit, trouble::Trouble};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
};
use std::any::Any;
use stormbell_model::limits;
use tower_http::catch_panic::CatchPanicLayer;

/// Puts the guards around the routes. The last one named is met first by a request.
pub fn around(routes: Router<Door>, door: &Door) -> Router<Door> {
    routes
        .fallback(|| async { Sorry(Trouble::NotFound) })
        .layer(DefaultBodyLimit::max(limits::FORM_BODY_MAX_BYTES))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn(origin::refuse_foreign_forms))
        .layer(from_fn_with_state(door.clone(), answer_in_words))
        .layer(from_fn_with_state(door.clone(), headers::add))
}

/// Whether machines, not people, read what is under this path: problems stay problems there.
pub fn is_for_machines(path: &str) -> bool {
    path.starts_with("/api/") || path == "/api"
}

/// Answers errors with a page in the reader's language, and remembers a language that was asked for.
async fn answer_in_words(State(door): State<Door>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::of(&parts, &door);
    parts.extensions.insert(visit.clone());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if is_for_machines(&visit.path) {
        return crate::api::refusal::instead(&door, &visit, response);
    }
    count_refusal(response.status());
    response = crate::trouble(&door, &visit, response);
    if let Some(cookie) = visit.asked.and_then(|lang| visit.remember_language(lang)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Counts what people's forms were refused for. What is not there, or wants a sign-in, is no refusal.
fn count_refusal(status: StatusCode) {
    if status.is_client_error() && !matches!(status.as_u16(), 401 | 404) {
        metrics::counter!("stormbell_page_refusals_total", "status" => status.as_u16().to_string())
            .increment(1);
    }
}

/// A panic ends one request, is counted, and says nothing about what was in the request.
fn after_panic(_: Box<dyn Any + Send>) -> Response<Body> {
    metrics::counter!("stormbell_request_panics_total").increment(1);
    tracing::error!("a request panicked");
    Sorry(Trouble::Internal).into_response()
}
