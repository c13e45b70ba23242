//! Waves: attacks recognised from many reports while they run, with the reports under them and what those are made of.

use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx, Value};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    Moment, OfficerId, ReportId, WaveId, kind::Kind, sector::Sector, triage::Priority,
    waves::key::Key,
};

const COLUMNS: &str = "id, number, key, sealed, kind, sector, region, priority, opened_at, first_at, last_at, closed_at, \
    sources, expected, window_s, reports, openings, released_at, released_by";

/// What is sealed of a wave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The target, as reports spell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What an officer let the public read; empty until then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The draft of a warning, as an officer left it; empty while nobody changed the proposed one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub draft: String,
}

/// A wave as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Its id.
    pub id: WaveId,
    /// What the watch calls it, since it opened last.
    pub number: u32,
    /// Hashes of what it is of.
    pub key: Key,
    /// Its kind, where its reports are of one.
    pub kind: Option<Kind>,
    /// Its sector, where its reports are of one.
    pub sector: Option<Sector>,
    /// Its region, where its reports are of one.
    pub region: Option<String>,
    /// The highest priority of its reports when it rang.
    pub priority: Priority,
    /// When it was recognised.
    pub opened_at: Moment,
    /// Its first report.
    pub first_at: Moment,
    /// Its last report.
    pub last_at: Moment,
    /// When it closed.
    pub closed_at: Option<Moment>,
    /// Different sources in the window that made it one.
    pub sources: u32,
    /// Sources that the hour explained, in thousandths.
    pub expected: i64,
    /// That window, in seconds.
    pub window_s: u32,
    /// Reports under it.
    pub reports: i64,
    /// How often it opened.
    pub openings: i64,
    /// When and by whom its title was released to the public.
    pub released: Option<(Moment, OfficerId)>,
    /// What is sealed of it.
    pub words: Words,
}

/// Keeps a new wave.
pub fn add(tx: &mut Tx<'_>, w: &Held) -> Result<()> {
    let sealed = columns::seal(tx, "waves", w.id.as_bytes(), &w.words)?;
    tx.execute(
        "INSERT INTO waves (id, number, key, sealed, kind, sector, region, priority, opened_at, first_at, last_at, sources, \
         expected, window_s, reports, openings) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, ?15)",
        params![
            w.id,
            i64::from(w.number),
            w.key.to_bytes().as_slice(),
            sealed,
            w.kind.map(Kind::value),
            w.sector.map(Sector::code),
            w.region.as_deref(),
            w.priority.level(),
            w.opened_at,
            w.first_at,
            w.last_at,
            i64::from(w.sources),
            w.expected,
            i64::from(w.window_s),
            w.openings
        ],
    )?;
    Ok(())
}

/// Writes back what changed; the number of its reports is counted with them.
pub fn save(tx: &mut Tx<'_>, w: &Held) -> Result<()> {
    let sealed = columns::seal(tx, "waves", w.id.as_bytes(), &w.words)?;
    tx.execute_one(
        "UPDATE waves SET number = ?2, key = ?3, sealed = ?4, kind = ?5, sector = ?6, region = ?7, priority = ?8, \
         last_at = ?9, closed_at = ?10, sources = ?11, expected = ?12, window_s = ?13, openings = ?14, released_at = ?15, \
         released_by = ?16 WHERE id = ?1",
        params![
            w.id,
            i64::from(w.number),
            w.key.to_bytes().as_slice(),
            sealed,
            w.kind.map(Kind::value),
            w.sector.map(Sector::code),
            w.region.as_deref(),
            w.priority.level(),
            w.last_at,
            w.closed_at.map(|at| at.0),
            i64::from(w.sources),
            w.expected,
            i64::from(w.window_s),
            w.openings,
            w.released.map(|(at, _)| at.0),
            w.released.map(|(_, by)| by)
        ],
    )
}

/// One wave.
pub fn load(tx: &mut Tx<'_>, id: WaveId) -> Result<Option<Held>> {
    Ok(some(tx, "id = ?1", params![id])?.pop())
}

/// The wave that the watch calls so, while it is open.
pub fn by_number(tx: &mut Tx<'_>, number: u32) -> Result<Option<Held>> {
    Ok(some(
        tx,
        "number = ?1 ORDER BY number LIMIT 1",
        params![i64::from(number)],
    )?
    .pop())
}

/// The last wave of the same.
pub fn by_key(tx: &mut Tx<'_>, key: &Key) -> Result<Option<Held>> {
    Ok(some(
        tx,
        "key = ?1 ORDER BY id DESC LIMIT 1",
        params![key.to_bytes().as_slice()],
    )?
    .pop())
}

