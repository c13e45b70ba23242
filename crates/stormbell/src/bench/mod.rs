//! `stormbell bench`: what this node does on this machine, beside what the machine itself allows, measured in the
//! same run. A real node is a second process and is spoken to over HTTP on loopback. Each bench prints one line of JSON.

mod client;
mod correlate;
mod duty;
mod extract;
mod flood;
mod intake;
mod network;
mod node;
mod said;
mod schedule;
mod size;
mod timing;
mod yardstick;

use clap::Subcommand;
use std::path::{Path, PathBuf};

pub use node::own_program;
use timing::Timing;

/// What can be measured.
#[derive(Subcommand)]
pub enum Bench {
    /// How many reports a second are accepted: on disk, with receipt and proof, before the answer.
    Intake(intake::Args),
    /// Whether honest reporters and officers get through while ten times too much is offered.
    Flood(flood::Args),
    /// How a node does with a million reports: start, memory, every page of the desk, disk.
    Size(size::Args),
    /// How fast values are read out of texts, also out of hostile ones.
    Extract(extract::Args),
    /// What finding an attack's other reports costs, from ten thousand values held to ten million.
    Correlate(correlate::Args),
    /// How fast what one node shares is at the others, with many nodes in one charter.
    Network(network::Args),
    /// How soon somebody is called when a thousand alarms open at once, and what the periodic look costs.
    Duty(duty::Args),
    /// What eight weeks of the final schedule of a rota for fifty people cost.
    Schedule,
    /// Answers two bytes to everything, for the bench itself.
    #[command(hide = true)]
    BareHttp,
}

/// Runs one bench and prints its line.
pub fn run(bench: Bench) -> anyhow::Result<()> {
    let runtime = crate::runtime()?;
    match bench {
        Bench::Intake(args) => runtime.block_on(intake::run(args)),
        Bench::Flood(args) => runtime.block_on(flood::run(args)),
        Bench::Size(args) => runtime.block_on(size::run(args)),
        Bench::Extract(args) => {
            extract::run(&args);
            Ok(())
        }
        Bench::Correlate(args) => correlate::run(&args),
        Bench::Network(args) => runtime.block_on(network::run(args)),
        Bench::Duty(args) => runtime.block_on(duty::run(args)),
        Bench::Schedule => schedule::run(),
        Bench::BareHttp => runtime.block_on(yardstick::answer_two_bytes()),
    }
}

/// A place for a bench's data: the one that was named, or a new one that goes away at the end.
pub struct Place {
    path: PathBuf,
    goes: bool,
}

impl Place {
    /// The named folder, or a new one below the system's folder for temporary things.
    pub fn new(named: Option<&Path>, what: &str) -> anyhow::Result<Place> {
        let path = match named {
            Some(path) => path.to_owned(),
            None => std::env::temp_dir().join(format!("stormbell-{what}-{}", std::process::id())),
        };
        std::fs::create_dir_all(&path)?;
        Ok(Place {
            path,
            goes: named.is_none(),
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.goes {
            // A leftover costs disk, nothing else.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}
