//! One's own duty: shifts and who could take them, calendars that programs fetch, absences by hand, out of a file and out
//! of a calendar that is read again and again.

use crate::common;
use std::sync::Mutex;
use stormbell_model::{
    Lang, LayerId, Moment, RotaId, Span,
    officer::{Actor, Role},
    rota::{Layer, Rotation, Unit, Wall, Zone},
};
use stormbell_service::*;
use stormbell_store::rotas::{self, KeptLayer, KeptRota, Made};
use stormbell_world::{Person, World};

/// Sunday, 28 November 2010, 15:00 UTC is when the world begins. Days are handed over at 17:00 in Stockholm.
async fn drawn(world: &World, people: &[&Person]) -> (RotaId, LayerId) {
    let made = Made {
        at: world.node.now(),
        by: people[0].id(),
        undone_at: None,
    };
    let zone = Zone::named("Europe/Stockholm").unwrap();
    let rota = KeptRota {
        id: RotaId::new(world.node.now(), world.chance()),
        name: String::from("Watch"),
        zone: zone.clone(),
        wanted: Vec::new(),
        made,
    };
    let layer = KeptLayer {
        layer: Layer {
            id: LayerId::new(world.node.now(), world.chance()),
            rotation: Rotation {
                zone,
                first: Wall::at(2010, 11, 27, 17, 0).unwrap(),
                unit: Unit::Day,
                every: std::num::NonZeroU16::MIN,
                people: people.iter().map(|p| p.id()).collect(),
            },
            hours: Vec::new(),
            until: None,
        },
        rota: rota.id,
        place: 0,
        taken: None,
        made,
    };
    let ids = (rota.id, layer.layer.id);
    let draw = move |tx: &mut stormbell_store::Tx<'_>| {
        rotas::add(tx, &rota)?;
        rotas::add_layer(tx, &layer)
    };
    world.store().write("draw", draw).await.unwrap();
    for person in people {
        set_duty(&person.ctx(), false).await.unwrap();
    }
    ids
}

/// Two people with whole names.
async fn pair(world: &World) -> (Person, Person) {
    let mut people = Vec::new();
    for (name, family, role) in [
        ("Anna", "Berg", Role::Lead),
        ("Bo", "Lind", Role::DutyOfficer),
    ] {
        let person = world.officer(name, role).await;
        let whole = format!("{name} {family}");
        set_profile(&person.ctx(), &whole, None, Lang::En)
            .await
            .unwrap();
        people.push(person);
    }
    let bo = people.pop().unwrap();
    (people.pop().unwrap(), bo)
}

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}

#[tokio::test]
async fn one_sees_whether_it_is_now_and_what_comes_and_somebody_else_takes_a_shift() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        drawn(&world, &[&anna, &bo]).await;
        let duty = my_duty(&anna.ctx()).await.unwrap();
        assert_eq!(duty.now[0].rota, "Watch");
        assert_eq!(duty.now[0].until, Some(at("2010-11-28T16:00:00Z")));
        assert!(!duty.switched_on);
        let his = my_duty(&bo.ctx()).await.unwrap();
        assert!(his.now.is_empty());
        assert_eq!(his.shifts[0].stretch.from(), at("2010-11-28T16:00:00Z"));

        let (layer, number) = his.shifts[0].turn.unwrap();
        swap_shift(&bo.ctx(), layer, number, anna.id())
            .await
            .unwrap();
        let his = my_duty(&bo.ctx()).await.unwrap();
        assert_eq!(his.shifts[0].offered_to.as_ref().unwrap().1, "Anna Berg");
        let hers = my_duty(&anna.ctx()).await.unwrap();
        assert_eq!(hers.offers[0].from, "Bo Lind");
        accept_swap(&anna.ctx(), hers.offers[0].swap).await.unwrap();
        let hers = my_duty(&anna.ctx()).await.unwrap();
        assert!(hers.offers.is_empty());
        assert_eq!(
            hers.now[0].until,
            Some(at("2010-11-30T16:00:00Z")),
            "three days in a row"
        );
    })
    .await;
}

/// The calendar of a view's address.
async fn fetched(world: &World, view: &CalendarView) -> stormbell_world::Answer {
    let path = view.url.strip_prefix("http://localhost:8080").unwrap();
    world.visitor().get(path).await
}

