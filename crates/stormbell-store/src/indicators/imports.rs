//! Imports: a set of indicators that came in together, first waiting, then taken in some at a time, and undone together.

use super::settle;
use crate::columns::{self, Cursor, params};
use crate::{Result, Row, Tx, Value};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    ImportId, IndicatorId, Moment,
    indicator::{Format, Import, Stage},
};

const COLUMNS: &str = "id, sealed, format, officer, at, stage, total, done, refused";

/// A value on its way in, as the officer saw it on the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its type.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// What the source says.
    pub note: String,
    /// Its mark.
    pub tlp: String,
    /// When it ends, microseconds UTC.
    pub ends_at: Option<i64>,
    /// The level that it raises a report to.
    pub raises: Option<i64>,
}

/// What is said of an import in words, sealed together.
#[derive(Serialize, Deserialize)]
struct Label {
    source: String,
    refused: Vec<(String, String)>,
    left_out: i64,
}

/// Keeps an import.
pub fn add_import(tx: &mut Tx<'_>, i: &Import) -> Result<()> {
    let label = Label {
        source: i.source.clone(),
        refused: i.refused_some.clone(),
        left_out: i.left_out,
    };
    let sealed = columns::seal(tx, "indicator_imports", i.id.as_bytes(), &label)?;
    tx.execute(
        "INSERT INTO indicator_imports (id, sealed, format, officer, at, stage, total, done, refused) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            i.id,
            sealed,
            i.format.code(),
            i.officer,
            i.at,
            i.stage.code(),
            i.total,
            i.done,
            i.refused
        ],
    )?;
    Ok(())
}

/// Keeps the values of an import until they are taken in.
pub fn wait(tx: &mut Tx<'_>, import: ImportId, values: &[Waiting]) -> Result<()> {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (place, chunk) in values.chunks(CHUNK).enumerate() {
        let row = waiting_row(import, place as i64);
        let sealed = columns::seal(tx, "indicator_waiting", &row, &chunk)?;
        rows.push(params![import, place as i64, sealed].to_vec());
    }
    tx.insert_many(
        "INSERT INTO indicator_waiting (import, place, sealed)",
        &rows,
    )
}

/// Values that are kept, and taken in, together: some milliseconds of the one who writes.
const CHUNK: usize = 100;

fn waiting_row(import: ImportId, place: i64) -> Vec<u8> {
    [import.as_bytes().as_slice(), &place.to_be_bytes()].concat()
}

/// The next values of an import that wait, with their place.
pub fn waiting(tx: &mut Tx<'_>, import: ImportId) -> Result<Option<(i64, Vec<Waiting>)>> {
    let next = tx.query_one(
        "SELECT place, sealed FROM indicator_waiting WHERE import = ?1 ORDER BY place LIMIT 1",
        params![import],
        |r| Ok((r.int(0)?, r.blob(1)?)),
    )?;
    let Some((place, sealed)) = next else {
        return Ok(None);
    };
    let row = waiting_row(import, place);
    let values = columns::open(tx, "indicator_waiting", &row, &sealed)?;
    Ok(Some((place, values)))
}

/// All values of an import that wait, at most `limit` chunks of them: for a page that shows them before they count.
pub fn all_waiting(tx: &mut Tx<'_>, import: ImportId, limit: usize) -> Result<Vec<Waiting>> {
    let rows = tx.query(
        "SELECT place, sealed FROM indicator_waiting WHERE import = ?1 ORDER BY place LIMIT ?2",
        params![import, limit as i64],
        |r| Ok((r.int(0)?, r.blob(1)?)),
    )?;
    let mut all = Vec::new();
    for (place, sealed) in rows {
        let row = waiting_row(import, place);
        let some: Vec<Waiting> = columns::open(tx, "indicator_waiting", &row, &sealed)?;
        all.extend(some);
    }
    Ok(all)
}

/// Takes all values of an import away that wait.
pub fn forget_all_waiting(tx: &mut Tx<'_>, import: ImportId) -> Result<()> {
    tx.execute(
        "DELETE FROM indicator_waiting WHERE import = ?1",
        params![import],
    )
    .map(|_| ())
}

/// Takes values away that wait no longer.
pub fn forget_waiting(tx: &mut Tx<'_>, import: ImportId, place: i64) -> Result<()> {
    tx.execute_one(
        "DELETE FROM indicator_waiting WHERE import = ?1 AND place = ?2",
        params![import, place],
    )
}

