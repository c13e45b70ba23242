//! One act or look on its way through PostgreSQL: its turn in the line, its transaction, its tries.

use std::time::Duration;

use tokio::runtime::Handle;

use super::later::Later;
use super::pool::Connection;
use super::seat::Seat;
use super::{Postgres, postgres_error};
use crate::engine::attempt::{ATTEMPTS_MAX, Attempt, BUSY_ATTEMPTS_MAX, attempt};
use crate::engine::context::count;
use crate::engine::error::{Error, Result};
use crate::engine::tx::{Tx, TxIn};

/// The first pause before an act is run again; it doubles up to [`PAUSE_MAX`].
const PAUSE_MIN: Duration = Duration::from_millis(2);
/// The longest pause before an act is run again.
/// Told: nobody. Rest: the act is run again.
const PAUSE_MAX: Duration = Duration::from_millis(250);

/// From this try on, acts aside that were in each other's way enter the line too.
const TRIES_ASIDE: u32 = 3;
/// The line's number among the server's advisory locks. Held by the session, and taken before the
/// transaction begins: a snapshot from before the waiting would conflict. It ends with the session,
/// and so, within seconds, with a process or a machine that dies (see the keep-alives in `pool`).
const ENTER_LINE: &str = "SELECT pg_advisory_lock(8391162080308618094)";
const LEAVE_LINE: &str = "SELECT pg_advisory_unlock(8391162080308618094)";

/// What is run in a transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A change in the line, one after the other across all processes.
    Act,
    /// A change beside the line, which conflicts if others touch the same rows.
    Aside,
    Look,
    /// A look that may take hours: no limit of time, and never run again, because what it read has been handed on.
    LongLook,
}

impl Kind {
    /// For acts one isolation level is enough: with it, what is right when acts run one after the
    /// other (as on SQLite) is right here too, and PostgreSQL refuses what would not be, so that it
    /// is run again. A look sees one snapshot and never conflicts.
    fn begin(self) -> &'static str {
        match self {
            Kind::Act | Kind::Aside => "START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE",
            Kind::Look => "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
            Kind::LongLook => {
                "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; \
                 SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
            }
        }
    }

    fn may_write(self) -> bool {
        matches!(self, Kind::Act | Kind::Aside)
    }
}

/// One act or look, on a thread that may wait.
pub(super) struct Errand<F> {
    pub postgres: Postgres,
    pub handle: Handle,
    pub connection: Connection,
    pub name: &'static str,
    pub kind: Kind,
    pub act: F,
}

impl<F> Errand<F> {
    /// Tries until it is done, or until trying again makes no sense.
    pub fn run<T>(&mut self) -> Result<T>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T>,
    {
        let mut tries = 1;
        loop {
            let error = match self.one_try(self.is_queued(tries)) {
                Attempt::Done(value) => return Ok(value),
                Attempt::Failed(error) => return Err(error),
                Attempt::Again(error) => error,
            };
            if tries >= tries_max(&error) || self.kind == Kind::LongLook {
                return Err(error);
            }
            count(&self.postgres.context.counters.retries, 1);
            self.handle.block_on(tokio::time::sleep(pause(tries)));
            if self.connection.is_closed() {
                self.connection.free();
                self.connection = self.handle.block_on(self.postgres.pool.get())?;
            }
            tries += 1;
        }
    }

    /// Whether this try waits in the line across all processes.
    fn is_queued(&self, tries: u32) -> bool {
        match self.kind {
            Kind::Act => true,
            Kind::Aside => tries > TRIES_ASIDE,
            Kind::Look | Kind::LongLook => false,
        }
    }

    /// Runs the closure once, in a transaction of its own.
    fn one_try<T>(&mut self, queued: bool) -> Attempt<T>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T>,
    {
        if let Err(error) = self.begin(queued) {
            return again(error);
        }
        let later = Later::default();
        let seat = Seat {
            handle: &self.handle,
            client: &self.connection,
            rewritten: &self.postgres.rewritten,
            later: &later,
            may_write: self.kind.may_write(),
        };
        let context = &self.postgres.context;
        let mut tx = Tx::new(context, TxIn::Postgres(seat));
        match attempt(self.name, context, &mut tx, &mut self.act) {
            Attempt::Done(value) if self.kind.may_write() => match self.commit(queued, &later) {
                Ok(()) => Attempt::Done(value),
                Err(error) => again(error),
            },
            ended => {
                self.roll_back(queued);
                ended
            }
        }
    }

    /// Waits for the turn and begins, both in one message. Where one of them fails, the connection is
    /// thrown away, and with it whatever the other did.
    fn begin(&mut self, queued: bool) -> Result<()> {
        let client = &self.connection;
        let begin = client.batch_execute(self.kind.begin());
        let ended = self.handle.block_on(async {
            if !queued {
                return begin.await;
            }
            let enter = client.batch_execute(ENTER_LINE);
            let (entered, begun) = tokio::join!(biased; enter, begin);
            entered.and(begun)
        });
        ended.map_err(|error| {
            self.connection.discard();
            postgres_error(&error)
        })
    }

    /// Sends the rows that wait, ends the transaction and the turn, all in one message. Where a row fails, the server
    /// takes the commit for a rollback, and the failure is what the caller hears. A session that ends leaves the line
    /// too, so a connection on which leaving fails is thrown away.
    fn end(&mut self, how: &str, queued: bool, later: &Later) -> Result<(), tokio_postgres::Error> {
        let client = &self.connection;
        let (ended, left) = self.handle.block_on(async {
            // Where they cannot even be prepared nothing is committed: the connection goes, and with it the transaction.
            let ready = match later.ready(client).await {
                Ok(ready) => ready,
                Err(error) => return (Err(error), false),
            };
            let (rows, end) = (ready.send(client), client.batch_execute(how));
            if !queued {
                let (sent, ended) = tokio::join!(biased; rows, end);
                return (sent.and(ended), true);
            }
            let leave = client.batch_execute(LEAVE_LINE);
            let (sent, ended, left) = tokio::join!(biased; rows, end, leave);
            (sent.and(ended), left.is_ok())
        });
        if !left {
            self.connection.discard();
        }
        ended
    }

    /// Commits. A connection that breaks here leaves the result unknown.
    fn commit(&mut self, queued: bool, later: &Later) -> Result<()> {
        let context = self.postgres.context.clone();
        let refused = context.faults.before_commit();
        refused.inspect_err(|_| self.roll_back(queued))?;
        if let Err(error) = self.end("COMMIT", queued, later) {
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
    fn roll_back(&mut self, queued: bool) {
        if self.end("ROLLBACK", queued, &Later::default()).is_err() {
            self.connection.discard();
        }
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
