//! The exchange with other nodes: who is in the network, what this node tells each neighbour, what each one tells it, and what officers do
//! with both. Sockets are in `stormbell-link`, which knows a peer by its key before it calls anything here.

#![allow(dead_code, reason = "acts that say something to neighbours come next")]

mod charter;
mod incoming;
mod keys;
mod names;
mod network;
mod outgoing;
mod receipts;
mod sharing;
mod suspending;

pub use charter::{
    NetworkFault, begin_network, charters_after, follow_charter, follow_suspension, join_network,
    suspensions_known,
};
pub use incoming::{
    EntriesPage, Taken, follow_state, hear_offer, heard_from, take_entries, wanted,
};
pub use keys::{ExchangeKeys, OwnKey, exchange_keys, renew_exchange_key};
pub(crate) use network::InMemory;
pub use network::{Network, refresh_network};
pub use outgoing::{Carried, Have, OfferNote, entries, fetch, offer};
pub use receipts::{ReceiptNote, hear_receipt, receipt_for, receipt_told};
pub use stormbell_model::exchange::{Follow, Lie, NodeName, StatementId, Step};
pub use suspending::sign_suspension;

/// Entries of a log in one answer.
/// Told: the neighbour, by the size of the whole log. Rest: it asks for the others next.
pub const ENTRIES_AT_ONCE_MAX: usize = 500;
/// Statements in one answer.
/// Told: the neighbour, by what is missing. Rest: it asks for the others next.
pub const FETCHED_AT_ONCE_MAX: usize = 500;
/// Bytes of statements and bodies in one answer, about: the first one always goes.
/// Told: the neighbour, by what is missing. Rest: it asks for the others next.
pub const FETCHED_MAX_BYTES: usize = 8 * 1024 * 1024;
