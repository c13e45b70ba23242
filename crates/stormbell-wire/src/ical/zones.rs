//! Which zone a calendar means: IANA names, the prefixes that old programs put before them, the names of Windows that
//! Outlook writes, and, where no name helps, the rules that the calendar itself brings along.

use super::lines::Line;
use std::collections::BTreeMap;
use stormbell_model::rota::Zone;

/// Names that Windows gives to the zones of the Union and its surroundings, and the place whose clock they mean
/// (Unicode CLDR, `windowsZones`, territory 001).
const WINDOWS: [(&str, &str); 36] = [
    ("arab standard time", "Asia/Riyadh"),
    ("atlantic standard time", "America/Halifax"),
    ("azores standard time", "Atlantic/Azores"),
    ("belarus standard time", "Europe/Minsk"),
    ("cape verde standard time", "Atlantic/Cape_Verde"),
    ("central america standard time", "America/Guatemala"),
    ("central europe standard time", "Europe/Budapest"),
    ("central european standard time", "Europe/Warsaw"),
    ("central pacific standard time", "Pacific/Guadalcanal"),
    ("central standard time", "America/Chicago"),
    ("china standard time", "Asia/Shanghai"),
    ("e. europe standard time", "Europe/Chisinau"),
    ("eastern standard time", "America/New_York"),
    ("egypt standard time", "Africa/Cairo"),
    ("fle standard time", "Europe/Kyiv"),
    ("georgian standard time", "Asia/Tbilisi"),
    ("gmt standard time", "Europe/London"),
    ("greenland standard time", "America/Nuuk"),
    ("greenwich standard time", "Atlantic/Reykjavik"),
    ("gtb standard time", "Europe/Bucharest"),
    ("india standard time", "Asia/Kolkata"),
    ("israel standard time", "Asia/Jerusalem"),
    ("kaliningrad standard time", "Europe/Kaliningrad"),
    ("mauritius standard time", "Indian/Mauritius"),
    ("middle east standard time", "Asia/Beirut"),
    ("morocco standard time", "Africa/Casablanca"),
    ("mountain standard time", "America/Denver"),
    ("pacific standard time", "America/Los_Angeles"),
    ("romance standard time", "Europe/Paris"),
    ("russian standard time", "Europe/Moscow"),
    ("sa eastern standard time", "America/Cayenne"),
    ("sa western standard time", "America/La_Paz"),
    ("saint pierre standard time", "America/Miquelon"),
    ("tokyo standard time", "Asia/Tokyo"),
    ("turkey standard time", "Europe/Istanbul"),
    ("w. europe standard time", "Europe/Berlin"),
];

/// Zones that one calendar may define.
const ZONES_KEPT: usize = 64;

/// The zones of one calendar, by the name that its events use.
#[derive(Default)]
pub(super) struct Zones {
    own: BTreeMap<String, Zone>,
}

impl Zones {
    /// The zone of a `TZID`: by its name where the name is known, because our rules are newer than the calendar's.
    pub fn get(&self, name: &str) -> Option<Zone> {
        by_name(name).or_else(|| self.own.get(name).cloned())
    }

    /// Takes in one `VTIMEZONE`.
    pub fn define(&mut self, block: &Definition) {
        let Some(name) = &block.name else { return };
        let place = block.place.as_deref().and_then(by_name);
        if let Some(zone) = place.or_else(|| block.zone())
            && self.own.len() < ZONES_KEPT
        {
            self.own.insert(name.clone(), zone);
        }
    }
}

fn by_name(name: &str) -> Option<Zone> {
    let name = name.trim().trim_matches('"');
    let lower = name.to_ascii_lowercase();
    let windows = WINDOWS.iter().find(|(w, _)| *w == lower);
    if let Some((_, place)) = windows {
        return Zone::named(place);
    }
    if matches!(lower.as_str(), "utc" | "gmt" | "z" | "etc/utc" | "etc/gmt") {
        return Some(Zone::utc());
    }
    // `/freeassociation.sourceforge.net/Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin`: the end counts.
    let parts: Vec<&str> = name.split('/').collect();
    let ends = [3, 2].into_iter().filter(|n| *n < parts.len());
    Zone::named(name).or_else(|| {
        ends.filter_map(|n| parts.get(parts.len() - n..))
            .find_map(|end| Zone::named(&end.join("/")))
    })
}

/// A `VTIMEZONE` as far as it was read.
#[derive(Default)]
pub(super) struct Definition {
    name: Option<String>,
    place: Option<String>,
    standard: Option<Observance>,
    daylight: Option<Observance>,
}

/// One half of a year's clock.
#[derive(Clone, Default)]
struct Observance {
    offset_s: Option<i64>,
    /// Month, week of the month (5: the last), day from Sunday, and time of day in seconds.
    begins: Option<(i64, i64, i64, i64)>,
    time_s: i64,
}

impl Definition {
    /// Takes in one line of the block; `inside` says in which part of it.
    pub fn line(&mut self, inside: &str, line: &Line) {
        match (inside, line.name.as_str()) {
            ("VTIMEZONE", "TZID") => self.name = Some(line.value.clone()),
            ("VTIMEZONE", "X-LIC-LOCATION") => self.place = Some(line.value.clone()),
            ("STANDARD", _) => self.standard.get_or_insert_default().line(line),
            ("DAYLIGHT", _) => self.daylight.get_or_insert_default().line(line),
            _ => {}
        }
    }

