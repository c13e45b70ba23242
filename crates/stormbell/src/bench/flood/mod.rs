//! `stormbell bench flood`: first what the node takes, then ten times that from many networks at once, while honest
//! people report from a browser-like client and an officer works at the desk. Asked: do they get their receipts, is the
//! officer slowed, does memory stay bounded.

mod herd;
mod honest;
mod officer;

use super::{
    Place, Timing,
    client::{self, Load},
    node::NodeProcess,
    said,
};
use serde_json::{Value, json};
use std::{path::PathBuf, time::Duration};

/// How long the desk is measured without any load.
const UNLOADED: Duration = Duration::from_secs(3);
/// After finding what the node takes, until it is calm again.
const REST: Duration = Duration::from_secs(8);
const CLOSED_LOOP_CLIENTS: usize = 64;
const BODIES: u64 = 1_024;

/// What to measure, and for how long.
#[derive(clap::Args)]
pub struct Args {
    /// How long the flood lasts.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// How many times what the node takes is offered.
    #[arg(long, default_value_t = 10.0)]
    times: f64,
    /// Lines of the flood, each from a network (/24) of its own.
    #[arg(long, default_value_t = 2_000)]
    lines: usize,
    /// Honest reporters that begin in a second.
    #[arg(long, default_value_t = 10)]
    honest: u32,
    /// Where the data goes [default: a new temporary folder].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Print one line of JSON; it always does.
    #[arg(long)]
    json: bool,
}

/// Measures and prints.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let place = Place::new(args.data.as_deref(), "flood")?;
    let data = place.path().join("node");
    let session = officer::prepare(&data).await?;
    let node = NodeProcess::start(&data, None, &[]).await?;
    let idle = node.figures()?;
    let mut unloaded = officer::works(node.address, &session, UNLOADED).await?;
    let taken = takes(&node).await?;
    tokio::time::sleep(REST).await;
    let before = node.figures()?;
    let lasts = Duration::from_secs(args.seconds.max(1));
    let flood = herd::Flood {
        to: node.address,
        lines: args.lines,
        rate: taken * args.times,
        lasts,
    };
    let (herd, honest, flooded) = tokio::join!(
        herd::drive(flood, bodies()),
        honest::report(node.address, args.honest, lasts),
        officer::works(node.address, &session, lasts),
    );
    let (herd, mut honest, mut flooded) = (herd?, honest?, flooded?);
    let after = node.figures()?;
    node.stop().await?;
    crate::say(format_args!(
        "{}",
        json!({
            "bench": "flood",
            "seconds": lasts.as_secs(),
            "node_takes_per_s": taken.round(),
            "flood": herd.json(flood),
            "honest": honest.json(),
            "officer_unloaded": unloaded.json(),
            "officer_in_the_flood": flooded.json(),
            "rss_mib": { "idle": idle.rss_mib, "before": before.rss_mib, "peak": after.peak_rss_mib },
            "node_cpu_s": after.cpu_s - before.cpu_s,
        })
    ));
    Ok(())
}

/// What the node takes in a second, asked as fast as it answers.
async fn takes(node: &NodeProcess) -> anyhow::Result<f64> {
    let load = Load {
        to: node.address,
        clients: CLOSED_LOOP_CLIENTS,
        lasts: Duration::from_secs(5),
        rate: None,
        good: 201,
    };
    let bodies = bodies();
    let loaded = client::drive(load, move |n| {
        bodies[(n % bodies.len() as u64) as usize].clone()
    })
    .await?;
    anyhow::ensure!(loaded.good > 0, "the node accepts nothing");
    Ok(loaded.good as f64 / loaded.seconds)
}

fn bodies() -> Vec<Vec<u8>> {
    (0..BODIES)
        .map(|n| client::post("/api/v1/reports", &said::report(n).to_string()))
        .collect()
}

/// A share of a whole, in percent with two digits.
fn percent(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 / whole as f64 * 10_000.0).round() / 100.0
}

/// Answers in time, and those that were none.
#[derive(Default)]
struct Asked {
    good: u64,
    bad: u64,
    timing: Timing,
}

impl Asked {
    fn json(&mut self) -> Value {
        json!({ "good": self.good, "bad": self.bad, "times": self.timing.json() })
    }
}
