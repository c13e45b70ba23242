//! What an officer has of the rotas: the own shifts, calendars to subscribe to, and times of being away.

mod absences;
mod calendars;
mod feeds;
mod shifts;

pub use absences::{
    ABSENCE_LONGEST, AbsenceView, Away, IMPORT_MAX, Preview, add_absence, import_absences,
    my_absences, preview_import, undo_absence,
};
pub use calendars::{
    CALENDARS_MAX, CalendarEntry, CalendarFile, CalendarView, Shows, calendar_tag, make_calendar,
    my_calendars, read_calendar, revoke_calendar,
};
pub use feeds::{
    Calendars, FEED_EVERY, FEEDS_MAX, FeedView, FetchFault, Fetching, add_feed, my_feeds,
    read_due_feeds, read_feed_soon, remove_feed,
};
pub use shifts::{MyDuty, OnNow, ShiftRow, SwapOffer, my_duty, my_zone};
