//! The library of expertise: which statements are in it, and the keyed hashes of words by which they are found.

use super::{node_name, place, statement_id};
use crate::columns::{self, params};
use crate::{Result, Row, Tx, Value, search::Term};
use stormbell_model::{
    Moment,
    exchange::{NodeName, StatementId},
};
use uuid::Uuid;

/// A work of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The statement that holds it.
    pub statement: StatementId,
    /// Its place in the order of arrival.
    pub place: Uuid,
    /// Who wrote it.
    pub origin: NodeName,
    /// `playbook`, `lesson`, `tool` or `expert`.
    pub what: String,
    /// Its language.
    pub lang: String,
    /// When it came.
    pub at: Moment,
}

const COLUMNS: &str = "statement, place, origin, what, lang, at";

/// Puts a work on the shelf.
pub fn add(tx: &mut Tx<'_>, w: &Work, terms: &[Term]) -> Result<()> {
    tx.execute(
        "INSERT INTO library (statement, place, origin, what, lang, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (statement) DO NOTHING",
        params![
            w.statement,
            w.place,
            &w.origin,
            w.what.as_str(),
            w.lang.as_str(),
            w.at
        ],
    )?;
    let row = |t: &Term| params![t.as_slice(), w.statement].to_vec();
    let rows: Vec<Vec<Value>> = terms.iter().map(row).collect();
    tx.execute_many(
        "INSERT INTO library_terms (term, statement) VALUES (?1, ?2) ON CONFLICT (term, statement) DO NOTHING",
        &rows,
    )
    .map(|_| ())
}

/// Takes a work off the shelf.
pub fn remove(tx: &mut Tx<'_>, id: StatementId) -> Result<()> {
    tx.execute("DELETE FROM library WHERE statement = ?1", params![id])?;
    tx.execute(
        "DELETE FROM library_terms WHERE statement = ?1",
        params![id],
    )
    .map(|_| ())
}

/// A page of the shelf, the newest first, below a place.
pub fn page(tx: &mut Tx<'_>, below: Uuid, limit: usize) -> Result<Vec<Work>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM library WHERE place < ?1 ORDER BY place DESC LIMIT ?2"),
        params![below, limit as i64],
        read,
    )
}

/// One work.
pub fn load(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<Work>> {
    tx.query_one(
        &format!("SELECT {COLUMNS} FROM library WHERE statement = ?1"),
        params![id],
        read,
    )
}

/// Works that hold a term, at most `limit`.
pub fn with_term(tx: &mut Tx<'_>, term: &Term, limit: usize) -> Result<Vec<StatementId>> {
    tx.query(
        "SELECT statement FROM library_terms WHERE term = ?1 ORDER BY statement LIMIT ?2",
        params![term.as_slice(), limit as i64],
        |r| statement_id(r, 0),
    )
}

fn read(r: &Row<'_>) -> Result<Work> {
    Ok(Work {
        statement: statement_id(r, 0)?,
        place: place(r, 1)?,
        origin: node_name(r, 2)?,
        what: r.text(3)?,
        lang: r.text(4)?,
        at: columns::moment(r, 5)?,
    })
}
