//! A network of played nodes, for the demonstration and the bench: their charter is made here in one go, as operators make it with
//! `stormbell charter` and with their voices.

use crate::outside::{SystemChance, WallClock};
use anyhow::Context as _;
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    Lang, OfficerId, SessionId, Span,
    exchange::NodeName,
    officer::{Actor, Role},
    outside::{Clock as _, bytes},
};
use stormbell_seal::Signer;
use stormbell_service::{
    Ctx, Node,
    exchange::{begin_network, exchange_keys},
};
use stormbell_wire::charter::{Charter, Member, MemberKind, propose, proposed};

/// One of the founders.
pub struct Founder<'a> {
    /// Its name in the network.
    pub name: NodeName,
    /// What people call it.
    pub title: String,
    /// Whether it is the centre.
    pub is_centre: bool,
    /// Where neighbours reach it.
    pub endpoint: String,
    /// The node.
    pub node: &'a Node,
}

/// Makes the charter of a network, has everybody sign it, and lets everybody begin with it.
pub async fn found(network: &str, founders: &[Founder<'_>]) -> anyhow::Result<()> {
    let chance = SystemChance::new();
    let (mut members, mut roots) = (BTreeMap::new(), Vec::new());
    for founder in founders {
        let root = Signer::new(&format!("{network}/{}/root", founder.name), &bytes(&chance))?;
        members.insert(founder.name.clone(), member(founder, &root).await?);
        roots.push(root);
    }
    let charter = sign(network, members, &roots)?;
    let hash = proposed(None, &charter)?.charter.sha256;
    for founder in founders {
        let ctx = founder.node.ctx(Actor::Node, Lang::En);
        begin_network(&ctx, founder.name.clone(), &charter, &hash).await?;
    }
    Ok(())
}

async fn member(founder: &Founder<'_>, root: &Signer) -> anyhow::Result<Member> {
    let keys = exchange_keys(founder.node).await?;
    Ok(Member {
        title: founder.title.clone(),
        kind: if founder.is_centre {
            MemberKind::Centre
        } else {
            MemberKind::State
        },
        root: root.verifier().clone(),
        signing: vec![keys.signing],
        exchange: vec![keys.recipient],
        tls_pins: [keys.tls_pin].into(),
        endpoints: vec![founder.endpoint.clone()],
        protects_persons: true,
        compartments: BTreeSet::new(),
        languages: vec![Lang::En],
    })
}

fn sign(
    network: &str,
    members: BTreeMap<NodeName, Member>,
    roots: &[Signer],
) -> anyhow::Result<Vec<u8>> {
    let now = WallClock::new().now();
    let charter = Charter {
        network: network.into(),
        number: 0,
        previous: None,
        made_at: now,
        valid_until: now.plus(Span::days(180)),
        quorum: members.len() / 2 + 1,
        members,
        sha256: [0; 32],
    };
    let (first, others) = roots.split_first().context("a network needs a node")?;
    let begun = propose(&charter, first)?;
    let signed = others.iter().fold(begun, |e, root| e.and_sign(root));
    Ok(signed.write())
}

/// A name.
pub fn name(text: &str) -> anyhow::Result<NodeName> {
    NodeName::parse(text).with_context(|| format!("«{text}» is no node's name"))
}

/// Somebody played at a node's desk, who may share.
pub fn lead(node: &Node) -> Ctx {
    let (now, chance) = (node.now(), node.chance());
    let who = Actor::Officer {
        id: OfficerId::new(now, chance),
        role: Role::Lead,
        session: SessionId::new(now, chance),
    };
    node.ctx(who, Lang::En)
}
