//! The node's own append-only log. Every change writes its entry in the same transaction.
//!
//! Positions are assigned under the one row of `journal_head`, which stays locked until the commit: on SQLite
//! there is one writer anyway, on PostgreSQL the lock makes several processes take turns for the length of a
//! commit. So an entry's inclusion path exists before the answer, and no sequencer can fall behind.

use crate::columns::{self, params};
use crate::{Result, Tx, Value};
use serde::ser::{SerializeMap as _, Serializer as _};
use stormbell_model::{Moment, outside, text::hex};
use stormbell_seal::{Frontier, Hash, SealError, Tile, TileHash, TileTree, leaf_hash};

/// What is written about one act. Only codes, ids and hashes: nothing inside the log sees a person.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// What was done: a short code such as `report filed`.
    pub act: &'static str,
    /// Who: `visitor`, `reporter`, `officer:<id>`, `organisation:<id>` or `node`.
    pub actor: String,
    /// What it was done to.
    pub subject: uuid::Uuid,
    /// More facts, in a fixed order.
    pub facts: Vec<(&'static str, String)>,
}

/// An entry in its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its position.
    pub index: u64,
    /// The record as it was hashed.
    pub record: Vec<u8>,
    /// Size of the tree after the append.
    pub size: u64,
    /// Root of the tree after the append.
    pub root: Hash,
    /// Inclusion path in the tree of that size.
    pub path: Vec<Hash>,
}

/// A row of the journal as auditors read it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its position.
    pub index: u64,
    /// When.
    pub at: Moment,
    /// What.
    pub act: String,
    /// Who.
    pub actor: String,
    /// To what.
    pub subject: uuid::Uuid,
    /// The record as it was hashed.
    pub record: Vec<u8>,
}

/// An entry in the words that are hashed into the tree. It is written before the transaction, because all acts of a
/// node wait for the one that appends.
#[derive(Clone, Debug)]
pub struct Written {
    at: Moment,
    act: &'static str,
    actor: String,
    subject: uuid::Uuid,
    record: Vec<u8>,
    leaf: Hash,
}

impl Entry {
    /// Writes the record, with a nonce.
    pub fn write(self, chance: &dyn outside::Chance) -> Result<Written> {
        let record = record(&self, chance)?;
        Ok(Written {
            at: self.at,
            act: self.act,
            actor: self.actor,
            subject: self.subject,
            leaf: leaf_hash(&record),
            record,
        })
    }
}

