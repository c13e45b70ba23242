//! Shifts as a calendar to subscribe to. Times are written in UTC, so that no program needs to know our zones.

use super::lines::{escape, fold};
use stormbell_model::{Moment, rota::Stretch};

/// One shift as it is shown in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A name for the shift that stays when the calendar is fetched again.
    pub uid: String,
    /// What the officer reads, in the officer's language.
    pub title: String,
    /// From when until when.
    pub stretch: Stretch,
}

/// Writes a calendar (RFC 5545). `made_at` is when the rota was last changed, so that the same rota gives the same
/// bytes. Programs are asked to come back every hour; most come more seldom, which is why the desk and the
/// notification count, and not the calendar.
pub fn write_shifts(name: &str, made_at: Moment, entries: &[Entry]) -> String {
    let mut out = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stormbell//Duty//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ] {
        fold(line, &mut out);
    }
    fold(&format!("X-WR-CALNAME:{}", escape(name)), &mut out);
    for entry in entries {
        event(entry, made_at, &mut out);
    }
    fold("END:VCALENDAR", &mut out);
    out
}

/// Being on duty blocks no time: whoever is on duty may also be in a meeting.
fn event(entry: &Entry, made_at: Moment, out: &mut String) {
    for line in [
        String::from("BEGIN:VEVENT"),
        format!("UID:{}", escape(&entry.uid)),
        format!("DTSTAMP:{}", utc(made_at)),
        format!("DTSTART:{}", utc(entry.stretch.from())),
        format!("DTEND:{}", utc(entry.stretch.until())),
        format!("SUMMARY:{}", escape(&entry.title)),
        String::from("TRANSP:TRANSPARENT"),
        String::from("END:VEVENT"),
    ] {
        fold(&line, out);
    }
}

/// `20261124T030000Z`.
fn utc(moment: Moment) -> String {
    moment.rfc3339().replace(['-', ':'], "")
}
