//! `stormbell key`: where the node's key is, and how it gets into another seat.

use crate::{house::key_check, outside::SystemChance, seat::Seat};
use anyhow::{Context, bail};
use std::path::PathBuf;

/// What to do with the key.
#[derive(Debug, clap::Subcommand)]
pub enum KeyCommand {
    /// Say where the key is, and by which sign to know it.
    Show(crate::NodeArgs),
    /// Bring the key from a file into the seat that the configuration names; makes the key of the security module
    /// when there is none.
    Seat(SeatArgs),
}

/// From where.
#[derive(Debug, clap::Args)]
pub struct SeatArgs {
    /// The file with the key as it is now [default: node.key in the data directory]
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Does it.
pub fn run(what: KeyCommand) -> anyhow::Result<()> {
    match what {
        KeyCommand::Show(node) => show(node),
        KeyCommand::Seat(args) => bring(args),
    }
}

fn show(node: crate::NodeArgs) -> anyhow::Result<()> {
    let config = crate::config::read(&node.into(), &crate::environment)?;
    let key = config.seat.read()?;
    crate::say(format_args!("node key: {}", config.seat));
    crate::say(format_args!("its sign: {}", sign(&key)));
    Ok(())
}

/// The first bytes of what tells one key from another.
fn sign(key: &stormbell_seal::NodeKey) -> String {
    let hex: Vec<String> = key_check(key)[..8]
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    hex.chunks(2)
        .map(<[String]>::concat)
        .collect::<Vec<_>>()
        .join(" ")
}

fn bring(args: SeatArgs) -> anyhow::Result<()> {
    let config = crate::config::read(&args.node.into(), &crate::environment)?;
    let Seat::Wrapped(path, opener) = &config.seat else {
        bail!(
            "the configuration names no seat but a file; write [node_key] with pkcs11 or command first"
        );
    };
    let from = args.from.unwrap_or_else(|| config.data.join("node.key"));
    let key = Seat::File(from.clone()).read()?;
    if opener.prepare()? {
        crate::say(format_args!(
            "The security module made a key that stays in it."
        ));
    }
    config.seat.keep(&key, &SystemChance::new())?;
    let read = config
        .seat
        .read()
        .context("the new seat does not give the key back")?;
    if *read.to_text() != *key.to_text() {
        bail!(
            "{} holds another key already; it stays as it is",
            path.display()
        );
    }
    crate::say(format_args!("node key: {}", config.seat));
    crate::say(format_args!("its sign: {}", sign(&key)));
    crate::say(format_args!(
        "Start the node once, then put {} on paper or into a safe and remove it from here.",
        from.display()
    ));
    Ok(())
}
