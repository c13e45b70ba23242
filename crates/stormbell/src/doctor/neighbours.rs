//! The network: whether neighbours can reach this node, and whether the charter says so.

use super::Findings;
use crate::{charter, config::Config};
use stormbell_link::connect::is_loopback;
use stormbell_model::outside::Clock as _;
use stormbell_service::{Node, exchange::exchange_keys};
use stormbell_wire::charter::{Freshness, Member};

/// Looks at it. A node that is in no network is as it must be.
pub async fn look(config: &Config, findings: &mut Findings) {
    let node = match charter::node_of(config).await {
        Ok(node) => node,
        // The store was looked at already, and what is wrong with it was said.
        Err(_) => return,
    };
    at_node(config, &node, findings).await;
    node.close().await;
}

async fn at_node(config: &Config, node: &Node, findings: &mut Findings) {
    let Some(network) = node.network() else {
        return findings.good("network", "This node is in no network.");
    };
    let Some(mine) = network.mine() else {
        return findings.bad(
            "network",
            format!(
                "Charter {} has no member «{}» any more.",
                network.charter.number, network.me
            ),
            "Ask the others why; `stormbell charter show` says what this node has followed.",
        );
    };
    match network
        .charter
        .freshness(crate::outside::WallClock::new().now())
    {
        Freshness::Valid => findings.good(
            "charter",
            format!(
                "Charter {} until {}.",
                network.charter.number,
                network.charter.valid_until.rfc3339()
            ),
        ),
        _ => findings.warn(
            "charter",
            format!(
                "Charter {} ended at {}.",
                network.charter.number,
                network.charter.valid_until.rfc3339()
            ),
            "Propose the next one with `stormbell charter propose`; everything goes on meanwhile.",
        ),
    }
    keys(node, mine, findings).await;
    addresses(config, mine, findings);
}

async fn keys(node: &Node, mine: &Member, findings: &mut Findings) {
    let Ok(keys) = exchange_keys(node).await else {
        return;
    };
    if !mine.tls_pins.contains(&keys.tls_pin) || !mine.signing.contains(&keys.signing) {
        findings.bad(
            "exchange keys",
            "The charter names other keys than this node has.",
            "Restore the node with its own key, or have the others follow a new card: `stormbell charter card`.",
        );
    } else if !mine.exchange.contains(&keys.recipient) || keys.newest_tls_pin != keys.tls_pin {
        findings.warn(
            "exchange keys",
            "A renewed key is not in the charter yet.",
            "Have the charter signed that `stormbell charter rotate` has written, and follow it.",
        );
    } else {
        findings.good("exchange keys", "The charter names this node's keys.");
    }
}

fn addresses(config: &Config, mine: &Member, findings: &mut Findings) {
    match (config.exchange.listen, mine.endpoints.as_slice()) {
        (None, []) => findings.good("neighbours", "This node asks, and is not asked."),
        (None, _) => findings.bad(
            "neighbours",
            "The charter says where this node is reached, and it does not listen.",
            "Set [exchange] listen, such as [::]:8443.",
        ),
        (Some(at), []) => findings.warn(
            "neighbours",
            format!("This node listens at {at}, and the charter does not say so."),
            "Add its addresses with `stormbell charter rotate --endpoint`.",
        ),
        (Some(at), all) if all.iter().all(|e| is_loopback(e)) => findings.warn(
            "neighbours",
            format!("Answered at {at}; the charter names addresses of this machine only."),
            "Name one that the others reach with `stormbell charter rotate --endpoint`.",
        ),
        (Some(at), all) => findings.good(
            "neighbours",
            format!("Answered at {at}; reached at {}.", all.join(", ")),
        ),
    }
}
