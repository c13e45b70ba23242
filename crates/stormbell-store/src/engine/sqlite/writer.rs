//! The one desk at which everything is written. All acts that wait share one commit, each in a savepoint of its own,
//! and nobody is answered before that commit is on disk.
//!
//! Usually the writing thread works at the desk. A hot act is worked off by the thread that brings it, when the desk
//! is free and nobody waits: on a busy machine each hand-over between threads costs up to four milliseconds.
//!
//! A process that dies before the commit leaves nothing of the batch behind; one that dies after it
//! leaves all of it, and callers that got no answer must ask by key.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::job::{Act, Step};
use super::{SqliteSeat, sqlite_error};
use crate::engine::attempt::BUSY_ATTEMPTS_MAX;
use crate::engine::context::{Context, count};
use crate::engine::error::{Error, Result};
use crate::engine::tx::{Tx, TxIn};

/// Acts that may wait for the thread; more wait at the caller.
/// Told: nobody. Rest: the caller waits its turn.
const ACTS_QUEUED_MAX: usize = 4096;
/// Acts that share one commit at most, so that the first of them does not wait for ever.
/// Told: nobody. Rest: the next commit takes the others.
const ACTS_PER_COMMIT_MAX: usize = 256;

/// What is said to the writing thread.
enum Message {
    Act(Box<dyn Act>),
    Close(oneshot::Sender<()>),
}

/// The way to the desk.
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
    /// Calls the writing thread. It ends when this is dropped.
    call: SyncSender<()>,
    desk: Arc<Mutex<Desk>>,
}

impl Writer {
    pub fn start(connection: Connection, context: Arc<Context>) -> Result<Writer> {
        let (queue, waiting) = mpsc::channel(ACTS_QUEUED_MAX);
        let (call, calls) = sync_channel(1);
        let desk = Arc::new(Mutex::new(Desk {
            connection,
            context,
            waiting,
            stopped: false,
            closed: false,
        }));
        let worked_at = desk.clone();
        thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || serve(&worked_at, &calls))
            .map_err(|_| Error::Unavailable)?;
        Ok(Writer { queue, call, desk })
    }

    /// Lets the writing thread work an act off.
    pub async fn submit(&self, act: Box<dyn Act>) -> Result<()> {
        self.send(Message::Act(act)).await
    }

    /// Works a short act off on this very thread, which waits for the disk meanwhile. Gives the act back when somebody
    /// else writes or waits: acts that wait are not overtaken.
    pub fn here(&self, act: Box<dyn Act>) -> Result<(), Box<dyn Act>> {
        match self.desk.try_lock() {
            Ok(mut desk) if desk.waiting.is_empty() && !desk.closed => {
                desk.work_off(vec![act]);
                Ok(())
            }
            Ok(_) | Err(TryLockError::WouldBlock | TryLockError::Poisoned(_)) => Err(act),
        }
    }

    /// Lets what waits finish, then ends the thread.
    pub async fn close(&self) {
        let (done, wait) = oneshot::channel();
        if self.send(Message::Close(done)).await.is_ok() {
            // An error means that the thread is gone, which is what we want.
            let _ = wait.await;
        }
    }

    async fn send(&self, message: Message) -> Result<()> {
        let sent = self.queue.send(message).await;
        sent.map_err(|_| Error::Unavailable)?;
        // Called already: that is enough.
        let _ = self.call.try_send(());
        Ok(())
    }
}

/// The writing thread: whenever it is called it works off all that waits.
fn serve(desk: &Mutex<Desk>, calls: &Receiver<()>) {
    while calls.recv().is_ok() {
        let mut desk = at(desk);
        while let Ok(first) = desk.waiting.try_recv() {
            let (acts, close) = collect(first, &mut desk.waiting);
            desk.work_off(acts);
            if let Some(done) = close {
                desk.close();
                let _ = done.send(());
                return;
            }
        }
    }
    at(desk).close();
}

/// Takes the place at the desk. Panics of acts are caught before they come here; where something else panicked, we do
/// not know what is on disk.
fn at(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(|poisoned| {
        let mut desk = poisoned.into_inner();
        desk.stop();
        desk
    })
}

/// What is at the desk. Whoever holds its lock works there; nobody holds it while waiting for anything but the disk.
struct Desk {
    connection: Connection,
    context: Arc<Context>,
    waiting: mpsc::Receiver<Message>,
    /// Set when we do not know what is on disk: from then on every act is refused, until a new
    /// start reads the file with SQLite's own recovery.
    stopped: bool,
    closed: bool,
}

impl Desk {
    /// Runs batch after batch until every act is settled.
    fn work_off(&mut self, mut acts: Vec<Box<dyn Act>>) {
        while !acts.is_empty() {
            let rest = self.batch(acts);
            acts = rest.again;
            for act in rest.alone {
                acts.extend(self.batch(vec![act]).again);
            }
        }
    }

    /// Runs `acts` in one transaction, commits once, and answers those that are settled.
    fn batch(&mut self, acts: Vec<Box<dyn Act>>) -> Rest {
        let mut rest = Rest::default();
        if let Err(error) = self.begin() {
            settle_unrun(acts, &error);
            return rest;
        }
        let is_alone = acts.len() == 1;
        let mut ran = Vec::with_capacity(acts.len());
        let mut acts = acts.into_iter();
        for mut act in acts.by_ref() {
            let step = if is_alone {
                self.run_act(act.as_mut())
            } else {
                self.in_savepoint(act.as_mut())
            };
            if self.connection.is_autocommit() {
                // The failure undid the whole transaction. The others did nothing wrong and run
                // alone; this one hears what it met.
                act.settle(Some(&Error::Unavailable));
                rest.alone = ran.into_iter().map(|(act, _)| act).chain(acts).collect();
                return rest;
            }
            match step {
                Step::Again => rest.again.push(act),
                Step::Keep | Step::Undo => ran.push((act, step)),
            }
        }
        self.finish(ran);
        count(&self.context.counters.retries, rest.again.len() as u64);
        rest
    }

