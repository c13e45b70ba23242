//! Judges the reading of values on labelled lines and prints what was missed, for whoever works on the readers:
//! `cargo run --release -p stormbell-wire --example extract FILE [--misses N]`. The command for everybody else is
//! `stormbell eval extract`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::{io::BufRead, time::Instant};
use stormbell_wire::evaluation::{Case, Tally, found_in};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let most = args
        .iter()
        .position(|a| a == "--misses")
        .map_or(0, |at| args[at + 1].parse().unwrap());
    let file = std::io::BufReader::new(std::fs::File::open(&args[1]).unwrap());
    let (mut tally, mut shown, mut bytes) = (Tally::default(), 0, 0);
    let mut spent = std::time::Duration::ZERO;
    for line in file.lines() {
        let case: Case = serde_json::from_str(&line.unwrap()).unwrap();
        let start = Instant::now();
        let found = found_in(&case.text);
        spent += start.elapsed();
        bytes += case.text.len();
        let misses = tally.judge(&found, &case.expected);
        if shown < most && (!misses.wrong.is_empty() || !misses.missing.is_empty()) {
            shown += 1;
            let say = |v: &[stormbell_wire::evaluation::Value]| {
                v.iter()
                    .map(|v| format!("{}={}", v.kind, v.value))
                    .collect::<Vec<_>>()
                    .join(" ; ")
            };
            println!(
                "{} WRONG [{}] MISSING [{}]\n    {:?}",
                case.id,
                say(&misses.wrong),
                say(&misses.missing),
                case.text.chars().take(700).collect::<String>()
            );
        }
    }
    for (kind, score) in tally.by_type() {
        println!(
            "{kind:8} P {:.4} R {:.4} F1 {:.4} expected {} found {}",
            score.precision, score.recall, score.f1, score.expected, score.found
        );
    }
    let all = tally.overall();
    println!(
        "overall  P {:.4} R {:.4} F1 {:.4} expected {}; {:.1} MB/s",
        all.precision,
        all.recall,
        all.f1,
        all.expected,
        bytes as f64 / 1e6 / spent.as_secs_f64()
    );
}
