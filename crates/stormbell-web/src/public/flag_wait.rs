//! When too many knock at once: everything that was typed comes back on a calm page. A script does a little work and
//! sends it; without script one waits some seconds and presses the button again.

use crate::{
    Door, Visit,
    guard::flood::passes::Offer,
    public::views::{FlagPage, WaitPage},
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

/// The page.
pub fn show(door: &Door, visit: &Visit, page: FlagPage, offer: &Offer, files: bool) -> Response {
    let wait_s = offer.wait_s();
    let page = WaitPage {
        page,
        challenge: offer.challenge.to_text(),
        ticket: offer.ticket.to_text(),
        wait_s,
        files,
    };
    let html = door.page(visit, "public/flag_wait.html", page);
    let again = [(header::RETRY_AFTER, wait_s.to_string())];
    (StatusCode::TOO_MANY_REQUESTS, again, html).into_response()
}

/// For the form's script: the work that sending would cost now, so that chosen files need not be chosen again.
pub async fn pass(State(door): State<Door>, visit: Visit) -> Json<Value> {
    let offer = door.flood.price(&door.node, visit.source);
    Json(json!({ "challenge": offer.map(|o| o.challenge.to_text()) }))
}
