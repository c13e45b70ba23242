//! This node's own keys for its neighbours: made at first use, and kept sealed.

use crate::{Fault, Node};
use stormbell_model::outside;
use stormbell_seal::{Identity, Recipient, VerifierKey, signing::tls_key};
use stormbell_store::{
    Tx,
    exchange::keys::{self, KeyKind},
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
}

impl std::fmt::Debug for ExchangeKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExchangeKeys({})", self.signing)
    }
}

/// This node's keys; made when there are none.
pub async fn exchange_keys(node: &Node) -> Result<ExchangeKeys, Fault> {
    let now = node.now();
    let make = move |tx: &mut Tx<'_>| {
        let mut newest = |kind| {
            if let Some((_, seed, _)) = keys::all(tx, kind)?.into_iter().next() {
                return Ok(seed);
            }
            let seed = outside::bytes::<32>(tx.chance());
            keys::add(tx, kind, 1, &seed, now)?;
            Ok::<_, stormbell_store::Error>(seed)
        };
        Ok((newest(KeyKind::Tls)?, newest(KeyKind::Exchange)?))
    };
    let (tls, exchange) = node.store().write("make exchange keys", make).await?;
    let (tls, exchange) = (Zeroizing::new(tls), Zeroizing::new(exchange));
    let (tls_pkcs8, tls_pin) = tls_key(&tls)?;
    Ok(ExchangeKeys {
        signing: node.verifier(),
        recipient: Identity::from_bytes(&exchange).recipient(),
        tls_pkcs8,
        tls_pin,
    })
}

/// The identities that open what was sealed to this node, the newest first.
pub(super) fn identities(tx: &mut Tx<'_>) -> stormbell_store::Result<Vec<Identity>> {
    let all = keys::all(tx, KeyKind::Exchange)?.into_iter();
    Ok(all
        .map(|(_, seed, _)| Identity::from_bytes(&Zeroizing::new(seed)))
        .collect())
}
