//! What was taken back, kept for ever, and what was made of a statement here, so that it can be undone.

use super::{opt_statement_id, statement_id, statements::Stand};
use crate::columns::{self, params};
use crate::{Result, Tx};
use stormbell_model::{
    Moment,
    exchange::{NodeName, StatementId},
};

/// A thing that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// What.
    pub statement: StatementId,
    /// Who took it back; it counts when it is the thing's own origin.
    pub origin: NodeName,
    /// How.
    pub what: Stand,
    /// The statement that did.
    pub cause: StatementId,
    /// When, by our clock.
    pub at: Moment,
}

fn weight(what: Stand) -> u8 {
    match what {
        Stand::Standing | Stand::Held => 0,
        Stand::Superseded => 1,
        Stand::Withdrawn => 2,
        Stand::Erased => 3,
    }
}

/// Puts a tombstone up. One that says as much stays as it is; an erasure stands over all others.
pub fn put(tx: &mut Tx<'_>, new: &Tombstone) -> Result<()> {
    let known = of(tx, new.statement, &new.origin)?;
    if known.is_some_and(|k| weight(k.what) >= weight(new.what)) {
        return Ok(());
    }
    tx.execute(
        "INSERT INTO tombstones (statement, origin, what, cause, at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (statement, origin) DO UPDATE SET what = excluded.what, cause = excluded.cause, at = excluded.at",
        params![
            new.statement,
            &new.origin,
            new.what.code(),
            new.cause,
            new.at
        ],
    )
    .map(|_| ())
}

/// The tombstone that an origin has put up for a statement.
pub fn of(tx: &mut Tx<'_>, statement: StatementId, origin: &NodeName) -> Result<Option<Tombstone>> {
    tx.query_one(
        "SELECT what, cause, at FROM tombstones WHERE statement = ?1 AND origin = ?2",
        params![statement, origin],
        |r| {
            Ok(Tombstone {
                statement,
                origin: origin.clone(),
                what: columns::code(r, 0, Stand::parse)?,
                cause: statement_id(r, 1)?,
                at: columns::moment(r, 2)?,
            })
        },
    )
}

/// Notes that something was made of a statement: its kind, and its id.
pub fn made(tx: &mut Tx<'_>, statement: StatementId, what: &str, thing: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO statement_effects (statement, what, thing) VALUES (?1, ?2, ?3) \
         ON CONFLICT (statement, what, thing) DO NOTHING",
        params![statement, what, thing],
    )
    .map(|_| ())
}

/// What was made of a statement.
pub fn effects(tx: &mut Tx<'_>, statement: StatementId) -> Result<Vec<(String, Vec<u8>)>> {
    tx.query(
        "SELECT what, thing FROM statement_effects WHERE statement = ?1 ORDER BY what, thing",
        params![statement],
        |r| Ok((r.text(0)?, r.blob(1)?)),
    )
}

/// The statement of which something was made.
pub fn cause_of(tx: &mut Tx<'_>, what: &str, thing: &[u8]) -> Result<Option<StatementId>> {
    let found = tx.query_one(
        "SELECT statement FROM statement_effects WHERE thing = ?1 AND what = ?2",
        params![thing, what],
        |r| opt_statement_id(r, 0),
    )?;
    Ok(found.flatten())
}

/// The newest statement of which a thing was made, or that was about it.
pub fn last_cause_of(tx: &mut Tx<'_>, what: &str, thing: &[u8]) -> Result<Option<StatementId>> {
    let found = tx.query_one(
        "SELECT e.statement FROM statement_effects e JOIN statements s ON s.id = e.statement \
         WHERE e.thing = ?1 AND e.what = ?2 ORDER BY s.place DESC LIMIT 1",
        params![thing, what],
        |r| opt_statement_id(r, 0),
    )?;
    Ok(found.flatten())
}
