//! Which nodes a proof consists of, and fetching them from a reader of complete subtrees.
//!
//! A node `(level, index)` covers the leaves from `index * 2^level` on, `2^level` of them. It is *complete* when the
//! tree has all of these; its hash then never changes again, and a reader can give it.

use super::{Frontier, Hash, node_hash};
use crate::SealError;

/// One hash of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A complete subtree.
    Complete { level: u8, index: u64 },
    /// The last subtree at this level, which is not complete: all leaves after the last complete one.
    Ragged { level: u8 },
}

/// The siblings on the way from node `(level, index)` up to the root of a tree of `size` leaves.
/// The node must be complete in that tree.
pub(super) fn steps(level: u8, index: u64, size: u64) -> impl Iterator<Item = Step> {
    (level..64).filter_map(move |at| {
        let node = (index << level) >> at;
        let last = (size - 1) >> at;
        let sibling = node ^ 1;
        if sibling > last {
            // Nothing to the right: the node goes up as it is.
            return None;
        }
        let complete = sibling < (size >> at);
        Some(if complete {
            let index = sibling;
            Step::Complete { level: at, index }
        } else {
            Step::Ragged { level: at }
        })
    })
}

/// The inclusion path of the leaf at `index` in the tree of `size` leaves.
/// `reader` gives the hash of a complete subtree by level and index.
pub fn inclusion_path<E: From<SealError>>(
    index: u64,
    size: u64,
    mut reader: impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Vec<Hash>, E> {
    if index >= size {
        return Err(SealError::OutsideTree.into());
    }
    fetch(steps(0, index, size), size, &mut reader)
}

/// The proof that the tree of `new` leaves continues the tree of `old` leaves (RFC 6962, section 2.1.2).
pub fn consistency_path<E: From<SealError>>(
    old: u64,
    new: u64,
    mut reader: impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Vec<Hash>, E> {
    if old > new {
        return Err(SealError::OutsideTree.into());
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    // The proof starts at the last complete subtree of the old tree and goes up in the new one.
    #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
    let level = old.trailing_zeros() as u8;
    let index = (old - 1) >> level;
    let mut path = Vec::new();
    if index != 0 {
        path.push(reader(level, index)?);
    }
    path.extend(fetch(steps(level, index, new), new, &mut reader)?);
    Ok(path)
}

/// The frontier of the tree of `size` leaves, read again from its complete subtrees.
pub fn frontier_at<E: From<SealError>>(
    size: u64,
    mut reader: impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Frontier, E> {
    let hashes = complete_roots(size)
        .map(|(level, index)| reader(level, index))
        .collect::<Result<_, E>>()?;
    Ok(Frontier::from_parts(size, hashes)?)
}

fn fetch<E>(
    steps: impl Iterator<Item = Step>,
    size: u64,
    reader: &mut impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Vec<Hash>, E> {
    steps
        .map(|step| match step {
            Step::Complete { level, index } => reader(level, index),
            Step::Ragged { level } => ragged(level, size, reader),
        })
        .collect()
}

/// The hash of the incomplete subtree at the right edge: its complete parts, folded from the right.
fn ragged<E>(
    level: u8,
    size: u64,
    reader: &mut impl FnMut(u8, u64) -> Result<Hash, E>,
) -> Result<Hash, E> {
    let mut hash: Option<Hash> = None;
    for (part, index) in complete_roots(size).collect::<Vec<_>>().into_iter().rev() {
        if part >= level {
            break;
        }
        let left = reader(part, index)?;
        hash = Some(hash.map_or(left, |right| node_hash(&left, &right)));
    }
    // Never empty: a subtree with no leaf is no sibling of anything.
    Ok(hash.unwrap_or_else(super::empty_root))
}

/// The complete subtrees that a tree of `size` leaves consists of, largest and leftmost first.
pub(super) fn complete_roots(size: u64) -> impl Iterator<Item = (u8, u64)> {
    (0..64u8)
        .rev()
        .filter(move |level| size >> level & 1 == 1)
        .map(move |level| (level, (size >> level) - 1))
}
