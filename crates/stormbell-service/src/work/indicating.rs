//! Indicators are taken in, held against past reports, and taken back: some at a time, under a lease, with the place in
//! the job. What the next start finds if the process dies: the job where it stood; each step may be done twice.
//!
//! No report is missed: the last values are taken in together with an entry of the journal. A report that was filed
//! before it is found when search has read that far; one that was filed after it is read with the indicators in sight.

use super::{INDICATORS, sighting};
use crate::{Ctx, Fault, Node};
use std::collections::BTreeSet;
use stormbell_model::{
    ImportId, IndicatorId, JobId, Lang, Moment, ReportId, Span,
    indicator::{Claim, Import, Indicator, Stage},
    limits,
    marking::Tlp,
    officer::Actor,
    search::asked,
    triage::Priority,
};
use stormbell_store::{
    Error, Tx, evidence,
    indicators::{self, Waiting},
    journal,
    leases::{self, Job, NewJob},
    search::{self, Term},
};
use stormbell_wire::observables::{Found, Kind};

/// Longer than one step takes.
const LEASE: Span = Span::seconds(60);
/// Indicators that are held against past reports in one step.
const SEARCHED_AT_ONCE: usize = 20;
/// Indicators that are taken back in one step.
const UNDONE_AT_ONCE: usize = 500;
/// How long a job waits for search to have read far enough.
const SEARCH_WAIT: Span = Span::seconds(1);

/// Where a job stands.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Values are taken in.
    Take,
    /// Past reports are searched, those filed below this place of the journal.
    Search {
        below: u64,
        after: Option<IndicatorId>,
    },
    /// Claims are taken back.
    Undo { after: Option<IndicatorId> },
}

/// Puts down that the values of an import are taken in.
pub(crate) fn queue_taking(
    tx: &mut Tx<'_>,
    import: ImportId,
    now: Moment,
) -> stormbell_store::Result<()> {
    queue(tx, import, Step::Take, now)
}

/// Puts down that what only an import named counts no more.
pub(crate) fn queue_undoing(
    tx: &mut Tx<'_>,
    import: ImportId,
    now: Moment,
) -> stormbell_store::Result<()> {
    queue(tx, import, Step::Undo { after: None }, now)
}

fn queue(
    tx: &mut Tx<'_>,
    import: ImportId,
    step: Step,
    now: Moment,
) -> stormbell_store::Result<()> {
    let job = NewJob {
        id: *JobId::new(now, tx.chance()).as_bytes(),
        lane: INDICATORS.into(),
        subject: import.as_bytes().to_vec(),
        run_at: now.0,
        once_key: None,
        payload: written(step),
    };
    leases::put_new(tx, [&job])
}

/// A letter, a place of the journal, an indicator.
fn written(step: Step) -> Vec<u8> {
    let (letter, below, after) = match step {
        Step::Take => (b't', 0, None),
        Step::Search { below, after } => (b's', below, after),
        Step::Undo { after } => (b'u', 0, after),
    };
    let after = after.map_or([0; 16], |id| *id.as_bytes());
    [&[letter][..], &below.to_be_bytes(), &after].concat()
}

fn read(payload: &[u8]) -> Option<Step> {
    let (letter, rest) = payload.split_first()?;
    let (below, after) = rest.split_first_chunk::<8>()?;
    let after = IndicatorId::from_bytes(after)?;
    let after = Some(after).filter(|id| !id.0.is_nil());
    Some(match letter {
        b't' => Step::Take,
        b's' => Step::Search {
            below: u64::from_be_bytes(*below),
            after,
        },
        b'u' => Step::Undo { after },
        _ => return None,
    })
}

