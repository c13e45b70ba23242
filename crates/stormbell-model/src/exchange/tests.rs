//! Every combination of the marks, and what must hold in all of them.

use super::marks::PAPS;
use super::*;
use crate::{
    Moment,
    marking::{ALL as LABELS, Tlp},
};
use std::collections::BTreeSet;

const NOW: Moment = Moment(1_000);
const GROUP: GroupId = GroupId([9; 16]);
const LATER: (GroupId, u32) = (GROUP, 5);

fn name(text: &str) -> NodeName {
    NodeName::parse(text).unwrap()
}

fn matter(text: &str) -> BTreeSet<Compartment> {
    BTreeSet::from([Compartment(text.into())])
}

/// One place of the lattice of marks: a level for each restriction, higher is narrower.
#[derive(Clone, Copy, Debug)]
struct Levels([usize; 6]);

const HEIGHTS: [usize; 6] = [5, 4, 2, 3, 2, 8];

impl Levels {
    fn all() -> impl Iterator<Item = Levels> {
        let count: usize = HEIGHTS.iter().product();
        (0..count).map(|mut n| {
            Levels(HEIGHTS.map(|h| {
                let level = n % h;
                n /= h;
                level
            }))
        })
    }

    /// One step narrower in one direction, where there is one. The audience is a set: there, narrower means fewer.
    fn narrower(self) -> impl Iterator<Item = Levels> {
        let step = move |i: usize| {
            let mut next = self;
            next.0[i] += 1;
            (next.0[i] < HEIGHTS[i]).then_some(next)
        };
        let fewer = move |bit: usize| {
            let mut next = self;
            next.0[5] &= !(1 << bit);
            (next.0[5] != self.0[5]).then_some(next)
        };
        (0..5).filter_map(step).chain((0..3).filter_map(fewer))
    }

    fn marks(self) -> Marks {
        let [tlp, pap, control, personal, compartments, audience] = self.0;
        let has = |bit: usize| audience & (1 << bit) != 0;
        Marks {
            tlp: LABELS[tlp],
            pap: PAPS[pap],
            originator_controls: control == 1,
            compartments: [BTreeSet::new(), matter("energy")][compartments].clone(),
            audience: Audience {
                nodes: has(0).then(|| name("ee")).into_iter().collect(),
                groups: has(1).then_some(LATER).into_iter().collect(),
                constituents: has(2),
                public: has(2),
            },
            personal: [
                Personal::No,
                Personal::On(Basis::TeamTask),
                Personal::Unfounded,
            ][personal],
            expires: None,
        }
    }
}

fn peers() -> Vec<Peer> {
    let mut out = Vec::new();
    for standing in [Standing::Member, Standing::Suspended, Standing::Stranger] {
        for (who, groups) in [
            ("ee", vec![]),
            ("lt", vec![LATER]),
            ("lt", vec![(GROUP, 4)]),
            ("fi", vec![]),
        ] {
            for (protects_persons, compartments) in
                [(true, matter("energy")), (false, BTreeSet::new())]
            {
                out.push(Peer {
                    name: name(who),
                    standing,
                    protects_persons,
                    compartments,
                    groups: groups.iter().copied().collect(),
                });
            }
        }
    }
    out
}

const HOLDERS: [Holder; 3] = [
    Holder::Origin,
    Holder::Other { permitted: false },
    Holder::Other { permitted: true },
];

