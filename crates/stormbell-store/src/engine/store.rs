//! The store's front: named acts and looks, on whichever database was opened.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::condition::Condition;
use super::context::{Context, Figures, Place, StoreConfig};
use super::dialect::Engine;
use super::error::{Error, Result};
use super::postgres::{self, Postgres};
use super::sqlite::{self, Sqlite, open_writing};
use super::tx::Tx;
use crate::{facts, migrate};

/// The node's memory. Cloning it is cheap; all clones share the connections.
#[derive(Clone)]
pub struct Store {
    context: Arc<Context>,
    place: Arc<Backend>,
}

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Store {
    /// Opens the place, making it and bringing its schema up to date where needed.
    pub async fn open(config: StoreConfig) -> Result<Store> {
        let context = Context::new(&config);
        let place = match config.place {
            Place::Sqlite { file } => open_sqlite(file, config.readers, context.clone()).await?,
            Place::Postgres { url } => {
                migrate::postgres(&url).await?;
                let connections = u32::try_from(config.readers).unwrap_or(u32::MAX);
                Backend::Postgres(Postgres::start(&url, connections, context.clone())?)
            }
        };
        let store = Store {
            context,
            place: Arc::new(place),
        };
        tracing::info!(engine = store.engine().name(), "the store is open");
        Ok(store)
    }

    /// Opens the place as it is: no table is made and no step is run. For programs that look at a node's store from
    /// beside it (backup, doctor). [`Error::Gone`] when there is none.
    pub async fn open_as_is(config: StoreConfig) -> Result<Store> {
        let context = Context::new(&config);
        let place = match config.place {
            Place::Sqlite { file } if !file.exists() => return Err(Error::Gone),
            Place::Sqlite { file } => {
                let readers = config.readers;
                let context = context.clone();
                let start = move || Sqlite::start(&file, readers, context);
                let started = spawn_blocking(start).await;
                Backend::Sqlite(started.unwrap_or(Err(Error::Unavailable))?)
            }
            Place::Postgres { url } => {
                let connections = u32::try_from(config.readers).unwrap_or(u32::MAX);
                Backend::Postgres(Postgres::start(&url, connections, context.clone())?)
            }
        };
        Ok(Store {
            context,
            place: Arc::new(place),
        })
    }

    /// Fills a place that is empty, in one act without a limit of time: all of it is kept, or nothing. The tables are
    /// made inside the act. [`Error::Taken`] when the place is not empty.
    pub async fn fill<T, F>(config: StoreConfig, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let context = Context::new(&config);
        match config.place {
            Place::Sqlite { file } => {
                let work = move || sqlite::fill(&file, &context, act);
                spawn_blocking(work).await.unwrap_or(Err(Error::Panicked))
            }
            Place::Postgres { url } => postgres::fill(&url, context, act).await,
        }
    }

    /// Runs a named act: all of it is kept, or nothing. The answer comes when it is on disk.
    ///
    /// Acts run one after the other, in all processes of the node: nearly all of them append to the
    /// one journal. Keep them short; compute before, not inside.
    ///
    /// The closure may run several times (others may have been in the way), so it must not do
    /// anything outside `tx` that may not happen twice. An `Err` from it rolls everything back.
    pub async fn write<T, F>(&self, name: &'static str, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.noted(match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.write(name, act).await,
            Backend::Postgres(postgres) => postgres.write(name, act).await,
        })
    }

    /// Like [`Store::write`], for the acts of a group: short, and many callers wait for them. On SQLite the thread that
    /// asks may do the work itself and wait for the disk, so that nobody has to be woken.
    pub(crate) async fn write_here<T, F>(&self, name: &'static str, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.noted(match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.write_here(name, act).await,
            Backend::Postgres(postgres) => postgres.write(name, act).await,
        })
    }

    /// Like [`Store::write`], for small acts that touch neither the journal nor what journalled acts
    /// decide by: leases, sessions, counters.
    ///
    /// On PostgreSQL they do not wait in the line of the others. Where they meet on the same rows all
    /// the same, one of them is run again, so nothing goes wrong, it only takes longer.
    pub async fn write_aside<T, F>(&self, name: &'static str, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.noted(match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.write(name, act).await,
            Backend::Postgres(postgres) => postgres.write_aside(name, act).await,
        })
    }

    /// Like [`Store::write`], for an act that gives up with an error of its own.
    pub async fn write_or<T, E, F>(&self, name: &'static str, mut act: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + Sync + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let answer = self
            .write(name, move |tx| act(tx).map_err(Error::stop))
            .await;
        answer.map_err(unstop)
    }

    /// Runs a named look on one consistent snapshot that holds every act answered before.
    pub async fn read<T, F>(&self, name: &'static str, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.noted(match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.read(name, look).await,
            Backend::Postgres(postgres) => postgres.read(name, look).await,
        })
    }

    /// Like [`Store::read`], for a look of less than a millisecond: on SQLite the thread that asks may do it itself, so
    /// that nobody has to be woken.
    pub async fn read_here<T, F>(&self, name: &'static str, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.noted(match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.read_here(name, look).await,
            Backend::Postgres(postgres) => postgres.read(name, look).await,
        })
    }

    /// Runs a look that may take hours on one snapshot, without holding up anybody who writes. It is run once: what it
    /// read may have been handed on.
    pub async fn long_look<T, F>(&self, name: &'static str, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.long_look(name, look).await,
            Backend::Postgres(postgres) => postgres.long_look(name, look).await,
        }
    }

    /// Like [`Store::read`], for a look that gives up with an error of its own.
    pub async fn read_or<T, E, F>(&self, name: &'static str, mut look: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + Sync + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let answer = self
            .read(name, move |tx| look(tx).map_err(Error::stop))
            .await;
        answer.map_err(unstop)
    }

    /// Whether acts and looks can be carried out now; for the readiness page.
    pub async fn ping(&self) -> Result<()> {
        // The writing side is asked too: after an unknown commit it refuses everything.
        self.write_aside("ping", |tx| tx.query_one("SELECT 1", &[], |row| row.int(0)))
            .await?;
        self.read("ping", |tx| tx.query_one("SELECT 1", &[], |row| row.int(0)))
            .await?;
        Ok(())
    }

    /// How the store does, as far as acts and looks have met it.
    pub fn condition(&self) -> Condition {
        self.context.conditions.now()
    }

    /// Writes for a try, and waits for the disk. A store that was ill is well again when this works: `bytes` should
    /// then be more than what a log that is reused has room for.
    pub async fn probe(&self, bytes: usize) -> Result<()> {
        let content = vec![0; bytes];
        self.write_aside("probe", move |tx| facts::set(tx, "probe", &content))
            .await?;
        self.context.conditions.heal();
        Ok(())
    }

    /// Reads the whole database and says what is damaged, if anything. Takes a second or so for each gigabyte. On
    /// PostgreSQL the server looks after its own files (`initdb --data-checksums`), and nothing is found here.
    pub async fn examine(&self) -> Result<Option<String>> {
        if self.engine() == Engine::Postgres {
            return Ok(None);
        }
        let look = |tx: &mut Tx<'_>| tx.query("PRAGMA quick_check(1)", &[], |row| row.text(0));
        let said = self.read("examine the database", look).await?;
        let damage = said.into_iter().find(|line| line != "ok");
        if let Some(what) = &damage {
            let _ = self.noted::<()>(Err(Error::Corrupt(what.clone())));
        }
        Ok(damage)
    }

    /// Passes an answer on, and remembers what it says about the store.
    fn noted<T>(&self, answer: Result<T>) -> Result<T> {
        answer.inspect_err(|error| self.context.conditions.note(error))
    }

    /// Which database keeps the data.
    pub fn engine(&self) -> Engine {
        match &*self.place {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// What has been done since the store was opened.
    pub fn figures(&self) -> Figures {
        self.context.counters.figures()
    }

    /// Lets what waits finish and ends. Later acts and looks hear [`Error::Unavailable`].
    pub async fn close(&self) {
        match &*self.place {
            Backend::Sqlite(sqlite) => sqlite.close().await,
            Backend::Postgres(postgres) => postgres.close().await,
        }
    }

    /// The statements that were run since the store was opened, each with the parameters of its last run.
    #[cfg(feature = "testing")]
    pub fn statements_seen(&self) -> Vec<(String, Vec<super::Value>)> {
        self.context.seen.all()
    }

    /// Orders a failure for a test, or takes the order back; tells which was still open.
    #[cfg(feature = "testing")]
    pub fn order_fault(&self, fault: Option<super::Fault>) -> Option<super::Fault> {
        self.context.faults.order(fault)
    }
}

async fn open_sqlite(file: PathBuf, readers: usize, context: Arc<Context>) -> Result<Backend> {
    let open = move || {
        let mut connection = open_writing(&file)?;
        migrate::sqlite(&mut connection)?;
        drop(connection);
        Sqlite::start(&file, readers, context).map(Backend::Sqlite)
    };
    spawn_blocking(open)
        .await
        .unwrap_or(Err(Error::Unavailable))
}

/// Gives the act's own error back; the store's errors are turned into it.
fn unstop<E: From<Error> + Send + Sync + 'static>(error: Error) -> E {
    error.into_stop().unwrap_or_else(E::from)
}