    /// The zone that its rules describe, as of the newest rule of each half.
    fn zone(&self) -> Option<Zone> {
        let standard = self.standard.as_ref()?;
        let base = offset(standard.offset_s?)?;
        let Some(daylight) = &self.daylight else {
            return Zone::posix(&format!("<std>{base}"));
        };
        match (standard.begins, daylight.begins) {
            (Some(back), Some(forward)) => Zone::posix(&format!(
                "<std>{base}<dst>{},{},{}",
                offset(daylight.offset_s?)?,
                rule(forward),
                rule(back)
            )),
            // Outlook writes both halves also where the clock is never set.
            _ if daylight.offset_s == standard.offset_s => Zone::posix(&format!("<std>{base}")),
            _ => None,
        }
    }
}

impl Observance {
    fn line(&mut self, line: &Line) {
        match line.name.as_str() {
            "TZOFFSETTO" => self.offset_s = offset_s(&line.value).or(self.offset_s),
            "DTSTART" => {
                self.time_s = super::times::civil(&line.value).map_or(0, |t| t.wall.of_day_s());
            }
            "RRULE" => self.begins = yearly(&line.value, self.time_s).or(self.begins),
            _ => {}
        }
    }
}

/// `+0530` or `-033000` in seconds.
fn offset_s(text: &str) -> Option<i64> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let part = |at: usize| digits.get(at..at + 2)?.parse::<i64>().ok();
    let seconds = if digits.len() == 6 { part(4)? } else { 0 };
    let fits = matches!(digits.len(), 4 | 6) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then_some(sign * (part(0)? * 3_600 + part(2)? * 60 + seconds))
}

/// An offset as POSIX writes it: the sign the other way round.
fn offset(seconds: i64) -> Option<String> {
    let sign = if seconds > 0 { "-" } else { "" };
    let s = seconds.abs();
    (s < 24 * 3_600).then(|| format!("{sign}{}:{:02}:{:02}", s / 3_600, s / 60 % 60, s % 60))
}

fn rule((month, week, day, time_s): (i64, i64, i64, i64)) -> String {
    let (h, m, s) = (time_s / 3_600, time_s / 60 % 60, time_s % 60);
    format!("M{month}.{week}.{day}/{h}:{m:02}:{s:02}")
}

/// A yearly rule such as `FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10`; `UNTIL` makes it history.
fn yearly(text: &str, time_s: i64) -> Option<(i64, i64, i64, i64)> {
    const DAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    let parts: BTreeMap<&str, &str> = text.split(';').filter_map(|p| p.split_once('=')).collect();
    if parts.get("FREQ") != Some(&"YEARLY") || parts.contains_key("UNTIL") {
        return None;
    }
    let month = parts.get("BYMONTH")?.parse().ok()?;
    let by_day = parts.get("BYDAY")?;
    let (week, day) = by_day.split_at_checked(by_day.len().checked_sub(2)?)?;
    let week = match week.parse::<i64>().ok()? {
        -1 => 5,
        n @ 1..=4 => n,
        _ => return None,
    };
    let day = DAYS.iter().position(|d| *d == day)? as i64;
    (1..=12)
        .contains(&month)
        .then_some((month, week, day, time_s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use stormbell_model::rota::Wall;

    #[test]
    fn every_name_of_windows_has_a_place() {
        for (windows, place) in WINDOWS {
            assert!(by_name(windows).is_some(), "{windows}: {place}");
        }
        assert!(WINDOWS.is_sorted());
    }

    #[test]
    fn names_with_prefixes_are_known() {
        for name in [
            "Europe/Berlin",
            "europe/berlin",
            "/freeassociation.sourceforge.net/Europe/Berlin",
            "/mozilla.org/20050126_1/Europe/Berlin",
            "\"W. Europe Standard Time\"",
        ] {
            assert_eq!(
                by_name(name).unwrap().name(),
                Some("Europe/Berlin"),
                "{name}"
            );
        }
        assert_eq!(by_name("Customized Time Zone"), None);
        assert_eq!(by_name(""), None);
    }

    #[test]
    fn a_calendars_own_rules_are_used_where_no_name_helps() {
        let text = "TZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n";
        let mut block = Definition::default();
        let mut inside = String::from("VTIMEZONE");
        for line in super::super::lines::lines(text.as_bytes()) {
            match line.name.as_str() {
                "BEGIN" => inside = line.value.clone(),
                "END" => inside = String::from("VTIMEZONE"),
                _ => block.line(&inside, &line),
            }
        }
        let mut zones = Zones::default();
        zones.define(&block);
        let zone = zones.get("Customized Time Zone").unwrap();
        let berlin = Zone::named("Europe/Berlin").unwrap();
        for month in 1..=12 {
            let wall = Wall::at(2026, month, 27, 4, 30).unwrap();
            assert_eq!(zone.start(wall), berlin.start(wall), "{month}");
        }
    }

    #[test]
    fn offsets_are_read() {
        assert_eq!(offset_s("+0530"), Some(19_800));
        assert_eq!(offset_s("-033015"), Some(-12_615));
        for odd in ["", "0100", "+1", "+01:00", "+é00"] {
            assert_eq!(offset_s(odd), None, "{odd}");
        }
    }
}
