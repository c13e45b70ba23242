//! Putting the house together: key, store, node, carrier, workers, door. And taking it down again.

mod behind;
mod calls;

use crate::{
    config::Config,
    demo::PlayedMail,
    moving::{Gate, Leaving},
    outside::{SystemChance, WallClock},
    ways,
};
use anyhow::{Context, bail};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use stormbell_model::{
    notice::Channel,
    outside::{Chance, bytes},
};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_service::{
    Carriers, Memory, Node, NodeConfig, NodeParts, OwnMemory, TroubleKind, WATCH_EVERY, Watch,
    look_after, make_round, must_stop, next_alarm_step, report_troubles,
};
use stormbell_store::{Error, Store, StoreConfig, facts};
use stormbell_web::{Door, phrases::Spoken, street::tls::Tls};
use tokio::sync::{Notify, watch};

/// A house that is ready to open its door.
pub struct House {
    /// The node.
    pub node: Node,
    /// Its door.
    pub door: Door,
    carriers: Carriers,
    store: Store,
    key: NodeKey,
    /// Workers hold it together while they make a round; whoever has it alone lets nobody make one.
    rounds: Arc<tokio::sync::RwLock<()>>,
    /// Counts rounds that found something: those who carry messages look then.
    found: watch::Sender<u64>,
    /// Rounds that ended, well or not.
    rounds_made: AtomicU64,
}

/// Puts the house together.
pub async fn build(config: &Config, public_url: String, demo: bool) -> anyhow::Result<House> {
    std::fs::create_dir_all(&config.data).with_context(|| {
        format!(
            "could not make the data directory {}",
            config.data.display()
        )
    })?;
    close_to_others(&config.data)?;
    let chance: Arc<dyn Chance> = Arc::new(SystemChance::new());
    let key = config.seat.read_or_make(&*chance)?;
    let keys = Arc::new(
        FieldKeys::new(std::slice::from_ref(&key)).context("could not prepare the node's key")?,
    );
    let readers = config.connections;
    let store = Store::open(StoreConfig {
        place: config.place(),
        keys: keys.clone(),
        chance: chance.clone(),
        readers,
    })
    .await
    .map_err(|error| not_opened(error, config))?;
    examine(&store, config).await?;
    check_key(&store, &key).await?;
    let clock = Arc::new(WallClock::new());
    let parts = NodeParts {
        config: node_config(config, public_url, demo),
        store: store.clone(),
        key: key.clone(),
        keys,
        clock: clock.clone(),
        chance: chance.clone(),
    };
    let node = Node::open(parts).await.context("could not open the node")?;
    let door = Door::new(node.clone(), config.behind_proxy)?;
    door.flood.press_at_least(config.least_strain);
    let carriers = if demo {
        Carriers::none().with(Arc::new(PlayedMail))
    } else {
        let push_key = ways::push_key(config, &key)?;
        door.learn_ways(ways::of_door(config, push_key.as_ref()));
        ways::carriers(ways::Parts {
            config,
            public_url: &node.config().public_url,
            phrases: Arc::new(Spoken(door.pages.clone())),
            clock,
            chance,
            push_key,
        })?
    };
    Ok(House {
        node,
        door,
        carriers,
        store,
        key,
        rounds: Arc::default(),
        found: watch::Sender::new(0),
        rounds_made: AtomicU64::new(0),
    })
}

/// A database file up to this size is read whole before the door opens; a larger one while the node works already.
/// Told: nobody. Rest: a larger file is read too, while the node serves; damage is then told on the desk.
const EXAMINED_AT_START_MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Looks for damage in the database's file. A node that found some before it opened does not open.
async fn examine(store: &Store, config: &Config) -> anyhow::Result<()> {
    let file = std::fs::metadata(config.data.join("stormbell.db"));
    if file.is_ok_and(|f| f.len() > EXAMINED_AT_START_MAX_BYTES) {
        let store = store.clone();
        // What it finds, the store remembers, and the list of troubles says it.
        tokio::spawn(async move { store.examine().await });
        return Ok(());
    }
    match store.examine().await {
        Ok(None) => Ok(()),
        Ok(Some(damage)) => Err(not_opened(Error::Corrupt(damage), config)),
        Err(error) => Err(not_opened(error, config)),
    }
}

/// Why the store is not opened, and what to do.
fn not_opened(error: Error, config: &Config) -> anyhow::Error {
    let data = config.data.display();
    let remedy = match &error {
        Error::Corrupt(_) => format!(
            "the database is damaged. Keep a copy of {data} as it is, restore the last backup, and ask for help \
             before you delete anything"
        ),
        Error::Full => format!("free space on the disk of {data} and start again"),
        Error::ReadOnly => format!("make {data} writable and start again"),
        _ => String::from("could not open the store"),
    };
    anyhow::Error::new(error).context(remedy)
}

/// The operator's decisions, as the node knows them.
pub fn node_config(config: &Config, public_url: String, demo: bool) -> NodeConfig {
    NodeConfig {
        name: config.name.clone(),
        state: config.state.clone(),
        public_url,
        default_lang: config.language,
        channels: if demo {
            vec![Channel::Mail]
        } else {
            ways::channels(config)
        },
        allow_hosts: config.channels.allow_hosts.clone(),
        emergency: config.emergency.clone(),
        demo,
    }
}

/// A store belongs to one key: with another, what was sealed would be lost and what comes new would be sealed twofold.
async fn check_key(store: &Store, key: &NodeKey) -> anyhow::Result<()> {
    let value = key_check(key);
    let fits = store
        .write("check the node's key", move |tx| {
            let known = facts::get(tx, KEY_CHECK)?;
            if known.is_none() {
                facts::set(tx, KEY_CHECK, &value)?;
            }
            let fits = known.is_none_or(|known| known == value);
            Ok((fits, crate::moving::is_owner(tx)?))
        })
        .await?;
    match fits {
        (true, true) => return Ok(()),
        (true, false) => bail!("the node was handed over to another host just now; start again"),
        (false, _) => {}
    }
    bail!(
        "the node's key does not belong to this store; give the key that this store was made with"
    )
}

