//! This node in its network: the charter that holds, suspensions, names, and how each neighbour stands.

use crate::{Fault, Node};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use stormbell_model::{
    Moment,
    exchange::{NodeName, Peer, Standing},
};
use stormbell_seal::VerifierKey;
use stormbell_store::{
    Tx,
    exchange::{charters, circles::Circle},
    facts,
};
use stormbell_wire::charter::{self, Charter, Member, Suspension, is_suspended};
use tokio::sync::broadcast;

/// The fact under which this node's own name in the network is kept.
pub(super) const ME: &str = "exchange_me";
/// The fact with the hash of the first charter, that people compared.
pub(super) const FIRST: &str = "exchange_first";

/// This node in its network. It never changes; a new charter makes a new one.
#[derive(Clone, Debug)]
pub struct Network {
    /// This node's name.
    pub me: NodeName,
    /// The charter that holds.
    pub charter: Charter,
    /// Suspensions under it.
    pub suspensions: Vec<Suspension>,
    /// Keys that a member has ever signed with, by the charters that this node has followed.
    former: Vec<(NodeName, VerifierKey)>,
}

impl Network {
    /// This node's own lines of the charter.
    pub fn mine(&self) -> Option<&Member> {
        self.charter.member(&self.me)
    }

    /// All members but this node.
    pub fn neighbours(&self) -> impl Iterator<Item = (&NodeName, &Member)> {
        self.charter
            .members
            .iter()
            .filter(|(name, _)| **name != self.me)
    }

    /// Whose TLS key this is, when it is a neighbour's.
    pub fn by_pin(&self, pin: &[u8; 32]) -> Option<&NodeName> {
        self.charter.by_pin(pin).filter(|name| **name != self.me)
    }

    /// How a node stands at a moment.
    pub fn standing(&self, name: &NodeName, now: Moment) -> Standing {
        match self.charter.member(name) {
            None => Standing::Stranger,
            Some(_) if is_suspended(&self.suspensions, name, now) => Standing::Suspended,
            Some(_) => Standing::Member,
        }
    }

    /// A node as the release rules see it.
    pub(crate) fn peer(&self, name: &NodeName, circles: &[Circle], now: Moment) -> Peer {
        let member = self.charter.member(name);
        let in_it = circles.iter().filter(|c| c.members.contains(name));
        Peer {
            name: name.clone(),
            standing: self.standing(name, now),
            protects_persons: member.is_some_and(|m| m.protects_persons),
            compartments: member.map(|m| m.compartments.clone()).unwrap_or_default(),
            groups: in_it.map(|c| (c.id, c.epoch)).collect(),
        }
    }

    /// The keys that a member signs with today.
    pub(crate) fn keys_of(&self, name: &NodeName) -> Vec<VerifierKey> {
        let member = self.charter.member(name);
        member.map(|m| m.signing.clone()).unwrap_or_default()
    }

    /// The keys that a member signs with, or ever did: for what stands in its own log, which a key of today vouches for.
    pub(crate) fn keys_ever_of(&self, name: &NodeName) -> Vec<VerifierKey> {
        let former = self.former.iter().filter(|(n, _)| n == name);
        let mut keys: BTreeSet<VerifierKey> = former.map(|(_, k)| k.clone()).collect();
        keys.extend(self.keys_of(name));
        keys.into_iter().collect()
    }

    /// Whom this node talks to; anybody else is nobody.
    pub(crate) fn talks_to(&self, name: &NodeName, now: Moment) -> Result<(), Fault> {
        match self.standing(name, now) {
            _ if *name == self.me => Err(Fault::NotFound),
            Standing::Member => Ok(()),
            Standing::Suspended => Err(Fault::Conflict("suspended")),
            Standing::Stranger => Err(Fault::NotFound),
        }
    }
}

/// Charters that are read at once.
const READ_AT_ONCE: usize = 200;

