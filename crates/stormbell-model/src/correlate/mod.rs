//! One attack from a thousand flags. Each report is compared with what is known of its values, its target, its names
//! and its words, through postings per mark and never pairs of reports; it joins one incident, is proposed for one, or
//! opens its own. The same reports in the same order always give the same answer, so that the journal can be replayed.

pub mod family;
mod gather;
pub mod incident;
pub mod lexicon;
pub mod marks;
mod meaningless;
pub mod postings;
pub mod reading;
pub mod rules;
pub mod score;
pub mod target;
mod teach;
pub mod words;

use incident::Summary;
use marks::Marks;
use postings::{Key, Postings, Recent};
use reading::Reading;
use score::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// Incidents that one report is weighed against. Told: nobody; the marks are looked at strongest first. Rest: an
/// incident beyond it shares only common words with the report.
pub const CANDIDATES_MAX: usize = 96;
/// Marks of words that are kept for comparing, in one of two generations. Told: nobody. Rest: reports farther back
/// are still found by their values and targets.
pub const RECENT_MARKS_MAX: usize = 1_000_000;
/// Pairs of incidents for which bridging reports are counted. Told: nobody. Rest: counting begins anew.
const BRIDGES_MAX: usize = 4_096;
/// Pairs of incidents that officers held apart and that rules remember. Told: nobody. Rest: the officers' links stay
/// as they are; only what comes new could be tied by rules.
const APART_MAX: usize = 65_536;

/// An incident's number within one correlation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(pub u32);

/// What was weighed for one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The incident.
    pub incident: Number,
    /// How well it fits: from [`rules::MADE`] on it is linked, from [`rules::PROPOSED`] on proposed.
    pub score: f32,
    /// Whether values or the target tie it, not words alone.
    pub firm: bool,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Where a report was placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The incident it is in now.
    pub incident: Number,
    /// The link, unless it opened the incident.
    pub link: Option<Fit>,
    /// Another incident that an officer should look at.
    pub proposed: Option<Fit>,
    /// An incident that became one with this one because of this report.
    pub merged: Option<Number>,
}

/// What was decided about a report: enough to place it again after a start, without weighing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// The incident that it joins; none when it opens its own.
    pub joins: Option<Number>,
    /// Another incident that it ties as firmly.
    pub bridge: Option<Bridging>,
}

/// A report that ties two incidents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bridging {
    /// The other incident.
    pub other: Number,
    /// The words, as a whole.
    pub text: Key,
    /// Whether with it they are one.
    pub merges: bool,
}

/// A decision with what was weighed for it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The decision.
    pub decision: Decision,
    /// The link, unless it opens an incident.
    pub link: Option<Fit>,
    /// Another incident that an officer should look at.
    pub proposed: Option<Fit>,
}

/// All that is remembered for placing reports.
pub struct Correlator {
    values: Postings,
    recent: Recent,
    incidents: Vec<Summary>,
    bridges: BTreeMap<(u32, u32), Bridge>,
    /// Incidents that an officer held apart: rules never make them one.
    apart: BTreeSet<(u32, u32)>,
}

#[derive(Default)]
struct Bridge {
    texts: Vec<Key>,
}

impl Default for Correlator {
    fn default() -> Correlator {
        Correlator::new(RECENT_MARKS_MAX)
    }
}

impl Correlator {
    /// Empty; `recent_marks_max` bounds the memory for words.
    pub fn new(recent_marks_max: usize) -> Correlator {
        Correlator {
            values: Postings::default(),
            recent: Recent::new(recent_marks_max),
            incidents: Vec::new(),
            bridges: BTreeMap::new(),
            apart: BTreeSet::new(),
        }
    }
    /// Makes room beforehand for as many values.
    pub fn reserve(&mut self, values: usize) {
        self.values.reserve(values);
    }
    /// How many values are held.
    pub fn values_held(&self) -> usize {
        self.values.len()
    }
    /// How many incidents were opened, merged ones included.
    pub fn incidents_opened(&self) -> usize {
        self.incidents.len()
    }
    /// The incident that a number leads to now, through all merges.
    pub fn now(&self, number: Number) -> Number {
        Number(self.resolve(number.0))
    }
    /// What is remembered of an incident.
    pub fn summary(&self, number: Number) -> Option<&Summary> {
        self.incidents.get(self.resolve(number.0) as usize)
    }

