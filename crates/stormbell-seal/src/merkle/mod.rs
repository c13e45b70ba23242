//! The Merkle tree of RFC 6962 (section 2.1) over SHA-256: hashes, growing, proofs, verification.
//! Nothing here stores a tree; it grows from its frontier and proves from what a reader gives.

mod frontier;
mod path;
mod verify;

pub use frontier::{Appended, Frontier, TileHash};
pub use path::{consistency_path, frontier_at, inclusion_path};
pub use verify::{verify_consistency, verify_inclusion};

use crate::primitive::sha256;

/// A node of the tree, leaf or inner.
pub type Hash = [u8; 32];

/// The hash of a leaf: SHA-256(0x00, record).
pub fn leaf_hash(record: &[u8]) -> Hash {
    sha256(&[&[0x00], record])
}

/// The hash of an inner node: SHA-256(0x01, left, right).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[0x01], left, right])
}

/// The root of the tree without leaves: SHA-256 of nothing.
pub fn empty_root() -> Hash {
    sha256(&[])
}
