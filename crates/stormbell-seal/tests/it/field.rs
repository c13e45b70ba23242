use proptest::prelude::*;
use stormbell_seal::{FieldKeys, NodeKey, Place, SealError, constant_time_eq};

use crate::support::{Fixed, Seeded, unhex};

const PLACE: Place<'static> = Place {
    table: "report",
    row: &[0, 1, 2, 255],
    column: "narrative",
};

fn sevens() -> NodeKey {
    NodeKey::from_text("stormbell-node-key-1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=").unwrap()
}

fn keys(seed: u64) -> FieldKeys {
    FieldKeys::new(&[NodeKey::generate(&Seeded::new(seed))]).unwrap()
}

/// Computed with the crypto module of Node.js (HKDF, AES-256-GCM, HMAC); yesterday's database must open tomorrow.
#[test]
fn seals_and_looks_up_the_same_for_ever() {
    let keys = FieldKeys::new(&[sevens()]).unwrap();
    let nonce = Fixed(&[
        0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb,
    ]);
    let sealed = unhex(
        "01ffffe62200112233445566778899aabb8768e0db345ccfb0a2bf2e50ec84eeff\
         6b8b261b4b2cbfbf6d3e5f039ec731ea6416cc11f572cdb2",
    );
    let plain = b"help, our files are gone";
    assert_eq!(keys.seal(PLACE, plain, &nonce), sealed);
    assert_eq!(keys.open(PLACE, &sealed).unwrap().as_slice(), plain);
    assert_eq!(
        keys.lookup("receipt", b"12345").to_vec(),
        unhex("e4faeb968c26f46f6d34bb5211212bfe469c971c18886d1564dc6d51f2977e40")
    );
}

#[test]
fn a_value_that_was_moved_does_not_open() {
    let keys = keys(1);
    let sealed = keys.seal(PLACE, b"secret", &Seeded::new(2));
    let elsewhere = [
        Place {
            table: "officer",
            ..PLACE
        },
        Place {
            row: &[0, 1, 2, 254],
            ..PLACE
        },
        Place { row: &[], ..PLACE },
        Place {
            column: "contact",
            ..PLACE
        },
        // The same bytes in a row, cut differently.
        Place {
            table: "repor",
            row: &[b't', 0, 1, 2, 255],
            ..PLACE
        },
    ];
    for place in elsewhere {
        assert_eq!(
            keys.open(place, &sealed),
            Err(SealError::NotOpened),
            "{place:?}"
        );
    }
}

#[test]
fn the_first_key_seals_and_every_known_key_opens() {
    let (old, new) = (
        NodeKey::generate(&Seeded::new(1)),
        NodeKey::generate(&Seeded::new(2)),
    );
    let before = FieldKeys::new(std::slice::from_ref(&old)).unwrap();
    let during = FieldKeys::new(&[new.clone(), old]).unwrap();
    let after = FieldKeys::new(&[new]).unwrap();
    let chance = Seeded::new(3);

    let sealed = before.seal(PLACE, b"x", &chance);
    assert!(during.wants_renewal(&sealed));
    let renewed = during.seal(PLACE, &during.open(PLACE, &sealed).unwrap(), &chance);
    assert!(!during.wants_renewal(&renewed));
    assert_eq!(after.open(PLACE, &sealed), Err(SealError::UnknownKey));
    assert_eq!(after.open(PLACE, &renewed).unwrap().as_slice(), b"x");
    assert_eq!(
        during.lookups("w", b"x"),
        [after.lookup("w", b"x"), before.lookup("w", b"x")]
    );
}

#[test]
fn the_same_words_never_look_the_same() {
    let (keys, chance) = (keys(1), Seeded::new(2));
    assert_ne!(
        keys.seal(PLACE, b"same", &chance),
        keys.seal(PLACE, b"same", &chance)
    );
}

#[test]
fn lookups_are_apart_by_purpose_and_key() {
    let a = keys(1);
    assert_ne!(a.lookup("receipt", b"1"), a.lookup("session", b"1"));
    assert_ne!(a.lookup("ab", b"c"), a.lookup("a", b"bc"));
    assert_ne!(a.lookup("receipt", b"1"), keys(2).lookup("receipt", b"1"));
}

#[test]
fn needs_a_key_and_does_not_show_it() {
    assert!(FieldKeys::new(&[]).is_err());
    assert!(format!("{:?}", keys(1)).contains("redacted"));
}

#[test]
fn compares() {
    assert!(constant_time_eq(b"abc", b"abc"));
    assert!(!constant_time_eq(b"abc", b"abd"));
    assert!(!constant_time_eq(b"abc", b"ab"));
}

proptest! {
    #[test]
    fn opens_what_it_sealed(plain: Vec<u8>, row: Vec<u8>, seed: u64) {
        let keys = keys(seed);
        let place = Place { row: &row, ..PLACE };
        let sealed = keys.seal(place, &plain, &Seeded::new(seed));
        let opened = keys.open(place, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), plain.as_slice());
    }

    #[test]
    fn any_changed_bit_is_noticed(plain: Vec<u8>, at: proptest::sample::Index, bit in 0..8u8) {
        let keys = keys(5);
        let mut sealed = keys.seal(PLACE, &plain, &Seeded::new(6));
        let at = at.index(sealed.len());
        sealed[at] ^= 1 << bit;
        prop_assert!(keys.open(PLACE, &sealed).is_err());
    }

    #[test]
    fn opening_never_panics(bytes: Vec<u8>) {
        prop_assert!(keys(1).open(PLACE, &bytes).is_err());
    }
}
