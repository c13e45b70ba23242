//! One row of an answer, read by column number with the type one expects.

use rusqlite::types::ValueRef;

use super::error::{Error, Result};
use super::postgres::Cell;
use super::value::Value;

/// A row of either database. Columns count from 0.
pub struct Row<'a>(pub(crate) RowIn<'a>);

/// Where the row comes from.
pub(crate) enum RowIn<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// A whole number.
    pub fn int(&self, column: usize) -> Result<i64> {
        self.opt_int(column)?
            .ok_or_else(|| wrong(column, "integer", "NULL"))
    }

    /// A text.
    pub fn text(&self, column: usize) -> Result<String> {
        self.opt_text(column)?
            .ok_or_else(|| wrong(column, "text", "NULL"))
    }

    /// Raw bytes.
    pub fn blob(&self, column: usize) -> Result<Vec<u8>> {
        self.opt_blob(column)?
            .ok_or_else(|| wrong(column, "bytes", "NULL"))
    }

    /// Raw bytes of exactly `N`, as ids and hashes are.
    pub fn array<const N: usize>(&self, column: usize) -> Result<[u8; N]> {
        <[u8; N]>::try_from(self.blob(column)?)
            .map_err(|_| wrong(column, "bytes of a fixed length", "another length"))
    }

    /// A truth value kept as 0 or 1.
    pub fn flag(&self, column: usize) -> Result<bool> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(wrong(column, "0 or 1", "another number")),
        }
    }

    /// A whole number or `NULL`.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(number)),
            other => Err(wrong(column, "integer", other.kind())),
        }
    }

    /// A text or `NULL`.
    pub fn opt_text(&self, column: usize) -> Result<Option<String>> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            other => Err(wrong(column, "text", other.kind())),
        }
    }

    /// Raw bytes or `NULL`.
    pub fn opt_blob(&self, column: usize) -> Result<Option<Vec<u8>>> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Blob(bytes) => Ok(Some(bytes)),
            other => Err(wrong(column, "bytes", other.kind())),
        }
    }

    /// Whatever is in the column, for those who copy rows.
    pub fn value(&self, column: usize) -> Result<Value> {
        match &self.0 {
            RowIn::Sqlite(row) => sqlite_value(row, column),
            RowIn::Postgres(row) => match row.try_get::<_, Cell>(column) {
                Ok(Cell(value)) => Ok(value),
                Err(_) => Err(wrong(
                    column,
                    "integer, text or bytes",
                    "nothing of the kind",
                )),
            },
        }
    }
}

fn sqlite_value(row: &rusqlite::Row<'_>, column: usize) -> Result<Value> {
    match row.get_ref(column) {
        Ok(ValueRef::Null) => Ok(Value::Null),
        Ok(ValueRef::Integer(number)) => Ok(Value::Int(number)),
        Ok(ValueRef::Blob(bytes)) => Ok(Value::Blob(bytes.to_vec())),
        Ok(ValueRef::Text(text)) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(wrong(column, "text", "broken UTF-8")),
        },
        Ok(ValueRef::Real(_)) => Err(wrong(column, "integer, text or bytes", "fraction")),
        Err(_) => Err(wrong(column, "integer, text or bytes", "no such column")),
    }
}

fn wrong(column: usize, expected: &str, found: &str) -> Error {
    Error::Corrupt(format!(
        "column {column}: expected {expected}, found {found}"
    ))
}
