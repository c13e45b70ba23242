//! Calendars of shifts that people subscribed to. The secret word of an address is found by its keyed hash.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{CalendarId, Moment, OfficerId, RotaId, TeamId};

const TABLE: &str = "calendar_tokens";
const COLUMNS: &str = "id, officer, shows, thing, sealed, made_at, read_at, seen, changed_at";

/// What a calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Its owner's own shifts.
    Mine,
    /// Everybody's shifts of one rota.
    Rota(RotaId),
    /// The shifts of the people of one team.
    Team(TeamId),
}

impl Shows {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Shows::Mine => "mine",
            Shows::Rota(_) => "rota",
            Shows::Team(_) => "team",
        }
    }

    fn thing(self) -> Option<uuid::Uuid> {
        match self {
            Shows::Mine => None,
            Shows::Rota(id) => Some(id.0),
            Shows::Team(id) => Some(id.0),
        }
    }
}

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its id.
    pub id: CalendarId,
    /// Whose.
    pub officer: OfficerId,
    /// What it shows.
    pub shows: Shows,
    /// The secret word of its address.
    pub token: String,
    /// Since when.
    pub made_at: Moment,
    /// When it was last fetched, to the hour.
    pub read_at: Option<Moment>,
    /// The hash of what was given out last, and since when it was so.
    pub seen: Option<([u8; 32], Moment)>,
}

/// Keeps a new one.
pub fn add(tx: &mut Tx<'_>, c: &Calendar, lookup: &[u8; 32]) -> Result<()> {
    let sealed = columns::seal(tx, TABLE, c.id.as_bytes(), &c.token)?;
    tx.execute(
        "INSERT INTO calendar_tokens (id, officer, shows, thing, lookup, sealed, made_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            c.id,
            c.officer,
            c.shows.code(),
            c.shows.thing(),
            lookup.as_slice(),
            sealed,
            c.made_at
        ],
    )?;
    Ok(())
}

/// The one that this word opens; none when it was revoked.
pub fn by_lookup(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<Calendar>> {
    let found = which(tx, "lookup = ?1", params![lookup.as_slice()])?;
    Ok(found.into_iter().next())
}

/// Those of one officer that are not revoked, the oldest first.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Calendar>> {
    which(tx, "officer = ?1", params![officer])
}

fn which(tx: &mut Tx<'_>, which: &str, values: &[crate::Value]) -> Result<Vec<Calendar>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM calendar_tokens WHERE {which} AND revoked_at IS NULL ORDER BY id"
    );
    let rows = tx.query(&sql, values, read)?;
    rows.into_iter()
        .map(|(mut c, sealed)| {
            c.token = columns::open(tx, TABLE, c.id.as_bytes(), &sealed)?;
            Ok(c)
        })
        .collect()
}

fn read(r: &Row<'_>) -> Result<(Calendar, Vec<u8>)> {
    let changed_at = columns::opt_moment(r, 8)?;
    let seen = match r.opt_blob(7)? {
        Some(_) => Some(r.array(7)?),
        None => None,
    };
    let shows = match (r.text(2)?.as_str(), r.opt_blob(3)?) {
        ("mine", None) => Some(Shows::Mine),
        ("rota", Some(id)) => RotaId::from_bytes(&id).map(Shows::Rota),
        ("team", Some(id)) => TeamId::from_bytes(&id).map(Shows::Team),
        _ => None,
    };
    let calendar = Calendar {
        id: columns::id(r, 0)?,
        officer: columns::id(r, 1)?,
        shows: shows.ok_or_else(|| columns::wrong("what a calendar shows"))?,
        token: String::new(),
        made_at: columns::moment(r, 5)?,
        read_at: columns::opt_moment(r, 6)?,
        seen: seen.zip(changed_at),
    };
    Ok((calendar, r.blob(4)?))
}

/// Notes that it was fetched, and what was given out since when.
pub fn note_read(
    tx: &mut Tx<'_>,
    id: CalendarId,
    seen: ([u8; 32], Moment),
    now: Moment,
) -> Result<()> {
    tx.execute_one(
        "UPDATE calendar_tokens SET read_at = ?2, seen = ?3, changed_at = ?4 WHERE id = ?1",
        params![id, now, seen.0.as_slice(), seen.1],
    )
}

/// Lets its address open nothing any more. Gone when it is somebody else's or was revoked already.
pub fn revoke(tx: &mut Tx<'_>, id: CalendarId, officer: OfficerId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE calendar_tokens SET revoked_at = ?3 WHERE id = ?1 AND officer = ?2 AND revoked_at IS NULL",
        params![id, officer, now],
    )
}
