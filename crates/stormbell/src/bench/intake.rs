//! `stormbell bench intake`: accepting reports over HTTP, on disk before the answer, receipt and proof included; first
//! as fast as it goes, then at the rate of a whole Union in a day, with the first reading running behind it.

use super::{
    Place,
    client::{self, Load, Loaded},
    node::{Figures, NodeProcess},
    said, yardstick,
};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Everyone in the Union, 450 million people, in one day of 24 hours.
const UNION_IN_A_DAY_PER_S: f64 = 5_208.0;
const REPORTS: &str = "/api/v1/reports";
/// Bodies are made before the clock runs, and used again in a circle: what is measured is the node.
const BODIES: u64 = 4_096;

/// What to measure, and for how long.
#[derive(clap::Args)]
pub struct Args {
    /// A PostgreSQL database (empty, it is filled) instead of SQLite.
    #[arg(long, value_name = "postgres://…")]
    database: Option<String>,
    /// How long each part lasts.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Lines that report at once.
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// Where the data goes, on the disk that is to be measured [default: a new temporary folder].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Leave the machine's own limits out.
    #[arg(long)]
    only_node: bool,
}

/// Measures and prints.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let place = Place::new(args.data.as_deref(), "intake")?;
    let lasts = Duration::from_secs(args.seconds.max(1));
    let limits = if args.only_node {
        None
    } else {
        Some(limits(&args, place.path(), lasts).await?)
    };
    let data = place.path().join("node");
    let node = NodeProcess::start(&data, args.database.as_deref(), &[]).await?;
    let (idle, start_took) = (node.figures()?, node.start_took);
    warm_up(&node, args.clients).await?;
    let full = part(&node, &args, &data, lasts, None).await?;
    let settled = settle(&node).await?;
    let paced = part(&node, &args, &data, lasts, Some(UNION_IN_A_DAY_PER_S)).await?;
    let waiting = waiting_triage(&node).await?;
    node.stop().await?;
    let mut line = json!({
        "bench": "intake",
        "engine": if args.database.is_some() { "postgres" } else { "sqlite" },
        "clients": args.clients,
        "seconds": lasts.as_secs(),
        "load1": load_average(),
        "start_ms": start_took.as_secs_f64() * 1000.0,
        "idle_rss_mib": idle.rss_mib,
        "closed_loop": full,
        "triage_caught_up_s": settled,
        "union_in_a_day": paced,
        "triage_waiting_at_the_end": waiting,
    });
    if let Some(limits) = limits {
        let lowest = lowest(&limits);
        line["limits_per_s"] = limits;
        line["lowest_limit_per_s"] = json!(lowest);
        let accepted = line["closed_loop"]["accepted_per_s"].as_f64();
        line["ratio_to_lowest"] = json!(accepted.unwrap_or(0.0) / lowest);
    }
    crate::say(format_args!("{line}"));
    Ok(())
}

async fn limits(args: &Args, folder: &Path, lasts: Duration) -> anyhow::Result<Value> {
    let (to, short) = (folder.to_owned(), lasts.min(Duration::from_secs(5)));
    let group = tokio::task::spawn_blocking(move || yardstick::group_commit(&to, short)).await??;
    let http = yardstick::bare_http(short).await?;
    let mut limits = json!({ "group_commit_1kib_32": group, "bare_http_2_bytes_64": http });
    match &args.database {
        None => {
            let file = folder.join("yardstick.db");
            let rows = stormbell_store::yardstick::batched_inserts(&file, short).await?;
            limits["sqlite_batched_inserts_1kib"] = json!(rows);
        }
        Some(url) => {
            let rows = stormbell_store::yardstick::single_commits(url, 32, short).await?;
            limits["postgres_single_commits_32"] = json!(rows);
        }
    }
    Ok(limits)
}

fn lowest(limits: &Value) -> f64 {
    let figures = limits.as_object().into_iter().flatten();
    figures
        .filter_map(|(_, v)| v.as_f64())
        .fold(f64::INFINITY, f64::min)
}

/// Fills caches and pools; not counted.
async fn warm_up(node: &NodeProcess, clients: usize) -> anyhow::Result<()> {
    let load = Load {
        to: node.address,
        clients,
        lasts: Duration::from_millis(500),
        rate: None,
        good: 201,
    };
    let warmed = client::drive(load, requests()).await?;
    anyhow::ensure!(warmed.good > 0, "the node accepts nothing");
    Ok(())
}

fn requests() -> impl Fn(u64) -> Vec<u8> + Send + 'static {
    let made: Vec<Vec<u8>> = (0..BODIES)
        .map(|n| client::post(REPORTS, &said::report(n).to_string()))
        .collect();
    move |n| made[(n % BODIES) as usize].clone()
}

/// One part of the run.
async fn part(
    node: &NodeProcess,
    args: &Args,
    data: &Path,
    lasts: Duration,
    rate: Option<f64>,
) -> anyhow::Result<Value> {
    let (before, bytes) = (node.figures()?, on_disk(data));
    let load = Load {
        to: node.address,
        clients: args.clients,
        lasts,
        rate,
        good: 201,
    };
    let loaded = client::drive(load, requests()).await?;
    let after = node.figures()?;
    Ok(told(
        loaded,
        before,
        after,
        on_disk(data).saturating_sub(bytes),
    ))
}

fn told(mut loaded: Loaded, before: Figures, after: Figures, bytes: u64) -> Value {
    let accepted = loaded.good.max(1) as f64;
    json!({
        "accepted": loaded.good,
        "not_accepted": loaded.bad,
        "accepted_per_s": loaded.good as f64 / loaded.seconds,
        "latency": loaded.timing.json(),
        "cpu_us_per_report": (after.cpu_s - before.cpu_s) * 1e6 / accepted,
        "disk_bytes_per_report": bytes as f64 / accepted,
        "rss_mib": after.rss_mib,
        "peak_rss_mib": after.peak_rss_mib,
    })
}

/// Bytes of everything in the folder; of SQLite's files that is the data and its write-ahead log.
fn on_disk(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|e| e.metadata().ok())
        .map(|m| m.len())
        .sum()
}

/// Waits until the first reading has caught up, and gives how long that took; `None` when it has not within a minute.
async fn settle(node: &NodeProcess) -> anyhow::Result<Option<f64>> {
    let began = std::time::Instant::now();
    while began.elapsed() < Duration::from_secs(60) {
        if waiting_triage(node).await? == 0 {
            return Ok(Some(began.elapsed().as_secs_f64()));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(None)
}

/// Reports that wait for their first reading, as the node's own metrics say.
async fn waiting_triage(node: &NodeProcess) -> anyhow::Result<u64> {
    let mut line = client::Line::open(node.address, None).await?;
    let status = line.ask(&client::get("/metrics")).await?;
    anyhow::ensure!(status == 200, "the node's metrics answer {status}");
    let text = String::from_utf8_lossy(line.body()).into_owned();
    let lanes = text
        .lines()
        .filter(|l| l.starts_with("stormbell_jobs_waiting{") && l.contains("\"triage"));
    let counts = lanes.filter_map(|l| l.rsplit(' ').next()?.parse::<f64>().ok());
    Ok(counts.sum::<f64>() as u64)
}

pub fn load_average() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let first = text.split(' ').next().unwrap_or_default();
    first.parse().unwrap_or(0.0)
}
