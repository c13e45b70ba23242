//! What the room needs of the node behind it: whom a key belongs to, what to answer, what to do with what was heard. The node
//! itself is one ([`crate::node_station`]); a test brings another, to see the sockets without a database.

use std::{collections::BTreeSet, fmt, future::Future};
use stormbell_model::exchange::StatementId;
use stormbell_model::{Moment, exchange::NodeName};
pub use stormbell_wire::{
    add_checkpoint::AddCheckpoint, exchange_batch::Carried, exchange_page::Page,
};
use tokio::sync::broadcast;

/// Why the node does not do it. The words on the wire stand in [`crate::problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not there, or not for whoever asks.
    NotFound,
    /// The one who asks is suspended.
    Suspended,
    /// What was sent cannot be read, or is not signed as it must be.
    Malformed,
    /// It does not fit how things stand.
    Conflict,
    /// The database is away.
    Unavailable,
    /// Our own mistake.
    Internal,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::NotFound => "not there",
            Refusal::Suspended => "suspended",
            Refusal::Malformed => "malformed",
            Refusal::Conflict => "does not fit how things stand",
            Refusal::Unavailable => "the store is away",
            Refusal::Internal => "an own mistake",
        })
    }
}

/// A member, by the charter of this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its name.
    pub name: NodeName,
    /// The hashes of its TLS keys.
    pub pins: BTreeSet<[u8; 32]>,
    /// Where it is: `host:port`.
    pub endpoints: Vec<String>,
    /// Whether it is the centre, which is asked first to carry for others.
    pub is_centre: bool,
    /// Whether it is suspended.
    pub is_suspended: bool,
}

/// How much of a log somebody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Have {
    /// Of which epoch.
    pub epoch: u32,
    /// How many entries.
    pub size: u64,
}

/// A log as its owner says it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// How much there is.
    pub have: Have,
    /// The signed checkpoint.
    pub note: String,
    /// The first entry of an epoch that is another than the asker's.
    pub first: Option<Vec<u8>>,
}

/// A statement of a node's own, as a neighbour has kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The statement.
    pub carried: Carried,
    /// The key of its body, sealed to its owner.
    pub wrap: Option<Vec<u8>>,
}

/// A piece of what an owner that lost its end is given back: its own entries and what it had said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenBack {
    /// Of which epoch.
    pub epoch: u32,
    /// The place of the first entry.
    pub from: u64,
    /// The entries.
    pub entries: Vec<Vec<u8>>,
    /// The statements in them.
    pub statements: Vec<Returned>,
    /// With the last piece, the checkpoint that the owner signed.
    pub note: Option<String>,
}

/// Charters and suspensions, as they were signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// Versions, one after the other.
    pub charters: Vec<Vec<u8>>,
    /// Suspensions.
    pub suspensions: Vec<Vec<u8>>,
}

/// What the charter has come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CharterState {
    /// The version that holds.
    pub number: u64,
    /// Tells one set of suspensions from another; 0 where there is none.
    pub suspensions: u64,
}

/// What to do about a neighbour's outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Nothing.
    Wait,
    /// Take entries of this epoch, from one place up to another.
    Fetch(u32, u64, u64),
    /// Give back to it what it has lost, from this place on.
    GiveBack(u64),
    /// Nothing of it is taken any more until people have looked.
    Quarantined,
}

/// The answer of something that is done.
pub type Done<T> = Result<T, Refusal>;

