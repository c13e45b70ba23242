//! Calendars in the shapes of three programs, held against what another program (the Python packages `icalendar` 7.3
//! and `recurring-ical-events` 3.8) reads out of them; and our own calendar, read back.

use proptest::prelude::*;
use stormbell_model::{
    Moment, Span,
    rota::{Stretch, Zone},
};
use stormbell_wire::ical::{self, Busy, Counts, Entry, Import, Trouble, read_absences};

const CALENDARS: [(&str, &str); 4] = [
    ("outlook", "Europe/Berlin"),
    ("google", "Europe/Vilnius"),
    ("thunderbird", "Europe/Tallinn"),
    ("own-zone", "Asia/Nicosia"),
];

fn kept(name: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calendars/");
    std::fs::read(format!("{path}{name}")).unwrap()
}
fn moment(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}
fn year() -> Stretch {
    Stretch::new(
        moment("2026-01-01T00:00:00Z"),
        moment("2027-01-01T00:00:00Z"),
    )
    .unwrap()
}
fn read(bytes: &[u8], home: &str, counts: Counts) -> Import {
    read_absences(bytes, &Zone::named(home).unwrap(), year(), counts).unwrap()
}
fn line(busy: &Busy) -> String {
    let (from, until) = (busy.stretch.from(), busy.stretch.until());
    let uid: String = busy.uid.chars().take(36).collect();
    format!("{} {} {uid}", from.rfc3339(), until.rfc3339())
}

#[test]
fn three_programs_calendars_are_read_as_another_program_reads_them() {
    for (name, home) in CALENDARS {
        let import = read(&kept(&format!("{name}.ics")), home, Counts::Everything);
        let mut found: Vec<String> = import.busy.iter().map(line).collect();
        found.sort();
        let expected = String::from_utf8(kept(&format!("{name}.expected"))).unwrap();
        let expected: Vec<&str> = expected.lines().collect();
        assert_eq!(found, expected, "{name}");
        assert_eq!((import.left_out, import.cut), (vec![], false), "{name}");
    }
}

#[test]
fn what_counts_as_an_absence_is_chosen() {
    let outlook = kept("outlook.ics");
    let of = |counts| read(&outlook, "Europe/Berlin", counts).busy;
    assert_eq!(of(Counts::Everything).len(), 13);
    assert_eq!(of(Counts::OutOfOffice).len(), 12);
    assert_eq!(of(Counts::Busy).len(), 12);
    assert_eq!(of(Counts::Busy)[0].summary, "Elternzeit, vormittags");
    let google = read(&kept("google.ics"), "Europe/Vilnius", Counts::Busy).busy;
    assert!(google.iter().all(|b| b.uid != "kaledos@google.com"));
    assert!(
        google[0].summary.contains("lietuviškomis"),
        "folded in a letter's middle"
    );
}

fn event(lines: &str) -> Vec<u8> {
    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:s\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n")
        .into()
}

#[test]
fn what_is_not_understood_is_left_out_by_name() {
    for (lines, name) in [
        (
            "DTSTART:20260101T000000Z\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
            "RRULE",
        ),
        (
            "DTSTART;TZID=Middle Earth:20260101T000000\nDURATION:PT1H",
            "DTSTART",
        ),
        ("DTSTART:20260230\nDURATION:PT1H", "DTSTART"),
        ("DTSTART:20260101\nDTEND:soon", "DTEND"),
        ("DTSTART:20260101\nDURATION:-P1D", "DURATION"),
        (
            "DTSTART:20260101\nRDATE;VALUE=PERIOD:20260101T000000Z/PT1H",
            "RDATE",
        ),
    ] {
        let import = read(&event(lines), "Europe/Paris", Counts::Everything);
        assert_eq!(import.busy, [], "{lines}");
        let found: Vec<_> = import
            .left_out
            .iter()
            .map(|l| (l.line, l.uid.as_str()))
            .collect();
        assert_eq!(found, [(name, "u")], "{lines}");
    }
    let home = Zone::named("Europe/Paris").unwrap();
    for page in ["", "<html>Please sign in</html>"] {
        let read = read_absences(page.as_bytes(), &home, year(), Counts::Busy);
        assert_eq!(read, Err(Trouble::NoCalendar));
    }
    let large = vec![b'x'; ical::CALENDAR_MAX_BYTES + 1];
    assert_eq!(
        read_absences(&large, &home, year(), Counts::Busy),
        Err(Trouble::TooLarge)
    );
}

