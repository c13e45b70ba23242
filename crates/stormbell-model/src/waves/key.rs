//! What a wave is of: a kind, a sector, a region, a target, or several of them together.

use super::Sighted;
use std::hash::{Hash, Hasher};

/// One report as the watch over waves sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sighting {
    /// When, in seconds since 1970.
    pub at_s: u32,
    /// Kind, sector, region, target: nothing where not known.
    pub fields: [Option<String>; 4],
    /// Who reported: reports of one source count once.
    pub source: Option<String>,
}

/// Places in [`Sighting::fields`].
pub const KIND: usize = 0;
/// Place of the sector.
pub const SECTOR: usize = 1;
/// Place of the region.
pub const REGION: usize = 2;
/// Place of the target.
pub const TARGET: usize = 3;

/// A set of fields, one bit a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Level(pub u8);

/// All levels that are watched. A target is watched alone: what hits it belongs together, whatever it is called.
pub const LEVELS: [Level; 9] = [
    Level(0b1000),
    Level(0b0111),
    Level(0b0011),
    Level(0b0101),
    Level(0b0110),
    Level(0b0001),
    Level(0b0010),
    Level(0b0100),
    Level(0b0000),
];

impl Level {
    /// Whether it has this field.
    pub fn has(self, field: usize) -> bool {
        self.0 & (1 << field) != 0
    }
    /// How many values it has at least, seen or not: while a node is new, a target that a quarter of all reports name is no
    /// ordinary one, though a kind may be.
    pub fn values_before(self) -> u32 {
        if self.has(TARGET) { 200 } else { 1 }
    }
    /// Its place in [`LEVELS`].
    pub fn index(self) -> usize {
        LEVELS.iter().position(|level| *level == self).unwrap_or(0)
    }
}

/// A report's fields, each as a hash; 0 where not known.
pub type Fields = [u64; 4];

impl Sighting {
    /// As the watch keeps it. `secret` keys the hashes, so that nobody outside can aim at them; `place` is where the
    /// caller finds the report.
    pub fn sighted(&self, secret: u64, place: u64) -> Sighted {
        let of = |field: usize, text: &Option<String>| {
            text.as_deref().map_or(0, |text| hash(secret, field, text))
        };
        Sighted {
            at_s: self.at_s,
            fields: std::array::from_fn(|i| of(i, &self.fields[i])),
            source: of(9, &self.source),
            place,
        }
    }
}

fn hash(secret: u64, field: usize, text: &str) -> u64 {
    #[expect(
        deprecated,
        reason = "the same on every machine, which the hasher of tables does not promise"
    )]
    let mut hasher = std::hash::SipHasher::new_with_keys(secret, !secret);
    (field, text.trim().to_lowercase()).hash(&mut hasher);
    hasher.finish().max(1)
}

/// Some fields with their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which fields.
    pub level: Level,
    /// Their values; 0 for the others.
    pub fields: Fields,
}

impl Key {
    /// The key of this level that a report falls under; nothing when it lacks one of its fields.
    pub fn of(level: Level, fields: &Fields) -> Option<Key> {
        let kept = std::array::from_fn(|i| if level.has(i) { fields[i] } else { 0 });
        let complete = (0..4).all(|i| !level.has(i) || fields[i] != 0);
        complete.then_some(Key {
            level,
            fields: kept,
        })
    }
    /// Whether a report falls under it.
    pub fn covers(&self, fields: &Fields) -> bool {
        (0..4).all(|i| !self.level.has(i) || self.fields[i] == fields[i])
    }
    /// Whether it is wider than `other`, or the same: every report under the other falls under it.
    pub fn contains(&self, other: &Key) -> bool {
        self.level.0 & other.level.0 == self.level.0 && self.covers(&other.fields)
    }
}

impl Key {
    /// As it is stored: the level, then the hashes.
    pub fn to_bytes(&self) -> [u8; 33] {
        let mut bytes = [0; 33];
        bytes[0] = self.level.0;
        for (place, field) in bytes[1..].chunks_exact_mut(8).zip(self.fields) {
            place.copy_from_slice(&field.to_be_bytes());
        }
        bytes
    }
    /// Reads what was stored.
    pub fn from_bytes(bytes: &[u8]) -> Option<Key> {
        let (level, fields) = bytes.split_first()?;
        let mut fields = fields.chunks_exact(8);
        let mut next = || Some(u64::from_be_bytes(fields.next()?.try_into().ok()?));
        Some(Key {
            level: Level(*level),
            fields: [next()?, next()?, next()?, next()?],
        })
    }
}
