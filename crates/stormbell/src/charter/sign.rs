//! Voting: a root key signs what its owner has read. Votes of several copies are put together without anybody's help.

use super::{RootKey, files, show};
use anyhow::{Context as _, bail};
use std::path::PathBuf;
use stormbell_wire::{
    charter::{CHARTER_TYPE, Charter, proposed, read_chain},
    dsse::Envelope,
};

/// What to sign, and with what.
#[derive(Debug, clap::Args)]
pub struct SignArgs {
    /// The proposed charter; the vote is added to it
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The root key that votes
    #[arg(long, value_name = "FILE")]
    root_key: PathBuf,
    /// The charter or chain that holds now, where no node is on this machine
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// Sign; without it, only what would change is shown
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Which copies.
#[derive(Debug, clap::Args)]
pub struct JoinArgs {
    /// The copies
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    files: Vec<PathBuf>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Signs.
pub async fn sign(args: SignArgs) -> anyhow::Result<()> {
    let bytes = files::read(&args.file)?;
    let envelope = Envelope::read(CHARTER_TYPE, &bytes)
        .with_context(|| format!("{} holds no charter", args.file.display()))?;
    let number = proposed(None, &bytes)?.charter.number;
    let current = match (number, &args.after) {
        (0, _) => None,
        (_, Some(file)) => Some(files::follow_chain(
            &read_chain(&files::read(file)?)?,
            None,
        )?),
        (_, None) => Some(of_node(args.node).await?),
    };
    let key = RootKey::read(&args.root_key)?;
    let signed = envelope.and_sign(&key.0).write();
    let looked = proposed(current.as_ref(), &signed)?;
    let votes = current
        .iter()
        .chain([&looked.charter])
        .flat_map(|c| c.members.values());
    if !votes.into_iter().any(|m| m.root == *key.0.verifier()) {
        bail!("{} is the root key of no member", args.root_key.display());
    }
    if !args.yes {
        show::change(current.as_ref(), &proposed(current.as_ref(), &bytes)?);
        crate::say(format_args!(
            "Nothing was signed. Compare the fingerprints by voice, then add --yes."
        ));
        return Ok(());
    }
    show::change(current.as_ref(), &looked);
    files::write(&args.file, &signed)?;
    crate::say(format_args!(
        "signed as {}: {}",
        key.0.name(),
        args.file.display()
    ));
    Ok(())
}

async fn of_node(args: crate::NodeArgs) -> anyhow::Result<Charter> {
    let node = files::node(args)
        .await
        .context("which charter holds now? Name it with --after FILE")?;
    let network = node.network();
    node.close().await;
    let network = network
        .context("this node is in no network; name the charter that holds with --after FILE")?;
    Ok(network.charter.clone())
}

/// Puts votes together.
pub fn join(args: JoinArgs) -> anyhow::Result<()> {
    let mut joined: Option<Envelope> = None;
    for file in &args.files {
        let envelope = Envelope::read(CHARTER_TYPE, &files::read(file)?)
            .with_context(|| format!("{} holds no charter", file.display()))?;
        joined = Some(match joined {
            Some(all) if all.unverified_payload() != envelope.unverified_payload() => {
                bail!(
                    "{} is another charter than {}",
                    file.display(),
                    args.files[0].display()
                )
            }
            Some(all) => all.join(envelope),
            None => envelope,
        });
    }
    let joined = joined.context("give two files or more")?.write();
    let looked = proposed(None, &joined)?;
    files::write(&args.out, &joined)?;
    let names: Vec<String> = looked.signed.iter().map(ToString::to_string).collect();
    crate::say(format_args!(
        "charter {} with the votes of {}",
        looked.charter.number,
        names.join(", ")
    ));
    Ok(())
}
