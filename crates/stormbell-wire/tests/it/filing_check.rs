//! The file a reporter kept: good as it came, and no longer once anything in it was changed.

use serde_json::{Value, json};
use stormbell_seal::{Checkpoint, Frontier, Signer, commitment, filing::FilingProof, leaf_hash};
use stormbell_wire::{
    filing_check::{NotGenuine, check},
    hex,
    proof_json::ProofJson,
};

const WORDS: &str = "Our site is flooded.";
const SALT: [u8; 32] = [9; 32];

fn signer(seed: u8) -> Signer {
    Signer::new("stormbell/se/0102030405", &[seed; 32]).unwrap()
}

/// The whole answer of a node that has three entries, the second of them ours.
fn answer(seed: u8) -> Value {
    let content = commitment(&SALT, WORDS);
    let record = json!({"v": 1, "at": 1_290_960_000_000_000_i64, "act": "report filed", "by": "visitor",
        "subject": "0190", "reference": "SE-2010-ABCDEF", "content": hex(&content), "nonce": "00"});
    let record = record.to_string().into_bytes();
    let leaves = [leaf_hash(b"one"), leaf_hash(&record), leaf_hash(b"three")];
    let mut tree = Frontier::new();
    let mut appended = tree.append(&leaves).unwrap();
    let signer = signer(seed);
    let checkpoint = Checkpoint {
        origin: signer.name().to_owned(),
        size: 3,
        root: tree.root(),
    };
    let filing = FilingProof {
        record,
        index: 1,
        path: appended.paths.remove(1),
        checkpoint: checkpoint.sign(&signer).unwrap(),
        verifier: signer.verifier().to_string(),
    };
    json!({"receipt": "1234 5678 9012 3456 7888", "reference": "SE-2010-ABCDEF", "report_id": "0190",
        "filed_at": "2010-11-28T16:00:00Z", "proof": ProofJson::new(&filing, &SALT, &content), "first_aid": {}})
}

fn checked(answer: &Value) -> Result<stormbell_wire::filing_check::Genuine, NotGenuine> {
    let key = signer(1).verifier().clone();
    check(answer.to_string().as_bytes(), Some(&key), Some(WORDS))
}

#[test]
fn a_good_answer_says_what_it_proves() {
    let good = checked(&answer(1)).unwrap();
    assert_eq!((good.index, good.size), (1, 3));
    assert_eq!(good.filed_at.rfc3339(), "2010-11-28T16:00:00Z");
    assert_eq!(good.journal, "stormbell/se/0102030405");
    assert!(good.pinned && good.words_checked);
    let bare = answer(1)["proof"].to_string();
    let good = check(bare.as_bytes(), None, None).unwrap();
    assert!(!good.pinned && !good.words_checked);
}

#[test]
fn another_nodes_key_is_not_the_pinned_one() {
    assert_eq!(checked(&answer(2)).unwrap_err(), NotGenuine::OtherKey);
    assert!(check(answer(2).to_string().as_bytes(), None, Some(WORDS)).is_ok());
}

#[test]
fn other_words_are_not_the_ones_filed() {
    let file = answer(1).to_string();
    let other = check(file.as_bytes(), None, Some("Our site is flooded!"));
    assert_eq!(other.unwrap_err(), NotGenuine::Words);
}

#[test]
fn every_changed_field_is_found() {
    let good = answer(1);
    assert!(checked(&good).is_ok());
    for name in ["receipt", "reference", "report_id", "filed_at"] {
        let mut bad = good.clone();
        bad[name] = changed(&good[name]);
        assert!(checked(&bad).is_err(), "{name}");
    }
    for (name, value) in good["proof"].as_object().unwrap() {
        let mut bad = good.clone();
        bad["proof"][name] = changed(value);
        assert!(checked(&bad).is_err(), "proof/{name}");
        bad["proof"].as_object_mut().unwrap().remove(name);
        assert!(checked(&bad).is_err(), "without proof/{name}");
    }
}

/// Another value of the same type: every letter or digit moved by one place, or the number one more.
fn changed(value: &Value) -> Value {
    match value {
        Value::Number(n) => json!(n.as_u64().unwrap() + 1),
        Value::Array(items) => items.iter().skip(1).cloned().collect(),
        text => {
            let text = text.as_str().unwrap();
            let at = text.find(|c: char| c.is_ascii_alphanumeric()).unwrap();
            let swap = if &text[at..=at] == "1" { "2" } else { "1" };
            json!(format!("{}{swap}{}", &text[..at], &text[at + 1..]))
        }
    }
}

#[test]
fn every_changed_byte_of_the_signed_parts_is_found() {
    let good = answer(1);
    assert!(checked(&good).is_ok());
    for name in ["record", "checkpoint", "key", "salt", "content_sha256"] {
        let text = good["proof"][name].as_str().unwrap();
        for at in 0..text.len() {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1;
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            let mut bad = good.clone();
            bad["proof"][name] = json!(text);
            assert!(checked(&bad).is_err(), "proof/{name} byte {at}");
        }
    }
}
