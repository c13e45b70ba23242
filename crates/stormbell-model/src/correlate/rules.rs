//! The weights of the correlation, all in one place and under one version. A weight is how much a piece of evidence
//! speaks for two reports being one attack, in natural logarithms of odds, roughly; they were set by reason and held
//! against labelled sets (docs/evaluation.md).

use super::{family::Family, reading::Sort, words::Standing};

/// The author of every link that these rules make.
pub const RULES: &str = "correlate-2";
/// From this score on a link is made.
pub const MADE: f32 = 4.0;
/// From this score on a link is proposed to an officer.
pub const PROPOSED: f32 = 2.6;
/// From this score on a second incident counts as bridged by a report.
pub const BRIDGED: f32 = 4.8;
/// Reports of different words that must bridge two incidents before they are one, where both are more than a report
/// or two. One text that names two attacks must not glue them.
pub const BRIDGES_NEEDED: u32 = 3;
/// A target that both name.
pub const SAME_TARGET: f32 = 5.0;
/// A host that one names as a value and the other as its target.
pub const HOST_IS_TARGET: f32 = 3.8;
/// One name at the most.
pub const NAME_MAX: f32 = 3.2;
/// All names together.
pub const NAMES_MAX: f32 = 4.5;
/// All values together.
pub const VALUES_MAX: f32 = 9.0;
/// The same words.
pub const WORDS_MAX: f32 = 5.5;

/// How well one value of a sort tells an attack, when no other attack has it.
pub fn value_weight(sort: Sort) -> f32 {
    match sort {
        Sort::Hash | Sort::Url | Sort::Account => 6.0,
        Sort::Email => 5.5,
        Sort::Domain => 4.6,
        Sort::Ip => 3.3,
        Sort::Other => 2.0,
        Sort::Network | Sort::Weakness => 1.2,
        Sort::Technique => 0.0,
    }
}

/// What speaks against when both name a target and it is not the same. A flood hits whom it hits; a lure, a locker or
/// a scan goes to many.
pub fn other_target(family: Option<Family>) -> f32 {
    match family {
        Some(Family::Availability) => -3.5,
        Some(Family::Scan) => -0.7,
        Some(Family::Lure | Family::Ransom | Family::Malware | Family::Money) => -1.5,
        Some(_) | None => -2.2,
    }
}

/// What two kinds say: the same, confusable, or two different things.
pub fn kinds(report: (Family, bool), incident: Family) -> f32 {
    let (family, chosen) = report;
    match (family == incident, family.is_near(incident), chosen) {
        (true, _, true) => 0.8,
        (true, _, false) => 0.5,
        (_, true, _) => 0.0,
        (_, _, true) => -2.6,
        (_, _, false) => -1.8,
    }
}

/// How much of a name's weight a word has, by how much it looks like one.
pub fn standing(standing: Standing) -> f32 {
    match standing {
        Standing::Name => 1.0,
        Standing::Initial => 0.8,
        Standing::Plain => 0.25,
    }
}

/// The same name for the same kind within so many seconds is nearly the same target.
pub const AT_ONCE_S: u32 = 45 * 60;
/// What it adds.
pub const NAMED_AT_ONCE: f32 = 1.2;
/// Reports from which on a flood's pace is known.
pub const PAUSE_REPORTS: u32 = 6;
/// A flood is not over before so many seconds without a report.
pub const PAUSE_S: u32 = 60 * 60;
/// And not before so many times the time that usually lay between two.
pub const PAUSE_TIMES: u32 = 6;
/// What that says against the next report on its target.
pub const PAUSED: f32 = -1.8;
/// After so many seconds a lure with a new address is another lure.
pub const HOURS_S: u32 = 6 * 3_600;

const MINUTE: u32 = 60;
const HOUR: u32 = 3_600;
const DAY: u32 = 86_400;

/// What the time since the incident's last report says by itself.
pub fn nearness(gap_s: u32) -> f32 {
    match gap_s {
        g if g < 15 * MINUTE => 0.6,
        g if g < HOUR => 0.3,
        g if g < 6 * HOUR => 0.0,
        g if g < DAY => -0.5,
        g if g < 3 * DAY => -1.0,
        g if g < 7 * DAY => -1.5,
        g if g < 30 * DAY => -2.5,
        _ => -3.5,
    }
}

/// How much of a target's weight is left after a time: the same bank is attacked again next week.
pub fn target_fades(gap_s: u32) -> f32 {
    match gap_s as f32 / HOUR as f32 {
        h if h <= 0.75 => 1.0,
        h if h <= 3.0 => 1.0 - 0.18 * (h - 0.75),
        h if h <= 12.0 => 0.6 - 0.04 * (h - 3.0),
        h => (0.24 * 12.0 / h).min(0.24),
    }
}

/// How much of a name's weight is left after a time: it is in the news again next week, for something else.
pub fn names_fade(gap_s: u32) -> f32 {
    1.0 / (1.0 + gap_s as f32 / (24 * HOUR) as f32)
}

/// How much of a text's weight is left after a time.
pub fn words_fade(gap_s: u32) -> f32 {
    1.0 / (1.0 + gap_s as f32 / (3 * DAY) as f32)
}

/// How much of a value's weight is left after a time: addresses change hands.
pub fn value_fades(gap_s: u32) -> f32 {
    1.0 / (1.0 + gap_s as f32 / (30 * DAY) as f32)
}

/// How common a mark is: incidents that hold it among all of two weeks, and among those of the last day. What a group
/// of attackers is called is in every report of a month and still tells who attacks today.
#[derive(Clone, Copy, Debug)]
pub struct Commonness {
    /// Incidents that ever held it.
    pub spread: u32,
    /// Incidents of the last two weeks.
    pub incidents: u32,
    /// Incidents that held it in the last day; nothing when there were too many to remember.
    pub spread_today: Option<u32>,
    /// Incidents of the last day.
    pub incidents_today: u32,
}

/// How much of a name's rarity is judged by the last day.
const TODAY: f32 = 0.6;

/// How much a name says.
pub fn name_rarity(common: &Commonness) -> f32 {
    let rarity = |spread: u32, incidents: u32| {
        let odds = (incidents as f32 + 30.0) / (3.0 * spread.max(1) as f32);
        (1.1 * odds.ln()).clamp(0.0, NAME_MAX)
    };
    blend(common, rarity)
}

/// How much a pair of words says: 1 for a rare one, 0 for a phrase of every form.
pub fn pair_rarity(common: &Commonness) -> f32 {
    let rarity = |spread: u32, incidents: u32| {
        let limit = (0.2 * incidents as f32 + 3.0).ln();
        (1.0 - (spread.max(1) as f32).ln() / limit).max(0.0)
    };
    blend(common, rarity)
}

fn blend(common: &Commonness, rarity: impl Fn(u32, u32) -> f32) -> f32 {
    let ever = rarity(common.spread, common.incidents);
    let today = common
        .spread_today
        .map_or(0.0, |spread| rarity(spread, common.incidents_today));
    ever.max(TODAY * today + (1.0 - TODAY) * ever)
}

/// What speaks against when the report names somebody whom the incident's reports do not.
pub fn other_name(weight: f32) -> f32 {
    -(0.6 * weight).min(1.8)
}
/// What speaks against when a lure's address is none of the incident's, but new.
pub const NEW_VALUE: f32 = -1.4;
/// What speaks against when a lure's address is that of other incidents only.
pub const OTHERS_VALUE: f32 = -2.0;
/// Pairs of words from which on a text can carry all the weight that words have.
pub const LONG_TEXT_PAIRS: f32 = 24.0;
