//! What every act of one store shares: keys, chance, counters, and the faults that tests inject.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use stormbell_model::outside::Chance;
use stormbell_seal::FieldKeys;

use super::condition::Conditions;
use super::faults::Faults;
use super::seen::Seen;

/// Where the data is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// One SQLite file (with its `-wal` and `-shm` beside it); made if missing.
    Sqlite {
        /// The file; its folder must exist.
        file: PathBuf,
    },
    /// A PostgreSQL database.
    Postgres {
        /// A `postgres://` address or a `key=value` text. May hold a password: never logged.
        url: String,
    },
}

/// Shows the engine only: an address may hold a password.
impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Place::Sqlite { .. } => "sqlite",
            Place::Postgres { .. } => "postgres",
        })
    }
}

/// What a store needs to open.
#[derive(Clone)]
pub struct StoreConfig {
    /// Where the data is.
    pub place: Place,
    /// The node's keys for sealed columns, handed to every act.
    pub keys: Arc<FieldKeys>,
    /// The source of unpredictable bytes, handed to every act.
    pub chance: Arc<dyn Chance>,
    /// SQLite: connections that only read. PostgreSQL: connections in all. At least 1.
    pub readers: usize,
}

/// Shared by all connections of one store.
pub(crate) struct Context {
    pub keys: Arc<FieldKeys>,
    pub chance: Arc<dyn Chance>,
    pub faults: Faults,
    pub seen: Seen,
    pub counters: Counters,
    pub conditions: Conditions,
}

impl Context {
    pub fn new(config: &StoreConfig) -> Arc<Context> {
        Arc::new(Context {
            keys: config.keys.clone(),
            chance: config.chance.clone(),
            faults: Faults::default(),
            seen: Seen::default(),
            counters: Counters::default(),
            conditions: Conditions::default(),
        })
    }
}

/// Counters that only go up, for the metrics page and for tests.
#[derive(Default)]
pub(crate) struct Counters {
    pub commits: AtomicU64,
    pub acts: AtomicU64,
    pub retries: AtomicU64,
    pub panics: AtomicU64,
}

/// What a store has done since it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Commits that reached the disk; with shared commits fewer than acts.
    pub commits: u64,
    /// Acts that were kept.
    pub acts: u64,
    /// Times an act was run again after a conflict or a lost connection.
    pub retries: u64,
    /// Acts that panicked.
    pub panics: u64,
}

impl Counters {
    pub fn figures(&self) -> Figures {
        let now = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Figures {
            commits: now(&self.commits),
            acts: now(&self.acts),
            retries: now(&self.retries),
            panics: now(&self.panics),
        }
    }
}

/// Moves a counter up by `by`.
pub(crate) fn count(counter: &AtomicU64, by: u64) {
    counter.fetch_add(by, Ordering::Relaxed);
}
