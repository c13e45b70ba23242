//! The public pages: flag, keep the receipt, read the answer.

mod files;
pub mod views;

use crate::Door;
use axum::{Router, routing::get};

/// The public addresses.
pub fn routes() -> Router<Door> {
    Router::new().route("/assets/{name}", get(files::asset))
}
