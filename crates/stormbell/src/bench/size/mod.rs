//! `stormbell bench size`: a store of a million reports, filled through the real acts, and a real node on it: how long
//! it takes to serve, what it holds in memory, how long every page of the desk takes, what a report costs on disk.

mod facts;
mod fill;
mod pages;
mod work;

use super::{Place, Timing, client, node::NodeProcess};
use crate::{config, house};
use facts::Facts;
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use stormbell_model::{Lang, officer::Actor};
use stormbell_service::{open_session, sizes};

/// How long a node is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(3);
/// Lines at once, one after the other.
const LINES: [usize; 2] = [1, 4];

/// What to fill and measure.
#[derive(clap::Args)]
pub struct Args {
    /// A PostgreSQL database instead of SQLite; filled when it is empty.
    #[arg(long, value_name = "postgres://…")]
    database: Option<String>,
    /// Reports to fill in.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1_000..))]
    reports: u64,
    /// Where the data is kept for the next run [default: a new temporary folder].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Requests of each page, on one line and then on four.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(10..))]
    asked: u16,
    /// Print a table for people after the line of JSON.
    #[arg(long)]
    table: bool,
}

/// Fills where nothing is, measures, and prints.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let place = Place::new(args.data.as_deref(), "size")?;
    let (facts, token, disk) = prepare(&args, place.path()).await?;
    let node = NodeProcess::start(place.path(), args.database.as_deref(), &[]).await?;
    let start_ms = node.start_took.as_secs_f64() * 1000.0;
    let first_ms = first_page(&node, &token).await?;
    tokio::time::sleep(IDLE).await;
    let idle = node.figures()?;
    let mut rows = Vec::new();
    for (name, path) in pages::all(&facts) {
        rows.push(page(&node, &token, name, &path, args.asked).await?);
    }
    let after = node.figures()?;
    node.stop().await?;
    let slowest = rows.iter().map(Row::slowest).fold(0.0, f64::max);
    let line = json!({
        "bench": "size",
        "engine": if args.database.is_some() { "postgres" } else { "sqlite" },
        "reports": facts.reports,
        "filled_reports_per_s": facts.filed_per_s,
        "search_learned_per_s": facts.taught_per_s,
        "start_ms": start_ms,
        "first_page_ms": first_ms,
        "idle_rss_mib": idle.rss_mib,
        "rss_after_all_pages_mib": after.rss_mib,
        "slowest_p99_ms": slowest,
        "disk": disk,
        "pages": rows.iter().map(Row::json).collect::<Vec<_>>(),
    });
    crate::say(format_args!("{line}"));
    if args.table {
        print(&rows);
    }
    Ok(())
}

/// Opens the store in this process, fills it where it is empty, opens a session for its first officer, measures the
/// disk, and closes it again: the node that is measured is another process.
async fn prepare(args: &Args, folder: &Path) -> anyhow::Result<(Facts, String, Value)> {
    let flags = config::Flags {
        data: Some(folder.to_owned()),
        database: args.database.clone(),
        ..config::Flags::default()
    };
    let config = config::read(&flags, &|_| None)?;
    let url = String::from("http://localhost");
    let house = house::build(&config, url, false).await?;
    let facts = match Facts::read(folder)? {
        Some(facts) => facts,
        None => {
            let facts = fill::fill(&house.node, args.reports).await?;
            facts.write(folder)?;
            facts
        }
    };
    let officer = facts.officer.parse()?;
    let opened = open_session(&house.node.ctx(Actor::Visitor, Lang::En), officer).await?;
    let by_name = sizes(&house.node).await?;
    house.node.close().await;
    Ok((facts.clone(), opened.token, disk(&by_name, facts.reports)))
}

