//! The API for machines.

use crate::Door;

/// The API's addresses.
pub fn routes() -> axum::Router<Door> {
    axum::Router::new()
}
