//! How many reports an hour of the week brings, beside the average hour: learned from all reports, from each kind where
//! there are enough of them, and always drawn towards what is known already.

/// Hours of a week.
const HOURS: usize = 168;
/// Hours that count as watched at least: a minute.
pub const WATCHED_MIN_H: f64 = 1.0 / 60.0;
/// Reports that an hour of the week must have brought before it counts as much as the hour of the day.
const HOUR_OF_WEEK_WEIGHT: f64 = 60.0;
/// Reports that an hour of the day must have brought before it counts as much as the average hour.
const HOUR_OF_DAY_WEIGHT: f64 = 30.0;

/// The shape of the week.
#[derive(Clone, Debug)]
pub struct Rhythm {
    counts: [f64; HOURS],
    watched_h: [f64; HOURS],
}

impl Default for Rhythm {
    fn default() -> Rhythm {
        Rhythm {
            counts: [0.0; HOURS],
            watched_h: [0.0; HOURS],
        }
    }
}

/// The hour of the week of a moment in seconds since 1970 (a Thursday).
pub fn hour_of_week(at_s: u32) -> usize {
    (at_s as usize / 3_600 + 72) % HOURS
}

impl Rhythm {
    /// One report more.
    pub fn report(&mut self, at_s: u32) {
        self.counts[hour_of_week(at_s)] += 1.0;
    }
    /// An hour was watched to its end: this part of it.
    pub fn hour_watched(&mut self, at_s: u32, part: f64) {
        self.watched_h[hour_of_week(at_s)] += part;
    }
    /// Reports so far.
    pub fn counted(&self) -> f64 {
        self.counts.iter().sum()
    }
    /// Reports of the average hour so far.
    pub fn mean(&self) -> f64 {
        let watched: f64 = self.watched_h.iter().sum();
        self.counted() / watched.max(WATCHED_MIN_H)
    }
    /// The factor of each hour of the week; `towards` is what it is where nothing is known yet.
    pub fn factors(&self, towards: Option<&[f64; HOURS]>) -> [f64; HOURS] {
        let mean = self.mean().max(1e-6);
        std::array::from_fn(|hour| {
            let day = match towards {
                Some(known) => known[hour],
                None => self.of_day(hour, mean),
            };
            let expected = self.watched_h[hour] * mean;
            (self.counts[hour] + HOUR_OF_WEEK_WEIGHT * day) / (expected + HOUR_OF_WEEK_WEIGHT)
        })
    }

    /// The factor of the hour of the day, over working days or over weekends.
    fn of_day(&self, hour: usize, mean: f64) -> f64 {
        let days: std::ops::Range<usize> = if hour >= 120 { 5..7 } else { 0..5 };
        let same = days.map(|day| day * 24 + hour % 24);
        let (mut counted, mut watched) = (0.0, 0.0);
        for other in same {
            counted += self.counts[other];
            watched += self.watched_h[other];
        }
        (counted + HOUR_OF_DAY_WEIGHT) / (watched * mean + HOUR_OF_DAY_WEIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_begins_on_monday() {
        // 2026-03-02 was a Monday.
        assert_eq!(hour_of_week(1_772_409_600), 0);
        assert_eq!(hour_of_week(1_772_409_600 + 26 * 3_600), 26);
    }

    #[test]
    fn a_busy_hour_is_learned() {
        let mut rhythm = Rhythm::default();
        for hour in 0..HOURS as u32 * 4 {
            let at = 1_772_409_600 + hour * 3_600;
            let reports = if hour % 24 == 9 { 40 } else { 10 };
            (0..reports).for_each(|_| rhythm.report(at));
            rhythm.hour_watched(at, 1.0);
        }
        let factors = rhythm.factors(None);
        assert!(
            factors[9] > 3.0 && factors[10] < 1.0,
            "{:?}",
            &factors[8..12]
        );
    }
}
