//! Search: which reports have a term. Terms are keyed hashes, so that a stolen database is not readable; reports are
//! named by their place in the journal, which grows with each.
//!
//! A segment holds the terms of a stretch of reports. A batch of new reports makes a small one; eight neighbours of a
//! size are merged into one of eight times that size, so that a million reports lie in some dozens. What a thief learns
//! from it: how many reports share an unknown word, and which.

mod lists;
mod merge;
mod segments;

pub use merge::{MERGED, clear_some, merge_some};
pub use segments::{Segment, State, add_rows, begin, open, segments, throw_away};

use crate::columns::params;
use crate::{Result, Tx, facts};

/// A keyed hash of a word or value.
pub type Term = [u8; 16];

/// The fact that says how far search has read.
const PLACE: &str = "search_place";

/// The position of the journal that search reads next.
pub fn place(tx: &mut Tx<'_>) -> Result<u64> {
    let place = facts::get(tx, PLACE)?;
    let place = place.and_then(|bytes| Some(u64::from_be_bytes(bytes.try_into().ok()?)));
    Ok(place.unwrap_or(0))
}

/// Keeps it.
pub fn set_place(tx: &mut Tx<'_>, place: u64) -> Result<()> {
    facts::set(tx, PLACE, &place.to_be_bytes())
}

/// The reports below the place `below` that have, of each part, one term at least: their places in the journal, the
/// newest first, at most `limit`.
pub fn find(tx: &mut Tx<'_>, parts: &[Vec<Term>], below: u64, limit: usize) -> Result<Vec<u64>> {
    let mut all: Vec<Segment> = segments(tx)?;
    all.retain(|s| s.state == State::Open && s.first_report < below);
    all.sort_by_key(|s| std::cmp::Reverse(s.first_report));
    let mut found = Vec::new();
    for segment in all {
        let hits = in_segment(tx, segment.id, parts)?;
        let newest = hits.into_iter().rev().filter(|place| *place < below);
        found.extend(newest.take(limit - found.len()));
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}

/// The reports of one segment that have a term of every part, in order.
fn in_segment(tx: &mut Tx<'_>, segment: i64, parts: &[Vec<Term>]) -> Result<Vec<u64>> {
    let mut hits: Option<Vec<u64>> = None;
    for part in parts {
        let mut having = Vec::new();
        for term in part {
            having.push(list(tx, segment, term)?);
        }
        let having = lists::union(having);
        let both = match hits {
            None => having,
            Some(hits) => lists::intersection(&hits, &having),
        };
        if both.is_empty() {
            return Ok(both);
        }
        hits = Some(both);
    }
    Ok(hits.unwrap_or_default())
}

fn list(tx: &mut Tx<'_>, segment: i64, term: &Term) -> Result<Vec<u64>> {
    let kept = tx.query_one(
        "SELECT reports FROM report_terms WHERE segment = ?1 AND term = ?2",
        params![segment, term.as_slice()],
        |r| r.blob(0),
    )?;
    kept.map_or(Ok(Vec::new()), |bytes| lists::read(&bytes))
}

/// Takes a report out of every list of these terms, also where lists are just being merged: for an erasure, before the
/// words are gone that the terms are made of.
pub fn forget(tx: &mut Tx<'_>, place: u64, terms: &[Term]) -> Result<()> {
    for segment in segments(tx)? {
        if !(segment.first_report..=segment.last_report).contains(&place) {
            continue;
        }
        for term in terms {
            let mut reports = list(tx, segment.id, term)?;
            let before = reports.len();
            reports.retain(|report| *report != place);
            if reports.len() < before {
                keep_list(tx, segment.id, term, &reports)?;
            }
        }
    }
    Ok(())
}

fn keep_list(tx: &mut Tx<'_>, segment: i64, term: &Term, reports: &[u64]) -> Result<()> {
    if reports.is_empty() {
        return tx.execute_one(
            "DELETE FROM report_terms WHERE segment = ?1 AND term = ?2",
            params![segment, term.as_slice()],
        );
    }
    tx.execute_one(
        "UPDATE report_terms SET reports = ?3 WHERE segment = ?1 AND term = ?2",
        params![segment, term.as_slice(), lists::written(reports)],
    )
}
