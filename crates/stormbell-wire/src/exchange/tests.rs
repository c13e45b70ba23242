use super::*;
use proptest::prelude::*;
use stormbell_model::{
    Moment,
    exchange::{Extent, NodeName, StatementId, StatementKind},
    marking::Tlp,
};
use stormbell_seal::{SealError, Signer};

const NOW: Moment = Moment(1_795_000_000_000_000);

fn name(text: &str) -> NodeName {
    NodeName::parse(text).unwrap()
}

fn said() -> Said {
    Said {
        seq: 7,
        at: NOW,
        id: StatementId([3; 32]),
        kind: StatementKind::Alert,
        origin: name("se"),
        said_at: NOW,
        tlp: Tlp::Amber,
        expires: None,
        body: Some(([9; 32], 1_234)),
        wrap: Some(vec![5; 1_700]),
        rule: "named-node".into(),
        rules: "release-1".into(),
    }
}

#[test]
fn an_entry_is_read_as_it_was_written_and_fits() {
    let entry = Entry::Said(Box::new(said()));
    let bytes = entry.write().unwrap();
    assert!(bytes.len() < 3_000, "{}", bytes.len());
    assert_eq!(Entry::read(&bytes), Ok(entry));
    let first = Entry::First(First {
        at: NOW,
        goes_on_from: Extent {
            epoch: 0,
            size: 12,
            root: [4; 32],
        },
    });
    assert_eq!(Entry::read(&first.write().unwrap()), Ok(first));
}

#[test]
fn an_entry_that_is_too_large_is_neither_written_nor_read() {
    let large = Said {
        wrap: Some(vec![0; 4_000]),
        ..said()
    };
    assert_eq!(
        Entry::Said(Box::new(large)).write(),
        Err(EntryError::TooLarge)
    );
    assert_eq!(Entry::read(&[b' '; 5_000]), Err(EntryError::TooLarge));
}

#[test]
fn a_log_has_one_name() {
    let (se, ee) = (name("se"), name("ee"));
    let log = log_name("europe", &se, &ee, 3);
    assert_eq!(log, "europe/se/out/ee#3");
    assert_eq!(read_log_name(&log, "europe", &se, &ee), Some(3));
    assert_eq!(read_log_name(&log, "europe", &ee, &se), None);
    assert_eq!(
        read_log_name("europe/se/out/ee#03", "europe", &se, &ee),
        None
    );
}

#[test]
fn a_receipt_says_what_was_done() -> Result<(), SealError> {
    let signer = Signer::new("ee", &[1; 32])?;
    let receipt = Receipt {
        checkpoint: String::from("note"),
        told: vec![Told {
            id: StatementId([3; 32]),
            what: What::Refused(String::from("unknown-kind")),
            at: NOW,
        }],
    };
    let bytes = receipt.sign(&signer);
    let keys = [signer.verifier().clone()];
    assert_eq!(Receipt::open(&bytes, &keys), Ok(receipt));
    let other = [Signer::new("lt", &[2; 32])?.verifier().clone()];
    assert!(Receipt::open(&bytes, &other).is_err());
    Ok(())
}

#[test]
fn a_body_is_bounded_both_ways() {
    let body = Body::Indicators(Named {
        values: vec![Value {
            kind: "domain".into(),
            value: "evil.example".into(),
            ..Value::default()
        }],
        ..Named::default()
    });
    let bytes = body.write().unwrap();
    let media = media_of(&StatementKind::Indicators);
    assert_eq!(Body::read(&media, &bytes), Ok(body));
    assert_eq!(
        Body::read("application/json", &bytes),
        Err(BodyError::Media)
    );
    let many = Body::Indicators(Named {
        values: vec![Value::default(); VALUES_MAX + 1],
        ..Named::default()
    });
    assert_eq!(many.write(), Err(BodyError::Field("values")));
}

proptest! {
    #[test]
    fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..300), text in ".{0,300}") {
        let _ = Entry::read(&bytes);
        let _ = Entry::read(text.as_bytes());
        let _ = Receipt::open(text.as_bytes(), &[]);
        for kind in StatementKind::KNOWN {
            let _ = Body::read(&media_of(kind), text.as_bytes());
        }
    }
}
