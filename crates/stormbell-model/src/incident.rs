//! The case that officers work on.

use crate::{
    EntryId, IncidentId, LinkId, Moment, OfficerId, ReportId, kind::Kind, marking::Tlp,
    report::Outcome, triage::Priority,
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
    /// Why they belong together, in an officer's words.
    pub reason: String,
    /// Who tied it. Rules take their seat here with correlation.
    pub by: OfficerId,
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
