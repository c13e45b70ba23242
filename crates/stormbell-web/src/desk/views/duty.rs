//! My duty: made for a telephone first. Times are shown by the clock of the rota's place.

mod samples;

pub(super) use samples::samples;

use super::{
    ago::Ago,
    channels::{CalledView, ChannelView},
    frame::Frame,
    hand_over::ItemView,
    queue::AlarmView,
};
use serde::Serialize;
use stormbell_model::{
    Moment,
    rota::{Stretch, Zone},
};

/// What a clock on the wall shows.
#[derive(Clone, Debug, Serialize)]
pub struct WallView {
    /// 1 for Monday.
    pub weekday: i64,
    /// The day of the month.
    pub day: i8,
    /// The month.
    pub month: i8,
    /// Such as `08:00`.
    pub time: String,
    /// The moment itself, microseconds UTC.
    pub at: i64,
}

impl WallView {
    /// What the clock of `zone` shows at `at`.
    pub fn of(at: Moment, zone: &Zone) -> WallView {
        let wall = zone.wall(at);
        let civil = wall.civil();
        WallView {
            weekday: wall.weekday() + 1,
            day: civil.day(),
            month: civil.month(),
            time: format!("{:02}:{:02}", civil.hour(), civil.minute()),
            at: at.0,
        }
    }
}

/// From when until when, by one clock.
#[derive(Clone, Debug, Serialize)]
pub struct WhenView {
    /// From when.
    pub from: WallView,
    /// Until when.
    pub until: WallView,
    /// Whether both are on one day.
    pub one_day: bool,
}

impl WhenView {
    /// A stretch by the clock of `zone`.
    pub fn of(stretch: Stretch, zone: &Zone) -> WhenView {
        let (from, until) = (
            WallView::of(stretch.from(), zone),
            WallView::of(stretch.until(), zone),
        );
        let one_day = zone.wall(stretch.from()).midnight() == zone.wall(stretch.until()).midnight();
        WhenView {
            from,
            until,
            one_day,
        }
    }
}

/// A rota by which one is on duty now.
#[derive(Clone, Debug, Serialize)]
pub struct OnNowView {
    /// The rota's name.
    pub rota: String,
    /// Until when.
    pub until: Option<WallView>,
    /// How long that is.
    pub left: Option<Ago>,
    /// Who is on duty beside.
    pub with: Vec<String>,
}

/// A shift to come.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftView {
    /// The rota's id.
    pub rota: String,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: String,
    /// When.
    pub when: WhenView,
    /// In how long; ago where it runs.
    pub begins: Ago,
    /// Whether it runs.
    pub runs: bool,
    /// Its layer and number, where it can be given to somebody else.
    pub turn: Option<(String, u32)>,
    /// An offer that waits: its id, and who was asked.
    pub offered: Option<(String, String)>,
    /// Whether one entered an absence in it.
    pub away: bool,
}

/// A shift that somebody asks one to take.
#[derive(Clone, Debug, Serialize)]
pub struct OfferView {
    /// The offer's id.
    pub id: String,
    /// Who asks.
    pub from: String,
    /// The rota's name.
    pub rota: String,
    /// When.
    pub when: WhenView,
}

/// An absence.
#[derive(Clone, Debug, Serialize)]
pub struct AwayView {
    /// Its id; empty for one that a file holds.
    pub id: String,
    /// When.
    pub when: WhenView,
    /// Whether it came out of a calendar that is read.
    pub from_feed: bool,
    /// What the file calls it.
    pub title: String,
    /// Whether it is entered already.
    pub known: bool,
}

/// A calendar to subscribe to.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarLinkView {
    /// Its id.
    pub id: String,
    /// mine, rota or team.
    pub shows: &'static str,
    /// The name of the rota or team.
    pub name: String,
    /// Its address.
    pub url: String,
    /// The same, for a program on this device.
    pub webcal: String,
    /// Since when.
    pub made: Ago,
    /// When it was last fetched.
    pub read: Option<Ago>,
}

/// A calendar that absences are read from.
#[derive(Clone, Debug, Serialize)]
pub struct FeedRowView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub host: String,
    /// everything, busy or out-of-office.
    pub counts: &'static str,
    /// When it was last tried.
    pub read: Option<Ago>,
    /// When it was last read.
    pub good: Option<Ago>,
    /// When it is read next.
    pub next: Option<Ago>,
    /// Why the last reading failed.
    pub fault: Option<String>,
    /// How many absences it brought.
    pub absences: Option<usize>,
    /// What was not understood, with the line.
    pub left_out: Vec<(String, String)>,
    /// How many were not understood.
    pub left_out_in_all: usize,
    /// Whether there was more than is read.
    pub cut: bool,
}

/// A promise to keep.
#[derive(Clone, Debug, Serialize)]
pub struct PromiseView {
    /// Its hand-over.
    pub hand_over: String,
    /// Its place in it.
    pub place: usize,
    /// What.
    pub words: String,
    /// By when.
    pub by: Ago,
}

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct DutyPage {
    /// The frame.
    pub frame: Frame,
    /// What rings, with a button each.
    pub ringing: Vec<AlarmView>,
    /// Rotas by which one is on duty now.
    pub now: Vec<OnNowView>,
    /// What is open and one's own.
    pub open: Vec<ItemView>,
    /// How many more there are.
    pub open_more: usize,
    /// Promises to keep.
    pub promises: Vec<PromiseView>,
    /// By what one is called, in one's own order.
    pub channels: Vec<ChannelView>,
    /// How each priority calls.
    pub called: Vec<CalledView>,
    /// Whether anything reaches one at all.
    pub reached: bool,
    /// Shifts to come.
    pub shifts: Vec<ShiftView>,
    /// Shifts that one is asked to take.
    pub offers: Vec<OfferView>,
    /// Who could be asked.
    pub others: Vec<(String, String)>,
    /// Absences.
    pub absences: Vec<AwayView>,
    /// Calendars to subscribe to.
    pub calendars: Vec<CalendarLinkView>,
    /// Rotas and teams to subscribe to: the value of the choice, and the name.
    pub subscribable: Vec<(String, String)>,
    /// Calendars that absences are read from.
    pub feeds: Vec<FeedRowView>,
    /// The zone by which times are typed and shown.
    pub zone: String,
    /// How often calendars are read, in hours.
    pub feed_every_h: i64,
    /// The most absences of one file.
    pub import_max: usize,
}

/// What a file would bring.
#[derive(Clone, Debug, Serialize)]
pub struct ImportPage {
    /// The frame.
    pub frame: Frame,
    /// The absences.
    pub found: Vec<AwayView>,
    /// What could not be read, with the line.
    pub left_out: Vec<(String, &'static str)>,
    /// Whether there was more than is read.
    pub cut: bool,
    /// The zone.
    pub zone: String,
    /// The most absences of one file.
    pub import_max: usize,
}
