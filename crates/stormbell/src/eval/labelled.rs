//! `stormbell eval correlate|waves`: what the node decides, held against labelled sets. JSON lines in, one JSON line of
//! figures out; `--dump` writes what was decided. The label is never shown to what decides.

use serde_json::Value;
use std::{fmt::Write as _, path::PathBuf, time::Instant};
use stormbell_wire::labelled;

/// A labelled set.
#[derive(clap::Args)]
pub struct Args {
    /// JSON lines in time order.
    file: PathBuf,
    /// Where to write what was decided, a JSON line each.
    #[arg(long, value_name = "OUT")]
    dump: Option<PathBuf>,
}

/// Which reports are one incident.
pub fn correlate(args: &Args) -> anyhow::Result<()> {
    let begun = Instant::now();
    let found = labelled::correlate::evaluate(&read(args)?, &|| begun.elapsed())?;
    say(args, &found.decided, &found.figures)
}

/// When a wave is recognised.
pub fn waves(args: &Args) -> anyhow::Result<()> {
    let begun = Instant::now();
    let found = labelled::waves::evaluate(&read(args)?, &|| begun.elapsed())?;
    say(args, &found.decided, &found.figures)
}

fn read(args: &Args) -> anyhow::Result<String> {
    std::fs::read_to_string(&args.file)
        .map_err(|error| anyhow::anyhow!("could not read {}: {error}", args.file.display()))
}

fn say(args: &Args, decided: &[Value], figures: &Value) -> anyhow::Result<()> {
    if let Some(out) = &args.dump {
        let mut lines = String::new();
        for line in decided {
            writeln!(lines, "{line}")?;
        }
        std::fs::write(out, lines)
            .map_err(|error| anyhow::anyhow!("could not write {}: {error}", out.display()))?;
    }
    crate::say(format_args!("{figures}"));
    Ok(())
}
