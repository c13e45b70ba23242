//! The charter: the signed, versioned list of member nodes and their keys. A new version needs a quorum of the old; it names no
//! groups, because groups are need-to-know themselves; and it never becomes useless by its date alone.

mod card;
mod chain;
mod changes;
mod json;
mod suspension;

#[cfg(test)]
mod files_tests;
#[cfg(test)]
mod tests;

pub use card::{CARD_MAX_BYTES, CHAIN_MAX_BYTES, read_card, read_chain, write_card, write_chain};
pub use chain::{Broken, CHARTER_GRACE, Freshness, Proposed, begin, follow, proposed};
pub use changes::{Change, changes};
pub use json::{CHARTER_TYPE, CharterError, propose};
pub use suspension::{
    SUSPENDED_AT_MOST, SUSPENSION_TYPE, Suspension, SuspensionError, is_suspended, suspend,
    suspension,
};

use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    Lang, Moment,
    exchange::{Compartment, NodeName},
};
use stormbell_seal::{Recipient, VerifierKey};

/// Members of one charter.
/// Told: whoever proposes it. Rest: it is not made, and not followed.
pub const MEMBERS_MAX: usize = 100;
/// Keys, pins, addresses or matters of one member, each.
/// Told: whoever proposes it. Rest: it is not made, and not followed.
pub const OF_MEMBER_MAX: usize = 16;

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberKind {
    /// The alert point of a state.
    State,
    /// The European centre: a node like the others, which alone may suspend for a while.
    Centre,
}

/// One member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What people call it.
    pub title: String,
    /// What it is.
    pub kind: MemberKind,
    /// The key that votes about charters: offline.
    pub root: VerifierKey,
    /// The keys that sign statements, checkpoints and receipts.
    pub signing: Vec<VerifierKey>,
    /// The keys to which bodies are sealed.
    pub exchange: Vec<Recipient>,
    /// SHA-256 of the public key of its TLS certificate (RFC 7469's SPKI hash), those of today and of tomorrow.
    pub tls_pins: BTreeSet<[u8; 32]>,
    /// Where it is reached: `host:port`, with addresses among them, so that it is found without any DNS.
    pub endpoints: Vec<String>,
    /// Whether Union law on personal data, or a decision of adequacy, covers it.
    pub protects_persons: bool,
    /// The matters that it deals with.
    pub compartments: BTreeSet<Compartment>,
    /// The languages of its desk.
    pub languages: Vec<Lang>,
}

/// One version of the charter, followed from the version before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charter {
    /// The network's name: the first part of every log's.
    pub network: String,
    /// The version, from 0.
    pub number: u64,
    /// The hash of the version before.
    pub previous: Option<[u8; 32]>,
    /// When it was made.
    pub made_at: Moment,
    /// Until when it should be followed by a newer one.
    pub valid_until: Moment,
    /// How many members must sign the next one: more than half, so that two halves never make two charters.
    pub quorum: usize,
    /// The members.
    pub members: BTreeMap<NodeName, Member>,
    /// The hash of its signed bytes; all zero while it is only proposed.
    pub sha256: [u8; 32],
}

impl Charter {
    /// A member.
    pub fn member(&self, name: &NodeName) -> Option<&Member> {
        self.members.get(name)
    }

    /// Whose TLS key this is.
    pub fn by_pin(&self, pin: &[u8; 32]) -> Option<&NodeName> {
        let has = |m: &&Member| m.tls_pins.contains(pin);
        let found = self.members.iter().find(|(_, m)| has(m));
        found.map(|(name, _)| name)
    }

    fn roots(&self) -> Vec<VerifierKey> {
        self.members.values().map(|m| m.root.clone()).collect()
    }

    /// The members whose root keys are among `signers`.
    fn voters(&self, signers: &BTreeSet<VerifierKey>) -> BTreeSet<&NodeName> {
        let voted = self
            .members
            .iter()
            .filter(|(_, m)| signers.contains(&m.root));
        voted.map(|(name, _)| name).collect()
    }
}
