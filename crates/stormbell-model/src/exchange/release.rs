//! The one decision about what may leave, to whom. It has no setting that could widen it. It is asked before an entry
//! is appended, again when it is served, and by the receiver when it arrives. A lawyer reads it in `docs/release.md`.

use super::{Compartment, GroupId, Marks, NodeName, Pap, Personal};
use crate::{Moment, marking::Tlp};
use std::collections::BTreeSet;

/// The version of these rules, recorded with every decision.
pub const RELEASE_RULES: &str = "release-1";

/// Who holds a statement and wants to pass it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// The node that made it.
    Origin,
    /// Another node.
    Other {
        /// Whether the origin has said that this recipient may have it.
        permitted: bool,
    },
}

/// How a node stands in the charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A member.
    Member,
    /// Suspended for a while.
    Suspended,
    /// Not in the charter, or not any more.
    Stranger,
}

/// A node as the sender knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Its name.
    pub name: NodeName,
    /// How it stands.
    pub standing: Standing,
    /// Whether Union law on personal data, or a decision that its own is adequate, covers it.
    pub protects_persons: bool,
    /// What it deals with.
    pub compartments: BTreeSet<Compartment>,
    /// The groups it is in, each at each epoch at which it was.
    pub groups: BTreeSet<(GroupId, u32)>,
}

/// Who would get it.
#[derive(Clone, Copy, Debug)]
pub enum Recipient<'a> {
    /// Another node.
    Node(&'a Peer),
    /// An organisation that the holder looks after.
    Constituent {
        /// Whether it needs to know: it is hit, or runs what is attacked.
        concerned: bool,
        /// What it deals with.
        compartments: &'a BTreeSet<Compartment>,
    },
    /// Everybody.
    Public,
}

/// Why it may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The audience names this node.
    NamedNode,
    /// The audience names a group, and the node was in it at that epoch.
    InGroup,
    /// An organisation that the holder looks after, and the audience names those.
    OwnConstituent,
    /// The audience says everybody, and the label has no limit.
    ForEverybody,
    /// Somebody else holds it, and its label lets it go on without asking.
    LabelLetsGoOn,
    /// Somebody else holds it, and the origin has permitted this recipient.
    OriginPermits,
}

/// Why it may not go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It names nobody.
    NobodyNamed,
    /// Its time is over.
    Expired,
    /// It holds personal data, and no legal basis is named.
    NoLegalBasis,
    /// It holds personal data, and the recipient is no node that must protect them.
    PersonsNotProtected,
    /// The node is suspended.
    Suspended,
    /// The node is not in the charter.
    Stranger,
    /// The recipient does not deal with that matter.
    OtherMatter,
    /// Whoever reads it there would do more than may be done with it.
    ActsTooFreely,
    /// It is not meant for this recipient.
    NotInAudience,
    /// The label is for people named one by one, and this node was not named.
    NotNamed,
    /// The label does not reach this kind of recipient.
    LabelTooNarrow,
    /// The organisation does not need to know.
    NotConcerned,
    /// Only the origin, or who has its permission, may pass it on.
    OriginNotAsked,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It may go.
    Allow(Rule),
    /// It may not.
    Deny(Reason),
}

impl Rule {
    /// The word in entries, the journal and the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Rule::NamedNode => "named-node",
            Rule::InGroup => "in-group",
            Rule::OwnConstituent => "own-constituent",
            Rule::ForEverybody => "for-everybody",
            Rule::LabelLetsGoOn => "label-lets-go-on",
            Rule::OriginPermits => "origin-permits",
        }
    }
}

impl Reason {
    /// The word in the journal, rejects and the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Reason::NobodyNamed => "nobody-named",
            Reason::Expired => "expired",
            Reason::NoLegalBasis => "no-legal-basis",
            Reason::PersonsNotProtected => "persons-not-protected",
            Reason::Suspended => "suspended",
            Reason::Stranger => "stranger",
            Reason::OtherMatter => "other-matter",
            Reason::ActsTooFreely => "acts-too-freely",
            Reason::NotInAudience => "not-in-audience",
            Reason::NotNamed => "not-named",
            Reason::LabelTooNarrow => "label-too-narrow",
            Reason::NotConcerned => "not-concerned",
            Reason::OriginNotAsked => "origin-not-asked",
        }
    }
}

impl Decision {
    /// The word for what was decided.
    pub fn code(self) -> &'static str {
        match self {
            Decision::Allow(rule) => rule.code(),
            Decision::Deny(reason) => reason.code(),
        }
    }
    /// Whether it may go.
    pub fn is_allowed(self) -> bool {
        matches!(self, Decision::Allow(_))
    }
}

/// Decides whether `holder` may let what is marked so go to `recipient` at `now`.
pub fn release(marks: &Marks, holder: Holder, recipient: Recipient<'_>, now: Moment) -> Decision {
    decide(marks, holder, recipient, now).map_or_else(Decision::Deny, Decision::Allow)
}

