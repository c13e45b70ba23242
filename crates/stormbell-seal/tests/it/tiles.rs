use std::collections::BTreeMap;

use proptest::prelude::*;
use stormbell_seal::tiles::{tile_bytes, tile_hashes, tiles_added, tiles_of};
use stormbell_seal::{
    Frontier, Hash, SealError, Tile, TileTree, consistency_path, inclusion_path,
    verify_consistency, verify_inclusion,
};

use crate::support::{leaves, naive_root};

/// A log kept as tiles: what a store would do with each append.
#[derive(Default)]
struct Log {
    frontier: Frontier,
    leaves: Vec<Hash>,
    /// All hashes of a tile level, in order.
    levels: BTreeMap<u8, Vec<Hash>>,
}

impl Log {
    fn append(&mut self, new: &[Hash]) {
        let appended = self.frontier.append(new).unwrap();
        self.leaves.extend(new);
        self.levels.entry(0).or_default().extend(new);
        for added in appended.tile_hashes {
            let level = self.levels.entry(added.tile_level).or_default();
            assert_eq!(level.len() as u64, added.index, "in order, none missing");
            level.push(added.hash);
        }
    }

    fn tile(&self, tile: Tile) -> Result<Vec<Hash>, SealError> {
        let level = self
            .levels
            .get(&tile.level())
            .ok_or(SealError::OutsideTree)?;
        let from = tile.first_hash() as usize;
        let hashes = level.get(from..from + usize::from(tile.width()));
        Ok(hashes.ok_or(SealError::OutsideTree)?.to_vec())
    }

    fn tree(&self) -> TileTree<impl FnMut(Tile) -> Result<Vec<Hash>, SealError>> {
        TileTree::new(self.frontier.size(), |tile| self.tile(tile))
    }
}

fn log_of(size: u64) -> Log {
    let mut log = Log::default();
    let all = leaves(size);
    all.chunks(1000).for_each(|batch| log.append(batch));
    log
}

