//! From when until when, in the parts that the catalogue puts together, on the clock of a zone.

use serde::Serialize;
use stormbell_model::{
    Moment,
    rota::{Stretch, Wall, Zone},
};

/// What a clock on the wall shows, in parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// 0 for Monday to 6.
    pub weekday: i64,
    /// The day of the month.
    pub day: i8,
    /// The month, 1 to 12.
    pub month: i8,
    /// The year.
    pub year: i16,
    /// Hour and minute, such as `09:00`.
    pub time: String,
    /// As a form's field for date and time takes it: `2026-12-05T09:00`.
    pub field: String,
}

impl ClockView {
    /// What the clock of `zone` shows at `moment`.
    pub fn of(zone: &Zone, moment: Moment) -> ClockView {
        ClockView::of_wall(zone.wall(moment))
    }

    /// A time on the wall.
    pub fn of_wall(wall: Wall) -> ClockView {
        let shown = wall.civil();
        let time = format!("{:02}:{:02}", shown.hour(), shown.minute());
        ClockView {
            weekday: wall.weekday(),
            day: shown.day(),
            month: shown.month(),
            year: shown.year(),
            field: format!("{}T{time}", shown.date()),
            time,
        }
    }
}

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WhenView {
    /// When it begins.
    pub from: ClockView,
    /// When it ends.
    pub until: ClockView,
    /// Whether it begins and ends on the same day, midnight at its end included.
    pub one_day: bool,
    /// Its middle, microseconds UTC: by which a page finds the stretch again.
    pub at: i64,
}

impl WhenView {
    /// A stretch as the clock of `zone` shows it.
    pub fn of(zone: &Zone, stretch: Stretch) -> WhenView {
        let (from, until) = (zone.wall(stretch.from()), zone.wall(stretch.until()));
        let ends = until.plus_s(-1).midnight();
        let mut until = ClockView::of_wall(until);
        let one_day = ends == from.midnight();
        if one_day && until.time == "00:00" {
            until.time = String::from("24:00");
        }
        WhenView {
            one_day,
            from: ClockView::of_wall(from),
            until,
            at: stretch.from().0 + stretch.length().0 / 2,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_twenty_four_and_a_night_the_day_after() {
        let zone = Zone::named("Europe/Tallinn").unwrap();
        let when = |from: &str, until: &str| {
            let moment = |text| Moment::parse_rfc3339(text).unwrap();
            WhenView::of(&zone, Stretch::new(moment(from), moment(until)).unwrap())
        };
        let day = when("2026-12-04T22:00:00Z", "2026-12-05T22:00:00Z");
        assert!(day.one_day);
        assert_eq!((day.from.weekday, day.from.time.as_str()), (5, "00:00"));
        assert_eq!(
            (day.until.time.as_str(), day.until.field.as_str()),
            ("24:00", "2026-12-06T00:00")
        );
        let night = when("2026-12-05T20:00:00Z", "2026-12-06T04:30:00Z");
        assert!(!night.one_day);
        assert_eq!(
            (night.until.weekday, night.until.time.as_str()),
            (6, "06:30")
        );
    }
}
