//! Joining a network and following its charter, from files. A neighbour brings the next charter by itself; the file is for the first
//! one, and for when no neighbour can be reached.

use super::{files, root_key, show};
use anyhow::{Context as _, bail};
use std::path::PathBuf;
use stormbell_model::{Lang, officer::Actor, outside::Clock as _};
use stormbell_service::exchange::{follow_charter, follow_suspension, join_network};
use stormbell_wire::{
    charter::{SUSPENSION_TYPE, begin as first_of, proposed, read_chain, suspension, write_chain},
    dsse::Envelope,
};

/// Which network.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The chain of charters, or the first one
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The hash of the first charter, as it was compared by voice
    #[arg(long, value_name = "HEX")]
    hash: Option<String>,
    /// The name of this node in it
    #[arg(long, value_name = "NAME")]
    member: String,
    /// Join; without it, only what it says is shown
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// What to follow.
#[derive(Debug, clap::Args)]
pub struct FollowArgs {
    /// The next charter, or a suspension
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Follow; without it, only what would change is shown
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Where to.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Joins a network.
pub async fn begin(args: Args) -> anyhow::Result<()> {
    let me = root_key::member(&args.member)?;
    let chain = read_chain(&files::read(&args.file)?)?;
    let first = chain.first().context("the chain is empty")?;
    let looked = proposed(None, first)?;
    let Some(hash) = &args.hash else {
        show::change(None, &looked);
        crate::say(format_args!(
            "hash of the first charter: {}\nCompare it by voice with a member that you know, then give it with --hash.",
            show::grouped(&looked.charter.sha256)
        ));
        return Ok(());
    };
    let hash = root_key::unhex(hash).context("--hash: 64 hexadecimal digits, spaces allowed")?;
    if hash != looked.charter.sha256 {
        bail!("the file's first charter has another hash: it is not the network that you compared");
    }
    first_of(first, &hash)?;
    let held = files::follow_chain(&chain, Some(&hash))?;
    if held.member(&me).is_none() {
        bail!(
            "charter {} has no member «{me}»; ask for a newer chain",
            held.number
        );
    }
    if !args.yes {
        show::charter(&held, crate::outside::WallClock::new().now());
        crate::say(format_args!("Nothing was done. Add --yes to join as {me}."));
        return Ok(());
    }
    let node = files::node(args.node).await?;
    let ctx = node.ctx(Actor::Node, Lang::En);
    let joined = join_network(&ctx, me.clone(), &chain, &hash).await;
    node.close().await;
    joined?;
    crate::say(format_args!(
        "joined the network {} as {me}, charter {}",
        held.network, held.number
    ));
    crate::say(format_args!(
        "The node begins to exchange within ten seconds, where [exchange] listen is set and neighbours reach it."
    ));
    Ok(())
}

/// Follows a charter or a suspension.
pub async fn follow(args: FollowArgs) -> anyhow::Result<()> {
    let bytes = files::read(&args.file)?;
    let node = files::node(args.node).await?;
    let network = node
        .network()
        .context("this node is in no network; join with `stormbell charter begin`")?;
    let ctx = node.ctx(Actor::Node, Lang::En);
    let old = &network.charter;
    if Envelope::read(SUSPENSION_TYPE, &bytes).is_ok() {
        let s = suspension(old, &bytes)?;
        let until = s.until.rfc3339();
        crate::say(format_args!(
            "{} is suspended until {until}: {}",
            s.member, s.reason
        ));
        if args.yes {
            follow_suspension(&ctx, &bytes).await?;
        }
    } else {
        for next in read_chain(&bytes)? {
            let looked = proposed(Some(old), &next)?;
            if looked.charter.number <= old.number {
                continue;
            }
            if looked.charter.number == old.number + 1 {
                show::change(Some(old), &looked);
            }
            if args.yes {
                let number = follow_charter(&ctx, &next).await?;
                crate::say(format_args!("charter {number} holds now"));
            }
        }
    }
    node.close().await;
    if !args.yes {
        crate::say(format_args!("Nothing was done; add --yes."));
    }
    Ok(())
}

/// Writes the chain.
pub async fn export(args: ExportArgs) -> anyhow::Result<()> {
    let node = files::node(args.node).await?;
    let chain = files::current_bytes(&node).await?;
    node.close().await;
    if chain.is_empty() {
        bail!("this node is in no network");
    }
    files::write(&args.out, &write_chain(&chain)?)?;
    crate::say(format_args!(
        "{} charters: {}",
        chain.len(),
        args.out.display()
    ));
    Ok(())
}
