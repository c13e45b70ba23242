use proptest::prelude::*;
use stormbell_seal::{
    Appended, Frontier, Hash, SealError, consistency_path, inclusion_path, leaf_hash,
    verify_consistency, verify_inclusion,
};

use crate::support::{hash, leaves, naive_consistency, naive_path, naive_root};

/// The leaves and roots of the reference tree of Certificate Transparency.
const REFERENCE: [(&[u8], &str); 8] = [
    (
        b"",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    ),
    (
        b"\x00",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    ),
    (
        b"\x10",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    ),
    (
        b"\x20\x21",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (
        b"\x30\x31",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    ),
    (
        b"\x40\x41\x42\x43",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    ),
    (
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    ),
    (
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ),
];

fn grow(frontier: &mut Frontier, new: &[Hash]) -> Appended {
    frontier.append(new).unwrap()
}

/// Gives complete subtrees from the leaves, as naively as possible.
fn reader(leaves: &[Hash]) -> impl FnMut(u8, u64) -> Result<Hash, SealError> {
    move |level, index| {
        let (from, count) = ((index << level) as usize, 1 << level);
        let part = leaves
            .get(from..from + count)
            .ok_or(SealError::OutsideTree)?;
        Ok(naive_root(part))
    }
}

#[test]
fn the_reference_tree_has_the_known_roots() {
    let mut frontier = Frontier::new();
    assert_eq!(
        frontier.root(),
        hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    );
    for (record, root) in REFERENCE {
        assert_eq!(grow(&mut frontier, &[leaf_hash(record)]).root, hash(root));
    }
}

/// Two proofs of the reference tree as they are printed in other implementations' tests.
#[test]
fn the_reference_tree_has_the_known_consistency_proofs() {
    let leaves: Vec<Hash> = REFERENCE
        .iter()
        .map(|(record, _)| leaf_hash(record))
        .collect();
    let path = consistency_path(2, 5, reader(&leaves)).unwrap();
    assert_eq!(
        path,
        [
            hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
            hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
        ]
    );
    let path = consistency_path(6, 8, reader(&leaves)).unwrap();
    assert_eq!(
        path[1..],
        [
            hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
            hash(REFERENCE[3].1),
        ]
    );
}

#[test]
fn every_tree_up_to_seventy_agrees_with_the_standard_text() {
    let all = leaves(70);
    for size in 1..=all.len() {
        let tree = &all[..size];
        let root = naive_root(tree);
        for index in 0..size {
            let path = inclusion_path(index as u64, size as u64, reader(tree)).unwrap();
            assert_eq!(path, naive_path(index, tree), "leaf {index} of {size}");
            verify_inclusion(&tree[index], index as u64, size as u64, &path, &root).unwrap();
        }
    }
}

#[test]
fn every_pair_of_trees_up_to_seventy_agrees_with_the_standard_text() {
    let all = leaves(70);
    for new in 1..=all.len() {
        let tree = &all[..new];
        let root = naive_root(tree);
        for old in 1..=new {
            let path = consistency_path(old as u64, new as u64, reader(tree)).unwrap();
            assert_eq!(path, naive_consistency(old, tree), "{old} in {new}");
            let old_root = naive_root(&tree[..old]);
            verify_consistency(old as u64, &old_root, new as u64, &root, &path).unwrap();
        }
    }
}

#[test]
fn nothing_is_proven_outside_the_tree() {
    let tree = leaves(5);
    let root = naive_root(&tree);
    assert!(inclusion_path(5, 5, reader(&tree)).is_err());
    assert!(inclusion_path(0, 0, reader(&tree)).is_err());
    assert!(consistency_path(6, 5, reader(&tree)).is_err());
    assert!(verify_inclusion(&tree[0], 5, 5, &naive_path(0, &tree), &root).is_err());
    assert!(verify_inclusion(&tree[0], 0, 0, &[], &root).is_err());
    assert!(verify_consistency(6, &root, 5, &root, &[]).is_err());
    assert!(verify_consistency(3, &root, 5, &root, &[]).is_err());
    assert!(verify_consistency(5, &root, 5, &tree[0], &[]).is_err());
}

#[test]
fn the_empty_tree_begins_every_tree() {
    let empty = Frontier::new().root();
    let tree = leaves(3);
    assert_eq!(
        consistency_path(0, 3, reader(&tree)).unwrap(),
        Vec::<Hash>::new()
    );
    verify_consistency(0, &empty, 3, &naive_root(&tree), &[]).unwrap();
    assert!(verify_consistency(0, &tree[0], 3, &naive_root(&tree), &[]).is_err());
    assert!(verify_consistency(0, &empty, 3, &naive_root(&tree), &[tree[0]]).is_err());
}

#[test]
fn an_append_of_nothing_changes_nothing() {
    let mut frontier = Frontier::new();
    grow(&mut frontier, &leaves(11));
    let before = frontier.clone();
    let appended = grow(&mut frontier, &[]);
    assert_eq!(frontier, before);
    assert_eq!((appended.root, appended.paths.len()), (before.root(), 0));
}

/// The frontier of a very large log fits in memory, so growing one can be tried without having one.
#[test]
fn grows_at_the_far_end_of_the_numbers() {
    let size = (1 << 63) + 5;
    let mut frontier = Frontier::from_parts(size, leaves(3)).unwrap();
    let new = leaves(9);
    let appended = grow(&mut frontier, &new);
    for (n, path) in appended.paths.iter().enumerate() {
        verify_inclusion(
            &new[n],
            size + n as u64,
            appended.size,
            path,
            &appended.root,
        )
        .unwrap();
    }
    let mut full = Frontier::from_parts(u64::MAX, vec![[0; 32]; 64]).unwrap();
    assert_eq!(full.append(&leaves(1)), Err(SealError::OutsideTree));
    assert_eq!(full.size(), u64::MAX);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_batch_gives_every_new_leaf_its_path(batches in prop::collection::vec(0..40u64, 1..8)) {
        let all = leaves(batches.iter().sum());
        let mut frontier = Frontier::new();
        for count in batches {
            let old = frontier.size() as usize;
            let new = old + count as usize;
            let appended = grow(&mut frontier, &all[old..new]);
            prop_assert_eq!(appended.root, naive_root(&all[..new]));
            prop_assert_eq!(appended.size, new as u64);
            prop_assert_eq!(appended.paths.len(), new - old);
            for (path, index) in appended.paths.iter().zip(old..) {
                prop_assert_eq!(path, &naive_path(index, &all[..new]));
            }
        }
    }

    #[test]
    fn a_frontier_survives_its_bytes(size in 0..2000u64) {
        let mut frontier = Frontier::new();
        grow(&mut frontier, &leaves(size));
        let again = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
        prop_assert_eq!(&again, &frontier);
        prop_assert_eq!(frontier.to_bytes().len(), 8 + 32 * size.count_ones() as usize);
    }

    #[test]
    fn reading_a_frontier_never_panics(bytes: Vec<u8>) {
        let _ = Frontier::from_bytes(&bytes);
    }

    #[test]
    fn any_changed_bit_breaks_an_inclusion_proof(
        size in 2..600u64, index: prop::sample::Index, at: prop::sample::Index, bit in 0..256usize,
    ) {
        let tree = leaves(size);
        let index = index.index(tree.len());
        let root = naive_root(&tree);
        let mut path = naive_path(index, &tree);
        let mut leaf = tree[index];
        let at = at.index(path.len() + 1);
        let changed = path.get_mut(at).unwrap_or(&mut leaf);
        changed[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(verify_inclusion(&leaf, index as u64, size, &path, &root).is_err());
    }

    #[test]
    fn another_position_or_length_breaks_an_inclusion_proof(size in 2..600u64, index: prop::sample::Index, other in 0..600u64) {
        let tree = leaves(size);
        let index = index.index(tree.len());
        let root = naive_root(&tree);
        let path = naive_path(index, &tree);
        if other != index as u64 {
            prop_assert!(verify_inclusion(&tree[index], other, size, &path, &root).is_err());
        }
        let longer = [path.as_slice(), &[root]].concat();
        prop_assert!(verify_inclusion(&tree[index], index as u64, size, &longer, &root).is_err());
        let shorter = &path[..path.len() - 1];
        prop_assert!(verify_inclusion(&tree[index], index as u64, size, shorter, &root).is_err());
    }

    #[test]
    fn any_changed_bit_breaks_a_consistency_proof(
        new in 2..400usize, old: prop::sample::Index, at: prop::sample::Index, bit in 0..256usize,
    ) {
        let tree = leaves(new as u64);
        let old = 1 + old.index(new - 1);
        let (mut old_root, root) = (naive_root(&tree[..old]), naive_root(&tree));
        let mut path = naive_consistency(old, &tree);
        let at = at.index(path.len() + 1);
        let changed = path.get_mut(at).unwrap_or(&mut old_root);
        changed[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(verify_consistency(old as u64, &old_root, new as u64, &root, &path).is_err());
    }

    #[test]
    fn verifying_never_panics(index: u64, size: u64, path: Vec<[u8; 32]>, root: [u8; 32]) {
        let _ = verify_inclusion(&root, index, size, &path, &root);
        let _ = verify_consistency(index, &root, size, &root, &path);
    }
}
