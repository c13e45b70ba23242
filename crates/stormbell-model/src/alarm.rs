//! A demand for a human about a report. How it goes on until somebody answers is [`crate::escalation`].

use crate::{
    AlarmId, Moment, OfficerId, ReportId, WaveId,
    escalation::{Escalation, Holder, Policy},
    triage::Priority,
};

/// An alarm about a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Its id.
    pub id: AlarmId,
    /// The report that rang.
    pub report: ReportId,
    /// How urgent.
    pub priority: Priority,
    /// When it opened.
    pub opened_at: Moment,
    /// The wave that its report belongs to, where one was recognised.
    pub wave: Option<WaveId>,
    /// Where it stands.
    pub escalation: Escalation,
}

impl Alarm {
    /// Opens an alarm whose first step is due at once.
    pub fn open(
        id: AlarmId,
        report: ReportId,
        priority: Priority,
        policy: &Policy,
        now: Moment,
    ) -> Alarm {
        Alarm {
            id,
            report,
            priority,
            opened_at: now,
            wave: None,
            escalation: Escalation::open(policy, now),
        }
    }

    /// When somebody must look at it next; `None` only when it is closed.
    pub fn next_look(&self) -> Option<Moment> {
        self.escalation.next_look()
    }

    /// Whether it is red: not enough people have it.
    pub fn is_ringing(&self) -> bool {
        self.escalation.is_ringing()
    }

    /// Who has it, in the order in which they took it.
    pub fn holders(&self) -> &[Holder] {
        match &self.escalation {
            Escalation::Open(open) => open.holders(),
            Escalation::Closed { .. } => &[],
        }
    }

    /// Whether an answer of `officer` is still wanted: a call that waits for it is no longer sent otherwise.
    pub fn wants(&self, officer: OfficerId) -> bool {
        let has_it = self.holders().iter().any(|h| h.who == officer);
        match &self.escalation {
            Escalation::Open(open) => open.is_asked(officer) || self.is_ringing() && !has_it,
            Escalation::Closed { .. } => false,
        }
    }

    /// The same alarm, elsewhere in its escalation.
    pub fn with(self, escalation: Escalation) -> Alarm {
        Alarm { escalation, ..self }
    }
}
