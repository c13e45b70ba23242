//! Made-up nodes on real sockets of this machine: each has a door, pullers, and a memory instead of a database.

use crate::keys::key;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use stormbell_link::{
    pull,
    relay::Carrier,
    server::{Door, Hints, Room},
    station::*,
};
use stormbell_model::{
    Moment,
    exchange::{NodeName, StatementId},
};
use tokio::{
    net::TcpListener,
    sync::{broadcast, watch},
};

/// What a made-up node remembers.
#[derive(Default)]
pub struct Memory {
    /// What it tells each peer, as entries.
    pub outbox: BTreeMap<NodeName, Vec<StatementId>>,
    /// How much of each peer's outbox it has, and what of it was applied, how often.
    pub have: BTreeMap<NodeName, u64>,
    /// What is wanted of each peer.
    pub wanted: BTreeMap<NodeName, Vec<StatementId>>,
    /// What was applied, how often.
    pub applied: BTreeMap<StatementId, usize>,
    /// Receipts to be told.
    pub receipts: BTreeMap<NodeName, Vec<Vec<u8>>>,
    /// Receipts heard.
    pub heard: Vec<(NodeName, Vec<u8>)>,
    /// What was given back to it.
    pub given_back: Vec<GivenBack>,
    /// Who has cosigned its journal, and how.
    pub witnessed: BTreeMap<NodeName, String>,
    /// Charters heard.
    pub charters: Vec<Vec<u8>>,
}

/// A made-up node.
#[derive(Clone)]
pub struct Made {
    pub name: NodeName,
    pub seed: u8,
    pub memory: Arc<Mutex<Memory>>,
    pub town: Arc<Mutex<HashMap<NodeName, Neighbour>>>,
    pub charter: Arc<Mutex<CharterState>>,
    news: broadcast::Sender<NodeName>,
    /// Moves whenever the memory does.
    pub moved: watch::Sender<u64>,
}

pub fn name(text: &str) -> NodeName {
    NodeName::parse(text).unwrap()
}

/// The `n`th statement of somebody.
pub fn id(n: usize) -> StatementId {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&n.to_be_bytes());
    StatementId(bytes)
}

impl Made {
    pub fn new(text: &str, seed: u8) -> Made {
        Made {
            name: name(text),
            seed,
            memory: Arc::default(),
            town: Arc::default(),
            charter: Arc::default(),
            news: broadcast::channel(64).0,
            moved: watch::Sender::new(0),
        }
    }

    /// Learns of another one, at an address.
    pub fn knows(&self, other: &Made, endpoints: &[SocketAddr]) {
        let neighbour = Neighbour {
            name: other.name.clone(),
            pins: BTreeSet::from([key(other.seed).pin()]),
            endpoints: endpoints.iter().map(ToString::to_string).collect(),
            is_centre: other.name.as_str() == "eu",
            is_suspended: false,
        };
        self.town
            .lock()
            .unwrap()
            .insert(other.name.clone(), neighbour);
    }

    pub fn suspends(&self, other: &str, is_suspended: bool) {
        let mut town = self.town.lock().unwrap();
        town.get_mut(&name(other)).unwrap().is_suspended = is_suspended;
    }

    /// Says something to another one.
    pub fn says(&self, to: &str, what: StatementId) {
        self.with(|m| m.outbox.entry(name(to)).or_default().push(what));
        let _ = self.news.send(name(to));
    }

    pub fn with<T>(&self, work: impl FnOnce(&mut Memory) -> T) -> T {
        let done = work(&mut self.memory.lock().unwrap());
        self.moved.send_modify(|n| *n += 1);
        done
    }

    /// Waits for a state of the memory.
    pub async fn until(&self, is_so: impl Fn(&Memory) -> bool) {
        let mut moved = self.moved.subscribe();
        while !is_so(&self.memory.lock().unwrap()) {
            moved.changed().await.unwrap();
        }
    }

