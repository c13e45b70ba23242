//! Checking what came before anything of it is believed: signature, name, marks, seal. Pure but for the keys that are handed in, so that a
//! batch is checked beside the one who writes.

use super::{Carried, Network, outgoing::is_notice};
use std::collections::BTreeSet;
use stormbell_model::{
    Moment,
    exchange::{
        Decision, GroupId, Holder, NodeName, Peer, Reason, Recipient, Statement, StatementKind,
        release,
    },
};
use stormbell_seal::{Identity, sealed, sha256};
use stormbell_wire::{
    dsse::Envelope,
    exchange::{Body, BodyError, Said},
    statement::{self, STATEMENT_TYPE},
};
use zeroize::Zeroizing;

/// The largest sealed body: a body, its header, and what sealing adds.
/// Told: the neighbour, as a refusal in its receipt. Rest: the statement is held.
pub(super) const SEALED_MAX_BYTES: u64 = 4_259_840;

/// What is known while statements of one neighbour are checked.
pub(super) struct Checker {
    pub network: std::sync::Arc<Network>,
    pub peer: NodeName,
    /// This node, as the rules see it.
    pub me: Peer,
    /// The circles that are known here.
    pub circles: BTreeSet<(GroupId, u32)>,
    /// What opens what was sealed to this node.
    pub identities: Vec<Identity>,
    pub now: Moment,
}

/// A statement that was checked.
pub(super) struct Checked {
    /// What the entry said.
    pub said: Said,
    /// How many bytes came.
    pub bytes: u64,
    /// What is to be done.
    pub verdict: Verdict,
}

/// What is to be done with a statement.
pub(super) enum Verdict {
    /// It is what it should be.
    Take(Box<Whole>),
    /// Its origin said it, but it cannot be taken: kept, answered, and looked at again.
    Hold(Box<Kept>, String),
    /// Nobody whom we know said it: nothing is kept.
    Refuse(&'static str),
    /// What came is not what was named: asked for again.
    Again,
}

/// A statement with its body.
pub(super) struct Whole {
    pub statement: Statement,
    pub kept: Kept,
    pub body: Option<Body>,
}

/// The bytes that are kept.
#[derive(Default)]
pub(super) struct Kept {
    pub envelope: Vec<u8>,
    pub sealed: Option<Vec<u8>>,
    pub seed: Option<Zeroizing<[u8; 32]>>,
}

impl Checker {
    /// Checks one statement against the entry that told of it.
    pub(super) fn check(&self, said: Said, carried: Carried) -> Checked {
        let body = carried.body.as_ref().map_or(0, Vec::len);
        let bytes = (carried.envelope.len() + body) as u64;
        let verdict = self.verdict(&said, carried);
        Checked {
            said,
            bytes,
            verdict,
        }
    }

    fn verdict(&self, said: &Said, carried: Carried) -> Verdict {
        // In its own log a key of today vouches for what an older one has signed; anywhere else only today's keys count.
        let keys = match said.origin == self.peer {
            true => self.network.keys_ever_of(&said.origin),
            false => self.network.keys_of(&said.origin),
        };
        if said.origin == self.network.me {
            return Verdict::Refuse("own");
        }
        let Ok(envelope) = Envelope::read(STATEMENT_TYPE, &carried.envelope) else {
            return Verdict::Refuse("envelope");
        };
        let Ok(verified) = envelope.verify(&keys) else {
            return Verdict::Refuse("not-signed");
        };
        if statement::id(&verified) != said.id {
            return Verdict::Refuse("other-statement");
        }
        let mut kept = Kept {
            envelope: carried.envelope,
            ..Kept::default()
        };
        let statement = match statement::read(&verified) {
            Ok(statement) => statement,
            Err(_) => return Verdict::Hold(Box::new(kept), String::from("unreadable")),
        };
        if statement.origin != said.origin {
            return Verdict::Refuse("other-origin");
        }
        let opened = match self.open_body(&statement, said, carried.body, &mut kept) {
            Ok(opened) => opened,
            Err(Trouble::Again) => return Verdict::Again,
            Err(Trouble::Hold(why)) => return Verdict::Hold(Box::new(kept), why.to_owned()),
        };
        if let Some(why) = self.not_ours(&statement) {
            return Verdict::Hold(Box::new(kept), why);
        }
        if matches!(statement.kind, StatementKind::Unknown(_)) {
            return Verdict::Hold(Box::new(kept), String::from("unknown-kind"));
        }
        let body = match (opened, &statement.body) {
            (Some(plain), Some(named)) => match Body::read(&named.media, &plain) {
                Ok(body) => Some(body),
                Err(BodyError::Media) => {
                    return Verdict::Hold(Box::new(kept), String::from("unknown-kind"));
                }
                Err(_) => {
                    return Verdict::Hold(Box::new(kept), String::from("unreadable-body"));
                }
            },
            _ => None,
        };
        if let Some(why) = unfit(&statement, body.as_ref()) {
            return Verdict::Hold(Box::new(kept), why.to_owned());
        }
        Verdict::Take(Box::new(Whole {
            statement,
            kept,
            body,
        }))
    }

