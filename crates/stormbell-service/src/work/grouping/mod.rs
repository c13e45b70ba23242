//! Grouping: which reports are one attack, and whether that attack is a wave. A worker follows the journal, behind those
//! who file: it reads what came, thinks in memory by the rules of the model, and writes what comes of it in one
//! transaction. One process at a time does it, under a lease.
//!
//! The memory is lost with the process and comes back from the log that was written with every batch: the same steps in
//! the same order. What the next start finds if the process dies: a lease that ends, and a log that ends with the last
//! batch that was kept whole.

mod batch;
mod evidence;
mod reading;
mod ring;
mod think;
mod waves;
mod write;

pub(crate) use batch::{EVIDENCE_READ, MERGED, PARTED};
pub(super) use ring::{Rings, is_behind, rings};

use super::GROUPING;
use crate::{Fault, Node};
use std::sync::{Arc, Mutex, PoisonError};
use stormbell_model::{JobId, Lang, Moment, Span, officer::Actor};
use stormbell_store::{
    Error, Tx, grouping,
    leases::{self, NewJob},
};
use think::{Mind, Outcome, let_time_pass, think};

/// Longer than any batch takes; coming back from the log renews nothing and does no harm.
const LEASE: Span = Span::seconds(60);
/// Rows of the log that are read at once on the way back.
const ROWS_AT_ONCE: usize = 256;

/// What the worker remembers. Losing it costs reading the log again.
#[derive(Default)]
pub struct GroupingMemory {
    mind: Option<Arc<Mutex<Mind>>>,
    /// The place of the journal and the row of the log that the memory has come to.
    place: u64,
    log_n: i64,
    /// Nothing that grouping hears lies between its place and this one.
    seen: u64,
}

/// What one turn found to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// Whether there was anything to do.
    pub worked: bool,
    /// Reports that were placed.
    pub reports: usize,
}

/// Does a bounded piece of what grouping has to do, if nobody else is at it.
pub async fn group_reports(
    node: &Node,
    owner: [u8; 16],
    memory: &mut GroupingMemory,
) -> Result<Grouped, Fault> {
    if !is_due(node, memory).await? {
        return Ok(Grouped::default());
    }
    let Some(job) = lease(node, owner).await? else {
        return Ok(Grouped::default());
    };
    let done = turn(node, memory).await;
    give_back(node, job, owner).await?;
    let reports = match done {
        // The next turn reads what it did.
        Err(Fault::Conflict(write::GONE_ON)) => 0,
        other => other?,
    };
    Ok(Grouped {
        worked: true,
        reports,
    })
}

/// Whether there is anything to hear, or a wave to close.
async fn is_due(node: &Node, memory: &mut GroupingMemory) -> Result<bool, Fault> {
    if memory.mind.is_none() {
        // Once after a start, so that the memory is there before the first report.
        return Ok(true);
    }
    let seen = memory.seen.max(memory.place);
    let look = move |tx: &mut Tx<'_>| Ok((batch::anything(tx, seen)?, grouping::place(tx)?));
    let (anything, place) = node.store().read("look what to group", look).await?;
    match anything {
        Ok(()) => return Ok(true),
        Err(nothing_below) => memory.seen = nothing_below,
    }
    Ok(place != memory.place || memory.quiet_at().is_some_and(|at| at <= node.now()))
}

async fn turn(node: &Node, memory: &mut GroupingMemory) -> Result<usize, Fault> {
    let mind = come_back(node, memory).await?;
    let from = memory.place.max(memory.seen);
    let reader = node.clone();
    let read = move |tx: &mut Tx<'_>| batch::batch(tx, &reader, from);
    let batch = node.store().read("read for grouping", read).await?;
    let thinker = node.clone();
    let quiet = memory.quiet_at().is_some_and(|at| at <= node.now());
    if batch.events.is_empty() && !quiet {
        memory.seen = memory.seen.max(batch.next);
        return Ok(0);
    }
    // Some hundredths of a second: not on a thread that answers others.
    let thought = tokio::task::spawn_blocking(move || {
        let mut mind = mind.lock().unwrap_or_else(PoisonError::into_inner);
        match batch.events.is_empty() {
            false => think(&mut mind, &thinker, batch),
            true => let_time_pass(&mut mind, batch.next, thinker.now()),
        }
    });
    let before = (memory.place, memory.log_n);
    // From here on the memory is ahead of what is kept: whatever fails, it comes back from the log.
    let lost = std::mem::take(memory);
    let out = thought.await.map_err(|_| Fault::Internal)?;
    let (next, reports) = (out.next, out.reports);
    keep(node, out, before).await?;
    *memory = GroupingMemory {
        place: next,
        log_n: before.1 + 1,
        ..lost
    };
    metrics::counter!("stormbell_reports_grouped_total").increment(reports as u64);
    Ok(reports)
}

