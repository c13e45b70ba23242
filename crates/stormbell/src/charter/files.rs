//! Reading and writing the files that operators hand each other, and opening the node behind a command.

use crate::{
    beside::Beside,
    config, house,
    outside::{SystemChance, WallClock},
};
use anyhow::Context as _;
use std::{path::Path, sync::Arc};
use stormbell_seal::FieldKeys;
use stormbell_service::{Node, NodeParts, exchange::charters_after};
use stormbell_wire::charter::{self, Charter, Member};

/// The largest file of a command: a chain of charters.
/// Told: the operator. Rest: nothing of it is read.
const FILE_MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Reads a file.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let size = std::fs::metadata(path)
        .with_context(|| format!("could not read {}", path.display()))?
        .len();
    anyhow::ensure!(size <= FILE_MAX_BYTES, "{} is too large", path.display());
    std::fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

/// Writes a file that anybody may read, in the place of the one before.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    crate::files::replace(path, bytes)
        .with_context(|| format!("could not write {}", path.display()))
}

/// Opens the node of a command, beside the one that serves.
pub async fn node(args: crate::NodeArgs) -> anyhow::Result<Node> {
    node_of(&config::read(&args.into(), &crate::environment)?).await
}

/// Opens the node of a configuration, beside the one that serves.
pub async fn node_of(config: &config::Config) -> anyhow::Result<Node> {
    let beside = Beside::open(config).await?;
    let keys = FieldKeys::new(std::slice::from_ref(&beside.key))?;
    let url = config.public_url.clone().unwrap_or_default();
    let parts = NodeParts {
        config: house::node_config(config, url, false),
        store: beside.store,
        key: beside.key,
        keys: Arc::new(keys),
        clock: Arc::new(WallClock::new()),
        chance: Arc::new(SystemChance::new()),
    };
    Node::open(parts).await.context("could not open the node")
}

/// The charter that holds at a node, as it was signed.
pub async fn current_bytes(node: &Node) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut all = Vec::new();
    loop {
        let after = (all.len() as u64).checked_sub(1);
        let some = charters_after(node, after).await?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}

/// The charter that a chain of charters comes to, each checked against the one before; the first is believed by `hash`, or by
/// itself where people only look at it.
pub fn follow_chain(chain: &[Vec<u8>], hash: Option<&[u8; 32]>) -> anyhow::Result<Charter> {
    let (first, rest) = chain.split_first().context("the chain is empty")?;
    let own = charter::proposed(None, first)?.charter.sha256;
    let mut held = charter::begin(first, hash.unwrap_or(&own))
        .context("the first charter of the chain does not count")?;
    for next in rest {
        held = charter::follow(&held, next)?;
    }
    Ok(held)
}

/// What somebody would call a member.
pub fn title(member: &Member) -> String {
    format!(
        "{} ({})",
        member.title,
        format!("{:?}", member.kind).to_lowercase()
    )
}
