//! The decision about release as tables that a lawyer can read. A test compares them with `docs/release.md`.

use super::{
    Audience, Compartment, Decision, GroupId, Holder, Marks, NodeName, Pap, Peer, Personal, Reason,
    Recipient, Rule, Standing, marks::PAPS, release,
};
use crate::{
    Moment,
    marking::{ALL as LABELS, Tlp},
};
use std::collections::BTreeSet;

const NOW: Moment = Moment(0);
const GROUP: (GroupId, u32) = (GroupId([7; 16]), 3);

impl Rule {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Rule::NamedNode => "named",
            Rule::InGroup => "in a named group",
            Rule::OwnConstituent => "own organisation",
            Rule::ForEverybody => "for everybody",
            Rule::LabelLetsGoOn => "the label lets it go on",
            Rule::OriginPermits => "the origin permits it",
        }
    }
}

impl Reason {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Reason::NobodyNamed => "nobody is named",
            Reason::Expired => "its time is over",
            Reason::NoLegalBasis => "no legal basis is named",
            Reason::PersonsNotProtected => "persons are not protected there",
            Reason::Suspended => "the node is suspended",
            Reason::Stranger => "the node is not in the charter",
            Reason::OtherMatter => "deals with other matters",
            Reason::ActsTooFreely => "would do more than may be done",
            Reason::NotInAudience => "not meant for it",
            Reason::NotNamed => "not named one by one",
            Reason::LabelTooNarrow => "the label does not reach it",
            Reason::NotConcerned => "does not need to know",
            Reason::OriginNotAsked => "the origin was not asked",
        }
    }
}

fn words(decision: Decision) -> String {
    match decision {
        Decision::Allow(rule) => format!("**yes**: {}", rule.words()),
        Decision::Deny(reason) => format!("no: {}", reason.words()),
    }
}

/// A member that the audience names by `name` or by the group, or not at all.
fn member(name: &str, groups: &[(GroupId, u32)]) -> Option<Peer> {
    Some(Peer {
        name: NodeName::parse(name)?,
        standing: Standing::Member,
        protects_persons: true,
        compartments: BTreeSet::new(),
        groups: groups.iter().copied().collect(),
    })
}

/// For a named node, a group, own organisations and everybody; no other restriction than the label.
fn open_marks(tlp: Tlp) -> Marks {
    Marks {
        tlp,
        pap: Pap::Clear,
        originator_controls: false,
        compartments: BTreeSet::new(),
        audience: Audience {
            nodes: NodeName::parse("named").into_iter().collect(),
            groups: BTreeSet::from([GROUP]),
            constituents: true,
            public: true,
        },
        personal: Personal::No,
        expires: None,
    }
}

/// The tables by label, and what each further restriction closes, as Markdown.
pub fn release_table() -> String {
    let (Some(named), Some(grouped), Some(neither)) = (
        member("named", &[]),
        member("grouped", &[GROUP]),
        member("neither", &[]),
    ) else {
        return String::new();
    };
    let none = BTreeSet::new();
    let concerned = Recipient::Constituent {
        concerned: true,
        compartments: &none,
    };
    let bystander = Recipient::Constituent {
        concerned: false,
        compartments: &none,
    };
    let columns = [
        ("node named in the audience", Recipient::Node(&named)),
        ("node in a group of the audience", Recipient::Node(&grouped)),
        ("any other node", Recipient::Node(&neither)),
        ("own organisation, concerned", concerned),
        ("own organisation, not concerned", bystander),
        ("public", Recipient::Public),
    ];
    let mut out = String::new();
    for (title, holder) in [
        ("From the node that made it", Holder::Origin),
        (
            "From another node that holds it",
            Holder::Other { permitted: false },
        ),
        (
            "From another node, when the origin has permitted this recipient",
            Holder::Other { permitted: true },
        ),
    ] {
        out.push_str(&format!("### {title}\n\n"));
        out.push_str(&by_label(&columns, holder));
    }
    out.push_str("### What each further restriction closes\n\n");
    out.push_str(&closing(&named));
    out
}

fn by_label(columns: &[(&str, Recipient<'_>)], holder: Holder) -> String {
    let heads: Vec<&str> = columns.iter().map(|c| c.0).collect();
    let mut out = format!(
        "| label | {} |\n|---|{}\n",
        heads.join(" | "),
        "---|".repeat(heads.len())
    );
    for tlp in LABELS {
        let cell = |c: &(&str, Recipient<'_>)| words(release(&open_marks(tlp), holder, c.1, NOW));
        let cells: Vec<String> = columns.iter().map(cell).collect();
        out.push_str(&format!("| TLP:{} | {} |\n", tlp.code(), cells.join(" | ")));
    }
    out.push('\n');
    out
}

type Change = fn(&mut Marks);

/// Each restriction alone, at what would else be open to everybody.
fn closing(named: &Peer) -> String {
    let with_pap = |pap: Pap| -> (String, Marks) {
        let mut marks = open_marks(Tlp::Clear);
        marks.pap = pap;
        (format!("PAP:{}", pap.code()), marks)
    };
    let changes: [(&str, Change); 6] = [
        ("nobody in the audience", |m| {
            m.audience = Audience::default()
        }),
        ("its time is over", |m| m.expires = Some(NOW)),
        ("personal data with a named legal basis", |m| {
            m.personal = Personal::On(super::Basis::TeamTask)
        }),
        ("personal data without one", |m| {
            m.personal = Personal::Unfounded
        }),
        ("a matter that the recipient does not deal with", |m| {
            m.compartments = BTreeSet::from([Compartment(String::from("nuclear"))])
        }),
        ("the origin keeps control", |m| m.originator_controls = true),
    ];
    let mut rows: Vec<(String, Marks)> = PAPS.into_iter().skip(1).map(with_pap).collect();
    rows.extend(changes.map(|(name, change)| {
        let mut marks = open_marks(Tlp::Clear);
        change(&mut marks);
        (name.to_owned(), marks)
    }));
    let none = BTreeSet::new();
    let organisation = Recipient::Constituent {
        concerned: true,
        compartments: &none,
    };
    let mut out = String::from(
        "| restriction | node, from the origin | node, from another holder | own organisation | public |\n|---|---|---|---|---|\n",
    );
    for (name, marks) in &rows {
        let other = Holder::Other { permitted: false };
        let cells = [
            release(marks, Holder::Origin, Recipient::Node(named), NOW),
            release(marks, other, Recipient::Node(named), NOW),
            release(marks, Holder::Origin, organisation, NOW),
            release(marks, Holder::Origin, Recipient::Public, NOW),
        ];
        out.push_str(&format!("| {name} | {} |\n", cells.map(words).join(" | ")));
    }
    for (name, peer) in peers(named) {
        let marks = open_marks(Tlp::Clear);
        let cell = |holder| words(release(&marks, holder, Recipient::Node(&peer), NOW));
        let (origin, other) = (
            cell(Holder::Origin),
            cell(Holder::Other { permitted: false }),
        );
        out.push_str(&format!("| {name} | {origin} | {other} | – | – |\n"));
    }
    out
}

fn peers(named: &Peer) -> [(&'static str, Peer); 2] {
    let standing = |standing| Peer {
        standing,
        ..named.clone()
    };
    [
        ("the node is suspended", standing(Standing::Suspended)),
        (
            "the node is not in the charter",
            standing(Standing::Stranger),
        ),
    ]
}
