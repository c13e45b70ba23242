//! The desk: the officers' console.

use crate::Door;

/// The desk's addresses.
pub fn routes() -> axum::Router<Door> {
    axum::Router::new()
}
