//! Small parts of the station: faults in the words of the wire, and pieces that fit.

use crate::station::{GivenBack, Refusal, Returned};
use aws_lc_rs::digest;
use std::collections::HashMap;
use stormbell_model::exchange::StatementId;
use stormbell_service::{Fault, exchange};
use stormbell_wire::{
    exchange::Entry,
    exchange_batch::{BATCH_MAX_BYTES, SEALED_BODY_MAX_BYTES},
};

/// What a fault of the node means to whoever asked.
pub fn refused(fault: Fault) -> Refusal {
    match fault {
        Fault::NotFound => Refusal::NotFound,
        Fault::Conflict("suspended") => Refusal::Suspended,
        Fault::Conflict(_) | Fault::Forbidden(_) => Refusal::Conflict,
        Fault::Invalid(_) => Refusal::Malformed,
        Fault::TooMany { .. } | Fault::Unavailable => Refusal::Unavailable,
        Fault::Internal => Refusal::Internal,
    }
}

/// What it means that a charter or suspension was not followed.
pub fn not_followed(fault: exchange::NetworkFault) -> Refusal {
    match fault {
        exchange::NetworkFault::Fault(fault) => refused(fault),
        _ => Refusal::Malformed,
    }
}

/// The first bytes of a hash; 0 for nothing.
pub fn told_apart(lines: &[String]) -> u64 {
    if lines.is_empty() {
        return 0;
    }
    let hash = digest::digest(&digest::SHA256, lines.concat().as_bytes());
    let first = hash.as_ref().first_chunk().copied().unwrap_or_default();
    u64::from_be_bytes(first)
}

/// As much of a piece as fits into one body: the first entry always does.
pub fn cut(mut given: GivenBack) -> GivenBack {
    const FITS: usize = BATCH_MAX_BYTES - SEALED_BODY_MAX_BYTES;
    let sizes: HashMap<StatementId, usize> = given
        .statements
        .iter()
        .map(|r| (r.carried.id, size(r)))
        .collect();
    let (mut whole, mut kept) = (0, Vec::new());
    for entry in &given.entries {
        if whole > FITS {
            break;
        }
        let id = match Entry::read(entry) {
            Ok(Entry::Said(said)) => Some(said.id),
            _ => None,
        };
        whole += id.and_then(|id| sizes.get(&id)).copied().unwrap_or(0);
        kept.push(id);
    }
    if kept.len() < given.entries.len() {
        given.entries.truncate(kept.len());
        given
            .statements
            .retain(|r| kept.contains(&Some(r.carried.id)));
        given.note = None;
    }
    given
}

fn size(r: &Returned) -> usize {
    let body = r.carried.body.as_ref().map_or(0, Vec::len);
    64 + r.carried.envelope.len() + body
}