/// Goes one step on with one import. Tells whether there was one that moved.
pub(super) async fn go_on(node: &Node, owner: [u8; 16]) -> Result<bool, Fault> {
    let now = node.now();
    let any = move |tx: &mut Tx<'_>| leases::waits(tx, INDICATORS, now.0);
    if !node.store().read("look for imports", any).await? {
        return Ok(false);
    }
    let take = move |tx: &mut Tx<'_>| leases::take(tx, INDICATORS, &owner, now.0, LEASE.0, 1);
    let mut jobs = node.store().write_aside("lease an import", take).await?;
    let Some(job) = jobs.pop() else {
        return Ok(false);
    };
    let ctx = node.ctx(Actor::Node, Lang::En);
    let import = ImportId::from_bytes(&job.subject).ok_or(Fault::Internal)?;
    match read(&job.payload).ok_or(Fault::Internal)? {
        Step::Take => take_some(node, ctx, owner, job, import).await?,
        Step::Search { below, after } => {
            return search_some(node, ctx, owner, job, import, (below, after)).await;
        }
        Step::Undo { after } => undo_some(node, ctx, owner, job, import, after).await?,
    }
    Ok(true)
}

/// Leaves the job at its next step, or takes it away.
fn leave(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    job: &Job,
    owner: &[u8],
    next: Option<Step>,
) -> Result<(), Fault> {
    let left = match next {
        Some(step) => leases::go_on(tx, &job.id, owner, ctx.now.0, &written(step)),
        None => leases::done(tx, &job.id, owner),
    };
    match left {
        // It took longer than its lease; whoever has it now does the same.
        Err(Error::Gone) => Ok(()),
        other => Ok(other?),
    }
}

async fn take_some(
    node: &Node,
    ctx: Ctx,
    owner: [u8; 16],
    job: Job,
    id: ImportId,
) -> Result<(), Fault> {
    let act = move |tx: &mut Tx<'_>| {
        let Some(mut import) = indicators::import(tx, id)?.filter(|i| i.stage == Stage::Taking)
        else {
            return leave(tx, &ctx, &job, &owner, None);
        };
        if let Some((place, some)) = indicators::waiting(tx, id)? {
            for one in &some {
                take_one(tx, &ctx, id, one)?;
            }
            indicators::forget_waiting(tx, id, place)?;
            import.done += some.len() as i64;
        }
        let mut next = Step::Take;
        if indicators::waiting(tx, id)?.is_none() {
            journal::note(tx, ctx.entry("indicators taken in", id.0))?;
            let (below, _) = journal::head(tx)?;
            (import.stage, import.done) = (Stage::Searching, 0);
            next = Step::Search { below, after: None };
        }
        indicators::save_import(tx, &import)?;
        leave(tx, &ctx, &job, &owner, Some(next))
    };
    node.store().write_or("take indicators in", act).await
}

fn take_one(tx: &mut Tx<'_>, ctx: &Ctx, import: ImportId, one: &Waiting) -> Result<(), Fault> {
    let new = Indicator {
        id: IndicatorId::new(ctx.now, tx.chance()),
        kind: one.kind.clone(),
        value: one.value.clone(),
        added_at: ctx.now,
        ends_at: None,
        withdrawn_at: None,
        raises: one.raises.and_then(Priority::from_level),
        sightings: 0,
    };
    let claim = Claim {
        note: one.note.clone(),
        tlp: Tlp::parse(&one.tlp),
        ends_at: one.ends_at.map(Moment),
    };
    let lookup = ctx.node.indicator_lookup(&one.kind, &one.value);
    let terms = terms(ctx, &one.value);
    indicators::take(tx, import, &new, &lookup, &claim, &terms)?;
    Ok(())
}

/// The terms of which a report has one that may hold the value, under every known key.
fn terms(ctx: &Ctx, value: &str) -> Vec<Term> {
    let hashed = asked(value).into_iter().map(|t| ctx.node.search_terms(&t));
    hashed.flatten().collect()
}

