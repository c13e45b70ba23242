//! Hours of the week: when a layer works, or when a rota must have somebody. On the wall clock of the layer's zone.

use super::{
    stretch::{Stretch, joined},
    zone::{DAY_S, WEEK_S, Zone},
};

/// A time of the week on the wall clock: seconds since Monday 00:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WeekTime(i64);

impl WeekTime {
    /// Day 0 (Monday) to 6, hour 0 to 24, minute 0 to 59; `None` beyond. 24:00 is the end of the day.
    pub fn at(day: u8, hour: u8, minute: u8) -> Option<WeekTime> {
        let seconds = i64::from(hour) * 3_600 + i64::from(minute) * 60;
        (day < 7 && minute < 60 && seconds <= DAY_S)
            .then_some(WeekTime(i64::from(day) * DAY_S + seconds))
    }
    /// The time of so many seconds since Monday 00:00, up to Sunday 24:00; `None` beyond, or between two minutes.
    pub fn of_seconds(seconds: i64) -> Option<WeekTime> {
        ((0..=WEEK_S).contains(&seconds) && seconds % 60 == 0).then_some(WeekTime(seconds))
    }
    /// Seconds since Monday 00:00.
    pub fn seconds(self) -> i64 {
        self.0
    }
}

/// From one time of the week to another; over the end of the week when the second comes first, and the whole week when
/// both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekHours {
    /// When it begins.
    pub from: WeekTime,
    /// When it ends.
    pub until: WeekTime,
}

impl WeekHours {
    /// The same hours of one day, such as Monday from 9 to 17.
    pub fn of_day(day: u8, from_hour: u8, until_hour: u8) -> Option<WeekHours> {
        Some(WeekHours {
            from: WeekTime::at(day, from_hour, 0)?,
            until: WeekTime::at(day, until_hour, 0)?,
        })
    }
    fn length_s(self) -> i64 {
        match (self.until.0 - self.from.0).rem_euclid(WEEK_S) {
            0 => WEEK_S,
            length => length,
        }
    }
}

/// The stretches of `window` in which `hours` are, joined and in order. No hours at all mean always.
pub(super) fn within(zone: &Zone, hours: &[WeekHours], window: Stretch) -> Vec<Stretch> {
    if hours.is_empty() {
        return vec![window];
    }
    let mut found = Vec::new();
    // Hours that began in the week before may reach into the window; so may an hour that the clock repeats.
    let mut monday = zone.wall(window.from()).monday().plus_s(-WEEK_S);
    let last = zone.wall(window.until()).plus_s(DAY_S);
    while monday <= last {
        for h in hours {
            let from = monday.plus_s(h.from.0);
            let whole = Stretch::new(zone.start(from), zone.end(from.plus_s(h.length_s())));
            found.extend(whole.and_then(|s| s.common(window)));
        }
        monday = monday.plus_s(WEEK_S);
    }
    joined(found)
}
