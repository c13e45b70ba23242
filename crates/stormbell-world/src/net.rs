//! A network of model houses: nodes under one charter, with links that a test cuts, mends, slows and mixes up. A turn of a link is what the
//! puller does on a real one, request by request; nothing here waits or sleeps.

mod keys;

pub use keys::{signed, stolen_signer};

use crate::{TestChance, TestClock, World};
use keys::{first_charter, online_signer};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use stormbell_model::{
    Moment, Span,
    exchange::{NodeName, Step},
    officer::Actor,
    outside::Clock as _,
};
use stormbell_seal::{Signer, VerifierKey};
use stormbell_service::{
    Fault,
    exchange::{self, Have},
};
use stormbell_store::testing::Bench;
use stormbell_store::{Engine, testing::ENGINES};
use stormbell_wire::charter::{Charter, Suspension, suspend};

/// How one node reaches another: who asks, and who is asked.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// Whether it is cut.
    pub is_cut: bool,
    /// After how many more requests it is cut by itself.
    pub requests_left: Option<u32>,
    /// Whether what is fetched comes in the opposite order, and twice.
    pub mixes_up: bool,
}

/// A network of model houses.
pub struct Net {
    houses: BTreeMap<NodeName, World>,
    roots: BTreeMap<NodeName, Signer>,
    charter: Mutex<Charter>,
    links: Mutex<BTreeMap<(NodeName, NodeName), Link>>,
}

/// Turns that an honest network never needs.
const TURNS_MAX: usize = 2_000;
/// Statements that are asked for at once.
const ASKED_AT_ONCE: usize = 50;

/// A name.
pub fn name(text: &str) -> NodeName {
    NodeName::parse(text).expect("a node's name")
}

impl Net {
    /// Nodes on SQLite, the first of them under a name that begins with `eu` being the centre.
    pub async fn of(names: &[&str]) -> Net {
        Net::on(Engine::Sqlite, names)
            .await
            .expect("SQLite is always there")
    }

    /// Runs `test` with nodes on each database that is installed.
    pub async fn on_each_engine<F, Fut>(names: &[&str], test: F)
    where
        F: Fn(Arc<Net>) -> Fut,
        Fut: Future<Output = ()>,
    {
        for engine in ENGINES {
            if let Some(net) = Net::on(engine, names).await {
                let net = Arc::new(net);
                test(net.clone()).await;
                let net = Arc::into_inner(net).expect("nobody else holds the network");
                for house in net.houses.into_values() {
                    house.clear_away().await;
                }
            }
        }
    }

    async fn on(engine: Engine, names: &[&str]) -> Option<Net> {
        let mut houses = BTreeMap::new();
        let mut roots = BTreeMap::new();
        for (n, text) in names.iter().enumerate() {
            let bench = Bench::open(engine).await?;
            let house = World::of_network(bench, n as u64 + 100).await;
            let root = Signer::new(&format!("{text}-root"), &[n as u8 + 1; 32]).expect("a key");
            houses.insert(name(text), house);
            roots.insert(name(text), root);
        }
        let charter = first_charter(&houses, &roots).await;
        let (bytes, sha256) = signed(&charter, roots.values().collect());
        let net = Net {
            houses,
            roots,
            charter: Mutex::new(Charter { sha256, ..charter }),
            links: Mutex::default(),
        };
        for (name, house) in &net.houses {
            let ctx = house.ctx(Actor::Node);
            let joined = exchange::begin_network(&ctx, name.clone(), &bytes, &sha256).await;
            joined.expect("the charter is good");
        }
        Some(net)
    }

    /// One house.
    pub fn at(&self, text: &str) -> &World {
        &self.houses[&name(text)]
    }

    /// All names.
    pub fn names(&self) -> Vec<NodeName> {
        self.houses.keys().cloned().collect()
    }

    /// Puts another house in the place of one: what came back from a backup. Gives the one that stood there.
    pub fn replace(&mut self, text: &str, house: World) -> World {
        let before = self.houses.insert(name(text), house);
        before.expect("a house of the network")
    }

    /// Changes how `from` reaches `to`.
    pub fn link(&self, from: &str, to: &str, change: impl FnOnce(&mut Link)) {
        let mut links = self.links.lock().unwrap();
        change(links.entry((name(from), name(to))).or_default());
    }

