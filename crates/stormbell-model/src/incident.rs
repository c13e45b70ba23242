//! The case that officers work on.

use crate::{
    EntryId, IncidentId, LinkId, Moment, OfficerId, RegroupingId, ReportId, kind::Kind,
    marking::Tlp, report::Outcome, triage::Priority,
};

/// A case: holds reports by links, and a timeline.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// Its short public name.
    pub reference: String,
    /// What officers call it.
    pub title: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// What it is.
    pub kind: Kind,
    /// How urgent.
    pub priority: Priority,
    /// How far it may go.
    pub tlp: Tlp,
    /// Who has it.
    pub assigned_to: Option<OfficerId>,
    /// When and how it was closed.
    pub closed: Option<(Moment, Outcome)>,
    /// When it last moved.
    pub moved_at: Moment,
    /// The rules that opened it, by their version; an officer otherwise.
    pub rules: Option<String>,
    /// The incident that shows its reports since they became one.
    pub merged_into: Option<IncidentId>,
}

/// Who tied a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Author {
    /// An officer.
    Officer(OfficerId),
    /// Rules, under their version, with how well it fitted.
    Rules {
        /// The version.
        version: String,
        /// The score, in hundredths.
        score: i64,
    },
}

impl Author {
    /// The officer, if it was one.
    pub fn officer(&self) -> Option<OfficerId> {
        match self {
            Author::Officer(id) => Some(*id),
            Author::Rules { .. } => None,
        }
    }
}

/// The tie between a report and an incident. Undone, it stays as history.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The report.
    pub report: ReportId,
    /// The incident.
    pub incident: IncidentId,
    /// Why they belong together: an officer's words, or the lines of [`crate::grouping::why`].
    pub reason: String,
    /// Who tied it.
    pub by: Author,
    /// When.
    pub at: Moment,
    /// When and by whom it was undone.
    pub undone: Option<(Moment, OfficerId)>,
}

/// What a timeline entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// An officer wrote it.
    Note,
    /// Something was done: priority, marking, assignment, a link.
    Change,
}

/// An entry of an incident's timeline.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The incident.
    pub incident: IncidentId,
    /// What it is.
    pub kind: EntryKind,
    /// For a note, the words; for a change, its code for the catalogue.
    pub text: String,
    /// For a change, the new value in words; else empty.
    pub detail: String,
    /// Who.
    pub by: OfficerId,
    /// When it was written.
    pub at: Moment,
}

/// What an act did to which reports belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegroupingAct {
    /// A report was tied to an incident.
    Link,
    /// A tie was undone.
    Unlink,
    /// Some reports of an incident became an incident of their own.
    Split,
    /// An incident went into another.
    Merge,
}

impl RegroupingAct {
    /// All, in no order of importance.
    pub const ALL: [RegroupingAct; 4] = [
        RegroupingAct::Link,
        RegroupingAct::Unlink,
        RegroupingAct::Split,
        RegroupingAct::Merge,
    ];
    /// The stored code and the key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            RegroupingAct::Link => "link",
            RegroupingAct::Unlink => "unlink",
            RegroupingAct::Split => "split",
            RegroupingAct::Merge => "merge",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<RegroupingAct> {
        RegroupingAct::ALL.into_iter().find(|a| a.code() == code)
    }
}

/// An act that changed which reports belong together, so that it can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Regrouping {
    /// Its id.
    pub id: RegroupingId,
    /// What it did.
    pub act: RegroupingAct,
    /// The incident: for a merge the one that stays, for a split the one that it was taken from.
    pub incident: IncidentId,
    /// For a merge the one that went, for a split the new one.
    pub other: Option<IncidentId>,
    /// Why.
    pub reason: String,
    /// Who; nobody for the rules.
    pub by: Option<OfficerId>,
    /// When.
    pub at: Moment,
    /// When and by whom it was taken back.
    pub undone: Option<(Moment, OfficerId)>,
}
