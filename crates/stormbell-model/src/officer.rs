//! The people of the desk, and who is asking.

use crate::{Lang, Moment, OfficerId, OrganisationId, ReportId, SessionId};

/// What a person of the desk is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Answers alarms and reports, day and night.
    DutyOfficer,
    /// Works on incidents.
    Handler,
    /// Leads the desk: invites, assigns, recovers.
    Lead,
    /// Watches over personal data.
    DataProtection,
    /// Reads the journal, changes nothing.
    Auditor,
    /// Runs the machine, reads no report.
    Operator,
}

/// All roles.
pub const ROLES: [Role; 6] = [
    Role::DutyOfficer,
    Role::Handler,
    Role::Lead,
    Role::DataProtection,
    Role::Auditor,
    Role::Operator,
];

impl Role {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Role::DutyOfficer => "duty-officer",
            Role::Handler => "handler",
            Role::Lead => "lead",
            Role::DataProtection => "data-protection",
            Role::Auditor => "auditor",
            Role::Operator => "operator",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Role> {
        ROLES.into_iter().find(|r| r.code() == code)
    }
}

/// A person who works at the desk.
#[derive(Clone, Debug)]
pub struct Officer {
    /// Its id.
    pub id: OfficerId,
    /// The name that colleagues see.
    pub name: String,
    /// What the person is there for.
    pub role: Role,
    /// Where alarms are mailed, if anywhere.
    pub email: Option<String>,
    /// The person's language.
    pub lang: Lang,
    /// Whether alarms call this person now. Rotas take this seat.
    pub on_duty: bool,
    /// The age recipient (`age1pq1…`) that contacts are sealed to, once the officer's device made one.
    pub recipient: Option<String>,
    /// Since when.
    pub since: Moment,
    /// When the person left; then nothing works any more.
    pub left_at: Option<Moment>,
}

/// Who asks. Every act begins with this question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anybody at the front door.
    Visitor,
    /// The person behind a receipt.
    Reporter(ReportId),
    /// A machine of an organisation with its key.
    Machine(OrganisationId),
    /// A person of the desk.
    Officer {
        /// Who.
        id: OfficerId,
        /// What for.
        role: Role,
        /// In which session.
        session: SessionId,
    },
    /// The node itself: workers, first start.
    Node,
}

impl Actor {
    /// The officer's id, when it is one.
    pub fn officer(&self) -> Option<OfficerId> {
        match self {
            Actor::Officer { id, .. } => Some(*id),
            _ => None,
        }
    }
    /// How the journal names who did it. Ids only: nothing inside the log sees a person.
    pub fn journal_name(&self) -> String {
        match self {
            Actor::Visitor => String::from("visitor"),
            Actor::Reporter(_) => String::from("reporter"),
            Actor::Machine(id) => format!("organisation:{id}"),
            Actor::Officer { id, .. } => format!("officer:{id}"),
            Actor::Node => String::from("node"),
        }
    }
}