/// Appends entries, in order, as part of this transaction.
pub fn append(tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<Placed>> {
    let chance = tx.chance();
    let written = entries.iter().map(|entry| entry.clone().write(chance));
    let written = written.collect::<Result<Vec<_>>>()?;
    append_written(tx, &written.iter().collect::<Vec<_>>())
}

/// Appends entries that are written already.
pub fn append_written(tx: &mut Tx<'_>, entries: &[&Written]) -> Result<Vec<Placed>> {
    let mut frontier = lock_head(tx)?;
    let first = frontier.size();
    let leaves: Vec<Hash> = entries.iter().map(|entry| entry.leaf).collect();
    let appended = frontier.append(&leaves).map_err(broken)?;
    let rows: Vec<Vec<Value>> = (first..)
        .zip(entries)
        .map(|(position, entry)| journal_row(position, entry))
        .collect();
    tx.insert_many(
        "INSERT INTO journal (position, at, act, actor, subject, record, leaf)",
        &rows,
    )?;
    let tiles: Vec<Vec<Value>> = appended.tile_hashes.iter().map(tile_row).collect();
    tx.insert_many("INSERT INTO journal_tiles (level, place, hash)", &tiles)?;
    tx.execute_one(
        "UPDATE journal_head SET size = ?1, frontier = ?2 WHERE one = 1",
        params![appended.size as i64, frontier.to_bytes()],
    )?;
    let placed = (first..).zip(entries).zip(appended.paths);
    Ok(placed
        .map(|((index, entry), path)| Placed {
            index,
            record: entry.record.clone(),
            size: appended.size,
            root: appended.root,
            path,
        })
        .collect())
}

fn journal_row(position: u64, entry: &Written) -> Vec<Value> {
    params![
        position as i64,
        entry.at,
        entry.act,
        entry.actor.as_str(),
        entry.subject,
        entry.record.as_slice(),
        entry.leaf.as_slice()
    ]
    .to_vec()
}

fn tile_row(tile: &TileHash) -> Vec<Value> {
    let (level, place) = (i64::from(tile.tile_level), tile.index as i64);
    params![level, place, tile.hash.as_slice()].to_vec()
}

/// Appends one entry.
pub fn note(tx: &mut Tx<'_>, entry: Entry) -> Result<()> {
    append(tx, std::slice::from_ref(&entry)).map(|_| ())
}

/// Makes the head of an empty journal; does nothing when there is one.
pub fn begin(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute(
        "INSERT INTO journal_head (one, size, frontier) VALUES (1, 0, ?1) ON CONFLICT (one) DO NOTHING",
        params![Frontier::new().to_bytes()],
    )?;
    Ok(())
}

/// The present size and root.
pub fn head(tx: &mut Tx<'_>) -> Result<(u64, Hash)> {
    let bytes = tx
        .query_one(
            "SELECT frontier FROM journal_head WHERE one = 1",
            &[],
            |r| r.blob(0),
        )?
        .ok_or_else(|| columns::wrong("the journal's head"))?;
    let frontier = Frontier::from_bytes(&bytes).map_err(broken)?;
    Ok((frontier.size(), frontier.root()))
}

/// Whether the end of the journal is what its head says: as many entries, the last one the hash of its record, and the
/// root that follows from the stored tiles. What lies further back is found by whoever checks a proof, and by
/// `stormbell doctor`.
pub fn check_end(tx: &mut Tx<'_>) -> Result<bool> {
    let (size, root) = head(tx)?;
    let last = tx.query_one(
        "SELECT position, record, leaf FROM journal ORDER BY position DESC LIMIT 1",
        &[],
        |r| Ok((r.int(0)?, r.blob(1)?, r.array::<32>(2)?)),
    )?;
    let Some((position, record, leaf)) = last else {
        return Ok(size == 0);
    };
    if position as u64 + 1 != size || leaf_hash(&record) != leaf {
        return Ok(false);
    }
    let frontier = TileTree::new(size, |tile| fetch(tx, tile)).frontier();
    Ok(frontier.map_err(|e| e.0)?.root() == root)
}

/// The inclusion path of the entry at `index` in the tree of `size`, with its record.
pub fn proof(tx: &mut Tx<'_>, index: u64, size: u64) -> Result<(Vec<u8>, Vec<Hash>)> {
    let record = tx
        .query_one(
            "SELECT record FROM journal WHERE position = ?1",
            params![index as i64],
            |r| r.blob(0),
        )?
        .ok_or(crate::Error::Gone)?;
    let path = TileTree::new(size, |tile| fetch(tx, tile))
        .inclusion_path(index)
        .map_err(|e| e.0)?;
    Ok((record, path))
}

/// The proof that the tree of `size` continues that of `old`.
pub fn consistency(tx: &mut Tx<'_>, old: u64, size: u64) -> Result<Vec<Hash>> {
    TileTree::new(size, |tile| fetch(tx, tile))
        .consistency_path(old)
        .map_err(|e| e.0)
}

/// The hashes of one tile, as many as it asks for; `None` when the tree is not that large.
pub fn tile(tx: &mut Tx<'_>, tile: Tile) -> Result<Option<Vec<Hash>>> {
    let hashes = fetch(tx, tile).map_err(|e| e.0)?;
    Ok((hashes.len() == usize::from(tile.width())).then_some(hashes))
}

/// A page of entries, the newest first, below `before`.
pub fn page(tx: &mut Tx<'_>, before: Option<u64>, limit: usize) -> Result<Vec<Row>> {
    tx.query(
        "SELECT position, at, act, actor, subject, record FROM journal WHERE position < ?1 ORDER BY position DESC LIMIT ?2",
        params![before.map_or(i64::MAX, |b| b as i64), limit as i64],
        read_row,
    )
}

/// Reports that were filed at the positions from `from` to `until`, in order, at most `limit`.
pub fn filed(
    tx: &mut Tx<'_>,
    from: u64,
    until: u64,
    limit: usize,
) -> Result<Vec<(u64, stormbell_model::ReportId, Moment)>> {
    tx.query(
        "SELECT position, subject, at FROM journal WHERE position >= ?1 AND position < ?2 AND act = 'report filed' \
         ORDER BY position LIMIT ?3",
        params![from as i64, until as i64, limit as i64],
        |r| Ok((r.int(0)? as u64, columns::id(r, 1)?, columns::moment(r, 2)?)),
    )
}

/// Entries from a position on, below another, that say that one of these was done; in their order.
pub fn followed(
    tx: &mut Tx<'_>,
    (from, until): (u64, u64),
    acts: [&str; 6],
    limit: usize,
) -> Result<Vec<Row>> {
    let [a, b, c, d, e, f] = acts;
    tx.query(
        "SELECT position, at, act, actor, subject, record FROM journal WHERE position >= ?1 AND position < ?2 \
         AND act IN (?4, ?5, ?6, ?7, ?8, ?9) ORDER BY position LIMIT ?3",
        params![from as i64, until as i64, limit as i64, a, b, c, d, e, f],
        read_row,
    )
}

/// The report that was filed at a position.
pub fn filed_at(tx: &mut Tx<'_>, position: u64) -> Result<Option<stormbell_model::ReportId>> {
    tx.query_one(
        "SELECT subject FROM journal WHERE position = ?1 AND act = 'report filed'",
        params![position as i64],
        |r| columns::id(r, 0),
    )
}

/// The reports that were filed at these positions.
pub fn filed_at_all(
    tx: &mut Tx<'_>,
    positions: &[u64],
) -> Result<Vec<(u64, stormbell_model::ReportId)>> {
    let sql = format!(
        "SELECT position, subject FROM journal WHERE position IN ({}) AND act = 'report filed'",
        crate::links::places()
    );
    let mut found = Vec::with_capacity(positions.len());
    for some in positions.chunks(crate::links::ASKED_AT_ONCE) {
        let last = some.last().copied();
        let rest = (some.len()..crate::links::ASKED_AT_ONCE).filter_map(|_| last);
        let padded = some
            .iter()
            .copied()
            .chain(rest)
            .map(|p| Value::from(p as i64));
        let padded: Vec<Value> = padded.collect();
        found.extend(tx.query(&sql, &padded, |r| {
            Ok((r.int(0)? as u64, columns::id(r, 1)?))
        })?);
    }
    Ok(found)
}

/// What was done to one thing, oldest first.
pub fn history(tx: &mut Tx<'_>, subject: uuid::Uuid, limit: usize) -> Result<Vec<Row>> {
    tx.query(
        "SELECT position, at, act, actor, subject, record FROM journal WHERE subject = ?1 ORDER BY position LIMIT ?2",
        params![subject, limit as i64],
        read_row,
    )
}

/// What was done to one thing last, newest first.
pub fn latest(tx: &mut Tx<'_>, subject: uuid::Uuid, limit: usize) -> Result<Vec<Row>> {
    tx.query(
        "SELECT position, at, act, actor, subject, record FROM journal WHERE subject = ?1 \
         ORDER BY position DESC LIMIT ?2",
        params![subject, limit as i64],
        read_row,
    )
}

fn read_row(row: &crate::Row<'_>) -> Result<Row> {
    Ok(Row {
        index: row.int(0)? as u64,
        at: columns::moment(row, 1)?,
        act: row.text(2)?,
        actor: row.text(3)?,
        subject: uuid::Uuid::from_slice(&row.blob(4)?).map_err(|_| columns::wrong("an id"))?,
        record: row.blob(5)?,
    })
}

fn lock_head(tx: &mut Tx<'_>) -> Result<Frontier> {
    let sql = match tx.engine() {
        crate::Engine::Sqlite => "SELECT frontier FROM journal_head WHERE one = 1",
        crate::Engine::Postgres => "SELECT frontier FROM journal_head WHERE one = 1 FOR UPDATE",
    };
    let bytes = tx
        .query_one(sql, &[], |r| r.blob(0))?
        .ok_or_else(|| columns::wrong("the journal's head"))?;
    Frontier::from_bytes(&bytes).map_err(broken)
}

/// The record: one line of JSON with a nonce, so that a leaf's hash tells nothing about a guessable entry.
fn record(entry: &Entry, chance: &dyn outside::Chance) -> Result<Vec<u8>> {
    let nonce = outside::bytes::<16>(chance);
    let mut line = Vec::with_capacity(RECORD_BYTES);
    let written = write_record(&mut line, entry, &hex(&nonce));
    written.map_err(|_| columns::wrong("a record"))?;
    Ok(line)
}

/// About what the record of a filing takes.
const RECORD_BYTES: usize = 384;

fn write_record(line: &mut Vec<u8>, entry: &Entry, nonce: &str) -> serde_json::Result<()> {
    let mut json = serde_json::Serializer::new(line);
    let mut object = json.serialize_map(None)?;
    object.serialize_entry("v", &1)?;
    object.serialize_entry("at", &entry.at.0)?;
    object.serialize_entry("act", entry.act)?;
    object.serialize_entry("by", &entry.actor)?;
    object.serialize_entry("subject", &entry.subject)?;
    for (name, value) in &entry.facts {
        object.serialize_entry(name, value)?;
    }
    object.serialize_entry("nonce", nonce)?;
    object.end()
}

fn fetch(tx: &mut Tx<'_>, tile: Tile) -> Result<Vec<Hash>, Fetch> {
    let first = tile.first_hash() as i64;
    let last = first + i64::from(tile.width());
    let (sql, mut values) = match tile.level() {
        0 => (
            "SELECT leaf FROM journal WHERE position >= ?1 AND position < ?2 ORDER BY position",
            Vec::new(),
        ),
        level => (
            "SELECT hash FROM journal_tiles WHERE place >= ?1 AND place < ?2 AND level = ?3 ORDER BY place",
            vec![Value::Int(i64::from(level))],
        ),
    };
    values.splice(0..0, [Value::Int(first), Value::Int(last)]);
    tx.query(sql, &values, |r| r.array::<32>(0)).map_err(Fetch)
}

/// The store's error on its way through the tile tree.
struct Fetch(crate::Error);

impl From<SealError> for Fetch {
    fn from(error: SealError) -> Fetch {
        Fetch(broken(error))
    }
}

fn broken(_: SealError) -> crate::Error {
    columns::wrong("the journal's tree")
}
