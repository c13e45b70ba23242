//! Statements on one SQLite connection, and what SQLite's failures mean.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, params_from_iter};

use crate::engine::dialect::value_row;
use crate::engine::error::{Error, Result};
use crate::engine::row::{Row, RowIn};
use crate::engine::value::Value;

/// A connection inside a transaction.
#[derive(Clone, Copy)]
pub(crate) struct SqliteSeat<'a> {
    pub connection: &'a Connection,
    /// False in a look: a change is then a mistake of the caller and not a read-only disk.
    pub may_write: bool,
}

impl SqliteSeat<'_> {
    pub fn execute(&self, sql: &str, params: &[Value]) -> Result<u64> {
        self.query(sql, params, &mut |_| Ok(()))?;
        Ok(self.connection.changes())
    }

    /// Runs one prepared insert for each row.
    pub fn insert_many(&self, into: &str, rows: &[Vec<Value>]) -> Result<()> {
        let failed = |error: rusqlite::Error| sqlite_error(&error);
        let columns = rows.first().map_or(0, Vec::len);
        let sql = format!("{into} VALUES {}", value_row('?', 0, columns));
        let mut statement = self.connection.prepare_cached(&sql).map_err(failed)?;
        for row in rows {
            statement.execute(params_from_iter(row)).map_err(failed)?;
        }
        Ok(())
    }

    /// Steps through the whole answer, so that a change with `RETURNING` is complete.
    pub fn query(
        &self,
        sql: &str,
        params: &[Value],
        read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let failed = |error: rusqlite::Error| sqlite_error(&error);
        let mut statement = self.connection.prepare_cached(sql).map_err(failed)?;
        if !self.may_write && !statement.readonly() {
            return Err(Error::Misuse("a change inside a look".into()));
        }
        let mut rows = statement.query(params_from_iter(params)).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            read(&Row(RowIn::Sqlite(row)))?;
        }
        Ok(())
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Translates a failure. SQLite's messages name tables and columns, never values.
pub(crate) fn sqlite_error(error: &rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
        Some(ErrorCode::DiskFull) => Error::Full,
        // A write that the system refused: a quota, a limit on files, a broken disk. Nothing whole was written.
        Some(ErrorCode::SystemIoFailure) if is_write(error) => Error::Full,
        Some(ErrorCode::ReadOnly) => Error::ReadOnly,
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied) => {
            Error::Unavailable
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Corrupt(words(error)),
        Some(ErrorCode::ConstraintViolation) if is_taken(error) => Error::Taken,
        _ => Error::Misuse(words(error)),
    }
}

fn is_write(error: &rusqlite::Error) -> bool {
    error.sqlite_extended_error_code() == Some(rusqlite::ffi::SQLITE_IOERR_WRITE)
}

fn is_taken(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{
        SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE,
    };
    matches!(
        error.sqlite_extended_error_code(),
        Some(SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID | SQLITE_CONSTRAINT_UNIQUE)
    )
}

fn words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        rusqlite::Error::SqliteFailure(code, None) => code.to_string(),
        rusqlite::Error::InvalidParameterCount(given, wanted) => {
            format!("{given} parameters given, {wanted} wanted")
        }
        _ => "an unexpected answer of SQLite".into(),
    }
}
