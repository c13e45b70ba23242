//! Repeating events: the part of RFC 5545's recurrence rules that calendars of absences use. `FREQ` of days, weeks,
//! months and years with `INTERVAL`, `COUNT`, `UNTIL`, `BYDAY`, `BYMONTHDAY`, `BYMONTH` and `WKST`; what else a rule
//! says makes it unreadable, and its event is left out by name rather than repeated wrongly.

use super::times::{Civil, When, civil};
use stormbell_model::rota::{DAY_S, WEEK_S, Wall};

/// Days that the rules of one calendar look at, all together: a rule that counts its occurrences from long ago costs
/// many.
/// Told: the officer who imports it. Rest: later occurrences are not read.
pub(super) const STEPS_MAX: u64 = 1_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Freq {
    Day,
    Week,
    Month,
    Year,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    freq: Freq,
    interval: i64,
    count: Option<u64>,
    until: Option<Civil>,
    /// Which one of the month (0: every one), and the day from Monday.
    by_day: Vec<(i64, i64)>,
    by_month_day: Vec<i64>,
    by_month: Vec<i64>,
    week_starts: i64,
}

impl Rule {
    /// Reads a rule; `None` when it says something that is not understood.
    pub fn parse(text: &str) -> Option<Rule> {
        let mut rule = Rule {
            freq: Freq::Day,
            interval: 1,
            count: None,
            until: None,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            week_starts: 0,
        };
        let mut has_freq = false;
        for part in text.split(';').filter(|p| !p.is_empty()) {
            let (name, value) = part.split_once('=')?;
            has_freq |= name.eq_ignore_ascii_case("FREQ");
            rule.take(&name.to_ascii_uppercase(), &value.to_ascii_uppercase())?;
        }
        // «The third Monday» has a meaning within a month or a year, not within a day or a week.
        let ordinal = rule.by_day.iter().any(|(n, _)| *n != 0);
        let of_month = matches!(rule.freq, Freq::Month | Freq::Year);
        let yearly_weekday =
            rule.freq == Freq::Year && !rule.by_day.is_empty() && rule.by_month.is_empty();
        let fits = has_freq && (of_month || !ordinal) && !yearly_weekday;
        fits.then_some(rule)
    }

    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "FREQ" => {
                self.freq = match value {
                    "DAILY" => Freq::Day,
                    "WEEKLY" => Freq::Week,
                    "MONTHLY" => Freq::Month,
                    "YEARLY" => Freq::Year,
                    _ => return None,
                }
            }
            "INTERVAL" => self.interval = within(value, 1, 1_000)?,
            "COUNT" => self.count = Some(within(value, 1, 1_000_000)? as u64),
            "UNTIL" => self.until = Some(civil(value)?),
            "BYDAY" => self.by_day = value.split(',').map(day).collect::<Option<_>>()?,
            "BYMONTHDAY" => self.by_month_day = numbers(value, -31, 31)?,
            "BYMONTH" => self.by_month = numbers(value, 1, 12)?,
            "WKST" => self.week_starts = day(value)?.1,
            _ => return None,
        }
        Some(())
    }

    /// The starts of an event that begins with `first`, in order, between the days of `from` and `last`. The first one
    /// is always among them, and counts whether or not it fits the rule. Looks at no more days than `steps` allows, and
    /// takes away those it looked at.
    pub fn starts(&self, first: &When, from: Wall, last: Wall, steps: &mut u64) -> Vec<Wall> {
        let mut found = vec![first.wall];
        let mut left = self.count.map_or(u64::MAX, |count| count - 1);
        // Who counts, counts from the beginning.
        let skipped = if self.count.is_some() {
            first.wall
        } else {
            from.max(first.wall)
        };
        let mut day = skipped.midnight();
        if day == first.wall.midnight() {
            day = day.plus_s(DAY_S);
        }
        while day <= last && left > 0 && *steps > 0 {
            *steps -= 1;
            let at = day.plus_s(first.wall.of_day_s());
            if self.until.is_some_and(|until| !before(first, at, until)) {
                break;
            }
            if self.fits(first.wall, day) {
                found.push(at);
                left -= 1;
            }
            day = day.plus_s(DAY_S);
        }
        found
    }

    /// Whether a day belongs to the rule of an event that began with `first`.
    fn fits(&self, first: Wall, day: Wall) -> bool {
        let (f, d) = (first.civil().date(), day.civil().date());
        let months = |a: jiff::civil::Date| i64::from(a.year()) * 12 + i64::from(a.month());
        let between = match self.freq {
            Freq::Day => (day.0 - first.midnight().0) / DAY_S,
            Freq::Week => (self.week(day) - self.week(first)) / WEEK_S,
            Freq::Month => months(d) - months(f),
            Freq::Year => i64::from(d.year()) - i64::from(f.year()),
        };
        between % self.interval == 0 && self.fits_month(f, d) && self.fits_day(first, f, day, d)
    }

    fn fits_month(&self, first: jiff::civil::Date, day: jiff::civil::Date) -> bool {
        let month = i64::from(day.month());
        match self.freq {
            Freq::Year if self.by_month.is_empty() => day.month() == first.month(),
            _ => self.by_month.is_empty() || self.by_month.contains(&month),
        }
    }

    fn fits_day(&self, first: Wall, f: jiff::civil::Date, day: Wall, d: jiff::civil::Date) -> bool {
        let (of_month, in_month) = (i64::from(d.day()), i64::from(d.days_in_month()));
        let by_number = |n: &i64| *n == of_month || (*n < 0 && in_month + *n + 1 == of_month);
        let weekday = |(n, w): &(i64, i64)| {
            *w == day.weekday()
                && match *n {
                    0 => true,
                    n if n > 0 => (of_month - 1) / 7 + 1 == n,
                    n => (in_month - of_month) / 7 + 1 == -n,
                }
        };
        match (self.by_month_day.is_empty(), self.by_day.is_empty()) {
            (false, false) => {
                self.by_month_day.iter().any(by_number) && self.by_day.iter().any(weekday)
            }
            (false, true) => self.by_month_day.iter().any(by_number),
            (true, false) => self.by_day.iter().any(weekday),
            (true, true) => match self.freq {
                Freq::Day => true,
                Freq::Week => day.weekday() == first.weekday(),
                // A month without a 31st has none.
                Freq::Month | Freq::Year => d.day() == f.day(),
            },
        }
    }

    /// The beginning of the week that a day is in.
    fn week(&self, day: Wall) -> i64 {
        let since = (day.weekday() - self.week_starts).rem_euclid(7);
        day.midnight().0 - since * DAY_S
    }
}

