//! What one person or machine flagged, exactly as it came, and the state it is in.

use crate::{
    AttachmentId, Lang, MessageId, Moment, OfficerId, OrganisationId, ReportId,
    happening::Happening, kind::Kind, marking::Tlp, observable::Observable, sector::Sector,
    triage::Priority,
};

/// Whether it is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ongoing {
    /// Now, and it hurts: such a report rings.
    NowAndHurts,
    /// It goes on, and nobody is harmed yet.
    Now,
    /// It is over.
    Over,
    /// Not known.
    Unknown,
}

impl Ongoing {
    /// All answers, in the order of the form.
    pub const ALL: [Ongoing; 4] = [
        Ongoing::NowAndHurts,
        Ongoing::Now,
        Ongoing::Over,
        Ongoing::Unknown,
    ];
    /// The form's and the API's value.
    pub fn code(self) -> &'static str {
        match self {
            Ongoing::NowAndHurts => "now-and-it-hurts",
            Ongoing::Now => "now",
            Ongoing::Over => "over",
            Ongoing::Unknown => "unknown",
        }
    }
    /// Reads the value.
    pub fn parse(code: &str) -> Option<Ongoing> {
        Ongoing::ALL.into_iter().find(|o| o.code() == code.trim())
    }
}

/// The door through which it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    /// The public page.
    Page,
    /// The API.
    Api,
    /// The node itself, about itself.
    Node,
    /// A neighbour of the network.
    Neighbour,
}

impl Door {
    /// All doors.
    pub const ALL: [Door; 4] = [Door::Page, Door::Api, Door::Node, Door::Neighbour];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Door::Page => "page",
            Door::Api => "api",
            Door::Node => "node",
            Door::Neighbour => "neighbour",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Door> {
        Door::ALL.into_iter().find(|d| d.code() == code)
    }
}

/// Where the contact was sealed: said to officers, because it is not the same protection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedAt {
    /// In the reporter's browser: the server never saw it.
    Browser,
    /// In the server's memory, before any write.
    Edge,
    /// Nobody had a key yet: under the node's own key until the first officer has one.
    Node,
}

impl SealedAt {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            SealedAt::Browser => "browser",
            SealedAt::Edge => "edge",
            SealedAt::Node => "node",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<SealedAt> {
        [SealedAt::Browser, SealedAt::Edge, SealedAt::Node]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// Who the reporter is, in clear. Lives only in memory and only until it is sealed.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Anything else that helps to reach the person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other: String,
}

impl Contact {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
            && self.email.is_empty()
            && self.phone.is_empty()
            && self.other.is_empty()
    }
}

impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contact(hidden)")
    }
}

/// The contact on its way in.
#[derive(Clone, Debug, Default)]
pub enum NewContact {
    /// None was given.
    #[default]
    None,
    /// In clear: a page without script, or the API. Sealed before anything is written.
    Clear(Contact),
    /// An age file that the browser made for the roster.
    Sealed(Vec<u8>),
}

/// A report as every door hands it in.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// What happened, in the reporter's words. Checked, and otherwise as it came.
    pub narrative: String,
    /// What the reporter says it is.
    pub happening: Happening,
    /// The kind, where a machine named one; else that of the happening.
    pub kind: Option<Kind>,
    /// Whether it is going on.
    pub ongoing: Ongoing,
    /// When it happened, if known.
    pub happened_at: Option<Moment>,
    /// Name of the organisation that is hit, as it was typed.
    pub organisation: Option<String>,
    /// Sector that is hit.
    pub sector: Option<Sector>,
    /// The reporter's language: every answer is in it.
    pub lang: Lang,
    /// Who the reporter is.
    pub contact: NewContact,
    /// Values that the reporter named.
    pub observables: Vec<Observable>,
    /// The door.
    pub door: Door,
    /// The organisation whose key was used, if any.
    pub by: Option<OrganisationId>,
    /// Who alone is called, where it is a test: said by the key that was used, never by the one who writes.
    pub test_of: Option<OfficerId>,
    /// How urgent it is by the word of the node itself, or of a neighbour. No door from outside sets it.
    pub own: Option<Priority>,
}

