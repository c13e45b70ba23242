//! What is out of the ordinary: a key's counts held against what this hour of the week explains.

use super::{
    LN_ALARM, PRIOR_SHAPE, REPORTS_BEFORE, SHAPE_BEST, SOURCES_MIN, Seen, WINDOWS_S, Watch,
    key::{Key, LEVELS, Level},
    rhythm, tail,
    track::Track,
};

impl Watch {
    /// The key under which the report is most out of the ordinary, if it is at all.
    pub(super) fn most_striking(&self, seen: &Seen) -> Option<(Key, Look)> {
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
    pub(super) fn look(&self, key: &Key, at_s: u32, unexplained: bool) -> Option<Look> {
        let track = self.tracks.get(key)?;
        let (rate, shape) = self.rate(key, track, at_s);
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
    fn rate(&self, key: &Key, track: &Track, at_s: u32) -> (f64, f64) {
        let of_level = self.keys_per_level[key.level.index()].max(key.level.values_before());
        let total = self.per_hour(at_s).max(0.05);
        let usual = total / (f64::from(of_level) + 1.0);
        let known = track.learned(at_s) + PRIOR_SHAPE;
        let rate = known / (self.exposure + PRIOR_SHAPE / usual);
        (rate, known.min(SHAPE_BEST))
    }

    /// Reports of the average hour; before an hour has passed, as many as would come if it went on like this.
    fn per_hour(&self, at_s: u32) -> f64 {
        if self.exposure > 0.0 {
            return self.rhythm.mean();
        }
        let since = at_s.saturating_sub(self.began_s.unwrap_or(at_s));
        self.rhythm.counted() / (f64::from(since) / 3_600.0).max(rhythm::WATCHED_MIN_H)
    }

    /// Hours of a window that ends now, each by its factor.
    pub(super) fn hours_weighed(&self, at_s: u32, window_s: u32) -> f64 {
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

    /// How the last two hours compare with the rhythm, in the middle of all kinds and in the middle of all regions:
    /// a wave of one kind or in one region does not move the middle, a holiday does.
    pub(super) fn of_today(&self, at_s: u32) -> f64 {
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
                let expected = self.rate(key, track, at_s).0 * hours;
                (f64::from(track.sources(at_s)[place]) + 3.0) / (expected + 3.0)
            })
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios.get(ratios.len() / 2).copied().unwrap_or(1.0)
    }
}

/// How a key looks in one window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) window_s: u32,
    pub(super) sources: u32,
    pub(super) expected: f64,
    pub(super) ln_chance: f64,
    pub(super) excess: f64,
}

impl Look {
    fn is_striking(&self) -> bool {
        self.sources >= SOURCES_MIN && self.ln_chance < LN_ALARM
    }
}
