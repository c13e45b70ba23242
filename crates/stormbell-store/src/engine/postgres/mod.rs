//! PostgreSQL: a pool of connections, and a line in which acts wait for their turn: nearly every act
//! appends to the one journal, so running them at once would only make them conflict. An act runs on a thread made for waiting and waits there for
//! each statement, so that its closure reads the same as on SQLite.

mod cell;
mod error;
mod pool;
mod seat;

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use super::attempt::{ATTEMPTS_MAX, Attempt, BUSY_ATTEMPTS_MAX, attempt};
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

/// From this try on, acts aside that were in each other's way enter the line too.
const TRIES_ASIDE: u32 = 3;
/// The line's number among the server's advisory locks. Held by the session, and taken before the
/// transaction begins: a snapshot from before the waiting would conflict. It ends with the session,
/// and so, within seconds, with a process or a machine that dies (see the keep-alives in `pool`).
const ENTER_QUEUE: &str = "SELECT pg_advisory_lock(8391162080308618094)";
const LEAVE_QUEUE: &str = "SELECT pg_advisory_unlock(8391162080308618094)";

/// What is run in a transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A change in the line, one after the other across all processes.
    Act,
    /// A change beside the line, which conflicts if others touch the same rows.
    Aside,
    Look,
}

impl Kind {
    /// For acts one isolation level is enough: with it, what is right when acts run one after the
    /// other (as on SQLite) is right here too, and PostgreSQL refuses what would not be, so that it
    /// is run again. A look sees one snapshot and never conflicts.
    fn begin(self) -> &'static str {
        match self {
            Kind::Act | Kind::Aside => "START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE",
            Kind::Look => "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        }
    }
}

/// A pool of connections and what is needed to run acts on them.
#[derive(Clone)]
pub(crate) struct Postgres {
    context: Arc<Context>,
    pool: Pool,
    rewritten: Arc<Rewritten>,
    /// The line inside this process: only its first waits on the server, so that those behind do not
    /// hold the connections that looks need.
    line: Arc<Semaphore>,
}

impl Postgres {
    pub fn start(url: &str, connections: usize, context: Arc<Context>) -> Result<Postgres> {
        let pool = Pool::new(url, connections.max(1))?;
        Ok(Postgres {
            context,
            pool,
            rewritten: Arc::default(),
            line: Arc::new(Semaphore::new(1)),
        })
    }

    /// Runs an act when its turn in the line has come.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = self.line.clone().acquire_owned().await;
        let turn = turn.map_err(|_| Error::Unavailable)?;
        self.run(name, Kind::Act, Some(turn), act).await
    }

    /// Runs an act at once, and again if others were in the way.
    pub async fn write_aside<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, Kind::Aside, None, act).await
    }

    /// Runs a look on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, Kind::Look, None, look).await
    }

    pub fn close(&self) {
        self.line.close();
        self.pool.close();
    }

    async fn run<T: Send + 'static>(
        &self,
        name: &'static str,
        kind: Kind,
        turn: Option<OwnedSemaphorePermit>,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        // A connection is waited for here, so that no thread stands still for it.
        let connection = self.pool.get().await?;
        let (postgres, handle) = (self.clone(), Handle::current());
        let mut errand = Errand {
            postgres,
            handle,
            connection,
            name,
            kind,
            act,
        };
        // The task is never cancelled, and panics of the act are caught inside.
        let work = move || {
            let ended = errand.run();
            drop(turn);
            ended
        };
        spawn_blocking(work).await.unwrap_or(Err(Error::Unsure))
    }
}

/// One act or look on its way, on a thread that may wait.
struct Errand<F> {
    postgres: Postgres,
    handle: Handle,
    connection: Connection,
    name: &'static str,
    kind: Kind,
    act: F,
}

impl<F> Errand<F> {
    /// Tries until it is done, or until trying again makes no sense.
    fn run<T>(&mut self) -> Result<T>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T>,
    {
        let mut tries = 1;
        loop {
            let queued = match self.kind {
                Kind::Act => true,
                Kind::Aside => tries > TRIES_ASIDE,
                Kind::Look => false,
            };
            let error = match self.one_try(queued) {
                Attempt::Done(value) => return Ok(value),
                Attempt::Failed(error) => return Err(error),
                Attempt::Again(error) => error,
            };
            if tries >= tries_max(&error) {
                return Err(error);
            }
            count(&self.postgres.context.counters.retries, 1);
            self.handle.block_on(tokio::time::sleep(pause(tries)));
            if self.connection.is_closed() {
                self.connection = self.handle.block_on(self.postgres.pool.get())?;
            }
            tries += 1;
        }
    }

    /// Runs the closure once, in the line across all processes if `queued`.
    fn one_try<T>(&mut self, queued: bool) -> Attempt<T>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T>,
    {
        if queued && let Err(error) = self.say(ENTER_QUEUE) {
            return again(error);
        }
        let ended = self.in_transaction();
        // A session that ends leaves the line too.
        if queued && self.say(LEAVE_QUEUE).is_err() {
            self.connection.discard();
        }
        ended
    }

    fn in_transaction<T>(&mut self) -> Attempt<T>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T>,
    {
        if let Err(error) = self.say(self.kind.begin()) {
            return again(error);
        }
        let context = &self.postgres.context;
        let seat = Seat {
            handle: &self.handle,
            client: &self.connection,
            rewritten: &self.postgres.rewritten,
            may_write: self.kind != Kind::Look,
        };
        let mut tx = Tx::new(context, TxIn::Postgres(seat));
        match attempt(self.name, context, &mut tx, &mut self.act) {
            Attempt::Done(value) if self.kind != Kind::Look => match self.commit() {
                Ok(()) => Attempt::Done(value),
                Err(error) => again(error),
            },
            ended => {
                self.roll_back();
                ended
            }
        }
    }

    /// Commits. A connection that breaks here leaves the result unknown.
    fn commit(&mut self) -> Result<()> {
        let context = self.postgres.context.clone();
        context
            .faults
            .before_commit()
            .inspect_err(|_| self.roll_back())?;
        let ended = self
            .handle
            .block_on(self.connection.batch_execute("COMMIT"));
        if let Err(error) = ended {
            let meaning = postgres_error(&error);
            // A server that shuts down may speak of itself after it has committed.
            if error.as_db_error().is_some() && !matches!(meaning, Error::Unavailable) {
                return Err(meaning);
            }
            self.connection.discard();
            return Err(Error::Unsure);
        }
        count(&context.counters.commits, 1);
        count(&context.counters.acts, 1);
        context.faults.after_commit()
    }

    /// Rolls back; a connection on which even that fails is thrown away.
    fn roll_back(&mut self) {
        if self.say("ROLLBACK").is_err() {
            self.connection.discard();
        }
    }

    fn say(&self, sql: &str) -> Result<()> {
        let answer = self.handle.block_on(self.connection.batch_execute(sql));
        answer.map_err(|error| postgres_error(&error))
    }
}

/// Sorts a failure outside the act's own statements.
fn again<T>(error: Error) -> Attempt<T> {
    match error {
        Error::Conflict | Error::Busy | Error::Unavailable => Attempt::Again(error),
        other => Attempt::Failed(other),
    }
}

/// A slow database is not helped by asking it again and again.
fn tries_max(error: &Error) -> u32 {
    match error {
        Error::Busy => BUSY_ATTEMPTS_MAX,
        _ => ATTEMPTS_MAX,
    }
}

fn pause(tries: u32) -> Duration {
    PAUSE_MIN.saturating_mul(1 << tries.min(16)).min(PAUSE_MAX)
}