/// All that are open, the newest first; there are never many.
pub fn open(tx: &mut Tx<'_>) -> Result<Vec<Held>> {
    some(tx, "closed_at IS NULL ORDER BY id DESC", &[])
}

/// A page of all, the newest first.
pub fn page(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<Held>> {
    some(
        tx,
        "id < ?1 ORDER BY id DESC LIMIT ?2",
        params![after.id, limit as i64],
    )
}

/// The newest wave that a report is under.
pub fn of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Option<WaveId>> {
    tx.query_one(
        "SELECT wave FROM wave_reports WHERE report = ?1 ORDER BY wave DESC LIMIT 1",
        params![report],
        |r| columns::id(r, 0),
    )
}

/// Some of a wave's reports, the newest first, with their places in the journal.
pub fn newest_reports(tx: &mut Tx<'_>, wave: WaveId, limit: usize) -> Result<Vec<ReportId>> {
    tx.query(
        "SELECT report FROM wave_reports WHERE wave = ?1 ORDER BY place DESC LIMIT ?2",
        params![wave, limit as i64],
        |r| columns::id(r, 0),
    )
}

/// Puts reports under a wave, each once; gives how many are new to it.
pub fn cover(tx: &mut Tx<'_>, wave: WaveId, reports: &[(u64, ReportId)]) -> Result<Vec<bool>> {
    let rows: Vec<Vec<Value>> = reports
        .iter()
        .map(|(place, report)| params![wave, *place as i64, *report].to_vec())
        .collect();
    let added = tx.execute_many(
        "INSERT INTO wave_reports (wave, place, report) VALUES (?1, ?2, ?3) ON CONFLICT (wave, place) DO NOTHING",
        &rows,
    )?;
    Ok(added.into_iter().map(|n| n == 1).collect())
}

/// Counts reports more under a wave, by what they are made of.
pub fn count(
    tx: &mut Tx<'_>,
    wave: WaveId,
    reports: i64,
    last_at: Moment,
    of: &[(&'static str, String, i64)],
) -> Result<()> {
    tx.execute_one(
        "UPDATE waves SET reports = reports + ?2, last_at = CASE WHEN last_at > ?3 THEN last_at ELSE ?3 END WHERE id = ?1",
        params![wave, reports, last_at],
    )?;
    let rows: Vec<Vec<Value>> = of
        .iter()
        .map(|(what, value, n)| params![wave, *what, value.as_str(), *n].to_vec())
        .collect();
    tx.execute_many(
        "INSERT INTO wave_counts (wave, what, value, reports) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (wave, what, value) DO UPDATE SET reports = wave_counts.reports + excluded.reports",
        &rows,
    )?;
    Ok(())
}

/// What a wave's reports are made of: for one thing each value with its number, in the order of the values.
pub fn counts(
    tx: &mut Tx<'_>,
    wave: WaveId,
    what: &str,
    limit: usize,
) -> Result<Vec<(String, i64)>> {
    tx.query(
        "SELECT value, reports FROM wave_counts WHERE wave = ?1 AND what = ?2 ORDER BY value DESC LIMIT ?3",
        params![wave, what, limit as i64],
        |r| Ok((r.text(0)?, r.int(1)?)),
    )
}

fn some(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM waves WHERE {which}");
    let rows = tx.query(&sql, values, read)?;
    rows.into_iter()
        .map(|(mut wave, sealed)| {
            wave.words = columns::open(tx, "waves", wave.id.as_bytes(), &sealed)?;
            Ok(wave)
        })
        .collect()
}

fn read(r: &Row<'_>) -> Result<(Held, Vec<u8>)> {
    let whole = |r: &Row<'_>, column| Ok(u32::try_from(r.int(column)?).unwrap_or(u32::MAX));
    let wave = Held {
        id: columns::id(r, 0)?,
        number: whole(r, 1)?,
        key: Key::from_bytes(&r.blob(2)?).ok_or_else(|| columns::wrong("a wave's key"))?,
        kind: columns::opt_code(r, 4, Kind::parse)?,
        sector: columns::opt_code(r, 5, Sector::parse)?,
        region: r.opt_text(6)?,
        priority: Priority::from_level(r.int(7)?).ok_or_else(|| columns::wrong("a priority"))?,
        opened_at: columns::moment(r, 8)?,
        first_at: columns::moment(r, 9)?,
        last_at: columns::moment(r, 10)?,
        closed_at: columns::opt_moment(r, 11)?,
        sources: whole(r, 12)?,
        expected: r.int(13)?,
        window_s: whole(r, 14)?,
        reports: r.int(15)?,
        openings: r.int(16)?,
        released: columns::opt_moment(r, 17)?.zip(columns::opt_id(r, 18)?),
        words: Words::default(),
    };
    Ok((wave, r.blob(3)?))
}
