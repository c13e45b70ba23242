//! An attack recognised from many reports while it runs. For each kind, sector, region, target and their combinations
//! the number of different sources in windows from five minutes to six hours is held against what this hour of the week
//! explains. A wave alarms once, explains the reports it covers, and closes. No clock: the moment comes with the report.

pub mod key;
mod look;
pub mod rhythm;
pub mod tail;
mod track;

use key::{Fields, Key, LEVELS, Level, Sighting};
use look::Look;
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

/// One report as the watch keeps it: its fields and its source as hashes, and whatever the caller finds it by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sighted {
    /// When, in seconds since 1970.
    pub at_s: u32,
    /// Kind, sector, region, target; 0 where not known.
    pub fields: Fields,
    /// Who reported; 0 where not known.
    pub source: u64,
    /// Where the caller finds the report.
    pub place: u64,
}

/// What a report changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// Waves that had become quiet before it.
    pub closed: Vec<u32>,
    /// Waves that run and that it falls under.
    pub under: Vec<u32>,
    /// A wave that opened with it, or turned out wider than it was named.
    pub change: Option<Change>,
}

/// A wave that opens, or is named anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Its number.
    pub wave: u32,
    /// What it is of.
    pub key: Key,
    /// Whether it opens; otherwise it was open and turned out wider.
    pub opens: bool,
    /// When, in seconds since 1970.
    pub at_s: u32,
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
    /// Its number: the first is 0.
    pub number: u32,
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
    place: u64,
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
    /// The first report that was ever seen, in seconds since 1970: the hour in which it came was not watched whole.
    began_s: Option<u32>,
    /// How much today's hours differ from the week's, over all kinds and regions.
    today: f64,
    reports: u64,
    anonymous: u64,
    waves: u32,
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
            began_s: None,
            today: 1.0,
            reports: 0,
            anonymous: 0,
            waves: 0,
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
        let sighted = sighting.sighted(0, 0);
        let change = self.see(&sighted).change.filter(|change| change.opens)?;
        let level = change.key.level;
        Some(Alarm {
            at_s: change.at_s,
            fields: std::array::from_fn(|i| sighting.fields[i].clone().filter(|_| level.has(i))),
            sources: change.sources,
            expected: change.expected,
            window_s: change.window_s,
            ln_chance: change.ln_chance,
        })
    }
    /// Notes a report, and says what it changed.
    pub fn see(&mut self, sighted: &Sighted) -> Noted {
        let fields = sighted.fields;
        let at_s = sighted.at_s.max(self.recent.back().map_or(0, |s| s.at_s));
        self.end_passed_hours(at_s);
        self.forget_before(at_s);
        let closed = self.quiet(at_s);
        let seen = Seen {
            at_s,
            fields,
            source: self.source(sighted.source),
            place: sighted.place,
            explained: self.open.iter().any(|wave| wave.key.covers(&fields)),
        };
        self.recent.push_back(seen);
        self.reports += 1;
        self.count(&seen, seen.explained);
        if seen.explained {
            self.feed_open(&seen);
        }
        let striking = match seen.explained {
            true => None,
            false => self.most_striking(&seen),
        };
        let change = striking.map(|(key, look)| self.ring(key, look, at_s));
        let covering = self.open.iter().filter(|wave| wave.key.covers(&fields));
        Noted {
            closed,
            under: covering.map(|wave| wave.number).collect(),
            change,
        }
    }
    /// Closes the waves that have been ordinary for long enough, and gives their numbers.
    pub fn quiet(&mut self, at_s: u32) -> Vec<u32> {
        let quiet = |wave: &Wave| at_s.saturating_sub(wave.last_s) >= QUIET_S;
        let closed = self.open.iter().filter(|wave| quiet(wave));
        let closed = closed.map(|wave| wave.number).collect();
        self.open.retain(|wave| !quiet(wave));
        closed
    }
    /// When the first of the open waves closes if nothing comes, in seconds since 1970.
    pub fn quiet_at_s(&self) -> Option<u32> {
        self.open
            .iter()
            .map(|w| w.last_s.saturating_add(QUIET_S))
            .min()
    }
    /// Where the reports of the last hours are found that fall under a key, the oldest first, with their moments.
    pub fn covered(&self, key: &Key) -> Vec<(u64, u32)> {
        let covered = self.recent.iter().filter(|seen| key.covers(&seen.fields));
        covered.map(|seen| (seen.place, seen.at_s)).collect()
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

    fn ring(&mut self, key: Key, look: Look, at_s: u32) -> Change {
        // A wave that turns out wider than it was named stays the same wave and does not ring again.
        let widened = self.open.iter_mut().find(|wave| key.contains(&wave.key));
        let change = |wave, opens| Change {
            wave,
            key,
            opens,
            at_s,
            sources: look.sources,
            expected: look.expected,
            window_s: look.window_s,
            ln_chance: look.ln_chance,
        };
        if let Some(wave) = widened {
            (wave.key, wave.last_s) = (key, at_s);
            let number = wave.number;
            self.explain(&key);
            return change(number, false);
        }
        let number = self.waves;
        self.waves += 1;
        self.open.push(Wave {
            number,
            key,
            opened_s: at_s,
            last_s: at_s,
            reports: u64::from(look.sources),
        });
        self.unlearn(&key, at_s, look.window_s);
        self.explain(&key);
        change(number, true)
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
        let began_s = *self.began_s.get_or_insert(at_s);
        let hour = at_s / 3_600;
        let Some(last) = self.hour.replace(hour) else {
            return;
        };
        if hour == last {
            return;
        }
        // After a long silence only the last week is gone through: it has every hour once.
        for passed in last.max(hour.saturating_sub(168))..hour {
            let watched = match passed == began_s / 3_600 {
                true => 1.0 - f64::from(began_s % 3_600) / 3_600.0,
                false => 1.0,
            };
            self.rhythm.hour_watched(passed * 3_600, watched);
            self.exposure += watched * self.factors[rhythm::hour_of_week(passed * 3_600)];
        }
        self.factors = self.rhythm.factors(None);
        self.today = self.of_today(at_s);
    }
}

#[cfg(test)]
mod tests;