    /// Cuts a node off, in both directions, or mends all its links.
    pub fn cut_off(&self, who: &str, is_cut: bool) {
        for other in self.names() {
            let other = other.as_str();
            if other != who {
                self.link(who, other, |l| l.is_cut = is_cut);
                self.link(other, who, |l| l.is_cut = is_cut);
            }
        }
    }

    /// Time passes everywhere.
    pub async fn advance(&self, span: Span) {
        for house in self.houses.values() {
            house.clock.advance(span);
        }
        self.settle().await;
    }

    /// Lets every node do what is due, and every link carry what it can, until nothing moves any more.
    pub async fn settle(&self) {
        for _ in 0..TURNS_MAX {
            for house in self.houses.values() {
                house.settle().await;
            }
            let mut moved = false;
            for to in self.names() {
                for from in self.names() {
                    moved |= to != from && self.pull(to.as_str(), from.as_str()).await;
                }
            }
            if !moved {
                return;
            }
        }
        panic!("the network finds no end");
    }

    /// Spends one request on the link by which `who` asks `whom`. False: it did not get through.
    fn gets_through(&self, who: &NodeName, whom: &NodeName) -> bool {
        let mut links = self.links.lock().unwrap();
        let link = links.entry((who.clone(), whom.clone())).or_default();
        if let Some(left) = &mut link.requests_left {
            if *left == 0 {
                link.is_cut = true;
                link.requests_left = None;
            } else {
                *left -= 1;
            }
        }
        !link.is_cut
    }

    /// `to` asks `from` for what is new, as the puller does. Tells whether anything moved.
    pub async fn pull(&self, to: &str, from: &str) -> bool {
        // What fails is tried again in the next turn, as on a real link.
        self.try_pull(&name(to), &name(from)).await.unwrap_or(false)
    }

    /// The same; an error is what the one who asks would see.
    pub async fn try_pull(&self, to: &NodeName, from: &NodeName) -> Result<bool, Fault> {
        let (here, there) = (&self.houses[to].node, &self.houses[from].node);
        let through = || self.gets_through(to, from);
        let mut moved = false;
        if !through() {
            return Ok(false);
        }
        moved |= self.follow_charter(to, from).await;
        let extent = match exchange::follow_state(here, from).await? {
            exchange::Follow::Well(extent) => extent,
            exchange::Follow::Quarantined { .. } => return Ok(moved),
        };
        let have = Have {
            epoch: extent.epoch,
            size: extent.size,
        };
        let offered = exchange::offer(there, to, have).await?;
        exchange::heard_from(here, from).await?;
        match exchange::hear_offer(here, from, &offered).await? {
            Step::Wait => {}
            Step::Quarantine(_) => return Ok(true),
            Step::Fetch { from: at, until } => {
                moved = true;
                let mut at = at;
                while at < until {
                    if !through() {
                        return Ok(moved);
                    }
                    let page = exchange::entries(there, to, offered.epoch, at, 40).await?;
                    let taken = exchange::take_entries(here, from, page).await?;
                    if matches!(taken.step, Step::Quarantine(_)) {
                        return Ok(moved);
                    }
                    at = taken.have.size;
                }
            }
            Step::GiveBack { from: at, .. } => {
                self.give_back(to, from, at).await?;
                return Ok(true);
            }
        }
        moved |= self.fetch(to, from).await?;
        moved |= self.receipt(to, from).await?;
        Ok(moved)
    }

    async fn follow_charter(&self, to: &NodeName, from: &NodeName) -> bool {
        let (here, there) = (&self.houses[to], &self.houses[from].node);
        let number = here.node.network().map(|n| n.charter.number);
        let next = exchange::charters_after(there, number).await;
        let mut moved = false;
        for bytes in next.unwrap_or_default() {
            moved |= exchange::follow_charter(&here.ctx(Actor::Node), &bytes)
                .await
                .is_ok();
        }
        moved
    }

