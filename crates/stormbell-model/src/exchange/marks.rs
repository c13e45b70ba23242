//! What is marked on everything that leaves a node: how far it may go, what may be done with it, who it is for.

use super::NodeName;
use crate::{Moment, marking::Tlp};
use std::collections::BTreeSet;

/// Nodes and groups that one audience may name.
/// Told: the officer who chooses, and a peer that sends more. Rest: nothing is sent; what came in is held.
pub const AUDIENCE_MAX: usize = 256;
/// Compartments of one statement.
/// Told: the officer who chooses, and a peer that sends more. Rest: nothing is sent; what came in is held.
pub const COMPARTMENTS_MAX: usize = 16;

/// What a recipient may do with it: the Permissible Actions Protocol, version 3. From the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pap {
    /// Everything.
    Clear,
    /// Active actions, such as blocking.
    Green,
    /// Passive look-ups that the attacker does not see.
    Amber,
    /// Only what nobody outside can notice.
    Red,
}

/// All, widest first.
pub(super) const PAPS: [Pap; 4] = [Pap::Clear, Pap::Green, Pap::Amber, Pap::Red];

impl Pap {
    /// As it is written after `PAP:`.
    pub fn code(self) -> &'static str {
        match self {
            Pap::Clear => "CLEAR",
            Pap::Green => "GREEN",
            Pap::Amber => "AMBER",
            Pap::Red => "RED",
        }
    }
    /// Reads a mark. What cannot be read is the narrowest: `RED`.
    pub fn parse(text: &str) -> Pap {
        let up = text.trim().to_ascii_uppercase();
        match up.strip_prefix("PAP:").unwrap_or(&up) {
            "WHITE" => Pap::Clear,
            other => PAPS
                .into_iter()
                .find(|p| p.code() == other)
                .unwrap_or(Pap::Red),
        }
    }
}

/// A circle of nodes that knows itself by a random number, so that its name says nothing to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub [u8; 16]);

/// A matter that not every member deals with, such as a sector: `A1.1.a`, `nuclear`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Compartment(pub String);

/// Whom something is for. Naming nobody means nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Nodes, one by one.
    pub nodes: BTreeSet<NodeName>,
    /// Groups, each at one epoch: who joined later is not meant, who left since is.
    pub groups: BTreeSet<(GroupId, u32)>,
    /// The organisations that a node looks after, where it concerns them.
    pub constituents: bool,
    /// Everybody.
    pub public: bool,
}

impl Audience {
    /// Whether it names nobody at all.
    pub fn is_nobody(&self) -> bool {
        self.nodes.is_empty() && self.groups.is_empty() && !self.constituents && !self.public
    }
}

/// On what ground personal data may cross from one node to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Tasks of national teams under Directive (EU) 2022/2555, Articles 10, 11 and 23, with Article 6(1)(e) of
    /// Regulation (EU) 2016/679.
    TeamTask,
    /// A vital interest of a person, Article 6(1)(d) of that regulation.
    VitalInterest,
    /// The person agreed to just this transfer, Article 6(1)(a).
    Consent,
}

/// Whether there are data of persons in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Personal {
    /// None.
    No,
    /// Some, on this ground.
    On(Basis),
    /// Some, and no ground is named, or none that we know.
    Unfounded,
}

/// All marks of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// How far it may go.
    pub tlp: Tlp,
    /// What may be done with it.
    pub pap: Pap,
    /// Whether each further step needs the origin's permission, whatever the other marks allow.
    pub originator_controls: bool,
    /// What it is about; a recipient must deal with all of it.
    pub compartments: BTreeSet<Compartment>,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether there are data of persons in it.
    pub personal: Personal,
    /// From when on it goes nowhere.
    pub expires: Option<Moment>,
}
