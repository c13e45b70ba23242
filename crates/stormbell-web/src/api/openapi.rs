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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::DOCUMENT;
    use std::collections::BTreeSet;

    /// The routes of the router are the operations of the document, and the other way round.
    #[test]
    fn the_document_has_every_route_and_no_other() {
        let document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
        let paths = document["paths"].as_object().unwrap();
        let described: BTreeSet<(String, String)> = paths
            .iter()
            .flat_map(|(path, item)| {
                item.as_object()
                    .unwrap()
                    .keys()
                    .map(|m| (m.clone(), path.clone()))
            })
            .collect();
        let routed = super::super::table()
            .into_iter()
            .map(|r| (r.method.to_owned(), r.path.to_owned()))
            .collect();
        assert_eq!(described, routed);
    }
}
