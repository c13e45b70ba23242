//! The desk: the officers' console. Each module is one place with its addresses; what a page shows is in `views`,
//! and how the service's answers become that is in `show`.

mod alarm;
mod channels;
mod close;
mod doorway;
mod duty;
mod exchange;
mod file;
mod forms;
mod grouping;
mod hand_over;
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
mod policies;
mod policy_form;
mod queue;
mod report;
mod rotas;
mod search;
mod seat;
mod show;
mod swap;
mod teams;
#[cfg(test)]
mod tests;
pub mod views;
mod watch;
mod waves;

use crate::Door;
pub use views::samples;

/// The desk's addresses.
pub fn routes() -> axum::Router<Door> {
    axum::Router::new()
        .merge(alarm::routes())
        .merge(channels::routes())
        .merge(close::routes())
        .merge(doorway::routes())
        .merge(duty::routes())
        .merge(exchange::routes())
        .merge(file::routes())
        .merge(hand_over::routes())
        .merge(grouping::routes())
        .merge(identity::routes())
        .merge(incident::routes())
        .merge(indicators::routes())
        .merge(key::routes())
        .merge(live::routes())
        .merge(me::routes())
        .merge(officers::routes())
        .merge(organisations::routes())
        .merge(passkeys::routes())
        .merge(policies::routes())
        .merge(queue::routes())
        .merge(report::routes())
        .merge(rotas::routes())
        .merge(search::routes())
        .merge(swap::routes())
        .merge(teams::routes())
        .merge(watch::routes())
        .merge(waves::routes())
}