    /// Opens its door at a socket of this machine.
    pub async fn opens(&self, carries: bool) -> (SocketAddr, Hints) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let hints = Hints::default();
        let carrier = carries.then(Carrier::default);
        let room = Room::new(self.clone(), hints.clone(), carrier);
        let door = Door::new(&key(self.seed), room).unwrap();
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(async move {
            door.serve(Arc::new(listener), stopped).await;
            drop(stop);
        });
        (at, hints)
    }

    /// Begins to pull; ends with the test's runtime.
    pub fn pulls(&self, hints: Hints) {
        let (stop, stopped) = watch::channel(false);
        let (station, own) = (self.clone(), Arc::new(key(self.seed)));
        tokio::spawn(async move {
            pull::pull(station, own, hints, stopped).await;
            drop(stop);
        });
    }
}

fn entry(id: &StatementId) -> Vec<u8> {
    id.to_string().into_bytes()
}

fn note(epoch: u32, size: u64) -> String {
    format!("{epoch} {size}")
}

impl Station for Made {
    type Receipt = Vec<u8>;

    fn neighbours(&self) -> Vec<Neighbour> {
        self.town.lock().unwrap().values().cloned().collect()
    }
    fn by_pin(&self, pin: &[u8; 32]) -> Option<(NodeName, bool)> {
        let town = self.town.lock().unwrap();
        let found = town.values().find(|n| n.pins.contains(pin));
        found.map(|n| (n.name.clone(), n.is_suspended))
    }
    fn news(&self) -> broadcast::Receiver<NodeName> {
        self.news.subscribe()
    }
    fn now(&self) -> Moment {
        Moment(0)
    }
    fn chance(&self, out: &mut [u8]) {
        out.fill(0);
    }
    fn charter_state(&self) -> CharterState {
        *self.charter.lock().unwrap()
    }
    async fn charters_after(&self, number: u64) -> Done<Signed> {
        Ok(Signed {
            charters: vec![format!("charter {}", number + 1).into_bytes()],
            suspensions: Vec::new(),
        })
    }
    async fn offer(&self, peer: &NodeName, _: Have) -> Done<Offered> {
        let size = self
            .memory
            .lock()
            .unwrap()
            .outbox
            .get(peer)
            .map_or(0, Vec::len) as u64;
        Ok(Offered {
            have: Have { epoch: 0, size },
            note: note(0, size),
            first: None,
        })
    }
    async fn entries(&self, peer: &NodeName, epoch: u32, from: u64, max: usize) -> Done<Page> {
        let memory = self.memory.lock().unwrap();
        let all = memory.outbox.get(peer).ok_or(Refusal::NotFound)?;
        let some = all.iter().skip(from as usize).take(max);
        let entries: Vec<Vec<u8>> = some.map(entry).collect();
        Ok(Page {
            note: note(epoch, from + entries.len() as u64),
            epoch,
            from,
            entries,
        })
    }
    async fn fetch(&self, peer: &NodeName, ids: Vec<StatementId>) -> Done<Vec<Carried>> {
        let memory = self.memory.lock().unwrap();
        let mine = memory.outbox.get(peer).cloned().unwrap_or_default();
        let carried = ids.into_iter().filter(|id| mine.contains(id));
        Ok(carried
            .map(|id| Carried {
                id,
                envelope: id.to_string().into_bytes(),
                body: None,
            })
            .collect())
    }
    async fn hear_receipt(&self, peer: &NodeName, bytes: Vec<u8>) -> Done<()> {
        self.with(|m| m.heard.push((peer.clone(), bytes)));
        Ok(())
    }
    async fn hear_given_back(&self, _: &NodeName, given: GivenBack) -> Done<()> {
        self.with(|m| m.given_back.push(given));
        Ok(())
    }
    async fn witness(&self, _: &NodeName, asked: AddCheckpoint) -> Done<String> {
        Ok(format!("seen {}\n", asked.old))
    }
    async fn have(&self, peer: &NodeName) -> Done<Option<Have>> {
        let size = self.memory.lock().unwrap().have.get(peer).copied();
        let size = size.unwrap_or(0);
        Ok(Some(Have { epoch: 0, size }))
    }
    async fn hear_charters(&self, newer: Signed) -> Done<()> {
        self.charter.lock().unwrap().number += newer.charters.len() as u64;
        self.with(|m| m.charters.extend(newer.charters));
        Ok(())
    }
    async fn hear_offer(&self, peer: &NodeName, note: String, _: Option<Vec<u8>>) -> Done<Todo> {
        let (epoch, size) = note.split_once(' ').ok_or(Refusal::Malformed)?;
        let (epoch, size): (u32, u64) = (epoch.parse().unwrap(), size.parse().unwrap());
        let have = self.memory.lock().unwrap().have.get(peer).copied();
        let have = have.unwrap_or(0);
        Ok(match size.cmp(&have) {
            std::cmp::Ordering::Equal => Todo::Wait,
            std::cmp::Ordering::Greater => Todo::Fetch(epoch, have, size),
            std::cmp::Ordering::Less => Todo::GiveBack(size),
        })
    }
    async fn take_entries(&self, peer: &NodeName, page: Page) -> Done<Todo> {
        self.with(|m| {
            let have = m.have.entry(peer.clone()).or_default();
            assert_eq!(*have, page.from, "entries come in order");
            *have += page.entries.len() as u64;
            let ids = page.entries.iter().map(|e| std::str::from_utf8(e).unwrap());
            let ids = ids.map(|text| StatementId::parse(text).unwrap());
            m.wanted.entry(peer.clone()).or_default().extend(ids);
            let stored = format!("stored {}", page.note).into_bytes();
            m.receipts.entry(peer.clone()).or_default().push(stored);
        });
        Ok(Todo::Wait)
    }
    async fn wanted(&self, peer: &NodeName, max: usize) -> Done<Vec<StatementId>> {
        let memory = self.memory.lock().unwrap();
        let all = memory.wanted.get(peer).cloned().unwrap_or_default();
        Ok(all.into_iter().take(max).collect())
    }
    async fn apply(
        &self,
        peer: &NodeName,
        asked: Vec<StatementId>,
        carried: Vec<Carried>,
    ) -> Done<usize> {
        self.with(|m| {
            for one in &carried {
                assert!(asked.contains(&one.id));
                *m.applied.entry(one.id).or_default() += 1;
            }
            let wanted = m.wanted.entry(peer.clone()).or_default();
            wanted.retain(|id| !asked.contains(id));
        });
        Ok(carried.len())
    }
    async fn receipt_for(&self, peer: &NodeName) -> Done<Option<(Vec<u8>, Vec<u8>)>> {
        let memory = self.memory.lock().unwrap();
        let first = memory.receipts.get(peer).and_then(|all| all.first());
        Ok(first.map(|r| (r.clone(), r.clone())))
    }
    async fn receipt_told(&self, peer: &NodeName, bytes: Vec<u8>) -> Done<()> {
        self.with(|m| {
            let all = m.receipts.entry(peer.clone()).or_default();
            all.retain(|one| *one != bytes);
        });
        Ok(())
    }
    async fn give_back(&self, peer: &NodeName, from: u64) -> Done<GivenBack> {
        let have = self.memory.lock().unwrap().have[peer];
        // Two at a time.
        let until = (from + 2).min(have);
        Ok(GivenBack {
            epoch: 0,
            from,
            entries: (from..until).map(|n| entry(&id(n as usize))).collect(),
            statements: Vec::new(),
            note: (until == have).then(|| note(0, have)),
        })
    }
    async fn ask_witness(&self, peer: &NodeName) -> Done<Option<AddCheckpoint>> {
        let witnessed = self.memory.lock().unwrap().witnessed.contains_key(peer);
        Ok((!witnessed).then(|| AddCheckpoint {
            old: 4,
            proof: Vec::new(),
            note: "journal\n".into(),
        }))
    }
    async fn hear_witness(&self, peer: &NodeName, cosigned: String) -> Done<()> {
        self.with(|m| m.witnessed.insert(peer.clone(), cosigned));
        Ok(())
    }
    async fn heard_from(&self, _: &NodeName) {}
    async fn may_pull(&self) -> bool {
        true
    }
}