async fn search_some(
    node: &Node,
    ctx: Ctx,
    owner: [u8; 16],
    job: Job,
    id: ImportId,
    (below, after): (u64, Option<IndicatorId>),
) -> Result<bool, Fault> {
    let seek = ctx.clone();
    let look = move |tx: &mut Tx<'_>| {
        let place = search::place(tx)?;
        if !journal::filed(tx, place, below, 1)?.is_empty() {
            return Ok(None);
        }
        let some = indicators::of_import(tx, id, after, SEARCHED_AT_ONCE)?;
        let mut seen = Vec::new();
        for indicator in &some {
            seen.extend(past(tx, &seek, indicator)?);
        }
        Ok::<_, Fault>(Some((some, seen)))
    };
    let Some((some, seen)) = node.store().read_or("search past reports", look).await? else {
        let again = move |tx: &mut Tx<'_>| {
            let at = ctx.now.plus(SEARCH_WAIT).0;
            match leases::again(tx, &job.id, &owner, at) {
                Err(Error::Gone) => Ok(()),
                other => other,
            }
        };
        node.store().write_aside("wait for search", again).await?;
        return Ok(false);
    };
    let act = move |tx: &mut Tx<'_>| {
        let Some(mut import) = indicators::import(tx, id)?.filter(|i| i.stage == Stage::Searching)
        else {
            return leave(tx, &ctx, &job, &owner, None);
        };
        for (report, indicator, in_evidence) in &seen {
            sighting::sight(tx, &ctx, *report, indicator, *in_evidence)?;
        }
        import.done += some.len() as i64;
        let last = some.last().map(|i| i.id);
        let next = last.map(|last| Step::Search {
            below,
            after: Some(last),
        });
        if next.is_none() {
            finish(tx, &ctx, &mut import)?;
        }
        indicators::save_import(tx, &import)?;
        leave(tx, &ctx, &job, &owner, next)
    };
    node.store().write_or("keep sightings", act).await?;
    Ok(true)
}

fn finish(tx: &mut Tx<'_>, ctx: &Ctx, import: &mut Import) -> Result<(), Fault> {
    (import.stage, import.done) = (Stage::Done, import.total);
    Ok(journal::note(
        tx,
        ctx.entry("past reports searched", import.id.0),
    )?)
}

/// The past reports in which an indicator stands: in their words, or in what was read out of their evidence.
fn past(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    indicator: &Indicator,
) -> Result<Vec<(ReportId, Indicator, bool)>, Fault> {
    let most = limits::PAST_REPORTS_PER_INDICATOR_MAX;
    let terms = terms(ctx, &indicator.value);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let places = search::find(tx, std::slice::from_ref(&terms), i64::MAX as u64, most)?;
    let mut candidates = Vec::with_capacity(places.len());
    for place in places {
        candidates.extend(journal::filed_at(tx, place)?.map(|report| (report, indicator.id)));
    }
    let in_words = sighting::confirmed(tx, ctx, &candidates)?;
    let mut seen: Vec<_> = in_words.into_iter().map(|(r, i)| (r, i, false)).collect();
    let known: BTreeSet<ReportId> = seen.iter().map(|(r, _, _)| *r).collect();
    let mut with_term = BTreeSet::new();
    for term in &terms {
        with_term.extend(evidence::with_term(tx, term, most)?);
    }
    for report in with_term.difference(&known) {
        if indicator.is_active(ctx.now) && stands_in_evidence(tx, *report, indicator)? {
            seen.push((*report, indicator.clone(), true));
        }
    }
    Ok(seen)
}

fn stands_in_evidence(
    tx: &mut Tx<'_>,
    report: ReportId,
    indicator: &Indicator,
) -> Result<bool, Fault> {
    let read = evidence::of_report(tx, report)?;
    let values = read.into_iter().flat_map(|r| r.values);
    let found: Vec<Found> = values
        .filter_map(|v| {
            Some(Found {
                kind: Kind::parse(&v.kind)?,
                value: v.value,
                span: 0..0,
                confidence: stormbell_wire::observables::Confidence::Likely,
            })
        })
        .collect();
    Ok(sighting::stands_in(indicator, &found))
}

async fn undo_some(
    node: &Node,
    ctx: Ctx,
    owner: [u8; 16],
    job: Job,
    id: ImportId,
    after: Option<IndicatorId>,
) -> Result<(), Fault> {
    let act = move |tx: &mut Tx<'_>| {
        indicators::forget_all_waiting(tx, id)?;
        let last = indicators::undo(tx, id, after, UNDONE_AT_ONCE, ctx.now)?;
        let next = last.map(|last| Step::Undo { after: Some(last) });
        leave(tx, &ctx, &job, &owner, next)
    };
    node.store().write_or("undo an import", act).await
}
