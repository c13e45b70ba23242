//! Search learns the new reports, in batches, behind those who file; on the way rules classify them, and indicators are
//! looked for in them. It follows the journal: how far it has read is kept
//! with what it wrote, so a node that was upgraded or restored reads on from there, however many reports wait.
//!
//! One process at a time does it, under a lease. What the next start finds if the process dies: a lease that ends, and
//! at most one unfinished segment, which is thrown away or merged on.

use super::{SEARCH, classifying, evidence, indicating, sighting};
use crate::{Ctx, Fault, Node};
use std::collections::BTreeMap;
use stormbell_model::{
    IndicatorId, JobId, Lang, Moment, ReportId, Span, indicator::Indicator, officer::Actor,
    search::Terms,
};
use stormbell_store::{
    Error, Tx, indicators, journal,
    leases::{self, NewJob},
    reports,
    search::{self, Segment, State, Term},
};

/// Reports of one batch: some tenths of a second of one processor.
const REPORTS_AT_ONCE: usize = 4_096;
/// Entries of the journal that are looked through for them at once.
const ENTRIES_AT_ONCE: u64 = 16_384;
/// Rows written in one act: a few milliseconds of the one who writes.
const ROWS_AT_ONCE: usize = 2_000;
/// Acts of merging or clearing under one lease.
const ACTS_AT_ONCE: usize = 32;
/// Segments of search beyond which merging comes before reading.
/// Told: nobody. Rest: the next reports are read after the merge; the page of search says since when they wait.
const SEGMENTS_MAX: usize = 64;
/// How many times as large as its largest part a merged segment is at least.
const GROWS: u64 = 4;
/// Longer than any round of it takes.
const LEASE: Span = Span::seconds(60);

/// What a worker of search remembers. Losing it costs one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchMemory {
    /// No report was filed between what search has read and this place.
    seen: u64,
}

/// What is to be done next.
enum Task {
    /// Nothing; and nothing was filed below this place.
    Nothing(u64),
    /// Reports are to be read from this place on.
    Read(u64),
    /// These neighbours are to be merged.
    Merge(Vec<Segment>),
    /// This segment is to be cleared away.
    Clear(i64),
}

/// Does a bounded piece of what search has to do, if nobody else is at it. Tells whether there was anything to do; the
/// one who calls rests before it asks again.
pub async fn teach_search(
    node: &Node,
    owner: [u8; 16],
    last: &mut SearchMemory,
) -> Result<bool, Fault> {
    if evidence::read_one(node, owner).await? || indicating::go_on(node, owner).await? {
        return Ok(true);
    }
    let from = last.seen;
    let look = move |tx: &mut Tx<'_>| next_task(tx, from);
    let task = node.store().read("look what search lacks", look).await?;
    if let Task::Nothing(seen) = task {
        last.seen = seen;
        return Ok(seen - from >= ENTRIES_AT_ONCE);
    }
    let Some(job) = lease(node, owner).await? else {
        return Ok(false);
    };
    // Looked at again under the lease: another process may have done it meanwhile.
    match node.store().read("look what search lacks", look).await? {
        Task::Nothing(_) => {}
        Task::Read(place) => read_batch(node, place).await?,
        Task::Merge(parts) => merge(node, parts).await?,
        Task::Clear(segment) => clear(node, segment).await?,
    }
    give_back(node, job, owner).await?;
    Ok(true)
}

async fn lease(node: &Node, owner: [u8; 16]) -> Result<Option<[u8; 16]>, Fault> {
    let now = node.now();
    let job = NewJob {
        id: *JobId::new(now, node.chance()).as_bytes(),
        lane: SEARCH.into(),
        subject: Vec::new(),
        run_at: now.0,
        once_key: Some(SEARCH.into()),
        payload: Vec::new(),
    };
    let take = move |tx: &mut Tx<'_>| {
        leases::put(tx, &job)?;
        let mut taken = leases::take(tx, SEARCH, &owner, now.0, LEASE.0, 1)?;
        Ok(taken.pop().map(|job| job.id))
    };
    Ok(node.store().write_aside("lease search", take).await?)
}

async fn give_back(node: &Node, job: [u8; 16], owner: [u8; 16]) -> Result<(), Fault> {
    let done = move |tx: &mut Tx<'_>| match leases::done(tx, &job, &owner) {
        // It took longer than its lease; the other one does no harm.
        Err(Error::Gone) => Ok(()),
        other => other,
    };
    Ok(node.store().write_aside("give search back", done).await?)
}

