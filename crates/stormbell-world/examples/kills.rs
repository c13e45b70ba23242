//! Kill -9 of a real node, as often as wanted: `cargo run -p stormbell-world --example kills -- --database sqlite
//! --rounds 1000 --seed 1`, and with `--escalation` while alarms escalate. Prints one line of JSON; ends with 1, and keeps the node's folder, when anything was lost.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a command for developers, whose result is what it prints"
)]

use serde_json::json;
use std::{path::PathBuf, process::ExitCode, time::Instant};
use stormbell_store::Engine;
use stormbell_world::kills::{Broken, Plan, escalation, run};

const USAGE: &str = "kills --database sqlite|postgres [--rounds N] [--seed N] [--program FILE] [--folder DIR] [--escalation]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(plan) = plan(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if !plan.program.exists() {
        eprintln!(
            "no program at {}; build it first: cargo build -p stormbell",
            plan.program.display()
        );
        return ExitCode::from(2);
    }
    let began = Instant::now();
    if arguments.iter().any(|a| a == "--escalation") {
        return escalate(&plan, began);
    }
    match run(&plan) {
        None => ExitCode::from(2),
        Some(Ok(tally)) => {
            let line = json!({
                "database": plan.engine.name(), "rounds": plan.rounds, "seed": plan.seed, "lost": 0,
                "answered": tally.answered, "cut_off": tally.cut_off, "kept_unanswered": tally.kept_unanswered,
                "acts": tally.acts, "mails": tally.mails, "reports": tally.reports, "journal": tally.journal,
                "looked_up_again": tally.looked_up_again, "slowest_start_ms": tally.slowest_start_ms,
                "kills": tally.kills, "seconds": began.elapsed().as_secs(),
            });
            println!("{line}");
            // The evidence is needed only when something is wrong.
            let _ = std::fs::remove_dir_all(&plan.folder);
            ExitCode::SUCCESS
        }
        Some(Err(broken)) => tell(&plan, &broken),
    }
}

fn tell(plan: &Plan, broken: &Broken) -> ExitCode {
    let line = json!({
        "database": plan.engine.name(), "rounds": broken.round, "seed": plan.seed,
        "broken": broken.what, "evidence": broken.evidence,
    });
    println!("{line}");
    ExitCode::FAILURE
}

/// Kills while alarms escalate.
fn escalate(plan: &Plan, began: Instant) -> ExitCode {
    match escalation::run(plan) {
        None => ExitCode::from(2),
        Some(Ok(rung)) => {
            let line = json!({
                "database": plan.engine.name(), "rounds": plan.rounds, "seed": plan.seed, "silent": 0,
                "killed_at_start": rung.at_start, "killed_at_work": rung.at_work, "in_peace": rung.in_peace,
                "slowest_peace_ms": rung.slowest_peace_ms, "acts": rung.acts, "acts_cut_off": rung.acts_cut_off,
                "alarms": rung.alarms, "called": rung.called,
                "notifications": rung.notifications, "mails": rung.mails, "seconds": began.elapsed().as_secs(),
            });
            println!("{line}");
            let _ = std::fs::remove_dir_all(&plan.folder);
            ExitCode::SUCCESS
        }
        Some(Err(broken)) => tell(plan, &broken),
    }
}

fn plan(arguments: &[String]) -> Option<Plan> {
    let given = |name: &str| {
        let at = arguments.iter().position(|a| a == name)?;
        arguments.get(at + 1).cloned()
    };
    let number = |name: &str, without: u64| match given(name) {
        Some(text) => text.parse().ok(),
        None => Some(without),
    };
    let engine = match given("--database")?.as_str() {
        "sqlite" => Engine::Sqlite,
        "postgres" => Engine::Postgres,
        _ => return None,
    };
    let folder = format!("stormbell-kills-{}-{}", engine.name(), std::process::id());
    Some(Plan {
        engine,
        rounds: number("--rounds", 1000)?,
        seed: number("--seed", 1)?,
        program: given("--program").map_or_else(built_program, PathBuf::from),
        folder: given("--folder").map_or_else(|| std::env::temp_dir().join(folder), PathBuf::from),
        to_the_end: true,
    })
}

/// The program of the same build, beside the folder of the examples.
fn built_program() -> PathBuf {
    let own = std::env::current_exe().expect("our own file");
    own.parent()
        .and_then(|f| f.parent())
        .map(|f| f.join("stormbell"))
        .unwrap_or_default()
}
