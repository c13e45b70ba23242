//! What makes a charter follow another, and what does not.

use super::*;
use crate::dsse::{Envelope, EnvelopeError};
use std::collections::BTreeSet;
use stormbell_model::{Moment, Span, outside::Chance};
use stormbell_seal::{Identity, Signer};

struct Fixed(u8);

impl Chance for Fixed {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0);
    }
}

const STATES: [&str; 4] = ["ee", "lt", "se", "fi"];

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}

pub(super) fn name(text: &str) -> NodeName {
    NodeName::parse(text).unwrap()
}

/// The key of a member for one purpose; each its own.
pub(super) fn key(member: &str, purpose: u8) -> Signer {
    let mut seed = [purpose; 32];
    seed[..2].copy_from_slice(member.as_bytes());
    Signer::new(&format!("europe/{member}"), &seed).unwrap()
}

pub(super) const ROOT: u8 = 1;
const SIGNING: u8 = 2;

pub(super) fn member(code: &str, kind: MemberKind) -> Member {
    let seed = code.as_bytes()[0] ^ code.as_bytes()[1].rotate_left(3);
    Member {
        title: format!("Alert point {code}"),
        kind,
        root: key(code, ROOT).verifier().clone(),
        signing: vec![key(code, SIGNING).verifier().clone()],
        exchange: vec![Identity::generate(&Fixed(seed)).recipient()],
        tls_pins: BTreeSet::from([[seed; 32]]),
        endpoints: vec!["[2001:db8::1]:8443".into(), format!("{code}.example:8443")],
        protects_persons: true,
        compartments: BTreeSet::from([Compartment("A1.3".into())]),
        languages: vec![Lang::En],
    }
}

pub(super) fn first() -> Charter {
    let states = STATES.map(|s| (name(s), member(s, MemberKind::State)));
    let centre = (name("eu"), member("eu", MemberKind::Centre));
    Charter {
        network: "europe".into(),
        number: 0,
        previous: None,
        made_at: at("2010-12-01T00:00:00Z"),
        valid_until: at("2011-06-01T00:00:00Z"),
        quorum: 3,
        members: states.into_iter().chain([centre]).collect(),
        sha256: [0; 32],
    }
}

pub(super) fn signed(charter: &Charter, by: &[&str]) -> Vec<u8> {
    let mut signers = by.iter().map(|m| key(m, ROOT));
    let begun = propose(charter, &signers.next().unwrap()).unwrap();
    signers
        .fold(begun, |envelope, s| envelope.and_sign(&s))
        .write()
}

pub(super) const ALL: [&str; 5] = ["ee", "eu", "fi", "lt", "se"];

pub(super) fn believed() -> Charter {
    let bytes = signed(&first(), &ALL);
    let keys: Vec<_> = ALL.map(|m| key(m, ROOT).verifier().clone()).into();
    let hash = Envelope::read(CHARTER_TYPE, &bytes)
        .unwrap()
        .verify(&keys)
        .unwrap()
        .sha256();
    begin(&bytes, &hash).unwrap()
}

/// The next version: as it is, but for what `change` does.
pub(super) fn next(change: impl FnOnce(&mut Charter)) -> Charter {
    let current = believed();
    let mut next = Charter {
        number: 1,
        previous: Some(current.sha256),
        ..current
    };
    change(&mut next);
    next
}

fn followed(charter: &Charter, by: &[&str]) -> Result<Charter, Broken> {
    follow(&believed(), &signed(charter, by))
}

#[test]
fn the_first_needs_everybody_and_the_hash_that_people_compared() {
    let charter = believed();
    assert_eq!(charter.members.len(), 5);
    let bytes = signed(&first(), &ALL);
    assert_eq!(begin(&bytes, &[0; 32]), Err(Broken::NotNext(0)));
    let bytes = signed(&first(), &["ee", "lt", "se", "fi"]);
    let missing = begin(&bytes, &charter.sha256);
    assert_eq!(missing, Err(Broken::NotConsented(name("eu"))));
}

#[test]
fn the_next_needs_a_quorum_of_the_old() {
    let later = next(|c| c.valid_until = at("2012-01-01T00:00:00Z"));
    assert_eq!(followed(&later, &["ee", "lt", "fi"]).unwrap().number, 1);
    let too_few = Broken::TooFew {
        signed: 2,
        needed: 3,
    };
    assert_eq!(followed(&later, &["ee", "lt"]), Err(too_few.clone()));
    // Signing twice, or with a key that is not the root, is no second vote.
    let bytes = propose(&later, &key("ee", ROOT))
        .unwrap()
        .and_sign(&key("ee", ROOT))
        .and_sign(&key("lt", ROOT))
        .and_sign(&key("se", SIGNING))
        .write();
    assert_eq!(follow(&believed(), &bytes), Err(too_few));
}

#[test]
fn who_joins_must_have_signed_and_does_not_vote_itself_in() {
    let with_latvia = next(|c| {
        c.members
            .insert(name("lv"), member("lv", MemberKind::State));
        c.quorum = 4;
    });
    let joined = followed(&with_latvia, &["ee", "lt", "se", "lv"]).unwrap();
    assert!(joined.member(&name("lv")).is_some());
    assert_eq!(
        followed(&with_latvia, &["ee", "lt", "se"]),
        Err(Broken::NotConsented(name("lv")))
    );
    assert_eq!(
        followed(&with_latvia, &["ee", "lt", "lv"]),
        Err(Broken::TooFew {
            signed: 2,
            needed: 3
        })
    );
}

