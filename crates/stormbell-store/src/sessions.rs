//! Sessions of officers and of returning reporters, and the half-done ceremonies of passkeys.
//! Only keyed hashes of tokens are kept: a stolen database opens no door.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{Moment, OfficerId, ReportId, SessionId};

/// A session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Keyed hash of its token.
    pub lookup: [u8; 32],
    /// Whose, when it is an officer's.
    pub officer: Option<OfficerId>,
    /// The report, when it is a returning reporter's.
    pub report: Option<ReportId>,
    /// Since when.
    pub opened_at: Moment,
    /// When it was last used.
    pub last_seen_at: Moment,
    /// When it ends.
    pub until: Moment,
}

/// Keeps a session.
pub fn add(tx: &mut Tx<'_>, s: &Session) -> Result<()> {
    tx.execute(
        "INSERT INTO sessions (id, lookup, officer, report, opened_at, last_seen_at, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![s.id, s.lookup.as_slice(), s.officer, s.report, s.opened_at, s.last_seen_at, s.until],
    )?;
    Ok(())
}

/// The session with this token, if it has not ended at `now`.
pub fn by_token(tx: &mut Tx<'_>, lookup: &[u8; 32], now: Moment) -> Result<Option<Session>> {
    tx.query_one(
        "SELECT id, lookup, officer, report, opened_at, last_seen_at, until FROM sessions WHERE lookup = ?1 AND until > ?2",
        params![lookup.as_slice(), now],
        read,
    )
}

/// The sessions of an officer that have not ended at `now`, newest first.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId, now: Moment) -> Result<Vec<Session>> {
    tx.query(
        "SELECT id, lookup, officer, report, opened_at, last_seen_at, until FROM sessions \
         WHERE officer = ?1 AND until > ?2 ORDER BY opened_at DESC, id DESC",
        params![officer, now],
        read,
    )
}

fn read(r: &Row<'_>) -> Result<Session> {
    Ok(Session {
        id: columns::id(r, 0)?,
        lookup: r.array(1)?,
        officer: columns::opt_id(r, 2)?,
        report: columns::opt_id(r, 3)?,
        opened_at: columns::moment(r, 4)?,
        last_seen_at: columns::moment(r, 5)?,
        until: columns::moment(r, 6)?,
    })
}

/// Records that a session was used, and when it now ends.
pub fn touch(tx: &mut Tx<'_>, id: SessionId, now: Moment, until: Moment) -> Result<()> {
    tx.execute(
        "UPDATE sessions SET last_seen_at = ?2, until = ?3 WHERE id = ?1",
        params![id, now, until],
    )
    .map(|_| ())
}

/// Ends one session.
pub fn end(tx: &mut Tx<'_>, id: SessionId) -> Result<u64> {
    tx.execute("DELETE FROM sessions WHERE id = ?1", params![id])
}

/// Ends all sessions of an officer.
pub fn end_all(tx: &mut Tx<'_>, officer: OfficerId) -> Result<u64> {
    tx.execute("DELETE FROM sessions WHERE officer = ?1", params![officer])
}

/// Forgets what has ended.
pub fn sweep(tx: &mut Tx<'_>, now: Moment) -> Result<u64> {
    let sessions = tx.execute("DELETE FROM sessions WHERE until <= ?1", params![now])?;
    let ceremonies = tx.execute("DELETE FROM ceremonies WHERE until <= ?1", params![now])?;
    Ok(sessions + ceremonies)
}

/// Keeps the state of a half-done passkey ceremony.
pub fn add_ceremony(tx: &mut Tx<'_>, lookup: &[u8; 32], state: &str, until: Moment) -> Result<()> {
    let sealed = columns::seal_bytes(tx, "ceremonies", lookup, state.as_bytes());
    tx.execute(
        "INSERT INTO ceremonies (lookup, sealed, until) VALUES (?1, ?2, ?3)",
        params![lookup.as_slice(), sealed, until],
    )?;
    Ok(())
}

/// Takes the state of a ceremony out: it is there once.
pub fn take_ceremony(tx: &mut Tx<'_>, lookup: &[u8; 32], now: Moment) -> Result<Option<String>> {
    let sealed = tx.query_one(
        "SELECT sealed FROM ceremonies WHERE lookup = ?1 AND until > ?2",
        params![lookup.as_slice(), now],
        |r| r.blob(0),
    )?;
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    tx.execute_one(
        "DELETE FROM ceremonies WHERE lookup = ?1",
        params![lookup.as_slice()],
    )?;
    let state = columns::open_bytes(tx, "ceremonies", lookup, &sealed)?;
    String::from_utf8(state)
        .map(Some)
        .map_err(|_| columns::wrong("a ceremony"))
}
