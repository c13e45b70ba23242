//! Calendars that absences are read from: where they are, what the last reading found, and which absences came of it.
//! Addresses and titles are sealed: they open somebody's private calendar.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{AbsenceId, FeedId, Moment, OfficerId, rota::Stretch};

const TABLE: &str = "absence_feeds";
/// The result is sealed for a place of its own in the same row.
const RESULT: &str = "absence_feeds.result";
const COLUMNS: &str =
    "id, officer, sealed, counts, made_at, next_at, read_at, good_at, fault, result";

/// A calendar to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// Whose absences.
    pub officer: OfficerId,
    /// Where it is.
    pub url: String,
    /// What its owner calls it.
    pub label: String,
    /// The zone of dates, and of times without one: an IANA name.
    pub zone: String,
    /// Which events count: a code of the service.
    pub counts: String,
    /// Since when.
    pub made_at: Moment,
    /// When it is read next; none when it was taken away.
    pub next_at: Option<Moment>,
    /// When it was last read, or tried.
    pub read_at: Option<Moment>,
    /// When it was last read with success.
    pub good_at: Option<Moment>,
    /// Why the last reading failed: a code.
    pub fault: Option<String>,
    /// What the last reading that succeeded found.
    pub result: Option<Found>,
}

/// What a reading found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How many absences that are not over.
    pub absences: usize,
    /// What was not understood: what it is called, and the line that could not be read. The first ones.
    pub left_out: Vec<(String, String)>,
    /// How many were not understood in all.
    pub left_out_in_all: usize,
    /// Whether there was more than is read.
    pub cut: bool,
}

#[derive(Serialize, Deserialize)]
struct Words {
    url: String,
    label: String,
    zone: String,
}

/// Keeps a new one.
pub fn add(tx: &mut Tx<'_>, f: &Feed) -> Result<()> {
    let words = Words {
        url: f.url.clone(),
        label: f.label.clone(),
        zone: f.zone.clone(),
    };
    let sealed = columns::seal(tx, TABLE, f.id.as_bytes(), &words)?;
    tx.execute(
        "INSERT INTO absence_feeds (id, officer, sealed, counts, made_at, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            f.id,
            f.officer,
            sealed,
            f.counts.as_str(),
            f.made_at,
            f.next_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

/// Writes back when it is read next and what the last reading found.
pub fn save(tx: &mut Tx<'_>, f: &Feed) -> Result<()> {
    let result = match &f.result {
        Some(found) => Some(columns::seal(tx, RESULT, f.id.as_bytes(), found)?),
        None => None,
    };
    tx.execute_one(
        "UPDATE absence_feeds SET next_at = ?2, read_at = ?3, good_at = ?4, fault = ?5, result = ?6 WHERE id = ?1",
        params![
            f.id,
            f.next_at.map(|m| m.0),
            f.read_at.map(|m| m.0),
            f.good_at.map(|m| m.0),
            f.fault.as_deref(),
            result
        ],
    )
}

/// One, taken away or not, locked before it is changed.
pub fn load_to_change(tx: &mut Tx<'_>, id: FeedId) -> Result<Option<Feed>> {
    let lock = tx.engine().lock_clause();
    let found = which(tx, &format!("id = ?1{lock}"), params![id])?;
    Ok(found.into_iter().next())
}

/// Those of one officer that are read, the oldest first.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Feed>> {
    which(
        tx,
        "officer = ?1 AND next_at IS NOT NULL ORDER BY id",
        params![officer],
    )
}

/// Those that are due, the most overdue first.
pub fn due(tx: &mut Tx<'_>, now: Moment, limit: usize) -> Result<Vec<Feed>> {
    which(
        tx,
        "next_at <= ?1 ORDER BY next_at LIMIT ?2",
        params![now, limit as i64],
    )
}

fn which(tx: &mut Tx<'_>, which: &str, values: &[crate::Value]) -> Result<Vec<Feed>> {
    let sql = format!("SELECT {COLUMNS} FROM absence_feeds WHERE {which}");
    let rows = tx.query(&sql, values, read)?;
    rows.into_iter()
        .map(|(mut f, sealed, result)| {
            let row = *f.id.as_bytes();
            let words: Words = columns::open(tx, TABLE, &row, &sealed)?;
            (f.url, f.label, f.zone) = (words.url, words.label, words.zone);
            f.result = match result {
                Some(sealed) => Some(columns::open(tx, RESULT, &row, &sealed)?),
                None => None,
            };
            Ok(f)
        })
        .collect()
}

type Raw = (Feed, Vec<u8>, Option<Vec<u8>>);

fn read(r: &Row<'_>) -> Result<Raw> {
    let feed = Feed {
        id: columns::id(r, 0)?,
        officer: columns::id(r, 1)?,
        url: String::new(),
        label: String::new(),
        zone: String::new(),
        counts: r.text(3)?,
        made_at: columns::moment(r, 4)?,
        next_at: columns::opt_moment(r, 5)?,
        read_at: columns::opt_moment(r, 6)?,
        good_at: columns::opt_moment(r, 7)?,
        fault: r.opt_text(8)?,
        result: None,
    };
    Ok((feed, r.blob(2)?, r.opt_blob(9)?))
}

/// The absences that came from a feed and end after `from`, also those that their owner took back.
pub fn absences(tx: &mut Tx<'_>, feed: FeedId, from: Moment) -> Result<Vec<(Stretch, AbsenceId)>> {
    let rows = tx.query(
        "SELECT starts_at, ends_at, absence FROM feed_absences WHERE feed = ?1 AND ends_at > ?2 \
         ORDER BY starts_at, ends_at",
        params![feed, from],
        |r| {
            let stretch = Stretch::new(columns::moment(r, 0)?, columns::moment(r, 1)?);
            let stretch = stretch.ok_or_else(|| columns::wrong("a stretch"))?;
            Ok((stretch, columns::id(r, 2)?))
        },
    )?;
    Ok(rows)
}

/// Notes that an absence came from a feed.
pub fn add_absence(tx: &mut Tx<'_>, feed: FeedId, at: Stretch, absence: AbsenceId) -> Result<()> {
    tx.execute(
        "INSERT INTO feed_absences (feed, starts_at, ends_at, absence) VALUES (?1, ?2, ?3, ?4)",
        params![feed, at.from(), at.until(), absence],
    )?;
    Ok(())
}

/// Forgets that an absence came from a feed.
pub fn forget_absence(tx: &mut Tx<'_>, feed: FeedId, at: Stretch) -> Result<()> {
    tx.execute_one(
        "DELETE FROM feed_absences WHERE feed = ?1 AND starts_at = ?2 AND ends_at = ?3",
        params![feed, at.from(), at.until()],
    )
}