/// The node behind the room.
pub trait Station: Clone + Send + Sync + 'static {
    /// What a receipt that was told is marked with.
    type Receipt: Send;

    /// Every other member; nobody while the node is in no network.
    fn neighbours(&self) -> Vec<Neighbour>;
    /// Whose key this is: a member's name, and whether it is suspended.
    fn by_pin(&self, pin: &[u8; 32]) -> Option<(NodeName, bool)>;
    /// Tells for whom there is news in an outbox.
    fn news(&self) -> broadcast::Receiver<NodeName>;
    /// The present moment.
    fn now(&self) -> Moment;
    /// Fills with chance.
    fn chance(&self, out: &mut [u8]);
    /// The charter that holds.
    fn charter_state(&self) -> CharterState;

    /// Charters after a number and suspensions, as they were signed.
    fn charters_after(&self, number: u64) -> impl Future<Output = Done<Signed>> + Send;
    /// The outbox for a peer as it stands.
    fn offer(&self, peer: &NodeName, have: Have) -> impl Future<Output = Done<Offered>> + Send;
    /// Entries of the outbox for a peer.
    fn entries(
        &self,
        peer: &NodeName,
        epoch: u32,
        from: u64,
        max: usize,
    ) -> impl Future<Output = Done<Page>> + Send;
    /// Statements for a peer.
    fn fetch(
        &self,
        peer: &NodeName,
        ids: Vec<StatementId>,
    ) -> impl Future<Output = Done<Vec<Carried>>> + Send;
    /// A peer has stored, read, withdrawn or erased something.
    fn hear_receipt(
        &self,
        peer: &NodeName,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Done<()>> + Send;
    /// A peer gives back what this node has lost.
    fn hear_given_back(
        &self,
        peer: &NodeName,
        given: GivenBack,
    ) -> impl Future<Output = Done<()>> + Send;
    /// Cosigns a checkpoint of a peer's journal; gives the line with the cosignature.
    fn witness(
        &self,
        peer: &NodeName,
        asked: AddCheckpoint,
    ) -> impl Future<Output = Done<String>> + Send;

    /// How much of a peer's outbox is stored here; none when it is quarantined.
    fn have(&self, peer: &NodeName) -> impl Future<Output = Done<Option<Have>>> + Send;
    /// A peer's charters and suspensions, newer than ours.
    fn hear_charters(&self, newer: Signed) -> impl Future<Output = Done<()>> + Send;
    /// What a peer's outbox has come to.
    fn hear_offer(
        &self,
        peer: &NodeName,
        note: String,
        first: Option<Vec<u8>>,
    ) -> impl Future<Output = Done<Todo>> + Send;
    /// Entries of a peer's outbox; tells whether they were taken.
    fn take_entries(&self, peer: &NodeName, page: Page) -> impl Future<Output = Done<Todo>> + Send;
    /// What is to be fetched next, the most urgent first.
    fn wanted(
        &self,
        peer: &NodeName,
        max: usize,
    ) -> impl Future<Output = Done<Vec<StatementId>>> + Send;
    /// Applies what was fetched, of what was asked for; tells how many were.
    fn apply(
        &self,
        peer: &NodeName,
        asked: Vec<StatementId>,
        carried: Vec<Carried>,
    ) -> impl Future<Output = Done<usize>> + Send;
    /// What a peer is to be told about its outbox: the bytes, and what [`Station::receipt_told`] wants once they have arrived.
    fn receipt_for(
        &self,
        peer: &NodeName,
    ) -> impl Future<Output = Done<Option<(Vec<u8>, Self::Receipt)>>> + Send;
    /// The peer has that receipt.
    fn receipt_told(
        &self,
        peer: &NodeName,
        told: Self::Receipt,
    ) -> impl Future<Output = Done<()>> + Send;
    /// A piece of what a peer has lost of its own, from a place on.
    fn give_back(&self, peer: &NodeName, from: u64)
    -> impl Future<Output = Done<GivenBack>> + Send;
    /// What to ask a peer that witnesses our journal; none where the journal has not grown since.
    fn ask_witness(
        &self,
        peer: &NodeName,
    ) -> impl Future<Output = Done<Option<AddCheckpoint>>> + Send;
    /// A peer has cosigned our journal: the checkpoint with its line.
    fn hear_witness(
        &self,
        peer: &NodeName,
        cosigned: String,
    ) -> impl Future<Output = Done<()>> + Send;
    /// A peer was heard from.
    fn heard_from(&self, peer: &NodeName) -> impl Future<Output = ()> + Send;
    /// Whether this process is the one that pulls; asked again and again.
    fn may_pull(&self) -> impl Future<Output = bool> + Send;
}
