//! How well a report fits an incident, with the reasons that a person can read.

use super::{incident::Summary, postings::Share, reading::Reading, rules, words::Standing};

/// Why a report is linked, or not. Values are named by their place in the report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// A value that the incident's reports hold.
    SharedValue {
        /// Its place among the report's values.
        index: u16,
        /// Reports of the incident that hold it.
        reports: u32,
        /// Incidents that hold it.
        incidents: u32,
    },
    /// The same target.
    SameTarget,
    /// A host of the report is the incident's target, or the other way round.
    HostIsTarget,
    /// Names that few other incidents have.
    SameNames {
        /// How many.
        count: u16,
    },
    /// The same words.
    SameWords {
        /// Part of the report's pairs of words that the incident has, in hundredths.
        percent: u8,
    },
    /// The same kind.
    SameKind,
    /// So many seconds after the incident's last report.
    Near {
        /// Seconds.
        gap_s: u32,
    },
    /// Speaks against: another target.
    OtherTarget,
    /// Speaks against: somebody is named whom the incident's reports do not name.
    OtherName,
    /// Speaks against: another kind.
    OtherKind,
}

/// Evidence for one incident, while it is gathered.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// The incident.
    pub incident: u32,
    values: [f32; 3],
    best_value: Option<Reason>,
    /// Place of the value that was counted last.
    last_value: Option<u16>,
    target: f32,
    host_is_target: bool,
    names: [f32; 3],
    name_count: u16,
    /// Places of the report's names that this incident has, one bit each.
    names_matched: u32,
    pairs: f32,
    pair_count: u16,
}

/// One mark as the report found it: who holds it, merged incidents counted as one.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// This incident's part.
    pub share: Share,
    /// The largest part of any incident, in reports.
    pub largest: u32,
    /// How many incidents hold it, counted by weight: one large and three single ones are little more than one.
    pub effective: f32,
    /// How many incidents ever held it.
    pub spread: u32,
}

/// What is known of a report's marks over all incidents.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// How much each of its names says; 0 for ordinary words.
    pub names: Vec<f32>,
    /// Whether it has a value that tells one attack from another.
    pub telling_value: bool,
    /// Whether such a value is known from any incident.
    pub value_is_known: bool,
}

impl Held {
    fn part(&self) -> f32 {
        (self.share.reports as f32 / self.largest.max(1) as f32).sqrt()
    }
}

impl Tally {
    /// Empty, for an incident.
    pub fn of(incident: u32) -> Tally {
        Tally {
            incident,
            ..Tally::default()
        }
    }
    /// A value is held by this incident.
    pub fn value(&mut self, mark: &super::reading::ValueMark, held: &Held, at_s: u32) {
        let fades = rules::value_fades(at_s.saturating_sub(held.share.last_s));
        let rarity = held.effective.powf(-0.8);
        let weight = rules::value_weight(mark.sort) * fades * rarity * held.part();
        if weight > self.values[0] {
            self.best_value = Some(Reason::SharedValue {
                index: mark.index,
                reports: held.share.reports,
                incidents: held.spread,
            });
        }
        // A URL and its host are one value: the heavier of them counts.
        if self.last_value == Some(mark.index) {
            return;
        }
        self.last_value = Some(mark.index);
        keep_largest(&mut self.values, weight);
    }
    /// The target is this incident's.
    pub fn target(&mut self, held: &Held, at_s: u32) {
        let fades = rules::target_fades(at_s.saturating_sub(held.share.last_s));
        self.target = self.target.max(rules::SAME_TARGET * fades);
    }
    /// A host that the report names is this incident's target, or the other way round.
    pub fn host_is_target(&mut self, held: &Held, at_s: u32) {
        let fades = rules::target_fades(at_s.saturating_sub(held.share.last_s));
        self.host_is_target = true;
        self.target = self.target.max(rules::HOST_IS_TARGET * fades);
    }
    /// A name is held by this incident.
    pub fn name(&mut self, place: usize, standing: Standing, rarity: f32, held: &Held, at_s: u32) {
        let fades = rules::names_fade(at_s.saturating_sub(held.share.last_s));
        let weight = rarity * fades * rules::standing(standing);
        let again = self.names_matched & (1 << place) != 0;
        self.names_matched |= 1 << place;
        if again {
            return;
        }
        if weight > 0.5 {
            self.name_count += 1;
        }
        keep_largest(&mut self.names, weight);
    }
    /// A pair of words is held by this incident.
    pub fn pair(&mut self, rarity: f32, held: &Held, at_s: u32) {
        let fades = rules::words_fade(at_s.saturating_sub(held.share.last_s));
        self.pairs += rarity * fades;
        self.pair_count += 1;
    }
    /// The score, with the reasons.
    pub fn score(&self, reading: &Reading, summary: &Summary, known: &Known) -> (f32, Vec<Reason>) {
        let mut reasons = Vec::new();
        let score = self.of_values(&mut reasons)
            + self.of_other_values(reading, summary, known)
            + self.of_target(reading, summary, &mut reasons)
            + self.of_names(reading, summary, &mut reasons)
            + self.of_other_names(known, &mut reasons)
            + self.of_words(reading, &mut reasons)
            + of_kind(reading, summary, &mut reasons)
            + of_time(reading, summary, &mut reasons);
        (score, reasons)
    }
    /// Whether values or the target tie the report to this incident, not words alone.
    pub fn is_firm(&self) -> bool {
        self.values[0] >= 3.5 || self.target >= 3.5
    }

