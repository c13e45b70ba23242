//! The exchange with other nodes: who is in the network, what this node tells each neighbour, what each one tells it, and what officers do
//! with both. Sockets are in `stormbell-link`, which knows a peer by its key before it calls anything here.

mod again;
mod applying;
mod beside;
mod charter;
mod checking;
mod circle;
mod effects;
mod give_back;
mod help;
mod incoming;
mod keys;
mod names;
mod neighbourly;
mod network;
mod outgoing;
mod picture;
mod pulling;
mod recall;
mod receipts;
mod saying;
mod share;
mod sharing;
mod shelf;
mod standing;
mod starting;
mod suspending;
mod taking_back;
mod test_call;
mod views;
mod watching;
mod witness;

pub use again::look_again;
pub use applying::{Applied, BYTES_A_DAY_MAX, REFUSED_A_DAY_MAX, apply};
pub use beside::{Beside, HowFar, Shares, beside, how_far, shares_values};
pub use charter::{
    NetworkFault, begin_network, charters_after, follow_charter, follow_suspension, join_network,
    suspensions_known,
};
pub use circle::{CircleRow, change_circle, circles, make_circle, pseudonym};
pub use effects::{ALARMS_AN_HOUR_MAX, REPORTS_AN_HOUR_MAX};
pub use give_back::{GivenBack, Returned, hear_given_back, to_give_back};
pub use help::{ANSWER_WITHIN, RequestRow, answer_help, ask_help, help_requests};
pub use incoming::{
    ENTRIES_A_DAY_MAX, EntriesPage, Taken, follow_state, hear_offer, heard_from, take_entries,
    wanted,
};
pub use keys::{ExchangeKeys, OwnKey, exchange_keys, renew_exchange_key};
pub use neighbourly::{helpers, set_helpers};
pub(crate) use neighbourly::{queue_telling, tell_helpers, who_helps};
pub(crate) use network::InMemory;
pub use network::{Network, refresh_network};
pub use outgoing::{Carried, Have, OfferNote, entries, fetch, offer};
pub use picture::{PictureRow, common_picture};
pub use pulling::{Pulling, hold_pulling};
pub use recall::{erase, supersede, withdraw};
pub use receipts::{ReceiptNote, hear_receipt, receipt_for, receipt_told};
pub use share::{Content, Draft, Previewed, preview, share};
pub use sharing::doubt_logs;
pub use shelf::{WorkRow, library};
pub(crate) use standing::queue_by_order;
pub use standing::{StandingOrder, set_standing_order, standing_order};
pub use starting::{About, Start, begin_sharing, content_about};
pub use stormbell_model::exchange::{Follow, Lie, NodeName, StatementId, Step};
pub use stormbell_store::exchange::{shares::Share, statements::Stand, taken_back::Tombstone};
pub use suspending::sign_suspension;
pub use test_call::{TestCall, test_call, test_calls};
pub use views::{
    Came, Line, Sent, one_came, one_sent, unread_from_neighbours, what_came, what_went,
};
pub use watching::{NeighbourRow, look_at_neighbours, neighbours, trust_again};
pub use witness::{hear_witness, journal_checkpoint_for_witness, witness};

/// Entries of a log in one answer.
/// Told: the neighbour, by the size of the whole log. Rest: it asks for the others next.
pub const ENTRIES_AT_ONCE_MAX: usize = 500;
/// Statements in one answer.
/// Told: the neighbour, by what is missing. Rest: it asks for the others next.
pub const FETCHED_AT_ONCE_MAX: usize = 500;
/// Bytes of statements and bodies in one answer, about: the first one always goes.
/// Told: the neighbour, by what is missing. Rest: it asks for the others next.
pub const FETCHED_MAX_BYTES: usize = 8 * 1024 * 1024;
