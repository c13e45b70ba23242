//! Everything that is known of a report's marks, gathered by incident.

use super::{
    CANDIDATES_MAX, Correlator,
    postings::{SHARES_MAX, Share},
    reading::{Reading, ValueMark},
    rules::{self, Commonness},
    score::{Held, Known, Tally},
    words::Standing,
};

/// Names are rare or common among the incidents of so many seconds.
const WINDOW_S: u32 = 14 * 86_400;
/// The last day, by which names are judged beside it.
const TODAY_S: u32 = 86_400;

/// What was gathered for one report.
#[derive(Default)]
pub(super) struct Weighing {
    /// One for each incident that holds any of its marks.
    pub(super) tallies: Vec<Tally>,
    /// What is known of the marks over all incidents.
    pub(super) known: Known,
}

impl Weighing {
    fn with(&mut self, held: Held, note: impl FnOnce(&mut Tally)) {
        let incident = held.share.incident;
        if let Some(tally) = self.tallies.iter_mut().find(|t| t.incident == incident) {
            note(tally);
        } else if self.tallies.len() < CANDIDATES_MAX {
            let mut tally = Tally::of(incident);
            note(&mut tally);
            self.tallies.push(tally);
        }
    }
}

impl Correlator {
    /// Gathers all evidence for one report; changes nothing.
    pub(super) fn gather(&self, reading: &Reading) -> Weighing {
        let mut weighing = Weighing::default();
        self.gather_values(reading, &mut weighing);
        self.gather_targets(reading, &mut weighing);
        self.gather_words(reading, &mut weighing);
        weighing
    }

    fn gather_values(&self, reading: &Reading, weighing: &mut Weighing) {
        let at_s = reading.at_s;
        for mark in &reading.values {
            if self.victims(mark, reading, weighing) {
                continue;
            }
            let holders = self.held(|each| self.values.look(mark.key, each));
            weighing.known.telling_value |= mark.sort.is_telling();
            weighing.known.value_is_known |= mark.sort.is_telling() && !holders.is_empty();
            for held in holders {
                weighing.with(held, |tally| tally.value(mark, &held, at_s));
            }
        }
    }

    /// A host that is somebody's target is the victim's: it ties like a target, for hours, and not like an attacker's
    /// address, for weeks.
    fn victims(&self, mark: &ValueMark, reading: &Reading, weighing: &mut Weighing) -> bool {
        let Some(key) = mark.as_target else {
            return false;
        };
        let holders = self.held(|each| self.recent.look(key, each));
        let known = !holders.is_empty() || reading.targets.contains(&key);
        for held in holders {
            weighing.with(held, |tally| tally.host_is_target(&held, reading.at_s));
        }
        known
    }

    fn gather_targets(&self, reading: &Reading, weighing: &mut Weighing) {
        for key in &reading.targets {
            for held in self.held(|each| self.recent.look(*key, each)) {
                weighing.with(held, |tally| tally.target(&held, reading.at_s));
            }
        }
        for key in reading
            .named_targets
            .iter()
            .filter(|key| !reading.targets.contains(key))
        {
            for held in self.held(|each| self.recent.look(*key, each)) {
                weighing.with(held, |tally| tally.host_is_target(&held, reading.at_s));
            }
        }
    }

    fn gather_words(&self, reading: &Reading, weighing: &mut Weighing) {
        let at_s = reading.at_s;
        let incidents = self.incidents_since(at_s.saturating_sub(WINDOW_S));
        let today = self.incidents_since(at_s.saturating_sub(TODAY_S));
        let common = |holders: &[Held]| commonness(holders, at_s, incidents, today);
        for (place, mark) in reading.names.iter().enumerate() {
            let holders = self.held(|each| self.recent.look(mark.key, each));
            let rarity = rules::name_rarity(&common(&holders));
            weighing
                .known
                .names
                .push(if mark.standing == Standing::Name {
                    rarity
                } else {
                    0.0
                });
            for held in holders {
                weighing.with(held, |tally| {
                    tally.name(place, mark.standing, rarity, &held, at_s)
                });
            }
        }
        for key in &reading.shingles {
            let holders = self.held(|each| self.recent.look(*key, each));
            let rarity = rules::pair_rarity(&common(&holders));
            for held in holders {
                weighing.with(held, |tally| tally.pair(rarity, &held, at_s));
            }
        }
    }

    /// Who holds a mark, merged incidents counted as one.
    fn held(&self, look: impl FnOnce(&mut dyn FnMut(Share)) -> u32) -> Vec<Held> {
        let mut shares: Vec<Share> = Vec::new();
        let spread = look(&mut |share| {
            let incident = self.resolve(share.incident);
            match shares.iter_mut().find(|known| known.incident == incident) {
                Some(known) => {
                    known.reports = known.reports.saturating_add(share.reports);
                    known.last_s = known.last_s.max(share.last_s);
                }
                None => shares.push(Share { incident, ..share }),
            }
        });
        let largest = shares.iter().map(|s| s.reports).max().unwrap_or(0);
        let effective = effective(&shares, spread);
        let held = |share| Held {
            share,
            largest,
            effective,
            spread,
        };
        shares.into_iter().map(held).collect()
    }

    fn incidents_since(&self, from_s: u32) -> u32 {
        let before = self.incidents.partition_point(|i| i.first_s < from_s);
        (self.incidents.len() - before) as u32
    }
}

/// How many incidents hold a mark, counted by weight (the inverse of the sum of squared parts).
fn effective(shares: &[Share], spread: u32) -> f32 {
    let total: f32 = shares.iter().map(|s| s.reports as f32).sum();
    let squares: f32 = shares
        .iter()
        .map(|s| (s.reports as f32 / total.max(1.0)).powi(2))
        .sum();
    let beyond = spread.saturating_sub(shares.len() as u32) as f32 / 4.0;
    1.0 / squares.max(1e-6) + beyond
}

/// How common a mark is, by those who hold it.
fn commonness(holders: &[Held], at_s: u32, incidents: u32, incidents_today: u32) -> Commonness {
    let from = at_s.saturating_sub(TODAY_S);
    let today = holders
        .iter()
        .filter(|held| held.share.last_s >= from)
        .count();
    Commonness {
        spread: holders.first().map_or(0, |held| held.spread),
        incidents,
        spread_today: (today < SHARES_MAX).then_some(today as u32),
        incidents_today,
    }
}