#[test]
fn a_member_is_expelled_by_the_others() {
    let without = next(|c| {
        c.members.remove(&name("fi"));
    });
    assert!(followed(&without, &["ee", "lt", "se"]).is_ok());
}

#[test]
fn a_new_root_key_is_signed_with_that_key() {
    let changed = next(|c| {
        let member = c.members.get_mut(&name("lt")).unwrap();
        member.root = key("lt", 9).verifier().clone();
    });
    let without = signed(&changed, &["ee", "se", "fi"]);
    let not_consented = Err(Broken::NotConsented(name("lt")));
    assert_eq!(follow(&believed(), &without), not_consented);
    let with = Envelope::read(CHARTER_TYPE, &without)
        .unwrap()
        .and_sign(&key("lt", 9));
    assert!(follow(&believed(), &with.write()).is_ok());
}

#[test]
fn another_past_is_not_followed() {
    for change in [(|c: &mut Charter| c.number = 2) as fn(&mut Charter), |c| {
        c.previous = Some([1; 32])
    }] {
        let wrong = followed(&next(change), &ALL);
        assert_eq!(wrong, Err(Broken::NotNext(0)));
    }
    let other = followed(&next(|c| c.network = "asia".into()), &ALL);
    assert_eq!(other, Err(Broken::OtherNetwork));
}

#[test]
fn what_no_charter_may_be() {
    let error = |change: fn(&mut Charter)| {
        let mut charter = first();
        change(&mut charter);
        propose(&charter, &key("ee", ROOT)).unwrap_err()
    };
    // Two disjoint groups of members must never each be a quorum.
    assert_eq!(error(|c| c.quorum = 2), CharterError::Field("quorum"));
    assert_eq!(error(|c| c.quorum = 6), CharterError::Field("quorum"));
    assert_eq!(
        error(|c| {
            let pins = c.members[&name("ee")].tls_pins.clone();
            c.members.get_mut(&name("lt")).unwrap().tls_pins = pins;
        }),
        CharterError::Field("tls_pins")
    );
    assert_eq!(
        error(|c| {
            let root = c.members[&name("ee")].root.clone();
            c.members.get_mut(&name("lt")).unwrap().signing = vec![root];
        }),
        CharterError::Field("keys")
    );
    for endpoint in [
        "",
        "host",
        "host:0",
        "host:70000",
        "ho st:1",
        "http://host:1/x",
    ] {
        let mut charter = first();
        charter.members.get_mut(&name("ee")).unwrap().endpoints = vec![endpoint.into()];
        let refused = propose(&charter, &key("ee", ROOT)).unwrap_err();
        assert_eq!(refused, CharterError::Field("endpoints"), "{endpoint}");
    }
}

#[test]
fn an_old_charter_is_still_one() {
    let charter = believed();
    let age = |days| charter.freshness(charter.valid_until.plus(Span::days(days)));
    assert_eq!(age(-1), Freshness::Valid);
    assert_eq!(age(0), Freshness::Late);
    assert_eq!(age(29), Freshness::Late);
    assert_eq!(age(30), Freshness::Overdue);
}

fn plea(member: &str, from: &str, hours: i64) -> Suspension {
    Suspension {
        member: name(member),
        from: at(from),
        until: at(from).plus(Span::hours(hours)),
        reason: "its signing key was stolen".into(),
    }
}

#[test]
fn the_centre_or_two_others_suspend() {
    let charter = believed();
    let asked = plea("lt", "2010-12-03T03:00:00Z", 100);
    let by = |who: &[&str]| {
        let mut signers = who.iter().map(|m| key(m, SIGNING));
        let begun = suspend(&charter, &asked, &signers.next().unwrap());
        let envelope = signers.fold(begun, |e, s| e.and_sign(&s));
        suspension(&charter, &envelope.write())
    };
    let counted = by(&["eu"]).unwrap();
    assert_eq!(counted.until, asked.from.plus(Span::hours(72)));
    assert!(by(&["ee", "se"]).is_ok());
    assert_eq!(by(&["ee"]), Err(SuspensionError::TooFew));
    // A member's own vote about itself is none.
    assert_eq!(by(&["ee", "lt"]), Err(SuspensionError::TooFew));
    let stranger = suspend(&charter, &asked, &key("xx", SIGNING)).write();
    assert_eq!(
        suspension(&charter, &stranger),
        Err(SuspensionError::Envelope(EnvelopeError::NotSigned))
    );
}

#[test]
fn a_suspension_ends_by_itself_and_is_no_expulsion() {
    let lt = name("lt");
    let first = plea("lt", "2010-12-03T03:00:00Z", 72);
    let on = |all: &[Suspension], text| is_suspended(all, &lt, at(text));
    let one = [first.clone()];
    assert!(!on(&one, "2010-12-03T02:59:59Z") && on(&one, "2010-12-03T03:00:00Z"));
    assert!(on(&one, "2010-12-06T02:59:59Z") && !on(&one, "2010-12-06T03:00:00Z"));
    // The next night's suspension adds nothing, a month later a new one counts.
    let chain = [first.clone(), plea("lt", "2010-12-05T03:00:00Z", 72)];
    assert!(!on(&chain, "2010-12-06T04:00:00Z"));
    let soon = [first.clone(), plea("lt", "2010-12-07T03:00:00Z", 72)];
    assert!(!on(&soon, "2010-12-07T04:00:00Z"));
    let later = [first, plea("lt", "2011-01-20T03:00:00Z", 72)];
    assert!(on(&later, "2011-01-21T03:00:00Z"));
    assert!(!is_suspended(
        &later,
        &name("ee"),
        at("2011-01-21T03:00:00Z")
    ));
}
