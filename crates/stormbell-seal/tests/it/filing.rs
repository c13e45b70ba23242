use proptest::prelude::*;
use stormbell_seal::{
    Checkpoint, FilingProof, Frontier, SealError, Signer, VerifierKey, commitment, leaf_hash,
};

use crate::support::{leaves, unhex};

const JOURNAL: &str = "ee.stormbell.example/journal";
const RECORD: &[u8] = b"report 7 came in";

fn signer() -> Signer {
    Signer::new(JOURNAL, &[3; 32]).unwrap()
}

/// The record as fifth of nine leaves, under a checkpoint of `origin`.
fn proof_under(origin: &str, signer: &Signer) -> FilingProof {
    let mut batch = leaves(9);
    batch[4] = leaf_hash(RECORD);
    let mut appended = Frontier::new().append(&batch).unwrap();
    let checkpoint = Checkpoint {
        origin: origin.to_owned(),
        size: appended.size,
        root: appended.root,
    };
    FilingProof {
        record: RECORD.to_vec(),
        index: 4,
        path: appended.paths.swap_remove(4),
        checkpoint: checkpoint.sign(signer).unwrap(),
        verifier: signer.verifier().to_string(),
    }
}

fn good() -> FilingProof {
    proof_under(JOURNAL, &signer())
}

#[test]
fn a_good_proof_says_where_the_record_is() {
    for pinned in [None, Some(signer().verifier())] {
        let checked = good().verify(pinned).unwrap();
        assert_eq!(checked.origin, JOURNAL);
        assert_eq!((checked.index, checked.size), (4, 9));
        assert_eq!(checked.record, RECORD);
        assert_eq!(&checked.verifier, signer().verifier());
    }
}

/// Key, text and signature made with the crypto module of Node.js.
#[test]
fn a_proof_that_another_program_made() {
    let proof = FilingProof {
        record: b"a record".to_vec(),
        index: 0,
        path: Vec::new(),
        checkpoint: "ee.stormbell.example/journal\n1\nc1F6z+zp9+rysWL5BWS8/OfkePn4v6NlZG9mdgXec5s=\n\n\
            \u{2014} ee.stormbell.example/journal UC8t3NBcdzrGFU+4/RMIGauu436/dbVHMmdA4P9L6pJG8S6d/JNnkaQ4y6BE73j5fcxH2fxjKw8zMfmh/9m/g9xBBgM=\n"
            .to_owned(),
        verifier: "ee.stormbell.example/journal+502f2ddc+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR".to_owned(),
    };
    assert_eq!(proof.verify(Some(signer().verifier())).unwrap().size, 1);
}

#[test]
fn another_key_does_not_do() {
    let other = Signer::new(JOURNAL, &[4; 32]).unwrap();
    assert_eq!(
        good().verify(Some(other.verifier())),
        Err(SealError::BadSignature)
    );
    let swapped = FilingProof {
        verifier: other.verifier().to_string(),
        ..good()
    };
    assert_eq!(swapped.verify(None), Err(SealError::BadSignature));
}

/// The node's key also signs its outboxes; an entry there is no filing.
#[test]
fn another_log_of_the_same_key_does_not_do() {
    let proof = proof_under("ee.stormbell.example/out/fi", &signer());
    assert_eq!(proof.verify(None), Err(SealError::BadSignature));
}

#[test]
fn another_record_position_or_path_does_not_do() {
    let changed = [
        FilingProof {
            record: b"report 7 came in.".to_vec(),
            ..good()
        },
        FilingProof { index: 5, ..good() },
        FilingProof { index: 9, ..good() },
        FilingProof {
            path: good().path[1..].to_vec(),
            ..good()
        },
        FilingProof {
            path: Vec::new(),
            ..good()
        },
    ];
    for proof in changed {
        assert_eq!(proof.verify(None), Err(SealError::BadProof));
    }
    let long = FilingProof {
        path: vec![[0; 32]; 65],
        ..good()
    };
    assert_eq!(
        long.verify(None),
        Err(SealError::TooLarge("a proof of filing"))
    );
}

/// Computed with the crypto module of Node.js.
#[test]
fn the_commitment_is_salted() {
    let expected = unhex("68bc7f63f6e9af95c6c67c07378168cd992c15d8e9897a0052b8aba4bb6d2a75");
    let words = "Our files are gone. Ühest hommikust.";
    assert_eq!(commitment(&[9; 32], words).to_vec(), expected);
    assert_ne!(commitment(&[8; 32], words), commitment(&[9; 32], words));
}

proptest! {
    #[test]
    fn verifying_never_panics(record: Vec<u8>, index: u64, path: Vec<[u8; 32]>, checkpoint in "(?s).*", verifier in ".*") {
        let proof = FilingProof { record, index, path, checkpoint, verifier };
        prop_assert!(proof.verify(None).is_err());
        let signed = FilingProof { checkpoint: good().checkpoint, verifier: good().verifier, ..proof };
        let pinned: VerifierKey = good().verifier.parse().unwrap();
        prop_assert!(signed.verify(Some(&pinned)).is_err());
    }
}
