//! What the page of the service levels shows. Times are drawn on one scale for all: from a second to thirty days, each
//! step of the scale as many times longer as the one before, because a call takes seconds and an answer may take days.

use serde::Serialize;
use stormbell_model::levels::{DESCRIBED_MIN, Figures, Month, Told};
use stormbell_service::Levels;
use stormbell_wire::levels_note::month_text;

/// Months that the page shows. Told: nobody. Rest: the older ones are in the signed figures, and shown in parts when the
/// address names them.
const SHOWN_MAX: usize = 7;
/// The end of the scale: thirty days.
const SCALE_S: f64 = 30.0 * 86_400.0;

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct LevelsPage {
    /// Entries of the journal that were counted.
    pub counted: u64,
    /// When, in microseconds.
    pub at: i64,
    /// Groups of fewer reports are not described.
    pub described_from: u64,
    /// The months since the first report that is told, the newest first.
    pub months: Vec<Row>,
    /// One picture for each time that is measured.
    pub charts: Vec<Chart>,
    /// The month whose parts are shown.
    pub chosen: Option<Chosen>,
}

/// The parts of one month.
#[derive(Clone, Debug, Serialize)]
pub struct Chosen {
    /// The month.
    pub month: Name,
    /// By channel.
    pub channels: Vec<Row>,
    /// By language.
    pub languages: Vec<Row>,
}

/// A month's name.
#[derive(Clone, Debug, Serialize)]
pub struct Name {
    /// Such as `2026-11`, for the address.
    pub code: String,
    /// 1 to 12.
    pub number: i64,
    /// The year.
    pub year: String,
}

/// What a row is about.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum About {
    /// A month.
    Month(Name),
    /// A channel, by its code.
    Channel {
        /// The code.
        code: &'static str,
    },
    /// A language.
    Language {
        /// Its code.
        code: &'static str,
        /// Its own name.
        name: &'static str,
    },
}

/// One row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What it is about.
    pub about: About,
    /// The figures; none when they are too few to say.
    pub figures: Option<Group>,
}

/// The figures of one group.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Reports.
    pub filed: u64,
    /// Those that rang; none when they are too few to say.
    pub rang: Option<u64>,
    /// Until somebody was called, until a human had it, until the desk answered.
    pub times: [Time; 3],
}

/// One time.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "told", rename_all = "lowercase")]
pub enum Time {
    /// It happened to none.
    None,
    /// To too few to say.
    Few,
    /// To so many.
    Times {
        /// Half of them.
        median: Spelt,
        /// Nine in ten.
        p90: Spelt,
        /// All of them.
        worst: Spelt,
        /// How many in a hundred; none where the whole is not told.
        percent: Option<u64>,
    },
}

/// A time in words: at most two units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spelt {
    /// The key in the catalogue, after `levels-`.
    pub unit: &'static str,
    /// The larger unit, or the only one.
    pub a: i64,
    /// The smaller one.
    pub b: i64,
}

/// One picture: a bar for each month.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// The key in the catalogue, after `levels-measure-`.
    pub measure: &'static str,
    /// The bars, the newest first.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// The month.
    pub month: Name,
    /// Where half of them end, in hundredths of the scale.
    pub median_at: Option<f64>,
    /// Where nine in ten end.
    pub p90_at: Option<f64>,
    /// What is written beside it.
    pub time: Time,
}

/// The times in the order in which they are shown.
const MEASURES: [&str; 3] = ["called", "acknowledged", "answered"];

impl LevelsPage {
    /// The page, with the parts of the month that was asked for, or of the newest one that has any.
    pub fn new(levels: &Levels, asked: &str) -> LevelsPage {
        let mut told: &[Month] = &levels.months;
        while let [rest @ .., oldest] = told
            && is_empty(oldest)
        {
            told = rest;
        }
        let chosen = told.iter().find(|m| month_text(m.month) == asked);
        let chosen = chosen.or_else(|| told.iter().find(|m| !is_empty(m)));
        let told = &told[..told.len().min(SHOWN_MAX)];
        LevelsPage {
            counted: levels.counted,
            at: levels.at.0,
            described_from: DESCRIBED_MIN,
            months: told.iter().map(month_row).collect(),
            charts: (0..MEASURES.len()).map(|n| chart(n, told)).collect(),
            chosen: chosen.map(parts),
        }
    }
}

fn is_empty(m: &Month) -> bool {
    m.all.is_some_and(|f| f.filed == 0)
}

fn name(month: i64) -> Name {
    Name {
        code: month_text(month),
        number: month % 100,
        year: (month / 100).to_string(),
    }
}

fn month_row(m: &Month) -> Row {
    Row {
        about: About::Month(name(m.month)),
        figures: m.all.as_ref().map(group),
    }
}

fn parts(m: &Month) -> Chosen {
    let channel = |(door, f): &(stormbell_model::report::Door, Option<Figures>)| Row {
        about: About::Channel { code: door.code() },
        figures: f.as_ref().map(group),
    };
    let language = |(lang, f): &(stormbell_model::Lang, Option<Figures>)| Row {
        about: About::Language {
            code: lang.code(),
            name: lang.own_name(),
        },
        figures: f.as_ref().map(group),
    };
    Chosen {
        month: name(m.month),
        channels: m.doors.iter().map(channel).collect(),
        languages: m.langs.iter().map(language).collect(),
    }
}

