//! How the store does, learned from what acts and looks met. It becomes ill by itself, and well again only when a real
//! write has reached the disk: a question that writes nothing is answered on a full disk too.

use std::sync::atomic::{AtomicU8, Ordering};

use super::error::Error;

/// How the store does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nothing is known to be wrong.
    Well,
    /// Another program holds the database, or it is too slow.
    Busy,
    /// The disk takes no more bytes.
    Full,
    /// The disk or the file may only be read.
    ReadOnly,
    /// The database does not answer.
    Away,
    /// Something stored could not be understood: the file was damaged, or another key sealed it.
    Damaged,
    /// A commit's result is unknown and nothing more is written: only a new start helps.
    Unsure,
}

const ALL: [Condition; 7] = [
    Condition::Well,
    Condition::Busy,
    Condition::Full,
    Condition::ReadOnly,
    Condition::Away,
    Condition::Damaged,
    Condition::Unsure,
];

impl Condition {
    /// What an error says about the store; nothing when it is about one act only.
    fn of(error: &Error) -> Option<Condition> {
        match error {
            Error::Busy => Some(Condition::Busy),
            Error::Full => Some(Condition::Full),
            Error::ReadOnly => Some(Condition::ReadOnly),
            Error::Unavailable | Error::Refused(_) => Some(Condition::Away),
            Error::Corrupt(_) => Some(Condition::Damaged),
            _ => None,
        }
    }
}

/// The condition as all users of one store share it.
#[derive(Debug, Default)]
pub(crate) struct Conditions(AtomicU8);

impl Conditions {
    pub fn now(&self) -> Condition {
        let index = usize::from(self.0.load(Ordering::Relaxed));
        ALL.get(index).copied().unwrap_or(Condition::Well)
    }

    /// Notes what an act or a look met.
    pub fn note(&self, error: &Error) {
        if let Some(met) = Condition::of(error) {
            self.set(met);
        }
    }

    /// Notes that a write has reached the disk.
    pub fn heal(&self) {
        self.set(Condition::Well);
    }

    /// Notes that the writer has stopped for good.
    pub fn stop(&self) {
        self.set(Condition::Unsure);
    }

    /// Of a store that stopped for good nothing else is said any more; damage is not healed by a write elsewhere.
    fn set(&self, to: Condition) {
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |held| {
                let last = held == Condition::Unsure as u8;
                let hurt = held == Condition::Damaged as u8 && to != Condition::Unsure;
                (!last && !hurt).then_some(to as u8)
            });
    }
}