/// The fact that tells whether a key belongs to a store.
pub const KEY_CHECK: &str = "node_key_check";

/// What tells one key from another without telling anything about it.
pub fn key_check(key: &NodeKey) -> Vec<u8> {
    key.derive("node key check v1").to_vec()
}

/// Closes a folder to everybody but its owner. One that is closed is left alone: it may lie on a disk that can only be
/// read, and whoever opens the store says that better.
pub fn close_to_others(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut rights = std::fs::metadata(folder)?.permissions();
    if rights.mode() & 0o777 == 0o700 {
        return Ok(());
    }
    rights.set_mode(0o700);
    std::fs::set_permissions(folder, rights).context("could not close the data directory to others")
}

/// How long a worker waits at the most before it looks at the whole again.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long a worker waits after a round that found something: what comes meanwhile is done together, and those who file
/// do not share the disk with round after round.
const BETWEEN_ROUNDS: Duration = Duration::from_millis(100);
/// As [`BETWEEN_ROUNDS`], when a round did not reach the end of what waits.
const BETWEEN_FULL_ROUNDS: Duration = Duration::from_millis(10);
/// How long a worker waits after a round that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(2);

impl House {
    /// Makes rounds until `stop` says so: when something stirs, when an alarm's step is due, and once a second.
    pub async fn work(&self, mut stop: watch::Receiver<bool>) {
        let owner = bytes::<16>(self.node.chance());
        let mut memory = Memory::default();
        loop {
            let Some(turn) = self.turn(&mut stop).await else {
                return;
            };
            let round = make_round(&self.node, &Carriers::none(), owner, &mut memory).await;
            if round.as_ref().is_ok_and(|round| round.did_something()) {
                self.found.send_modify(|n| *n += 1);
            }
            let pause = match round {
                Ok(round) if round.is_full() => BETWEEN_FULL_ROUNDS,
                Ok(round) if round.did_something() => BETWEEN_ROUNDS,
                Ok(_) => self.until_next_step().await,
                Err(fault) => {
                    // What stands in the list of troubles was said there, once.
                    if self.node.troubles().iter().any(|t| t.kind.stops_filing()) {
                        tracing::debug!(%fault, "a round failed");
                    } else {
                        tracing::warn!(%fault, "a round failed");
                    }
                    if must_stop(&self.node) {
                        tracing::error!(
                            "the store cannot say what it kept: stopping, to read it from disk"
                        );
                        return;
                    }
                    AFTER_FAILURE
                }
            };
            drop(turn);
            self.rounds_made.fetch_add(1, Ordering::Relaxed);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.node.stirred(), if pause > BETWEEN_ROUNDS => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Looks after the node itself, and after its certificate where it has one, until `stop` says so.
    pub async fn watch(&self, tls: Option<Tls>, mut stop: watch::Receiver<bool>) {
        let (mut memory, mut own) = (Watch::default(), OwnMemory::default());
        let phrases = Spoken(self.door.pages.clone());
        while let Some(turn) = self.turn(&mut stop).await {
            look_after(&self.node, &mut memory).await;
            let told = report_troubles(&self.node, &phrases, &mut own).await;
            if let Err(fault) = told {
                tracing::debug!(%fault, "a trouble of the node could not be reported");
            }
            if let Some(tls) = &tls {
                let ends_soon = crate::tls::ends_soon(tls.ends_at(), self.node.now());
                self.node.set_trouble(TroubleKind::Certificate, ends_soon);
            }
            drop(turn);
            tokio::select! {
                () = tokio::time::sleep(WATCH_EVERY) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// The node, for those who write beside the workers, with the right that they hold while they do.
    pub fn with_turns(&self) -> (Node, Arc<tokio::sync::RwLock<()>>) {
        (self.node.clone(), self.rounds.clone())
    }

    /// The right to make a round; none at a stop. While the node is handed over, nobody gets it.
    async fn turn(
        &self,
        stop: &mut watch::Receiver<bool>,
    ) -> Option<tokio::sync::OwnedRwLockReadGuard<()>> {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stopped| *stopped) => None,
            turn = self.rounds.clone().read_owned() => Some(turn),
        }
    }

    /// Whether rounds were made since the last time that this was asked. A store that is away is no lack of life, and
    /// neither is a node that is handed over: there the gate is closed, and no rounds are made.
    pub fn signs_of_life(&self, gate: Gate) -> impl FnMut() -> bool + use<'_> {
        let mut last = u64::MAX;
        move || {
            let made = self.rounds_made.load(Ordering::Relaxed);
            std::mem::replace(&mut last, made) != made || !gate.is_open()
        }
    }

    /// What the node needs to leave for another host.
    pub fn leaving(&self, settings: Option<String>, gate: Gate, end: Arc<Notify>) -> Leaving {
        Leaving {
            node: self.node.clone(),
            store: self.store.clone(),
            key: self.key.clone(),
            settings,
            gate,
            rounds: self.rounds.clone(),
            turn: Arc::default(),
            end,
            teller: crate::moving::Teller::default(),
        }
    }

    async fn until_next_step(&self) -> Duration {
        let next = next_alarm_step(&self.node).await.ok().flatten();
        let wait = next.map_or(i64::MAX, |at| at.since(self.node.now()).0.max(0));
        Duration::from_micros(wait.unsigned_abs()).min(LOOK_EVERY)
    }
}
