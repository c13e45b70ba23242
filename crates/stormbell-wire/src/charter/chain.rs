//! One charter after the other. Version n + 1 counts only with a quorum of the root keys of version n, and every member in it
//! whose root is new has signed it too, so that nobody is made a member with a key that is not theirs.

use super::{
    Charter, CharterError,
    json::{CHARTER_TYPE, read},
};
use crate::dsse::{Envelope, EnvelopeError};
use std::collections::BTreeSet;
use stormbell_model::{Moment, Span, exchange::NodeName};

/// How long after its date a charter counts as merely late.
pub const CHARTER_GRACE: Span = Span::days(30);

/// Why a charter does not follow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Its envelope.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// Its content.
    #[error(transparent)]
    Content(#[from] CharterError),
    /// It is of another network.
    #[error("Could not follow the charter: it is another network's")]
    OtherNetwork,
    /// It is not the next number, or follows another version than ours.
    #[error("Could not follow the charter: it does not come after version {0} that this node has")]
    NotNext(u64),
    /// Too few members have signed.
    #[error(
        "Could not follow the charter: {signed} of the {needed} members that are needed have signed"
    )]
    TooFew {
        /// How many have.
        signed: usize,
        /// How many must.
        needed: usize,
    },
    /// A member's key is new, and that member has not signed with it.
    #[error("Could not follow the charter: {0} has not signed with its new key")]
    NotConsented(NodeName),
}

/// How old a charter is. Its age never stops the exchange: nothing needs the centre, or a meeting, to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// In its time.
    Valid,
    /// Past its date: the operator is told.
    Late,
    /// Long past its date: an alarm rings, and everything goes on.
    Overdue,
}

/// Believes the first charter of a network: every member in it has signed, and its hash was compared by people beforehand.
pub fn begin(bytes: &[u8], expected_sha256: &[u8; 32]) -> Result<Charter, Broken> {
    let envelope = Envelope::read(CHARTER_TYPE, bytes)?;
    let charter = read(envelope.unverified_payload())?;
    let verified = envelope.verify(&charter.roots())?;
    if charter.number != 0 || verified.sha256() != *expected_sha256 {
        return Err(Broken::NotNext(0));
    }
    let missing = charter
        .members
        .iter()
        .find(|(_, m)| !verified.signers().contains(&m.root));
    if let Some((name, _)) = missing {
        return Err(Broken::NotConsented(name.clone()));
    }
    Ok(Charter {
        sha256: verified.sha256(),
        ..charter
    })
}

/// Believes the charter after `current`.
pub fn follow(current: &Charter, bytes: &[u8]) -> Result<Charter, Broken> {
    let envelope = Envelope::read(CHARTER_TYPE, bytes)?;
    let next = read(envelope.unverified_payload())?;
    let keys = [current.roots(), next.roots()].concat();
    let verified = envelope.verify(&keys)?;
    if next.network != current.network {
        return Err(Broken::OtherNetwork);
    }
    let comes_after = next.number == current.number + 1 && next.previous == Some(current.sha256);
    if !comes_after {
        return Err(Broken::NotNext(current.number));
    }
    let signed = current.voters(verified.signers()).len();
    if signed < current.quorum {
        let needed = current.quorum;
        return Err(Broken::TooFew { signed, needed });
    }
    for (name, member) in &next.members {
        let known = current.member(name).is_some_and(|m| m.root == member.root);
        if !known && !verified.signers().contains(&member.root) {
            return Err(Broken::NotConsented(name.clone()));
        }
    }
    Ok(Charter {
        sha256: verified.sha256(),
        ..next
    })
}

/// A charter that may become one: what people look at before they sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What it says, with its hash.
    pub charter: Charter,
    /// The members, of the charter before or of this one, whose root keys have signed.
    pub signed: BTreeSet<NodeName>,
    /// Those who have to sign for themselves and have not: who joins, or has a new root key.
    pub must_sign: BTreeSet<NodeName>,
    /// How many votes of the charter before are there.
    pub votes: usize,
    /// How many are needed.
    pub needed: usize,
}

/// Looks at a charter that is on its way, without believing it. Without a charter before it, everybody in it must sign.
pub fn proposed(current: Option<&Charter>, bytes: &[u8]) -> Result<Proposed, Broken> {
    let envelope = Envelope::read(CHARTER_TYPE, bytes)?;
    let next = read(envelope.unverified_payload())?;
    let before = current.map(Charter::roots).unwrap_or_default();
    let verified = envelope.verify(&[before, next.roots()].concat())?;
    let signers = verified.signers();
    let voted = current.map(|c| c.voters(signers)).unwrap_or_default();
    let (votes, needed) = match current {
        Some(c) => (voted.len(), c.quorum),
        None => (next.voters(signers).len(), next.members.len()),
    };
    let is_known = |name: &NodeName| {
        let root = |c: &Charter| c.member(name).map(|m| m.root.clone());
        current.is_some_and(|c| root(c) == root(&next))
    };
    let has_signed = |root| signers.contains(root);
    let news = next.members.iter().filter(|(name, _)| !is_known(name));
    let must_sign = news.filter(|(_, m)| !has_signed(&m.root));
    let signed = voted.into_iter().chain(next.voters(signers)).cloned();
    Ok(Proposed {
        signed: signed.collect(),
        must_sign: must_sign.map(|(name, _)| name.clone()).collect(),
        votes,
        needed,
        charter: Charter {
            sha256: verified.sha256(),
            ..next
        },
    })
}

impl Charter {
    /// How old it is at `now`.
    pub fn freshness(&self, now: Moment) -> Freshness {
        if now < self.valid_until {
            Freshness::Valid
        } else if now < self.valid_until.plus(CHARTER_GRACE) {
            Freshness::Late
        } else {
            Freshness::Overdue
        }
    }
}
