//! One `VEVENT` as far as an absence needs it.

use super::{
    OCCURRENCES_MAX,
    import::Counts,
    lines::{Line, unescape},
    repeat::Rule,
    times::{Length, When, length, whens},
    zones::Zones,
};
use std::collections::BTreeSet;
use stormbell_model::{
    Moment,
    limits::LINE_MAX_CHARS,
    rota::{DAY_S, Stretch, Wall, Zone},
};

/// An event as its lines were read.
#[derive(Default)]
pub(super) struct Event {
    pub uid: String,
    pub summary: String,
    pub start: Option<When>,
    end: Option<When>,
    length: Option<Length>,
    rule: Option<Rule>,
    more: Vec<When>,
    not_at: Vec<When>,
    /// Which occurrence of a repeating event this one replaces.
    pub instead_of: Option<Moment>,
    cancelled: bool,
    free: bool,
    out_of_office: bool,
    /// A line of it could not be read, and without it the event would be wrong.
    pub unread: Option<&'static str>,
}

impl Event {
    /// Takes in one line.
    pub fn line(&mut self, line: &Line, zones: &Zones, home: &Zone) {
        let one = || whens(line, zones, home).and_then(|mut list| list.pop());
        match line.name.as_str() {
            "UID" => self.uid = short(&line.value),
            "SUMMARY" => self.summary = short(&line.value),
            "DTSTART" => self.start = self.must("DTSTART", one()),
            "DTEND" => self.end = self.must("DTEND", one()),
            "DURATION" => self.length = self.must("DURATION", length(&line.value)),
            "RRULE" => self.rule = self.must("RRULE", Rule::parse(&line.value)),
            "RECURRENCE-ID" => {
                self.instead_of = self.must("RECURRENCE-ID", one()).map(|w| w.start());
            }
            "RDATE" if line.param("VALUE") == Some("PERIOD") => self.unread = Some("RDATE"),
            "RDATE" => {
                let more = self.must("RDATE", whens(line, zones, home));
                self.more.extend(more.unwrap_or_default());
                self.more.truncate(OCCURRENCES_MAX);
            }
            "EXDATE" => {
                let not_at = self.must("EXDATE", whens(line, zones, home));
                self.not_at.extend(not_at.unwrap_or_default());
                self.not_at.truncate(OCCURRENCES_MAX);
            }
            "STATUS" => self.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            "TRANSP" => self.free = line.value.eq_ignore_ascii_case("TRANSPARENT"),
            "X-MICROSOFT-CDO-BUSYSTATUS" => {
                self.out_of_office = line.value.eq_ignore_ascii_case("OOF");
                self.free |= line.value.eq_ignore_ascii_case("FREE");
            }
            _ => {}
        }
    }

    fn must<T>(&mut self, name: &'static str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.unread = Some(name);
        }
        read
    }

    /// Whether it is an absence by what the officer chose.
    pub fn counts(&self, counts: Counts) -> bool {
        !self.cancelled
            && match counts {
                Counts::Everything => true,
                Counts::Busy => !self.free,
                Counts::OutOfOffice => self.out_of_office,
            }
    }

    /// When it is, within `window`. `replaced` are the occurrences that events of their own stand for. What one event
    /// has beyond `at_most` is not counted; `steps` is what its rule may still cost.
    pub fn stretches(
        &self,
        window: Stretch,
        replaced: &[Moment],
        at_most: usize,
        steps: &mut u64,
    ) -> Vec<Stretch> {
        let Some(start) = &self.start else {
            return Vec::new();
        };
        let from = start
            .zone
            .wall(window.from())
            .plus_s(-self.about_s() - 2 * DAY_S);
        let last = start.zone.wall(window.until()).plus_s(DAY_S);
        let mut starts = match &self.rule {
            Some(rule) => rule.starts(start, from, last, steps),
            None => vec![start.wall],
        };
        let (moments, days) = self.left_out(replaced);
        starts.retain(|wall| {
            !moments.contains(&start.zone.start(*wall)) && !days.contains(&wall.midnight())
        });
        let own = starts.iter().map(|wall| (start, *wall));
        let more = self.more.iter().map(|when| (when, when.wall));
        own.chain(more)
            .filter_map(|(when, wall)| self.stretch(when, wall)?.common(window))
            .take(at_most)
            .collect()
    }

    /// How long it lasts, within a day or so: an occurrence that began so long before the window may reach into it.
    fn about_s(&self) -> i64 {
        let by_end = match (&self.start, &self.end) {
            (Some(start), Some(end)) => end.wall.0.saturating_sub(start.wall.0),
            _ => 0,
        };
        let by_length = self
            .length
            .map_or(0, |l| l.days_s.saturating_add(l.exact.as_seconds()));
        by_end.max(by_length).max(0)
    }

    /// The moments and the days on which it is not. Some programs write the date alone also for events with a time.
    fn left_out(&self, replaced: &[Moment]) -> (BTreeSet<Moment>, BTreeSet<Wall>) {
        let dates = self.not_at.iter().filter(|not| not.all_day);
        let moments = self.not_at.iter().map(When::start);
        let moments = moments.chain(replaced.iter().copied()).collect();
        (moments, dates.map(|not| not.wall).collect())
    }

    /// One occurrence. Its length is that of the first one, as the calendar counts: from nine to five also on the day
    /// when clocks are set.
    fn stretch(&self, start: &When, wall: Wall) -> Option<Stretch> {
        let from = start.zone.start(wall);
        let first = self.start.as_ref()?;
        let until = match (&self.end, self.length) {
            (Some(end), _) if end.zone == first.zone => {
                start.zone.end(wall.plus_s(end.wall.0 - first.wall.0))
            }
            (Some(end), _) => from.plus(end.end().since(first.start())),
            (None, Some(length)) if length.days_s > 0 => start
                .zone
                .end(wall.plus_s(length.days_s))
                .plus(length.exact),
            (None, Some(length)) => from.plus(length.exact),
            // RFC 5545, section 3.6.1: without an end a date is that day, and a time is that instant.
            (None, None) if first.all_day => start.zone.end(wall.plus_s(DAY_S)),
            (None, None) => from,
        };
        Stretch::new(from, until)
    }
}

fn short(value: &str) -> String {
    let text = unescape(value);
    let shown = text.chars().filter(|c| !c.is_control());
    shown.take(LINE_MAX_CHARS).collect()
}