    fn of_values(&self, reasons: &mut Vec<Reason>) -> f32 {
        reasons.extend(self.best_value);
        let [first, second, third] = self.values;
        (first + 0.5 * second + 0.25 * third).min(rules::VALUES_MAX)
    }
    fn of_target(&self, reading: &Reading, summary: &Summary, reasons: &mut Vec<Reason>) -> f32 {
        if self.target > 0.0 {
            reasons.push(match self.host_is_target {
                true => Reason::HostIsTarget,
                false => Reason::SameTarget,
            });
            return self.target;
        }
        let both_name_one = !reading.targets.is_empty() && summary.targeted > 0;
        let target_named = self.names_matched & ((1 << reading.target_names) - 1) != 0;
        if !both_name_one || target_named || summary.knows_target(&reading.targets) {
            return 0.0;
        }
        reasons.push(Reason::OtherTarget);
        let family = reading.family.map(|(family, _)| family);
        rules::other_target(family) * (1.0 - summary.diversity())
    }
    fn of_names(&self, reading: &Reading, summary: &Summary, reasons: &mut Vec<Reason>) -> f32 {
        if self.name_count > 0 {
            reasons.push(Reason::SameNames {
                count: self.name_count,
            });
        }
        let [first, second, third] = self.names;
        // The target's name in the words says again what the target says.
        let again = if self.target > 0.0 { 0.25 } else { 1.0 };
        let kinds_agree = reading.family.map(|(family, _)| family) == summary.family();
        let at_once = reading.at_s.saturating_sub(summary.last_s) < rules::AT_ONCE_S;
        let bonus = match first > 0.8 && kinds_agree && at_once {
            true => rules::NAMED_AT_ONCE,
            false => 0.0,
        };
        again * (bonus + first + 0.5 * second + 0.3 * third).min(rules::NAMES_MAX)
    }
    /// A name that only other incidents have, or nobody yet, speaks against this one.
    fn of_other_names(&self, known: &Known, reasons: &mut Vec<Reason>) -> f32 {
        if self.target > 2.0 {
            return 0.0;
        }
        let missing = known.names.iter().enumerate();
        let missing = missing.filter(|(place, _)| self.names_matched & (1 << place) == 0);
        let heaviest = missing.map(|(_, weight)| *weight).fold(0.0, f32::max);
        if heaviest < 1.0 {
            return 0.0;
        }
        reasons.push(Reason::OtherName);
        let softened = if self.values[0] >= 4.0 { 0.3 } else { 1.0 };
        softened * rules::other_name(heaviest)
    }
    /// A lure is known by its address: another address is another lure, unless this one has had many.
    fn of_other_values(&self, reading: &Reading, summary: &Summary, known: &Known) -> f32 {
        let lure = reading
            .family
            .is_some_and(|(family, _)| family == super::family::Family::Lure);
        if !lure || self.values[0] > 0.5 || !known.telling_value || summary.valued == 0 {
            return 0.0;
        }
        match known.value_is_known {
            true => rules::OTHERS_VALUE,
            false if reading.at_s.saturating_sub(summary.last_s) < rules::HOURS_S => {
                rules::NEW_VALUE
            }
            false => rules::OTHERS_VALUE,
        }
    }
    fn of_words(&self, reading: &Reading, reasons: &mut Vec<Reason>) -> f32 {
        let all = reading.shingles.len();
        if all < 5 || self.pair_count < 3 {
            return 0.0;
        }
        let part = self.pairs / all as f32;
        let length = (all as f32 / rules::LONG_TEXT_PAIRS).min(1.0);
        let alike = length * rules::WORDS_MAX * ((part - 0.2) / 0.5).clamp(0.0, 1.0);
        let many = match part > 0.25 {
            true => (0.25 * self.pairs).min(rules::WORDS_MAX - 1.0),
            false => 0.0,
        };
        if alike.max(many) > 0.5 {
            reasons.push(Reason::SameWords {
                percent: (100 * usize::from(self.pair_count) / all).min(100) as u8,
            });
        }
        alike.max(many)
    }
}

fn of_kind(reading: &Reading, summary: &Summary, reasons: &mut Vec<Reason>) -> f32 {
    let (Some(said), Some(known)) = (reading.family, summary.family()) else {
        return 0.0;
    };
    let weight = rules::kinds(said, known);
    if weight > 0.0 {
        reasons.push(Reason::SameKind);
    } else if weight < 0.0 {
        reasons.push(Reason::OtherKind);
    }
    weight
}

fn of_time(reading: &Reading, summary: &Summary, reasons: &mut Vec<Reason>) -> f32 {
    let gap_s = reading.at_s.saturating_sub(summary.last_s);
    reasons.push(Reason::Near { gap_s });
    rules::nearness(gap_s) + of_pause(reading, summary, gap_s)
}

/// A flood that was reported every few minutes and then not for hours has ended; the next on the same target is proposed.
fn of_pause(reading: &Reading, summary: &Summary, gap_s: u32) -> f32 {
    let flood = reading
        .family
        .is_none_or(|(family, _)| family == super::family::Family::Availability)
        && summary.family() == Some(super::family::Family::Availability);
    let ordinary_s = summary.last_s.saturating_sub(summary.first_s) / summary.reports.max(2);
    let paused = summary.reports >= rules::PAUSE_REPORTS
        && gap_s > rules::PAUSE_S
        && gap_s / rules::PAUSE_TIMES > ordinary_s;
    if flood && paused { rules::PAUSED } else { 0.0 }
}

fn keep_largest(kept: &mut [f32; 3], weight: f32) {
    let mut weight = weight;
    for place in kept {
        if weight > *place {
            std::mem::swap(place, &mut weight);
        }
    }
}
