//! The bounds of the door for neighbours, by name.

use std::time::Duration;
use stormbell_model::{Span, flood::Pace};

/// Connections that have not shown a member's key yet, in all.
/// Told: nobody. Rest: the next one waits in the system's line.
pub const HANDSHAKES_MAX: usize = 64;
/// How long a handshake may take.
/// Told: nobody. Rest: the connection is cut.
pub const HANDSHAKE_LASTS: Duration = Duration::from_secs(10);
/// Connections of one peer.
/// Told: nobody. Rest: its oldest connection is closed.
pub const CONNECTIONS_PER_PEER_MAX: usize = 4;
/// Questions that one connection may have open.
/// Told: the peer, by HTTP/2 itself. Rest: the next one waits.
pub const STREAMS_MAX: u32 = 16;
/// The head of one question.
/// Told: the peer, by HTTP/2 itself. Rest: nothing of it is read.
pub const HEAD_MAX_BYTES: u32 = 4 * 1024;
/// How long a long poll may wait.
/// Told: nobody; it is answered then. Rest: the peer asks again.
pub const LONG_POLL_MAX: Duration = Duration::from_secs(25);
/// Long polls of one peer at once.
/// Told: nobody; a further one is answered at once. Rest: the peer asks again.
pub const LONG_POLLS_PER_PEER_MAX: usize = 4;
/// How long the body of a question may take to arrive.
/// Told: the peer, as `too-large`. Rest: nothing of it is kept.
pub const BODY_LASTS: Duration = Duration::from_secs(60);
/// The body of a fetch: names of statements.
/// Told: the peer, as `too-large`. Rest: nothing is fetched.
pub const FETCH_BODY_MAX_BYTES: usize = 64 * 1024;
/// The body of a request to cosign a checkpoint.
/// Told: the peer, as `too-large`. Rest: nothing is cosigned.
pub const WITNESS_BODY_MAX_BYTES: usize = 32 * 1024;
/// Statements of one fetch.
/// Told: the peer, as `malformed`. Rest: nothing is fetched.
pub const FETCHED_MAX: usize = 500;
/// How often one peer may ask anything.
/// Told: the peer, as `too-many`. Rest: it asks again.
pub const ASKED: Pace = Pace::new(2_000, Span::millis(5));
/// Large answers and bodies of one peer that are in memory at once: entries, fetches, what is given back. A peer that does not read
/// what it asked for holds so much and no more.
/// Told: the peer, as `too-many`. Rest: it asks again.
pub const LARGE_PER_PEER_MAX: usize = 2;
/// The body of what is given back: a page of entries and a batch of statements.
/// Told: the peer, as `too-large`. Rest: nothing of it is taken.
pub const GIVEN_BACK_MAX_BYTES: usize = 12 * 1024 * 1024;
/// Connections that this node carries for others at once.
/// Told: the peer, as `no-carrier`. Rest: it asks another one.
pub const CARRIED_MAX: usize = 64;
/// How long a carried connection may be silent.
/// Told: nobody. Rest: it is cut; the peer asks again.
pub const CARRIED_SILENT_MAX: Duration = Duration::from_secs(60);
/// The answer with the chain of charters.
/// Told: nobody. Rest: an answer that is larger is not read.
pub const CHARTER_JSON_MAX_BYTES: usize = 16 * 1024 * 1024;
/// The answer with a checkpoint.
/// Told: nobody. Rest: an answer that is larger is not read.
pub const CHECKPOINT_JSON_MAX_BYTES: usize = 32 * 1024;
