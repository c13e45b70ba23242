//! The API for machines: the same acts as the pages, in JSON. Every refusal is a problem (RFC 9457), in the
//! caller's language. There is no CORS: scripts of other sites have no business here.

mod asking;
mod body;
mod disposition;
mod files;
mod journal;
mod lists;
mod mine;
mod openapi;
mod own;
pub mod refusal;
mod reports;
mod views;

pub use views::WrittenAid;

use crate::Door;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{MethodRouter, any, get, post},
};
use refusal::Refusal;
use stormbell_model::limits;

/// One address and method. The document in `assets/openapi.json` has the same ones, which a test compares.
pub struct Route {
    /// The method in lower case, as OpenAPI writes it.
    pub method: &'static str,
    /// The path with its parameters in braces.
    pub path: &'static str,
    handler: MethodRouter<Door>,
}

/// Every address of the API that is documented.
pub fn table() -> Vec<Route> {
    let route = |method, path, handler| Route {
        method,
        path,
        handler,
    };
    vec![
        route("post", "/api/v1/reports", post(reports::flag)),
        route("get", "/api/v1/reports", get(own::list)),
        route("get", "/api/v1/reports/mine", get(mine::read)),
        route("post", "/api/v1/reports/mine/messages", post(mine::write)),
        route("post", "/api/v1/reports/mine/files", files_route()),
        route("get", "/api/v1/reports/mine/files/{id}", get(files::read)),
        route("get", "/api/v1/kinds", get(lists::kinds)),
        route("get", "/api/v1/sectors", get(lists::sectors)),
        route("get", "/api/v1/first-aid/{kind}", get(lists::first_aid)),
        route(
            "get",
            "/api/v1/journal/checkpoint",
            get(journal::checkpoint),
        ),
        route("get", "/api/openapi.json", get(openapi::document)),
        route("get", "/api/problems/{code}", get(refusal::explain)),
    ]
}

/// A file, and what a form adds around it.
fn files_route() -> MethodRouter<Door> {
    post(files::add).layer(DefaultBodyLimit::max(limits::FILE_MAX_BYTES + 64 * 1024))
}

/// The API's addresses. What lies below `/api` and is none of them is a problem, not a page.
pub fn routes() -> Router<Door> {
    let unknown = || any(|| async { Refusal::NOT_FOUND });
    let table = table().into_iter();
    table
        .fold(Router::new(), |router, r| router.route(r.path, r.handler))
        .route("/api", unknown())
        .route("/api/{*rest}", unknown())
}
