//! Showing a charter: who is in it, by which fingerprints people know each other's keys, and what is missing until it counts.

use super::files;
use std::path::PathBuf;
use stormbell_model::{Moment, outside::Clock as _, text::hex};
use stormbell_wire::charter::{
    Change, Charter, Freshness, Proposed, changes, proposed, read_chain,
};

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A charter or chain in a file [default: the one that holds at this node]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Shows it.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let now = crate::outside::WallClock::new().now();
    let Some(file) = args.file else {
        return of_node(args.node, now).await;
    };
    let chain = read_chain(&files::read(&file)?)?;
    if chain.len() > 1 {
        charter(&files::follow_chain(&chain, None)?, now);
        crate::say(format_args!("A chain of {} charters.", chain.len()));
        return first_hash(&chain);
    }
    let looked = proposed(None, &chain[0])?;
    charter(&looked.charter, now);
    let signed: Vec<String> = looked.signed.iter().map(ToString::to_string).collect();
    crate::say(format_args!("signed by: {}", signed.join(", ")));
    if looked.charter.number == 0 {
        first_hash(&chain)?;
    }
    Ok(())
}

/// What people compare by voice before they believe a network.
fn first_hash(chain: &[Vec<u8>]) -> anyhow::Result<()> {
    let first = proposed(None, &chain[0])?.charter.sha256;
    crate::say(format_args!(
        "hash of the first charter, to be compared by voice:"
    ));
    crate::say(format_args!("  {}", grouped(&first)));
    Ok(())
}

async fn of_node(args: crate::NodeArgs, now: Moment) -> anyhow::Result<()> {
    let node = files::node(args).await?;
    match node.network() {
        None => crate::say(format_args!(
            "This node is in no network. `stormbell charter card` writes its card for the others; `stormbell charter begin` joins."
        )),
        Some(network) => {
            crate::say(format_args!("this node: {}", network.me));
            charter(&network.charter, now);
            for s in &network.suspensions {
                let (member, until) = (&s.member, s.until.rfc3339());
                let over = if s.until <= now { " (over)" } else { "" };
                crate::say(format_args!(
                    "suspended: {member} until {until}{over}: {}",
                    s.reason
                ));
            }
            first_hash(&files::current_bytes(&node).await?)?;
        }
    }
    node.close().await;
    Ok(())
}

/// Says what is in a charter.
pub fn charter(c: &Charter, now: Moment) {
    crate::say(format_args!("network {}, charter {}", c.network, c.number));
    let age = match c.freshness(now) {
        Freshness::Valid => "",
        Freshness::Late => " (late: propose the next one)",
        Freshness::Overdue => " (long overdue; everything goes on, but propose the next one)",
    };
    crate::say(format_args!(
        "made {}, valid until {}{age}",
        c.made_at.rfc3339(),
        c.valid_until.rfc3339()
    ));
    crate::say(format_args!(
        "{} members; {} of them must sign the next one",
        c.members.len(),
        c.quorum
    ));
    for (name, m) in &c.members {
        crate::say(format_args!("  {name}: {}", files::title(m)));
        crate::say(format_args!("      root {}", m.root.fingerprint()));
        crate::say(format_args!("      at {}", m.endpoints.join(", ")));
    }
    crate::say(format_args!("hash {}", hex(&c.sha256)));
}

/// Says what would change, and what is missing until it counts.
pub fn change(current: Option<&Charter>, looked: &Proposed) {
    match current {
        None => {
            crate::say(format_args!(
                "The first charter of the network {}:",
                looked.charter.network
            ));
            for (name, m) in &looked.charter.members {
                crate::say(format_args!(
                    "  {name}: {}, root {}",
                    files::title(m),
                    m.root.fingerprint()
                ));
            }
        }
        Some(old) => {
            crate::say(format_args!(
                "What would change from charter {} to {}:",
                old.number, looked.charter.number
            ));
            let all = changes(old, &looked.charter);
            if all.is_empty() {
                crate::say(format_args!("  nothing but its date"));
            }
            all.iter()
                .for_each(|one| crate::say(format_args!("  {}", said(one))));
        }
    }
    crate::say(format_args!(
        "votes: {} of {} that are needed",
        looked.votes, looked.needed
    ));
    let names = |all: &std::collections::BTreeSet<_>| {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        all.join(", ")
    };
    if !looked.signed.is_empty() {
        crate::say(format_args!("signed: {}", names(&looked.signed)));
    }
    if !looked.must_sign.is_empty() {
        crate::say(format_args!(
            "must still sign for themselves: {}",
            names(&looked.must_sign)
        ));
    }
}

fn said(change: &Change) -> String {
    match change {
        Change::Joins(name, root) => format!("{name} JOINS; compare its root key by voice: {root}"),
        Change::Leaves(name) => format!("{name} is EXPELLED: nothing goes to it any more"),
        Change::Root(name, root) => {
            format!("{name} gets ANOTHER ROOT KEY; compare it by voice: {root}")
        }
        Change::Of(name, what, before, after) => {
            format!("{name}, {what}: «{before}» becomes «{after}»")
        }
        Change::Quorum(before, after) => format!("the quorum is {after} and not {before}"),
        Change::ValidUntil(before, after) => {
            format!(
                "valid until {} and not {}",
                after.rfc3339(),
                before.rfc3339()
            )
        }
    }
}

/// A hash in groups that can be read aloud.
pub fn grouped(hash: &[u8; 32]) -> String {
    let groups: Vec<String> = hash.chunks(2).map(hex).collect();
    groups.join(" ")
}
