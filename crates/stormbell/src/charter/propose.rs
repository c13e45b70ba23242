//! Putting a charter together. It is a proposal until enough root keys have signed it; nothing here changes the node.

use super::{RootKey, files, root_key, show};
use anyhow::{Context as _, bail};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use stormbell_model::{Span, exchange::NodeName, outside::Clock as _};
use stormbell_service::Node;
use stormbell_wire::charter::{Charter, Member, propose, proposed, read_card};

/// What it is made of.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The network's name, for its first charter
    #[arg(long, default_value = "europe")]
    network: String,
    /// A card; more than once for several
    #[arg(long = "card", value_name = "FILE")]
    cards: Vec<PathBuf>,
    /// Make the first charter of a network
    #[arg(long)]
    first: bool,
    #[command(flatten)]
    next: NextArgs,
}

/// What every next charter needs.
#[derive(Debug, clap::Args)]
pub struct NextArgs {
    /// The root key that signs it first
    #[arg(long, value_name = "FILE")]
    root_key: PathBuf,
    /// How many members must sign the one after it [default: as now, or more than half]
    #[arg(long, value_name = "N")]
    quorum: Option<usize>,
    /// For how many days it is made
    #[arg(long, value_name = "DAYS", default_value_t = 180)]
    valid_days: u16,
    /// The file to write; without it, only what would change is shown
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub node: crate::NodeArgs,
}

/// Whom to invite.
#[derive(Debug, clap::Args)]
pub struct InviteArgs {
    /// The card of the node that joins
    #[arg(value_name = "CARD")]
    card: PathBuf,
    #[command(flatten)]
    next: NextArgs,
}

/// Whom to expel.
#[derive(Debug, clap::Args)]
pub struct ExpelArgs {
    /// The member's name
    #[arg(value_name = "NAME")]
    member: String,
    #[command(flatten)]
    next: NextArgs,
}

/// Proposes a charter out of cards.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let cards = args.cards.iter().map(|file| card(file));
    let cards = cards.collect::<anyhow::Result<BTreeMap<_, _>>>()?;
    if args.first {
        return first(args.network, cards, &args.next);
    }
    let node = files::node(args.next.node.clone()).await?;
    next(&node, &args.next, |members| {
        members.extend(cards);
        Ok(())
    })
    .await
}

/// Proposes the charter with one more member.
pub async fn invite(args: InviteArgs) -> anyhow::Result<()> {
    let (name, member) = card(&args.card)?;
    let node = files::node(args.next.node.clone()).await?;
    next(&node, &args.next, |members| {
        if members.contains_key(&name) {
            bail!("{name} is a member already; `stormbell charter propose --card` changes one");
        }
        members.insert(name, member);
        Ok(())
    })
    .await
}

/// Proposes the charter without a member.
pub async fn expel(args: ExpelArgs) -> anyhow::Result<()> {
    let name = root_key::member(&args.member)?;
    let node = files::node(args.next.node.clone()).await?;
    next(&node, &args.next, |members| match members.remove(&name) {
        Some(_) => Ok(()),
        None => bail!("{name} is no member"),
    })
    .await
}

fn card(file: &Path) -> anyhow::Result<(NodeName, Member)> {
    let card = read_card(&files::read(file)?);
    card.with_context(|| format!("{} holds no card", file.display()))
}

/// More than half.
fn majority(members: usize) -> usize {
    members / 2 + 1
}

fn first(
    network: String,
    members: BTreeMap<NodeName, Member>,
    args: &NextArgs,
) -> anyhow::Result<()> {
    if members.is_empty() {
        bail!("give the cards of the members with --card FILE, one for each");
    }
    let now = crate::outside::WallClock::new().now();
    let charter = Charter {
        network,
        number: 0,
        previous: None,
        made_at: now,
        valid_until: now.plus(Span::days(i64::from(args.valid_days))),
        quorum: args.quorum.unwrap_or_else(|| majority(members.len())),
        members,
        sha256: [0; 32],
    };
    write(None, &charter, args)
}

/// Proposes the charter after the one that holds at this node.
pub async fn next(
    node: &Node,
    args: &NextArgs,
    change: impl FnOnce(&mut BTreeMap<NodeName, Member>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let network = node.network().context(
        "this node is in no network; the first charter is made with `stormbell charter propose --first`",
    )?;
    node.clone().close().await;
    let old = &network.charter;
    let now = crate::outside::WallClock::new().now();
    let mut members = old.members.clone();
    change(&mut members)?;
    let as_now = old.quorum.max(majority(members.len())).min(members.len());
    let charter = Charter {
        network: old.network.clone(),
        number: old.number + 1,
        previous: Some(old.sha256),
        made_at: now,
        valid_until: now.plus(Span::days(i64::from(args.valid_days))),
        quorum: args.quorum.unwrap_or(as_now),
        members,
        sha256: [0; 32],
    };
    write(Some(old), &charter, args)
}

fn write(old: Option<&Charter>, charter: &Charter, args: &NextArgs) -> anyhow::Result<()> {
    let key = RootKey::read(&args.root_key)?;
    let voters = old
        .into_iter()
        .chain([charter])
        .flat_map(|c| c.members.values());
    if !voters.into_iter().any(|m| m.root == *key.0.verifier()) {
        bail!(
            "{} is the root key of no member; whoever proposes votes",
            args.root_key.display()
        );
    }
    let bytes = propose(charter, &key.0)?.write();
    show::change(old, &proposed(old, &bytes)?);
    let Some(out) = &args.out else {
        crate::say(format_args!("Nothing was written; add --out FILE."));
        return Ok(());
    };
    files::write(out, &bytes)?;
    crate::say(format_args!(
        "proposed charter {}: {}",
        charter.number,
        out.display()
    ));
    crate::say(format_args!(
        "Send it to the others: each reads it and votes with `stormbell charter sign`. When enough have signed, \
         `stormbell charter {}` makes it count.",
        if old.is_some() { "follow" } else { "begin" }
    ));
    Ok(())
}
