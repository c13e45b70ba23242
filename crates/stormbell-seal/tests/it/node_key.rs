use proptest::prelude::*;
use stormbell_seal::{NodeKey, SealError, WrappedKey};

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

#[test]
fn a_wrapped_key_opens_with_the_answer_alone() {
    let chance = Seeded::new(3);
    let key = NodeKey::generate(&chance);
    let challenge = WrappedKey::challenge(&chance);
    let wrapped = WrappedKey::wrap(&key, challenge, &[7; 32]).unwrap();
    let again = WrappedKey::from_text(&format!("{}\n", wrapped.to_text())).unwrap();
    assert_eq!(again, wrapped);
    assert_eq!(again.asks(), &challenge);
    let opened = again.open(&[7; 32]).unwrap();
    assert_eq!(*opened.to_text(), *key.to_text());
    assert_eq!(again.open(&[8; 32]).unwrap_err(), SealError::NotOpened);
    assert!(
        again.open(&[7; 19]).is_err(),
        "an answer that can be guessed"
    );
    assert!(!wrapped.to_text().contains(&key.to_text()[21..]));
    for text in [
        "",
        "stormbell-wrapped-node-key-1:",
        "stormbell-wrapped-node-key-1:AAAA",
    ] {
        assert!(WrappedKey::from_text(text).is_err(), "{text}");
    }
}
