//! `stormbell eval`: how good the node's reading is, on labelled lines of JSON. What is expected is never shown to what
//! is judged. One line of JSON on standard output, a table for a person at a terminal.

mod extract;

use clap::Subcommand;

/// What can be judged.
#[derive(Subcommand)]
pub enum Eval {
    /// Values read out of texts: `{"id","text","expected":[{"type","value"}]}` a line.
    Extract(extract::Args),
}

/// Judges, and prints the line.
pub fn run(eval: Eval) -> anyhow::Result<()> {
    match eval {
        Eval::Extract(args) => extract::run(args),
    }
}
