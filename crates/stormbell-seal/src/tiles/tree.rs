//! Proofs from tiles: gives the hash of any complete subtree from the tile that holds it.
//! Does not check that the tiles belong to a root; a proof made from wrong tiles simply does not verify.

use std::collections::BTreeMap;

use super::{TILE_WIDTH, Tile};
use crate::merkle::{self, Frontier, Hash, node_hash};
use crate::{SealError, consistency_path, inclusion_path};

/// A tree of a known size whose tiles are fetched when needed, each at most once.
pub struct TileTree<F> {
    size: u64,
    fetch: F,
    fetched: BTreeMap<Tile, Vec<Hash>>,
}

impl<F, E> TileTree<F>
where
    F: FnMut(Tile) -> Result<Vec<Hash>, E>,
    E: From<SealError>,
{
    /// `fetch` gives the hashes of a tile. For a partial tile it may give more than asked for:
    /// the full tile once there is one.
    pub fn new(size: u64, fetch: F) -> Self {
        Self {
            size,
            fetch,
            fetched: BTreeMap::new(),
        }
    }

    /// The inclusion path of the leaf at `index`.
    pub fn inclusion_path(&mut self, index: u64) -> Result<Vec<Hash>, E> {
        inclusion_path(index, self.size, |level, index| self.node(level, index))
    }

    /// The proof that this tree continues its own earlier self of `old` leaves.
    pub fn consistency_path(&mut self, old: u64) -> Result<Vec<Hash>, E> {
        consistency_path(old, self.size, |level, index| self.node(level, index))
    }

    /// The frontier, to go on growing the tree after a restart; its root is the tree's root.
    pub fn frontier(&mut self) -> Result<Frontier, E> {
        merkle::frontier_at(self.size, |level, index| self.node(level, index))
    }

    /// The hash of the complete subtree `(level, index)`; level 0 are the leaves.
    pub fn node(&mut self, level: u8, index: u64) -> Result<Hash, E> {
        let within = level % 8;
        let first = u128::from(index) << within;
        let width = u128::from(TILE_WIDTH);
        let tile = u64::try_from(first / width)
            .ok()
            .and_then(|tile| Tile::in_tree(level / 8, tile, self.size))
            .ok_or(SealError::OutsideTree)?;
        let start = (first % width) as usize;
        let hashes = self.tile(tile)?;
        let part = hashes
            .get(start..start + (1 << within))
            .ok_or(SealError::OutsideTree)?;
        Ok(fold(part))
    }

    fn tile(&mut self, tile: Tile) -> Result<&[Hash], E> {
        if !self.fetched.contains_key(&tile) {
            let mut hashes = (self.fetch)(tile)?;
            if hashes.len() < tile.width().into() || hashes.len() > TILE_WIDTH.into() {
                return Err(SealError::Malformed("a tile").into());
            }
            hashes.truncate(tile.width().into());
            self.fetched.insert(tile, hashes);
        }
        Ok(self.fetched.get(&tile).map_or(&[], Vec::as_slice))
    }
}

/// The root over a power of two of hashes.
fn fold(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row
            .as_chunks::<2>()
            .0
            .iter()
            .map(|[left, right]| node_hash(left, right))
            .collect();
    }
    row[0]
}
