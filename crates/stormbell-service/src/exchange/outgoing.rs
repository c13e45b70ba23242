//! What this node tells its neighbours: appending to their logs, and what they ask of those.

use super::{ENTRIES_AT_ONCE_MAX, EntriesPage, FETCHED_AT_ONCE_MAX, FETCHED_MAX_BYTES, Network};
use crate::{Fault, Node};
use stormbell_model::{
    Moment,
    exchange::{
        Decision, Holder, NodeName, Reason, Recipient, Statement, StatementId, StatementKind,
        release,
    },
};
use stormbell_seal::Checkpoint;
use stormbell_store::{
    Tx,
    exchange::{
        circles::{self, Circle},
        outbox,
        statements::{self, Stand},
    },
};
use stormbell_wire::{
    dsse::Envelope,
    exchange::log_name,
    statement::{self, STATEMENT_TYPE},
};

/// How much of a log whoever asks has stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Have {
    /// Of which epoch.
    pub epoch: u32,
    /// How many entries.
    pub size: u64,
}

/// A log as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferNote {
    /// The epoch.
    pub epoch: u32,
    /// How many entries.
    pub size: u64,
    /// The signed checkpoint.
    pub note: String,
    /// The first entry, where the epoch is another one than whoever asks has: it says where the log goes on from.
    pub first: Option<Vec<u8>>,
}

/// A statement on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Which.
    pub id: StatementId,
    /// Its envelope, as it was signed.
    pub envelope: Vec<u8>,
    /// Its sealed body.
    pub body: Option<Vec<u8>>,
}

/// The log for a peer as it stands. `have` is what the peer says it has stored of it.
pub async fn offer(node: &Node, peer: &NodeName, have: Have) -> Result<OfferNote, Fault> {
    let network = node.in_network()?;
    network.talks_to(peer, node.now())?;
    let name = peer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let log = outbox::load(tx, &name)?;
        let first = match log.epoch > 0 && have.epoch != log.epoch {
            true => outbox::entries(tx, &name, log.epoch, 0, 1)?.pop(),
            false => None,
        };
        Ok((log, first))
    };
    let (mut log, first) = node.store().read("read a log", read).await?;
    let whole = (have.epoch, have.size) <= (log.epoch, log.frontier.size());
    if log.is_unsure == whole {
        // A neighbour that has more than there is tells that a backup was put back here without a word. One that only says so keeps
        // nothing but its own log waiting.
        log = super::sharing::become_sure(node, peer, whole).await?;
    }
    let (epoch, size) = (log.epoch, log.frontier.size());
    Ok(OfferNote {
        epoch,
        size,
        note: sign(node, &network, peer, epoch, size, log.frontier.root())?,
        first,
    })
}

/// A signed checkpoint of the log for a peer.
pub(super) fn sign(
    node: &Node,
    network: &Network,
    peer: &NodeName,
    epoch: u32,
    size: u64,
    root: [u8; 32],
) -> Result<String, Fault> {
    let origin = log_name(&network.charter.network, &network.me, peer, epoch);
    Ok(Checkpoint { origin, size, root }.sign(node.signer())?)
}

/// Entries of a peer's log from a place on, with a checkpoint that ends with them.
pub async fn entries(
    node: &Node,
    peer: &NodeName,
    epoch: u32,
    from: u64,
    max: usize,
) -> Result<EntriesPage, Fault> {
    let network = node.in_network()?;
    network.talks_to(peer, node.now())?;
    let (name, max) = (peer.clone(), max.min(ENTRIES_AT_ONCE_MAX));
    let read = move |tx: &mut Tx<'_>| {
        let some = outbox::entries(tx, &name, epoch, from, max)?;
        let root = outbox::root_at(tx, &name, epoch, from + some.len() as u64)?;
        Ok((some, root))
    };
    let (entries, root) = node.store().read("read entries", read).await?;
    let root = root.ok_or(Fault::NotFound)?;
    let until = from + entries.len() as u64;
    Ok(EntriesPage {
        note: sign(node, &network, peer, epoch, until, root)?,
        epoch,
        from,
        entries,
    })
}

/// Statements that stand in the peer's log, with their bodies. The rules are asked again: what may not go any more is left out, and so is
/// what does not fit into one answer.
pub async fn fetch(
    node: &Node,
    peer: &NodeName,
    ids: &[StatementId],
) -> Result<Vec<Carried>, Fault> {
    let network = node.in_network()?;
    let now = node.now();
    network.talks_to(peer, now)?;
    let ids: Vec<_> = ids.iter().copied().take(FETCHED_AT_ONCE_MAX).collect();
    let name = peer.clone();
    node.store()
        .read_or("fetch statements", move |tx| {
            let circles = circles::all(tx)?;
            let (mut out, mut bytes) = (Vec::new(), 0);
            for id in &ids {
                let Some(one) = one(tx, &network, &circles, &name, *id, now)? else {
                    continue;
                };
                bytes += one.envelope.len() + one.body.as_ref().map_or(0, Vec::len);
                if bytes > FETCHED_MAX_BYTES && !out.is_empty() {
                    break;
                }
                out.push(one);
            }
            Ok(out)
        })
        .await
}

fn one(
    tx: &mut Tx<'_>,
    network: &Network,
    circles: &[Circle],
    peer: &NodeName,
    id: StatementId,
    now: Moment,
) -> Result<Option<Carried>, Fault> {
    if !outbox::has(tx, peer, id)? {
        return Ok(None);
    }
    let Some(kept) = statements::load(tx, id)?.filter(|k| k.stand == Stand::Standing) else {
        return Ok(None);
    };
    let Some(envelope) = kept.envelope else {
        return Ok(None);
    };
    let said = open_own(network, &kept.origin, &envelope)?;
    if !may_go(network, circles, &said, peer, now).is_allowed() {
        return Ok(None);
    }
    Ok(Some(Carried {
        id,
        body: statements::body(tx, id)?,
        envelope,
    }))
}

/// Reads a statement that this node has kept.
pub(super) fn open_own(
    network: &Network,
    origin: &NodeName,
    envelope: &[u8],
) -> Result<Statement, Fault> {
    let envelope = Envelope::read(STATEMENT_TYPE, envelope).map_err(|_| Fault::Internal)?;
    let verified = envelope.verify(&network.keys_ever_of(origin));
    let verified = verified.map_err(|_| Fault::Internal)?;
    statement::read(&verified).map_err(|_| Fault::Internal)
}

/// Whether a statement may go to a peer. What takes something back or refuses something goes to exactly those in whose log it stands: everyone who
/// ever got the thing, or its sender.
pub(super) fn may_go(
    network: &Network,
    circles: &[Circle],
    said: &Statement,
    peer: &NodeName,
    now: Moment,
) -> Decision {
    let holder = match said.origin == network.me {
        true => Holder::Origin,
        false => Holder::Other { permitted: false },
    };
    let to = network.peer(peer, circles, now);
    let decision = release(&said.marks, holder, Recipient::Node(&to), now);
    match decision {
        Decision::Deny(Reason::Stranger | Reason::Suspended) => decision,
        Decision::Deny(_) if is_notice(&said.kind) && holder == Holder::Origin => {
            Decision::Allow(stormbell_model::exchange::Rule::NamedNode)
        }
        decided => decided,
    }
}

/// Whether a kind only tells those who have a thing what has become of it. A newer version is none: it says something new.
pub(super) fn is_notice(kind: &StatementKind) -> bool {
    use StatementKind::{Erase, Reject, Withdraw};
    matches!(kind, Withdraw | Erase | Reject)
}