async fn one_calendar(who: &Person, shows: Shows) -> CalendarView {
    make_calendar(&who.ctx(), shows).await.unwrap();
    my_calendars(&who.ctx()).await.unwrap().pop().unwrap()
}

#[tokio::test]
async fn a_calendar_is_read_by_its_address_and_names_nobody_it_need_not() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        let (rota, _) = drawn(&world, &[&anna, &bo]).await;
        let mine = one_calendar(&bo, Shows::Mine).await;
        let answer = fetched(&world, &mine).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.header("content-type"),
            Some("text/calendar; charset=utf-8")
        );
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
        let text = answer.text();
        assert!(text.contains("SUMMARY:On duty: Watch\r\n"), "{text}");
        assert!(text.contains("DTSTART:20101128T160000Z\r\nDTEND:20101129T160000Z"));
        assert!(
            !text.contains("Anna") && !text.contains("Bo"),
            "no name at all"
        );
        // In March clocks are set forward: whoever has the watch then has it for 23 hours.
        let everybody = one_calendar(&bo, Shows::Rota(rota)).await;
        let text = fetched(&world, &everybody).await.text();
        assert!(text.contains("DTSTART:20110326T160000Z\r\nDTEND:20110327T150000Z"));
        assert!(text.contains("SUMMARY:Anna B.") && text.contains("SUMMARY:Bo L."));
        assert!(!text.contains("Berg") && !text.contains("Lind"));
        assert!(my_calendars(&bo.ctx()).await.unwrap()[0].read_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn the_same_shifts_are_the_same_bytes_until_something_changes() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        drawn(&world, &[&anna, &bo]).await;
        let mine = one_calendar(&bo, Shows::Mine).await;
        let first = fetched(&world, &mine).await;
        let tag = first.header("etag").unwrap().to_owned();
        world.clock.advance(Span::hours(2));
        let again = fetched(&world, &mine).await;
        assert_eq!(
            (again.header("etag"), again.text()),
            (Some(tag.as_str()), first.text())
        );
        let path = mine.url.strip_prefix("http://localhost:8080").unwrap();
        let asked = world
            .visitor()
            .with_header("if-none-match", &format!("W/\"x\", {tag}"));
        let same = asked.clone().get(path).await;
        assert_eq!((same.status.as_u16(), same.text().len()), (304, 0));
        let from = world.node.now().plus(Span::days(3));
        add_absence(&bo.ctx(), from, from.plus(Span::days(4)))
            .await
            .unwrap();
        let changed = asked.clone().get(path).await;
        assert_eq!(changed.status, 200);
        assert_ne!(changed.header("etag"), Some(tag.as_str()));
    })
    .await;
}

#[tokio::test]
async fn an_address_that_was_taken_away_or_guessed_opens_nothing() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        drawn(&world, &[&anna, &bo]).await;
        let kept = one_calendar(&bo, Shows::Mine).await;
        let lost = one_calendar(&bo, Shows::Mine).await;
        assert!(matches!(
            revoke_calendar(&anna.ctx(), lost.id).await,
            Err(Fault::NotFound)
        ));
        revoke_calendar(&bo.ctx(), lost.id).await.unwrap();
        let twice = revoke_calendar(&bo.ctx(), lost.id).await;
        assert!(matches!(twice, Err(Fault::NotFound)));
        let gone = fetched(&world, &lost).await;
        let made_up = world.visitor().get("/calendar/0000.ics").await;
        let odd = world.visitor().get("/calendar/x").await;
        for answer in [&gone, &made_up, &odd] {
            assert_eq!(answer.status, 404);
            assert_eq!(answer.text(), gone.text());
        }
        assert_eq!(fetched(&world, &kept).await.status, 200);
        let_leave(&anna.ctx(), bo.id()).await.unwrap();
        assert_eq!(
            fetched(&world, &kept).await.status,
            404,
            "who left has no calendar"
        );
        // Guessing is bounded for each network.
        let mut refused = false;
        for _ in 0..700 {
            refused |= world.visitor().get("/calendar/1111.ics").await.status == 429;
        }
        assert!(refused);
    })
    .await;
}

