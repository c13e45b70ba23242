//! This node's own keys for its neighbours: made at first use, and kept sealed.

use crate::{Fault, Node};
use stormbell_model::{Lang, officer::Actor, outside};
use stormbell_seal::{Identity, Recipient, VerifierKey, signing::tls_key};
use stormbell_store::{
    Tx,
    exchange::keys::{self, KeyKind},
    journal,
};
use zeroize::Zeroizing;

/// What this node shows its neighbours, and the secret half that the connection needs.
#[derive(Clone)]
pub struct ExchangeKeys {
    /// The key that signs statements, checkpoints and receipts.
    pub signing: VerifierKey,
    /// To whom bodies for this node are sealed.
    pub recipient: Recipient,
    /// The key of the connection, Ed25519 as PKCS#8.
    pub tls_pkcs8: Zeroizing<Vec<u8>>,
    /// Its public half as the charter pins it: SHA-256 of the SubjectPublicKeyInfo.
    pub tls_pin: [u8; 32],
    /// The same of the newest key, which is shown once a charter names it.
    pub newest_tls_pin: [u8; 32],
}

/// One of this node's own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKey {
    /// The key of the connection.
    Tls,
    /// The key to which bodies are sealed.
    Exchange,
}

impl std::fmt::Debug for ExchangeKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExchangeKeys({})", self.signing)
    }
}

/// This node's keys; made when there are none. For connections it is the newest one that the charter names.
pub async fn exchange_keys(node: &Node) -> Result<ExchangeKeys, Fault> {
    let now = node.now();
    let n = node.clone();
    let make = move |tx: &mut Tx<'_>| {
        let mut all = |kind| {
            let known = keys::all(tx, kind)?.into_iter();
            let known: Vec<_> = known.map(|(_, seed, _)| Zeroizing::new(seed)).collect();
            if !known.is_empty() {
                return Ok(known);
            }
            let seed = outside::bytes::<32>(n.chance());
            keys::add(tx, kind, 1, &seed, now)?;
            Ok::<_, stormbell_store::Error>(vec![Zeroizing::new(seed)])
        };
        Ok((all(KeyKind::Tls)?, all(KeyKind::Exchange)?))
    };
    let (tls, exchange) = node.store().write("make exchange keys", make).await?;
    let tls: Result<Vec<_>, _> = tls.iter().map(|seed| tls_key(seed)).collect();
    let (tls, network) = (tls?, node.network());
    let pins = network.as_ref().and_then(|n| n.mine()).map(|m| &m.tls_pins);
    let is_named =
        |(_, pin): &&(Zeroizing<Vec<u8>>, [u8; 32])| pins.is_some_and(|p| p.contains(pin));
    let newest = tls.first().ok_or(Fault::Internal)?;
    let (tls_pkcs8, tls_pin) = tls.iter().find(is_named).unwrap_or(newest).clone();
    Ok(ExchangeKeys {
        signing: node.verifier(),
        recipient: Identity::from_bytes(exchange.first().ok_or(Fault::Internal)?).recipient(),
        tls_pkcs8,
        tls_pin,
        newest_tls_pin: newest.1,
    })
}

/// Makes a new key beside the old ones, which keep opening what was sealed to them. Nobody uses it before a charter names it.
pub async fn renew_exchange_key(node: &Node, which: OwnKey) -> Result<(), Fault> {
    let (now, ctx) = (node.now(), node.ctx(Actor::Node, Lang::En));
    let (kind, what) = match which {
        OwnKey::Tls => (KeyKind::Tls, "tls"),
        OwnKey::Exchange => (KeyKind::Exchange, "exchange"),
    };
    let make = move |tx: &mut Tx<'_>| {
        let number = keys::all(tx, kind)?.first().map_or(0, |(n, _, _)| *n) + 1;
        let seed = Zeroizing::new(outside::bytes::<32>(tx.chance()));
        keys::add(tx, kind, number, &seed, now)?;
        let mut entry = ctx.entry("exchange key made", uuid::Uuid::nil());
        entry.facts = vec![("kind", what.to_owned()), ("number", number.to_string())];
        journal::note(tx, entry)
    };
    Ok(node.store().write("renew an exchange key", make).await?)
}

/// The identities that open what was sealed to this node, the newest first.
pub(super) fn identities(tx: &mut Tx<'_>) -> stormbell_store::Result<Vec<Identity>> {
    let all = keys::all(tx, KeyKind::Exchange)?.into_iter();
    Ok(all
        .map(|(_, seed, _)| Identity::from_bytes(&Zeroizing::new(seed)))
        .collect())
}
