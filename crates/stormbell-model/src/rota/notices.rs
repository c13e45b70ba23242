//! Telling the lead in time: a week, a day and an hour before a finding begins. What was told is remembered by a key,
//! so that telling twice, or a process that dies in between, costs one notice more and never one less.

use super::findings::Finding;
use crate::{Moment, Span};
use std::collections::BTreeSet;

/// How long ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ahead {
    /// Seven days.
    Week,
    /// 24 hours.
    Day,
    /// One hour.
    Hour,
}

const ALL: [Ahead; 3] = [Ahead::Week, Ahead::Day, Ahead::Hour];

impl Ahead {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Ahead::Week => "week",
            Ahead::Day => "day",
            Ahead::Hour => "hour",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Ahead> {
        ALL.into_iter().find(|a| a.code() == code)
    }
    /// How long that is.
    pub const fn span(self) -> Span {
        match self {
            Ahead::Week => Span::days(7),
            Ahead::Day => Span::hours(24),
            Ahead::Hour => Span::hours(1),
        }
    }
}

/// Which notice it is. A hole that becomes shorter at its end keeps its key; one that begins at another time is told
/// anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoticeKey {
    /// The finding, without its end.
    pub what: String,
    /// When it begins.
    pub from: Moment,
    /// How long ahead it was told.
    pub ahead: Ahead,
}

/// Where a finding that has no moment begins, so that what was told of it is not forgotten with its day.
const TIMELESS: Moment = Moment(i64::MAX / 4);

/// Something the lead is told now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What to remember it by.
    pub key: NoticeKey,
    /// What is wrong.
    pub finding: Finding,
}

/// What must be told at `now` and was not. A finding that comes up late, such as an absence entered three hours
/// before the shift, is told at once, and not three times for the moments it missed.
pub fn due_notices(findings: &[Finding], told: &BTreeSet<NoticeKey>, now: Moment) -> Vec<Notice> {
    let open = findings.iter().filter_map(|f| Some((f, f.stretch()?)));
    // What has no moment, such as a swap that does nothing any more, is told once, when it is seen.
    let timeless = findings.iter().filter(|f| f.stretch().is_none());
    let once = timeless.map(|finding| Notice {
        key: key(finding, TIMELESS, Ahead::Week),
        finding: finding.clone(),
    });
    let once = once.filter(|notice| !told.contains(&notice.key));
    open.filter(|(_, stretch)| now < stretch.until())
        .filter_map(|(finding, stretch)| {
            let reached = |a: &&Ahead| now >= stretch.from().minus(a.span());
            let ahead = ALL.iter().rfind(reached)?;
            let key = key(finding, stretch.from(), *ahead);
            (!told.contains(&key)).then(|| Notice {
                key,
                finding: finding.clone(),
            })
        })
        .chain(once)
        .collect()
}

/// When the next notice of these findings will be due, so that somebody looks then.
pub fn next_notice(findings: &[Finding], now: Moment) -> Option<Moment> {
    let begins = findings.iter().filter_map(|f| Some(f.stretch()?.from()));
    begins
        .flat_map(|from| ALL.map(|a| from.minus(a.span())))
        .filter(|at| *at > now)
        .min()
}

fn key(finding: &Finding, from: Moment, ahead: Ahead) -> NoticeKey {
    let what = match finding {
        Finding::Hole { rota, .. } => format!("hole {rota}"),
        Finding::NobodyReachable { rota, .. } => format!("nobody-reachable {rota}"),
        Finding::Unreachable { rota, person, .. } => format!("unreachable {rota} {person}"),
        Finding::AbsentButNamed { rota, person, .. } => format!("absent {rota} {person}"),
        Finding::StaleSwap { swap, .. } => format!("swap {swap}"),
        Finding::DoubleBooked { person, rotas, .. } => {
            format!("double {person} {} {}", rotas[0], rotas[1])
        }
    };
    NoticeKey { what, from, ahead }
}
