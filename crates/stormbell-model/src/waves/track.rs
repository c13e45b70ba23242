//! What one key has seen: the last hours report by report, and what was learned of its rate.

use super::WINDOWS_S;
use std::collections::VecDeque;

/// Reports of the last hours that are counted for one key. Told: nobody; beyond it a wave is far out of the ordinary.
/// Rest: the later ones count.
const KEPT_MAX: usize = 512;

/// One key's past.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// The last report of each source: moment and source, in order of time.
    last: VecDeque<(u32, u64)>,
    learned: f64,
    /// What the hour that runs has brought: learned once it has passed.
    fresh: f64,
    hour: u32,
}

impl Track {
    /// Counts a report. Says whether its source is new to the last hours; only then something was learned.
    pub fn count(&mut self, at_s: u32, source: u64, explained: bool) -> bool {
        let from = at_s.saturating_sub(WINDOWS_S[WINDOWS_S.len() - 1]);
        while self.last.front().is_some_and(|(at, _)| *at < from) || self.last.len() >= KEPT_MAX {
            self.last.pop_front();
        }
        let known = self.last.iter().position(|(_, s)| *s == source);
        if let Some(place) = known {
            self.last.remove(place);
        }
        self.last.push_back((at_s, source));
        if known.is_none() && !explained {
            let hour = at_s / 3_600;
            if hour != self.hour {
                self.learned += std::mem::take(&mut self.fresh);
                self.hour = hour;
            }
            self.fresh += 1.0;
        }
        known.is_none()
    }
    /// Different sources in each of the windows that end now.
    pub fn sources(&self, at_s: u32) -> [u32; WINDOWS_S.len()] {
        std::array::from_fn(|place| {
            let from = at_s.saturating_sub(WINDOWS_S[place]);
            self.last
                .iter()
                .rev()
                .take_while(|(at, _)| *at > from)
                .count() as u32
        })
    }
    /// Reports from which its rate was learned: those of the hours that have passed.
    pub fn learned(&self, at_s: u32) -> f64 {
        match at_s / 3_600 == self.hour {
            true => self.learned,
            false => self.learned + self.fresh,
        }
    }
    /// One report less was ordinary.
    pub fn unlearn_one(&mut self) {
        let from = match self.fresh >= 1.0 {
            true => &mut self.fresh,
            false => &mut self.learned,
        };
        *from = (*from - 1.0).max(0.0);
    }
    /// When it last saw a report.
    pub fn last_s(&self) -> u32 {
        self.last.back().map_or(0, |(at, _)| *at)
    }
}
