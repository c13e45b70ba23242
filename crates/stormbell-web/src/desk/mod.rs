//! The desk: the officers' console.

pub mod views;

use crate::Door;
pub use views::samples;

/// The desk's addresses.
pub fn routes() -> axum::Router<Door> {
    axum::Router::new()
}
