//! The log of grouping: what the rules decided and what they heard of officers, in order. Each row is sealed whole; how far
//! the journal is followed is kept with it, so that a process which died in between is gone on from exactly.

use crate::columns::{self, params};
use crate::{Result, Tx, facts};
use stormbell_model::grouping::Log;

/// The fact that says how far the journal was followed.
const PLACE: &str = "grouping_place";
/// The fact that says from which row on words are compared.
const WORDS_FROM: &str = "grouping_words_from";
/// The fact that holds the key of the marks.
const SECRET: &str = "grouping_secret";
/// The fact that says in which row the present generation of words began.
const TURNED_AT: &str = "grouping_turned_at";
/// Rows of words that are forgotten in one act.
const FORGOTTEN_AT_ONCE: i64 = 64;

/// A row of the log.
pub struct Row {
    /// Its place.
    pub n: i64,
    /// Steps.
    pub steps: Vec<u8>,
    /// Marks of words, while they are kept.
    pub words: Option<Vec<u8>>,
}

/// The position of the journal that is followed next.
pub fn place(tx: &mut Tx<'_>) -> Result<u64> {
    Ok(number(tx, PLACE)?.unwrap_or(0))
}

/// Keeps it.
pub fn set_place(tx: &mut Tx<'_>, place: u64) -> Result<()> {
    facts::set(tx, PLACE, &place.to_be_bytes())
}

/// The row from which on words are compared.
pub fn words_from(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(number(tx, WORDS_FROM)?.unwrap_or(0) as i64)
}

/// The key of the marks, drawn once: they stay comparable when the node's key changes.
pub fn secret(tx: &mut Tx<'_>) -> Result<u64> {
    let row = b"grouping_secret";
    if let Some(sealed) = facts::get(tx, SECRET)? {
        let plain = columns::open_bytes(tx, "node_facts", row, &sealed)?;
        let bytes = plain.try_into().map_err(|_| columns::wrong("a secret"))?;
        return Ok(u64::from_be_bytes(bytes));
    }
    let drawn = stormbell_model::outside::bytes::<8>(tx.chance());
    let sealed = columns::seal_bytes(tx, "node_facts", row, &drawn);
    facts::set(tx, SECRET, &sealed)?;
    Ok(u64::from_be_bytes(drawn))
}

/// The row in which the present generation of words began.
pub fn turned_at(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(number(tx, TURNED_AT)?.unwrap_or(0) as i64)
}

/// Keeps it.
pub fn set_turned_at(tx: &mut Tx<'_>, n: i64) -> Result<()> {
    facts::set(tx, TURNED_AT, &(n.max(0) as u64).to_be_bytes())
}

fn number(tx: &mut Tx<'_>, fact: &str) -> Result<Option<u64>> {
    let bytes = facts::get(tx, fact)?;
    Ok(bytes.and_then(|bytes| Some(u64::from_be_bytes(bytes.try_into().ok()?))))
}

/// The place of the row that is written next.
pub fn next(tx: &mut Tx<'_>) -> Result<i64> {
    let last = tx.query_one(
        "SELECT n FROM grouping_log ORDER BY n DESC LIMIT 1",
        &[],
        |r| r.int(0),
    )?;
    Ok(last.map_or(0, |n| n + 1))
}

/// Writes a row.
pub fn append(tx: &mut Tx<'_>, n: i64, reports: usize, log: &Log) -> Result<()> {
    let steps = columns::seal_bytes(tx, "grouping_log", &n.to_be_bytes(), &log.steps);
    let words = columns::seal_bytes(tx, "grouping_words", &n.to_be_bytes(), &log.words);
    tx.execute(
        "INSERT INTO grouping_log (n, reports, sealed) VALUES (?1, ?2, ?3)",
        params![n, reports as i64, steps],
    )?;
    tx.execute(
        "INSERT INTO grouping_words (n, sealed) VALUES (?1, ?2)",
        params![n, words],
    )?;
    Ok(())
}

/// Some rows from a place on.
pub fn rows(tx: &mut Tx<'_>, from: i64, limit: usize) -> Result<Vec<Row>> {
    let sealed = tx.query(
        "SELECT grouping_log.n, grouping_log.sealed, grouping_words.sealed FROM grouping_log \
         LEFT JOIN grouping_words ON grouping_words.n = grouping_log.n \
         WHERE grouping_log.n >= ?1 ORDER BY grouping_log.n LIMIT ?2",
        params![from, limit as i64],
        |r| Ok((r.int(0)?, r.blob(1)?, r.opt_blob(2)?)),
    )?;
    sealed
        .into_iter()
        .map(|(n, steps, words)| {
            let open =
                |table, sealed: &[u8]| columns::open_bytes(tx, table, &n.to_be_bytes(), sealed);
            Ok(Row {
                n,
                steps: open("grouping_log", &steps)?,
                words: words.map(|w| open("grouping_words", &w)).transpose()?,
            })
        })
        .collect()
}

/// Words before this row are compared no longer; they are forgotten bit by bit.
pub fn words_begin(tx: &mut Tx<'_>, n: i64) -> Result<()> {
    facts::set(tx, WORDS_FROM, &(n.max(0) as u64).to_be_bytes())
}

/// Forgets some of the words that are compared no longer.
pub fn forget_some_words(tx: &mut Tx<'_>) -> Result<u64> {
    let from = words_from(tx)?;
    tx.execute(
        "DELETE FROM grouping_words WHERE n IN (SELECT n FROM grouping_words WHERE n < ?1 ORDER BY n LIMIT ?2)",
        params![from, FORGOTTEN_AT_ONCE],
    )
}
