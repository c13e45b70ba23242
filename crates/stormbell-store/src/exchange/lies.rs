//! Proofs that a neighbour lied: two signed texts that no honest one signs both. They stay, also once people trust it again.

use crate::columns::{self, params};
use crate::{Result, Tx};
use stormbell_model::{
    Moment,
    exchange::{Lie, NodeName},
};
use uuid::Uuid;

/// Keeps the proof of a lie: two signed texts.
pub fn keep(
    tx: &mut Tx<'_>,
    id: Uuid,
    peer: &NodeName,
    (lie, at): (Lie, Moment),
    first: &str,
    second: &str,
) -> Result<()> {
    tx.execute_one(
        "INSERT INTO lies (id, peer, lie, at, first, second) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id, peer, lie.code(), at, first, second],
    )
}

/// The proofs against a neighbour, the newest first.
pub fn of(tx: &mut Tx<'_>, peer: &NodeName) -> Result<Vec<(Lie, Moment, String, String)>> {
    tx.query(
        "SELECT lie, at, first, second FROM lies WHERE peer = ?1 ORDER BY id DESC",
        params![peer],
        |r| {
            Ok((
                columns::code(r, 0, Lie::parse)?,
                columns::moment(r, 1)?,
                r.text(2)?,
                r.text(3)?,
            ))
        },
    )
}
