//! The network of states on the desk: what every page of it shows. Codes and numbers only; the words are in the catalogue.

pub mod came;
pub mod help;
pub mod library;
pub mod neighbours;
pub mod picture;
pub mod sent;
pub mod share;

use super::{Sample, ago::Ago};
use serde::Serialize;
use stormbell_model::{
    Moment,
    exchange::{Basis, Marks, Personal},
    sector::Sector,
};

/// A node as people call it, with its name in the charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NodeView {
    /// The name in the charter.
    pub name: String,
    /// What people call it.
    pub title: String,
}

impl NodeView {
    /// A node.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> NodeView {
        NodeView {
            name: name.into(),
            title: title.into(),
        }
    }
}

/// A matter that a statement is about, or that a node deals with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatterView {
    /// As the charter writes it.
    pub code: String,
    /// The sector's word, where it is one.
    pub sector: Option<&'static str>,
}

impl MatterView {
    /// A matter by its code.
    pub fn of(code: &str) -> MatterView {
        MatterView {
            code: code.to_owned(),
            sector: Sector::parse(code).map(Sector::word),
        }
    }
}

/// What is marked on a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarksView {
    /// How far it may go.
    pub tlp: &'static str,
    /// What may be done with it.
    pub pap: &'static str,
    /// Whether each further step needs its origin's permission.
    pub controlled: bool,
    /// The ground on which personal data cross: a code, `unfounded`, or nothing where there are none.
    pub personal: Option<&'static str>,
    /// What it is about.
    pub matters: Vec<MatterView>,
    /// Until when it may go.
    pub expires: Option<Ago>,
}

impl MarksView {
    /// The marks as seen at `now`.
    pub fn of(marks: &Marks, now: Moment) -> MarksView {
        MarksView {
            tlp: marks.tlp.code(),
            pap: marks.pap.code(),
            controlled: marks.originator_controls,
            personal: match marks.personal {
                Personal::No => None,
                Personal::On(basis) => Some(basis_code(basis)),
                Personal::Unfounded => Some("unfounded"),
            },
            matters: marks
                .compartments
                .iter()
                .map(|c| MatterView::of(&c.0))
                .collect(),
            expires: marks.expires.map(|at| Ago::of(at, now)),
        }
    }

    fn sample() -> MarksView {
        MarksView {
            tlp: "AMBER",
            pap: "GREEN",
            controlled: false,
            personal: Some("team-task"),
            matters: vec![MatterView::of("A1.3"), MatterView::of("election")],
            expires: Some(Ago::sample(-60 * 24 * 30)),
        }
    }
}

/// The word of a legal basis, in forms and at the end of the catalogue's keys.
pub fn basis_code(basis: Basis) -> &'static str {
    match basis {
        Basis::TeamTask => "team-task",
        Basis::VitalInterest => "vital-interest",
        Basis::Consent => "consent",
    }
}

/// A statement in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// Its name, whole.
    pub id: String,
    /// What it does: a code of the catalogue; `unknown` where this program does not know it.
    pub kind: String,
    /// Who says it.
    pub origin: NodeView,
    /// What it is about.
    pub subject: String,
    /// How far it may go.
    pub tlp: &'static str,
    /// When it was made or came.
    pub at: Ago,
    /// Where it stands: the end of a key.
    pub stand: &'static str,
    /// Why it is held, where it is.
    pub reason: Option<String>,
    /// Whether nobody here has read it.
    pub unread: bool,
    /// Whether it is ours.
    pub own: bool,
}

impl LineView {
    fn sample(kind: &str, subject: &str) -> LineView {
        LineView {
            id: format!("sb1-{}", "a".repeat(52)),
            kind: String::from(kind),
            origin: NodeView::new("se", "Sweden"),
            subject: String::from(subject),
            tlp: "AMBER",
            at: Ago::sample(7),
            stand: "standing",
            reason: None,
            unread: false,
            own: false,
        }
    }
}

/// A value of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueView {
    /// Its type.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// What is said about it.
    pub note: String,
}

/// What a statement says, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BodyView {
    /// Its words.
    pub words: String,
    /// What it is called by its origin.
    pub reference: String,
    /// The priority's code.
    pub priority: Option<&'static str>,
    /// The RSIT value.
    pub kind: Option<&'static str>,
    /// The sector's word.
    pub sector: Option<&'static str>,
    /// What sort of expertise.
    pub what: Option<&'static str>,
    /// What it is about, in single words.
    pub tags: Vec<String>,
    /// Languages that the people in it speak, by their own names.
    pub languages: Vec<String>,
    /// Whether a neighbour will help.
    pub will: Option<&'static str>,
    /// Values, up to a number.
    pub values: Vec<ValueView>,
    /// How many more there are.
    pub more_values: usize,
}

impl BodyView {
    fn sample() -> BodyView {
        BodyView {
            words: String::from(
                "A flood from some 900 addresses, 10 Gbit/s at most. It began at 22:05 and follows the site to each new host.\n\
                 What helped: filtering at the exchange point, and <b>the list below</b>.",
            ),
            reference: String::from("SEI-2026-H2W9PX"),
            priority: Some("high"),
            kind: Some("ddos"),
            sector: Some("banking"),
            what: None,
            tags: Vec::new(),
            languages: Vec::new(),
            will: None,
            values: vec![
                ValueView {
                    kind: String::from("ipv4"),
                    value: String::from("198.51.100.7"),
                    note: String::from("a third of all of it"),
                },
                ValueView {
                    kind: String::from("domain"),
                    value: String::from("norrbank.example"),
                    note: String::new(),
                },
            ],
            more_values: 898,
        }
    }

    fn sample_expertise() -> BodyView {
        BodyView {
            what: Some("playbook"),
            tags: vec![String::from("ddos"), String::from("banking")],
            languages: vec![String::from("English"), String::from("svenska")],
            reference: String::new(),
            priority: None,
            kind: None,
            sector: None,
            values: Vec::new(),
            more_values: 0,
            ..BodyView::sample()
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    [
        neighbours::samples(),
        share::samples(),
        sent::samples(),
        came::samples(),
        help::samples(),
        library::samples(),
        picture::samples(),
    ]
    .concat()
}
