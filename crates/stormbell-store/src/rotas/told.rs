//! Which findings were told, and how long ahead: each is told once.

use crate::columns::{self, params};
use crate::{Result, Tx};
use std::collections::BTreeSet;
use stormbell_model::{
    Moment,
    rota::{Ahead, NoticeKey},
};

/// Notes that a finding was told. False when it was already, so that of two processes one tells.
pub fn note_told(tx: &mut Tx<'_>, key: &NoticeKey, now: Moment) -> Result<bool> {
    let rows = tx.execute(
        "INSERT INTO notices_told (starts_at, ahead, what, at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (starts_at, ahead, what) DO NOTHING",
        params![key.from, key.ahead.code(), key.what.as_str(), now],
    )?;
    Ok(rows == 1)
}

/// What was told of findings that begin at `from` or later.
pub fn told_since(tx: &mut Tx<'_>, from: Moment) -> Result<BTreeSet<NoticeKey>> {
    let found = tx.query(
        "SELECT starts_at, ahead, what FROM notices_told WHERE starts_at >= ?1",
        params![from],
        |r| {
            Ok(NoticeKey {
                from: columns::moment(r, 0)?,
                ahead: columns::code(r, 1, Ahead::parse)?,
                what: r.text(2)?,
            })
        },
    )?;
    Ok(found.into_iter().collect())
}

/// Forgets what was told of findings that began before `before`.
pub fn forget_told(tx: &mut Tx<'_>, before: Moment) -> Result<u64> {
    tx.execute(
        "DELETE FROM notices_told WHERE starts_at < ?1",
        params![before],
    )
}
