//! The plain HTTP port: leads everybody to HTTPS, answers ACME's challenges (RFC 8555, section 8.3), and nothing else.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Challenges of a certificate's order that may be open at once; an order for one name has one.
/// Told: nobody. Rest: the older ones are forgotten, and the order fails and is tried again.
const OPEN_MAX: usize = 16;

/// Answers to the challenges of orders that are under way.
#[derive(Default)]
pub struct Challenges(Mutex<HashMap<String, String>>);

impl Challenges {
    /// Answers `token` with this from now on.
    pub fn set(&self, token: &str, answer: &str) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.len() >= OPEN_MAX {
            open.clear();
        }
        open.insert(token.to_owned(), answer.to_owned());
    }

    /// The order is over.
    pub fn clear(&self) {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.clear();
    }

    fn answer(&self, token: &str) -> Option<String> {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(token).cloned()
    }
}

/// The routes of the plain port. `public_url` is where it leads.
pub fn routes(challenges: Arc<Challenges>, public_url: &str) -> Router {
    let to = public_url.to_owned();
    let lead = move |uri: Uri| {
        let path = uri.path_and_query().map_or("/", |p| p.as_str());
        let there = format!("{to}{path}");
        async move { (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, there)]) }
    };
    Router::new()
        .route("/.well-known/acme-challenge/{token}", get(challenge))
        .with_state(challenges)
        .fallback(lead)
}

async fn challenge(State(open): State<Arc<Challenges>>, Path(token): Path<String>) -> Response {
    match open.answer(&token) {
        Some(answer) => {
            ([(header::CONTENT_TYPE, "application/octet-stream")], answer).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