#[tokio::test]
async fn an_absence_is_entered_once_and_taken_back_by_its_owner_alone() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        drawn(&world, &[&anna, &bo]).await;
        let (from, until) = (at("2010-11-28T16:00:00Z"), at("2010-11-29T16:00:00Z"));
        let id = add_absence(&bo.ctx(), from, until).await.unwrap();
        assert_eq!(
            add_absence(&bo.ctx(), from, until).await.unwrap(),
            id,
            "twice is once"
        );
        let duty = my_duty(&bo.ctx()).await.unwrap();
        assert!(duty.shifts[0].stretch.from() > until, "passed over");
        let theirs = undo_absence(&anna.ctx(), id).await;
        assert!(matches!(theirs, Err(Fault::NotFound)));
        undo_absence(&bo.ctx(), id).await.unwrap();
        assert!(my_absences(&bo.ctx()).await.unwrap().is_empty());
        let field = |result| async move { common::complaints(result) };
        let wrong = [
            (until, from, Problem::EndsFirst),
            (
                from.minus(Span::days(9)),
                from.minus(Span::days(8)),
                Problem::InPast,
            ),
            (
                from,
                from.plus(Span::days(400)),
                Problem::LastsTooLong { days: 366 },
            ),
        ];
        for (from, until, problem) in wrong {
            let told = field(add_absence(&bo.ctx(), from, until).await).await;
            assert_eq!(told, [(String::from("away_until"), problem)]);
        }
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

fn calendar(events: &[&str]) -> Vec<u8> {
    let events: String = events
        .iter()
        .map(|e| format!("BEGIN:VEVENT\r\n{e}\r\nEND:VEVENT\r\n"))
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n").into_bytes()
}

const SKIING: &str =
    "UID:1\r\nDTSTART:20101224T000000Z\r\nDTEND:20101228T000000Z\r\nSUMMARY:Skiing";
const DENTIST: &str =
    "UID:2\r\nDTSTART:20101201T080000Z\r\nDTEND:20101201T100000Z\r\nSUMMARY:Dentist";
const ODD: &str = "UID:3\r\nDTSTART:20101201T080000Z\r\nRRULE:FREQ=NONSENSE\r\nSUMMARY:Odd";

#[tokio::test]
async fn a_file_is_looked_at_before_anything_of_it_is_taken() {
    World::on_each_engine(|world| async move {
        let (_, bo) = pair(&world).await;
        let file = calendar(&[SKIING, DENTIST, ODD]);
        let before = common::journal_size(&world).await;
        let utc = Zone::utc();
        let me = bo.ctx();
        let look = || preview_import(&me, &file, &utc, Counts::Everything);
        let preview = look().await.unwrap();
        let titles: Vec<&str> = preview.found.iter().map(|a| a.title.as_str()).collect();
        assert_eq!(titles, ["Dentist", "Skiing"]);
        assert_eq!(preview.left_out[0].line, "RRULE");
        assert_eq!(common::journal_size(&world).await, before);
        let skiing = preview.found[1].stretch;
        let chosen = [(skiing.from(), skiing.until())];
        assert_eq!(import_absences(&bo.ctx(), &chosen).await.unwrap(), 1);
        assert_eq!(
            import_absences(&bo.ctx(), &chosen).await.unwrap(),
            0,
            "twice is once"
        );
        assert!(look().await.unwrap().found[1].known);
        assert_eq!(my_absences(&bo.ctx()).await.unwrap().len(), 1);
        for (bytes, problem) in [
            (b"<html>Sign in</html>".to_vec(), Problem::Form),
            (
                vec![b'x'; 3 * 1024 * 1024],
                Problem::TooBig {
                    max: 2 * 1024 * 1024,
                },
            ),
        ] {
            let refused = preview_import(&bo.ctx(), &bytes, &utc, Counts::Busy).await;
            assert_eq!(
                common::complaints(refused),
                [(String::from("calendar"), problem)]
            );
        }
    })
    .await;
}

/// What answers where calendars are: a test double.
#[derive(Default)]
struct There(Mutex<Option<Vec<u8>>>);

impl There {
    fn says(&self, bytes: Option<Vec<u8>>) {
        *self.0.lock().unwrap() = bytes;
    }
}

impl Calendars for There {
    fn fetch<'a>(&'a self, url: &'a str) -> Fetching<'a> {
        assert_eq!(url, "https://calendar.example/secret");
        let answer = self.0.lock().unwrap().clone();
        Box::pin(async move { answer.ok_or(FetchFault("away")) })
    }
}

async fn times(who: &Person) -> Vec<Moment> {
    let all = my_absences(&who.ctx()).await.unwrap();
    all.into_iter().map(|a| a.stretch.from()).collect()
}

