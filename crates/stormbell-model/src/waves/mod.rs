//! An attack recognised from many reports while it runs. For each kind, sector, region, target and their combinations
//! the number of different sources in windows from five minutes to six hours is held against what this hour of the week
//! explains. A wave alarms once, explains the reports it covers, and closes. No clock: the moment comes with the report.

pub mod key;
pub mod rhythm;
pub mod tail;
mod track;

use key::{Fields, Key, LEVELS, Level, Sighting};
use rhythm::Rhythm;
use std::collections::{HashMap, VecDeque};
use track::Track;

/// Windows in which sources are counted, in seconds.
pub const WINDOWS_S: [u32; 6] = [300, 900, 1_800, 3_600, 7_200, 21_600];
/// Different sources without which nothing is a wave.
pub const SOURCES_MIN: u32 = 6;
/// Logarithm of the chance below which a count is no accident: with some ten thousand windows of some thousand keys in
/// six weeks, accidents of this chance are not seen in years.
const LN_ALARM: f64 = -23.0;
/// A wave closes when its windows have been ordinary for so long, in seconds.
const QUIET_S: u32 = 3 * 3_600;
/// Keys that are watched at once. Told: nobody. Rest: the ones that were silent longest begin anew.
pub const KEYS_MAX: usize = 200_000;
/// Reports of the last hours that are kept for recounting. Told: nobody. Rest: a recount sees the later ones.
pub const RECENT_MAX: usize = 200_000;
/// Most that a rate is known, in the shape of its distribution: whole evenings move together.
const SHAPE_BEST: f64 = 9.0;
/// Shape of what is known of a rate beforehand.
const PRIOR_SHAPE: f64 = 0.5;
/// Reports before which nothing is known of any rate.
const REPORTS_BEFORE: u64 = 30;

/// An alarm for a wave: rings once.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// When, in seconds since 1970.
    pub at_s: u32,
    /// Kind, sector, region, target: what its reports have in common.
    pub fields: [Option<String>; 4],
    /// Different sources in the window.
    pub sources: u32,
    /// Sources that this hour explains.
    pub expected: f64,
    /// The window, in seconds.
    pub window_s: u32,
    /// Logarithm of the chance of so many.
    pub ln_chance: f64,
}

/// A wave that runs.
#[derive(Clone, Debug)]
pub struct Wave {
    /// What it is of.
    pub key: Key,
    /// When it rang.
    pub opened_s: u32,
    /// When its windows were last out of the ordinary.
    pub last_s: u32,
    /// Reports under it since.
    pub reports: u64,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    at_s: u32,
    fields: Fields,
    source: u64,
    /// A wave explains it; it counts for no other.
    explained: bool,
}

/// The watch over waves.
pub struct Watch {
    tracks: HashMap<Key, Track>,
    keys_per_level: [u32; LEVELS.len()],
    recent: VecDeque<Seen>,
    open: Vec<Wave>,
    rhythm: Rhythm,
    factors: [f64; 168],
    /// Hours watched, each by its factor.
    exposure: f64,
    hour: Option<u32>,
    /// How much today's hours differ from the week's, over all kinds and regions.
    today: f64,
    reports: u64,
    anonymous: u64,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch {
            tracks: HashMap::new(),
            keys_per_level: [0; LEVELS.len()],
            recent: VecDeque::new(),
            open: Vec::new(),
            rhythm: Rhythm::default(),
            factors: [1.0; 168],
            exposure: 0.0,
            hour: None,
            today: 1.0,
            reports: 0,
            anonymous: 0,
        }
    }
}

impl Watch {
    /// The waves that run.
    pub fn open(&self) -> &[Wave] {
        &self.open
    }
    /// Notes a report; an alarm, if with it a wave is recognised.
    pub fn note(&mut self, sighting: &Sighting) -> Option<Alarm> {
        let (fields, source) = key::hashed(sighting);
        let seen = Seen {
            at_s: sighting.at_s.max(self.recent.back().map_or(0, |s| s.at_s)),
            fields,
            source: self.source(source),
            explained: self.open.iter().any(|wave| wave.key.covers(&fields)),
        };
        self.end_passed_hours(seen.at_s);
        self.forget_before(seen.at_s);
        self.close_quiet(seen.at_s);
        self.recent.push_back(seen);
        self.reports += 1;
        self.count(&seen, seen.explained);
        if seen.explained {
            self.feed_open(&seen);
            return None;
        }
        let (key, look) = self.most_striking(&seen)?;
        self.ring(key, look, seen.at_s, sighting)
    }