fn next_task(tx: &mut Tx<'_>, seen: u64) -> stormbell_store::Result<Task> {
    let segments = search::segments(tx)?;
    if let Some(dead) = unfinished(&segments) {
        return Ok(Task::Clear(dead));
    }
    let mergeable = mergeable(&segments);
    if segments.len() > SEGMENTS_MAX
        && let Some(parts) = &mergeable
    {
        return Ok(Task::Merge(parts.clone()));
    }
    let place = search::place(tx)?;
    let from = place.max(seen);
    let until = from + ENTRIES_AT_ONCE;
    if !journal::filed(tx, from, until, 1)?.is_empty() {
        return Ok(Task::Read(from));
    }
    let (size, _) = journal::head(tx)?;
    Ok(match mergeable {
        Some(parts) => Task::Merge(parts),
        None => Task::Nothing(until.min(size).max(from)),
    })
}

/// A segment that is dead, or whose building ended with its process: nothing merges into it.
fn unfinished(segments: &[Segment]) -> Option<i64> {
    let is_target = |id| segments.iter().any(|s| s.merges_into == Some(id));
    let gone = |s: &&Segment| match s.state {
        State::Dead => true,
        State::Building => !is_target(s.id),
        State::Open => false,
    };
    segments.iter().find(gone).map(|s| s.id)
}

/// Neighbours that are being merged, or those that should be: together at least four times as large as the largest of
/// them, so that a report is written anew a few times in its life. Where too many segments lie open, the smallest.
fn mergeable(segments: &[Segment]) -> Option<Vec<Segment>> {
    let mut open: Vec<Segment> = segments.to_vec();
    open.retain(|s| s.state == State::Open);
    open.sort_by_key(|s| s.first_report);
    let begun = open.iter().filter(|s| s.merges_into.is_some());
    let begun: Vec<Segment> = begun.cloned().collect();
    if !begun.is_empty() {
        return Some(begun);
    }
    let total = |run: &[Segment]| run.iter().map(|s| s.reports).sum::<u64>();
    let largest = |run: &[Segment]| run.iter().map(|s| s.reports).max().unwrap_or(0);
    let mut runs = open.windows(search::MERGED);
    let run = runs.find(|run| total(run) >= GROWS * largest(run));
    let smallest = || open.windows(search::MERGED).min_by_key(|run| total(run));
    let too_many = open.len() > SEGMENTS_MAX;
    let run = run.or_else(|| smallest().filter(|_| too_many));
    run.map(<[Segment]>::to_vec)
}

/// A batch as it is written: its reports, where the next one begins, and its rows in order.
struct Batch {
    first: u64,
    last: u64,
    reports: u64,
    next: u64,
    rows: Vec<(Term, Vec<u64>)>,
    /// What the rules make of the reports.
    readings: Vec<classifying::Reading>,
    /// Reports that hold an indicator.
    sighted: Vec<(ReportId, Indicator)>,
}

/// Reports whose reading is written in one act.
const READINGS_AT_ONCE: usize = 256;

/// Writes what was read out of the reports of a batch, before search is told that it has read them: a process that dies
/// in between writes the same again.
async fn keep_readings(node: &Node, batch: &Batch) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    for some in batch.readings.chunks(READINGS_AT_ONCE) {
        let (some, ctx) = (some.to_vec(), ctx.clone());
        let act = move |tx: &mut Tx<'_>| classifying::keep_readings(tx, &ctx, &some);
        node.store().write_or("keep readings", act).await?;
    }
    for some in batch.sighted.chunks(READINGS_AT_ONCE) {
        let (some, ctx) = (some.to_vec(), ctx.clone());
        let act = move |tx: &mut Tx<'_>| {
            for (report, indicator) in &some {
                sighting::sight(tx, &ctx, *report, indicator, false)?;
            }
            Ok::<_, Fault>(())
        };
        node.store().write_or("keep sightings", act).await?;
    }
    Ok(())
}

