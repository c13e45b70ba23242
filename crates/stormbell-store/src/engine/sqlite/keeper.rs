//! Moves the write-ahead log into the main file beside the writer, so that those who wait for a commit do not wait for
//! that. What it moves is on disk in the log already: a death at any instant costs nothing but the moving.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::{open, sqlite_error};
use crate::engine::error::{Error, Result};

/// Pages in the log from which on it is worth moving: 16 MiB. Pages that are written again and again are moved once.
const WORTH_MOVING_PAGES: i32 = 4_096;
/// Pages from which on the writer moves them itself, so that the log stays bounded whatever the keeper does: 128 MiB.
/// Told: nobody; commits take longer while it lasts. Rest: nothing is refused or lost.
const LOG_MAX_PAGES: i32 = 32_768;

/// Starts the keeper of `file` and lets `writer` tell it after each commit how long the log is. It ends with that
/// connection.
pub(super) fn start(file: &Path, writer: &mut Connection) -> Result<()> {
    let (call, calls) = sync_channel(1);
    let moved = Arc::new(AtomicBool::new(false));
    let connection = open(file)?;
    let told = moved.clone();
    thread::Builder::new()
        .name("store-keeper".into())
        .spawn(move || keep(&connection, &calls, &told))
        .map_err(|_| Error::Unavailable)?;
    let hook = move |wal: &mut Wal, pages: i32| after_commit(wal, pages, &call, &moved);
    writer
        .wal_hook(Some(hook))
        .map_err(|error| sqlite_error(&error))
}

/// Once the keeper has moved nearly all, the writer moves the few pages that came meanwhile: only then does the next
/// commit begin the log anew.
fn after_commit(
    wal: &mut Wal,
    pages: i32,
    call: &SyncSender<()>,
    moved: &AtomicBool,
) -> rusqlite::Result<()> {
    if moved.swap(false, Ordering::Relaxed) || pages >= LOG_MAX_PAGES {
        // A reader may be in the way; then the rest stays for the next time. The commit itself is done.
        let _ = wal.checkpoint();
    } else if pages >= WORTH_MOVING_PAGES {
        // Called already: that is enough.
        let _ = call.try_send(());
    }
    Ok(())
}

fn keep(connection: &Connection, calls: &Receiver<()>, moved: &AtomicBool) {
    while calls.recv().is_ok() {
        let done = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        match done {
            Ok(()) => moved.store(true, Ordering::Relaxed),
            Err(error) => {
                let error = sqlite_error(&error);
                tracing::warn!(%error, "could not move the write-ahead log; it is tried again");
            }
        }
    }
}
