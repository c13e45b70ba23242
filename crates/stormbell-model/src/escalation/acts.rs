//! What people do with an alarm. Every act may come twice, late, or at the same instant as somebody else's.

use super::{
    Fact,
    policy::Policy,
    state::{Escalation, HOLDERS_MAX, Holder, Open, Stage},
};
use crate::{Moment, OfficerId, Span};

/// How long somebody who was asked to take an alarm over has to answer.
pub const HAND_ON_WAITS: Span = Span::minutes(5);

/// Why an act does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is closed already.
    #[error("the alarm is closed")]
    Closed,
    /// Only somebody who has it can do that, and only when enough people have it.
    #[error("the alarm is not this officer's")]
    NotTheirs,
}

/// The new state and what happened, or why nothing did.
type Done = Result<(Escalation, Vec<Fact>), Refused>;

impl Escalation {
    /// `officer` takes it. Twice changes nothing; two people at the same instant both have it.
    pub fn acknowledge(self, policy: &Policy, officer: OfficerId, now: Moment) -> Done {
        let mut open = self.opened()?;
        if let Stage::HandedOn { from, to, .. } = open.stage {
            return Ok(open.take_over(policy, from, to, officer, now));
        }
        let was_held = matches!(open.stage, Stage::Held(_));
        let full = was_held && open.holders().len() >= HOLDERS_MAX;
        if full || open.is_held_by(officer) {
            return Ok((Escalation::Open(open), Vec::new()));
        }
        let mut holders = open.holders().to_vec();
        holders.push(Holder {
            who: officer,
            at: now,
        });
        let missing = open.settle(holders);
        if missing == 0 && !was_held {
            open.next_at = now.plus(policy.lapse());
        }
        let taken = Fact::Taken {
            by: officer,
            missing,
        };
        Ok((Escalation::Open(open), vec![taken]))
    }

    /// Something was done about it: an alarm that is held may lie anew. A ringing one rings on.
    pub fn worked_on(mut self, policy: &Policy, now: Moment) -> Escalation {
        if let Escalation::Open(open) = &mut self
            && matches!(open.stage, Stage::Held(_))
        {
            open.next_at = now.plus(policy.lapse());
        }
        self
    }

    /// Somebody who has it asks `to` to take it over. Until `to` answers the asking one still has it, so that no
    /// alarm falls between two people.
    pub fn hand_on(self, from: OfficerId, to: OfficerId, now: Moment) -> Done {
        let mut open = self.opened()?;
        if matches!(open.stage, Stage::HandedOn { from: f, to: t, .. } if (f, t) == (from, to)) {
            return Ok((Escalation::Open(open), Vec::new()));
        }
        let enough = !matches!(open.stage, Stage::Ringing(_));
        if !enough || !open.is_held_by(from) || open.is_held_by(to) {
            return Err(Refused::NotTheirs);
        }
        let holders = open.holders().to_vec();
        open.stage = Stage::HandedOn { holders, from, to };
        open.next_at = now.plus(HAND_ON_WAITS);
        Ok((Escalation::Open(open), vec![Fact::HandedOn { from, to }]))
    }

    /// Somebody passes it up: the next call is due at once, and that person has it no more. Tapping twice passes it up
    /// once.
    pub fn escalate(self, by: OfficerId, now: Moment) -> Done {
        let mut open = self.opened()?;
        let due = open.next_at <= now;
        if due && matches!(open.stage, Stage::Ringing(_)) && !open.is_held_by(by) {
            return Ok((Escalation::Open(open), Vec::new()));
        }
        let mut holders = open.holders().to_vec();
        holders.retain(|h| h.who != by);
        if !open.place.called.is_empty() {
            // Up means to the next step, and not to the next person of this one.
            open.place.called.clear();
            open.place.call = open.place.call.saturating_add(1);
        }
        open.ring_with(holders);
        open.next_at = now;
        Ok((Escalation::Open(open), vec![Fact::Escalated(by)]))
    }

    /// Somebody who has it needs one pair of hands more: it rings for others, and stays with those who have it.
    pub fn ask_for_more(self, by: OfficerId, now: Moment) -> Done {
        let mut open = self.opened()?;
        if !open.is_held_by(by) {
            return Err(Refused::NotTheirs);
        }
        let holders = open.holders().to_vec();
        let needs = open.needs.max(holders.len() as u8 + 1);
        if open.needs == needs || holders.len() >= HOLDERS_MAX {
            return Ok((Escalation::Open(open), Vec::new()));
        }
        open.needs = needs;
        open.settle(holders);
        open.next_at = now;
        Ok((Escalation::Open(open), vec![Fact::Needs { by, needs }]))
    }

