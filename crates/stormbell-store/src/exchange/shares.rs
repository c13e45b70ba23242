//! Who got a statement of ours, and what has become of it there.

use super::{node_name, statement_id};
use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{
    Moment,
    exchange::{NodeName, StatementId},
};

/// One neighbour's copy of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which statement.
    pub statement: StatementId,
    /// Who has it.
    pub peer: NodeName,
    /// Why it may have it.
    pub rule: String,
    /// When it went into its log.
    pub went_at: Moment,
    /// When it was stored there, opened and shown, by the neighbour's clock.
    pub stored_at: Option<Moment>,
    /// When a person there read it.
    pub read_at: Option<Moment>,
    /// When it was taken off the desk there.
    pub withdrawn_at: Option<Moment>,
    /// When every copy there was destroyed.
    pub erased_at: Option<Moment>,
    /// When it could not be taken there, and why.
    pub refused: Option<(Moment, String)>,
}

const COLUMNS: &str = "statement, peer, rule, went_at, stored_at, read_at, withdrawn_at, erased_at, refused_at, refused";

/// Notes that a statement went to a neighbour. Doing it twice changes nothing.
pub fn add(
    tx: &mut Tx<'_>,
    statement: StatementId,
    peer: &NodeName,
    rule: &str,
    at: Moment,
) -> Result<()> {
    tx.execute(
        "INSERT INTO shares (statement, peer, rule, went_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (statement, peer) DO NOTHING",
        params![statement, peer, rule, at],
    )
    .map(|_| ())
}

/// Everyone who ever got a statement, or will: rows are only added, with the entry that says it.
pub fn everyone(tx: &mut Tx<'_>, statement: StatementId) -> Result<Vec<NodeName>> {
    tx.query(
        "SELECT peer FROM shares WHERE statement = ?1 ORDER BY peer",
        params![statement],
        |r| node_name(r, 0),
    )
}

/// All copies of a statement.
pub fn of(tx: &mut Tx<'_>, statement: StatementId) -> Result<Vec<Share>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM shares WHERE statement = ?1 ORDER BY peer"),
        params![statement],
        read,
    )
}

/// What a neighbour says about its copy. What it has said before stays; a statement that never went there is passed over.
pub fn told(
    tx: &mut Tx<'_>,
    statement: StatementId,
    peer: &NodeName,
    (what, why): (&str, &str),
    at: Moment,
) -> Result<bool> {
    let column = match what {
        "stored" => "stored_at",
        "read" => "read_at",
        "withdrawn" => "withdrawn_at",
        "erased" => "erased_at",
        "refused" => "refused_at",
        _ => return Ok(false),
    };
    let why = (what == "refused").then_some(why);
    let touched = tx.execute(
        &format!(
            "UPDATE shares SET {column} = ?3, refused = COALESCE(?4, refused) \
             WHERE statement = ?1 AND peer = ?2 AND {column} IS NULL"
        ),
        params![statement, peer, at, why],
    )?;
    Ok(touched == 1)
}

fn read(r: &Row<'_>) -> Result<Share> {
    Ok(Share {
        statement: statement_id(r, 0)?,
        peer: node_name(r, 1)?,
        rule: r.text(2)?,
        went_at: columns::moment(r, 3)?,
        stored_at: columns::opt_moment(r, 4)?,
        read_at: columns::opt_moment(r, 5)?,
        withdrawn_at: columns::opt_moment(r, 6)?,
        erased_at: columns::opt_moment(r, 7)?,
        refused: columns::opt_moment(r, 8)?.zip(r.opt_text(9)?),
    })
}