#[tokio::test]
async fn a_calendar_is_followed_and_when_it_fails_what_was_read_still_counts() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        let there = There::default();
        there.says(Some(calendar(&[SKIING, DENTIST, ODD])));
        let url = "webcal://calendar.example/secret";
        let id = add_feed(&bo.ctx(), "Holidays", url, &Zone::utc(), Counts::Everything)
            .await
            .unwrap();
        let read = || read_due_feeds(&world.node, &there);
        assert_eq!(read().await.unwrap(), 1);
        assert_eq!(read().await.unwrap(), 0, "not again at once");
        let (dentist, skiing) = (at("2010-12-01T08:00:00Z"), at("2010-12-24T00:00:00Z"));
        assert_eq!(times(&bo).await, [dentist, skiing]);
        let feed = my_feeds(&bo.ctx()).await.unwrap().remove(0);
        assert_eq!((feed.host.as_str(), feed.fault), ("calendar.example", None));
        let found = feed.result.unwrap();
        assert_eq!((found.absences, found.left_out_in_all), (2, 1));

        // One that was taken back here stays away, also when it is read again.
        let absence = my_absences(&bo.ctx()).await.unwrap()[0].id;
        undo_absence(&bo.ctx(), absence).await.unwrap();
        world.clock.advance(FEED_EVERY);
        assert_eq!(read().await.unwrap(), 1);
        assert_eq!(times(&bo).await, [skiing]);

        there.says(None);
        world.clock.advance(FEED_EVERY);
        assert_eq!(read().await.unwrap(), 1);
        let feed = my_feeds(&bo.ctx()).await.unwrap().remove(0);
        assert_eq!(feed.fault.as_deref(), Some("away"));
        assert!(feed.good_at < feed.read_at);
        assert_eq!(times(&bo).await, [skiing], "what was read still counts");
        there.says(Some(b"<html>Sign in</html>".to_vec()));
        world.clock.advance(Span::hours(1));
        read().await.unwrap();
        assert_eq!(
            times(&bo).await,
            [skiing],
            "a page of signing in empties nothing"
        );

        there.says(Some(calendar(&[DENTIST])));
        read_feed_soon(&bo.ctx(), id).await.unwrap();
        read().await.unwrap();
        assert!(times(&bo).await.is_empty(), "gone there, gone here");
        there.says(Some(calendar(&[SKIING])));
        read_feed_soon(&bo.ctx(), id).await.unwrap();
        read().await.unwrap();
        assert_eq!(times(&bo).await, [skiing]);
        assert!(matches!(
            remove_feed(&anna.ctx(), id).await,
            Err(Fault::NotFound)
        ));
        remove_feed(&bo.ctx(), id).await.unwrap();
        assert!(times(&bo).await.is_empty());
        world.clock.advance(FEED_EVERY);
        assert_eq!(read().await.unwrap(), 0);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_calendar_of_somebody_who_left_is_read_no_more() {
    World::on_each_engine(|world| async move {
        let (anna, bo) = pair(&world).await;
        let there = There::default();
        there.says(Some(calendar(&[SKIING])));
        let url = "https://calendar.example/secret";
        add_feed(&bo.ctx(), "Holidays", url, &Zone::utc(), Counts::Everything)
            .await
            .unwrap();
        let_leave(&anna.ctx(), bo.id()).await.unwrap();
        assert_eq!(read_due_feeds(&world.node, &there).await.unwrap(), 1);
        world.clock.advance(Span::days(1));
        assert_eq!(read_due_feeds(&world.node, &there).await.unwrap(), 0);
        for url in [
            "http://calendar.example/a",
            "file:///etc/passwd",
            "https://",
            "https://a b",
        ] {
            let refused = add_feed(&anna.ctx(), "x", url, &Zone::utc(), Counts::Busy).await;
            let told = common::complaints(refused);
            assert_eq!(told, [(String::from("url"), Problem::Form)], "{url}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_from_outside_reads_a_duty() {
    let world = World::seeded(3).await;
    let visitor = world.ctx(Actor::Visitor);
    assert!(matches!(my_duty(&visitor).await, Err(Fault::NotFound)));
    assert!(matches!(my_feeds(&visitor).await, Err(Fault::NotFound)));
    let auditor = world.officer("Will", Role::Auditor).await;
    assert!(matches!(
        my_duty(&auditor.ctx()).await,
        Err(Fault::Forbidden(_))
    ));
}
