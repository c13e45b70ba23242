//! Files that operators hand each other, and what they are shown before they sign.

use super::{tests::*, *};
use crate::dsse::Envelope;

#[test]
fn a_card_is_read_as_it_was_written() {
    let lv = member("lv", MemberKind::State);
    let card = write_card(&name("lv"), &lv).unwrap();
    assert_eq!(read_card(&card).unwrap(), (name("lv"), lv.clone()));
    let text = String::from_utf8(card).unwrap();
    let wrong =
        |from: &str, to: &str| read_card(text.replacen(from, to, 1).as_bytes()).unwrap_err();
    assert_eq!(wrong("card\": 1", "card\": 2"), CharterError::Version);
    assert_eq!(wrong("\"lv\"", "\"LV\""), CharterError::Field("name"));
    assert_eq!(
        wrong("lv.example:8443", "lv.example"),
        CharterError::Field("endpoints")
    );
    assert_eq!(read_card(b"{}").unwrap_err(), CharterError::Syntax);
    let nowhere = Member {
        tls_pins: Default::default(),
        ..lv
    };
    assert!(write_card(&name("lv"), &nowhere).is_err());
}

#[test]
fn a_chain_is_read_as_it_was_written_and_one_alone_is_a_chain() {
    let charters = vec![
        signed(&first(), &ALL),
        signed(&next(|_| {}), &["ee", "lt", "se"]),
    ];
    assert_eq!(
        read_chain(&write_chain(&charters).unwrap()).unwrap(),
        charters
    );
    assert_eq!(read_chain(&charters[0]).unwrap(), charters[..1]);
}

#[test]
fn people_see_what_would_change() {
    let current = believed();
    assert_eq!(changes(&current, &next(|c| c.number = 9)), []);
    let changed = next(|c| {
        c.members.remove(&name("fi"));
        c.members
            .insert(name("lv"), member("lv", MemberKind::State));
        let lt = c.members.get_mut(&name("lt")).unwrap();
        lt.root = key("lt", 9).verifier().clone();
        lt.endpoints = vec!["192.0.2.1:9".into()];
        c.quorum = 4;
    });
    let fingerprint = |who: &str, purpose| key(who, purpose).verifier().fingerprint();
    let before = "[2001:db8::1]:8443, lt.example:8443".to_owned();
    assert_eq!(
        changes(&current, &changed),
        [
            Change::Root(name("lt"), fingerprint("lt", 9)),
            Change::Of(name("lt"), "addresses", before, "192.0.2.1:9".into()),
            Change::Joins(name("lv"), fingerprint("lv", ROOT)),
            Change::Leaves(name("fi")),
            Change::Quorum(3, 4),
        ]
    );
}

#[test]
fn people_see_who_has_signed_and_who_must() {
    let with_latvia = next(|c| {
        c.members
            .insert(name("lv"), member("lv", MemberKind::State));
        c.quorum = 4;
    });
    let current = believed();
    let begun = signed(&with_latvia, &["ee"]);
    let looked = proposed(Some(&current), &begun).unwrap();
    assert_eq!((looked.votes, looked.needed), (1, 3));
    assert_eq!(looked.must_sign, [name("lv")].into());
    assert_eq!(looked.signed, [name("ee")].into());
    let more = Envelope::read(CHARTER_TYPE, &begun).unwrap();
    let more = more.and_sign(&key("lv", ROOT)).write();
    let looked = proposed(Some(&current), &more).unwrap();
    assert_eq!((looked.votes, looked.must_sign.len()), (1, 0));
    let alone = proposed(None, &signed(&first(), &["ee", "eu"])).unwrap();
    assert_eq!(
        (alone.votes, alone.needed, alone.must_sign.len()),
        (2, 5, 3)
    );
    assert_eq!(alone.charter.sha256, current.sha256);
}
