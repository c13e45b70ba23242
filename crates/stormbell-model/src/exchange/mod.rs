//! What nodes say to each other, as values: names, marks, the one decision about what may leave, and how a neighbour is followed.
//! Bytes are in `stormbell-wire`, keys and logs in `stormbell-seal`.

mod marks;
mod name;
mod plan;
mod pull;
mod release;
mod statement;
mod table;

#[cfg(test)]
mod tests;

pub use marks::{
    AUDIENCE_MAX, Audience, Basis, COMPARTMENTS_MAX, Compartment, GroupId, Marks, Pap, Personal,
};
pub use name::{NODE_NAME_MAX, NodeName};
pub use plan::{ALERT_IS_LIVE, Header, Urgency, in_order, urgency};
pub use pull::{Extent, Follow, Lie, Offer, Step};
pub use release::{
    Decision, Holder, Peer, RELEASE_RULES, Reason, Recipient, Rule, Standing, release,
};
pub use statement::{Body, NAMED_MAX, Statement, StatementId, StatementKind};
pub use table::release_table;