    fn open_body(
        &self,
        statement: &Statement,
        said: &Said,
        sealed: Option<Vec<u8>>,
        kept: &mut Kept,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Trouble> {
        let Some(named) = &statement.body else {
            return Ok(None);
        };
        if named.size > SEALED_MAX_BYTES {
            return Err(Trouble::Hold("body-too-large"));
        }
        let sealed = sealed.ok_or(Trouble::Again)?;
        // The signed bytes name the body: nobody shows one member another one.
        if sha256(&sealed) != named.sha256 || sealed.len() as u64 != named.size {
            return Err(Trouble::Again);
        }
        let sealed = kept.sealed.insert(sealed);
        let wrap = said.wrap.as_ref().ok_or(Trouble::Hold("no-key"))?;
        let opened = self
            .identities
            .iter()
            .find_map(|i| sealed::open(i, wrap).ok());
        let seed: [u8; 32] = opened
            .and_then(|seed| seed.as_slice().try_into().ok())
            .ok_or(Trouble::Hold("no-key"))?;
        let identity = Identity::from_bytes(&seed);
        kept.seed = Some(Zeroizing::new(seed));
        let plain = sealed::open(&identity, sealed).map_err(|_| Trouble::Hold("no-key"))?;
        Ok(Some(plain))
    }

    /// Asks the rules again: whether it should have come here at all.
    fn not_ours(&self, statement: &Statement) -> Option<String> {
        // Whoever tells that a thing is taken back or refused tells those who have it.
        if is_notice(&statement.kind) {
            return None;
        }
        let holder = match statement.origin == self.peer {
            true => Holder::Origin,
            false => Holder::Other { permitted: false },
        };
        // What was in time when it was said has only travelled for long.
        let marks = &statement.marks;
        let at = marks
            .expires
            .map_or(self.now, |end| self.now.min(Moment(end.0 - 1)));
        let Decision::Deny(reason) = release(marks, holder, Recipient::Node(&self.me), at) else {
            return None;
        };
        let unknown = marks
            .audience
            .groups
            .iter()
            .any(|g| !self.circles.contains(g));
        if matches!(reason, Reason::NotInAudience) && unknown {
            return Some(String::from("circle-unknown"));
        }
        Some(format!("misdelivered:{}", reason.code()))
    }
}

enum Trouble {
    Again,
    Hold(&'static str),
}

/// Whether kind and body belong together, and what takes back names something.
fn unfit(statement: &Statement, body: Option<&Body>) -> Option<&'static str> {
    use StatementKind::*;
    let fits = match &statement.kind {
        Withdraw | Erase => !statement.takes_back.is_empty(),
        Supersede => !statement.takes_back.is_empty() && body.is_some(),
        Reject => !statement.parents.is_empty(),
        Key => true,
        kind => body.is_some_and(|b| b.kind() == *kind),
    };
    (!fits).then_some("unfit")
}