/// The sizes and the path that the standard gives as examples.
#[test]
fn the_examples_of_the_standard() {
    let tile = Tile::new(0, 1_234_067, 256).unwrap();
    assert_eq!(tile.to_string(), "tile/0/x001/x234/067");
    let paths: Vec<String> = tiles_of(70_000)
        .filter(|tile| tile.is_partial() || tile.level() > 0)
        .map(|tile| tile.to_string())
        .collect();
    assert_eq!(
        paths,
        [
            "tile/0/273.p/112",
            "tile/1/000",
            "tile/1/001.p/17",
            "tile/2/000.p/1"
        ]
    );
    assert_eq!(
        tiles_of(70_000).filter(|tile| tile.level() == 0).count(),
        274
    );
    let paths: Vec<String> = tiles_of(256).map(|tile| tile.to_string()).collect();
    assert_eq!(paths, ["tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(tiles_of(0).count(), 0);
}

#[test]
fn only_one_spelling_is_read() {
    for good in [
        "tile/0/000",
        "tile/0/x001/x234/067",
        "tile/1/005.p/255",
        "tile/7/000.p/1",
    ] {
        assert_eq!(good.parse::<Tile>().unwrap().to_string(), good);
    }
    let cases = [
        "",
        "tile/0",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/+0/000",
        "tile/8/000",
        "tile/7/001",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/001.p/1/",
        "tile/0/../000",
        "/tile/0/000",
        "tile/entries/000",
        "tile/0/x099/x999/x999/x999/x999/999",
    ];
    for bad in cases {
        assert!(bad.parse::<Tile>().is_err(), "{bad}");
    }
}

#[test]
fn bytes_are_as_long_as_the_tile_is_wide() {
    let tile = Tile::new(0, 0, 3).unwrap();
    let bytes = tile_bytes(&leaves(3));
    assert_eq!(tile_hashes(tile, &bytes).unwrap(), leaves(3));
    assert!(tile_hashes(tile, &bytes[..95]).is_err());
    assert!(tile_hashes(tile, &tile_bytes(&leaves(4))).is_err());
}

#[test]
fn proofs_from_tiles_over_three_levels() {
    let log = log_of(66_000);
    let (size, root) = (log.frontier.size(), log.frontier.root());
    let mut tree = log.tree();
    for index in [0, 1, 255, 256, 4_321, 65_535, 65_536, 65_999] {
        let path = tree.inclusion_path(index).unwrap();
        verify_inclusion(&log.leaves[index as usize], index, size, &path, &root).unwrap();
    }
    for old in [1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 66_000] {
        let path = tree.consistency_path(old).unwrap();
        let old_root = naive_root(&log.leaves[..old as usize]);
        verify_consistency(old, &old_root, size, &root, &path).unwrap();
    }
    assert_eq!(tree.frontier().unwrap(), log.frontier);
}

#[test]
fn a_full_tile_may_stand_in_for_a_partial_one() {
    let log = log_of(600);
    let mut early = TileTree::new(550, |tile| {
        let grown = Tile::in_tree(tile.level(), tile.index(), 600).unwrap();
        log.tile(grown)
    });
    assert_eq!(
        early.frontier().unwrap().root(),
        naive_root(&log.leaves[..550])
    );
}

#[test]
fn a_tile_that_is_too_short_or_missing_gives_an_error() {
    let mut short = TileTree::new(10, |_| Ok::<_, SealError>(leaves(9)));
    assert!(short.inclusion_path(0).is_err());
    let mut missing = TileTree::new(10, |_| Err(SealError::Library));
    assert_eq!(missing.inclusion_path(0), Err(SealError::Library));
    assert_eq!(missing.inclusion_path(10), Err(SealError::OutsideTree));
    assert_eq!(missing.node(0, u64::MAX), Err(SealError::OutsideTree));
    assert_eq!(missing.node(255, u64::MAX), Err(SealError::OutsideTree));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn tiles_give_what_the_leaves_give(size in 1..3000u64, index: prop::sample::Index, old: prop::sample::Index) {
        let log = log_of(size);
        let naive = |level: u8, index: u64| {
            let from = (index << level) as usize;
            Ok::<_, SealError>(naive_root(&log.leaves[from..from + (1 << level)]))
        };
        let (index, old) = (index.index(size as usize) as u64, old.index(size as usize) as u64);
        prop_assert_eq!(log.tree().inclusion_path(index).unwrap(), inclusion_path(index, size, naive).unwrap());
        prop_assert_eq!(log.tree().consistency_path(old).unwrap(), consistency_path(old, size, naive).unwrap());
        prop_assert_eq!(log.tree().frontier().unwrap(), log.frontier.clone());
    }

    #[test]
    fn what_is_added_completes_what_was_there(old in 0..200_000u64, more in 0..100_000u64) {
        let new = old + more;
        let mut have: Vec<Tile> = tiles_of(old).filter(|tile| !tile.is_partial()).collect();
        let unchanged = tiles_of(old).filter(|tile| tile.is_partial());
        have.extend(unchanged.filter(|tile| Tile::in_tree(tile.level(), tile.index(), new) == Some(*tile)));
        have.extend(tiles_added(old, new));
        have.sort();
        let all: Vec<Tile> = tiles_of(new).collect();
        prop_assert_eq!(have, all);
    }

    #[test]
    fn paths_go_both_ways(level in 0..6u8, index in 0..1u64 << 16, width in 1..=256u16) {
        let tile = Tile::new(level.min(4), index, width).unwrap();
        prop_assert_eq!(tile.to_string().parse::<Tile>().unwrap(), tile);
    }

    #[test]
    fn reading_never_panics(text in ".*", path in "tile/[0-9x/.p]{0,40}") {
        let _ = text.parse::<Tile>();
        if let Ok(tile) = path.parse::<Tile>() {
            prop_assert_eq!(tile.to_string(), path);
        }
    }
}
