//! `stormbell bench network`: many nodes in this process, each with its own store, key and sockets, in one charter that the bench
//! makes. How long from shared at one to stored at the others; how many statements a second one node takes; what an idle hour costs.

mod town;

use super::Timing;
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};
use stormbell_model::{Lang, exchange::Audience, marking::Tlp};
use stormbell_service::exchange::{Content, Draft, StatementId, share};
use stormbell_wire::exchange::{Alert, PlainBody};
use tokio::time::Instant;
use town::{Citizen, Town};

/// How many, and how much.
#[derive(clap::Args)]
pub struct Args {
    /// Nodes
    #[arg(long, default_value_t = 28)]
    nodes: usize,
    /// Alerts that are timed from one node to all others
    #[arg(long, default_value_t = 20)]
    alerts: usize,
    /// Statements that one node takes at a stretch
    #[arg(long, default_value_t = 2_000)]
    bulk: usize,
    /// Seconds for which nothing happens
    #[arg(long, default_value_t = 60)]
    idle: u64,
}

/// How long a state is waited for.
const PATIENCE: Duration = Duration::from_secs(600);

/// How often it is looked whether something has arrived.
const LOOKS_EVERY: Duration = Duration::from_millis(20);

/// Measures and prints one line.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let gauges = crate::watchtower::install()?;
    let place = super::Place::new(None, "bench-network")?;
    let mut town = Town::found(place.path(), args.nodes.max(2)).await?;
    town.open_all();
    // Once around, so that everybody has a line to everybody.
    for n in 0..town.citizens.len() {
        let said = alert(&town.citizens[n], n).await?;
        town.until_everywhere(n, said, PATIENCE).await?;
    }
    let mut times = Timing::default();
    for n in 0..args.alerts {
        let from = n % town.citizens.len();
        let begun = Instant::now();
        let said = alert(&town.citizens[from], n).await?;
        for at in town.until_everywhere(from, said, PATIENCE).await? {
            times.add(at - begun);
        }
    }
    let before = town::bytes_sent_and_read(&gauges);
    tokio::time::sleep(Duration::from_secs(args.idle)).await;
    let idle = town::bytes_sent_and_read(&gauges) - before;
    let per_minute = idle as f64 * 60.0 / args.idle.max(1) as f64 / town.citizens.len() as f64;
    let (bulk_s, share_s) = bulk(&mut town, args.bulk).await?;
    let line = json!({
        "bench": "network",
        "nodes": town.citizens.len(),
        "alerts": args.alerts,
        "shared_to_stored_elsewhere": times.json(),
        "statements_applied_per_s": (args.bulk as f64 / bulk_s).round(),
        "statements_shared_per_s": (args.bulk as f64 / share_s).round(),
        "idle_bytes_per_minute_of_own_questions": per_minute.round(),
        "memory_mib_of_all_nodes": town::resident_mib()?,
    });
    crate::say(format_args!("{line}"));
    town.close().await;
    Ok(())
}

async fn alert(from: &Citizen, n: usize) -> anyhow::Result<StatementId> {
    let words = Alert {
        words: format!("alert {n}: a flood on the bank's door"),
        priority: 1,
        kind: "ddos".into(),
        ..Alert::default()
    };
    say(
        from,
        Content::Alert(words),
        format!("alert {n}"),
        &from.others,
    )
    .await
}

async fn say(
    from: &Citizen,
    content: Content,
    subject: String,
    to: &BTreeSet<stormbell_model::exchange::NodeName>,
) -> anyhow::Result<StatementId> {
    let draft = Draft {
        tlp: Tlp::Green,
        audience: Audience {
            nodes: to.clone(),
            ..Audience::default()
        },
        ..Draft::of(content, subject, Lang::En)
    };
    Ok(share(&from.lead(), draft).await?)
}

/// How long one node takes for all that another one has said while it was away, and how long saying it took.
async fn bulk(town: &mut Town, statements: usize) -> anyhow::Result<(f64, f64)> {
    town.citizens[1].close_room().await;
    let only: BTreeSet<_> = [town.citizens[1].name.clone()].into();
    let begun = Instant::now();
    let mut first = None;
    for n in 0..statements {
        let words = PlainBody {
            words: format!("advisory {n}: close the door at night"),
            ..PlainBody::default()
        };
        let (content, subject) = (Content::Advisory(words), format!("advisory {n}"));
        let said = say(&town.citizens[0], content, subject, &only).await?;
        first.get_or_insert(said);
    }
    let share_s = begun.elapsed().as_secs_f64();
    town.citizens[1].open_room();
    let begun = Instant::now();
    // The newest is taken first, so the oldest is the last.
    let Some(last) = first else {
        return Ok((1.0, 1.0));
    };
    while !town.citizens[1].has(last).await? {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "not all statements arrived");
        tokio::time::sleep(LOOKS_EVERY).await;
    }
    Ok((begun.elapsed().as_secs_f64(), share_s))
}
