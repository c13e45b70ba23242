//! The chain of proofs of one notification: queued, accepted by the carrier, delivered, seen, acknowledged. Carriers
//! answer twice, late, in the wrong order, and say «delivered» of what was not; a proof only ever takes it further,
//! and every contradiction is kept.

use super::Channel;
use crate::{Moment, Span};

/// How often one notification is handed to its carrier.
/// Told: the desk, at the alarm. Rest: it counts as failed at once, and another channel is tried.
pub const TRIES_MAX: u32 = 6;
/// Proofs that one notification keeps.
/// Told: nobody. Rest: later ones still count, and are not written down.
pub const PROOFS_MAX: usize = 32;
/// How long after a hand-over without an answer it is tried again: the process that did it died, or the carrier hangs.
const ANSWER_EXPECTED: Span = Span::seconds(60);

/// What a carrier or a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The carrier took it.
    Accepted,
    /// The carrier did not take it, or could not be reached; another try may help.
    NotNow,
    /// The carrier will never take it: no such address, no such subscription.
    Refused,
    /// The carrier says that it reached the device.
    Delivered,
    /// The carrier says that it did not reach the device after all.
    NotDelivered,
    /// The person opened it. Machines open mails too, so this never counts as more.
    Seen,
    /// The person acknowledged.
    Acknowledged,
}

/// All answers.
pub const ANSWERS: [Answer; 7] = [
    Answer::Accepted,
    Answer::NotNow,
    Answer::Refused,
    Answer::Delivered,
    Answer::NotDelivered,
    Answer::Seen,
    Answer::Acknowledged,
];

impl Answer {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Answer::Accepted => "accepted",
            Answer::NotNow => "not-now",
            Answer::Refused => "refused",
            Answer::Delivered => "delivered",
            Answer::NotDelivered => "not-delivered",
            Answer::Seen => "seen",
            Answer::Acknowledged => "acknowledged",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Answer> {
        ANSWERS.into_iter().find(|a| a.code() == code)
    }
}

/// One proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What was said.
    pub answer: Answer,
    /// When.
    pub at: Moment,
}

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits to be handed over.
    Queued {
        /// When it is handed over next.
        next_at: Moment,
    },
    /// It was handed over, and the carrier has not answered yet.
    Handed {
        /// When it is handed over again if it does not.
        answer_by: Moment,
    },
    /// The carrier has it.
    Accepted {
        /// When we stop believing that silence is good, where carriers say that they delivered.
        delivered_by: Option<Moment>,
    },
    /// It reached the device, as far as the carrier says.
    Delivered,
    /// Somebody or something opened it.
    Seen,
    /// The person acknowledged.
    Acknowledged,
    /// It will not reach the person. A later proof can still take it further.
    Failed,
}

impl State {
    /// The stored code; the moment that belongs to it is [`Chain::next_look`].
    pub fn code(self) -> &'static str {
        match self {
            State::Queued { .. } => "queued",
            State::Handed { .. } => "handed",
            State::Accepted { .. } => "accepted",
            State::Delivered => "delivered",
            State::Seen => "seen",
            State::Acknowledged => "acknowledged",
            State::Failed => "failed",
        }
    }
    /// Reads the stored code with its moment; `None` where they do not fit.
    pub fn parse(code: &str, next_at: Option<Moment>) -> Option<State> {
        Some(match (code, next_at) {
            ("queued", Some(next_at)) => State::Queued { next_at },
            ("handed", Some(answer_by)) => State::Handed { answer_by },
            ("accepted", delivered_by) => State::Accepted { delivered_by },
            ("delivered", None) => State::Delivered,
            ("seen", None) => State::Seen,
            ("acknowledged", None) => State::Acknowledged,
            ("failed", None) => State::Failed,
            _ => return None,
        })
    }
}

/// What a change brought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// It must be handed to the carrier now.
    HandOver,
    /// It did not reach the person, or nobody knows: another channel of this person must be tried now.
    TryAnotherChannel(Why),
    /// The channel works: it reached the device or the person.
    ChannelWorks,
    /// The channel does not work.
    ChannelFails,
    /// The carrier contradicts what it said before, or the person does: it goes into the journal.
    Contradiction,
}

/// Why another channel is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The carrier refused it for good.
    Refused,
    /// It was tried as often as it may be.
    TooManyTries,
    /// The carrier took it and did not say in time that it delivered.
    Silent,
    /// The carrier said that it did not deliver.
    NotDelivered,
}

/// One notification's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    channel: Channel,
    state: State,
    tries: u32,
    proofs: Vec<Link>,
}

