//! Escalation policies: whom to call, in what order, after what delays. A policy says only how it begins: after its
//! last step come the lead, everybody and a neighbour node, again and again, which no policy can take away.

use super::{roster::Target, state::HOLDERS_MAX};
use crate::{Span, triage::Priority};
use std::num::NonZeroU8;

/// Steps of one policy.
/// Told: whoever writes the policy. Rest: nothing is written.
pub const STEPS_MAX: usize = 20;
/// Targets of one step.
/// Told: whoever writes the policy. Rest: nothing is written.
pub const TARGETS_MAX: usize = 20;
/// The longest that a step may wait for an answer.
/// Told: whoever writes the policy. Rest: nothing is written; a stored step that lies further ahead is brought nearer.
pub const STEP_WAIT_MAX: Span = Span::minutes(60);
/// The longest that an acknowledged alarm may lie before it rings again.
/// Told: whoever writes the policy. Rest: nothing is written.
pub const LIES_STILL_MAX: Span = Span::hours(24);
/// The shortest wait of a step: a telephone rings for half a minute.
const WAIT_LEAST: Span = Span::seconds(30);

/// How the people of a step are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// All at once.
    Together,
    /// The first, then, after this long, the next.
    OneByOne(Span),
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whom it calls.
    pub whom: Vec<Target>,
    /// How.
    pub manner: Manner,
    /// How long to wait for an answer before what follows.
    pub wait: Span,
    /// How often it is taken before the next step.
    pub times: NonZeroU8,
}

/// How alarms of one priority escalate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    steps: Vec<Step>,
    /// How often all steps are gone through before the last resort.
    rounds: NonZeroU8,
    /// How long an acknowledged alarm may lie still.
    lapse: Span,
    /// How many people must take it.
    needs: NonZeroU8,
}

/// Who comes when the policy has no step left. The three follow each other until somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastResort {
    /// Everybody who leads.
    Leads,
    /// Everybody who may acknowledge, on duty or not, reachable or not.
    Everyone,
    /// A neighbour node, whose officers call ours by other means.
    Neighbour,
}

/// What follows the steps of every policy, in this order, again and again.
pub const LAST_RESORT: [LastResort; 3] = [
    LastResort::Leads,
    LastResort::Everyone,
    LastResort::Neighbour,
];

/// What a policy says about its n-th call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nth<'a> {
    /// A step of its own.
    Step(&'a Step),
    /// What comes after all of its steps.
    LastResort(LastResort),
}

/// A policy that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the policy does not fit: {0}")]
pub struct Unfit(pub &'static str);

impl Policy {
    /// A policy within its bounds. No steps at all are fine: then the last resort is called at once.
    pub fn new(
        steps: Vec<Step>,
        rounds: NonZeroU8,
        lapse: Span,
        needs: NonZeroU8,
    ) -> Result<Policy, Unfit> {
        let waits = |s: &Step| match s.manner {
            Manner::Together => fits(s.wait),
            Manner::OneByOne(each) => fits(s.wait) && fits(each),
        };
        if steps.len() > STEPS_MAX {
            return Err(Unfit("steps"));
        }
        if steps.iter().any(|s| s.whom.len() > TARGETS_MAX) {
            return Err(Unfit("targets"));
        }
        if usize::from(needs.get()) > HOLDERS_MAX {
            return Err(Unfit("needs"));
        }
        if !steps.iter().all(waits) || lapse < WAIT_LEAST || lapse > LIES_STILL_MAX {
            return Err(Unfit("waits"));
        }
        Ok(Policy {
            steps,
            rounds,
            lapse,
            needs,
        })
    }

    /// What a new node has: whoever is on duty in any rota twice, then whoever leads; more patience for what can wait.
    pub fn first(priority: Priority) -> Policy {
        let (wait, lapse) = match priority {
            Priority::Emergency => (Span::minutes(3), Span::minutes(15)),
            Priority::High => (Span::minutes(5), Span::minutes(30)),
            Priority::Normal => (Span::minutes(15), Span::hours(4)),
            Priority::Low => (Span::minutes(60), Span::hours(24)),
        };
        let step = |whom, times| Step {
            whom: vec![whom],
            manner: Manner::Together,
            wait,
            times,
        };
        const TWICE: NonZeroU8 = NonZeroU8::MIN.saturating_add(1);
        Policy {
            steps: vec![
                step(Target::OnDuty, TWICE),
                step(Target::Leads, NonZeroU8::MIN),
            ],
            rounds: NonZeroU8::MIN,
            lapse,
            needs: NonZeroU8::MIN,
        }
    }

    /// How long an acknowledged alarm may lie still.
    pub fn lapse(&self) -> Span {
        self.lapse
    }
    /// How many people must take it.
    pub fn needs(&self) -> NonZeroU8 {
        self.needs
    }
    /// The steps before the last resort.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
    /// How often all steps are gone through before the last resort.
    pub fn rounds(&self) -> NonZeroU8 {
        self.rounds
    }
    /// The longest that a ringing alarm ever waits for its next call. One that would wait longer was written by a
    /// clock that was set back since.
    pub fn longest_wait(&self) -> Span {
        let each = self.steps.iter().map(|s| match s.manner {
            Manner::Together => s.wait,
            Manner::OneByOne(each) => each.max(s.wait),
        });
        let longest = each.max().unwrap_or_default();
        longest.max(self.last_wait()).max(super::NOBODY_WAITS)
    }
    /// How long the last resort waits between its calls: as long as the most patient step, and five minutes at most.
    pub fn last_wait(&self) -> Span {
        let longest = self.steps.iter().map(|s| s.wait).max();
        longest.unwrap_or(WAIT_LEAST).min(Span::minutes(5))
    }

    /// What the n-th call is, from 0. There is one for every n.
    pub fn nth(&self, n: u32) -> Nth<'_> {
        let of_round: u32 = self.steps.iter().map(|s| u32::from(s.times.get())).sum();
        let own = of_round * u32::from(self.rounds.get());
        if n >= own {
            return Nth::LastResort(LAST_RESORT[(n - own) as usize % LAST_RESORT.len()]);
        }
        let mut left = n % of_round;
        for step in &self.steps {
            match left.checked_sub(step.times.get().into()) {
                None => return Nth::Step(step),
                Some(rest) => left = rest,
            }
        }
        Nth::LastResort(LastResort::Everyone)
    }
}

fn fits(wait: Span) -> bool {
    (WAIT_LEAST..=STEP_WAIT_MAX).contains(&wait)
}