/// Reads the network out of the store, checking every link of the chain again; none where this node is in no network.
pub(super) fn read(tx: &mut Tx<'_>) -> Result<Option<Network>, Fault> {
    let (Some(me), Some(first)) = (facts::get(tx, ME)?, facts::get(tx, FIRST)?) else {
        return Ok(None);
    };
    let me = std::str::from_utf8(&me).ok().and_then(NodeName::parse);
    let me = me.ok_or(Fault::Internal)?;
    let first = first.try_into().map_err(|_| Fault::Internal)?;
    let mut held: Option<Charter> = None;
    let mut former = Vec::new();
    loop {
        let after = held.as_ref().map(|c| c.number);
        let some = charters::after(tx, after, READ_AT_ONCE)?;
        if some.is_empty() {
            break;
        }
        for bytes in some {
            let next = match &held {
                None => charter::begin(&bytes, &first),
                Some(before) => charter::follow(before, &bytes),
            };
            let next = next.map_err(|_| Fault::Internal)?;
            for (name, member) in &next.members {
                former.extend(member.signing.iter().map(|k| (name.clone(), k.clone())));
            }
            held = Some(next);
        }
    }
    let Some(charter) = held else { return Ok(None) };
    former.sort();
    former.dedup();
    let suspensions = charters::suspensions(tx)?.into_iter();
    // One that was made under an older charter counts no more: the newer one was agreed on by a quorum.
    let suspensions = suspensions.filter_map(|(_, b)| charter::suspension(&charter, &b).ok());
    Ok(Some(Network {
        me,
        suspensions: suspensions.collect(),
        charter,
        former,
    }))
}

/// Reads the network anew, where another process of this node, or the command line, has changed it.
pub async fn refresh_network(node: &Node) -> Result<(), Fault> {
    let mark = node.store().read("look at the network", charters::mark);
    let mark = mark.await?;
    if node
        .exchange()
        .mark
        .lock()
        .is_ok_and(|known| *known == Some(mark))
    {
        return Ok(());
    }
    let network = node.store().read_or("read the network", read).await?;
    node.set_network(network.map(Arc::new));
    if let Ok(mut known) = node.exchange().mark.lock() {
        *known = Some(mark);
    }
    Ok(())
}

/// News that may wait for one long poll before it looks anew.
/// Told: the long poll, that it missed some. Rest: it looks at the log anew.
const NEWS_WAITING_MAX: usize = 1_024;

/// What a node holds in memory of its network. A lost word of news costs one wait of a long poll.
pub(crate) struct InMemory {
    network: RwLock<Option<Arc<Network>>>,
    /// What `network` was read from.
    mark: Mutex<Option<(i64, i64)>>,
    news: broadcast::Sender<NodeName>,
}

impl Default for InMemory {
    fn default() -> InMemory {
        InMemory {
            network: RwLock::default(),
            mark: Mutex::default(),
            news: broadcast::channel(NEWS_WAITING_MAX).0,
        }
    }
}

impl Node {
    /// The network that this node is in; none where it is in no network yet.
    pub fn network(&self) -> Option<Arc<Network>> {
        // Nothing panics while it is held; if something did, what is in it is still whole.
        let held = self.exchange().network.read();
        held.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_network(&self, network: Option<Arc<Network>>) {
        let held = self.exchange().network.write();
        *held.unwrap_or_else(PoisonError::into_inner) = network;
    }

    /// Hears for which neighbour there is news, so that a long poll of its log ends.
    pub fn outbox_news(&self) -> broadcast::Receiver<NodeName> {
        self.exchange().news.subscribe()
    }

    /// Wakes the long polls of these neighbours, after a commit.
    pub(super) fn tell_neighbours<'a>(&self, peers: impl IntoIterator<Item = &'a NodeName>) {
        for peer in peers {
            // Nobody listening is no fault.
            let _ = self.exchange().news.send(peer.clone());
        }
    }

    /// The network that this node is in, for acts that need one.
    pub(crate) fn in_network(&self) -> Result<Arc<Network>, Fault> {
        self.network().ok_or(Fault::Conflict("no-network"))
    }
}
