//! The network of states on the desk: neighbours, what came and went, requests for help, the library, the directory, the common picture.

mod came;
mod groups;
mod help;
mod library;
mod neighbours;
mod picture;
mod send;
mod sent;
mod share;
mod show;
mod typed;

use crate::{Door, Sorry, trouble::Trouble};
use serde::Deserialize;
use stormbell_model::exchange::{NodeName, StatementId};

/// The addresses.
pub fn routes() -> axum::Router<Door> {
    axum::Router::new()
        .merge(neighbours::routes())
        .merge(came::routes())
        .merge(groups::routes())
        .merge(sent::routes())
        .merge(share::routes())
        .merge(help::routes())
        .merge(library::routes())
        .merge(picture::routes())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct After {
    after: Option<String>,
}

/// A statement's name from an address.
fn statement(text: &str) -> Result<StatementId, Sorry> {
    StatementId::parse(text).ok_or(Sorry(Trouble::NotFound))
}

/// A node's name from an address.
fn node(text: &str) -> Result<NodeName, Sorry> {
    NodeName::parse(text).ok_or(Sorry(Trouble::NotFound))
}
