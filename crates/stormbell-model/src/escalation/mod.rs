//! How an alarm goes on until somebody answers: a state machine over (state, moment). Every function takes the old
//! state and gives the new one with the facts that happened; the caller writes both in one transaction before
//! anything is sent. The rules in words, and the tables, are in `docs/escalation.md`.

mod acts;
mod look;
mod policy;
mod roster;
mod state;

#[cfg(test)]
mod tests;

pub use acts::{HAND_ON_WAITS, Refused};
pub use look::NOBODY_WAITS;
pub use policy::{
    LAST_RESORT, LIES_STILL_MAX, LastResort, Manner, Nth, Policy, STEP_WAIT_MAX, STEPS_MAX, Step,
    TARGETS_MAX, Unfit,
};
pub use roster::{Neighbour, Roster, Target};
pub use state::{Columns, Escalation, HOLDERS_MAX, Holder, Open, Place, Stage};

use crate::OfficerId;

/// What a change brought about. The journal keeps all of them; calls become notifications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// These people must be called now, by the call of this number.
    Call {
        /// Which call of the policy.
        call: u32,
        /// Whom: never empty, each once.
        people: Vec<OfficerId>,
    },
    /// A neighbour node must be asked now.
    CallNeighbour(Neighbour),
    /// A call was passed over, at once.
    Skipped {
        /// Which call of the policy.
        call: u32,
        /// Why.
        why: Skip,
    },
    /// These people of a step have no channel that works, and were not waited for.
    NotReachable(Vec<OfficerId>),
    /// There was nobody to call at all. It is tried again soon, and must be seen by whoever sees the desk.
    Nobody,
    /// Somebody took it.
    Taken {
        /// Who.
        by: OfficerId,
        /// How many more must take it.
        missing: u8,
    },
    /// Those who had it did nothing: it rings again.
    Lapsed(Vec<OfficerId>),
    /// Somebody who had it left the desk: where too few are left, it rings again at once.
    HolderLeft {
        /// Who.
        who: OfficerId,
        /// How many more must take it.
        missing: u8,
    },
    /// Somebody asked somebody else to take it over; the one who asked still has it.
    HandedOn {
        /// Who asked.
        from: OfficerId,
        /// Who was asked, and is called now.
        to: OfficerId,
    },
    /// Whoever was asked did not answer: it rings again.
    HandOnUnanswered {
        /// Who asked.
        from: OfficerId,
        /// Who was asked.
        to: OfficerId,
    },
    /// Somebody passed it up.
    Escalated(OfficerId),
    /// So many people must take it from now on.
    Needs {
        /// Who says so.
        by: OfficerId,
        /// How many.
        needs: u8,
    },
    /// It is dealt with.
    Dealt(OfficerId),
}

/// Why a call was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Nobody stands behind it at this moment.
    Empty,
    /// Everybody behind it has the alarm already.
    HaveIt,
    /// Nobody behind it has a channel that works.
    Unreachable,
}

impl Skip {
    /// The word of the journal and of the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Skip::Empty => "empty",
            Skip::HaveIt => "have-it",
            Skip::Unreachable => "unreachable",
        }
    }
}
