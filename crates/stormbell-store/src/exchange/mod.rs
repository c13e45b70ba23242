//! The exchange between nodes as it is kept: charters and keys, statements with their bodies, what is told to each neighbour and what
//! each one tells, what was made of it.

pub mod charters;
pub mod circles;
pub mod inbox;
pub mod keys;
pub mod library;
pub mod lies;
pub mod outbox;
pub mod requests;
pub mod shares;
pub mod statements;
pub mod taken_back;
pub mod witness;

use crate::columns::{Id as _, wrong};
use crate::{Result, Row, Value};
use stormbell_model::exchange::{NodeName, StatementId};
use uuid::Uuid;

pub(crate) fn statement_id(row: &Row<'_>, column: usize) -> Result<StatementId> {
    row.array(column).map(StatementId)
}

pub(crate) fn opt_statement_id(row: &Row<'_>, column: usize) -> Result<Option<StatementId>> {
    let bytes = row.opt_blob(column)?;
    let read = |b: Vec<u8>| b.try_into().map(StatementId).map_err(|_| wrong("an id"));
    bytes.map(read).transpose()
}

pub(crate) fn node_name(row: &Row<'_>, column: usize) -> Result<NodeName> {
    NodeName::parse(&row.text(column)?).ok_or_else(|| wrong("a node's name"))
}

pub(crate) fn place(row: &Row<'_>, column: usize) -> Result<Uuid> {
    stormbell_model::EntryId::read(&row.blob(column)?)
        .map(|id| id.0)
        .ok_or_else(|| wrong("a place"))
}

impl From<StatementId> for Value {
    fn from(id: StatementId) -> Value {
        Value::Blob(id.0.to_vec())
    }
}

impl From<&NodeName> for Value {
    fn from(name: &NodeName) -> Value {
        Value::Text(name.as_str().to_owned())
    }
}