    async fn give_back(&self, to: &NodeName, from: &NodeName, at: u64) -> Result<(), Fault> {
        let (here, there) = (&self.houses[to].node, &self.houses[from].node);
        let mut at = at;
        loop {
            if !self.gets_through(to, from) {
                return Ok(());
            }
            let piece = exchange::to_give_back(here, from, at).await?;
            at += piece.entries.len() as u64;
            let is_last = piece.note.is_some();
            exchange::hear_given_back(there, to, piece).await?;
            if is_last {
                return Ok(());
            }
        }
    }

    async fn fetch(&self, to: &NodeName, from: &NodeName) -> Result<bool, Fault> {
        let (here, there) = (&self.houses[to].node, &self.houses[from].node);
        let mut moved = false;
        loop {
            let asked = exchange::wanted(here, from, ASKED_AT_ONCE).await?;
            if asked.is_empty() || !self.gets_through(to, from) {
                return Ok(moved);
            }
            let mut carried = exchange::fetch(there, to, &asked).await?;
            let mixes_up = {
                let links = self.links.lock().unwrap();
                links
                    .get(&(to.clone(), from.clone()))
                    .is_some_and(|l| l.mixes_up)
            };
            if mixes_up {
                carried.reverse();
                let again = carried.clone();
                carried.extend(again);
            }
            let applied = exchange::apply(here, from, &asked, carried).await?;
            moved |= applied.applied + applied.held + applied.refused > 0;
        }
    }

    async fn receipt(&self, to: &NodeName, from: &NodeName) -> Result<bool, Fault> {
        let (here, there) = (&self.houses[to].node, &self.houses[from].node);
        let mut moved = false;
        while let Some(receipt) = exchange::receipt_for(here, from).await? {
            if !self.gets_through(to, from) {
                return Ok(moved);
            }
            exchange::hear_receipt(there, to, &receipt.bytes).await?;
            exchange::receipt_told(here, from, receipt).await?;
            moved = true;
        }
        Ok(moved)
    }

    /// Makes the next charter, signed by everybody, and lets one node follow it: the others hear of it by their links.
    pub async fn next_charter(&self, at: &str, change: impl FnOnce(&mut Charter)) {
        let before = self.charter.lock().unwrap().clone();
        let mut next = Charter {
            number: before.number + 1,
            previous: Some(before.sha256),
            ..before
        };
        change(&mut next);
        let (bytes, sha256) = signed(&next, self.roots.values().collect());
        *self.charter.lock().unwrap() = Charter { sha256, ..next };
        let ctx = self.at(at).ctx(Actor::Node);
        let followed = exchange::follow_charter(&ctx, &bytes).await;
        followed.expect("the charter follows");
    }

    /// The charter that was made last.
    pub fn charter(&self) -> Charter {
        self.charter.lock().unwrap().clone()
    }

    /// Two nodes suspend a member from now on; every node hears of it at once.
    pub async fn suspend(&self, member: &str, by: [&str; 2], span: Span) {
        let charter = self.charter();
        let now = self.at(by[0]).clock.now();
        let suspension = Suspension {
            member: name(member),
            from: now,
            until: now.plus(span),
            reason: String::from("a key was stolen"),
        };
        let mut signers = by.iter().map(|b| online_signer(self.number_of(b)));
        let first = signers.next().expect("two");
        let mut envelope = suspend(&charter, &suspension, &first);
        for signer in signers {
            envelope = envelope.and_sign(&signer);
        }
        let bytes = envelope.write();
        for house in self.houses.values() {
            let ctx = house.ctx(Actor::Node);
            let followed = exchange::follow_suspension(&ctx, &bytes).await;
            followed.expect("the suspension counts");
        }
    }

    fn number_of(&self, text: &str) -> (u64, VerifierKey) {
        let house = self.at(text);
        (house.seed(), house.node.verifier())
    }
}

impl World {
    /// A house of a network, with a key, a clock and chance of its own.
    async fn of_network(bench: Bench, seed: u64) -> World {
        let begin = Moment::parse_rfc3339(crate::BEGINNING).expect("a moment");
        let clock = Arc::new(TestClock::at(begin));
        let chance = Arc::new(TestChance::seeded(seed * 7_919));
        World::keyed(bench, clock, Arc::default(), chance, seed).await
    }

    /// The seed of the node's key.
    pub fn seed(&self) -> u64 {
        self.key_seed
    }
}
