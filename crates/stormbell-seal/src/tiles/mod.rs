//! The log as tiles, C2SP tlog-tiles v0.1: which tiles a tree has, their paths and bytes.
//! A tile holds up to 256 hashes, neighbours at one of the tree levels 0, 8, 16, …; reading proofs from tiles is in `tree`.

mod tree;

pub use tree::TileTree;

use std::fmt;
use std::str::FromStr;

use crate::{Hash, SealError};

/// How many hashes a full tile has.
pub const TILE_WIDTH: u16 = 256;
/// Tile levels of a tree with less than 2^64 leaves.
const LEVELS: u8 = 8;
const WHAT: &str = "a tile path";

/// A tile's place and width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    level: u8,
    index: u64,
    width: u16,
}

impl Tile {
    /// Makes the coordinates; the level is at most 7, the width 1 to 256.
    pub fn new(level: u8, index: u64, width: u16) -> Result<Self, SealError> {
        let outside = level >= LEVELS || index >> (56 - 8 * u32::from(level)) != 0;
        if outside || width == 0 || width > TILE_WIDTH {
            return Err(SealError::Malformed(WHAT));
        }
        Ok(Self {
            level,
            index,
            width,
        })
    }

    /// Tile `index` of `level` as a tree of `size` leaves has it: full, partial, or not there.
    pub fn in_tree(level: u8, index: u64, size: u64) -> Option<Self> {
        let hashes = hashes_at(level, size);
        let left = hashes.checked_sub(index.checked_mul(TILE_WIDTH.into())?)?;
        let width = u16::try_from(left.min(TILE_WIDTH.into())).ok()?;
        Self::new(level, index, width).ok()
    }

    /// 0 for leaves; each level above covers 256 times as many leaves a hash.
    pub fn level(self) -> u8 {
        self.level
    }

    /// Position among the tiles of its level.
    pub fn index(self) -> u64 {
        self.index
    }

    /// How many hashes it holds.
    pub fn width(self) -> u16 {
        self.width
    }

    /// Whether the tile can still grow.
    pub fn is_partial(self) -> bool {
        self.width < TILE_WIDTH
    }

    /// The position of its first hash among all hashes of its level.
    pub fn first_hash(self) -> u64 {
        self.index * u64::from(TILE_WIDTH)
    }
}

/// Every tile of a tree of `size` leaves, level by level.
pub fn tiles_of(size: u64) -> impl Iterator<Item = Tile> {
    tiles_added(0, size)
}

/// The tiles to write when a tree grows: those of the new size that the old size did not have in this width.
pub fn tiles_added(old_size: u64, new_size: u64) -> impl Iterator<Item = Tile> {
    (0..LEVELS).flat_map(move |level| {
        let (old, new) = (hashes_at(level, old_size), hashes_at(level, new_size));
        let first = old / u64::from(TILE_WIDTH);
        let end = if old < new {
            new.div_ceil(TILE_WIDTH.into())
        } else {
            first
        };
        (first..end).filter_map(move |index| Tile::in_tree(level, index, new_size))
    })
}

/// The bytes of a tile: its hashes one after the other.
pub fn tile_bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// Reads the bytes of a tile; there must be exactly as many hashes as its width says.
pub fn tile_hashes(tile: Tile, bytes: &[u8]) -> Result<Vec<Hash>, SealError> {
    let (hashes, remainder) = bytes.as_chunks::<32>();
    if !remainder.is_empty() || hashes.len() != usize::from(tile.width) {
        return Err(SealError::Malformed("a tile"));
    }
    Ok(hashes.to_vec())
}

/// How many hashes a tile level has in a tree of `size` leaves.
fn hashes_at(level: u8, size: u64) -> u64 {
    size.checked_shr(8 * u32::from(level)).unwrap_or(0)
}

impl fmt::Display for Tile {
    /// `tile/0/x001/x234/067`, with `.p/<width>` when partial.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tile/{}/", self.level)?;
        let digits = self.index.to_string();
        let groups = digits.len().div_ceil(3);
        let padded = format!("{digits:0>width$}", width = groups * 3);
        for group in 0..groups - 1 {
            write!(f, "x{}/", &padded[group * 3..group * 3 + 3])?;
        }
        f.write_str(&padded[groups * 3 - 3..])?;
        if self.is_partial() {
            write!(f, ".p/{}", self.width)?;
        }
        Ok(())
    }
}

impl FromStr for Tile {
    type Err = SealError;

    /// Reads a path; only the one canonical spelling of each tile is taken.
    fn from_str(path: &str) -> Result<Self, SealError> {
        /// Bytes of a tile's path; the longest there is has fewer.
        /// Told: `trouble-not-found-text`. Rest: nothing.
        const PATH_MAX_BYTES: usize = 64;
        let malformed = SealError::Malformed(WHAT);
        if path.len() > PATH_MAX_BYTES {
            return Err(SealError::TooLarge(WHAT));
        }
        let rest = path.strip_prefix("tile/").ok_or(malformed)?;
        let (level, rest) = rest.split_once('/').ok_or(malformed)?;
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, width.parse().map_err(|_| malformed)?),
            None => (rest, TILE_WIDTH),
        };
        let digits = index.replace("/x", "").replace('/', "");
        let digits = digits.strip_prefix('x').unwrap_or(&digits);
        let tile = Self::new(
            level.parse().map_err(|_| malformed)?,
            digits.parse().map_err(|_| malformed)?,
            width,
        )?;
        // Read loosely, then compared with the one right spelling: nothing else gets through.
        if tile.to_string() == path {
            Ok(tile)
        } else {
            Err(malformed)
        }
    }
}
