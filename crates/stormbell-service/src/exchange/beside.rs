//! What stands beside a statement on its page: what it belongs to, what took it back, what of ours holds its values; and how far
//! statements of ours have come.

use super::{
    effects::IMPORT,
    share::Content,
    views::{Line, line_of},
};
use crate::{Ctx, Fault, desk::search_reports};
use stormbell_model::{
    ImportId, IncidentId, Moment, ReportId,
    access::{self, Act},
    exchange::StatementId,
};
use stormbell_store::{
    Tx,
    exchange::{requests, shares, statements, taken_back},
};

/// Values of a statement that are looked for among our own reports.
/// Told: nobody. Rest: search finds any value, and its indicators are held against every report anyway.
const LOOKED_FOR_MAX: usize = 12;
/// Cases beside one statement.
/// Told: nobody. Rest: search finds them all.
const BESIDE_MAX: usize = 20;

/// What stands beside a statement.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// What it answers or belongs to, with whether that is ours.
    pub parents: Vec<(Line, bool)>,
    /// What took it back.
    pub cause: Option<Line>,
    /// The import of its indicators.
    pub import: Option<ImportId>,
    /// Where it asks for help: until when, and whether it was answered.
    pub request: Option<(Moment, Option<Moment>)>,
}

/// A case of ours that holds a value of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The report.
    pub report: ReportId,
    /// Its reference.
    pub reference: String,
    /// The incident that it is in.
    pub incident: Option<(IncidentId, String)>,
    /// Its first words.
    pub excerpt: String,
    /// The value.
    pub value: String,
}

/// How far a statement of ours has come, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HowFar {
    /// Neighbours that it went to.
    pub went: usize,
    /// Who stored it.
    pub stored: usize,
    /// Where a person has read it.
    pub read: usize,
    /// Where it was taken back.
    pub complied: usize,
}

/// What stands beside a statement that the officer may read.
pub async fn beside(
    ctx: &Ctx,
    id: StatementId,
    parents: Vec<StatementId>,
    cause: Option<StatementId>,
) -> Result<Beside, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let c = ctx.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mut found = Beside::default();
        for &parent in &parents {
            if let Some(kept) = statements::load(tx, parent)? {
                let own = kept.own;
                found.parents.push((line_of(&c, kept)?, own));
            }
        }
        if let Some(kept) = cause
            .map(|id| statements::load(tx, id))
            .transpose()?
            .flatten()
        {
            found.cause = Some(line_of(&c, kept)?);
        }
        let made = taken_back::effects(tx, id)?;
        let import = made.iter().find(|(what, _)| what == IMPORT);
        found.import = import.and_then(|(_, id)| ImportId::from_bytes(id));
        let request = requests::load(tx, id)?;
        found.request = request.map(|r| (r.due_at, r.answered.map(|(at, _)| at)));
        Ok::<_, Fault>(found)
    };
    ctx.node
        .store()
        .read_or("look beside a statement", read)
        .await
}

/// What of ours holds a value of what a neighbour says; `made` is the report that was made of it. Whoever may not read reports sees none.
pub async fn shares_values(
    ctx: &Ctx,
    content: &Content,
    made: Option<ReportId>,
) -> Result<Vec<Shares>, Fault> {
    let mut all: Vec<Shares> = Vec::new();
    if !access::may(&ctx.who, Act::ReadReports) {
        return Ok(all);
    }
    for value in content.values().iter().take(LOOKED_FOR_MAX) {
        let found = search_reports(ctx, &value.value, None).await?;
        for row in found.rows.into_iter().chain(found.in_evidence) {
            let known = all.iter().any(|s| s.report == row.id);
            if !known && Some(row.id) != made && all.len() < BESIDE_MAX {
                all.push(Shares {
                    report: row.id,
                    reference: row.reference,
                    incident: row.incident,
                    excerpt: row.excerpt,
                    value: value.value.clone(),
                });
            }
        }
    }
    Ok(all)
}

/// How far each of these has come.
pub async fn how_far(ctx: &Ctx, ids: Vec<StatementId>) -> Result<Vec<HowFar>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let read = move |tx: &mut Tx<'_>| {
        let mut all = Vec::with_capacity(ids.len());
        for &id in &ids {
            let mut far = HowFar::default();
            for share in shares::of(tx, id)? {
                far.went += 1;
                far.stored += usize::from(share.stored_at.is_some());
                far.read += usize::from(share.read_at.is_some());
                let gone = share.withdrawn_at.or(share.erased_at);
                far.complied += usize::from(gone.is_some());
            }
            all.push(far);
        }
        Ok::<_, Fault>(all)
    };
    ctx.node
        .store()
        .read_or("look how far statements have come", read)
        .await
}