/// One import.
pub fn import(tx: &mut Tx<'_>, id: ImportId) -> Result<Option<Import>> {
    let raw = tx.query_one(
        &format!("SELECT {COLUMNS} FROM indicator_imports WHERE id = ?1"),
        params![id],
        read,
    )?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// A page of imports, the newest first.
pub fn imports(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<Import>> {
    let raws = tx.query(
        &format!("SELECT {COLUMNS} FROM indicator_imports WHERE id < ?1 ORDER BY id DESC LIMIT ?2"),
        params![after.id, limit as i64],
        read,
    )?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

/// Writes back how far an import has come.
pub fn save_import(tx: &mut Tx<'_>, i: &Import) -> Result<()> {
    tx.execute_one(
        "UPDATE indicator_imports SET stage = ?2, done = ?3 WHERE id = ?1",
        params![i.id, i.stage.code(), i.done],
    )
}

/// Undoes an import, some indicators at a time: what only it named counts no more. Gives the last one that was looked at,
/// as long as there are more.
pub fn undo(
    tx: &mut Tx<'_>,
    id: ImportId,
    after: Option<IndicatorId>,
    limit: usize,
    now: Moment,
) -> Result<Option<IndicatorId>> {
    let after = after.map_or(uuid::Uuid::nil(), |id| id.0);
    let ids: Vec<IndicatorId> = tx.query(
        "SELECT indicator FROM indicator_claims WHERE import = ?1 AND indicator > ?2 ORDER BY indicator LIMIT ?3",
        params![id, after, limit as i64],
        |r| columns::id(r, 0),
    )?;
    for indicator in &ids {
        settle(tx, *indicator, now)?;
    }
    Ok(ids.last().copied().filter(|_| ids.len() == limit))
}

/// Destroys all that an import named: its claims, and indicators that nobody else names, with their sightings and with the terms that
/// `terms` makes of a value.
pub fn erase_import(
    tx: &mut Tx<'_>,
    id: ImportId,
    terms: &dyn Fn(&str) -> Vec<crate::search::Term>,
) -> Result<()> {
    forget_all_waiting(tx, id)?;
    let ids: Vec<IndicatorId> = tx.query(
        "SELECT indicator FROM indicator_claims WHERE import = ?1 ORDER BY indicator",
        params![id],
        |r| columns::id(r, 0),
    )?;
    tx.execute(
        "DELETE FROM indicator_claims WHERE import = ?1",
        params![id],
    )?;
    for indicator in ids {
        let claimed = tx.query_one(
            "SELECT 1 FROM indicator_claims WHERE indicator = ?1 LIMIT 1",
            params![indicator],
            |r| r.int(0),
        )?;
        if claimed.is_some() {
            continue;
        }
        let Some(held) = super::load(tx, indicator)? else {
            continue;
        };
        for term in terms(&held.value) {
            tx.execute(
                "DELETE FROM indicator_terms WHERE term = ?1 AND indicator = ?2",
                params![term.as_slice(), indicator],
            )?;
        }
        tx.execute(
            "DELETE FROM sightings WHERE indicator = ?1",
            params![indicator],
        )?;
        tx.execute("DELETE FROM indicators WHERE id = ?1", params![indicator])?;
    }
    Ok(())
}

fn read(r: &Row<'_>) -> Result<(Import, Vec<u8>)> {
    let import = Import {
        id: columns::id(r, 0)?,
        source: String::new(),
        format: columns::code(r, 2, Format::parse)?,
        officer: columns::id(r, 3)?,
        at: columns::moment(r, 4)?,
        stage: columns::code(r, 5, Stage::parse)?,
        total: r.int(6)?,
        done: r.int(7)?,
        refused: r.int(8)?,
        refused_some: Vec::new(),
        left_out: 0,
    };
    Ok((import, r.blob(1)?))
}

fn open(tx: &Tx<'_>, (mut i, sealed): (Import, Vec<u8>)) -> Result<Import> {
    let label: Label = columns::open(tx, "indicator_imports", i.id.as_bytes(), &sealed)?;
    (i.source, i.refused_some, i.left_out) = (label.source, label.refused, label.left_out);
    Ok(i)
}
