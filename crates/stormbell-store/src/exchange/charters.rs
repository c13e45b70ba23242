//! The chain of charters, and suspensions: as they were signed.

use crate::columns::params;
use crate::{Result, Tx};
use stormbell_model::Moment;

/// Keeps a version. [`crate::Error::Taken`] when there is one of that number.
pub fn add(tx: &mut Tx<'_>, number: u64, bytes: &[u8], at: Moment) -> Result<()> {
    tx.execute_one(
        "INSERT INTO charters (number, bytes, at) VALUES (?1, ?2, ?3)",
        params![number as i64, bytes, at],
    )
}

/// Versions after a number, or all, in their order.
pub fn after(tx: &mut Tx<'_>, number: Option<u64>, limit: usize) -> Result<Vec<Vec<u8>>> {
    tx.query(
        "SELECT bytes FROM charters WHERE number > ?1 ORDER BY number LIMIT ?2",
        params![number.map_or(-1, |n| n as i64), limit as i64],
        |r| r.blob(0),
    )
}

/// How many charters and suspensions there are: whether anything is new, at the price of one look.
pub fn mark(tx: &mut Tx<'_>) -> Result<(i64, i64)> {
    let newest = tx.query_one(
        "SELECT number FROM charters ORDER BY number DESC LIMIT 1",
        &[],
        |r| r.int(0),
    )?;
    let suspended = tx.query_one("SELECT COUNT(*) FROM suspensions", &[], |r| r.int(0))?;
    Ok((newest.unwrap_or(-1), suspended.unwrap_or(0)))
}

/// Keeps a suspension; one that is kept already changes nothing. Tells whether it is new.
pub fn suspend(
    tx: &mut Tx<'_>,
    sha256: &[u8; 32],
    charter: u64,
    bytes: &[u8],
    at: Moment,
) -> Result<bool> {
    let touched = tx.execute(
        "INSERT INTO suspensions (sha256, charter, bytes, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sha256) DO NOTHING",
        params![sha256, charter as i64, bytes, at],
    )?;
    Ok(touched == 1)
}

/// All suspensions, with the number of the charter that each was made under.
pub fn suspensions(tx: &mut Tx<'_>) -> Result<Vec<(u64, Vec<u8>)>> {
    tx.query(
        "SELECT charter, bytes FROM suspensions ORDER BY at, sha256",
        &[],
        |r| Ok((r.int(0)? as u64, r.blob(1)?)),
    )
}
