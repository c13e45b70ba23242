//! The few files that pages ask for: the bell, the desk's style, the scripts.

use crate::{Sorry, assets, trouble::Trouble};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};

/// The bell for the browser's tab. Pages do not name it, so that the form stays one request; browsers ask on their own.
pub async fn icon() -> Response {
    asset(Path(String::from("bell.svg"))).await
}

/// A file of `/assets/`. Browsers ask again each time and are told cheaply; a new release is seen at once.
pub async fn asset(Path(name): Path<String>) -> Response {
    match assets::served(&name) {
        Some((bytes, kind)) => {
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, "no-cache"),
            ];
            (headers, bytes).into_response()
        }
        None => Sorry(Trouble::NotFound).into_response(),
    }
}