/// Bytes per report, and the largest tables and indexes.
fn disk(by_name: &[(String, i64)], reports: u64) -> Value {
    let each = |bytes: i64| (bytes as f64 / reports as f64 * 10.0).round() / 10.0;
    let all: i64 = by_name.iter().map(|(_, bytes)| bytes).sum();
    let largest: serde_json::Map<String, Value> = by_name
        .iter()
        .filter(|(_, bytes)| each(*bytes) >= 1.0)
        .map(|(name, bytes)| (name.clone(), json!(each(*bytes))))
        .collect();
    json!({ "bytes": all, "bytes_per_report": each(all), "bytes_per_report_by_name": largest })
}

/// The first page that a fresh node gives: nothing of the data is in its memory yet.
async fn first_page(node: &NodeProcess, token: &str) -> anyhow::Result<f64> {
    let mut line = client::Line::open(node.address, None).await?;
    let began = Instant::now();
    let status = line.ask(&pages::request("/desk", token)).await?;
    anyhow::ensure!(status == 200, "the desk answers {status}");
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

/// What one page took, on one line and on four at once.
struct Row {
    name: String,
    bytes: usize,
    timings: [Timing; 2],
}

async fn page(
    node: &NodeProcess,
    token: &str,
    name: String,
    paths: &[String],
    requests: u16,
) -> anyhow::Result<Row> {
    let mut row = Row {
        name,
        bytes: 0,
        timings: Default::default(),
    };
    for (timing, lines) in row.timings.iter_mut().zip(LINES) {
        let asked = (0..lines).map(|n| {
            let requests = (n..usize::from(requests)).step_by(lines);
            let requests = requests.map(|n| pages::request(&paths[n % paths.len()], token));
            tokio::spawn(ask(node.address, requests.collect()))
        });
        for part in asked.collect::<Vec<_>>() {
            let (times, bytes) = part.await??;
            timing.join(times);
            row.bytes = row.bytes.max(bytes);
        }
    }
    Ok(row)
}

/// Asks one after the other on one line. Gives the times and the largest answer in bytes.
async fn ask(to: SocketAddr, requests: Vec<Vec<u8>>) -> anyhow::Result<(Timing, usize)> {
    let mut line = client::Line::open(to, None).await?;
    let (mut timing, mut bytes) = (Timing::default(), 0);
    for request in requests {
        let began = Instant::now();
        let status = line.ask(&request).await?;
        timing.add(began.elapsed());
        bytes = bytes.max(line.body().len());
        if !matches!(status, 200 | 303) {
            let head = String::from_utf8_lossy(&request);
            anyhow::bail!("{status} to {}", head.lines().next().unwrap_or_default());
        }
    }
    Ok((timing, bytes))
}

impl Row {
    fn quantiles(&self) -> [f64; 4] {
        let [mut one, mut four] = self.timings.clone();
        let ms = |t: &mut Timing, at| t.quantile_ms(at);
        [
            ms(&mut one, 0.5),
            ms(&mut one, 0.99),
            ms(&mut four, 0.5),
            ms(&mut four, 0.99),
        ]
    }

    fn slowest(&self) -> f64 {
        let [_, one, _, four] = self.quantiles();
        one.max(four)
    }

    fn json(&self) -> Value {
        let [p50, p99, p50_of_4, p99_of_4] = self.quantiles();
        json!({
            "page": self.name, "bytes": self.bytes, "p50_ms": p50, "p99_ms": p99,
            "p50_ms_4_at_once": p50_of_4, "p99_ms_4_at_once": p99_of_4,
        })
    }
}

fn print(rows: &[Row]) {
    crate::say(format_args!(
        "{:44} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "page", "KiB", "p50", "p99", "p50 ×4", "p99 ×4"
    ));
    for row in rows {
        let [a, b, c, d] = row.quantiles();
        let kib = row.bytes / 1024;
        crate::say(format_args!(
            "{:44} {kib:>8} {a:>8.1} {b:>8.1} {c:>8.1} {d:>8.1}",
            row.name
        ));
    }
}
