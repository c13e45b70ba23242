//! The context of one act.

use crate::{Fault, Node};
use stormbell_model::{Lang, Moment, officer::Actor};
use stormbell_store::journal;

/// Who asks, on which node, at which moment, in which language.
#[derive(Clone)]
pub struct Ctx {
    /// The node.
    pub node: Node,
    /// Who asks.
    pub who: Actor,
    /// The moment of the act.
    pub now: Moment,
    /// The language of the one who asks.
    pub lang: Lang,
}

impl Ctx {
    /// The officer who asks, if this officer may do `act`. To everybody else the thing is not there.
    pub(crate) fn officer(
        &self,
        act: stormbell_model::access::Act,
    ) -> Result<stormbell_model::OfficerId, Fault> {
        match (
            self.who.officer(),
            stormbell_model::access::may(&self.who, act),
        ) {
            (Some(id), true) => Ok(id),
            (Some(_), false) => Err(Fault::Forbidden(act)),
            (None, _) => Err(Fault::NotFound),
        }
    }

    /// The report of the reporter who asks.
    pub(crate) fn reporter(&self) -> Result<stormbell_model::ReportId, Fault> {
        match self.who {
            Actor::Reporter(id) => Ok(id),
            _ => Err(Fault::NotFound),
        }
    }

    /// A journal entry about `subject` by the one who asks.
    pub(crate) fn entry(&self, act: &'static str, subject: uuid::Uuid) -> journal::Entry {
        journal::Entry {
            at: self.now,
            act,
            actor: self.who.journal_name(),
            subject,
            facts: Vec::new(),
        }
    }
}
