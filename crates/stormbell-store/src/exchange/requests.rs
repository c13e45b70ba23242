//! Help that was asked for, by us or of us, with its clock.

use super::{node_name, opt_statement_id, place, statement_id};
use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{
    Moment,
    exchange::{NodeName, StatementId},
};
use uuid::Uuid;

/// A request for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    /// The statement.
    pub statement: StatementId,
    /// Its place in the order of arrival.
    pub place: Uuid,
    /// Whether this node asks.
    pub own: bool,
    /// Who asks.
    pub origin: NodeName,
    /// Until when an answer is due.
    pub due_at: Moment,
    /// When it was answered, and by which statement.
    pub answered: Option<(Moment, StatementId)>,
    /// When an alarm was opened because nobody had answered.
    pub rung_at: Option<Moment>,
}

const COLUMNS: &str = "statement, place, own, origin, due_at, answered_at, answer, rung_at";

/// Adds a request.
pub fn add(tx: &mut Tx<'_>, h: &HelpRequest) -> Result<()> {
    tx.execute(
        "INSERT INTO help_requests (statement, place, own, origin, due_at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (statement) DO NOTHING",
        params![h.statement, h.place, h.own, &h.origin, h.due_at],
    )
    .map(|_| ())
}

/// One request.
pub fn load(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<HelpRequest>> {
    tx.query_one(
        &format!("SELECT {COLUMNS} FROM help_requests WHERE statement = ?1"),
        params![id],
        read,
    )
}

/// A page, the newest first, below a place.
pub fn page(tx: &mut Tx<'_>, below: Uuid, limit: usize) -> Result<Vec<HelpRequest>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM help_requests WHERE place < ?1 ORDER BY place DESC LIMIT ?2"
        ),
        params![below, limit as i64],
        read,
    )
}

/// Those that are due before a moment and not answered, for which nobody was called yet.
pub fn overdue(tx: &mut Tx<'_>, before: Moment, limit: usize) -> Result<Vec<HelpRequest>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM help_requests WHERE answered_at IS NULL AND due_at <= ?1 AND rung_at IS NULL \
             ORDER BY due_at LIMIT ?2"
        ),
        params![before, limit as i64],
        read,
    )
}

/// Notes the first answer. Tells whether it is the first.
pub fn answered(tx: &mut Tx<'_>, id: StatementId, answer: StatementId, at: Moment) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE help_requests SET answered_at = ?3, answer = ?2 WHERE statement = ?1 AND answered_at IS NULL",
        params![id, answer, at],
    )?;
    Ok(touched == 1)
}

/// Notes that somebody was called.
pub fn rung(tx: &mut Tx<'_>, id: StatementId, at: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE help_requests SET rung_at = ?2 WHERE statement = ?1",
        params![id, at],
    )
}

/// Takes a request away: it was withdrawn or erased.
pub fn remove(tx: &mut Tx<'_>, id: StatementId) -> Result<()> {
    tx.execute(
        "DELETE FROM help_requests WHERE statement = ?1",
        params![id],
    )
    .map(|_| ())
}

fn read(r: &Row<'_>) -> Result<HelpRequest> {
    let answered = columns::opt_moment(r, 5)?.zip(opt_statement_id(r, 6)?);
    Ok(HelpRequest {
        statement: statement_id(r, 0)?,
        place: place(r, 1)?,
        own: r.flag(2)?,
        origin: node_name(r, 3)?,
        due_at: columns::moment(r, 4)?,
        answered,
        rung_at: columns::opt_moment(r, 7)?,
    })
}
