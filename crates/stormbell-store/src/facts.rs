//! The few facts that a node keeps about itself.

use crate::columns::params;
use crate::{Result, Tx};

/// Reads a fact.
pub fn get(tx: &mut Tx<'_>, name: &str) -> Result<Option<Vec<u8>>> {
    tx.query_one(
        "SELECT value FROM node_facts WHERE name = ?1",
        params![name],
        |r| r.blob(0),
    )
}

/// Writes a fact, over the old one if there is one.
pub fn set(tx: &mut Tx<'_>, name: &str, value: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO node_facts (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![name, value],
    )
    .map(|_| ())
}

/// Removes a fact; one that is not there is removed already.
pub fn remove(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    tx.execute("DELETE FROM node_facts WHERE name = ?1", params![name])
        .map(|_| ())
}
