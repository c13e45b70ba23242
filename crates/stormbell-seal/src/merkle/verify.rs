//! Checking proofs, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.

use super::{Hash, empty_root, node_hash};
use crate::SealError;

/// Checks that `leaf` is at `index` in the tree of `size` leaves with `root`.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    path: &[Hash],
    root: &Hash,
) -> Result<(), SealError> {
    if index >= size {
        return Err(SealError::BadProof);
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in path {
        if last == 0 {
            return Err(SealError::BadProof);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            climb_past_promoted(&mut node, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    proven(last == 0 && hash == *root)
}

/// Checks that the tree of `new_size` leaves begins with the very leaves of the tree of `old_size`.
/// An empty old tree is consistent with every tree; its proof is empty.
pub fn verify_consistency(
    old_size: u64,
    old_root: &Hash,
    new_size: u64,
    new_root: &Hash,
    path: &[Hash],
) -> Result<(), SealError> {
    if old_size == 0 {
        return proven(path.is_empty() && *old_root == empty_root());
    }
    if old_size == new_size {
        return proven(path.is_empty() && old_root == new_root);
    }
    if old_size > new_size {
        return Err(SealError::BadProof);
    }
    let (start, rest) = if old_size.is_power_of_two() {
        // The old tree is one whole subtree of the new: its root is where the path starts.
        (old_root, path)
    } else {
        path.split_first().ok_or(SealError::BadProof)?
    };
    fold_consistency(old_size, new_size, start, rest)
        .filter(|(old, new)| old == old_root && new == new_root)
        .map(|_| ())
        .ok_or(SealError::BadProof)
}

/// The two roots that a consistency path leads to, or nothing if its length is wrong.
fn fold_consistency(
    old_size: u64,
    new_size: u64,
    start: &Hash,
    path: &[Hash],
) -> Option<(Hash, Hash)> {
    let shift = old_size.trailing_zeros();
    let (mut node, mut last) = ((old_size - 1) >> shift, (new_size - 1) >> shift);
    let (mut old, mut new) = (*start, *start);
    for sibling in path {
        if last == 0 {
            return None;
        }
        if node & 1 == 1 || node == last {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
            climb_past_promoted(&mut node, &mut last);
        } else {
            new = node_hash(&new, sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    (last == 0).then_some((old, new))
}

/// At the right edge a node without sibling is promoted unchanged; goes up to where it gets its left sibling.
fn climb_past_promoted(node: &mut u64, last: &mut u64) {
    while *node & 1 == 0 && *node != 0 {
        *node >>= 1;
        *last >>= 1;
    }
}

fn proven(holds: bool) -> Result<(), SealError> {
    if holds {
        Ok(())
    } else {
        Err(SealError::BadProof)
    }
}