impl Chain {
    /// A notification that is handed over as soon as somebody looks.
    pub fn queued(channel: Channel, now: Moment) -> Chain {
        Chain {
            channel,
            state: State::Queued { next_at: now },
            tries: 0,
            proofs: Vec::new(),
        }
    }
    /// A chain as it was kept.
    pub fn kept(channel: Channel, state: State, tries: u32, proofs: Vec<Link>) -> Chain {
        Chain {
            channel,
            state,
            tries,
            proofs,
        }
    }
    /// How far it came.
    pub fn state(&self) -> State {
        self.state
    }
    /// How often it was handed over.
    pub fn tries(&self) -> u32 {
        self.tries
    }
    /// What was said, in the order in which we heard it.
    pub fn proofs(&self) -> &[Link] {
        &self.proofs
    }
    /// When somebody must look at it next, if at all.
    pub fn next_look(&self) -> Option<Moment> {
        match self.state {
            State::Queued { next_at } => Some(next_at),
            State::Handed { answer_by } => Some(answer_by),
            State::Accepted { delivered_by } => delivered_by,
            State::Delivered | State::Seen | State::Acknowledged | State::Failed => None,
        }
    }

    /// Does what is due at `now`. It is written before it is handed over: who dies in between hands it over again.
    pub fn look(mut self, now: Moment) -> (Chain, Vec<Fact>) {
        if self.next_look().is_none_or(|at| at > now) {
            return (self, Vec::new());
        }
        let facts = match self.state {
            State::Accepted { .. } => {
                self.state = State::Accepted { delivered_by: None };
                vec![Fact::TryAnotherChannel(Why::Silent)]
            }
            _ if self.tries >= TRIES_MAX => self.give_up(Why::TooManyTries),
            _ => {
                self.tries += 1;
                self.state = State::Handed {
                    answer_by: now.plus(ANSWER_EXPECTED),
                };
                vec![Fact::HandOver]
            }
        };
        (self, facts)
    }

    /// Nobody needs it any more: it is not sent, and says nothing about the channel. What is with the carrier stays there.
    pub fn withdraw(mut self) -> Chain {
        if Chain::rank(self.state) == 1 {
            self.state = State::Failed;
        }
        if let State::Accepted { delivered_by } = &mut self.state {
            *delivered_by = None;
        }
        self
    }

    /// It is put off until the throttle lets it pass.
    pub fn put_off(mut self, until: Moment) -> Chain {
        if let State::Queued { next_at } = &mut self.state {
            *next_at = until;
        }
        self
    }

    /// Takes in what a carrier or a person said. The same twice changes nothing.
    pub fn hear(mut self, answer: Answer, now: Moment) -> (Chain, Vec<Fact>) {
        if self.proofs.iter().any(|p| p.answer == answer) && answer != Answer::NotNow {
            return (self, Vec::new());
        }
        if self.proofs.len() < PROOFS_MAX {
            self.proofs.push(Link { answer, at: now });
        }
        let facts = match answer {
            Answer::Accepted => self.accepted(now),
            Answer::NotNow => self.not_now(now),
            Answer::Refused => self.negative(Why::Refused),
            Answer::NotDelivered => self.negative(Why::NotDelivered),
            Answer::Delivered => self.further(State::Delivered),
            Answer::Seen => self.further(State::Seen),
            Answer::Acknowledged => self.further(State::Acknowledged),
        };
        (self, facts)
    }

    fn rank(state: State) -> u8 {
        match state {
            State::Failed => 0,
            State::Queued { .. } | State::Handed { .. } => 1,
            State::Accepted { .. } => 2,
            State::Delivered => 3,
            State::Seen => 4,
            State::Acknowledged => 5,
        }
    }

    fn accepted(&mut self, now: Moment) -> Vec<Fact> {
        if Chain::rank(self.state) < 2 {
            let expected = self.channel.delivery_expected();
            self.state = State::Accepted {
                delivered_by: expected.map(|span| now.plus(span)),
            };
        }
        Vec::new()
    }

    /// A carrier that cannot just now is asked again: after 5 s, 10 s, 20 s … 160 s.
    fn not_now(&mut self, now: Moment) -> Vec<Fact> {
        if Chain::rank(self.state) != 1 {
            return Vec::new();
        }
        if self.tries >= TRIES_MAX {
            return self.give_up(Why::TooManyTries);
        }
        let wait = Span::seconds(5 << self.tries.saturating_sub(1).min(5));
        self.state = State::Queued {
            next_at: now.plus(wait),
        };
        Vec::new()
    }

    /// A person's proof beats whatever a carrier says against it; a carrier's own «delivered» does not.
    fn negative(&mut self, why: Why) -> Vec<Fact> {
        match self.state {
            State::Seen | State::Acknowledged => vec![Fact::Contradiction],
            State::Failed => Vec::new(),
            State::Delivered => {
                let mut facts = vec![Fact::Contradiction];
                facts.extend(self.give_up(why));
                facts
            }
            _ => self.give_up(why),
        }
    }

    fn give_up(&mut self, why: Why) -> Vec<Fact> {
        self.state = State::Failed;
        vec![Fact::ChannelFails, Fact::TryAnotherChannel(why)]
    }

    fn further(&mut self, state: State) -> Vec<Fact> {
        let (was, is) = (Chain::rank(self.state), Chain::rank(state));
        if is <= was {
            return Vec::new();
        }
        let mut facts = vec![Fact::ChannelWorks];
        if matches!(self.state, State::Failed) {
            facts.push(Fact::Contradiction);
        }
        self.state = state;
        facts
    }
}
