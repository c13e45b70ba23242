//! Envelopes and statements: the published vector, what is refused, and that nothing narrower becomes wider.

use super::*;
use crate::dsse::{Envelope, EnvelopeError, pae};
use proptest::prelude::*;
use std::collections::BTreeSet;
use stormbell_model::{
    Moment,
    exchange::*,
    marking::{ALL as LABELS, Tlp},
};
use stormbell_seal::Signer;

fn signer(name: &str) -> Signer {
    Signer::new(name, &[7; 32]).unwrap()
}

fn statement() -> Statement {
    Statement {
        kind: StatementKind::Indicators,
        origin: NodeName::parse("se").unwrap(),
        at: Moment::parse_rfc3339("2010-12-03T12:00:00Z").unwrap(),
        nonce: [5; 16],
        parents: vec![StatementId([1; 32])],
        takes_back: Vec::new(),
        marks: Marks {
            tlp: Tlp::Amber,
            pap: Pap::Green,
            originator_controls: false,
            compartments: BTreeSet::from([Compartment("A1.3".into())]),
            audience: Audience {
                nodes: ["ee", "lt"].map(|n| NodeName::parse(n).unwrap()).into(),
                groups: BTreeSet::from([(GroupId([3; 16]), 4)]),
                constituents: true,
                public: false,
            },
            personal: Personal::On(Basis::TeamTask),
            expires: Some(Moment::parse_rfc3339("2011-01-03T12:00:00Z").unwrap()),
        },
        lang: "en".into(),
        subject: "Addresses of the flood of 3 December".into(),
        body: Some(Body {
            media: "application/stix+json;version=2.1".into(),
            sha256: [9; 32],
            size: 12_345,
        }),
    }
}

fn sealed(s: &Statement) -> Envelope {
    sign(s, &signer("se")).unwrap()
}

fn read_text(payload: &str) -> Result<Statement, StatementError> {
    let key = signer("se");
    let envelope = Envelope::sign(STATEMENT_TYPE, payload.as_bytes().to_vec(), &key);
    read(&envelope.verify(&[key.verifier().clone()]).unwrap())
}

#[test]
fn the_encoding_is_the_published_one() {
    // The example of the DSSE protocol document.
    let encoded = pae("http://example.com/HelloWorld", b"hello world");
    assert_eq!(
        encoded,
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    );
    assert_eq!(pae("", b""), b"DSSEv1 0  0 ");
}

#[test]
fn what_was_said_is_what_is_read() {
    let said = statement();
    let bytes = sealed(&said).write();
    let key = signer("se").verifier().clone();
    let verified = Envelope::read(STATEMENT_TYPE, &bytes)
        .unwrap()
        .verify(&[key])
        .unwrap();
    assert_eq!(read(&verified), Ok(said));
}

#[test]
fn the_name_covers_the_type_and_every_byte() {
    let key = signer("se");
    let id = |s: &Statement| {
        let verified = sealed(s).verify(&[key.verifier().clone()]).unwrap();
        super::id(&verified)
    };
    let mut other = statement();
    other.nonce[0] ^= 1;
    assert_ne!(id(&statement()), id(&other));
    // The same with another program: printf 'DSSEv1 43 application/vnd.stormbell.statement.v1+json 2 {}' | sha256sum
    let empty = Envelope::sign(STATEMENT_TYPE, b"{}".to_vec(), &key);
    let name = super::id(&empty.verify(&[key.verifier().clone()]).unwrap());
    assert_eq!(stormbell_model::text::hex(&name.0), EMPTY_SHA256);
}

const EMPTY_SHA256: &str = "c413dbbec234647b74b03f03341beda2a6974c8f17af25ac1d01160077938b44";

