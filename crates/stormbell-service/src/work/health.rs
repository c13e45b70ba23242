//! How the node does: for the readiness page, the operator's page and the metrics.

use super::{Trouble, watch::look_at_workers};
use crate::{Ctx, Fault, Node};
use std::time::Duration;
use stormbell_model::{Moment, access::Act};
use stormbell_store::{Condition, journal, leases};

/// Whether the node can do its work.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The store answers and keeps what it is given: reports are taken.
    pub store: bool,
    /// The workers made a round lately.
    pub worker: bool,
    /// What is wrong or missing.
    pub troubles: Vec<Trouble>,
}

impl Ready {
    /// The codes of what is wrong.
    pub fn notes(&self) -> Vec<&'static str> {
        self.troubles.iter().map(|t| t.kind.code()).collect()
    }
}

/// How the node does.
#[derive(Clone, Debug)]
pub struct Health {
    /// Which database keeps the data.
    pub engine: &'static str,
    /// Whether the node can do its work.
    pub ready: Ready,
    /// Size of the journal.
    pub journal_size: u64,
    /// When the workers last made a round.
    pub last_look: Option<Moment>,
    /// Waiting work: lane, due, leased, later.
    pub lanes: Vec<(String, i64, i64, i64)>,
    /// Commits since the start.
    pub commits: u64,
}

/// How long the store may take to answer the question whether it is there. Told: `/readyz` says `store-busy`. Rest: the
/// question is dropped, and asked again at the next look.
const ANSWER_MAX: Duration = Duration::from_secs(2);

/// Whether the node can do its work, asked of the store itself.
pub async fn ready(node: &Node) -> Ready {
    let answered = tokio::time::timeout(ANSWER_MAX, node.store().ping()).await;
    node.note_store(answered.is_err());
    let worker = look_at_workers(node);
    let troubles = node.troubles();
    Ready {
        store: matches!(answered, Ok(Ok(()))) && !troubles.iter().any(|t| t.kind.stops_filing()),
        worker,
        troubles,
    }
}

/// Whether the store no longer knows what it kept. Then the process must end: starting again reads the truth from disk.
pub fn must_stop(node: &Node) -> bool {
    node.store().condition() == Condition::Unsure
}

/// Sets the gauge of waiting jobs, lane by lane, for whoever collects the metrics.
pub async fn count_waiting_jobs(node: &Node) -> Result<(), Fault> {
    let now = node.now();
    let lanes = node
        .store()
        .read("count jobs", move |tx| leases::counts(tx, now.0));
    let found = lanes.await?;
    for lane in super::LANES {
        let of_lane = found.iter().filter(|count| count.lane == lane);
        let waiting: i64 = of_lane.map(|count| count.due + count.leased).sum();
        metrics::gauge!("stormbell_jobs_waiting", "lane" => lane).set(waiting as f64);
    }
    Ok(())
}

/// Bytes on disk of every table and index, the largest first. Slow: it reads through the whole of a SQLite file.
pub async fn sizes(node: &Node) -> Result<Vec<(String, i64)>, Fault> {
    let sizes = node
        .store()
        .read("measure the store", stormbell_store::sizes::sizes);
    Ok(sizes
        .await?
        .into_iter()
        .map(|s| (s.name, s.bytes))
        .collect())
}

/// How the node does, for those who run it.
pub async fn health(ctx: &Ctx) -> Result<Health, Fault> {
    ctx.officer(Act::ReadHealth)?;
    let now = ctx.now;
    let (lanes, journal_size) = ctx
        .node
        .store()
        .read("read health", move |tx| {
            Ok((leases::counts(tx, now.0)?, journal::head(tx)?.0))
        })
        .await?;
    Ok(Health {
        engine: ctx.node.store().engine().name(),
        ready: ready(&ctx.node).await,
        journal_size,
        last_look: ctx.node.last_look(),
        lanes: lanes
            .into_iter()
            .map(|l| (l.lane, l.due, l.leased, l.later))
            .collect(),
        commits: ctx.node.store().figures().commits,
    })
}
