//! The public pages: flag, keep the receipt, read the answer.

mod files;

use crate::Door;
use axum::{Router, routing::get};

/// The public addresses.
pub fn routes() -> Router<Door> {
    Router::new().route("/assets/{name}", get(files::asset))
}
