//! Receipts: what a neighbour has stored of our log and done with our statements, and what we tell of its own.

use super::Network;
use crate::{Fault, Node};
use stormbell_model::exchange::{NodeName, StatementId};
use stormbell_seal::{Checkpoint, cosignature};
use stormbell_store::{
    Tx,
    exchange::{inbox, outbox, shares},
};
use stormbell_wire::exchange::{RECEIPT_TOLD_MAX, Receipt, Told, What, read_log_name};

/// A receipt that is to be sent, and what is done with when it has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptNote {
    /// The bytes to send.
    pub bytes: Vec<u8>,
    /// Up to where it says that entries are stored.
    size: u64,
    epoch: u32,
    told: Vec<(StatementId, String)>,
}

/// The receipt that a neighbour should have; none where it has all. [`receipt_told`] says that it arrived.
pub async fn receipt_for(node: &Node, peer: &NodeName) -> Result<Option<ReceiptNote>, Fault> {
    let name = peer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let log = inbox::load(tx, &name)?;
        Ok((log, inbox::answers(tx, &name, RECEIPT_TOLD_MAX)?))
    };
    let (log, answers) = node.store().read("read a receipt", read).await?;
    let size = log.frontier.size();
    let (Some(note), true) = (&log.note, log.lie.is_none()) else {
        return Ok(None);
    };
    if log.receipted == size && answers.is_empty() {
        return Ok(None);
    }
    let told = answers.iter().filter_map(|(id, what, at)| {
        let (what, why) = what.split_once(':').unwrap_or((what, ""));
        let (id, at) = (*id, *at);
        What::parse(what, why).map(|what| Told { id, what, at })
    });
    let receipt = Receipt {
        checkpoint: cosignature::cosign(note, node.signer(), node.now())?,
        told: told.collect(),
    };
    Ok(Some(ReceiptNote {
        bytes: receipt.sign(node.signer()),
        size,
        epoch: log.epoch,
        told: answers
            .into_iter()
            .map(|(id, what, _)| (id, what))
            .collect(),
    }))
}

/// The neighbour has taken a receipt. A death before this is written tells it the same once more.
pub async fn receipt_told(node: &Node, peer: &NodeName, told: ReceiptNote) -> Result<(), Fault> {
    let name = peer.clone();
    let write = move |tx: &mut Tx<'_>| {
        let mut log = inbox::load_to_change(tx, &name)?;
        if log.epoch == told.epoch && log.receipted < told.size {
            log.receipted = told.size;
            inbox::save(tx, &log)?;
        }
        inbox::answered(tx, &name, &told.told)
    };
    Ok(node.store().write_aside("a receipt arrived", write).await?)
}

/// Hears a neighbour's receipt for our log. Hearing it twice changes nothing; one that does not fit our log changes nothing.
pub async fn hear_receipt(node: &Node, peer: &NodeName, bytes: &[u8]) -> Result<(), Fault> {
    let network = node.in_network()?;
    network.talks_to(peer, node.now())?;
    let keys = network.keys_of(peer);
    let bad = |_| Fault::Conflict("receipt");
    let receipt = Receipt::open(bytes, &keys).map_err(|_| Fault::Conflict("receipt"))?;
    let (epoch, checkpoint) = own_checkpoint(node, &network, peer, &receipt.checkpoint)?;
    let cosigned = keys
        .iter()
        .any(|key| cosignature::cosigned_at(&receipt.checkpoint, key).is_ok());
    if !cosigned {
        return Err(bad(()));
    }
    let (name, now) = (peer.clone(), node.now());
    node.store()
        .write_or("hear a receipt", move |tx| {
            let root = outbox::root_at(tx, &name, epoch, checkpoint.size)?;
            if root != Some(checkpoint.root) {
                return Err(Fault::Conflict("receipt"));
            }
            let mut log = outbox::load_to_append(tx, &name)?;
            let newer =
                (log.epoch == epoch && log.receipted < checkpoint.size) || log.receipt.is_none();
            if newer {
                log.receipted = log.receipted.max(checkpoint.size);
                log.receipt = Some((receipt.checkpoint.clone(), now));
                outbox::save(tx, &log)?;
            }
            for one in &receipt.told {
                let why = match &one.what {
                    What::Refused(why) => why.as_str(),
                    _ => "",
                };
                shares::told(tx, one.id, &name, (one.what.code(), why), one.at)?;
            }
            Ok(())
        })
        .await?;
    node.stir();
    Ok(())
}

/// Reads a checkpoint that this node signed itself, of its log for a peer.
pub(super) fn own_checkpoint(
    node: &Node,
    network: &Network,
    peer: &NodeName,
    note: &str,
) -> Result<(u32, Checkpoint), Fault> {
    let checkpoint =
        Checkpoint::open(note, &node.verifier()).map_err(|_| Fault::Conflict("receipt"))?;
    let name = &network.charter.network;
    let epoch = read_log_name(&checkpoint.origin, name, &network.me, peer);
    Ok((epoch.ok_or(Fault::Conflict("receipt"))?, checkpoint))
}
