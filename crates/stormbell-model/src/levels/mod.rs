//! How fast an alert point answers, as it tells everybody: times counted in steps, and what may be said of few reports.
//!
//! Times are measured from the moment at which a report was kept. Tests and the node's reports about itself are no
//! part of it: whoever counts leaves them out before.

#[cfg(test)]
mod tests;

use crate::{Lang, Span, report::Door};
use std::collections::BTreeMap;

/// A group of fewer reports is not described: in a small state, somebody would know whose they were.
/// Told: «too few to say», on the page and in the signed figures. Rest: they count in the larger groups.
pub const DESCRIBED_MIN: u64 = 5;

/// What is measured, or only counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Reports that were kept.
    Filed,
    /// Reports for which an alarm opened.
    Rang,
    /// Until the first call was handed to a carrier, of those that rang.
    Called,
    /// Until a human had the alarm, of those that rang.
    Acknowledged,
    /// Until the desk wrote to the reporter.
    Answered,
}

impl Measure {
    /// All measures.
    pub const ALL: [Measure; 5] = [
        Measure::Filed,
        Measure::Rang,
        Measure::Called,
        Measure::Acknowledged,
        Measure::Answered,
    ];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Measure::Filed => "filed",
            Measure::Rang => "rang",
            Measure::Called => "called",
            Measure::Acknowledged => "acknowledged",
            Measure::Answered => "answered",
        }
    }

    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|m| m.code() == code)
    }
}

/// A time as it is counted: whole seconds up to ten minutes, whole minutes up to ten hours, whole hours up to ten days,
/// then days; always rounded up, so never told shorter than it was, nor longer by more than a tenth. A clock that was set
/// back meanwhile makes it nought.
pub fn step_s(took: Span) -> i64 {
    const STEPS: [(i64, i64); 4] = [(1, 600), (60, 36_000), (3_600, 864_000), (86_400, i64::MAX)];
    let s = took.0.max(0).saturating_add(999_999) / 1_000_000;
    let fits = STEPS.into_iter().find(|(_, until)| s <= *until);
    let step = fits.map_or(86_400, |(step, _)| step);
    (s.saturating_add(step - 1) / step).saturating_mul(step)
}

/// How many took how long: seconds as [`step_s`] gives them, with their number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times(BTreeMap<i64, u64>);

impl Times {
    /// Counts some more.
    pub fn add(&mut self, seconds: i64, reports: u64) {
        *self.0.entry(seconds).or_default() += reports;
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// The shortest time that at least this share of them, in hundredths, needed at most.
    pub fn within(&self, hundredths: u64) -> Option<i64> {
        let wanted = (self.count() * hundredths).div_ceil(100).max(1);
        let mut so_far = 0;
        self.0.iter().find_map(|(seconds, n)| {
            so_far += n;
            (so_far >= wanted).then_some(*seconds)
        })
    }

    /// What may be said of them.
    fn told(&self) -> Told {
        match (
            self.count(),
            self.within(50),
            self.within(90),
            self.within(100),
        ) {
            (count, Some(median_s), Some(p90_s), Some(worst_s)) if count >= DESCRIBED_MIN => {
                Told::Times {
                    count,
                    median_s,
                    p90_s,
                    worst_s,
                }
            }
            (0, ..) => Told::None,
            _ => Told::TooFew,
        }
    }
}

/// A time of a group as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It happened to none of them.
    None,
    /// To fewer than [`DESCRIBED_MIN`].
    TooFew,
    /// To so many.
    Times {
        /// How many.
        count: u64,
        /// Half of them needed at most this.
        median_s: i64,
        /// Nine in ten needed at most this.
        p90_s: i64,
        /// All of them needed at most this.
        worst_s: i64,
    },
}

/// What was counted of one group.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Reports.
    pub filed: u64,
    /// Those that rang.
    pub rang: u64,
    called: Times,
    acknowledged: Times,
    answered: Times,
}

impl Counted {
    /// Counts some more.
    pub fn add(&mut self, measure: Measure, seconds: i64, reports: u64) {
        match measure {
            Measure::Filed => self.filed += reports,
            Measure::Rang => self.rang += reports,
            Measure::Called => self.called.add(seconds, reports),
            Measure::Acknowledged => self.acknowledged.add(seconds, reports),
            Measure::Answered => self.answered.add(seconds, reports),
        }
    }

    /// What may be said of it; `None` when it is too small to be described.
    pub fn figures(&self) -> Option<Figures> {
        (self.filed == 0 || self.filed >= DESCRIBED_MIN).then(|| Figures {
            filed: self.filed,
            rang: (self.rang == 0 || self.rang >= DESCRIBED_MIN).then_some(self.rang),
            called: self.called.told(),
            acknowledged: self.acknowledged.told(),
            answered: self.answered.told(),
        })
    }
}

/// What is said of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Reports.
    pub filed: u64,
    /// Those that rang; `None` when they are too few to say.
    pub rang: Option<u64>,
    /// Until somebody was called.
    pub called: Told,
    /// Until a human had the alarm.
    pub acknowledged: Told,
    /// Until the desk answered.
    pub answered: Told,
}

/// The parts of a whole as they may be told beside it. One part that is not told would follow from the others, so then
/// the smallest of those that are told is not told either.
pub fn parts<K: Copy + Ord>(counted: &BTreeMap<K, Counted>) -> Vec<(K, Option<Figures>)> {
    let mut told: Vec<(K, Option<Figures>)> = counted
        .iter()
        .filter(|(_, c)| c.filed > 0)
        .map(|(key, c)| (*key, c.figures()))
        .collect();
    let hidden = told.iter().filter(|(_, f)| f.is_none()).count();
    if hidden == 1 {
        let shown = told.iter_mut().filter(|(_, f)| f.is_some());
        if let Some(smallest) = shown.min_by_key(|(_, f)| f.map(|f| f.filed)) {
            smallest.1 = None;
        }
    }
    told
}

/// One month as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Such as 202611.
    pub month: i64,
    /// All its reports; `None` when they are too few to say.
    pub all: Option<Figures>,
    /// By door.
    pub doors: Vec<(Door, Option<Figures>)>,
    /// By the reporters' language.
    pub langs: Vec<(Lang, Option<Figures>)>,
}

/// What was counted in one month.
#[derive(Clone, Debug, Default)]
pub struct MonthCounted {
    all: Counted,
    doors: BTreeMap<Door, Counted>,
    langs: BTreeMap<Lang, Counted>,
}

impl MonthCounted {
    /// Counts some more.
    pub fn add(&mut self, door: Door, lang: Lang, measure: Measure, seconds: i64, reports: u64) {
        let door = self.doors.entry(door).or_default();
        let lang = self.langs.entry(lang).or_default();
        for group in [&mut self.all, door, lang] {
            group.add(measure, seconds, reports);
        }
    }

    /// What may be said of it.
    pub fn told(&self, month: i64) -> Month {
        Month {
            month,
            all: self.all.figures(),
            doors: parts(&self.doors),
            langs: parts(&self.langs),
        }
    }
}

/// The months that end with `last`, the newest first: such as 202601, 202512, 202511.
pub fn months_until(last: i64, many: usize) -> Vec<i64> {
    let before = |m: &i64| Some(if m % 100 == 1 { m - 89 } else { m - 1 });
    std::iter::successors(Some(last), before)
        .take(many)
        .collect()
}