    /// Weighs a report against all that is known and changes nothing; best first, at most three.
    pub fn weigh(&self, reading: &Reading) -> Vec<Fit> {
        let weighing = self.gather(reading);
        let mut fits: Vec<Fit> = weighing
            .tallies
            .iter()
            .map(|tally| {
                let summary = &self.incidents[tally.incident as usize];
                let (score, reasons) = tally.score(reading, summary, &weighing.known);
                Fit {
                    incident: Number(tally.incident),
                    score,
                    firm: tally.is_firm(),
                    reasons,
                }
            })
            .filter(|fit| fit.score >= rules::PROPOSED)
            .collect();
        fits.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.incident.cmp(&b.incident))
        });
        fits.truncate(3);
        fits
    }

    /// Places a report: joins the incident it fits best, or opens one.
    pub fn place(&mut self, reading: &Reading) -> Placement {
        if self.is_full_of_words() {
            self.turn();
        }
        let weighed = self.decide(reading);
        let incident = self.apply(&reading.marks(), &weighed.decision);
        let merges = weighed.decision.bridge.filter(|bridge| bridge.merges);
        Placement {
            incident,
            link: weighed.link,
            proposed: weighed.proposed,
            merged: merges
                .zip(weighed.decision.joins)
                .map(|(bridge, best)| Number(best.0.max(bridge.other.0))),
        }
    }
    /// Decides where a report belongs, and changes nothing.
    pub fn decide(&self, reading: &Reading) -> Weighed {
        let mut fits = self.weigh(reading).into_iter();
        match (fits.next(), fits.next()) {
            (Some(best), second) if best.score >= rules::MADE => {
                self.joining(reading, best, second)
            }
            (proposed, _) => Weighed {
                decision: Decision {
                    joins: None,
                    bridge: None,
                },
                link: None,
                proposed,
            },
        }
    }
    fn joining(&self, reading: &Reading, best: Fit, second: Option<Fit>) -> Weighed {
        let second = second.filter(|other| !self.held_apart(best.incident, other.incident));
        let bridge = second
            .as_ref()
            .and_then(|other| self.bridging(reading, &best, other));
        Weighed {
            decision: Decision {
                joins: Some(best.incident),
                bridge,
            },
            proposed: second.filter(|_| bridge.is_none_or(|b| !b.merges)),
            link: Some(best),
        }
    }
    /// Carries a decision out. Gives the incident that the report is in now.
    pub fn apply(&mut self, marks: &Marks, decision: &Decision) -> Number {
        let Some(best) = decision.joins else {
            return self.open(marks);
        };
        let mut incident = best;
        if let Some(bridge) = &decision.bridge {
            self.note_bridge(best, bridge);
            if bridge.merges {
                let (one, other) = (self.now(best), self.now(bridge.other));
                incident = self.merge(one.min(other), one.max(other));
            }
        }
        self.link(marks, incident);
        incident
    }
    /// Opens an incident with this report, whatever it fits: also how an officer splits one.
    pub fn open(&mut self, marks: &Marks) -> Number {
        let number = u32::try_from(self.incidents.len()).unwrap_or(u32::MAX);
        self.incidents.push(Summary::default());
        self.link(marks, Number(number));
        Number(number)
    }
    /// Links a report to an incident: its marks lead there from now on. Also how an officer links.
    pub fn link(&mut self, marks: &Marks, incident: Number) {
        let root = self.resolve(incident.0);
        self.teach(marks, root);
        for key in marks.of_words() {
            self.recent.add(key, root, marks.at_s);
        }
        self.incidents[root as usize].take_in(marks);
    }
    /// Takes a report out of an incident: its marks lead there no longer.
    pub fn unlink(&mut self, marks: &Marks, incident: Number) {
        let root = self.resolve(incident.0);
        for (key, _) in &marks.values {
            self.values.take(*key, root);
        }
        for key in marks.of_words() {
            self.recent.take(key, root);
        }
        self.incidents[root as usize].let_go(marks);
    }
    /// Makes two incidents one. Gives the one that stays.
    pub fn merge(&mut self, stays: Number, goes: Number) -> Number {
        let (stays, goes) = (self.resolve(stays.0), self.resolve(goes.0));
        if stays != goes {
            let gone = self.incidents[goes as usize].clone();
            self.incidents[stays as usize].absorb(&gone);
            self.incidents[goes as usize].merged = stays + 1;
        }
        Number(stays)
    }
    /// Takes a merge back, where these two were merged directly. What came since stays where it came to.
    pub fn part(&mut self, stays: Number, goes: Number) {
        let Some(gone) = self.incidents.get_mut(goes.0 as usize) else {
            return;
        };
        if gone.merged == stays.0 + 1 {
            gone.merged = 0;
            let gone = gone.clone();
            self.incidents[stays.0 as usize].give_back(&gone);
        }
    }
    /// An officer says that two incidents are not one, or takes that back: rules hear it.
    pub fn hold_apart(&mut self, one: Number, other: Number, apart: bool) {
        let (one, other) = (self.resolve(one.0), self.resolve(other.0));
        let pair = (one.min(other), one.max(other));
        match apart {
            true if self.apart.len() < APART_MAX => self.apart.insert(pair),
            true => false,
            false => self.apart.remove(&pair),
        };
    }
    /// Whether an officer said that two incidents are not one.
    pub fn held_apart(&self, one: Number, other: Number) -> bool {
        let (one, other) = (self.resolve(one.0), self.resolve(other.0));
        let pair = |(a, b): &(u32, u32)| (self.resolve(*a), self.resolve(*b));
        !self.apart.is_empty()
            && self
                .apart
                .iter()
                .map(pair)
                .any(|(a, b)| (a, b) == (one, other) || (b, a) == (one, other))
    }
    /// Lets the older generation of words go, if the younger is full. Asked before each report is placed, and kept in
    /// the log: after a start generations begin where they began.
    pub fn is_full_of_words(&self) -> bool {
        self.recent.is_full()
    }
    /// Begins a new generation of words.
    pub fn turn(&mut self) {
        self.recent.turn();
    }

    /// Whether a report ties two incidents, and whether by what reports of different words say, and nothing speaking
    /// against, they are one.
    fn bridging(&self, reading: &Reading, best: &Fit, other: &Fit) -> Option<Bridging> {
        if other.score < rules::BRIDGED || !best.firm || !other.firm {
            return None;
        }
        let (a, b) = (
            &self.incidents[best.incident.0 as usize],
            &self.incidents[other.incident.0 as usize],
        );
        if !a.may_be_one_with(b) {
            return None;
        }
        let needed = a.reports.min(b.reports).min(rules::BRIDGES_NEEDED) as usize;
        let known = self.bridges.get(&pair(best.incident, other.incident));
        let known = known.filter(|_| self.bridges.len() < BRIDGES_MAX);
        let texts = known.map_or(0, |bridge| bridge.texts.len());
        let new = known.is_none_or(|bridge| !bridge.texts.contains(&reading.text));
        Some(Bridging {
            other: other.incident,
            text: reading.text,
            merges: texts + usize::from(new) >= needed,
        })
    }

    fn note_bridge(&mut self, best: Number, bridge: &Bridging) {
        if self.bridges.len() >= BRIDGES_MAX {
            self.bridges.clear();
        }
        let known = self.bridges.entry(pair(best, bridge.other)).or_default();
        if !known.texts.contains(&bridge.text) {
            known.texts.push(bridge.text);
        }
    }

    fn resolve(&self, number: u32) -> u32 {
        let mut number = number;
        while let Some(merged) = self.incidents.get(number as usize).map(|i| i.merged)
            && merged > 0
        {
            number = merged - 1;
        }
        number
    }
}

fn pair(one: Number, other: Number) -> (u32, u32) {
    (one.0.min(other.0), one.0.max(other.0))
}

#[cfg(test)]
mod tests;
