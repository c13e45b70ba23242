//! Dates, times and durations (RFC 5545, sections 3.3.4 to 3.3.6).

use super::{lines::Line, zones::Zones};
use stormbell_model::{
    Moment, Span,
    rota::{DAY_S, WEEK_S, Wall, Zone},
};

/// A date or a date and time, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub wall: Wall,
    /// A date only.
    pub all_day: bool,
    /// Written with `Z`.
    pub utc: bool,
}

/// A date or time with the zone it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub wall: Wall,
    pub zone: Zone,
    pub all_day: bool,
}

impl When {
    /// When something starts that starts then.
    pub fn start(&self) -> Moment {
        self.zone.start(self.wall)
    }
    /// When something ends that ends then.
    pub fn end(&self) -> Moment {
        self.zone.end(self.wall)
    }
}

/// Reads `20261124`, `20261124T030000` or `20261124T030000Z`. A leap second is the second before it.
pub(super) fn civil(text: &str) -> Option<Civil> {
    let text = text.trim();
    let (text, utc) = match text.strip_suffix(['Z', 'z']) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let number = |t: &str, at: usize, n: usize| {
        let part = t.get(at..at + n)?;
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse::<i16>().ok())?
    };
    let small = |t: &str, at: usize| number(t, at, 2).and_then(|n| i8::try_from(n).ok());
    if date.len() != 8 || time.is_some_and(|t| t.len() != 6) {
        return None;
    }
    let time = time.unwrap_or("000000");
    let (hour, minute, second) = (small(time, 0)?, small(time, 2)?, small(time, 4)?);
    let wall = Wall::at(
        number(date, 0, 4)?,
        small(date, 4)?,
        small(date, 6)?,
        hour,
        minute,
    )?;
    (second <= 60).then_some(Civil {
        wall: wall.plus_s(i64::from(second.min(59))),
        all_day: text.len() == 8,
        utc,
    })
}

/// The times of a line such as `DTSTART` or `EXDATE`, which may name several. A zone that nobody knows makes the line
/// unreadable: an absence at a wrong hour is worse than one that somebody types in.
pub(super) fn whens(line: &Line, zones: &Zones, home: &Zone) -> Option<Vec<When>> {
    let named = match line.param("TZID") {
        Some(name) => Some(zones.get(name)?),
        None => None,
    };
    let when = |text: &str| {
        let c = civil(text)?;
        let zone = match (&named, c.utc, c.all_day) {
            (_, true, _) => Zone::utc(),
            (Some(zone), _, false) => zone.clone(),
            _ => home.clone(),
        };
        Some(When {
            wall: c.wall,
            zone,
            all_day: c.all_day,
        })
    };
    line.value.split(',').map(when).collect()
}

/// A length: days are days of the calendar, hours are hours of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub days_s: i64,
    pub exact: Span,
}

/// Reads `P1W`, `P2D`, `PT8H30M`, `P1DT12H`. Nothing negative.
pub(super) fn length(text: &str) -> Option<Length> {
    let rest = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let (days, times) = rest.split_once('T').unwrap_or((rest, ""));
    let days_s = amounts(days, &[('W', WEEK_S), ('D', DAY_S)])?;
    let exact = amounts(times, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    (!rest.is_empty()).then_some(Length {
        days_s,
        exact: Span::seconds(exact),
    })
}

fn amounts(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let (mut sum, mut number) = (0_i64, String::new());
    for c in text.chars() {
        if c.is_ascii_digit() && number.len() < 7 {
            number.push(c);
            continue;
        }
        let (_, seconds) = units.iter().find(|(unit, _)| *unit == c)?;
        sum = sum.checked_add(number.parse::<i64>().ok()? * seconds)?;
        number.clear();
    }
    number.is_empty().then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read_as_they_are_written() {
        let at = |y, mo, d, h, mi| Wall::at(y, mo, d, h, mi).unwrap();
        let c = civil("20261124T030507Z").unwrap();
        assert_eq!(
            (c.wall, c.utc, c.all_day),
            (at(2026, 11, 24, 3, 5).plus_s(7), true, false)
        );
        assert!(civil("20261124").unwrap().all_day);
        assert_eq!(
            civil("20161231T235960").unwrap().wall,
            at(2016, 12, 31, 23, 59).plus_s(59)
        );
        for odd in [
            "",
            "2026112",
            "20260230",
            "20261124T0305",
            "20261124T250000",
            "2026-11-24",
            "２０２６1124",
        ] {
            assert_eq!(civil(odd), None, "{odd}");
        }
    }

    #[test]
    fn lengths_are_read() {
        let l = |days_s, s| {
            Some(Length {
                days_s,
                exact: Span::seconds(s),
            })
        };
        assert_eq!(length("P1W"), l(WEEK_S, 0));
        assert_eq!(length("P1DT12H30M5S"), l(DAY_S, 45_005));
        for odd in ["", "P", "PT", "-P1D", "P1", "P1H", "1D", "P99999999W"] {
            let found = length(odd);
            assert!(found.is_none() || odd == "PT", "{odd}: {found:?}");
        }
    }
}