fn group(f: &Figures) -> Group {
    Group {
        filed: f.filed,
        rang: f.rang,
        times: [
            time(f.called, f.rang),
            time(f.acknowledged, f.rang),
            time(f.answered, Some(f.filed)),
        ],
    }
}

fn time(told: Told, of: Option<u64>) -> Time {
    match told {
        Told::None => Time::None,
        Told::TooFew => Time::Few,
        Told::Times {
            count,
            median_s,
            p90_s,
            worst_s,
        } => Time::Times {
            median: spelt(median_s),
            p90: spelt(p90_s),
            worst: spelt(worst_s),
            percent: of.and_then(|of| (count * 100).checked_div(of)),
        },
    }
}

/// Seconds in at most two units, none of which is nought.
fn spelt(s: i64) -> Spelt {
    let two = |units: [&'static str; 3], large: i64, small: i64| {
        let (a, b) = (s / large, s % large / small);
        let unit = match (a, b) {
            (0, _) => units[2],
            (_, 0) => units[0],
            _ => units[1],
        };
        let (a, b) = if a == 0 { (b, 0) } else { (a, b) };
        Spelt { unit, a, b }
    };
    match s {
        ..3_600 => two(["min", "min-s", "s"], 60, 1),
        3_600..86_400 => two(["h", "h-min", "min"], 3_600, 60),
        _ => two(["d", "d-h", "h"], 86_400, 3_600),
    }
}

fn chart(n: usize, months: &[Month]) -> Chart {
    let bar = |m: &Month| {
        let told = m.all.map(|f| [f.called, f.acknowledged, f.answered][n]);
        let ends = match told {
            Some(Told::Times {
                median_s, p90_s, ..
            }) => Some((at(median_s), at(p90_s))),
            _ => None,
        };
        Bar {
            month: name(m.month),
            median_at: ends.map(|e| e.0),
            p90_at: ends.map(|e| e.1),
            time: told.map_or(Time::Few, |told| time(told, None)),
        }
    };
    Chart {
        measure: MEASURES[n],
        bars: months.iter().map(bar).collect(),
    }
}

/// Where on the scale a time lies, in hundredths with one decimal; never so little that it cannot be seen.
fn at(s: i64) -> f64 {
    let share = (s.max(1) as f64).ln() / SCALE_S.ln();
    (share * 1000.0).round().clamp(10.0, 1000.0) / 10.0
}

/// A page as a node of a middling state may show it, and one of a node that nobody has told anything yet.
pub fn samples() -> [(&'static str, LevelsPage); 2] {
    use stormbell_model::{Lang, Moment, levels::Measure, levels::MonthCounted, report::Door};
    let mut months = Vec::new();
    for (back, month) in stormbell_model::levels::months_until(202_602, 13)
        .into_iter()
        .enumerate()
    {
        let mut counted = MonthCounted::default();
        let many = 240_u64.saturating_sub(19 * back as u64);
        for n in 0..many {
            let (door, lang) = match n % 9 {
                0 => (Door::Api, Lang::En),
                1..=3 => (Door::Page, Lang::En),
                _ => (Door::Page, Lang::Sv),
            };
            let mut add = |measure, seconds| counted.add(door, lang, measure, seconds, 1);
            add(Measure::Filed, 0);
            add(Measure::Answered, 1_800 + 660 * (n as i64 % 50));
            if n % 4 == 0 {
                add(Measure::Rang, 0);
                add(Measure::Called, 1 + n as i64 % 3);
                add(Measure::Acknowledged, 40 + 3 * n as i64);
            }
        }
        months.push(counted.told(month));
    }
    let levels = |months: Vec<Month>| Levels {
        counted: 48_219,
        at: Moment(1_770_000_000_000_000),
        months,
        json: String::new(),
        note: String::new(),
    };
    let none = vec![MonthCounted::default().told(202_602)];
    [
        ("full", LevelsPage::new(&levels(months), "2026-01")),
        ("empty", LevelsPage::new(&levels(none), "")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spelt_in_two_units_at_most() {
        let cases = [
            (0, "s", 0, 0),
            (59, "s", 59, 0),
            (60, "min", 1, 0),
            (260, "min-s", 4, 20),
            (36_000, "h", 10, 0),
            (4_320, "h-min", 1, 12),
            (183_600, "d-h", 2, 3),
            (950_400, "d", 11, 0),
        ];
        for (s, unit, a, b) in cases {
            assert_eq!(spelt(s), Spelt { unit, a, b }, "{s}");
        }
    }

    #[test]
    fn the_scale_ends_at_thirty_days() {
        assert_eq!(at(0), 1.0);
        assert_eq!(at(30 * 86_400), 100.0);
        assert_eq!(at(i64::MAX), 100.0);
        assert!(at(60) < at(61));
    }
}
