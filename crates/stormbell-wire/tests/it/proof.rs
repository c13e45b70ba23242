//! The proof of filing: there and back, in the answer and alone, and every way to be malformed.

use serde_json::{Value, json};
use stormbell_seal::{Checkpoint, Signer, filing::FilingProof, leaf_hash};
use stormbell_wire::proof_json::{ProofError, ProofJson, read_answer};

fn proof() -> ProofJson {
    let signer = Signer::new("node.example/journal", &[7; 32]).unwrap();
    let record = b"record".to_vec();
    let checkpoint = Checkpoint {
        origin: signer.name().to_owned(),
        size: 1,
        root: leaf_hash(&record),
    };
    let filing = FilingProof {
        record,
        index: 0,
        path: vec![],
        checkpoint: checkpoint.sign(&signer).unwrap(),
        verifier: signer.verifier().to_string(),
    };
    ProofJson::new(&filing, &[1; 32], &[2; 32])
}

fn read(value: &Value) -> Result<stormbell_wire::proof_json::ReadAnswer, ProofError> {
    read_answer(value.to_string().as_bytes())
}

#[test]
fn it_is_read_alone_and_in_the_answer() {
    let bare = serde_json::to_value(proof()).unwrap();
    let alone = read(&bare).unwrap();
    assert!(alone.proof.filing.verify(None).is_ok());
    assert_eq!(
        (alone.proof.salt, alone.proof.content_sha256),
        ([1; 32], [2; 32])
    );
    let whole =
        json!({"receipt": "1", "reference": "SE-2010-ABCDEF", "proof": bare, "first_aid": {}});
    let whole = read(&whole).unwrap();
    assert_eq!(whole.proof, alone.proof);
    assert_eq!(whole.reference.as_deref(), Some("SE-2010-ABCDEF"));
}

#[test]
fn every_malformed_field_is_named() {
    let with = |field: &str, value: Value| {
        let mut bare = serde_json::to_value(proof()).unwrap();
        bare[field] = value;
        read(&bare).unwrap_err()
    };
    assert_eq!(with("version", json!(2)), ProofError::Version);
    assert_eq!(with("record", json!("%")), ProofError::Field("record"));
    assert_eq!(with("path", json!(["AA=="])), ProofError::Field("path"));
    assert_eq!(
        with("salt", json!("0G".repeat(32))),
        ProofError::Field("salt")
    );
    assert_eq!(
        with("salt", json!("AA".repeat(32))),
        ProofError::Field("salt")
    );
    assert_eq!(
        with("content_sha256", json!("00")),
        ProofError::Field("content_sha256")
    );
    assert_eq!(with("index", json!(-1)), ProofError::Malformed);
    assert_eq!(with("extra", json!(1)), ProofError::Malformed);
    assert_eq!(read_answer(b"receipt").unwrap_err(), ProofError::Malformed);
    assert_eq!(
        read_answer(&vec![b' '; 2 << 20]).unwrap_err(),
        ProofError::TooLarge
    );
}
