//! A demand for a human. It is a state machine over (state, moment): an open alarm always has a next step
//! with a time, and ends only when a human acknowledged it and dealt with it.

use crate::{AlarmId, Moment, OfficerId, ReportId, Span, triage::Priority};

/// Where an alarm stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmState {
    /// Nobody has it. `next_at` is when the next step is due.
    Ringing {
        /// When the next step is due.
        next_at: Moment,
        /// How many steps were taken.
        step: u32,
    },
    /// A human has it. Lapses at `lapses_at` unless something is done.
    Acknowledged {
        /// Who.
        by: OfficerId,
        /// When.
        at: Moment,
        /// When it rings again if nothing follows.
        lapses_at: Moment,
        /// How many steps were taken before; a lapsed alarm goes on from there.
        step: u32,
    },
    /// Dealt with.
    Closed {
        /// Who dealt with it.
        by: OfficerId,
        /// When.
        at: Moment,
    },
}

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
    /// Where it stands.
    pub state: AlarmState,
}

/// Whom a step calls. Rotas and teams take their seat here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Everyone on duty.
    OnDuty,
    /// Everyone who may acknowledge, on duty or not.
    Everyone,
}

/// One step of an escalation policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whom it calls.
    pub call: Call,
    /// How long to wait for an answer before the next step.
    pub wait: Span,
}

/// Whom to call, in what order, and after what delays. The last step repeats for ever: it is never the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// At least one step.
    steps: Vec<Step>,
    /// How long an acknowledged alarm may lie before it rings again.
    pub lapse: Span,
}

impl Policy {
    /// The policy that a new node has: everyone on duty twice, then everyone, every five minutes.
    pub fn first(priority: Priority) -> Policy {
        let wait = if priority == Priority::Emergency {
            Span::minutes(3)
        } else {
            WAIT_MAX
        };
        Policy {
            steps: vec![
                Step {
                    call: Call::OnDuty,
                    wait,
                },
                Step {
                    call: Call::OnDuty,
                    wait,
                },
                Step {
                    call: Call::Everyone,
                    wait: WAIT_MAX,
                },
            ],
            lapse: LAPSE_MAX,
        }
    }
    fn step(&self, n: u32) -> Step {
        self.steps[(n as usize).min(self.steps.len() - 1)]
    }
}

/// The longest that a step of any policy waits for an answer. Told: nobody. Rest: the next step is taken.
pub const WAIT_MAX: Span = Span::minutes(5);
/// The longest that any policy lets an acknowledged alarm lie. Told: nobody. Rest: it rings again.
pub const LAPSE_MAX: Span = Span::minutes(30);

/// What a change of an alarm brought about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// These people must be called now.
    CallNow(Call),
    /// A human has it.
    Taken(OfficerId),
    /// It lapsed and rings again.
    Lapsed,
    /// It is dealt with.
    Dealt(OfficerId),
}

/// The alarm is closed already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the alarm is closed")]
pub struct Closed;

impl Alarm {
    /// Opens an alarm whose first step is due at once.
    pub fn open(id: AlarmId, report: ReportId, priority: Priority, now: Moment) -> Alarm {
        Alarm {
            id,
            report,
            priority,
            opened_at: now,
            state: AlarmState::Ringing {
                next_at: now,
                step: 0,
            },
        }
    }

    /// When somebody must look at it next; `None` only when it is closed.
    pub fn next_look(&self) -> Option<Moment> {
        match self.state {
            AlarmState::Ringing { next_at, .. } => Some(next_at),
            AlarmState::Acknowledged { lapses_at, .. } => Some(lapses_at),
            AlarmState::Closed { .. } => None,
        }
    }

    /// Takes the step that is due at `now`, if any. Doing it twice at one moment changes nothing.
    pub fn look(mut self, policy: &Policy, now: Moment) -> (Alarm, Vec<Fact>) {
        let mut facts = Vec::new();
        self.mistrust_far_steps(policy, now);
        if let AlarmState::Acknowledged {
            lapses_at, step, ..
        } = self.state
            && lapses_at <= now
        {
            self.state = AlarmState::Ringing { next_at: now, step };
            facts.push(Fact::Lapsed);
        }
        if let AlarmState::Ringing { next_at, step } = self.state
            && next_at <= now
        {
            let due = policy.step(step);
            facts.push(Fact::CallNow(due.call));
            self.state = AlarmState::Ringing {
                next_at: now.plus(due.wait),
                step: step.saturating_add(1),
            };
        }
        (self, facts)
    }

    /// Brings a step nearer that lies further ahead than the policy ever waits: the clock was set back since it was
    /// written. Nobody is called early for it, and nobody waits for the clock to catch up.
    fn mistrust_far_steps(&mut self, policy: &Policy, now: Moment) {
        match &mut self.state {
            AlarmState::Ringing { next_at, .. } => *next_at = (*next_at).min(now.plus(WAIT_MAX)),
            AlarmState::Acknowledged { lapses_at, .. } => {
                *lapses_at = (*lapses_at).min(now.plus(policy.lapse));
            }
            AlarmState::Closed { .. } => {}
        }
    }

