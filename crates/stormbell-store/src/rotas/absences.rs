//! When people are away. Only the times: why is nobody's business here.

use super::{Made, made, stretch};
use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{
    AbsenceId, Moment, OfficerId,
    rota::{Absence, Stretch},
};

/// An absence, with where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptAbsence {
    /// The absence.
    pub what: Absence,
    /// The calendar that it was read from; entered by hand when there is none.
    pub feed: Option<[u8; 16]>,
    /// Who entered it.
    pub made: Made,
}

const COLUMNS: &str = "id, officer, starts_at, until, feed, made_at, made_by, undone_at";

/// Keeps a new absence.
pub fn add_absence(tx: &mut Tx<'_>, a: &KeptAbsence) -> Result<()> {
    tx.execute(
        &format!("INSERT INTO absences ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        params![
            a.what.id,
            a.what.person,
            a.what.stretch.from(),
            a.what.stretch.until(),
            a.feed.map(|f| f.to_vec()),
            a.made.at,
            a.made.by,
            a.made.undone_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

/// Takes an absence back. Gone when it was already.
pub fn undo_absence(tx: &mut Tx<'_>, id: AbsenceId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE absences SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL",
        params![id, now],
    )
}

/// Takes back what was read from one calendar of one officer and is not over yet, before it is read anew. Gives how
/// many.
pub fn undo_feed(tx: &mut Tx<'_>, officer: OfficerId, feed: [u8; 16], now: Moment) -> Result<u64> {
    tx.execute(
        "UPDATE absences SET undone_at = ?3 \
         WHERE officer = ?1 AND until > ?3 AND feed = ?2 AND undone_at IS NULL",
        params![officer, feed.as_slice(), now],
    )
}

/// One absence, undone or not.
pub fn absence(tx: &mut Tx<'_>, id: AbsenceId) -> Result<Option<KeptAbsence>> {
    tx.query_one(
        &format!("SELECT {COLUMNS} FROM absences WHERE id = ?1"),
        params![id],
        read,
    )
}

/// When an officer is away from `from` on, the earliest first.
pub fn absences_of(tx: &mut Tx<'_>, officer: OfficerId, from: Moment) -> Result<Vec<KeptAbsence>> {
    let mut found = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM absences \
             WHERE officer = ?1 AND until > ?2 AND undone_at IS NULL"
        ),
        params![officer, from],
        read,
    )?;
    found.sort_by_key(|a| (a.what.stretch, a.what.id));
    Ok(found)
}

/// Everybody's absences that have something in common with `window`.
pub(super) fn within(tx: &mut Tx<'_>, window: Stretch) -> Result<Vec<Absence>> {
    let found = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM absences \
             WHERE until > ?1 AND starts_at < ?2 AND undone_at IS NULL"
        ),
        params![window.from(), window.until()],
        read,
    )?;
    Ok(found.into_iter().map(|a| a.what).collect())
}

fn read(r: &Row<'_>) -> Result<KeptAbsence> {
    let feed = match r.opt_blob(4)? {
        None => None,
        Some(_) => Some(r.array(4)?),
    };
    Ok(KeptAbsence {
        what: Absence {
            id: columns::id(r, 0)?,
            person: columns::id(r, 1)?,
            stretch: stretch(r, 2)?,
        },
        feed,
        made: made(r, 5)?,
    })
}
