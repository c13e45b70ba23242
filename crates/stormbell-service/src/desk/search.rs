//! Search: reports that hold every word and value that an officer types, the newest first.

use super::Names;
use super::queue::{ReportRow, report_rows};
use crate::{Ctx, Fault, tokens::Opens, work};
use std::collections::BTreeSet;
use stormbell_model::{
    IncidentId, Moment, ReportId, access::Act, limits, receipt::Receipt, reference, search::Query,
};
use stormbell_store::{Tx, evidence, incidents, journal, reports, search};

/// What was found.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// Reports, newest first.
    pub rows: Vec<ReportRow>,
    /// Reports whose messages or files hold every value that was typed, the newest first; on the first page.
    pub in_evidence: Vec<ReportRow>,
    /// The place below which the next page begins.
    pub next: Option<u64>,
    /// Reports since this moment are not known to search yet.
    pub waiting_since: Option<Moment>,
}

/// Searches reports for what was typed, below a place of the journal. What was typed is kept nowhere.
pub async fn search_reports(
    ctx: &Ctx,
    typed: &str,
    below: Option<u64>,
) -> Result<SearchPage, Fault> {
    ctx.officer(Act::ReadReports)?;
    let typed: String = typed.chars().take(limits::SEARCH_MAX_CHARS).collect();
    let parts = hashed(ctx, &Query::read(&typed));
    ctx.node
        .store()
        .read_or("search reports", move |tx| look(tx, &parts, below))
        .await
}

/// The parts of a question as the tables know them.
fn hashed(ctx: &Ctx, query: &Query) -> Vec<Vec<search::Term>> {
    let part = |any: &stormbell_model::search::Any| {
        let terms = any.0.iter().flat_map(|term| ctx.node.search_terms(term));
        terms.collect()
    };
    query.all.iter().map(part).collect()
}

fn look(
    tx: &mut Tx<'_>,
    parts: &[Vec<search::Term>],
    below: Option<u64>,
) -> Result<SearchPage, Fault> {
    let most = limits::PAGE_MAX_ROWS;
    let in_evidence = match below {
        None => in_evidence(tx, parts)?,
        Some(_) => Vec::new(),
    };
    let below = below.unwrap_or(i64::MAX as u64);
    let places = match parts {
        [] => Vec::new(),
        parts => search::find(tx, parts, below, most + 1)?,
    };
    let next = places.get(most).and(places.get(most - 1)).copied();
    let mut held = Vec::with_capacity(most);
    for place in places.into_iter().take(most) {
        let id = journal::filed_at(tx, place)?;
        let report = id.map(|id| reports::load(tx, id)).transpose()?;
        // One that was erased meanwhile is passed over.
        held.extend(report.flatten());
    }
    let names = Names::read(tx)?;
    let shown: Vec<ReportId> = held.iter().map(|h: &reports::Held| h.report.id).collect();
    let beside: Vec<ReportId> = in_evidence
        .into_iter()
        .filter(|id| !shown.contains(id))
        .collect();
    let mut beside = reports::load_many(tx, &beside)?;
    beside.sort_by_key(|h| std::cmp::Reverse(h.report.id));
    Ok(SearchPage {
        in_evidence: report_rows(tx, &names, beside)?,
        rows: report_rows(tx, &names, held)?,
        next,
        waiting_since: work::waiting_since(tx)?,
    })
}

/// Reports that one part of a question finds by their messages and files.
/// Told: nobody; the newest are looked at. Rest: a further value in the question narrows it.
const EVIDENCE_LOOKED_AT_MAX: usize = 500;

/// Reports whose messages and files hold every part of the question.
fn in_evidence(tx: &mut Tx<'_>, parts: &[Vec<search::Term>]) -> Result<Vec<ReportId>, Fault> {
    let mut found: Option<BTreeSet<ReportId>> = None;
    for part in parts {
        let mut any = BTreeSet::new();
        for term in part {
            any.extend(evidence::with_term(tx, term, EVIDENCE_LOOKED_AT_MAX)?);
        }
        found = Some(match found {
            None => any,
            Some(before) => before.intersection(&any).copied().collect(),
        });
    }
    let newest = found.unwrap_or_default().into_iter().rev();
    Ok(newest.take(limits::PAGE_MAX_ROWS).collect())
}

/// What a reference or a receipt names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A report.
    Report(ReportId),
    /// An incident.
    Incident(IncidentId),
}

/// Finds the one thing that a typed reference or receipt names, if it is one.
pub async fn find_by_reference(ctx: &Ctx, typed: &str) -> Result<Option<Found>, Fault> {
    ctx.officer(Act::ReadReports)?;
    let names = reference::meanings(typed, &ctx.node.config().state, ctx.now);
    let receipt = Receipt::parse(typed).ok();
    let keys = ctx.node.keys();
    let lookups = receipt.map(|r| keys.lookups(Opens::Receipt.purpose(), r.digits().as_bytes()));
    let found = ctx.node.store().read("find by reference", move |tx| {
        for lookup in lookups.iter().flatten() {
            if let Some((id, _)) = reports::by_receipt(tx, lookup)? {
                return Ok(Some(Found::Report(id)));
            }
        }
        for name in &names {
            if let Some(id) = reports::by_reference(tx, name)? {
                return Ok(Some(Found::Report(id)));
            }
            if let Some(id) = incidents::by_reference(tx, name)? {
                return Ok(Some(Found::Incident(id)));
            }
        }
        Ok(None)
    });
    Ok(found.await?)
}