fn decide(m: &Marks, holder: Holder, to: Recipient<'_>, now: Moment) -> Result<Rule, Reason> {
    if m.audience.is_nobody() {
        return Err(Reason::NobodyNamed);
    }
    if m.expires.is_some_and(|at| at <= now) {
        return Err(Reason::Expired);
    }
    stands(to)?;
    persons(m, to)?;
    matter(m, to)?;
    acts(m, to)?;
    match holder {
        Holder::Origin => from_origin(m, to),
        Holder::Other { permitted } => from_other(m, permitted, to),
    }
}

fn stands(to: Recipient<'_>) -> Result<(), Reason> {
    match to {
        Recipient::Node(peer) => match peer.standing {
            Standing::Member => Ok(()),
            Standing::Suspended => Err(Reason::Suspended),
            Standing::Stranger => Err(Reason::Stranger),
        },
        Recipient::Constituent { .. } | Recipient::Public => Ok(()),
    }
}

/// Personal data cross between nodes only, on a named ground, to where persons are protected.
fn persons(m: &Marks, to: Recipient<'_>) -> Result<(), Reason> {
    match (m.personal, to) {
        (Personal::No, _) => Ok(()),
        (Personal::Unfounded, _) => Err(Reason::NoLegalBasis),
        (Personal::On(_), Recipient::Node(peer)) if peer.protects_persons => Ok(()),
        (Personal::On(_), _) => Err(Reason::PersonsNotProtected),
    }
}

fn matter(m: &Marks, to: Recipient<'_>) -> Result<(), Reason> {
    let deals = match to {
        Recipient::Node(peer) => m.compartments.is_subset(&peer.compartments),
        Recipient::Constituent { compartments, .. } => m.compartments.is_subset(compartments),
        Recipient::Public => m.compartments.is_empty(),
    };
    deals.then_some(()).ok_or(Reason::OtherMatter)
}

/// Nodes are bound to the mark. An organisation looks things up; the public also blocks, and is seen doing so.
fn acts(m: &Marks, to: Recipient<'_>) -> Result<(), Reason> {
    let widest = match to {
        Recipient::Node(_) => Pap::Red,
        Recipient::Constituent { .. } => Pap::Amber,
        Recipient::Public => Pap::Green,
    };
    (m.pap <= widest).then_some(()).ok_or(Reason::ActsTooFreely)
}

fn from_origin(m: &Marks, to: Recipient<'_>) -> Result<Rule, Reason> {
    match to {
        Recipient::Node(peer) if m.audience.nodes.contains(&peer.name) => Ok(Rule::NamedNode),
        Recipient::Node(peer) if m.audience.groups.is_disjoint(&peer.groups) => {
            Err(Reason::NotInAudience)
        }
        Recipient::Node(_) if m.tlp == Tlp::Red => Err(Reason::NotNamed),
        Recipient::Node(_) => Ok(Rule::InGroup),
        Recipient::Constituent { .. } if !m.audience.constituents => Err(Reason::NotInAudience),
        Recipient::Constituent { concerned, .. } => {
            to_constituent(m.tlp, concerned).map(|()| Rule::OwnConstituent)
        }
        Recipient::Public if !m.audience.public => Err(Reason::NotInAudience),
        Recipient::Public if m.tlp > Tlp::Clear => Err(Reason::LabelTooNarrow),
        Recipient::Public => Ok(Rule::ForEverybody),
    }
}

/// Another holder follows the label, unless the origin keeps control; beyond it the origin must have permitted it.
/// `TLP:RED` is given by its origin only.
fn from_other(m: &Marks, permitted: bool, to: Recipient<'_>) -> Result<Rule, Reason> {
    if m.tlp == Tlp::Red {
        return Err(Reason::NotNamed);
    }
    let by_label = match to {
        Recipient::Node(_) => m.tlp <= Tlp::Green,
        Recipient::Constituent { concerned, .. } => {
            to_constituent(m.tlp, concerned)?;
            true
        }
        Recipient::Public if m.tlp > Tlp::Clear => return Err(Reason::LabelTooNarrow),
        Recipient::Public => true,
    };
    // Data of persons are passed on by nobody without asking, however wide the label.
    let asks = m.originator_controls || m.personal != Personal::No;
    match (by_label && !asks, permitted) {
        (true, _) => Ok(Rule::LabelLetsGoOn),
        (false, true) => Ok(Rule::OriginPermits),
        (false, false) => Err(Reason::OriginNotAsked),
    }
}

fn to_constituent(tlp: Tlp, concerned: bool) -> Result<(), Reason> {
    match tlp {
        Tlp::Clear | Tlp::Green => Ok(()),
        Tlp::Amber if concerned => Ok(()),
        Tlp::Amber => Err(Reason::NotConcerned),
        Tlp::AmberStrict | Tlp::Red => Err(Reason::LabelTooNarrow),
    }
}