    /// Who did not say who he is counts as somebody of his own.
    fn source(&mut self, source: u64) -> u64 {
        if source != 0 {
            return source;
        }
        self.anonymous += 1;
        u64::MAX - self.anonymous
    }

    fn count(&mut self, seen: &Seen, explained: bool) {
        let mut fresh = true;
        for level in LEVELS {
            let Some(key) = Key::of(level, &seen.fields) else {
                continue;
            };
            if !self.tracks.contains_key(&key) {
                self.make_room(seen.at_s);
                self.keys_per_level[level.index()] += 1;
            }
            let track = self.tracks.entry(key).or_default();
            let counted = track.count(seen.at_s, seen.source, explained);
            if level == Level(0) {
                fresh = counted;
            }
        }
        if fresh && !explained {
            self.rhythm.report(seen.at_s);
        }
    }

    /// The key under which the report is most out of the ordinary, if it is at all.
    fn most_striking(&self, seen: &Seen) -> Option<(Key, Look)> {
        if self.reports < REPORTS_BEFORE {
            return None;
        }
        let keys = LEVELS.iter().filter(|level| level.0 != 0);
        let keys = keys.filter_map(|level| Key::of(*level, &seen.fields));
        let looks = keys.filter_map(|key| {
            self.look(&key, seen.at_s, false)
                .filter(Look::is_striking)?;
            let unexplained = self.look(&key, seen.at_s, true).filter(Look::is_striking)?;
            Some((key, unexplained))
        });
        looks.max_by(|a, b| a.1.excess.total_cmp(&b.1.excess))
    }

    /// The window in which a key is most out of the ordinary, by all its reports or by those that no wave explains.
    fn look(&self, key: &Key, at_s: u32, unexplained: bool) -> Option<Look> {
        let track = self.tracks.get(key)?;
        let (rate, shape) = self.rate(key, track);
        let counts = match unexplained {
            true => self.recount(key, at_s),
            false => track.sources(at_s),
        };
        let looks = WINDOWS_S.iter().zip(counts).map(|(window_s, sources)| {
            let expected = rate * self.hours_weighed(at_s, *window_s) * self.today;
            Look {
                window_s: *window_s,
                sources,
                expected,
                ln_chance: tail::ln_at_least(sources, expected, shape),
                excess: tail::excess(sources, expected),
            }
        });
        looks.min_by(|a, b| a.ln_chance.total_cmp(&b.ln_chance))
    }

    /// Reports an average hour brings under a key, and how well that is known.
    fn rate(&self, key: &Key, track: &Track) -> (f64, f64) {
        let of_level = f64::from(self.keys_per_level[key.level.index()].max(1));
        let total = self.rhythm.mean().max(0.05);
        let usual = total / (of_level + 1.0);
        let known = track.learned() + PRIOR_SHAPE;
        let rate = known / (self.exposure + PRIOR_SHAPE / usual);
        (rate, known.min(SHAPE_BEST))
    }

    /// Hours of a window that ends now, each by its factor.
    fn hours_weighed(&self, at_s: u32, window_s: u32) -> f64 {
        let (mut from, mut sum) = (at_s.saturating_sub(window_s), 0.0);
        while from < at_s {
            let end = ((from / 3_600 + 1) * 3_600).min(at_s);
            sum += f64::from(end - from) / 3_600.0 * self.factors[rhythm::hour_of_week(from)];
            from = end;
        }
        sum
    }

    /// Different sources per window among the reports that no wave explains.
    fn recount(&self, key: &Key, at_s: u32) -> [u32; WINDOWS_S.len()] {
        let mut track = Track::default();
        let unexplained = self
            .recent
            .iter()
            .filter(|seen| !seen.explained && key.covers(&seen.fields));
        for seen in unexplained {
            track.count(seen.at_s, seen.source, true);
        }
        track.sources(at_s)
    }

    fn ring(&mut self, key: Key, look: Look, at_s: u32, sighting: &Sighting) -> Option<Alarm> {
        // A wave that turns out wider than it was named stays the same wave and does not ring again.
        let widened = self.open.iter_mut().find(|wave| key.contains(&wave.key));
        if let Some(wave) = widened {
            wave.key = key;
            wave.last_s = at_s;
            self.explain(&key);
            return None;
        }
        self.open.push(Wave {
            key,
            opened_s: at_s,
            last_s: at_s,
            reports: u64::from(look.sources),
        });
        self.unlearn(&key, at_s, look.window_s);
        self.explain(&key);
        let fields =
            std::array::from_fn(|i| sighting.fields[i].clone().filter(|_| key.level.has(i)));
        Some(Alarm {
            at_s,
            fields,
            sources: look.sources,
            expected: look.expected,
            window_s: look.window_s,
            ln_chance: look.ln_chance,
        })
    }

