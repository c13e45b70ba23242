//! `GET /api/openapi.json`: the API described for programs, OpenAPI 3.1. Written by hand, held to the routes by a test.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// The document as it is served.
pub const DOCUMENT: &str = include_str!("../../../../assets/openapi.json");

/// Serves it.
pub async fn document() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    (headers, DOCUMENT).into_response()
}
