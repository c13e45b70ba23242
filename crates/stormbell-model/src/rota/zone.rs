//! Wall clocks: what a clock on the wall shows, and when in the world that is. One rule for every hand-over: **the
//! first occurrence of an ambiguous time starts a shift, the last ends it**, so that clocks set back give an hour with
//! two people and never one with nobody. A time that the clock leaps over is the moment of the leap.

use crate::Moment;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase},
};

/// What a clock on the wall shows: seconds since 1970-01-01 00:00:00 on that clock, in no zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wall(pub i64);

impl Wall {
    /// A date and a time of day; `None` when there is no such date. 24:00 is not a time of day.
    pub fn at(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> Option<Wall> {
        let date = Date::new(year, month, day).ok()?;
        let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
        Some(Wall::of(date.to_datetime(time)))
    }
    /// So many seconds later on the same clock.
    pub const fn plus_s(self, seconds: i64) -> Wall {
        Wall(self.0.saturating_add(seconds))
    }
    /// The midnight before, or this moment when it is midnight.
    pub const fn midnight(self) -> Wall {
        Wall(self.0 - self.0.rem_euclid(DAY_S))
    }
    /// The Monday midnight before, or this moment when it is one.
    pub const fn monday(self) -> Wall {
        // 1970-01-01 was a Thursday: three days after a Monday.
        Wall(self.0 - (self.0 + 3 * DAY_S).rem_euclid(WEEK_S))
    }
    /// Seconds since midnight.
    pub const fn of_day_s(self) -> i64 {
        self.0.rem_euclid(DAY_S)
    }
    /// Days since Monday: 0 to 6.
    pub const fn weekday(self) -> i64 {
        (self.0.div_euclid(DAY_S) + 3).rem_euclid(7)
    }
    /// The same as a civil date and time.
    pub fn civil(self) -> DateTime {
        Timestamp::from_second(self.0).map_or(DateTime::MAX, |t| TimeZone::UTC.to_datetime(t))
    }
    /// A civil date and time; parts of a second are left away.
    pub fn of(civil: DateTime) -> Wall {
        // Beyond the last moment that a timestamp can say lies no rota.
        Wall(
            TimeZone::UTC
                .to_timestamp(civil)
                .map_or(i64::MAX / 4_000_000, |t| t.as_second()),
        )
    }
}

/// Seconds of a day on the wall.
pub const DAY_S: i64 = 86_400;
/// Seconds of a week on the wall.
pub const WEEK_S: i64 = 7 * DAY_S;

/// A place's time zone, with the rules that are built into the program: no file of the system is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    tz: TimeZone,
}

impl Zone {
    /// The zone of an IANA name such as `Europe/Tallinn`, in any case; `None` when there is none.
    pub fn named(name: &str) -> Option<Zone> {
        let tz = TimeZoneDatabase::bundled().get(name).ok()?;
        (!tz.is_unknown()).then_some(Zone { tz })
    }
    /// The zone of a POSIX rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: what a calendar brings along for a zone whose name
    /// nobody knows. It has no IANA name.
    pub fn posix(rule: &str) -> Option<Zone> {
        TimeZone::posix(rule).ok().map(|tz| Zone { tz })
    }
    /// Coordinated universal time.
    pub fn utc() -> Zone {
        Zone { tz: TimeZone::UTC }
    }
    /// The IANA name, where it has one.
    pub fn name(&self) -> Option<&str> {
        self.tz.iana_name()
    }
    /// What the clock shows at `moment`.
    pub fn wall(&self, moment: Moment) -> Wall {
        let offset = Timestamp::from_microsecond(moment.0)
            .map_or(0, |t| i64::from(self.tz.to_offset(t).seconds()));
        Wall(moment.0.div_euclid(1_000_000).saturating_add(offset))
    }
    /// When something starts whose start was set to what the clock shows: the first time that it shows so.
    pub fn start(&self, wall: Wall) -> Moment {
        self.moment(wall, |before, after| before.max(after))
    }
    /// When something ends whose end was set to what the clock shows: the last time that it shows so.
    pub fn end(&self, wall: Wall) -> Moment {
        self.moment(wall, |before, after| before.min(after))
    }
    /// The moments in `(from, until)` at which the clock is set, in order.
    pub fn changes(&self, from: Moment, until: Moment) -> Vec<Moment> {
        let Ok(from) = Timestamp::from_microsecond(from.0) else {
            return Vec::new();
        };
        self.tz
            .following(from)
            .map(|t| Moment(t.timestamp().as_microsecond()))
            .take_while(|m| *m < until)
            .collect()
    }

    /// Of an ambiguous time, `choose` picks the offset in seconds east of Greenwich.
    fn moment(&self, wall: Wall, choose: fn(i64, i64) -> i64) -> Moment {
        let at = |offset: i64| Moment(wall.0.saturating_sub(offset).saturating_mul(1_000_000));
        let offset = self.tz.to_ambiguous_timestamp(wall.civil()).offset();
        match offset {
            AmbiguousOffset::Unambiguous { offset } => at(offset.seconds().into()),
            AmbiguousOffset::Fold { before, after } => {
                at(choose(before.seconds().into(), after.seconds().into()))
            }
            AmbiguousOffset::Gap { after, .. } => self.leap_after(at(after.seconds().into())),
        }
    }

    /// The moment of the leap that follows `before`, which lies less than a day ahead.
    fn leap_after(&self, before: Moment) -> Moment {
        Timestamp::from_microsecond(before.0)
            .ok()
            .and_then(|t| self.tz.following(t).next())
            .map_or(before, |leap| Moment(leap.timestamp().as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(m: Moment) -> String {
        m.rfc3339()
    }
    fn wall(d: (i16, i8, i8), h: i8, m: i8) -> Wall {
        Wall::at(d.0, d.1, d.2, h, m).unwrap()
    }

    #[test]
    fn an_ambiguous_time_starts_first_and_ends_last() {
        let zone = Zone::named("europe/stockholm").unwrap();
        assert_eq!(zone.name(), Some("Europe/Stockholm"));
        let back = wall((2026, 10, 25), 2, 30);
        assert_eq!(shown(zone.start(back)), "2026-10-25T00:30:00Z");
        assert_eq!(shown(zone.end(back)), "2026-10-25T01:30:00Z");
    }

    #[test]
    fn a_time_that_the_clock_leaps_over_is_the_leap() {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        for minute in [0, 30, 59] {
            let lost = wall((2026, 3, 29), 2, minute);
            assert_eq!(shown(zone.start(lost)), "2026-03-29T01:00:00Z");
            assert_eq!(zone.start(lost), zone.end(lost));
        }
        // In the Azores the lost hour begins at midnight.
        let azores = Zone::named("Atlantic/Azores").unwrap();
        let midnight = wall((2026, 3, 29), 0, 0);
        assert_eq!(shown(azores.start(midnight)), "2026-03-29T01:00:00Z");
    }

    #[test]
    fn the_clock_is_read_back() {
        let zone = Zone::named("Asia/Nicosia").unwrap();
        let noon = wall((2026, 7, 1), 12, 0);
        assert_eq!(zone.wall(zone.start(noon)), noon);
        assert_eq!(noon.weekday(), 2);
        assert_eq!(noon.monday(), wall((2026, 6, 29), 0, 0));
        assert_eq!(wall((1969, 12, 31), 23, 0).weekday(), 2);
        for wrong in ["", "Etc/Unknown", "Europe/Atlantis", "../etc/passwd"] {
            assert_eq!(Zone::named(wrong), None, "{wrong}");
        }
        assert_eq!(Wall::at(2026, 2, 29, 0, 0), None);
    }
}
