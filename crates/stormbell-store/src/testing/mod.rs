//! For tests of this crate and of others (feature `testing`): a fresh, migrated store on each
//! database. SQLite lives in a temporary folder; PostgreSQL is a private cluster of this process.
//!
//! Where PostgreSQL is not installed its half is skipped with a message, unless the environment says
//! `STORMBELL_TEST_POSTGRES=required`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot begin has failed"
)]

mod cluster;
pub mod escalations;
pub mod harm;
pub mod older;
pub mod server;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use stormbell_model::outside::Chance;
use stormbell_seal::{FieldKeys, NodeKey};

use crate::{Engine, Place, Store, StoreConfig};

/// Both databases.
pub const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];
/// Connections of a test's store.
const READERS: usize = 4;

/// Runs `test` on a fresh store of each database, one after the other.
pub async fn each_engine<F, Fut>(test: F)
where
    F: Fn(Store) -> Fut,
    Fut: Future<Output = ()>,
{
    each_bench(|bench| test(bench.store.clone())).await;
}

/// Like [`each_engine`], for tests that also open the same place again.
pub async fn each_bench<F, Fut>(test: F)
where
    F: Fn(Bench) -> Fut,
    Fut: Future<Output = ()>,
{
    for engine in ENGINES {
        if let Some(bench) = Bench::open(engine).await {
            test(bench.clone()).await;
            bench.clear_away().await;
        }
    }
}

/// A fresh store and where it is.
#[derive(Clone)]
pub struct Bench {
    /// The open store.
    pub store: Store,
    /// How it was opened.
    pub config: StoreConfig,
    /// Removed with the last clone.
    _folder: Arc<Folder>,
}

impl Bench {
    /// Makes a fresh store; `None` when that database is not installed and need not be.
    pub async fn open(engine: Engine) -> Option<Bench> {
        let (config, folder) = fresh_place(engine, Start::Migrated).await?;
        let store = Store::open(config.clone()).await.expect("the store opens");
        Some(Bench {
            store,
            config,
            _folder: Arc::new(folder),
        })
    }

    /// Opens a place that was filled, made by [`empty_place`].
    pub async fn at(config: StoreConfig, folder: Folder) -> Bench {
        let store = Store::open(config.clone()).await.expect("the store opens");
        Bench {
            store,
            config,
            _folder: Arc::new(folder),
        }
    }

    /// Opens the same place once more, as another process or the next start would.
    pub async fn open_again(&self) -> Store {
        Store::open(self.config.clone())
            .await
            .expect("the store opens again")
    }

    /// Closes the store and removes what PostgreSQL keeps for it.
    pub async fn clear_away(self) {
        self.store.close().await;
        if let Place::Postgres { url } = &self.config.place {
            cluster::drop_database(url).await;
        }
    }
}

/// A place without any table, as before the very first start; `None` when that database is not
/// installed and need not be. The folder is removed when dropped.
pub async fn empty_place(engine: Engine) -> Option<(StoreConfig, Folder)> {
    fresh_place(engine, Start::Empty).await
}

/// What a fresh place holds.
#[derive(Clone, Copy)]
enum Start {
    Empty,
    Migrated,
}

async fn fresh_place(engine: Engine, start: Start) -> Option<(StoreConfig, Folder)> {
    let folder = Folder::fresh();
    let place = match engine {
        // Migrated when it is opened.
        Engine::Sqlite => Place::Sqlite {
            file: folder.path().join("node.db"),
        },
        Engine::Postgres => Place::Postgres {
            url: cluster::fresh_database(start).await?,
        },
    };
    Some((config(place), folder))
}

/// A configuration for tests: a fixed key and a chance that is the same on every run.
pub fn config(place: Place) -> StoreConfig {
    let chance = SeededChance::new(7);
    let keys = FieldKeys::new(&[NodeKey::generate(&chance)]).expect("one key is enough");
    StoreConfig {
        place,
        keys: Arc::new(keys),
        chance: Arc::new(chance),
        readers: READERS,
    }
}

/// Bytes that look random and are the same on every run. Not for keys that matter.
#[derive(Debug)]
pub struct SeededChance(Mutex<u64>);

impl SeededChance {
    /// A source that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        SeededChance(Mutex::new(seed))
    }
}

impl Chance for SeededChance {
    fn fill(&self, out: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for chunk in out.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            chunk.copy_from_slice(&mixed(*state).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The mixing step of SplitMix64.
fn mixed(state: u64) -> u64 {
    let a = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    b ^ (b >> 31)
}

/// A temporary folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes a folder that nobody else has.
    pub fn fresh() -> Folder {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("stormbell-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // Left over from a process with the same number that was killed.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is in the temporary folder, and the test's result does not depend on it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
