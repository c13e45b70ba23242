//! `stormbell eval`: how good the node's reading and judgement are, on labelled lines of JSON. What is expected is never
//! shown to what is judged. One line of JSON on standard output, a table for a person at a terminal.

mod extract;
mod labelled;

use clap::Subcommand;

/// What can be judged.
#[derive(Subcommand)]
pub enum Eval {
    /// Values read out of texts: `{"id","text","expected":[{"type","value"}]}` a line.
    Extract(extract::Args),
    /// Which reports are one incident: B-cubed precision, recall and F1, links and time a report.
    Correlate(labelled::Args),
    /// When a wave is recognised: waves found, delays, false alarms.
    Waves(labelled::Args),
}

/// Judges, and prints the line.
pub fn run(eval: Eval) -> anyhow::Result<()> {
    match eval {
        Eval::Extract(args) => extract::run(args),
        Eval::Correlate(args) => labelled::correlate(&args),
        Eval::Waves(args) => labelled::waves(&args),
    }
}
