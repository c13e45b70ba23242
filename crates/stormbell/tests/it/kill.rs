//! The promise, on the real program: it is killed with no warning, at random instants of its work, and whoever got a
//! receipt finds the report after the start. A short run; the long one is the example `kills` of `stormbell-world`.

use std::path::Path;
use stormbell_store::Engine;
use stormbell_world::kills::{Plan, escalation, run};

fn plan(engine: Engine, rounds: u64, what: &str) -> Plan {
    let process = std::process::id();
    let name = format!("stormbell-kill-{what}-{}-{process}", engine.name());
    Plan {
        engine,
        rounds,
        seed: 2010,
        program: Path::new(env!("CARGO_BIN_EXE_stormbell")).to_owned(),
        folder: std::env::temp_dir().join(name),
        to_the_end: false,
    }
}

fn check(engine: Engine, rounds: u64) {
    let plan = plan(engine, rounds, "load");
    let Some(ended) = run(&plan) else {
        return; // PostgreSQL is not installed, and that was said.
    };
    let tally = ended.unwrap_or_else(|broken| panic!("{broken:?}"));
    assert_eq!(tally.kills.values().sum::<u64>(), rounds);
    assert!(tally.answered > 0, "{tally:?}");
    // What is wrong keeps the folder; this run was well.
    let _ = std::fs::remove_dir_all(&plan.folder);
}

#[test]
fn what_was_answered_is_there_after_a_kill_on_sqlite() {
    check(Engine::Sqlite, 8);
}

#[test]
fn what_was_answered_is_there_after_a_kill_on_postgresql() {
    check(Engine::Postgres, 6);
}

fn check_escalation(engine: Engine) {
    let plan = plan(engine, 6, "escalation");
    let Some(ended) = escalation::run(&plan) else {
        return; // PostgreSQL is not installed, and that was said.
    };
    let rung = ended.unwrap_or_else(|broken| panic!("{broken:?}"));
    assert!(rung.called > 0 && rung.mails > 0, "{rung:?}");
    let _ = std::fs::remove_dir_all(&plan.folder);
}

#[test]
fn no_alarm_is_silent_after_a_kill_during_escalation_on_sqlite() {
    check_escalation(Engine::Sqlite);
}

#[test]
fn no_alarm_is_silent_after_a_kill_during_escalation_on_postgresql() {
    check_escalation(Engine::Postgres);
}
