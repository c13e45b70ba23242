//! My duty: made for a telephone first. Times are shown by the clock of the rota's place.

use super::{
    Sample,
    ago::Ago,
    frame::{Frame, HandOversView, Retry},
    hand_over::ItemView,
    queue::AlarmView,
    sample,
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

fn stretch(minutes: i64, hours: i64) -> WhenView {
    let from = Moment(Ago::sample(-minutes).at);
    let until = from.plus(stormbell_model::Span::hours(hours));
    let zone = Zone::utc();
    WhenView {
        from: WallView::of(from, &zone),
        until: WallView::of(until, &zone),
        one_day: false,
    }
}

fn shift(minutes: i64) -> ShiftView {
    ShiftView {
        rota: String::from("01940000-0000-7000-8000-0000000000f1"),
        name: String::from("Night watch"),
        zone: String::from("Europe/Stockholm"),
        when: stretch(minutes, 12),
        begins: Ago::sample(-minutes),
        runs: minutes < 0,
        turn: Some((String::from("01940000-0000-7000-8000-0000000000f2"), 7)),
        offered: None,
        away: false,
    }
}

fn away(title: &str, known: bool) -> AwayView {
    AwayView {
        id: String::from("01940000-0000-7000-8000-0000000000f3"),
        when: stretch(9_000, 72),
        from_feed: known,
        title: title.to_owned(),
        known,
    }
}

fn feed(fault: Option<&str>) -> FeedRowView {
    FeedRowView {
        id: String::from("01940000-0000-7000-8000-0000000000f4"),
        label: String::from("Holidays"),
        host: String::from("calendar.example.org"),
        counts: "busy",
        read: Some(Ago::sample(40)),
        good: Some(Ago::sample(if fault.is_some() { 2_000 } else { 40 })),
        next: Some(Ago::sample(-320)),
        fault: fault.map(str::to_owned),
        absences: Some(3),
        left_out: vec![(String::from("Every odd <b>week</b>"), String::from("RRULE"))],
        left_out_in_all: 2,
        cut: fault.is_some(),
    }
}

fn calendar(shows: &'static str, name: &str) -> CalendarLinkView {
    let token = "0123456789abcdefghjkmnpqrstvwxyz";
    CalendarLinkView {
        id: String::from("01940000-0000-7000-8000-0000000000f5"),
        shows,
        name: name.to_owned(),
        url: format!("https://desk.example/calendar/{token}.ics"),
        webcal: format!("webcal://desk.example/calendar/{token}.ics"),
        made: Ago::sample(9_000),
        read: (shows == "mine").then(|| Ago::sample(50)),
    }
}

fn quiet() -> DutyPage {
    DutyPage {
        frame: Frame::sample("duty"),
        ringing: Vec::new(),
        now: Vec::new(),
        open: Vec::new(),
        open_more: 0,
        promises: Vec::new(),
        shifts: Vec::new(),
        offers: Vec::new(),
        others: Vec::new(),
        absences: Vec::new(),
        calendars: Vec::new(),
        subscribable: Vec::new(),
        feeds: Vec::new(),
        zone: String::from("Europe/Stockholm"),
        feed_every_h: 6,
        import_max: 200,
    }
}

fn night() -> DutyPage {
    let mut page = quiet();
    page.frame.ringing = vec![AlarmView::sample(true)];
    page.frame.hand_overs = HandOversView::sample();
    page.ringing = vec![AlarmView::sample(true)];
    page.now = vec![OnNowView {
        rota: String::from("Night watch"),
        until: Some(shift(-300).when.until),
        left: Some(Ago::sample(-420)),
        with: vec![String::from("Anna Berg")],
    }];
    page.open = super::hand_over::items();
    page.open_more = 3;
    page.promises = vec![PromiseView {
        hand_over: String::from("01940000-0000-7000-8000-0000000000d1"),
        place: 0,
        words: String::from("Call the ward"),
        by: Ago::sample(-100),
    }];
    let mut offered = shift(10_000);
    offered.offered = Some((
        String::from("01940000-0000-7000-8000-0000000000f6"),
        String::from("Anna Berg"),
    ));
    offered.away = true;
    page.shifts = vec![shift(-300), shift(4_000), offered];
    page.offers = vec![OfferView {
        id: String::from("01940000-0000-7000-8000-0000000000f7"),
        from: String::from("Anna Berg"),
        rota: String::from("Night watch"),
        when: stretch(6_000, 12),
    }];
    page.others = vec![(
        String::from("01940000-0000-7000-8000-0000000000e1"),
        String::from("Chloé Martin"),
    )];
    page.absences = vec![away("", true), away("", false)];
    page.calendars = vec![calendar("mine", ""), calendar("rota", "Night watch")];
    page.subscribable = vec![(
        String::from("rota:01940000-0000-7000-8000-0000000000f1"),
        String::from("Night watch"),
    )];
    let mut new = feed(None);
    (new.read, new.good, new.absences, new.left_out_in_all) = (None, None, None, 0);
    new.left_out.clear();
    page.feeds = vec![feed(None), feed(Some("away")), new];
    page
}

pub(super) fn samples() -> Vec<Sample> {
    let mut refused = night();
    refused.frame.retry = Retry::sample("absence", "away_until");
    refused.frame.me.on_duty = false;
    refused.now[0].until = None;
    refused.now[0].left = None;
    let mut upload = quiet();
    upload.frame.retry = Retry::sample("absence-file", "calendar");
    let mut other = night();
    other.frame.retry = Retry::sample("feed", "url");
    let pages = [night(), quiet(), refused, upload, other];
    let imports = [true, false].map(|full| ImportPage {
        frame: Frame::sample("duty"),
        found: match full {
            true => vec![
                away("Ferien <b>am Meer</b>", false),
                away("Weihnachten", true),
            ],
            false => Vec::new(),
        },
        left_out: vec![(String::from("Every odd week"), "RRULE")],
        cut: full,
        zone: String::from("Europe/Stockholm"),
        import_max: 200,
    });
    let pages = pages.iter().map(|p| sample("desk/duty.html", p));
    pages
        .chain(imports.iter().map(|p| sample("desk/duty_import.html", p)))
        .collect()
}
