//! `stormbell bench extract`: how fast values are read out of texts, on one core. The texts are reports in six languages
//! with plain and disguised values in them, and hostile text that is meant to make the reading slow.

use super::said;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use stormbell_wire::observables;

/// How much to read.
#[derive(clap::Args)]
pub struct Args {
    /// Megabytes of mixed text.
    #[arg(long, default_value_t = 64)]
    megabytes: usize,
}

/// Texts that are repeated to a megabyte each.
const HOSTILE: [&str; 10] = [
    "[",
    "a.",
    "a@",
    "+1 ",
    "::",
    "1.",
    "http://",
    "x[.]",
    "203.0.113.7 ",
    "070-123 45 67 ",
];
const MEGABYTE: usize = 1_000_000;

/// Reads, and prints one line.
#[expect(clippy::print_stdout, reason = "what the command is for")]
pub fn run(args: &Args) {
    let texts: Vec<String> = (0..1_000).map(text).collect();
    let round: usize = texts.iter().map(String::len).sum();
    let rounds = (args.megabytes * MEGABYTE).div_ceil(round);
    let mut slowest = Duration::ZERO;
    let mut found = 0;
    let start = Instant::now();
    for text in (0..rounds).flat_map(|_| &texts) {
        let before = Instant::now();
        found += observables::read(text).found.len();
        slowest = slowest.max(before.elapsed());
    }
    let seconds = start.elapsed().as_secs_f64();
    let bytes = round * rounds;
    let hostile = HOSTILE.map(|unit| (unit, megabytes_a_second(unit)));
    let worst = hostile.iter().map(|h| h.1).fold(f64::INFINITY, f64::min);
    let line = json!({
        "bench": "extract",
        "megabytes_per_second": bytes as f64 / 1e6 / seconds,
        "texts": rounds * texts.len(),
        "bytes_per_text": round / texts.len(),
        "values_per_text": found as f64 / (rounds * texts.len()) as f64,
        "microseconds_per_text": seconds * 1e6 / (rounds * texts.len()) as f64,
        "slowest_text_microseconds": slowest.as_secs_f64() * 1e6,
        "hostile_megabytes_per_second": worst,
        "hostile": hostile.map(|(unit, rate)| json!({"text": unit, "megabytes_per_second": rate})),
    });
    println!("{line}");
}

/// A report, and behind it the values that came with it: plain, or disguised for every other one.
fn text(n: u64) -> String {
    let report = said::report(n);
    let story = report["narrative"].as_str().unwrap_or_default();
    let values = report["observables"].as_array().into_iter().flatten();
    let values: Vec<&str> = values.filter_map(|v: &Value| v["value"].as_str()).collect();
    let values = values.join("\n");
    if n.is_multiple_of(2) {
        return format!("{story}\n{values}");
    }
    format!(
        "{story}\n{}",
        values.replace('.', "[.]").replace("http", "hxxp")
    )
}

fn megabytes_a_second(unit: &str) -> f64 {
    let text = unit.repeat(MEGABYTE / unit.len());
    let start = Instant::now();
    std::hint::black_box(observables::read(&text));
    text.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
}
