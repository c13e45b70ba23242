//! `stormbell bench correlate`: what finding an attack's other reports costs, from ten thousand values held to ten
//! million. No node, no network: the correlation alone, in this process.

use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};
use stormbell_model::{
    Moment, Span,
    correlate::{
        Correlator,
        reading::{self, Reading, Said, Sort, Value},
    },
    grouping::{Brain, Log, Placed, Step, replay},
    waves::Sighted,
};

/// Values of one report.
const VALUES: u64 = 3;
/// Reports that are timed at each size.
const TIMED: u64 = 20_000;
/// Seconds between two reports of the past.
const APART_S: i64 = 5;

/// How far to go.
#[derive(clap::Args)]
pub struct Args {
    /// Values held at the end.
    #[arg(long, default_value_t = 10_000_000)]
    values: u64,
    /// Reports that share one address.
    #[arg(long, default_value_t = 1_000_000)]
    shared: u64,
    /// Reports whose log is read back, as a start does.
    #[arg(long, default_value_t = 200_000)]
    logged: u64,
}

/// Measures and prints one line.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let before = resident_bytes()?;
    let mut past = Past::new();
    let mut steps = Vec::new();
    for held in [10_000, 100_000, 1_000_000, 10_000_000] {
        if held <= args.values {
            past.recall_until(held);
            steps.push(past.timed());
        }
    }
    let memory = resident_bytes()?.saturating_sub(before);
    let rebuild = past.recalled as f64 / past.recalling.as_secs_f64();
    let line = json!({
        "bench": "correlate",
        "values_held": past.correlator.values_held(),
        "memory_bytes": memory,
        "steps": steps,
        "rebuild_reports_per_s": rebuild.round(),
        "from_the_log": from_the_log(args.logged)?,
        "one_address": one_address(&mut past, args.shared),
    });
    crate::say(format_args!("{line}"));
    Ok(())
}

/// A past of reports, each its own incident unless it says so.
struct Past {
    correlator: Correlator,
    n: u64,
    recalled: u64,
    recalling: Duration,
}

impl Past {
    fn new() -> Past {
        Past {
            correlator: Correlator::default(),
            n: 0,
            recalled: 0,
            recalling: Duration::ZERO,
        }
    }
    /// As a start does: placed reports of the past come back with their values; of the words only the last days count.
    fn recall_until(&mut self, values: u64) {
        let begun = Instant::now();
        while (self.correlator.values_held() as u64) < values {
            let reading = report(self.n, "", None);
            self.correlator.open(&reading.marks());
            self.n += 1;
            self.recalled += 1;
        }
        self.recalling += begun.elapsed();
    }
    /// What one report costs now: reading it and placing it.
    fn timed(&mut self) -> Json {
        let mut times = Vec::new();
        for _ in 0..TIMED {
            let story = story(self.n);
            let begun = Instant::now();
            let reading = report(self.n, &story, None);
            self.correlator.place(&reading);
            times.push(begun.elapsed());
            self.n += 1;
        }
        let held = self.correlator.values_held();
        json!({"values_held": held, "p50_us": micros(&mut times, 50), "p99_us": micros(&mut times, 99)})
    }
    /// What reports cost that name this address, and nothing else of an earlier one.
    fn naming(&mut self, address: &str, reports: u64) -> Vec<Duration> {
        let mut times = Vec::new();
        for _ in 0..reports {
            let story = story(self.n);
            let reading = report(self.n, &story, Some(address));
            let begun = Instant::now();
            self.correlator.place(&reading);
            times.push(begun.elapsed());
            self.n += 1;
        }
        times
    }
}

/// What a start reads: the log of a node, with and without the words, waves watched too.
fn from_the_log(reports: u64) -> anyhow::Result<Json> {
    let mut log = Log::default();
    for n in 0..reports {
        let reading = report(n, &story(n), None);
        let placed = Placed {
            marks: reading.marks(),
            sighted: Sighted {
                at_s: reading.at_s,
                fields: [n % 9 + 1, n % 5 + 1, 0, n % 997 + 1],
                source: n + 1,
                place: n,
            },
            ..Placed::default()
        };
        log.push(&Step::Placed(Box::new(placed)));
    }
    let read = |words: Option<&[u8]>| {
        let mut brain = Brain::default();
        let begun = Instant::now();
        replay(&log.steps, words, |step| {
            brain.take(&step);
        })
        .map_err(|_| anyhow::anyhow!("the log cannot be read"))?;
        anyhow::Ok((reports as f64 / begun.elapsed().as_secs_f64()).round())
    };
    Ok(json!({
        "reports": reports,
        "bytes_per_report": log.steps.len() as u64 / reports.max(1),
        "bytes_of_words_per_report": log.words.len() as u64 / reports.max(1),
        "reports_per_s": read(None)?,
        "with_words_reports_per_s": read(Some(&log.words))?,
    }))
}

fn one_address(past: &mut Past, shared: u64) -> Json {
    let mut in_two: Vec<Duration> = (0..1_000)
        .flat_map(|n| {
            past.naming(&format!("https://pair-{n}.example/a"), 2)
                .split_off(1)
        })
        .collect();
    for _ in 0..shared {
        let reading = report(past.n, "", Some("https://million.example/a"));
        past.correlator.place(&reading);
        past.n += 1;
    }
    let mut in_many = past.naming("https://million.example/a", 1_000);
    json!({
        "in_two_p50_us": micros(&mut in_two, 50),
        "in_two_p99_us": micros(&mut in_two, 99),
        "in_reports": shared,
        "in_many_p50_us": micros(&mut in_many, 50),
        "in_many_p99_us": micros(&mut in_many, 99),
    })
}

fn report(n: u64, story: &str, address: Option<&str>) -> Reading {
    let x = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let texts = [
        format!("{:x}{:x}", x, x.rotate_left(17)),
        format!(
            "{}.{}.{}.{}",
            x >> 56,
            x >> 48 & 255,
            x >> 40 & 255,
            x >> 32 & 255
        ),
        address.map_or_else(|| format!("https://host-{n}.example/{x:x}"), str::to_owned),
    ];
    let sorts = [Sort::Hash, Sort::Ip, Sort::Url];
    let values: [Value<'_>; VALUES as usize] = std::array::from_fn(|i| Value {
        sort: sorts[i],
        text: &texts[i],
    });
    let begin = Moment(1_700_000_000_000_000);
    reading::read(
        &Said {
            at: begin.plus(Span::seconds(n as i64 * APART_S)),
            narrative: story,
            kind: Some("phishing"),
            target: None,
            values: &values,
        },
        0,
    )
}

/// About eighty words, of which some are this report's own.
fn story(n: u64) -> String {
    let said = super::said::report(n);
    let words = said["narrative"].as_str().unwrap_or_default();
    format!("{words} Ordernummer{:x} Kund{:x}", n, n.rotate_left(9))
}

fn micros(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    let time = times.get(place).copied().unwrap_or_default();
    (time.as_secs_f64() * 1e8).round() / 100.0
}

/// Memory that this process holds, as the system counts it.
fn resident_bytes() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kib.unwrap_or(0) * 1024)
}
