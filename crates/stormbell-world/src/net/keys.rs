//! The keys and the first charter of a model network.

use crate::{TestChance, World};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{Lang, Moment, Span, exchange::NodeName};
use stormbell_seal::{NodeKey, Signer, VerifierKey};
use stormbell_service::exchange;
use stormbell_wire::{
    charter::{CHARTER_TYPE, Charter, Member, MemberKind, propose},
    dsse::Envelope,
};

/// The signer of a model node, made again from its key.
pub(super) fn online_signer((seed, verifier): (u64, VerifierKey)) -> Signer {
    let key = NodeKey::generate(&TestChance::seeded(seed));
    let signer = Signer::new(verifier.name(), &key.derive("journal signature v1"));
    signer.expect("a key")
}

/// A signer like the one of `house`: for tests that play a thief of its key.
pub fn stolen_signer(house: &World) -> Signer {
    online_signer((house.seed(), house.node.verifier()))
}

/// Signs a charter with all of these, and gives its hash.
pub fn signed(charter: &Charter, signers: Vec<&Signer>) -> (Vec<u8>, [u8; 32]) {
    let mut signers = signers.into_iter();
    let first = signers.next().expect("a signer");
    let mut envelope = propose(charter, first).expect("the charter is good");
    let mut keys = vec![first.verifier().clone()];
    for signer in signers {
        envelope = envelope.and_sign(signer);
        keys.push(signer.verifier().clone());
    }
    let bytes = envelope.write();
    let read = Envelope::read(CHARTER_TYPE, &bytes).expect("an envelope");
    let sha256 = read.verify(&keys).expect("signed").sha256();
    (bytes, sha256)
}

pub(super) async fn first_charter(
    houses: &BTreeMap<NodeName, World>,
    roots: &BTreeMap<NodeName, Signer>,
) -> Charter {
    let mut members = BTreeMap::new();
    for (n, (name, house)) in houses.iter().enumerate() {
        let keys = exchange::exchange_keys(&house.node).await.expect("keys");
        let kind = match name.as_str().starts_with("eu") {
            true => MemberKind::Centre,
            false => MemberKind::State,
        };
        let member = Member {
            title: format!("Desk of {name}"),
            kind,
            root: roots[name].verifier().clone(),
            signing: vec![keys.signing],
            exchange: vec![keys.recipient],
            tls_pins: BTreeSet::from([keys.tls_pin]),
            endpoints: vec![format!("192.0.2.{}:7443", n + 1)],
            protects_persons: !name.as_str().starts_with("xx"),
            compartments: BTreeSet::new(),
            languages: vec![Lang::En],
        };
        members.insert(name.clone(), member);
    }
    let begin = Moment::parse_rfc3339(crate::BEGINNING).expect("a moment");
    Charter {
        network: String::from("testnet"),
        number: 0,
        previous: None,
        made_at: begin,
        valid_until: begin.plus(Span::days(180)),
        quorum: members.len() / 2 + 1,
        members,
        sha256: [0; 32],
    }
}