impl NewReport {
    /// The smallest report there is: words alone.
    pub fn said(narrative: impl Into<String>, lang: Lang, door: Door) -> NewReport {
        NewReport {
            narrative: narrative.into(),
            happening: Happening::Unknown,
            kind: None,
            ongoing: Ongoing::Unknown,
            happened_at: None,
            organisation: None,
            sector: None,
            lang,
            contact: NewContact::None,
            observables: Vec::new(),
            door,
            by: None,
            test_of: None,
            own: None,
        }
    }
    /// The kind to begin with.
    pub fn first_kind(&self) -> Kind {
        self.kind.unwrap_or_else(|| self.happening.kind())
    }
}

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// Kept; nobody has looked yet.
    New,
    /// An officer has it.
    Taken,
    /// Closed with an outcome that the reporter can read. A message opens it again.
    Closed,
}

impl ReportState {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            ReportState::New => "new",
            ReportState::Taken => "taken",
            ReportState::Closed => "closed",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<ReportState> {
        [ReportState::New, ReportState::Taken, ReportState::Closed]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// How a report or incident ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The attack was stopped or the harm repaired.
    Resolved,
    /// Advice was given; the rest is with the reporter.
    Advised,
    /// Handed to another body, which the closing words name.
    Referred,
    /// It was no attack.
    NoAttack,
    /// Nothing more could be found out.
    Unresolved,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 5] = [
        Outcome::Resolved,
        Outcome::Advised,
        Outcome::Referred,
        Outcome::NoAttack,
        Outcome::Unresolved,
    ];
    /// The stored code and the key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Resolved => "resolved",
            Outcome::Advised => "advised",
            Outcome::Referred => "referred",
            Outcome::NoAttack => "no-attack",
            Outcome::Unresolved => "unresolved",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.code() == code)
    }
}

/// A report as it is kept, with what the desk has made of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// Its short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// The reporter's words, as they came.
    pub narrative: String,
    /// What the reporter said it is.
    pub happening: Happening,
    /// What it is held to be.
    pub kind: Kind,
    /// Whether it is going on.
    pub ongoing: Ongoing,
    /// When it happened.
    pub happened_at: Option<Moment>,
    /// Organisation that is hit, as it was typed.
    pub organisation: Option<String>,
    /// Sector that is hit.
    pub sector: Option<Sector>,
    /// The reporter's language.
    pub lang: Lang,
    /// Values named.
    pub observables: Vec<Observable>,
    /// The door.
    pub door: Door,
    /// The organisation whose key was used.
    pub by: Option<OrganisationId>,
    /// Who alone is called, where it is a test.
    pub test_of: Option<OfficerId>,
    /// Where the contact was sealed; `None` when there is none.
    pub sealed_at: Option<SealedAt>,
    /// Where it stands.
    pub state: ReportState,
    /// How urgent.
    pub priority: Priority,
    /// Why it is that urgent, as codes for the catalogue.
    pub priority_reasons: Vec<String>,
    /// How far it may go.
    pub tlp: Tlp,
    /// Who has it.
    pub assigned_to: Option<OfficerId>,
    /// When a human first took it.
    pub acknowledged_at: Option<Moment>,
    /// When the desk first answered.
    pub answered_at: Option<Moment>,
    /// When and how it was closed.
    pub closed: Option<(Moment, Outcome)>,
    /// When the reporter proved to have kept the receipt.
    pub receipt_kept_at: Option<Moment>,
    /// When the last message or change came.
    pub moved_at: Moment,
    /// Messages of the reporter that nobody at the desk has read.
    pub unread: i64,
    /// Position of its filing in the journal.
    pub journal_index: u64,
}

impl Report {
    /// Whether it was filed to try the node: shown as such everywhere, and counted nowhere.
    pub fn is_test(&self) -> bool {
        self.test_of.is_some()
    }
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person behind the receipt.
    Reporter,
    /// An officer.
    Desk,
}

/// One message of the conversation.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The report it belongs to.
    pub report: ReportId,
    /// Who wrote it.
    pub side: Side,
    /// The officer, when the desk wrote it. Never shown to the reporter.
    pub officer: Option<OfficerId>,
    /// The words.
    pub text: String,
    /// When it was kept.
    pub at: Moment,
    /// When the other side first saw it.
    pub seen_at: Option<Moment>,
}

/// A file given as evidence. Its bytes are kept apart, encrypted.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The report it belongs to.
    pub report: ReportId,
    /// Its name, made safe.
    pub name: String,
    /// What it looks to be, by its bytes.
    pub media: crate::evidence::Media,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes as they came.
    pub sha256: [u8; 32],
    /// When it was kept.
    pub at: Moment,
    /// Who gave it.
    pub side: Side,
}
