//! In which order a node takes what it missed: weeks of silence end with a million entries, and the alarm of this hour must not
//! wait behind them. Headers come first; then what takes something back, so that nothing is fetched that is not true any more.

use super::{StatementId, StatementKind};
use crate::{Moment, Span};
use std::collections::BTreeSet;

/// An alert that is older than this is history: whoever could still act on it has been told by others.
pub const ALERT_IS_LIVE: Span = Span::days(3);

/// What an entry of an outbox says about a statement before anything of it is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its place in the outbox.
    pub seq: u64,
    /// Which statement.
    pub id: StatementId,
    /// What it does.
    pub kind: StatementKind,
    /// When it was said, by its origin's clock.
    pub at: Moment,
    /// From when on it is worth nothing.
    pub expires: Option<Moment>,
}

/// The order of taking: a smaller one is taken first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// What takes something back, and keys and groups, without which others cannot be read.
    First,
    /// Alerts of these days.
    LiveAlert,
    /// Somebody waits for an answer.
    Request,
    /// What organisations should do, and cases.
    Advice,
    /// Values to match.
    Indicators,
    /// The library, alerts of long ago, and kinds that are not known yet.
    History,
}

/// How urgent a header is at `now`.
pub fn urgency(header: &Header, now: Moment) -> Urgency {
    use StatementKind::*;
    match &header.kind {
        Supersede | Withdraw | Erase | Key | Group | Reject => Urgency::First,
        Alert if now.since(header.at).0 < ALERT_IS_LIVE.0 => Urgency::LiveAlert,
        Request | Answer => Urgency::Request,
        Advisory | Incident => Urgency::Advice,
        Indicators | Sighting => Urgency::Indicators,
        Alert | Expertise | Unknown(_) => Urgency::History,
    }
}

/// What is worth fetching, in the order in which it is fetched: by urgency; what takes back in the order in which it was said, all else
/// the newest first. Left out is what has expired, what is here already, and what was withdrawn: `gone` and `here` are known by their names.
pub fn in_order(
    headers: Vec<Header>,
    here: &BTreeSet<StatementId>,
    gone: &BTreeSet<StatementId>,
    now: Moment,
) -> Vec<Header> {
    let mut wanted: Vec<Header> = headers
        .into_iter()
        .filter(|h| h.expires.is_none_or(|at| now < at) || h.kind.takes_back())
        .filter(|h| !here.contains(&h.id) && !gone.contains(&h.id))
        .collect();
    wanted.sort_by_cached_key(|h| {
        let urgency = urgency(h, now);
        let by_time = match urgency {
            Urgency::First => (h.seq as i64, 0),
            _ => (-h.at.0, -(h.seq as i64)),
        };
        (urgency, by_time)
    });
    wanted
}
