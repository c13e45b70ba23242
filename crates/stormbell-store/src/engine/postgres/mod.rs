//! PostgreSQL: a pool of connections. An act runs on a thread made for waiting and waits there for
//! each statement, so that its closure reads the same as on SQLite.

mod cell;
mod error;
mod pool;
mod seat;

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use super::attempt::{ATTEMPTS_MAX, Attempt, attempt};
use super::context::{Context, count};
use super::error::{Error, Result};
use super::tx::{Tx, TxIn};
pub(crate) use cell::Cell;
pub(crate) use error::postgres_error;
pub(crate) use pool::connect_alone;
use pool::{Connection, Pool};
use seat::Rewritten;
pub(crate) use seat::Seat;

/// The first pause before an act is run again; it doubles up to [`PAUSE_MAX`].
const PAUSE_MIN: Duration = Duration::from_millis(2);
/// The longest pause before an act is run again.
const PAUSE_MAX: Duration = Duration::from_millis(250);

/// One isolation level is enough: with it, what is right when acts run one after the other (as on
/// SQLite) is right here too, and PostgreSQL refuses what would not be, so that it is run again.
const BEGIN_ACT: &str = "START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE";
/// A look sees one snapshot. It never conflicts, so it is never run again for that.
const BEGIN_LOOK: &str = "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// A pool of connections and what is needed to run acts on them.
#[derive(Clone)]
pub(crate) struct Postgres {
    context: Arc<Context>,
    pool: Pool,
    rewritten: Arc<Rewritten>,
}

impl Postgres {
    pub fn start(url: &str, connections: usize, context: Arc<Context>) -> Result<Postgres> {
        let pool = Pool::new(url, connections.max(1))?;
        Ok(Postgres {
            context,
            pool,
            rewritten: Arc::default(),
        })
    }

    /// Runs an act, again if others were in the way, and commits it.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, BEGIN_ACT, act).await
    }

    /// Runs a look on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, BEGIN_LOOK, look).await
    }

    pub fn close(&self) {
        self.pool.close();
    }

    async fn run<T: Send + 'static>(
        &self,
        name: &'static str,
        begin: &'static str,
        mut act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        // A connection is waited for here, so that no thread stands still for it.
        let connection = self.pool.get().await?;
        let this = self.clone();
        let handle = Handle::current();
        let work = move || this.run_blocking(&handle, connection, name, begin, &mut act);
        // The task is never cancelled, and panics of the act are caught inside.
        spawn_blocking(work).await.unwrap_or(Err(Error::Unsure))
    }

    fn run_blocking<T>(
        &self,
        handle: &Handle,
        mut connection: Connection,
        name: &'static str,
        begin: &'static str,
        act: &mut impl FnMut(&mut Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut tries = 1;
        loop {
            let error = match self.run_once(handle, &mut connection, name, begin, act) {
                Attempt::Done(value) => return Ok(value),
                Attempt::Failed(error) => return Err(error),
                Attempt::Again(error) => error,
            };
            if tries >= ATTEMPTS_MAX {
                return Err(error);
            }
            count(&self.context.counters.retries, 1);
            handle.block_on(tokio::time::sleep(pause(tries)));
            if connection.is_closed() {
                connection = handle.block_on(self.pool.get())?;
            }
            tries += 1;
        }
    }

    fn run_once<T>(
        &self,
        handle: &Handle,
        connection: &mut Connection,
        name: &'static str,
        begin: &'static str,
        act: &mut impl FnMut(&mut Tx<'_>) -> Result<T>,
    ) -> Attempt<T> {
        if let Err(error) = handle.block_on(connection.batch_execute(begin)) {
            return again(postgres_error(&error));
        }
        let seat = Seat {
            handle,
            client: connection,
            rewritten: &self.rewritten,
        };
        let mut tx = Tx::new(&self.context, TxIn::Postgres(seat));
        match attempt(name, &self.context, &mut tx, act) {
            Attempt::Done(value) => match self.commit(handle, connection, begin == BEGIN_ACT) {
                Ok(()) => Attempt::Done(value),
                Err(error) => again(error),
            },
            failed => {
                roll_back(handle, connection);
                failed
            }
        }
    }

    /// Commits. A connection that breaks here leaves the result unknown.
    fn commit(&self, handle: &Handle, connection: &mut Connection, counted: bool) -> Result<()> {
        if let Err(error) = self.context.faults.before_commit() {
            roll_back(handle, connection);
            return Err(error);
        }
        if let Err(error) = handle.block_on(connection.batch_execute("COMMIT")) {
            let known = error.as_db_error().is_some();
            let meaning = postgres_error(&error);
            // A server that shuts down may speak of itself after it has committed.
            return Err(if known && !matches!(meaning, Error::Unavailable) {
                meaning
            } else {
                connection.discard();
                Error::Unsure
            });
        }
        if counted {
            count(&self.context.counters.commits, 1);
            count(&self.context.counters.acts, 1);
        }
        self.context.faults.after_commit()
    }
}

/// Sorts a failure outside the act's own statements.
fn again<T>(error: Error) -> Attempt<T> {
    match error {
        Error::Conflict | Error::Busy | Error::Unavailable => Attempt::Again(error),
        other => Attempt::Failed(other),
    }
}

/// Rolls back; a connection on which even that fails is thrown away.
fn roll_back(handle: &Handle, connection: &mut Connection) {
    if handle
        .block_on(connection.batch_execute("ROLLBACK"))
        .is_err()
    {
        connection.discard();
    }
}

fn pause(tries: u32) -> Duration {
    PAUSE_MIN.saturating_mul(1 << tries.min(16)).min(PAUSE_MAX)
}
