//! How one notification reaches one person: its chain of proofs, what the proofs say about who can be reached, and
//! what is sent when there is too much to send. Nothing here sends: the answers say what must be sent, when.

mod chain;
mod choose;
mod reach;
mod storm;

#[cfg(test)]
mod tests;

pub use chain::{ANSWERS, Answer, Chain, Fact, Link, PROOFS_MAX, State, TRIES_MAX, Why};
pub use choose::{Way, after, at_once, in_order};
pub use reach::{Reach, Verdict, unreachable_people};
pub use storm::{
    Limit, Message, Plan, STORM_HELD, Sent, WAITING_MAX, Waiting, limits_of, plan, plan_in_storm,
};

use crate::Span;

/// A way to a person. Voice comes with the telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Electronic mail.
    Mail,
    /// A short message to a telephone.
    Sms,
    /// Push to a phone through ntfy or UnifiedPush.
    Push,
    /// Push to a browser of the desk.
    WebPush,
    /// A signed web hook.
    WebHook,
    /// A call.
    Voice,
}

/// All channels.
pub const CHANNELS: [Channel; 6] = [
    Channel::Mail,
    Channel::Sms,
    Channel::Push,
    Channel::WebPush,
    Channel::WebHook,
    Channel::Voice,
];

impl Channel {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Mail => "mail",
            Channel::Sms => "sms",
            Channel::Push => "push",
            Channel::WebPush => "web-push",
            Channel::WebHook => "web-hook",
            Channel::Voice => "voice",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Channel> {
        CHANNELS.into_iter().find(|c| c.code() == code)
    }
    /// How long after a carrier took a message we expect to hear that it was delivered; `None` for a channel whose
    /// carriers never say so. Silence for longer is a reason to try another channel, and not a failure.
    pub fn delivery_expected(self) -> Option<Span> {
        match self {
            Channel::Sms => Some(Span::minutes(2)),
            Channel::Voice => Some(Span::minutes(1)),
            Channel::Mail | Channel::Push | Channel::WebPush | Channel::WebHook => None,
        }
    }
}
