//! Segments: written once, in the order of their terms, then open to those who search, at last dead and cleared away.
//!
//! What the next start finds if the process dies: a segment that is being built holds only a part; one that others merge
//! into is built on, any other is thrown away and its reports are read again.

use super::{Term, lists};
use crate::columns::{self, params};
use crate::{Result, Tx, Value};

/// Whether a segment is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Rows are still being added; nobody searches it.
    Building,
    /// Whole.
    Open,
    /// Merged into another, or never finished; its rows are being cleared away.
    Dead,
}

impl State {
    const ALL: [State; 3] = [State::Building, State::Open, State::Dead];

    pub(super) fn code(self) -> &'static str {
        match self {
            State::Building => "building",
            State::Open => "open",
            State::Dead => "dead",
        }
    }

    fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A stretch of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its id; later segments have larger ones.
    pub id: i64,
    /// The place of its first report in the journal.
    pub first_report: u64,
    /// The place of its last one.
    pub last_report: u64,
    /// How many reports it knows.
    pub reports: u64,
    /// Whether it is whole.
    pub state: State,
    /// The segment that it is being merged into.
    pub merges_into: Option<i64>,
}

/// All segments, in the order in which they were begun. There are some dozens.
pub fn segments(tx: &mut Tx<'_>) -> Result<Vec<Segment>> {
    tx.query(
        "SELECT id, first_report, last_report, reports, state, merges_into FROM term_segments ORDER BY id",
        &[],
        |r| {
            Ok(Segment {
                id: r.int(0)?,
                first_report: r.int(1)? as u64,
                last_report: r.int(2)? as u64,
                reports: r.int(3)? as u64,
                state: columns::code(r, 4, State::parse)?,
                merges_into: r.opt_int(5)?,
            })
        },
    )
}

/// Begins a segment for `reports` reports from one place to another. Gives its id.
pub fn begin(tx: &mut Tx<'_>, first: u64, last: u64, reports: u64) -> Result<i64> {
    let newest = tx.query_one("SELECT MAX(id) FROM term_segments", &[], |r| r.opt_int(0))?;
    let id = newest.flatten().unwrap_or(0) + 1;
    tx.execute(
        "INSERT INTO term_segments (id, first_report, last_report, reports, state) VALUES (?1, ?2, ?3, ?4, 'building')",
        params![id, first as i64, last as i64, reports as i64],
    )?;
    Ok(id)
}

/// Adds rows to a segment that is being built: terms in rising order, each with its reports in rising order.
pub fn add_rows(tx: &mut Tx<'_>, segment: i64, rows: &[(Term, Vec<u64>)]) -> Result<()> {
    let written = rows
        .iter()
        .map(|(term, reports)| (*term, lists::written(reports)));
    put_rows(tx, segment, written)
}

/// As [`add_rows`], with lists as they are kept.
pub(super) fn put_rows(
    tx: &mut Tx<'_>,
    segment: i64,
    rows: impl IntoIterator<Item = (Term, Vec<u8>)>,
) -> Result<()> {
    let rows: Vec<Vec<Value>> = rows
        .into_iter()
        .map(|(term, list)| params![segment, term.as_slice(), list].to_vec())
        .collect();
    // One that was given up meanwhile takes no more rows.
    tx.execute_one(
        "UPDATE term_segments SET state = 'building' WHERE id = ?1 AND state = 'building'",
        params![segment],
    )?;
    tx.insert_many("INSERT INTO report_terms (segment, term, reports)", &rows)
}

/// Opens a segment whose rows are all there.
pub fn open(tx: &mut Tx<'_>, segment: i64) -> Result<()> {
    set_state(tx, segment, State::Open)
}

/// Gives a segment up; its rows are cleared away afterwards.
pub fn throw_away(tx: &mut Tx<'_>, segment: i64) -> Result<()> {
    set_state(tx, segment, State::Dead)
}

fn set_state(tx: &mut Tx<'_>, segment: i64, state: State) -> Result<()> {
    tx.execute_one(
        "UPDATE term_segments SET state = ?2 WHERE id = ?1",
        params![segment, state.code()],
    )
}
