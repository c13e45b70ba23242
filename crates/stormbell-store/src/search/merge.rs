//! Merging segments, a few rows in one act, so that nobody who files waits for it.

use super::segments::{Segment, begin, open, put_rows, throw_away};
use super::{Term, lists};
use crate::columns::params;
use crate::{Result, Tx};
use std::collections::BTreeMap;

/// Neighbours that are merged into one.
pub const MERGED: usize = 8;

/// A term with its list as it is kept.
type Row = (Term, Vec<u8>);

/// Begins or goes on with merging `parts`, neighbours in order: reads at most `limit` rows of each. Tells whether the
/// merged segment is open now and its parts are dead.
pub fn merge_some(tx: &mut Tx<'_>, parts: &[Segment], limit: usize) -> Result<bool> {
    let Some(whole) = target(tx, parts)? else {
        return Ok(true);
    };
    let after = last_term(tx, whole)?;
    let mut read = Vec::with_capacity(parts.len());
    for part in parts {
        read.push(rows_after(tx, part.id, &after, limit)?);
    }
    // Where one of them was cut off, the others wait for it.
    let cut = read.iter().filter(|rows| rows.len() == limit);
    let until = cut.filter_map(|rows| rows.last()).map(|row| row.0).min();
    let merged = merged(read, until)?;
    put_rows(tx, whole, merged)?;
    if until.is_some() {
        return Ok(false);
    }
    open(tx, whole)?;
    for part in parts {
        throw_away(tx, part.id)?;
    }
    Ok(true)
}

/// The segment that they are merged into, begun if they have none yet.
fn target(tx: &mut Tx<'_>, parts: &[Segment]) -> Result<Option<i64>> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Ok(None);
    };
    if first.merges_into.is_some() {
        return Ok(first.merges_into);
    }
    let reports = parts.iter().map(|part| part.reports).sum();
    let whole = begin(tx, first.first_report, last.last_report, reports)?;
    for part in parts {
        tx.execute_one(
            "UPDATE term_segments SET merges_into = ?2 WHERE id = ?1",
            params![part.id, whole],
        )?;
    }
    Ok(Some(whole))
}

/// The last term that a segment has, or what lies before all terms.
fn last_term(tx: &mut Tx<'_>, segment: i64) -> Result<Vec<u8>> {
    let last = tx.query_one(
        "SELECT term FROM report_terms WHERE segment = ?1 ORDER BY term DESC LIMIT 1",
        params![segment],
        |r| r.blob(0),
    )?;
    Ok(last.unwrap_or_default())
}

fn rows_after(tx: &mut Tx<'_>, segment: i64, after: &[u8], limit: usize) -> Result<Vec<Row>> {
    tx.query(
        "SELECT term, reports FROM report_terms WHERE segment = ?1 AND term > ?2 ORDER BY term LIMIT ?3",
        params![segment, after, limit as i64],
        |r| Ok((r.array(0)?, r.blob(1)?)),
    )
}

/// The rows of neighbours as one, up to the term `until`. The lists of one term follow each other, because the reports
/// of neighbours do.
fn merged(read: Vec<Vec<Row>>, until: Option<Term>) -> Result<BTreeMap<Term, Vec<u8>>> {
    let mut merged: BTreeMap<Term, Vec<Vec<u8>>> = BTreeMap::new();
    for (term, list) in read.into_iter().flatten() {
        if until.is_none_or(|until| term <= until) {
            merged.entry(term).or_default().push(list);
        }
    }
    let joined = merged.into_iter().map(|(term, mut lists)| {
        if lists.len() == 1 {
            return Ok((term, lists.remove(0)));
        }
        let places = lists.iter().map(|list| lists::read(list));
        let places: Vec<Vec<u64>> = places.collect::<Result<_>>()?;
        Ok((term, lists::written(&places.concat())))
    });
    joined.collect()
}

/// Clears away some rows of a dead segment, and the segment with the last of them. Tells whether it is gone.
pub fn clear_some(tx: &mut Tx<'_>, segment: i64, limit: usize) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM report_terms WHERE segment = ?1 AND term IN \
         (SELECT term FROM report_terms WHERE segment = ?1 ORDER BY term LIMIT ?2)",
        params![segment, limit as i64],
    )?;
    if gone >= limit as u64 {
        return Ok(false);
    }
    tx.execute_one("DELETE FROM term_segments WHERE id = ?1", params![segment])?;
    Ok(true)
}
