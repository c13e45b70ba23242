//! The threads that read. Each has its own connection; whichever is free takes the next look.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::{SqliteSeat, open_reading, sqlite_error};
use crate::engine::attempt::{Attempt, attempt};
use crate::engine::context::Context;
use crate::engine::error::{Error, Result};
use crate::engine::tx::{Tx, TxIn};

/// Looks that may wait for a thread; more wait at the caller.
/// Told: nobody. Rest: the caller waits its turn.
const LOOKS_QUEUED_MAX: usize = 1024;

/// What a reading thread is asked to do.
pub(crate) type Look = Box<dyn FnOnce(&Connection) + Send>;

enum Message {
    Look(Look),
    Close(oneshot::Sender<()>),
}

/// The way to the reading threads.
pub(crate) struct Readers {
    queue: mpsc::Sender<Message>,
    threads: usize,
    /// For short looks of whoever asks; `None` once the store is closed.
    at_hand: Mutex<Option<Connection>>,
}

impl Readers {
    pub fn start(file: &Path, threads: usize) -> Result<Readers> {
        let (queue, waiting) = mpsc::channel(LOOKS_QUEUED_MAX);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads {
            let connection = open_reading(file)?;
            let waiting = waiting.clone();
            thread::Builder::new()
                .name("store-reader".into())
                .spawn(move || serve(connection, &waiting))
                .map_err(|_| Error::Unavailable)?;
        }
        Ok(Readers {
            queue,
            threads,
            at_hand: Mutex::new(Some(open_reading(file)?)),
        })
    }

    /// Does a short look on this very thread, when the connection for that is free; else gives it back.
    pub fn here(&self, look: Look) -> std::result::Result<(), Look> {
        match self.at_hand.try_lock().as_deref() {
            Ok(Some(connection)) => {
                look(connection);
                Ok(())
            }
            // A panic of a look is caught inside; whatever else went wrong, the threads are there.
            Ok(None) | Err(_) => Err(look),
        }
    }

    pub async fn submit(&self, look: Look) -> Result<()> {
        self.queue
            .send(Message::Look(look))
            .await
            .map_err(|_| Error::Unavailable)
    }

    /// Ends every thread after what was asked before.
    pub async fn close(&self) {
        let at_hand = self.at_hand.lock().map(|mut at_hand| at_hand.take());
        drop(at_hand);
        for _ in 0..self.threads {
            let (done, wait) = oneshot::channel();
            if self.queue.send(Message::Close(done)).await.is_ok() {
                // An error means that the thread is gone, which is what we want.
                let _ = wait.await;
            }
        }
    }
}

fn serve(connection: Connection, waiting: &Mutex<mpsc::Receiver<Message>>) {
    loop {
        // The lock is held while waiting, by one idle thread; the others queue behind it.
        let next = waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .blocking_recv();
        match next {
            Some(Message::Look(look)) => look(&connection),
            Some(Message::Close(done)) => {
                // Whoever hears that the store is closed finds the file let go.
                drop(connection);
                let _ = done.send(());
                return;
            }
            None => return,
        }
    }
}

/// Runs `look` on one snapshot.
pub(crate) fn look<T>(
    connection: &Connection,
    context: &Context,
    name: &'static str,
    mut look: impl FnMut(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let failed = |error: rusqlite::Error| sqlite_error(&error);
    connection.execute_batch("BEGIN DEFERRED").map_err(failed)?;
    let seat = SqliteSeat {
        connection,
        may_write: false,
    };
    let mut tx = Tx::new(context, TxIn::Sqlite(seat));
    let ended = attempt(name, context, &mut tx, &mut look);
    // Nothing was changed, so it does not matter how the snapshot ends, only that it does.
    if !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK").map_err(failed)?;
    }
    match ended {
        Attempt::Done(value) => Ok(value),
        Attempt::Failed(error) | Attempt::Again(error) => Err(error),
    }
}
