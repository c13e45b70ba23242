//! SQLite: one thread that writes, a few that read, one file in WAL mode.

mod fill;
mod job;
mod keeper;
mod readers;
mod seat;
mod writer;

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use super::context::Context;
use super::error::{Error, Result};
use super::tx::Tx;
pub(crate) use fill::fill;
pub(crate) use seat::{SqliteSeat, sqlite_error};

/// How long a statement waits for another process that holds the file.
const BUSY_WAIT: Duration = Duration::from_secs(5);
/// Pages that the writing connection may keep in memory, in KiB; it takes them as it needs them.
const WRITER_CACHE_KIB: u32 = 64 * 1024;
/// Prepared statements kept per connection.
const STATEMENTS_KEPT: usize = 256;

/// The running threads of one SQLite file.
pub(crate) struct Sqlite {
    context: Arc<Context>,
    file: PathBuf,
    writer: writer::Writer,
    readers: readers::Readers,
}

impl Sqlite {
    /// Starts the threads. The file must have been migrated.
    pub fn start(file: &Path, readers: usize, context: Arc<Context>) -> Result<Sqlite> {
        let mut writing = open_writing(file)?;
        keeper::start(file, &mut writing)?;
        let writer = writer::Writer::start(writing, context.clone())?;
        let readers = readers::Readers::start(file, readers.max(1))?;
        Ok(Sqlite {
            context,
            file: file.to_owned(),
            writer,
            readers,
        })
    }

    /// Runs an act on the writing thread, together with whatever else waits there.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, wait) = oneshot::channel();
        self.writer
            .submit(job::Job::boxed(name, act, answer))
            .await?;
        // A thread that is gone without an answer may have committed before.
        wait.await.unwrap_or(Err(Error::Unsure))
    }

    /// Runs a short act on this very thread if nobody else writes or waits; else as [`Sqlite::write`].
    pub async fn write_here<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, wait) = oneshot::channel();
        if let Err(act) = self.writer.here(job::Job::boxed(name, act, answer)) {
            self.writer.submit(act).await?;
        }
        wait.await.unwrap_or(Err(Error::Unsure))
    }

    /// Runs a look on one of the reading threads.
    pub async fn read<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, wait) = self.look(name, look);
        self.readers.submit(job).await?;
        wait.await.unwrap_or(Err(Error::Unavailable))
    }

    /// Runs a short look on this very thread if it can; else as [`Sqlite::read`].
    pub async fn read_here<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, wait) = self.look(name, look);
        if let Err(job) = self.readers.here(job) {
            self.readers.submit(job).await?;
        }
        wait.await.unwrap_or(Err(Error::Unavailable))
    }

    fn look<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> (readers::Look, oneshot::Receiver<Result<T>>) {
        let (answer, wait) = oneshot::channel();
        let context = self.context.clone();
        let job = move |connection: &Connection| {
            // Nobody waits any more when the caller was cancelled.
            let _ = answer.send(readers::look(connection, &context, name, look));
        };
        (Box::new(job), wait)
    }

    /// Runs a look that may take hours, once, on a connection of its own: the reading threads stay free.
    pub async fn long_look<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (context, file) = (self.context.clone(), self.file.clone());
        let work = move || readers::look(&open_reading(&file)?, &context, name, look);
        spawn_blocking(work)
            .await
            .unwrap_or(Err(Error::Unavailable))
    }

    /// Lets what waits finish, then ends the threads.
    pub async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }
}

/// Opens the writing connection, making the file (readable by its owner alone) if missing.
pub(crate) fn open_writing(file: &Path) -> Result<Connection> {
    make_if_missing(file)?;
    let connection = open(file)?;
    // SQLite opens for reading alone what it may not write.
    let reads_only = connection.is_readonly(rusqlite::MAIN_DB);
    if reads_only.map_err(|error| sqlite_error(&error))? {
        return Err(Error::ReadOnly);
    }
    let set = |name: &str, value: &str| {
        connection
            .pragma_update(None, name, value)
            .map_err(|error| sqlite_error(&error))
    };
    set("journal_mode", "WAL")?;
    // An answered report survives a power cut: every commit waits for the disk.
    set("synchronous", "FULL")?;
    // Indexes over random values are touched everywhere: what was written lately stays at hand.
    set("cache_size", &format!("-{WRITER_CACHE_KIB}"))?;
    set("foreign_keys", "ON")?;
    // What a savepoint would need to be undone is not worth a file.
    set("temp_store", "MEMORY")?;
    // What retention erases is overwritten, not only unlinked from its page.
    set("secure_delete", "ON")?;
    Ok(connection)
}

/// A file that is there is left alone: whoever closes a descriptor of it, gives up every lock that this process holds on
/// it, also those of connections that are open. The next program that closes its last connection would then believe that
/// nobody has the file, and take the write-ahead log away under us.
fn make_if_missing(file: &Path) -> Result<()> {
    // SQLite gives `-wal` and `-shm` the rights of the main file, so this covers all three.
    let made = OpenOptions::new()
        .create_new(true)
        .append(true)
        .mode(0o600)
        .open(file);
    match made {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(file_error(&error)),
    }
}

fn open_reading(file: &Path) -> Result<Connection> {
    let connection = open(file)?;
    connection
        .pragma_update(None, "query_only", "ON")
        .map_err(|error| sqlite_error(&error))?;
    Ok(connection)
}

fn open(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = |error: rusqlite::Error| sqlite_error(&error);
    let connection = Connection::open_with_flags(file, flags).map_err(failed)?;
    connection.busy_timeout(BUSY_WAIT).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Functions with side effects cannot be called from a schema that somebody tampered with.
    connection
        .pragma_update(None, "trusted_schema", "OFF")
        .map_err(failed)?;
    Ok(connection)
}

fn file_error(error: &std::io::Error) -> Error {
    use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match error.kind() {
        StorageFull | QuotaExceeded => Error::Full,
        ReadOnlyFilesystem | PermissionDenied => Error::ReadOnly,
        _ => Error::Unavailable,
    }
}