#[test]
fn who_signed_counts() {
    let (se, ee) = (signer("se"), signer("ee"));
    let known = se.verifier().clone();
    assert_eq!(
        sealed(&statement()).verify(&[ee.verifier().clone()]),
        Err(EnvelopeError::NotSigned)
    );
    assert_eq!(
        sealed(&statement()).verify(&[]),
        Err(EnvelopeError::NotSigned)
    );
    // A signature under the right name over other bytes.
    let text = String::from_utf8(sealed(&statement()).write()).unwrap();
    let other =
        String::from_utf8(Envelope::sign(STATEMENT_TYPE, b"{}".to_vec(), &se).write()).unwrap();
    let tail = |t: &str| t[t.find("\"signatures\"").unwrap()..].to_owned();
    let forged = text.replace(&tail(&text), &tail(&other));
    assert_eq!(
        Envelope::read(STATEMENT_TYPE, forged.as_bytes())
            .unwrap()
            .verify(&[known]),
        Err(EnvelopeError::BadSignature)
    );
}

#[test]
fn another_type_is_no_statement() {
    let bytes = sealed(&statement()).write();
    let text = String::from_utf8(bytes).unwrap().replace(".v1+", ".v2+");
    assert_eq!(
        Envelope::read(STATEMENT_TYPE, text.as_bytes()),
        Err(EnvelopeError::OtherType)
    );
}

#[test]
fn what_is_left_out_is_the_narrowest() {
    let least = r#"{"v":1,"nonce":"BQUFBQUFBQUFBQUFBQUFBQ==","kind":"alert","origin":"se","at":"2010-12-03T12:00:00Z","lang":"sv","subject":""}"#;
    let s = read_text(least).unwrap();
    assert_eq!((s.marks.tlp, s.marks.pap), (Tlp::Red, Pap::Red));
    assert!(s.marks.originator_controls && s.marks.audience.is_nobody());
    let with = |more: &str| read_text(&least.replace("}", &format!(",{more}}}"))).unwrap();
    assert_eq!(
        with(r#""personal":{"basis":"because"}"#).marks.personal,
        Personal::Unfounded
    );
    assert_eq!(with(r#""tlp":"PURPLE""#).marks.tlp, Tlp::Red);
    assert_eq!(with(r#""invented":[1,{"later":true}]"#), s);
}

#[test]
fn what_is_malformed_is_named() {
    let good = String::from_utf8(write(&statement()).unwrap()).unwrap();
    let field = |from: &str, to: &str| read_text(&good.replace(from, to));
    assert_eq!(field("\"v\":1", "\"v\":2"), Err(StatementError::Version));
    assert_eq!(
        field("\"origin\":\"se\"", "\"origin\":\"S E\""),
        Err(StatementError::Field("origin"))
    );
    assert_eq!(
        field("2010-12-03T12", "2010-13-03T12"),
        Err(StatementError::Field("at"))
    );
    assert_eq!(field("sb1-", "sb2-"), Err(StatementError::Field("parents")));
    assert_eq!(
        field("\"ee\"", "\"EE\""),
        Err(StatementError::Field("audience"))
    );
    assert_eq!(
        field("\"lang\":\"en\"", "\"lang\":\"en\",\"lang\":\"en\""),
        Err(StatementError::Syntax)
    );
    assert_eq!(
        field("Addresses", &"å".repeat(201)),
        Err(StatementError::Field("subject"))
    );
}

proptest! {
    #[test]
    fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Envelope::read(STATEMENT_TYPE, &bytes);
        let key = signer("se");
        let verified = Envelope::sign(STATEMENT_TYPE, bytes, &key).verify(&[key.verifier().clone()]).unwrap();
        let _ = read(&verified);
    }

    #[test]
    fn marks_survive_the_wire(tlp in 0usize..5, control: bool, public: bool, expires in proptest::option::of(0i64..4_000_000_000)) {
        let mut said = statement();
        said.marks.tlp = LABELS[tlp];
        said.marks.originator_controls = control;
        said.marks.audience.public = public;
        said.marks.expires = expires.map(|s| Moment(s * 1_000_000));
        let key = signer("se");
        let verified = sealed(&said).verify(&[key.verifier().clone()]).unwrap();
        prop_assert_eq!(read(&verified).unwrap().marks, said.marks);
    }
}
