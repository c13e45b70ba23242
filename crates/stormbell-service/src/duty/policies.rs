//! How alarms of each priority escalate: what the lead wrote, and else what a new node has.

use crate::Fault;
use stormbell_model::{
    Moment,
    escalation::{HAND_ON_WAITS, Policy},
    triage::{ALL, Priority},
};
use stormbell_store::{Error, Tx, alarms::Farthest, policies};

/// The policy of every priority, as it counts now.
pub(crate) struct Policies([Policy; 4]);

impl Policies {
    /// Reads them. One that cannot be read is no reason to call nobody: what a new node has takes its place.
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Policies, Fault> {
        let mut read = ALL.map(Policy::first);
        for (priority, policy) in ALL.into_iter().zip(&mut read) {
            match policies::newest(tx, priority) {
                Ok(Some(stored)) => *policy = stored.policy,
                Ok(None) => {}
                Err(error @ Error::Corrupt(_)) => {
                    tracing::error!(%error, priority = priority.code(), "a policy cannot be read; the first one counts");
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Policies(read))
    }

    /// The one of a priority.
    pub(crate) fn of(&self, priority: Priority) -> &Policy {
        &self.0[priority as usize]
    }

    /// How far ahead the next step of an alarm can honestly lie.
    pub(crate) fn farthest(&self, now: Moment) -> Farthest {
        let each = |span: fn(&Policy) -> stormbell_model::Span| {
            ALL.map(|priority| now.plus(span(self.of(priority))))
        };
        Farthest {
            ringing: each(Policy::longest_wait),
            held: each(Policy::lapse),
            handed_on: now.plus(HAND_ON_WAITS),
        }
    }
}