    /// Records that `officer` has it. Doing it twice changes nothing; another officer takes it over.
    pub fn acknowledge(
        mut self,
        policy: &Policy,
        officer: OfficerId,
        now: Moment,
    ) -> Result<(Alarm, Vec<Fact>), Closed> {
        let step = match self.state {
            AlarmState::Closed { .. } => return Err(Closed),
            AlarmState::Acknowledged { by, .. } if by == officer => return Ok((self, Vec::new())),
            AlarmState::Acknowledged { step, .. } | AlarmState::Ringing { step, .. } => step,
        };
        self.state = AlarmState::Acknowledged {
            by: officer,
            at: now,
            lapses_at: now.plus(policy.lapse),
            step,
        };
        Ok((self, vec![Fact::Taken(officer)]))
    }

    /// Something was done about it: the lapse starts anew.
    pub fn worked_on(mut self, policy: &Policy, now: Moment) -> Alarm {
        if let AlarmState::Acknowledged { lapses_at, .. } = &mut self.state {
            *lapses_at = now.plus(policy.lapse);
        }
        self
    }

    /// Dealt with: answered, in an incident, or closed with its report. Doing it twice changes nothing.
    pub fn deal_with(mut self, officer: OfficerId, now: Moment) -> (Alarm, Vec<Fact>) {
        if matches!(self.state, AlarmState::Closed { .. }) {
            return (self, Vec::new());
        }
        self.state = AlarmState::Closed {
            by: officer,
            at: now,
        };
        (self, vec![Fact::Dealt(officer)])
    }

    /// Whether it is red: nobody has it.
    pub fn is_ringing(&self) -> bool {
        matches!(self.state, AlarmState::Ringing { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn alarm() -> Alarm {
        Alarm::open(
            AlarmId(Uuid::nil()),
            ReportId(Uuid::nil()),
            Priority::High,
            Moment(0),
        )
    }
    fn officer(n: u128) -> OfficerId {
        OfficerId(Uuid::from_u128(n))
    }

    #[test]
    fn escalation_never_ends_while_open() {
        let policy = Policy::first(Priority::High);
        let mut a = alarm();
        let mut now = Moment(0);
        for n in 0..1000 {
            let (next, facts) = a.look(&policy, now);
            let call = if n < 2 { Call::OnDuty } else { Call::Everyone };
            assert_eq!(facts, [Fact::CallNow(call)]);
            assert_eq!(
                next.clone().look(&policy, now),
                (next.clone(), vec![]),
                "twice changes nothing"
            );
            now = next.next_look().unwrap();
            a = next;
        }
    }

    #[test]
    fn acknowledged_and_left_lying_rings_again() {
        let policy = Policy::first(Priority::High);
        let (a, facts) = alarm().acknowledge(&policy, officer(1), Moment(5)).unwrap();
        assert_eq!(facts, [Fact::Taken(officer(1))]);
        let lapse = a.next_look().unwrap();
        assert_eq!(a.clone().look(&policy, Moment(lapse.0 - 1)).1, []);
        let (a, facts) = a.look(&policy, lapse);
        assert_eq!(facts, [Fact::Lapsed, Fact::CallNow(Call::OnDuty)]);
        assert!(a.is_ringing());
    }

    #[test]
    fn a_clock_that_was_set_back_delays_nobody_and_calls_nobody_twice() {
        let policy = Policy::first(Priority::High);
        let hour = Span::hours(1);
        let late = Moment(hour.0 * 2);
        let (ringing, _) = alarm().look(&policy, late);
        let now = late.minus(hour);
        let (moved, facts) = ringing.clone().look(&policy, now);
        assert_eq!(facts, [], "not twice");
        assert_eq!(moved.next_look(), Some(now.plus(WAIT_MAX)));
        assert_eq!(moved.clone().look(&policy, now), (moved, vec![]));
        let (taken, _) = ringing.acknowledge(&policy, officer(1), late).unwrap();
        let (taken, facts) = taken.look(&policy, now);
        assert_eq!(facts, []);
        assert_eq!(taken.next_look(), Some(now.plus(LAPSE_MAX)));
    }

    #[test]
    fn work_moves_the_lapse_and_closing_ends_it() {
        let policy = Policy::first(Priority::High);
        let (a, _) = alarm().acknowledge(&policy, officer(1), Moment(0)).unwrap();
        let before = a.next_look().unwrap();
        let a = a.worked_on(&policy, Moment(7));
        assert!(a.next_look().unwrap() > before);
        let (a, facts) = a.deal_with(officer(2), Moment(9));
        assert_eq!(facts, [Fact::Dealt(officer(2))]);
        assert_eq!(a.next_look(), None);
        assert_eq!(a.acknowledge(&policy, officer(1), Moment(10)), Err(Closed));
    }
}