async fn keep(node: &Node, out: Outcome, before: (u64, i64)) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_or("group reports", move |tx| {
            write::write(tx, &ctx, &out, before)
        })
        .await?;
    node.stir();
    Ok(())
}

/// Brings the memory to where the log ends: after a start from its beginning, after another process's turn from where
/// this one stopped.
async fn come_back(node: &Node, memory: &mut GroupingMemory) -> Result<Arc<Mutex<Mind>>, Fault> {
    let mind = match &memory.mind {
        Some(mind) => mind.clone(),
        None => {
            let secret = node
                .store()
                .write_aside("know the marks", grouping::secret)
                .await?;
            let mind = Arc::new(Mutex::new(Mind::new(secret)));
            memory.mind = Some(mind.clone());
            mind
        }
    };
    loop {
        let from = memory.log_n;
        let look = move |tx: &mut Tx<'_>| {
            let rows = grouping::rows(tx, from, ROWS_AT_ONCE)?;
            Ok((rows, grouping::place(tx)?, grouping::words_from(tx)?))
        };
        let (rows, place, words_from) = node.store().read("read the log of grouping", look).await?;
        let Some(last) = rows.last().map(|row| row.n) else {
            memory.place = place;
            return Ok(mind);
        };
        let into = mind.clone();
        let replayed = tokio::task::spawn_blocking(move || replay(&into, &rows, words_from));
        replayed.await.map_err(|_| Fault::Internal)??;
        memory.log_n = last + 1;
    }
}

fn replay(mind: &Mutex<Mind>, rows: &[grouping::Row], words_from: i64) -> Result<(), Fault> {
    let mut mind = mind.lock().unwrap_or_else(PoisonError::into_inner);
    for row in rows {
        // Words that are still there but compared no longer are left out, as if they had gone already.
        let words = row.words.as_deref().filter(|_| row.n >= words_from);
        let each = |step| {
            mind.brain.take(&step);
        };
        stormbell_model::grouping::replay(&row.steps, words, each).map_err(|_| Fault::Internal)?;
    }
    Ok(())
}

impl GroupingMemory {
    /// When the first of the open waves closes if nothing comes.
    fn quiet_at(&self) -> Option<Moment> {
        let mind = self.mind.as_ref()?;
        let mind = mind.lock().unwrap_or_else(PoisonError::into_inner);
        mind.brain.watch.quiet_at_s().map(batch::moment)
    }
}

async fn lease(node: &Node, owner: [u8; 16]) -> Result<Option<[u8; 16]>, Fault> {
    let now = node.now();
    let job = NewJob {
        id: *JobId::new(now, node.chance()).as_bytes(),
        lane: GROUPING.into(),
        subject: Vec::new(),
        run_at: now.0,
        once_key: Some(GROUPING.into()),
        payload: Vec::new(),
    };
    let take = move |tx: &mut Tx<'_>| {
        leases::put(tx, &job)?;
        let mut taken = leases::take(tx, GROUPING, &owner, now.0, LEASE.0, 1)?;
        Ok(taken.pop().map(|job| job.id))
    };
    Ok(node.store().write_aside("lease grouping", take).await?)
}

async fn give_back(node: &Node, job: [u8; 16], owner: [u8; 16]) -> Result<(), Fault> {
    let done = move |tx: &mut Tx<'_>| match leases::done(tx, &job, &owner) {
        // It took longer than its lease; the other one does no harm.
        Err(Error::Gone) => Ok(()),
        other => other,
    };
    Ok(node.store().write_aside("give grouping back", done).await?)
}
