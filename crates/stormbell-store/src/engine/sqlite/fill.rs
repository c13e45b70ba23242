//! Filling a SQLite file that does not exist yet: all of it appears under its name at the end, or nothing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{SqliteSeat, file_error, open, sqlite_error};
use crate::engine::context::Context;
use crate::engine::error::{Error, Result};
use crate::engine::tx::{Tx, TxIn};

/// Runs `act` on an empty database beside `file`, and gives it the name when it is whole and on disk. A death before
/// leaves a file whose name ends in `.filling`; the next try removes it. [`Error::Taken`] when there is a file.
pub(crate) fn fill<T>(
    file: &Path,
    context: &Context,
    act: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    if file.exists() {
        return Err(Error::Taken);
    }
    let beside = beside(file);
    remove(&beside)?;
    let ended = filled(&beside, context, act);
    let value = ended.inspect_err(|_| {
        // What stays is removed by the next try, and the failure is what the caller must hear.
        let _ = remove(&beside);
    })?;
    name(&beside, file).map_err(|error| file_error(&error))?;
    Ok(value)
}

fn filled<T>(
    beside: &Path,
    context: &Context,
    act: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let failed = |error: rusqlite::Error| sqlite_error(&error);
    make(beside).map_err(|error| file_error(&error))?;
    let connection = open(beside)?;
    // Nobody sees the file before it is whole, so nothing needs to survive until then, and nothing is undone: a file
    // that failed is thrown away. References are checked once, at the end.
    connection
        .execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN",
        )
        .map_err(failed)?;
    let seat = SqliteSeat {
        connection: &connection,
        may_write: true,
    };
    let value = act(&mut Tx::new(context, TxIn::Sqlite(seat)))?;
    connection.execute_batch("COMMIT").map_err(failed)?;
    check_references(&connection)?;
    connection
        .close()
        .map_err(|(_, error)| sqlite_error(&error))?;
    Ok(value)
}

fn check_references(connection: &Connection) -> Result<()> {
    let failed = |error: rusqlite::Error| sqlite_error(&error);
    let mut statement = connection
        .prepare("PRAGMA foreign_key_check")
        .map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    match rows.next().map_err(failed)? {
        None => Ok(()),
        Some(row) => {
            let table: String = row.get(0).map_err(failed)?;
            Err(Error::Corrupt(format!(
                "a row of {table} refers to a row that is not there"
            )))
        }
    }
}

fn make(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new()
        .create_new(true)
        .append(true)
        .mode(0o600)
        .open(file)
        .map(|_| ())
}

fn name(beside: &Path, file: &Path) -> std::io::Result<()> {
    std::fs::File::open(beside)?.sync_all()?;
    // Not a rename: a name that somebody else took in between stays with the file that has it.
    std::fs::hard_link(beside, file)?;
    std::fs::remove_file(beside)?;
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn remove(beside: &Path) -> Result<()> {
    match std::fs::remove_file(beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(file_error(&error)),
        _ => Ok(()),
    }
}

fn beside(file: &Path) -> PathBuf {
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(".filling");
    name.into()
}
