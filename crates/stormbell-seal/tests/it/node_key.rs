use proptest::prelude::*;
use stormbell_seal::NodeKey;

use crate::support::{Seeded, unhex};

const SEVENS: &str = "stormbell-node-key-1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

#[test]
fn text_goes_both_ways() {
    let key = NodeKey::generate(&Seeded::new(1));
    let text = key.to_text();
    let again = NodeKey::from_text(&format!("  {}\n", *text)).unwrap();
    assert_eq!(*again.to_text(), *text);
    assert_eq!(*again.derive("x"), *key.derive("x"));
}

/// Computed with the crypto module of Node.js; a change here would make every database unreadable.
#[test]
fn derives_the_same_for_ever() {
    let key = NodeKey::from_text(SEVENS).unwrap();
    let expected = unhex("d18c061356ae60ead01c043cb9644cdb80381dc917ca10438a216ae7c115a112");
    assert_eq!(key.derive("a purpose").to_vec(), expected);
    assert_ne!(*key.derive("another"), *key.derive("a purpose"));
}

#[test]
fn shows_nothing_of_itself() {
    let key = NodeKey::from_text(SEVENS).unwrap();
    assert_eq!(format!("{key:?}"), "NodeKey(redacted)");
}

#[test]
fn refuses_what_is_no_key() {
    let cases = [
        "",
        "stormbell-node-key-1:",
        "stormbell-node-key-1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc",
        "stormbell-node-key-1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwd=",
        "stormbell-node-key-1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH",
        "stormbell-node-key-2:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
        "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
    ];
    for text in cases {
        assert!(NodeKey::from_text(text).is_err(), "{text}");
    }
    assert!(NodeKey::from_text(&"B".repeat(1 << 20)).is_err());
}

proptest! {
    #[test]
    fn reading_never_panics(text in ".*") {
        let _ = NodeKey::from_text(&text);
        let _ = NodeKey::from_text(&format!("stormbell-node-key-1:{text}"));
    }
}
