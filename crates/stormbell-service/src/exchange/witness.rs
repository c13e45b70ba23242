//! Nodes witness each other's journals (C2SP tlog-witness): who cosigns a checkpoint says that the journal has only grown since the last one. A
//! witness sees sizes and roots, nothing else.

use crate::{Fault, Node};
use stormbell_model::exchange::NodeName;
use stormbell_seal::{Checkpoint, Hash, cosignature, verify_consistency};
use stormbell_store::{
    Tx,
    exchange::witness::{self, Seen},
    journal,
};

/// Cosigns a neighbour's journal. `old` is the size that the neighbour believes we have seen, and `proof` leads from there to the
/// checkpoint. [`Fault::Conflict`] `witness-size` when we have seen another size, which [`hear_witness`] of the other side then asks for.
pub async fn witness(
    node: &Node,
    peer: &NodeName,
    checkpoint: &str,
    old: u64,
    proof: &[Hash],
) -> Result<String, Fault> {
    let network = node.in_network()?;
    let now = node.now();
    network.talks_to(peer, now)?;
    let keys = network.keys_of(peer);
    let own = |k: &&stormbell_seal::VerifierKey| Checkpoint::open(checkpoint, k).is_ok();
    let key = keys
        .iter()
        .find(own)
        .ok_or(Fault::Conflict("witness-key"))?;
    let new = Checkpoint::open(checkpoint, key).map_err(|_| Fault::Conflict("witness-key"))?;
    // A journal is named as its key; what else a key signs is no journal.
    if new.origin != key.name() {
        return Err(Fault::Conflict("witness-key"));
    }
    let cosigned = cosignature::cosign(checkpoint, node.signer(), now)?;
    let seen = Seen {
        origin: new.origin,
        peer: peer.clone(),
        size: new.size,
        root: new.root,
        note: checkpoint.to_owned(),
        at: now,
    };
    let proof = proof.to_vec();
    node.store()
        .write_or("witness a journal", move |tx| {
            let before = witness::load_to_change(tx, &seen.origin)?;
            let (size, root) = before.map_or((0, None), |b| (b.size, Some(b.root)));
            if size != old || size > seen.size {
                return Err(Fault::Conflict("witness-size"));
            }
            if let Some(root) = root {
                verify_consistency(size, &root, seen.size, &seen.root, &proof)
                    .map_err(|_| Fault::Conflict("witness-proof"))?;
            }
            Ok::<_, Fault>(witness::save(tx, &seen)?)
        })
        .await?;
    Ok(cosigned)
}

/// What to send a neighbour so that it witnesses our journal: the size that it has seen, the proof from there, and our checkpoint. Nothing
/// where the journal has not grown since.
pub async fn journal_checkpoint_for_witness(
    node: &Node,
    peer: &NodeName,
) -> Result<Option<(u64, Vec<Hash>, String)>, Fault> {
    let name = peer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let seen = witness::all(tx)?;
        let old = seen.iter().find(|(p, ..)| *p == name).map_or(0, |s| s.1);
        let (size, root) = journal::head(tx)?;
        if size <= old {
            return Ok(None);
        }
        let proof = match old {
            0 => Vec::new(),
            _ => journal::consistency(tx, old, size)?,
        };
        Ok(Some((old, proof, size, root)))
    };
    let found = node.store().read("read for a witness", read).await?;
    let Some((old, proof, size, root)) = found else {
        return Ok(None);
    };
    Ok(Some((old, proof, node.sign_head(size, root)?)))
}

/// A neighbour has cosigned our journal.
pub async fn hear_witness(node: &Node, peer: &NodeName, cosigned: &str) -> Result<(), Fault> {
    let network = node.in_network()?;
    let ours = Checkpoint::open(cosigned, &node.verifier());
    let ours = ours.map_err(|_| Fault::Conflict("witness-key"))?;
    let keys = network.keys_of(peer);
    let signed = keys
        .iter()
        .any(|k| cosignature::cosigned_at(cosigned, k).is_ok());
    if !signed || ours.origin != node.verifier().name() {
        return Err(Fault::Conflict("witness-key"));
    }
    let (name, note, now) = (peer.clone(), cosigned.to_owned(), node.now());
    let write = move |tx: &mut Tx<'_>| witness::cosigned(tx, &name, ours.size, &note, now);
    Ok(node
        .store()
        .write_aside("a journal is witnessed", write)
        .await?)
}
