//! One attack from a thousand flags. Each report is compared with what is known of its values, its target, its names
//! and its words, through postings per mark and never pairs of reports; it joins one incident, is proposed for one, or
//! opens its own. The same reports in the same order always give the same answer, so that the journal can be replayed.

pub mod family;
mod gather;
pub mod incident;
pub mod lexicon;
mod meaningless;
pub mod postings;
pub mod reading;
pub mod rules;
pub mod score;
pub mod target;
pub mod words;

use incident::Summary;
use postings::{Key, Postings, Recent};
use reading::Reading;
use score::Reason;
use std::collections::BTreeMap;

/// Incidents that one report is weighed against. Told: nobody; the marks are looked at strongest first. Rest: an
/// incident beyond it shares only common words with the report.
pub const CANDIDATES_MAX: usize = 96;
/// Marks of words that are kept for comparing, in one of two generations. Told: nobody. Rest: reports farther back
/// are still found by their values and targets.
pub const RECENT_MARKS_MAX: usize = 1_000_000;
/// Pairs of incidents for which bridging reports are counted. Told: nobody. Rest: counting begins anew.
const BRIDGES_MAX: usize = 4_096;

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

/// All that is remembered for placing reports.
pub struct Correlator {
    values: Postings,
    recent: Recent,
    incidents: Vec<Summary>,
    bridges: BTreeMap<(u32, u32), Bridge>,
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
        let mut fits = self.weigh(reading).into_iter();
        let best = fits.next();
        let second = fits.next();
        match best {
            Some(best) if best.score >= rules::MADE => self.join(reading, best, second),
            proposed => Placement {
                incident: self.open(reading),
                link: None,
                proposed,
                merged: None,
            },
        }
    }
    /// Opens an incident with this report, whatever it fits: also how an officer splits one.
    pub fn open(&mut self, reading: &Reading) -> Number {
        let number = u32::try_from(self.incidents.len()).unwrap_or(u32::MAX);
        self.incidents.push(Summary::default());
        self.link(reading, Number(number));
        Number(number)
    }
    /// Links a report to an incident: its marks lead there from now on. Also how an officer links.
    pub fn link(&mut self, reading: &Reading, incident: Number) {
        let root = self.resolve(incident.0);
        for mark in &reading.values {
            if !self.owned_by_another(mark.key, root) {
                self.values.add(mark.key, root, reading.at_s);
            }
        }
        for key in word_marks(reading) {
            self.recent.add(key, root, reading.at_s);
        }
        self.incidents[root as usize].take_in(reading);
    }
    /// Takes a report out of an incident: its marks lead there no longer.
    pub fn unlink(&mut self, reading: &Reading, incident: Number) {
        let root = self.resolve(incident.0);
        for mark in &reading.values {
            self.values.take(mark.key, root);
        }
        for key in word_marks(reading) {
            self.recent.take(key, root);
        }
        self.incidents[root as usize].let_go(reading);
    }
    /// Makes two incidents one. Gives the one that stays: the earlier.
    pub fn merge(&mut self, one: Number, other: Number) -> Number {
        let (one, other) = (self.resolve(one.0), self.resolve(other.0));
        let (stays, goes) = (one.min(other), one.max(other));
        if stays != goes {
            let gone = self.incidents[goes as usize].clone();
            self.incidents[stays as usize].absorb(&gone);
            self.incidents[goes as usize].merged = stays + 1;
        }
        Number(stays)
    }

    fn join(&mut self, reading: &Reading, best: Fit, second: Option<Fit>) -> Placement {
        let mut merged = None;
        let mut incident = best.incident;
        if let Some(other) = &second
            && other.score >= rules::BRIDGED
            && best.firm
            && other.firm
            && self.bridges_enough(reading, best.incident.0, other.incident.0)
        {
            incident = self.merge(best.incident, other.incident);
            merged = Some(Number(best.incident.0.max(other.incident.0)));
        }
        self.link(reading, incident);
        Placement {
            incident,
            link: Some(best),
            proposed: second.filter(|_| merged.is_none()),
            merged,
        }
    }

    /// Whether two incidents are one by what reports of different words say, and nothing speaks against.
    fn bridges_enough(&mut self, reading: &Reading, one: u32, other: u32) -> bool {
        let (a, b) = (
            &self.incidents[one as usize],
            &self.incidents[other as usize],
        );
        if !a.may_be_one_with(b) {
            return false;
        }
        let needed = a.reports.min(b.reports).min(rules::BRIDGES_NEEDED);
        if self.bridges.len() >= BRIDGES_MAX {
            self.bridges.clear();
        }
        let bridge = self
            .bridges
            .entry((one.min(other), one.max(other)))
            .or_default();
        if !bridge.texts.contains(&reading.text) {
            bridge.texts.push(reading.text);
        }
        bridge.texts.len() >= needed as usize
    }

    /// A value that another incident holds firmly is not learned here: a text that lists two attacks' values joins
    /// one, and must not lead the other's reports astray.
    fn owned_by_another(&self, key: Key, root: u32) -> bool {
        let (mut own, mut largest) = (0, 0);
        self.values
            .look(key, |share| match self.resolve(share.incident) == root {
                true => own += share.reports,
                false => largest = largest.max(share.reports),
            });
        own == 0 && largest >= 5
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

/// The marks of words under which a report is found again for some days.
fn word_marks(reading: &Reading) -> impl Iterator<Item = Key> {
    let names = reading.names.iter().map(|mark| mark.key);
    reading
        .targets
        .iter()
        .copied()
        .chain(names)
        .chain(reading.shingles.iter().copied())
}

#[cfg(test)]
mod tests;
