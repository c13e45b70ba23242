//! Values that were read out of messages and files, once for each; and the keyed hashes by which such a report is found.

use crate::columns::{self, params};
use crate::{Result, Tx, Value, search::Term};
use serde::{Deserialize, Serialize};
use stormbell_model::{Moment, ReportId};

/// A value in a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceValue {
    /// Its type, as the extractor codes it.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// How it is spelled there.
    pub spelled: String,
    /// In which part of it: path of part numbers, or a name.
    pub part: String,
    /// Where in that part's text: the first byte.
    pub at: u64,
    /// How sure: 0 possible, 1 likely, 2 certain.
    pub sure: u8,
}

/// What a message or file holds.
#[derive(Clone, Debug)]
pub struct EvidenceRead {
    /// The message or file.
    pub source: uuid::Uuid,
    /// `message` or `file`.
    pub is_file: bool,
    /// Its values, each once.
    pub values: Vec<EvidenceValue>,
    /// Values, or pieces of text, that were left out.
    pub left_out: i64,
}

/// Keeps what a piece of evidence holds, and the terms of it; tells whether it is new.
pub fn keep(
    tx: &mut Tx<'_>,
    report: ReportId,
    read: &EvidenceRead,
    terms: &[Term],
    now: Moment,
) -> Result<bool> {
    let sealed = columns::seal(tx, "evidence_values", read.source.as_bytes(), &read.values)?;
    let new = tx.execute(
        "INSERT INTO evidence_values (source, report, what, sealed, left_out, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (source) DO NOTHING",
        params![
            read.source,
            report,
            if read.is_file { "file" } else { "message" },
            sealed,
            read.left_out,
            now
        ],
    )?;
    if new == 0 {
        return Ok(false);
    }
    let rows: Vec<Vec<Value>> = terms
        .iter()
        .map(|term| params![term.as_slice(), report].to_vec())
        .collect();
    tx.execute_many(
        "INSERT INTO evidence_terms (term, report) VALUES (?1, ?2) ON CONFLICT (term, report) DO NOTHING",
        &rows,
    )?;
    Ok(true)
}

/// What the evidence of a report holds.
pub fn of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<EvidenceRead>> {
    let raws = tx.query(
        "SELECT source, what, sealed, left_out FROM evidence_values WHERE report = ?1 ORDER BY source",
        params![report],
        |r| {
            let read = EvidenceRead {
                source: uuid::Uuid::from_slice(&r.blob(0)?).map_err(|_| columns::wrong("an id"))?,
                is_file: r.text(1)? == "file",
                values: Vec::new(),
                left_out: r.int(3)?,
            };
            Ok((read, r.blob(2)?))
        },
    )?;
    raws.into_iter()
        .map(|(mut read, sealed)| {
            read.values = columns::open(tx, "evidence_values", read.source.as_bytes(), &sealed)?;
            Ok(read)
        })
        .collect()
}

/// Reports whose evidence has a term, the newest first.
pub fn with_term(tx: &mut Tx<'_>, term: &Term, limit: usize) -> Result<Vec<ReportId>> {
    tx.query(
        "SELECT report FROM evidence_terms WHERE term = ?1 ORDER BY report DESC LIMIT ?2",
        params![term.as_slice(), limit as i64],
        |r| columns::id(r, 0),
    )
}
