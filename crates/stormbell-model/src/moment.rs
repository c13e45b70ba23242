//! Moments and spans in microseconds, UTC. Zones and calendars appear only when a person reads.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A length of time in microseconds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
    /// A span of whole milliseconds.
    pub const fn millis(n: i64) -> Span {
        Span(n * 1_000)
    }
    /// A span of whole seconds.
    pub const fn seconds(n: i64) -> Span {
        Span(n * 1_000_000)
    }
    /// A span of whole minutes.
    pub const fn minutes(n: i64) -> Span {
        Span::seconds(n * 60)
    }
    /// A span of whole hours.
    pub const fn hours(n: i64) -> Span {
        Span::minutes(n * 60)
    }
    /// A span of 24-hour days.
    pub const fn days(n: i64) -> Span {
        Span::hours(n * 24)
    }
    /// Whole seconds in this span, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
}

impl Moment {
    /// This moment plus `span`; stays at the end of time instead of overflowing.
    pub const fn plus(self, span: Span) -> Moment {
        Moment(self.0.saturating_add(span.0))
    }
    /// This moment minus `span`.
    pub const fn minus(self, span: Span) -> Moment {
        Moment(self.0.saturating_sub(span.0))
    }
    /// The time that passed since `earlier`; negative when `earlier` is later.
    pub const fn since(self, earlier: Moment) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
    /// RFC 3339 in UTC with whole seconds, as the law's forms and our API write it.
    pub fn rfc3339(self) -> String {
        match self.timestamp() {
            Some(t) => t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            None => String::from("out of range"),
        }
    }
    /// Reads RFC 3339 with any offset. Years outside 1970–9999 are refused.
    pub fn parse_rfc3339(text: &str) -> Option<Moment> {
        let t: Timestamp = text.trim().parse().ok()?;
        let m = Moment(t.as_microsecond());
        (0..=253_402_300_799_000_000).contains(&m.0).then_some(m)
    }
    /// The calendar year in UTC.
    pub fn year(self) -> i16 {
        self.timestamp().map_or(1970, |t| {
            t.to_zoned_datetime(jiff::tz::TimeZone::UTC).year()
        })
    }
    /// The calendar month in UTC as a number such as 202611.
    pub fn month(self) -> i64 {
        self.timestamp().map_or(197_001, |t| {
            let day = t.to_zoned_datetime(jiff::tz::TimeZone::UTC);
            i64::from(day.year()) * 100 + i64::from(day.month())
        })
    }
    fn timestamp(self) -> Option<Timestamp> {
        Timestamp::from_microsecond(self.0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc3339_comes_back() {
        let m = Moment::parse_rfc3339("2010-11-28T18:00:00+02:00").unwrap();
        assert_eq!(m.rfc3339(), "2010-11-28T16:00:00Z");
        assert_eq!(m.year(), 2010);
        assert_eq!(Moment::parse_rfc3339("yesterday"), None);
        assert_eq!(Moment::parse_rfc3339("1901-01-01T00:00:00Z"), None);
    }
}
