//! What rules propose to officers: two reports, or two incidents by their first reports. Decided ones stay.

use crate::columns::{self, Cursor, params};
use crate::{Result, Tx, Value};
use stormbell_model::{Moment, OfficerId, ProposalId, ReportId};

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The report, or the first report of the incident.
    pub report: ReportId,
    /// The first report of the incident that it may belong to.
    pub with: ReportId,
    /// Why: the lines of `stormbell_model::grouping::why`.
    pub reason: String,
    /// The rules, by their version.
    pub rules: String,
    /// How well it fits, in hundredths.
    pub score: i64,
    /// When.
    pub at: Moment,
    /// When, by whom and how it was decided.
    pub decided: Option<(Moment, OfficerId, bool)>,
}

const COLUMNS: &str =
    "id, report, with_report, sealed, rules, score, at, decided_at, decided_by, accepted";

/// Keeps proposals; what was proposed before, either way round, stays as it was decided.
pub fn add_new(tx: &mut Tx<'_>, proposals: &[Proposal]) -> Result<()> {
    for p in proposals {
        if is_known(tx, p.with, p.report)? {
            continue;
        }
        let sealed = columns::seal(tx, "proposals", p.id.as_bytes(), &p.reason)?;
        tx.execute(
            "INSERT INTO proposals (id, report, with_report, sealed, rules, score, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (report, with_report) DO NOTHING",
            params![p.id, p.report, p.with, sealed, p.rules.as_str(), p.score, p.at],
        )?;
    }
    Ok(())
}

fn is_known(tx: &mut Tx<'_>, report: ReportId, with: ReportId) -> Result<bool> {
    let known = tx.query_one(
        "SELECT 1 FROM proposals WHERE report = ?1 AND with_report = ?2",
        params![report, with],
        |r| r.int(0),
    )?;
    Ok(known.is_some())
}

/// One proposal.
pub fn load(tx: &mut Tx<'_>, id: ProposalId) -> Result<Option<Proposal>> {
    Ok(some(tx, "id = ?1", params![id])?.pop())
}

/// Decides one, once.
pub fn decide(
    tx: &mut Tx<'_>,
    id: ProposalId,
    by: OfficerId,
    accepted: bool,
    now: Moment,
) -> Result<()> {
    tx.execute_one(
        "UPDATE proposals SET decided_at = ?2, decided_by = ?3, accepted = ?4 WHERE id = ?1 AND decided_at IS NULL",
        params![id, now, by, i64::from(accepted)],
    )
}

/// The proposals that name a report, the newest first.
pub fn of_report(tx: &mut Tx<'_>, report: ReportId, limit: usize) -> Result<Vec<Proposal>> {
    let values = params![report, limit as i64];
    let mut all = some(tx, "report = ?1 ORDER BY with_report LIMIT ?2", values)?;
    all.extend(some(
        tx,
        "with_report = ?1 ORDER BY id DESC LIMIT ?2",
        values,
    )?);
    all.sort_by_key(|p| std::cmp::Reverse(p.id));
    all.truncate(limit);
    Ok(all)
}

/// A page of those that nobody decided, the newest first.
pub fn open(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<Proposal>> {
    some(
        tx,
        "decided_at IS NULL AND id < ?1 ORDER BY id DESC LIMIT ?2",
        params![after.id, limit as i64],
    )
}

/// How many wait, counted up to `most`.
pub fn waiting(tx: &mut Tx<'_>, most: i64) -> Result<i64> {
    let count = tx.query_one(
        "SELECT COUNT(*) FROM (SELECT 1 FROM proposals WHERE decided_at IS NULL LIMIT ?1) AS counted",
        params![most],
        |r| r.int(0),
    )?;
    Ok(count.unwrap_or(0))
}

fn some(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Proposal>> {
    let sql = format!("SELECT {COLUMNS} FROM proposals WHERE {which}");
    let rows = tx.query(&sql, values, |r| {
        let decided = columns::opt_moment(r, 7)?.zip(columns::opt_id(r, 8)?);
        let accepted = r.opt_int(9)? == Some(1);
        let proposal = Proposal {
            id: columns::id(r, 0)?,
            report: columns::id(r, 1)?,
            with: columns::id(r, 2)?,
            reason: String::new(),
            rules: r.text(4)?,
            score: r.int(5)?,
            at: columns::moment(r, 6)?,
            decided: decided.map(|(at, by)| (at, by, accepted)),
        };
        Ok((proposal, r.blob(3)?))
    })?;
    rows.into_iter()
        .map(|(mut proposal, sealed)| {
            proposal.reason = columns::open(tx, "proposals", proposal.id.as_bytes(), &sealed)?;
            Ok(proposal)
        })
        .collect()
}
