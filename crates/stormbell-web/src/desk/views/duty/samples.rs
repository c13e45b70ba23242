//! My duty for samples: a quiet day, a busy night, forms that came back, files with and without absences.

use super::*;
use crate::desk::views::{
    Sample,
    frame::{HandOversView, Retry},
    sample,
};

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
        channels: Vec::new(),
        called: Vec::new(),
        reached: false,
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
    page.open = crate::desk::views::hand_over::items();
    page.open_more = 3;
    page.promises = vec![PromiseView {
        hand_over: String::from("01940000-0000-7000-8000-0000000000d1"),
        place: 0,
        words: String::from("Call the ward"),
        by: Ago::sample(-100),
    }];
    page.channels = vec![
        ChannelView::sample(0, "mail", "bo@example.org", "works"),
        ChannelView::sample(1, "sms", "+46701234567", "doubtful"),
        ChannelView::sample(4, "web-push", "push.example.org", "dead"),
    ];
    page.called = CalledView::samples();
    page.reached = true;
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

pub fn samples() -> Vec<Sample> {
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
