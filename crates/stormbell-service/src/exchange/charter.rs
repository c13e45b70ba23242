//! Joining a network, following its charter from version to version, and suspensions. The operator does it on the command line; a
//! neighbour may bring the next version or a suspension, which proves itself.

use super::network::{self, FIRST, ME};
use crate::{Ctx, Fault, Node};
use stormbell_model::{exchange::NodeName, officer::Actor};
use stormbell_seal::sha256;
use stormbell_store::{exchange::charters, facts, journal};
use stormbell_wire::charter::{self, Broken, SuspensionError};

/// Charters in one answer.
/// Told: the neighbour, by what is missing. Rest: it asks for the next ones.
const CHARTERS_AT_ONCE_MAX: usize = 20;

/// Why a charter or suspension does not count here.
#[derive(Debug, thiserror::Error)]
pub enum NetworkFault {
    /// The charter.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The suspension.
    #[error(transparent)]
    Suspension(#[from] SuspensionError),
    /// This node is not a member by that name, or its key in it is another one.
    #[error("Could not join: the charter has no member «{0}» with this node's signing key")]
    NotAMember(NodeName),
    /// This node is in a network already.
    #[error("Could not join: this node is in a network already")]
    Already,
    /// This node is in no network.
    #[error("Could not do it: this node is in no network")]
    None,
    /// Anything else.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<stormbell_store::Error> for NetworkFault {
    fn from(error: stormbell_store::Error) -> NetworkFault {
        NetworkFault::Fault(error.into())
    }
}

fn operator(ctx: &Ctx) -> Result<(), NetworkFault> {
    match ctx.who {
        Actor::Node => Ok(()),
        _ => Err(NetworkFault::Fault(Fault::NotFound)),
    }
}

/// Joins a network with its first charter, whose hash people have compared. Doing it twice changes nothing.
pub async fn begin_network(
    ctx: &Ctx,
    me: NodeName,
    bytes: &[u8],
    sha256: &[u8; 32],
) -> Result<(), NetworkFault> {
    join_network(ctx, me, &[bytes.to_vec()], sha256).await
}

/// Joins a network with its chain of charters: the hash of the first one was compared by people, and this node is in the last one.
pub async fn join_network(
    ctx: &Ctx,
    me: NodeName,
    chain: &[Vec<u8>],
    sha256: &[u8; 32],
) -> Result<(), NetworkFault> {
    operator(ctx)?;
    let (first, later) = chain.split_first().ok_or(NetworkFault::None)?;
    let mut last = charter::begin(first, sha256)?;
    for next in later {
        last = charter::follow(&last, next)?;
    }
    let mine = last.member(&me).map(|m| m.signing.as_slice());
    if !mine.is_some_and(|keys| keys.contains(&ctx.node.verifier())) {
        return Err(NetworkFault::NotAMember(me));
    }
    let (c, chain, hash) = (ctx.clone(), chain.to_vec(), *sha256);
    ctx.node
        .store()
        .write_or("join a network", move |tx| {
            if let Some(known) = facts::get(tx, FIRST)? {
                return match known == hash {
                    true => Ok(()),
                    false => Err(NetworkFault::Already),
                };
            }
            facts::set(tx, ME, me.as_str().as_bytes())?;
            facts::set(tx, FIRST, &hash)?;
            for (number, bytes) in (0..).zip(&chain) {
                charters::add(tx, number, bytes, c.now)?;
            }
            note(tx, &c, "network joined", last.number, &hash)
        })
        .await?;
    Ok(network::refresh_network(&ctx.node).await?)
}

fn note(
    tx: &mut stormbell_store::Tx<'_>,
    ctx: &Ctx,
    act: &'static str,
    number: u64,
    hash: &[u8; 32],
) -> Result<(), NetworkFault> {
    let mut entry = ctx.entry(act, uuid::Uuid::nil());
    entry.facts = vec![
        ("number", number.to_string()),
        ("sha256", stormbell_model::text::hex(hash)),
    ];
    Ok(journal::note(tx, entry)?)
}

/// Follows the next version of the charter. One that this node has already changes nothing. Gives the number that holds.
pub async fn follow_charter(ctx: &Ctx, bytes: &[u8]) -> Result<u64, NetworkFault> {
    operator(ctx)?;
    let (c, bytes) = (ctx.clone(), bytes.to_vec());
    let number = ctx
        .node
        .store()
        .write_or("follow a charter", move |tx| {
            let held = network::read(tx)?.ok_or(NetworkFault::None)?;
            let known = charters::after(tx, held.charter.number.checked_sub(1), 1)?;
            if known.first() == Some(&bytes) {
                return Ok(held.charter.number);
            }
            let next = charter::follow(&held.charter, &bytes)?;
            charters::add(tx, next.number, &bytes, c.now)?;
            note(tx, &c, "charter followed", next.number, &next.sha256)?;
            Ok::<_, NetworkFault>(next.number)
        })
        .await?;
    network::refresh_network(&ctx.node).await?;
    ctx.node.stir();
    Ok(number)
}

/// Follows a suspension under the charter that holds. Doing it twice changes nothing.
pub async fn follow_suspension(ctx: &Ctx, bytes: &[u8]) -> Result<(), NetworkFault> {
    operator(ctx)?;
    let (c, bytes) = (ctx.clone(), bytes.to_vec());
    ctx.node
        .store()
        .write_or("follow a suspension", move |tx| {
            let held = network::read(tx)?.ok_or(NetworkFault::None)?;
            charter::suspension(&held.charter, &bytes)?;
            let (hash, number) = (sha256(&bytes), held.charter.number);
            if charters::suspend(tx, &hash, number, &bytes, c.now)? {
                note(tx, &c, "suspension followed", number, &hash)?;
            }
            Ok::<_, NetworkFault>(())
        })
        .await?;
    network::refresh_network(&ctx.node).await?;
    Ok(())
}

/// Versions of the charter after a number, as they were signed; from the first one without a number.
pub async fn charters_after(node: &Node, number: Option<u64>) -> Result<Vec<Vec<u8>>, Fault> {
    let read =
        move |tx: &mut stormbell_store::Tx<'_>| charters::after(tx, number, CHARTERS_AT_ONCE_MAX);
    Ok(node.store().read("read charters", read).await?)
}

/// Suspensions that this node follows, as they were signed: a neighbour that has not heard of one takes it from here.
pub async fn suspensions_known(node: &Node) -> Result<Vec<Vec<u8>>, Fault> {
    let network = node.in_network()?;
    let all = node
        .store()
        .read("read suspensions", charters::suspensions)
        .await?;
    let mut all: Vec<_> = all
        .into_iter()
        .filter(|(number, _)| *number == network.charter.number)
        .map(|(_, bytes)| bytes)
        .collect();
    let from = all.len().saturating_sub(CHARTERS_AT_ONCE_MAX);
    Ok(all.split_off(from))
}