fn for_every_recipient(mut f: impl FnMut(Recipient<'_>)) {
    for peer in &peers() {
        f(Recipient::Node(peer));
    }
    for compartments in [BTreeSet::new(), matter("energy")] {
        for concerned in [true, false] {
            f(Recipient::Constituent {
                concerned,
                compartments: &compartments,
            });
        }
    }
    f(Recipient::Public);
}

#[test]
fn adding_a_restriction_never_widens() {
    for levels in Levels::all() {
        let wide = levels.marks();
        for narrow in levels.narrower().map(Levels::marks) {
            for holder in HOLDERS {
                for_every_recipient(|to| {
                    let (before, after) = (
                        release(&wide, holder, to, NOW),
                        release(&narrow, holder, to, NOW),
                    );
                    assert!(
                        before.is_allowed() || !after.is_allowed(),
                        "{wide:?} to {narrow:?}, {holder:?}, {to:?}"
                    );
                });
            }
        }
    }
}

#[test]
fn what_must_never_go() {
    for levels in Levels::all() {
        let m = levels.marks();
        for holder in HOLDERS {
            for_every_recipient(|to| {
                if !release(&m, holder, to, NOW).is_allowed() {
                    return;
                }
                let case = format!("{m:?}, {holder:?}, {to:?}");
                assert!(
                    !m.audience.is_nobody(),
                    "an empty audience is nobody: {case}"
                );
                assert!(m.personal != Personal::Unfounded, "no ground: {case}");
                match to {
                    Recipient::Node(peer) => {
                        assert_eq!(peer.standing, Standing::Member, "{case}");
                        assert!(m.compartments.is_subset(&peer.compartments), "{case}");
                        assert!(
                            m.personal == Personal::No || peer.protects_persons,
                            "{case}"
                        );
                        if m.tlp == Tlp::Red {
                            assert!(m.audience.nodes.contains(&peer.name), "{case}");
                            assert_eq!(holder, Holder::Origin, "{case}");
                        }
                    }
                    Recipient::Constituent { concerned, .. } => {
                        assert!(m.tlp <= Tlp::Amber && m.personal == Personal::No, "{case}");
                        assert!(concerned || m.tlp < Tlp::Amber, "{case}");
                    }
                    Recipient::Public => {
                        assert!(m.tlp == Tlp::Clear && m.personal == Personal::No, "{case}");
                        assert!(m.pap <= Pap::Green && m.compartments.is_empty(), "{case}");
                    }
                }
                if holder == (Holder::Other { permitted: false }) {
                    assert!(!m.originator_controls, "{case}");
                }
            });
        }
    }
}

#[test]
fn a_group_is_meant_as_it_was() {
    let marks = Levels([2, 0, 0, 0, 0, 0b010]).marks();
    let peer = |epochs: &[u32]| Peer {
        name: name("lt"),
        standing: Standing::Member,
        protects_persons: true,
        compartments: BTreeSet::new(),
        groups: epochs.iter().map(|e| (GROUP, *e)).collect(),
    };
    let asked = |p: &Peer| release(&marks, Holder::Origin, Recipient::Node(p), NOW);
    assert_eq!(asked(&peer(&[5])), Decision::Allow(Rule::InGroup));
    // Left after epoch 4, or joined at 6: not meant, although the group is the same.
    assert_eq!(asked(&peer(&[4])), Decision::Deny(Reason::NotInAudience));
    assert_eq!(asked(&peer(&[4, 6])), Decision::Deny(Reason::NotInAudience));
}

#[test]
fn what_has_expired_goes_nowhere() {
    let mut marks = Levels([0, 0, 0, 0, 0, 7]).marks();
    marks.expires = Some(NOW);
    for_every_recipient(|to| {
        for holder in HOLDERS {
            let decision = release(&marks, holder, to, NOW);
            assert_eq!(decision, Decision::Deny(Reason::Expired));
        }
    });
}

#[test]
fn marks_that_nobody_knows_are_the_narrowest() {
    assert_eq!(Pap::parse("pap:white"), Pap::Clear);
    assert_eq!(Pap::parse("PAP:AMBER"), Pap::Amber);
    assert_eq!(Pap::parse("PAP:MAUVE"), Pap::Red);
}

#[test]
fn names_of_nodes() {
    for good in ["se", "eu", "de-bayern", "a1"] {
        assert_eq!(NodeName::parse(good).unwrap().as_str(), good);
    }
    for bad in [
        "",
        "SE",
        "s e",
        "-se",
        "se-",
        "s--e",
        "ѕe",
        "se.example",
        &"a".repeat(33),
    ] {
        assert!(NodeName::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn the_tables_are_those_in_the_docs() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/release.md");
    let docs = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        docs.contains(&release_table()),
        "docs/release.md should hold:\n{}",
        release_table()
    );
}

#[test]
fn names_of_statements() {
    let id = StatementId([0xff; 32]);
    let text = id.to_string();
    assert_eq!(text.len(), 56);
    assert_eq!(StatementId::parse(&text), Some(id));
    // RFC 4648 of 32 bytes 0x00, 0x01 … 0x1f, small letters, without padding; made with Python's base64.
    let counted = StatementId(std::array::from_fn(|i| i as u8));
    let known = "sb1-aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dypq";
    assert_eq!(counted.to_string(), known);
    assert_eq!(StatementId::parse(known), Some(counted));
    for bad in [
        "",
        "sb1-",
        &known.to_uppercase(),
        &known[4..],
        &known.replace("ypq", "ypr"),
        &format!("{known}a"),
        &known.replace('q', "0"),
    ] {
        assert_eq!(StatementId::parse(bad), None, "{bad}");
    }
}

#[test]
fn a_kind_that_is_not_known_stays_what_it_was() {
    for kind in StatementKind::KNOWN {
        assert_eq!(&StatementKind::parse(kind.code()), kind);
    }
    let later = StatementKind::parse("quantum-alert");
    assert_eq!(later, StatementKind::Unknown("quantum-alert".into()));
    assert!(!later.takes_back());
}

fn extent(epoch: u32, size: u64, root: u8) -> Extent {
    Extent {
        epoch,
        size,
        root: [root; 32],
    }
}

fn offer(extent: Extent) -> Offer {
    Offer {
        extent,
        is_signed: true,
        is_consistent: true,
        goes_on_from: None,
    }
}

/// A node that has stored five entries.
fn at_five() -> Follow {
    Follow::begin().stored(extent(0, 5, 5))
}

#[test]
fn what_grew_is_fetched_and_nothing_twice() {
    let (state, step) = at_five().hear(offer(extent(0, 9, 9)), NOW);
    assert_eq!(step, Step::Fetch { from: 5, until: 9 });
    // Heard again before anything was stored: the same is due. After it: nothing.
    let (state, step) = state.hear(offer(extent(0, 9, 9)), NOW);
    assert_eq!(step, Step::Fetch { from: 5, until: 9 });
    let state = state.stored(extent(0, 9, 9));
    let (state, step) = state.hear(offer(extent(0, 9, 9)), NOW);
    assert_eq!(step, Step::Wait);
    // A late note of an earlier store does not take the cursor back.
    assert_eq!(state.clone().stored(extent(0, 7, 7)), state);
}

#[test]
fn a_neighbour_that_lost_its_end_gets_it_back_and_goes_on() {
    let (state, step) = at_five().hear(offer(extent(0, 3, 3)), NOW);
    assert_eq!(step, Step::GiveBack { from: 3, until: 5 });
    let mut begun = offer(extent(1, 2, 8));
    begun.goes_on_from = Some(extent(0, 5, 5));
    let (state, step) = state.hear(begun, NOW);
    assert_eq!(step, Step::Fetch { from: 0, until: 2 });
    let state = state.stored(extent(1, 2, 8));
    // An old checkpoint, replayed by a carrier, says nothing.
    assert_eq!(
        state.clone().hear(offer(extent(0, 5, 5)), NOW),
        (state, Step::Wait)
    );
}

#[test]
fn a_new_epoch_that_forgets_is_a_fork() {
    for (epoch, from) in [
        (1, None),
        (1, Some(extent(0, 3, 3))),
        (1, Some(extent(0, 5, 6))),
        (2, Some(extent(0, 5, 5))),
    ] {
        let mut begun = offer(extent(epoch, 2, 8));
        begun.goes_on_from = from;
        let (_, step) = at_five().hear(begun, NOW);
        assert_eq!(step, Step::Quarantine(Lie::Forked), "{epoch} {from:?}");
    }
}

#[test]
fn two_pasts_are_a_lie_and_only_people_trust_again() {
    let mut other = offer(extent(0, 9, 9));
    other.is_consistent = false;
    let mut strange = offer(extent(0, 9, 9));
    strange.is_signed = false;
    for (wrong, lie) in [
        (offer(extent(0, 5, 6)), Lie::Forked),
        (other, Lie::Forked),
        (strange, Lie::NotItsOwn),
    ] {
        let (state, step) = at_five().hear(wrong, NOW);
        assert_eq!(step, Step::Quarantine(lie));
        let (state, step) = state.hear(offer(extent(0, 9, 9)), NOW);
        assert_eq!(step, Step::Wait);
        let stored = state.clone().stored(extent(0, 9, 9));
        assert_eq!(stored, state);
        assert_eq!(state.trusted_again(), at_five());
    }
}

#[test]
fn after_weeks_the_alarm_of_this_hour_comes_first() {
    use StatementKind::*;
    let now = Moment(30 * 86_400_000_000);
    let day = |d: i64| Moment(d * 86_400_000_000);
    let header = |seq: u64, kind: StatementKind, at: Moment| Header {
        seq,
        id: StatementId([seq as u8; 32]),
        kind,
        at,
        expires: None,
    };
    let mut late = header(7, Advisory, day(20));
    late.expires = Some(day(29));
    let headers = vec![
        header(0, Alert, day(1)),
        header(1, Indicators, day(2)),
        header(2, Unknown("later".into()), day(3)),
        header(3, Alert, day(28)),
        header(4, Alert, day(29)),
        header(5, Withdraw, day(29)),
        header(6, Key, day(4)),
        late,
        header(8, Request, day(29)),
        header(9, Advisory, day(29)),
        header(10, Indicators, day(29)),
    ];
    let here = BTreeSet::from([StatementId([9; 32])]);
    let gone = BTreeSet::from([StatementId([1; 32])]);
    let order: Vec<u64> = in_order(headers, &here, &gone, now)
        .iter()
        .map(|h| h.seq)
        .collect();
    assert_eq!(order, [5, 6, 4, 3, 8, 10, 2, 0]);
}
