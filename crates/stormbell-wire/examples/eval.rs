//! The evaluations of `stormbell eval` without the rest of the house, for tuning: `eval correlate|waves FILE [DUMP]`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a tool for whoever tunes"
)]

use std::time::Instant;
use stormbell_wire::labelled;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let set = std::fs::read_to_string(&args[2]).unwrap();
    let begun = Instant::now();
    let clock = move || begun.elapsed();
    let (decided, figures) = match args[1].as_str() {
        "waves" => {
            let found = labelled::waves::evaluate(&set, &clock).unwrap();
            (found.decided, found.figures)
        }
        _ => {
            let found = labelled::correlate::evaluate(&set, &clock).unwrap();
            (found.decided, found.figures)
        }
    };
    if let Some(dump) = args.get(3) {
        let lines: String = decided.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(dump, lines).unwrap();
    }
    println!("{figures}");
}