/// Whether a start is not after `UNTIL`: a date on the event's own calendar, or a moment of the world.
fn before(first: &When, at: Wall, until: Civil) -> bool {
    if until.all_day {
        return at.midnight() <= until.wall;
    }
    if !until.utc || first.all_day {
        return at <= until.wall;
    }
    first.zone.start(at).0 <= until.wall.0.saturating_mul(1_000_000)
}

fn within(text: &str, least: i64, most: i64) -> Option<i64> {
    let n: i64 = text.parse().ok()?;
    (least..=most).contains(&n).then_some(n)
}

fn numbers(text: &str, least: i64, most: i64) -> Option<Vec<i64>> {
    let number = |t| within(t, least, most).filter(|n| *n != 0);
    text.split(',').map(number).collect()
}

/// `MO`, `-1SU`, `+2TU`.
fn day(text: &str) -> Option<(i64, i64)> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let (number, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let day = DAYS.iter().position(|d| *d == name)? as i64;
    let number = if number.is_empty() {
        0
    } else {
        within(number, -5, 5).filter(|n| *n != 0)?
    };
    Some((number, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use stormbell_model::rota::Zone;

    /// The first occurrences as days and hours, from the examples of RFC 5545, section 3.8.5.3 and others.
    fn check(first: &str, rule: &str, expected: &[&str]) {
        let first = When {
            wall: civil(first).unwrap().wall,
            zone: Zone::named("America/New_York").unwrap(),
            all_day: false,
        };
        let rule = Rule::parse(rule).unwrap_or_else(|| panic!("{rule}"));
        let last = first.wall.plus_s(6 * 366 * DAY_S);
        let starts = rule.starts(&first, first.wall, last, &mut 10_000);
        let short = |w: &Wall| w.civil().strftime("%Y%m%d").to_string();
        let found: Vec<String> = starts.iter().take(expected.len() + 1).map(short).collect();
        let open = expected.last() == Some(&"…");
        let shown = &expected[..expected.len() - usize::from(open)];
        assert_eq!(&found[..shown.len().min(found.len())], shown, "{rule:?}");
        assert!(open || starts.len() == shown.len(), "{rule:?} {found:?}");
    }

    #[test]
    fn rules_as_the_standard_explains_them() {
        check(
            "19970902T090000",
            "FREQ=DAILY;COUNT=3",
            &["19970902", "19970903", "19970904"],
        );
        check(
            "19971222T090000",
            "FREQ=DAILY;UNTIL=19971224T000000Z",
            &["19971222", "19971223"],
        );
        check(
            "19970902T090000",
            "FREQ=DAILY;INTERVAL=2",
            &["19970902", "19970904", "19970906", "…"],
        );
        let weekly = "FREQ=WEEKLY;INTERVAL=2;COUNT=5;WKST=SU;BYDAY=TU,TH";
        check(
            "19970902T090000",
            weekly,
            &["19970902", "19970904", "19970916", "19970918", "19970930"],
        );
        check(
            "19970805T090000",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            &["19970805", "19970810", "19970819", "19970824"],
        );
        check(
            "19970805T090000",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            &["19970805", "19970817", "19970819", "19970831"],
        );
        check(
            "19970905T090000",
            "FREQ=MONTHLY;COUNT=3;BYDAY=1FR",
            &["19970905", "19971003", "19971107"],
        );
        check(
            "19970922T090000",
            "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO",
            &["19970922", "19971020", "19971117"],
        );
        check(
            "19970930T090000",
            "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1",
            &["19970930", "19971001", "19971031", "19971101"],
        );
        check(
            "19970131T090000",
            "FREQ=MONTHLY;COUNT=3",
            &["19970131", "19970331", "19970531"],
        );
        check(
            "19970610T090000",
            "FREQ=YEARLY;COUNT=4;BYMONTH=6,7",
            &["19970610", "19970710", "19980610", "19980710"],
        );
        check(
            "19960229T090000",
            "FREQ=YEARLY;COUNT=2",
            &["19960229", "20000229"],
        );
        check(
            "19980213T090000",
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3",
            &["19980213", "19980313", "19981113"],
        );
        check(
            "19961105T090000",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            &["19961105", "20001107", "…"],
        );
    }

    #[test]
    fn who_begins_to_look_later_sees_the_same_days() {
        let first = When {
            wall: civil("19970131T090000").unwrap().wall,
            zone: Zone::utc(),
            all_day: false,
        };
        let last = first.wall.plus_s(3_000 * DAY_S);
        for rule in [
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR",
            "FREQ=MONTHLY;INTERVAL=5",
            "FREQ=DAILY;INTERVAL=7;UNTIL=20010101",
            "FREQ=YEARLY;BYMONTH=1,2;BYDAY=-1SU;COUNT=9",
        ] {
            let rule = Rule::parse(rule).unwrap();
            let from = first.wall.plus_s(1_000 * DAY_S);
            let whole = rule.starts(&first, first.wall, last, &mut 10_000);
            let late = rule.starts(&first, from, last, &mut 10_000);
            let of = |list: &[Wall]| {
                list.iter()
                    .copied()
                    .filter(|w| *w >= from)
                    .collect::<Vec<_>>()
            };
            assert_eq!(of(&late), of(&whole));
            let mut few = 10;
            assert!(rule.starts(&first, first.wall, last, &mut few).len() < 11);
            assert_eq!(few, 0);
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for rule in [
            "",
            "FREQ=HOURLY",
            "FREQ=YEARLY;BYWEEKNO=20",
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=YEARLY;BYDAY=20MO",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;COUNT=-1",
            "FREQ=DAILY;BYMONTH=13",
            "INTERVAL=2",
            "FREQ",
        ] {
            assert_eq!(Rule::parse(rule), None, "{rule}");
        }
    }
}
