//! The desk: the officers' console. Each module is one place with its addresses; what a page shows is in `views`,
//! and how the service's answers become that is in `show`.

mod channels;
mod close;
mod doorway;
mod file;
mod forms;
mod identity;
mod incident;
mod indicators;
mod key;
mod live;
mod me;
mod notice;
mod officers;
mod organisations;
mod passkeys;
mod queue;
mod report;
mod search;
mod seat;
mod show;
#[cfg(test)]
mod tests;
pub mod views;
mod watch;

use crate::Door;
pub use views::samples;

/// The desk's addresses.
pub fn routes() -> axum::Router<Door> {
    axum::Router::new()
        .merge(channels::routes())
        .merge(close::routes())
        .merge(doorway::routes())
        .merge(file::routes())
        .merge(identity::routes())
        .merge(incident::routes())
        .merge(indicators::routes())
        .merge(key::routes())
        .merge(live::routes())
        .merge(me::routes())
        .merge(officers::routes())
        .merge(organisations::routes())
        .merge(passkeys::routes())
        .merge(queue::routes())
        .merge(report::routes())
        .merge(search::routes())
        .merge(watch::routes())
}