    /// Somebody who has it says that those who have it are enough.
    pub fn enough(self, policy: &Policy, by: OfficerId, now: Moment) -> Done {
        let mut open = self.opened()?;
        if !open.is_held_by(by) {
            return Err(Refused::NotTheirs);
        }
        let Stage::Ringing(holders) = open.stage.clone() else {
            return Ok((Escalation::Open(open), Vec::new()));
        };
        open.needs = holders.len() as u8;
        open.settle(holders);
        open.next_at = now.plus(policy.lapse());
        let needs = open.needs;
        Ok((Escalation::Open(open), vec![Fact::Needs { by, needs }]))
    }

    /// `who` left the desk, and nobody waits for the lapse to find out: with too few people left it rings at once.
    pub fn leave(self, who: OfficerId, now: Moment) -> (Escalation, Vec<Fact>) {
        let Escalation::Open(mut open) = self else {
            return (self, Vec::new());
        };
        if !open.is_held_by(who) {
            return (Escalation::Open(open), Vec::new());
        }
        let (rang, asked) = match open.stage {
            Stage::Ringing(_) => (true, None),
            Stage::Held(_) => (false, None),
            Stage::HandedOn { from, to, .. } => (false, Some((from, to))),
        };
        let mut holders = open.holders().to_vec();
        holders.retain(|h| h.who != who);
        let missing = open.settle(holders);
        match (&open.stage, asked) {
            // The one who asked is still here: so is the question.
            (Stage::Held(holders), Some((from, to))) if from != who => {
                let holders = holders.clone();
                open.stage = Stage::HandedOn { holders, from, to };
            }
            (Stage::Ringing(_), _) if !rang => open.next_at = now,
            _ => {}
        }
        (
            Escalation::Open(open),
            vec![Fact::HolderLeft { who, missing }],
        )
    }

    /// Dealt with. Twice changes nothing: who was first did it.
    pub fn deal_with(self, officer: OfficerId, now: Moment) -> (Escalation, Vec<Fact>) {
        if matches!(self, Escalation::Closed { .. }) {
            return (self, Vec::new());
        }
        let closed = Escalation::Closed {
            by: officer,
            at: now,
        };
        (closed, vec![Fact::Dealt(officer)])
    }

    fn opened(self) -> Result<Open, Refused> {
        match self {
            Escalation::Open(open) => Ok(open),
            Escalation::Closed { .. } => Err(Refused::Closed),
        }
    }
}

impl Open {
    /// Held when enough people have it, else ringing; gives how many are missing.
    fn settle(&mut self, holders: Vec<Holder>) -> u8 {
        let missing = usize::from(self.needs).saturating_sub(holders.len());
        self.stage = if missing == 0 {
            Stage::Held(holders)
        } else {
            Stage::Ringing(holders)
        };
        missing as u8
    }

    /// Rings for somebody else than `holders`, who may be as many as are needed: then one more is.
    pub(super) fn ring_with(&mut self, holders: Vec<Holder>) {
        self.needs = self.needs.max(holders.len() as u8 + 1);
        self.stage = Stage::Ringing(holders);
    }

    /// Somebody answers after `from` asked `to`: whoever it is has it now, and `from` has not, but for `from` itself,
    /// who takes it back, and for others who have it anyway.
    fn take_over(
        mut self,
        policy: &Policy,
        from: OfficerId,
        to: OfficerId,
        officer: OfficerId,
        now: Moment,
    ) -> (Escalation, Vec<Fact>) {
        let mut holders = self.holders().to_vec();
        if self.is_held_by(officer) && officer != from {
            return (Escalation::Open(self), Vec::new());
        }
        debug_assert_ne!(from, to);
        holders.retain(|h| h.who != from);
        holders.push(Holder {
            who: officer,
            at: now,
        });
        let missing = self.settle(holders);
        self.next_at = now.plus(policy.lapse());
        let taken = Fact::Taken {
            by: officer,
            missing,
        };
        (Escalation::Open(self), vec![taken])
    }
}
