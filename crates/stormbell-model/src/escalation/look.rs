//! The look: what is due at a moment. Driven by a signal and by a regular look, by any process; looking twice at one
//! moment changes nothing.

use super::{
    Fact, Skip,
    acts::HAND_ON_WAITS,
    policy::{LastResort, Manner, Nth, Policy, Step},
    roster::Roster,
    state::{Escalation, Open, Place, Stage},
};
use crate::{Moment, OfficerId, Span};

/// How soon it is tried again when there was nobody to call at all.
/// Told: the desk and the log. Rest: it is tried again.
pub const NOBODY_WAITS: Span = Span::minutes(1);

impl Escalation {
    /// An escalation whose first step is due at once.
    pub fn open(policy: &Policy, now: Moment) -> Escalation {
        Escalation::Open(Open {
            next_at: now,
            place: Place::default(),
            needs: policy.needs().get(),
            stage: Stage::Ringing(Vec::new()),
        })
    }

    /// Does what is due at `now`, if anything. Afterwards the next step lies after `now`, and no further than the
    /// policy ever waits, wherever the clock was when the old one was written.
    pub fn look(self, policy: &Policy, roster: &Roster, now: Moment) -> (Escalation, Vec<Fact>) {
        let Escalation::Open(mut open) = self else {
            return (self, Vec::new());
        };
        open.next_at = open.next_at.min(now.plus(open.waits_at_most(policy)));
        let mut facts = Vec::new();
        if open.next_at <= now {
            open.let_go(&mut facts);
            open.call_next(policy, roster, now, &mut facts);
        }
        (Escalation::Open(open), facts)
    }
}

impl Open {
    /// A step further ahead than this was written by a clock that was set back since: nobody waits for the clock to
    /// catch up, and nobody is called early for it.
    fn waits_at_most(&self, policy: &Policy) -> Span {
        match self.stage {
            Stage::Held(_) => policy.lapse(),
            Stage::HandedOn { .. } => HAND_ON_WAITS,
            Stage::Ringing(_) => policy.longest_wait(),
        }
    }

    /// Those who had it lose it, because nothing followed in time.
    fn let_go(&mut self, facts: &mut Vec<Fact>) {
        match std::mem::replace(&mut self.stage, Stage::Ringing(Vec::new())) {
            Stage::Ringing(so_far) => self.stage = Stage::Ringing(so_far),
            Stage::Held(by) => facts.push(Fact::Lapsed(by.iter().map(|h| h.who).collect())),
            Stage::HandedOn {
                mut holders,
                from,
                to,
            } => {
                holders.retain(|h| h.who != from);
                facts.push(Fact::HandOnUnanswered { from, to });
                self.ring_with(holders);
            }
        }
    }

    /// Goes on to the next call that reaches anybody, passing over what does not.
    fn call_next(&mut self, policy: &Policy, roster: &Roster, now: Moment, facts: &mut Vec<Fact>) {
        let mut last_resorts = 0;
        while last_resorts < 3 {
            let wait = match policy.nth(self.place.call) {
                Nth::Step(step) => self.take_step(step, roster, facts),
                Nth::LastResort(which) => {
                    last_resorts += 1;
                    let rung = self.ring_last(which, roster, facts);
                    rung.then(|| policy.last_wait())
                }
            };
            if let Some(wait) = wait {
                self.next_at = now.plus(wait);
                return;
            }
        }
        facts.push(Fact::Nobody);
        self.next_at = now.plus(NOBODY_WAITS);
    }

    /// Takes one step; gives how long to wait for an answer, or `None` when there is nobody to wait for.
    fn take_step(&mut self, step: &Step, roster: &Roster, facts: &mut Vec<Fact>) -> Option<Span> {
        let behind = roster.people(&step.whom);
        let free = self.without_holders(&behind);
        let able = roster.reachable(&free);
        let why = match (behind.is_empty(), free.is_empty(), able.is_empty()) {
            (true, ..) => Some(Skip::Empty),
            (_, true, _) => Some(Skip::HaveIt),
            (.., true) => Some(Skip::Unreachable),
            _ => None,
        };
        if let Some(why) = why {
            return self.skip(why, facts);
        }
        if able.len() < free.len() && self.place.called.is_empty() {
            let dead = free.iter().filter(|p| !able.contains(p)).copied();
            facts.push(Fact::NotReachable(dead.collect()));
        }
        match step.manner {
            Manner::Together => {
                self.call(able, facts);
                Some(step.wait)
            }
            Manner::OneByOne(each) => self.call_one(&able, each, step.wait, facts),
        }
    }

    /// Calls the first who was not called yet. Whoever came on duty since the step began has a turn too.
    fn call_one(
        &mut self,
        able: &[OfficerId],
        each: Span,
        wait: Span,
        facts: &mut Vec<Fact>,
    ) -> Option<Span> {
        let called = std::mem::take(&mut self.place.called);
        let mut left = able.iter().filter(|p| !called.contains(p));
        let Some(next) = left.next().copied() else {
            // The others went off duty meanwhile.
            self.place.call = self.place.call.saturating_add(1);
            return None;
        };
        let more = left.next().is_some();
        let call = self.place.call;
        self.call(vec![next], facts);
        if more {
            self.place.call = call;
            self.place.called = called;
            self.place.called.push(next);
        }
        Some(if more { each } else { wait })
    }

    /// The last resort asks everybody behind it, also those whose channels seem dead: an estimate may be wrong.
    fn ring_last(&mut self, which: LastResort, roster: &Roster, facts: &mut Vec<Fact>) -> bool {
        let behind: Vec<OfficerId> = match which {
            LastResort::Leads => roster.people(&[super::Target::Leads]),
            LastResort::Everyone => roster.people(&[super::Target::Everyone]),
            LastResort::Neighbour => return self.ring_neighbour(roster, facts),
        };
        let free = self.without_holders(&behind);
        if free.is_empty() {
            let why = if behind.is_empty() {
                Skip::Empty
            } else {
                Skip::HaveIt
            };
            return self.skip(why, facts).is_some();
        }
        self.call(free, facts);
        true
    }

    /// One neighbour after the other, one in each round of the last resort.
    fn ring_neighbour(&mut self, roster: &Roster, facts: &mut Vec<Fact>) -> bool {
        let round = (self.place.call / 3) as usize;
        let Some(asked) = roster
            .neighbours
            .get(round % roster.neighbours.len().max(1))
        else {
            return self.skip(Skip::Empty, facts).is_some();
        };
        facts.push(Fact::CallNeighbour(asked.clone()));
        self.place.call = self.place.call.saturating_add(1);
        true
    }

    fn without_holders(&self, people: &[OfficerId]) -> Vec<OfficerId> {
        let free = |p: &&OfficerId| !self.is_held_by(**p);
        people.iter().filter(free).copied().collect()
    }

    fn call(&mut self, people: Vec<OfficerId>, facts: &mut Vec<Fact>) {
        let call = self.place.call;
        facts.push(Fact::Call { call, people });
        self.place = Place {
            call: call.saturating_add(1),
            called: Vec::new(),
        };
    }

    fn skip(&mut self, why: Skip, facts: &mut Vec<Fact>) -> Option<Span> {
        let call = self.place.call;
        facts.push(Fact::Skipped { call, why });
        self.place = Place {
            call: call.saturating_add(1),
            called: Vec::new(),
        };
        None
    }
}
