//! How the node does: for the readiness page, the operator's page and the metrics.

use crate::{Ctx, Fault, Node};
use stormbell_model::{Moment, Span, access::Act};
use stormbell_store::{journal, leases};

/// Whether the node can do its work.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The store answers.
    pub store: bool,
    /// The workers made a round lately.
    pub worker: bool,
    /// What is wrong or missing, as codes.
    pub notes: Vec<&'static str>,
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

/// Rounds are made at least once a second; ten without one is a fault.
const LOOK_OVERDUE: Span = Span::seconds(10);

/// Whether the node can do its work.
pub async fn ready(node: &Node) -> Ready {
    let store = node.store().ping().await.is_ok();
    let worker = node
        .last_look()
        .is_some_and(|at| node.now().since(at) < LOOK_OVERDUE);
    let mut notes = Vec::new();
    if !store {
        notes.push("store-away");
    }
    if !worker {
        notes.push("workers-late");
    }
    if !node.config().mail {
        notes.push("no-mail-carrier");
    }
    Ready {
        store,
        worker,
        notes,
    }
}

/// Whether the store no longer knows what it kept. Then the process must end: starting again reads the truth from disk.
pub async fn must_stop(node: &Node) -> bool {
    matches!(
        node.store().ping().await,
        Err(stormbell_store::Error::Unsure)
    )
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