async fn read_batch(node: &Node, place: u64) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let read = move |tx: &mut Tx<'_>| batch(tx, &ctx, place);
    let batch = node.store().read_or("read for search", read).await?;
    keep_readings(node, &batch).await?;
    let next = batch.next;
    let mut segment = None;
    let mut rows = batch.rows.chunks(ROWS_AT_ONCE).peekable();
    while let Some(some) = rows.next() {
        let (some, is_last) = (some.to_vec(), rows.peek().is_none());
        let (first, last, reports) = (batch.first, batch.last, batch.reports);
        let write = move |tx: &mut Tx<'_>| {
            if search::place(tx)? > first {
                // Somebody else read them: our lease ended meanwhile.
                return Err(Error::Gone);
            }
            let id = match segment {
                Some(id) => id,
                None => search::begin(tx, first, last, reports)?,
            };
            search::add_rows(tx, id, &some)?;
            if is_last {
                search::open(tx, id)?;
                search::set_place(tx, next)?;
            }
            Ok(id)
        };
        segment = Some(node.store().write_aside("teach search", write).await?);
    }
    if segment.is_none() {
        let skip = move |tx: &mut Tx<'_>| search::set_place(tx, next);
        node.store().write_aside("teach search", skip).await?;
    }
    Ok(())
}

fn batch(tx: &mut Tx<'_>, ctx: &Ctx, from: u64) -> Result<Batch, Fault> {
    let node = &ctx.node;
    let filed = journal::filed(tx, from, from + ENTRIES_AT_ONCE, REPORTS_AT_ONCE)?;
    let mut lists: BTreeMap<Term, Vec<u64>> = BTreeMap::new();
    // A word that many reports share is hashed once.
    let mut known: std::collections::HashMap<String, Term> = std::collections::HashMap::new();
    let mut readings = Vec::with_capacity(filed.len());
    for (place, id, _) in &filed {
        let Some(held) = reports::load(tx, *id)? else {
            continue;
        };
        for term in Terms::of(&held.report).kept {
            let hash = *known
                .entry(term)
                .or_insert_with_key(|term| node.search_term(term));
            lists.entry(hash).or_default().push(*place);
        }
        // A test tells nothing about the rules.
        if !held.report.is_test() {
            let home = classifying::home_sector(tx, &held.report)?;
            readings.push(classifying::read_by_rules(&held.report, home));
        }
    }
    let candidates = candidates(tx, &lists, &filed)?;
    let last = filed.last().map_or(from, |(place, _, _)| *place);
    Ok(Batch {
        first: filed.first().map_or(from, |(place, _, _)| *place),
        last,
        reports: filed.len() as u64,
        next: last + 1,
        rows: lists.into_iter().collect(),
        readings,
        sighted: sighting::confirmed(tx, ctx, &candidates)?,
    })
}

/// Reports of a batch that share a term with an indicator. Looked up after the reports were read, so that an indicator
/// that was taken in before one of them was filed is there.
fn candidates(
    tx: &mut Tx<'_>,
    lists: &BTreeMap<Term, Vec<u64>>,
    filed: &[(u64, ReportId, Moment)],
) -> Result<Vec<(ReportId, IndicatorId)>, Fault> {
    let mut found = Vec::new();
    for (term, indicator) in indicators::matching(tx, lists.keys())? {
        for place in lists.get(&term).into_iter().flatten() {
            let at = filed.binary_search_by_key(place, |(place, _, _)| *place);
            found.extend(at.ok().map(|at| (filed[at].1, indicator)));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

async fn merge(node: &Node, mut parts: Vec<Segment>) -> Result<(), Fault> {
    for _ in 0..ACTS_AT_ONCE {
        let some = parts.clone();
        let act = move |tx: &mut Tx<'_>| {
            let done = search::merge_some(tx, &some, ROWS_AT_ONCE / search::MERGED)?;
            Ok((done, search::segments(tx)?))
        };
        let (done, segments) = node.store().write_aside("merge for search", act).await?;
        match mergeable(&segments).filter(|_| !done) {
            Some(rest) => parts = rest,
            None => break,
        }
    }
    Ok(())
}

async fn clear(node: &Node, segment: i64) -> Result<(), Fault> {
    for _ in 0..ACTS_AT_ONCE {
        let act = move |tx: &mut Tx<'_>| search::clear_some(tx, segment, ROWS_AT_ONCE);
        if node.store().write_aside("clear for search", act).await? {
            break;
        }
    }
    Ok(())
}

/// Since when reports wait to be read, if any do.
pub(crate) fn waiting_since(tx: &mut Tx<'_>) -> stormbell_store::Result<Option<Moment>> {
    let place = search::place(tx)?;
    let first = journal::filed(tx, place, place + ENTRIES_AT_ONCE, 1)?;
    Ok(first.first().map(|(_, _, at)| *at))
}