    fn begin(&mut self) -> Result<()> {
        if self.stopped {
            return Err(Error::Unavailable);
        }
        let mut tries = 1;
        loop {
            match self.run("BEGIN IMMEDIATE") {
                Err(Error::Busy) if tries < BUSY_ATTEMPTS_MAX => tries += 1,
                other => return other,
            }
        }
    }

    /// Runs one act. Where it has no neighbours the transaction is enough to undo it: a savepoint makes SQLite keep
    /// every page twice.
    fn run_act(&self, act: &mut dyn Act) -> Step {
        let seat = SqliteSeat {
            connection: &self.connection,
            may_write: true,
        };
        let mut tx = Tx::new(&self.context, TxIn::Sqlite(seat));
        act.run(&self.context, &mut tx)
    }

    /// Runs one act so that it can be undone without its neighbours.
    fn in_savepoint(&mut self, act: &mut dyn Act) -> Step {
        if self.run("SAVEPOINT act").is_err() {
            self.undo_all();
            return Step::Undo;
        }
        let step = self.run_act(act);
        if self.connection.is_autocommit() {
            return step;
        }
        let closed = match step {
            Step::Keep => self.run("RELEASE act"),
            Step::Undo | Step::Again => self
                .run("ROLLBACK TO act")
                .and_then(|()| self.run("RELEASE act")),
        };
        if closed.is_err() {
            self.undo_all();
        }
        step
    }

    /// Commits what is to be kept and answers.
    fn finish(&mut self, ran: Vec<(Box<dyn Act>, Step)>) {
        let kept = ran.iter().filter(|(_, step)| *step == Step::Keep).count();
        let failure = if self.stopped {
            Some(Error::Unavailable)
        } else if kept == 0 {
            self.undo_all();
            None
        } else {
            self.commit(kept).err()
        };
        for (act, _) in ran {
            act.settle(failure.as_ref());
        }
    }

    fn commit(&mut self, kept: usize) -> Result<()> {
        let ended = self
            .context
            .faults
            .before_commit()
            .and_then(|()| self.run("COMMIT"));
        match ended {
            Ok(()) => {
                count(&self.context.counters.commits, 1);
                count(&self.context.counters.acts, kept as u64);
                self.context
                    .faults
                    .after_commit()
                    .inspect_err(|_| self.stop())
            }
            // Busy: not begun. Full: the record that ends the transaction was not written, and the
            // next one overwrites the beginning. In both cases nothing was kept.
            Err(error @ (Error::Busy | Error::Full | Error::ReadOnly)) => {
                self.undo_all();
                Err(error)
            }
            Err(error) => {
                tracing::error!(%error, "the result of a commit is unknown; no more writes");
                self.undo_all();
                self.stop();
                Err(Error::Unsure)
            }
        }
    }

    /// Rolls everything back; if even that fails, nothing more is written.
    fn undo_all(&mut self) {
        if !self.connection.is_autocommit() && self.run("ROLLBACK").is_err() {
            tracing::error!("could not roll back; no more writes");
            self.stop();
        }
    }

    /// From now on nothing is written until a new start.
    fn stop(&mut self) {
        self.stopped = true;
        self.context.conditions.stop();
    }

    fn run(&self, sql: &str) -> Result<()> {
        let failed = |error: rusqlite::Error| sqlite_error(&error);
        let mut statement = self.connection.prepare_cached(sql).map_err(failed)?;
        // Some pragmas answer with a row, which nobody needs.
        let mut rows = statement.query([]).map_err(failed)?;
        while rows.next().map_err(failed)?.is_some() {}
        Ok(())
    }

    /// Lets nobody in any more and moves the log into the main file, so that a copied file is whole. A failure costs
    /// nothing: the next start reads the log.
    fn close(&mut self) {
        self.closed = true;
        turn_away(&mut self.waiting);
        if !self.stopped && self.run("PRAGMA wal_checkpoint(TRUNCATE)").is_err() {
            tracing::info!("the write-ahead log stays for the next start");
        }
    }
}

/// Acts that a batch did not settle.
#[derive(Default)]
struct Rest {
    /// To be run again with whatever comes next.
    again: Vec<Box<dyn Act>>,
    /// To be run one by one: somebody among them breaks the whole transaction.
    alone: Vec<Box<dyn Act>>,
}

/// Takes what waits, up to the bound or a request to close.
fn collect(
    first: Message,
    waiting: &mut mpsc::Receiver<Message>,
) -> (Vec<Box<dyn Act>>, Option<oneshot::Sender<()>>) {
    let mut acts = Vec::new();
    let mut next = Some(first);
    while let Some(message) = next {
        match message {
            Message::Act(act) => acts.push(act),
            Message::Close(done) => return (acts, Some(done)),
        }
        let full = acts.len() >= ACTS_PER_COMMIT_MAX;
        next = if full { None } else { waiting.try_recv().ok() };
    }
    (acts, None)
}

/// Lets nobody in any more, and tells those who came too late that nothing was done.
fn turn_away(waiting: &mut mpsc::Receiver<Message>) {
    waiting.close();
    while let Some(message) = waiting.blocking_recv() {
        match message {
            Message::Act(act) => act.settle(Some(&Error::Unavailable)),
            Message::Close(done) => {
                // Whoever asks a second time hears of the end a little early.
                let _ = done.send(());
            }
        }
    }
}

fn settle_unrun(acts: Vec<Box<dyn Act>>, error: &Error) {
    for act in acts {
        act.settle(Some(error));
    }
}
