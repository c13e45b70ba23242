//! Growing the tree: from the frontier (at most 64 hashes) and the new leaves alone, without reading the old tree.
//! This is the hot path of the journal: O(k log n) for k new leaves.

use super::path::{Step, complete_roots, steps};
use super::{Hash, empty_root, node_hash};
use crate::SealError;

/// Most leaves one append takes; keeps the paths of one batch within a few megabytes.
/// Told: the caller, as an error. Rest: nothing is appended; a commit has far fewer.
pub const APPEND_MAX_LEAVES: usize = 65_536;

/// The roots of the complete subtrees that the tree consists of, largest and leftmost first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    hashes: Vec<Hash>,
}

/// What an append gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The new root.
    pub root: Hash,
    /// The new size.
    pub size: u64,
    /// For each new leaf, in order, its inclusion path in the tree of the new size.
    pub paths: Vec<Vec<Hash>>,
    /// The hashes that this append adds to tiles of level 1 and above. (Level 0 gets the leaves themselves.)
    pub tile_hashes: Vec<TileHash>,
}

/// A hash that belongs into a tile above level 0: the root of a full tile one level below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileHash {
    /// Level of the tile, 1 or more.
    pub tile_level: u8,
    /// Position among all hashes of that tile level; tile `index / 256`, place `index % 256`.
    pub index: u64,
    /// The hash.
    pub hash: Hash,
}

impl Frontier {
    /// The empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a frontier together again; there must be one hash for each one-bit of the size.
    pub fn from_parts(size: u64, hashes: Vec<Hash>) -> Result<Self, SealError> {
        if hashes.len() != size.count_ones() as usize {
            return Err(SealError::Malformed("a frontier"));
        }
        Ok(Self { size, hashes })
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the complete subtrees, largest first.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let fold = |right: Hash, left: &Hash| node_hash(left, &right);
        match self.hashes.split_last() {
            None => empty_root(),
            Some((last, before)) => before.iter().rev().fold(*last, fold),
        }
    }

    /// Eight bytes of size, big-endian, then the hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.size.to_be_bytes().to_vec();
        out.extend(self.hashes.iter().flatten());
        out
    }

    /// Reads what [`Frontier::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        let malformed = SealError::Malformed("a frontier");
        let (size, rest) = bytes.split_first_chunk().ok_or(malformed)?;
        let (hashes, remainder) = rest.as_chunks::<32>();
        if !remainder.is_empty() || hashes.len() > 64 {
            return Err(malformed);
        }
        Self::from_parts(u64::from_be_bytes(*size), hashes.to_vec())
    }

    /// Adds `leaves` (leaf hashes, see [`super::leaf_hash`]) at the end and proves each of them.
    pub fn append(&mut self, leaves: &[Hash]) -> Result<Appended, SealError> {
        if leaves.len() > APPEND_MAX_LEAVES {
            return Err(SealError::TooLarge("a batch of leaves"));
        }
        let old_size = self.size;
        let size = old_size
            .checked_add(leaves.len() as u64)
            .ok_or(SealError::OutsideTree)?;
        let grown = Grown::new(self, leaves, size);
        self.hashes = complete_roots(size)
            .map(|(level, index)| grown.node(level, index))
            .collect();
        self.size = size;
        Ok(Appended {
            root: self.root(),
            size,
            paths: (old_size..size).map(|index| grown.path(index)).collect(),
            tile_hashes: grown.tile_hashes(old_size),
        })
    }
}

/// The part of the tree that an append sees: the old frontier and all nodes that the new leaves complete.
struct Grown {
    size: u64,
    /// By level: the index of the first known node, and the known nodes from there on.
    levels: Vec<(u64, Vec<Hash>)>,
    /// By level: the incomplete subtree at the right edge of that level, if there is one.
    ragged: Vec<Option<Hash>>,
}

impl Grown {
    fn new(old: &Frontier, leaves: &[Hash], size: u64) -> Self {
        let mut levels: Vec<(u64, Vec<Hash>)> = Vec::new();
        let mut completed = leaves.to_vec();
        for level in 0..64 {
            // Left of the first new node there is a known one exactly when the old frontier has this level.
            let (first, mut nodes) = match old.at_level(level) {
                Some(hash) => ((old.size >> level) - 1, vec![hash]),
                None => (old.size >> level, Vec::new()),
            };
            nodes.append(&mut completed);
            completed = parents(&nodes);
            levels.push((first, nodes));
        }
        let mut grown = Self {
            size,
            levels,
            ragged: Vec::new(),
        };
        grown.ragged = grown.ragged_edges();
        grown
    }

    fn ragged_edges(&self) -> Vec<Option<Hash>> {
        let mut edges = Vec::with_capacity(64);
        let mut edge: Option<Hash> = None;
        for level in 0..64u8 {
            edges.push(edge);
            if self.size >> level & 1 == 1 {
                let left = self.node(level, (self.size >> level) - 1);
                edge = Some(edge.map_or(left, |right| node_hash(&left, &right)));
            }
        }
        edges
    }

    /// A known complete node. Only asked for nodes that the frontier or the new leaves give.
    fn node(&self, level: u8, index: u64) -> Hash {
        let (first, nodes) = &self.levels[usize::from(level)];
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the nodes of a level fit in memory"
        )]
        nodes[(index - first) as usize]
    }

    fn path(&self, index: u64) -> Vec<Hash> {
        steps(0, index, self.size)
            .map(|step| match step {
                Step::Complete { level, index } => self.node(level, index),
                Step::Ragged { level } => {
                    self.ragged[usize::from(level)].unwrap_or_else(empty_root)
                }
            })
            .collect()
    }

    fn tile_hashes(&self, old_size: u64) -> Vec<TileHash> {
        let mut out = Vec::new();
        for tile_level in 1..8u8 {
            let level = tile_level * 8;
            for index in old_size >> level..self.size >> level {
                out.push(TileHash {
                    tile_level,
                    index,
                    hash: self.node(level, index),
                });
            }
        }
        out
    }
}

impl Frontier {
    /// The frontier's subtree of that level, if the size has this bit.
    fn at_level(&self, level: u8) -> Option<Hash> {
        let above = (self.size >> level >> 1).count_ones() as usize;
        (self.size >> level & 1 == 1).then(|| self.hashes[above])
    }
}

/// The nodes one level up. The first of `nodes` always has an even index, the last may wait for its sibling.
fn parents(nodes: &[Hash]) -> Vec<Hash> {
    let (pairs, _) = nodes.as_chunks::<2>();
    pairs
        .iter()
        .map(|[left, right]| node_hash(left, right))
        .collect()
}