    /// What was learned from the reports that turned out to be a wave was not the ordinary.
    fn unlearn(&mut self, key: &Key, at_s: u32, window_s: u32) {
        let from = at_s.saturating_sub(window_s);
        let of_wave = self
            .recent
            .iter()
            .rev()
            .take_while(|seen| seen.at_s >= from);
        for seen in of_wave.filter(|seen| key.covers(&seen.fields)) {
            for key in LEVELS
                .iter()
                .filter_map(|level| Key::of(*level, &seen.fields))
            {
                if let Some(track) = self.tracks.get_mut(&key) {
                    track.unlearn_one();
                }
            }
        }
    }

    fn explain(&mut self, key: &Key) {
        for seen in self
            .recent
            .iter_mut()
            .filter(|seen| key.covers(&seen.fields))
        {
            seen.explained = true;
        }
    }

    fn feed_open(&mut self, seen: &Seen) {
        for at in 0..self.open.len() {
            if !self.open[at].key.covers(&seen.fields) {
                continue;
            }
            let still = self.look(&self.open[at].key, seen.at_s, false);
            let wave = &mut self.open[at];
            wave.reports += 1;
            if still.is_some_and(|look| look.ln_chance < LN_ALARM / 3.0) {
                wave.last_s = seen.at_s;
            }
        }
    }

    fn close_quiet(&mut self, at_s: u32) {
        self.open
            .retain(|wave| at_s.saturating_sub(wave.last_s) < QUIET_S);
    }

    fn forget_before(&mut self, at_s: u32) {
        let from = at_s.saturating_sub(WINDOWS_S[WINDOWS_S.len() - 1]);
        while self.recent.front().is_some_and(|seen| seen.at_s < from)
            || self.recent.len() >= RECENT_MAX
        {
            self.recent.pop_front();
        }
    }

    fn make_room(&mut self, at_s: u32) {
        if self.tracks.len() < KEYS_MAX {
            return;
        }
        let from = at_s.saturating_sub(7 * 86_400);
        self.tracks.retain(|_, track| track.last_s() >= from);
        if self.tracks.len() >= KEYS_MAX {
            self.tracks.clear();
        }
    }

    /// Ends the hours that have passed: the rhythm learns, today is held against it.
    fn end_passed_hours(&mut self, at_s: u32) {
        let hour = at_s / 3_600;
        let Some(last) = self.hour.replace(hour) else {
            return;
        };
        if hour == last {
            return;
        }
        // After a long silence only the last week is gone through: it has every hour once.
        for passed in last.max(hour.saturating_sub(168))..hour {
            self.rhythm.hour_watched(passed * 3_600);
            self.exposure += self.factors[rhythm::hour_of_week(passed * 3_600)];
        }
        self.factors = self.rhythm.factors(None);
        self.today = self.of_today(at_s);
    }

    /// How the last two hours compare with the rhythm, in the middle of all kinds and in the middle of all regions:
    /// a wave of one kind or in one region does not move the middle, a holiday does.
    fn of_today(&self, at_s: u32) -> f64 {
        let by_kind = self.middle_ratio(Level(0b0001), at_s);
        let by_region = self.middle_ratio(Level(0b0100), at_s);
        by_kind.min(by_region).clamp(0.6, 3.0)
    }

    fn middle_ratio(&self, level: Level, at_s: u32) -> f64 {
        let window_s = 7_200;
        let place = WINDOWS_S.iter().position(|w| *w == window_s).unwrap_or(0);
        let hours = self.hours_weighed(at_s, window_s);
        let tracks = self.tracks.iter().filter(|(key, _)| key.level == level);
        let mut ratios: Vec<f64> = tracks
            .map(|(key, track)| {
                let expected = self.rate(key, track).0 * hours;
                (f64::from(track.sources(at_s)[place]) + 3.0) / (expected + 3.0)
            })
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios.get(ratios.len() / 2).copied().unwrap_or(1.0)
    }
}

/// How a key looks in one window.
#[derive(Clone, Copy, Debug)]
struct Look {
    window_s: u32,
    sources: u32,
    expected: f64,
    ln_chance: f64,
    excess: f64,
}

impl Look {
    fn is_striking(&self) -> bool {
        self.sources >= SOURCES_MIN && self.ln_chance < LN_ALARM
    }
}

#[cfg(test)]
mod tests;
