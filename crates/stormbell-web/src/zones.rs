//! The clock on the reporter's wall, when the browser does not say which one: that of the state's capital.

use jiff::{civil::DateTime, tz::TimeZone};
use stormbell_model::Moment;

const CAPITALS: [(&str, &str); 27] = [
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("BG", "Europe/Sofia"),
    ("CY", "Asia/Nicosia"),
    ("CZ", "Europe/Prague"),
    ("DE", "Europe/Berlin"),
    ("DK", "Europe/Copenhagen"),
    ("EE", "Europe/Tallinn"),
    ("ES", "Europe/Madrid"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("GR", "Europe/Athens"),
    ("HR", "Europe/Zagreb"),
    ("HU", "Europe/Budapest"),
    ("IE", "Europe/Dublin"),
    ("IT", "Europe/Rome"),
    ("LT", "Europe/Vilnius"),
    ("LU", "Europe/Luxembourg"),
    ("LV", "Europe/Riga"),
    ("MT", "Europe/Malta"),
    ("NL", "Europe/Amsterdam"),
    ("PL", "Europe/Warsaw"),
    ("PT", "Europe/Lisbon"),
    ("RO", "Europe/Bucharest"),
    ("SE", "Europe/Stockholm"),
    ("SI", "Europe/Ljubljana"),
    ("SK", "Europe/Bratislava"),
];

/// The zone of a state's capital; UTC for a state we do not know.
pub fn of_state(state: &str) -> &'static str {
    let found = CAPITALS.iter().find(|(s, _)| s.eq_ignore_ascii_case(state));
    found.map_or("UTC", |(_, zone)| zone)
}

/// The zones of all capitals, and UTC: what a form offers. Any other of the table can be typed.
pub fn all() -> Vec<&'static str> {
    let mut names: Vec<_> = CAPITALS.iter().map(|(_, zone)| *zone).collect();
    names.sort_unstable();
    names.push("UTC");
    names
}

/// Reads what a browser's date field sends, such as `2026-11-23T05:58`, on a clock in `zone`.
/// Of an hour that comes twice the first is meant; an hour that does not exist is moved on.
pub fn read_local(typed: &str, zone: &str) -> Option<Moment> {
    let local: DateTime = typed.trim().parse().ok()?;
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let at = local.to_zoned_datetime(zone).ok()?.timestamp();
    Moment::parse_rfc3339(&at.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_capital_is_known_to_the_zone_table() {
        for (state, zone) in CAPITALS {
            assert!(TimeZone::get(zone).is_ok(), "{state} {zone}");
        }
        let at = read_local("2010-11-28T18:00", of_state("se")).unwrap();
        assert_eq!(at.rfc3339(), "2010-11-28T17:00:00Z");
        assert_eq!(read_local("yesterday", "UTC"), None);
    }
}
