//! Absences out of a calendar.

use super::{
    CALENDAR_MAX_BYTES, EVENTS_MAX, OCCURRENCES_MAX,
    event::Event,
    lines::{Line, lines},
    repeat::STEPS_MAX,
    zones::{Definition, Zones},
};
use std::collections::BTreeMap;
use stormbell_model::{
    Moment,
    rota::{Stretch, Zone},
};

/// Which events are absences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Every event that is not cancelled: a calendar that holds nothing else.
    Everything,
    /// Events that block the time. Google and Outlook mark whole days as free unless somebody says otherwise.
    Busy,
    /// What Outlook marks as out of office.
    OutOfOffice,
}

/// A time in which somebody is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// The event's own name, which comes back when the calendar is read again.
    pub uid: String,
    /// What it is called; of a person, so for the desk only.
    pub summary: String,
    /// From when until when.
    pub stretch: Stretch,
}

/// An event that was not understood: somebody must enter it by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The event's own name.
    pub uid: String,
    /// What it is called.
    pub summary: String,
    /// The line that could not be read, such as `RRULE`.
    pub line: &'static str,
}

/// What a calendar holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// In order of time.
    pub busy: Vec<Busy>,
    /// What was not understood.
    pub left_out: Vec<LeftOut>,
    /// Whether there was more than [`EVENTS_MAX`] or [`OCCURRENCES_MAX`], or rules that cost too much.
    pub cut: bool,
}

/// Why nothing of a calendar is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It is larger than [`CALENDAR_MAX_BYTES`].
    #[error("the calendar is too large")]
    TooLarge,
    /// It is no calendar: a page of signing in, say.
    #[error("this is no calendar")]
    NoCalendar,
}

/// Reads the absences of a calendar within `window`. `home` is the zone of dates and of times without one: the
/// officer's own.
pub fn read_absences(
    bytes: &[u8],
    home: &Zone,
    window: Stretch,
    counts: Counts,
) -> Result<Import, Trouble> {
    if bytes.len() > CALENDAR_MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    let zones = zones(bytes);
    let (events, cut) = events(bytes, &zones, home)?;
    let mut import = Import {
        cut,
        ..Import::default()
    };
    let replaced = replaced(&events);
    let mut steps = STEPS_MAX;
    for event in events.iter().filter(|e| e.counts(counts)) {
        if let Some(line) = event.unread {
            import.left_out.push(LeftOut {
                uid: event.uid.clone(),
                summary: event.summary.clone(),
                line,
            });
            continue;
        }
        import.take(event, window, &replaced, &mut steps);
    }
    import
        .busy
        .sort_by(|a, b| (a.stretch, &a.uid).cmp(&(b.stretch, &b.uid)));
    Ok(import)
}

impl Import {
    fn take(
        &mut self,
        event: &Event,
        window: Stretch,
        replaced: &BTreeMap<&str, Vec<Moment>>,
        steps: &mut u64,
    ) {
        let none = Vec::new();
        let replaced = match event.instead_of {
            Some(_) => &none,
            None => replaced.get(event.uid.as_str()).unwrap_or(&none),
        };
        let room = OCCURRENCES_MAX.saturating_sub(self.busy.len());
        let found = event.stretches(window, replaced, room + 1, steps);
        self.cut |= found.len() > room || *steps == 0;
        self.busy
            .extend(found.into_iter().take(room).map(|stretch| Busy {
                uid: event.uid.clone(),
                summary: event.summary.clone(),
                stretch,
            }));
    }
}

/// The occurrences that events of their own replace, by the name of the repeating event. A cancelled one replaces too:
/// that day it is not.
fn replaced(events: &[Event]) -> BTreeMap<&str, Vec<Moment>> {
    let mut found: BTreeMap<&str, Vec<Moment>> = BTreeMap::new();
    for event in events {
        if let Some(at) = event.instead_of {
            found.entry(&event.uid).or_default().push(at);
        }
    }
    found
}

/// The zones that it defines, read first: some programs write them last.
fn zones(bytes: &[u8]) -> Zones {
    let mut zones = Zones::default();
    let mut block: Option<Definition> = None;
    let mut inside = String::new();
    for line in lines(bytes) {
        match (line.name.as_str(), line.value.to_ascii_uppercase().as_str()) {
            ("BEGIN", "VTIMEZONE") => {
                block = Some(Definition::default());
                inside = String::from("VTIMEZONE");
            }
            ("END", "VTIMEZONE") => {
                if let Some(done) = block.take() {
                    zones.define(&done);
                }
            }
            ("BEGIN", part) => inside = part.to_owned(),
            ("END", _) => inside = String::from("VTIMEZONE"),
            _ => {
                if let Some(block) = &mut block {
                    block.line(&inside, &line);
                }
            }
        }
    }
    zones
}

/// Its events. What stands inside an event, such as a reminder, is not read.
fn events(bytes: &[u8], zones: &Zones, home: &Zone) -> Result<(Vec<Event>, bool), Trouble> {
    let mut found: Vec<Event> = Vec::new();
    let mut open: Option<Event> = None;
    let (mut depth, mut is_calendar) = (0_usize, false);
    for line in lines(bytes) {
        match (is_mark(&line), &mut open) {
            (Some((true, "VCALENDAR")), _) => is_calendar = true,
            (Some((true, "VEVENT")), None) => {
                if found.len() >= EVENTS_MAX {
                    return Ok((found, true));
                }
                (open, depth) = (Some(Event::default()), 0);
            }
            (Some((true, _)), Some(_)) => depth += 1,
            (Some((false, _)), Some(_)) if depth > 0 => depth -= 1,
            (Some((false, "VEVENT")), Some(_)) => found.extend(open.take()),
            (None, Some(event)) if depth == 0 => event.line(&line, zones, home),
            _ => {}
        }
    }
    if is_calendar {
        Ok((found, false))
    } else {
        Err(Trouble::NoCalendar)
    }
}

/// Whether a line begins or ends something, and what.
fn is_mark(line: &Line) -> Option<(bool, &str)> {
    let begins = match line.name.as_str() {
        "BEGIN" => true,
        "END" => false,
        _ => return None,
    };
    const KNOWN: [&str; 2] = ["VCALENDAR", "VEVENT"];
    let known = KNOWN.iter().find(|k| line.value.eq_ignore_ascii_case(k));
    Some((begins, known.copied().unwrap_or("other")))
}
