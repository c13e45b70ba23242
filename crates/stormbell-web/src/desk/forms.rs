//! The forms of the desk: their names, their fields, and what is said when they were taken.

use crate::fields::Fields;
use std::collections::BTreeMap;
use stormbell_model::{OfficerId, complaint::Problem, kind::Kind, marking, triage};
use stormbell_service::{Assessment, Fault};

/// A form that can come back with what was typed.
pub struct Form {
    /// Its name on the page.
    pub name: &'static str,
    /// Its fields that are shown again.
    pub fields: &'static [&'static str],
    /// What is said when it was taken: the end of a key `desk-done-…`.
    pub done: &'static str,
}

macro_rules! forms {
    ($($(#[$doc:meta])* $id:ident = $name:literal, [$($field:literal),*], $done:literal;)*) => {
        $($(#[$doc])* pub const $id: Form = Form { name: $name, fields: &[$($field),*], done: $done };)*
    };
}

forms! {
    /// Words to the reporter.
    ANSWER = "answer", ["text"], "answered";
    /// Kind, priority, marking, assignment.
    ASSESS = "assess", ["reason"], "assessed";
    /// A new incident from a report.
    INCIDENT = "incident", ["title", "reason"], "linked";
    /// A tie to an open incident.
    LINK = "link", ["reason"], "linked";
    /// A report put into an incident by its reference.
    ADD = "add", ["reference", "reason"], "linked";
    /// Opening again.
    REOPEN = "reopen", ["reason"], "reopened";
    /// A timeline entry.
    ENTRY = "entry", ["text"], "noted";
    /// An outcome with its words.
    CLOSE = "close", ["outcome", "words"], "closed";
    /// The reason for opening an identity.
    IDENTITY = "identity", ["reason"], "identity";
    /// Name, mail, language.
    PROFILE = "profile", ["name", "email"], "profile";
    /// A new channel.
    CHANNEL = "channel", ["channel", "to", "label"], "channel-added";
    /// A role to invite to.
    INVITE = "invite", [], "invited";
    /// A hand-over that begins.
    HAND_OVER = "hand-over", ["coming", "handing_note"], "hand-over-begun";
    /// A note or a promise in it.
    HAND_OVER_ADD = "hand-over-add", ["words", "within"], "hand-over-added";
    /// A time of being away.
    ABSENCE = "absence", ["away_from", "away_until"], "absence";
    /// Absences out of a file.
    ABSENCE_FILE = "absence-file", [], "absence";
    /// A calendar to subscribe to.
    CALENDAR = "calendar", [], "calendar-made";
    /// A calendar that absences are read from.
    FEED = "feed", ["label", "url"], "feed-added";
    /// The draft of a warning.
    DRAFT = "draft", ["draft"], "drafted";
    /// A title for the public.
    TITLE = "title", ["title"], "titled";
    /// Indicators to be looked at.
    INDICATORS = "indicators", ["source", "text", "days"], "offered";
    /// Networks and names of an organisation.
    ASSETS = "assets", ["assets"], "assets";
    /// A group of neighbours.
    GROUP = "group", ["name"], "group-told";
    /// A statement that is withdrawn.
    WITHDRAW = "withdraw", ["reason"], "shared-withdrawn";
    /// A statement that is destroyed everywhere.
    ERASE = "erase", ["reason"], "shared-erased";
    /// A new organisation.
    ORGANISATION = "organisation", ["name"], "registered";
}

impl Form {
    /// What was typed, to be shown again.
    pub fn typed(&self, fields: &Fields) -> BTreeMap<String, String> {
        self.fields
            .iter()
            .map(|name| ((*name).to_owned(), fields.plain(name)))
            .collect()
    }
}

/// A field of many lines.
pub fn lines(fields: &Fields, name: &'static str) -> Result<String, Fault> {
    fields.lines(name).map_err(|p| Fault::field(name, p))
}

/// The fields of the assess form. A value that is not in our lists is refused by its name.
pub fn assessment(fields: &Fields) -> Result<Assessment, Fault> {
    let unknown = |name: &'static str| Fault::field(name, Problem::Unknown);
    let chosen = |name| Some(fields.plain(name)).filter(|v| !v.is_empty());
    let kind = chosen("kind")
        .map(|v| Kind::parse(&v).ok_or_else(|| unknown("kind")))
        .transpose()?;
    let priority = chosen("priority")
        .map(|v| {
            let found = triage::ALL.into_iter().find(|p| p.code() == v);
            found.ok_or_else(|| unknown("priority"))
        })
        .transpose()?;
    let tlp = chosen("tlp")
        .map(|v| {
            let found = marking::ALL.into_iter().find(|t| t.code() == v);
            found.ok_or_else(|| unknown("tlp"))
        })
        .transpose()?;
    let assigned_to = chosen("assigned_to").map(|v| officer(&v)).transpose()?;
    Ok(Assessment {
        kind,
        priority,
        tlp,
        assigned_to,
        reason: fields.plain("reason"),
    })
}

fn officer(value: &str) -> Result<Option<OfficerId>, Fault> {
    if value == "nobody" {
        return Ok(None);
    }
    let id = value
        .parse()
        .map_err(|_| Fault::field("assigned_to", Problem::Unknown))?;
    Ok(Some(id))
}
