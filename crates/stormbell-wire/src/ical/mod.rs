//! Calendars (RFC 5545): shifts out, so that an officer sees them on any phone, and absences in, from what Outlook,
//! Google and Thunderbird write. A reader of strangers' files: strict in bounds, patient with their habits; what it
//! cannot read it leaves out and says so, event by event.

mod event;
mod import;
mod lines;
mod repeat;
mod times;
mod write;
mod zones;

pub use import::{Busy, Counts, Import, LeftOut, Trouble, read_absences};
pub use write::{Entry, write_shifts};

/// Bytes of one calendar.
/// Told: the officer who imports it. Rest: nothing is taken over.
pub const CALENDAR_MAX_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of one line, unfolded.
/// Told: the officer, at the event. Rest: the line is not read.
pub const LINE_MAX_BYTES: usize = 16 * 1024;
/// Events of one calendar.
/// Told: the officer who imports it. Rest: later ones are not read.
pub const EVENTS_MAX: usize = 5_000;
/// Occurrences that one calendar may have in the window, and dates left out of one event.
/// Told: the officer who imports it. Rest: later ones are not read.
pub const OCCURRENCES_MAX: usize = 10_000;
