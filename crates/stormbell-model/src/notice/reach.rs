//! Whether a person can be reached on a channel, as far as proofs tell: shown before the shift, and asked before a
//! step is taken. A channel that carries nothing for weeks is tested silently, because addresses die silently.

use super::{Answer, Channel};
use crate::{Moment, OfficerId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How old the last good proof may be before a channel counts as untested.
/// Told: the officer and the lead, before the shift. Rest: the channel is still used.
const PROOF_HOLDS: Span = Span::days(14);
/// How long after the last good proof a silent test goes out.
const TEST_AFTER: Span = Span::days(7);
/// Failures after each other that make a channel dead.
const FAILURES_DEAD: u32 = 2;

/// What the proofs of one channel of one person say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The last time that something reached the device or the person.
    pub worked_at: Option<Moment>,
    /// The last time that something did not.
    pub failed_at: Option<Moment>,
    /// Failures since it last worked.
    pub failures: u32,
    /// When a test went out last.
    pub tested_at: Option<Moment>,
}

/// What that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It carries nothing: refused, or failed twice in a row.
    Dead,
    /// It never carried anything.
    Untried,
    /// It failed once since it worked, or it worked long ago.
    Doubtful,
    /// It worked lately.
    Works,
}

impl Reach {
    /// Takes in one proof. What a carrier merely accepted proves nothing on channels that say when they delivered.
    pub fn hear(mut self, channel: Channel, answer: Answer, at: Moment) -> Reach {
        let blind = channel.delivery_expected().is_none();
        match answer {
            Answer::Accepted if blind => self.works(at),
            Answer::Delivered | Answer::Seen | Answer::Acknowledged => self.works(at),
            Answer::NotDelivered => self.fails(at, 1),
            Answer::Refused => self.fails(at, FAILURES_DEAD),
            Answer::Accepted | Answer::NotNow => {}
        }
        self
    }

    /// A test went out.
    pub fn tested(mut self, at: Moment) -> Reach {
        self.tested_at = Some(at);
        self
    }

    /// What is known at `now`.
    pub fn verdict(&self, now: Moment) -> Verdict {
        match self.worked_at {
            _ if self.failures >= FAILURES_DEAD => Verdict::Dead,
            None => Verdict::Untried,
            Some(_) if self.failures > 0 => Verdict::Doubtful,
            Some(at) if now.since(at) > PROOF_HOLDS => Verdict::Doubtful,
            Some(_) => Verdict::Works,
        }
    }

    /// When the next silent test is due: a week after the last proof, a day after a test that proved nothing, and at
    /// once for a new channel.
    pub fn test_due_at(&self) -> Moment {
        let by_proof = self
            .worked_at
            .map_or(Moment(i64::MIN), |at| at.plus(TEST_AFTER));
        let by_test = self
            .tested_at
            .map_or(Moment(i64::MIN), |at| at.plus(Span::days(1)));
        by_proof.max(by_test)
    }

    // Carriers tell of things out of order: what is older than the last word of the other kind changes no count.
    fn works(&mut self, at: Moment) {
        if self.failed_at.is_none_or(|failed| failed <= at) {
            self.failures = 0;
        }
        self.worked_at = self.worked_at.max(Some(at));
    }
    fn fails(&mut self, at: Moment, by: u32) {
        if self.worked_at.is_none_or(|worked| worked <= at) {
            self.failures = self.failures.saturating_add(by);
        }
        self.failed_at = self.failed_at.max(Some(at));
    }
}

/// People who have no channel but dead ones, or none at all: a step passes them over, and the schedule shows them.
/// An untried channel may work, so it counts.
pub fn unreachable_people(
    people: &BTreeSet<OfficerId>,
    channels: &BTreeMap<(OfficerId, Channel), Reach>,
    now: Moment,
) -> BTreeSet<OfficerId> {
    let alive: BTreeSet<OfficerId> = channels
        .iter()
        .filter(|(_, reach)| reach.verdict(now) > Verdict::Dead)
        .map(|((who, _), _)| *who)
        .collect();
    people.difference(&alive).copied().collect()
}