#[test]
fn the_clock_that_is_set_in_the_middle_of_an_absence() {
    let day = |lines: &str| {
        let import = read(&event(lines), "Europe/Madrid", Counts::Everything);
        import
            .busy
            .iter()
            .map(|b| b.stretch.length())
            .collect::<Vec<_>>()
    };
    assert_eq!(day("DTSTART;VALUE=DATE:20260329"), [Span::hours(23)]);
    assert_eq!(day("DTSTART;VALUE=DATE:20261025"), [Span::hours(25)]);
    assert_eq!(
        day("DTSTART:20261024T200000\nDURATION:P1D"),
        [Span::hours(25)]
    );
    assert_eq!(
        day("DTSTART:20261024T200000\nDURATION:PT24H"),
        [Span::hours(24)]
    );
    // An absence lasts until the second 02:30 of that night.
    assert_eq!(
        day("DTSTART:20261025T000000\nDTEND:20261025T023000"),
        [Span::minutes(210)]
    );
    assert_eq!(
        day("DTSTART:20260601T090000Z"),
        [],
        "an instant is no absence"
    );
}

#[test]
fn many_occurrences_and_many_events_are_bounded() {
    let lines = "DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY";
    let import = read(&event(lines), "UTC", Counts::Everything);
    assert_eq!(import.busy.len(), 365, "those of the window only");
    let mut many = String::from("BEGIN:VCALENDAR\n");
    for n in 0..=ical::EVENTS_MAX {
        many += &format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:20260101\nEND:VEVENT\n");
    }
    let import = read(many.as_bytes(), "UTC", Counts::Everything);
    assert!(import.cut);
    assert_eq!(import.busy.len(), ical::EVENTS_MAX);
    let rule = "BEGIN:VEVENT\nUID:r\nDTSTART:20260101\nRRULE:FREQ=DAILY\nEND:VEVENT\n";
    let many = format!("BEGIN:VCALENDAR\n{}", rule.repeat(40));
    let import = read(many.as_bytes(), "UTC", Counts::Everything);
    assert!(import.cut);
    assert_eq!(import.busy.len(), ical::OCCURRENCES_MAX);
}

#[test]
fn our_calendar_as_it_is_written() {
    let stretch = Stretch::new(
        moment("2026-11-24T07:00:00Z"),
        moment("2026-11-25T07:00:00Z"),
    );
    let entries = [Entry {
        uid: String::from("shift-1@node.example"),
        title: String::from(
            "Jour; veille, nœud\nBEGIN:VEVENT — une ligne plus longue que ce qui tient",
        ),
        stretch: stretch.unwrap(),
    }];
    let made = ical::write_shifts("Rota, nights", moment("2026-11-01T00:00:00Z"), &entries);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stormbell//Duty//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-CALNAME:Rota\\, nights",
        "BEGIN:VEVENT",
        "UID:shift-1@node.example",
        "DTSTAMP:20261101T000000Z",
        "DTSTART:20261124T070000Z",
        "DTEND:20261125T070000Z",
        "SUMMARY:Jour\\; veille\\, nœud\\nBEGIN:VEVENT — une ligne plus longue que c",
        " e qui tient",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(made, expected.join("\r\n"));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        shifts in proptest::collection::vec(
            (0..365 * 24 * 60_i64, 1..3_000_i64, "[ -~éłĖ😀\n\r\t]{0,90}"),
            0..12,
        ),
    ) {
        let entry = |(n, (from, length, title)): (usize, &(i64, i64, String))| {
            let from = year().from().plus(Span::minutes(*from));
            Entry {
                uid: format!("shift-{n}"),
                title: title.clone(),
                stretch: Stretch::new(from, from.plus(Span::minutes(*length))).unwrap(),
            }
        };
        let entries: Vec<Entry> = shifts.iter().enumerate().map(entry).collect();
        let made = ical::write_shifts("r", year().from(), &entries);
        prop_assert!(made.lines().all(|l| l.len() <= 75));
        let import = read(made.as_bytes(), "UTC", Counts::Everything);
        let mut found: Vec<_> = import.busy.iter().map(|b| (b.uid.clone(), b.stretch)).collect();
        found.sort();
        let mut expected: Vec<_> = entries
            .iter()
            .filter_map(|e| Some((e.uid.clone(), e.stretch.common(year())?)))
            .collect();
        expected.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_lines_are_read_without_harm(
        text in "(BEGIN:|END:|VEVENT|VTIMEZONE|STANDARD|VCALENDAR|DTSTART|;TZID=|RRULE:|FREQ=|DAILY|YEARLY|;BYDAY=|-1SU|;COUNT=|:|;|=|,|\"|\r\n|\n |[0-9]{1,8}|T|Z|é| ){0,80}",
    ) {
        let bytes = format!("BEGIN:VCALENDAR\n{text}");
        let home = Zone::named("Atlantic/Azores").unwrap();
        if let Ok(import) = read_absences(bytes.as_bytes(), &home, year(), Counts::Everything) {
            prop_assert!(import.busy.iter().all(|b| b.stretch.common(year()) == Some(b.stretch)));
        }
    }
}
