//! Handing the duty over: what is taken really moves, what is not stays and is seen; twice, by the wrong person, and while
//! others work.

use crate::common::{self, file, said, urgent};
use stormbell_model::{
    HandOverId, IncidentId, LayerId, ReportId, RotaId, Span,
    hand_over::Standing,
    officer::Role,
    report::Outcome,
    rota::{Layer, Rotation, Unit, Wall, Zone},
};
use stormbell_service::*;
use stormbell_store::rotas::{self, KeptLayer, KeptRota, Made};
use stormbell_world::{Person, World};

/// Anna leaves with an alarm, an incident and a report; Bo comes.
struct Night {
    anna: Person,
    bo: Person,
    rang: ReportId,
    quiet: ReportId,
    incident: IncidentId,
}

async fn night(world: &World) -> Night {
    let anna = world.officer("Anna", Role::Lead).await;
    let bo = world.officer("Bo", Role::DutyOfficer).await;
    let rang = file(world, urgent("The screens are red.")).await.report;
    let quiet = file(world, said("An odd mail.")).await.report;
    world.settle().await;
    take_report(&anna.ctx(), rang).await.unwrap();
    take_report(&anna.ctx(), quiet).await.unwrap();
    let incident = open_incident(&anna.ctx(), "The ward", &[rang], "the same")
        .await
        .unwrap();
    let mine = Assessment {
        assigned_to: Some(Some(anna.id())),
        ..Assessment::default()
    };
    assess_incident(&anna.ctx(), incident, mine).await.unwrap();
    Night {
        anna,
        bo,
        rang,
        quiet,
        incident,
    }
}

fn to(coming: &Person, note: &str) -> NewHandOver {
    NewHandOver {
        leaving: None,
        coming: coming.id(),
        note: note.to_owned(),
    }
}

async fn begun(n: &Night) -> HandOverId {
    begin_hand_over(&n.anna.ctx(), to(&n.bo, "The bank calls back."))
        .await
        .unwrap()
}

/// What is in it and where each thing stands, as `who` reads it.
async fn items(who: &Person, id: HandOverId) -> Vec<(&'static str, &'static str)> {
    let desk = read_hand_over(&who.ctx(), id).await.unwrap();
    let item = |i: HandedItem| {
        let what = match i.thing {
            Handed::Alarm(..) => "alarm",
            Handed::Report(_) => "report",
            Handed::Incident(..) => "incident",
            Handed::Promise(..) => "promise",
            Handed::Note(_) => "note",
        };
        (what, i.standing.columns().0)
    };
    desk.items.into_iter().map(item).collect()
}

async fn has(who: &Person, report: ReportId) -> Option<String> {
    let desk = read_report(&who.ctx(), report).await.unwrap();
    desk.assigned_name
}

async fn alarm_of(who: &Person) -> AlarmRow {
    let queue = desk_queue(&who.ctx(), &QueueFilter::default()).await;
    queue.unwrap().alarms.remove(0)
}

#[tokio::test]
async fn what_is_taken_moves_and_what_is_not_stays_in_sight() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let id = begun(&n).await;
        let open = ["alarm", "incident", "report", "note"].map(|what| (what, "open"));
        assert_eq!(items(&n.bo, id).await, open, "the alarm brings its report");
        let news = hand_over_news(&n.bo.ctx()).await.unwrap();
        assert_eq!(news.to_me, [(id, String::from("Anna"), 4)]);
        assert_eq!(
            alarm_of(&n.bo).await.acknowledged_by.as_deref(),
            Some("Anna")
        );

        let told = accept_items(&n.bo.ctx(), id, &[0, 1]).await.unwrap();
        assert_eq!((told.done, told.gone), (2, 0));
        assert_eq!(alarm_of(&n.bo).await.acknowledged_by.as_deref(), Some("Bo"));
        assert_eq!(has(&n.bo, n.rang).await.as_deref(), Some("Bo"));
        let incident = read_incident(&n.bo.ctx(), n.incident).await.unwrap();
        assert_eq!(incident.assigned_name.as_deref(), Some("Bo"));
        assert!(incident.timeline.iter().any(|e| e.detail == "Bo"));

        decline_items(&n.bo.ctx(), id, &[2]).await.unwrap();
        assert_eq!(has(&n.bo, n.quiet).await.as_deref(), Some("Anna"));
        let chloe = world.officer("Chloe", Role::Handler).await;
        let row = &hand_overs(&chloe.ctx(), None).await.unwrap().waiting[0];
        assert_eq!((row.unread, row.stays), (1, 2));
        assert_eq!(hand_over_news(&chloe.ctx()).await.unwrap().elsewhere, 1);

        accept_items(&n.bo.ctx(), id, &[2, 3]).await.unwrap();
        assert_eq!(
            has(&n.bo, n.quiet).await.as_deref(),
            Some("Bo"),
            "people change their minds"
        );
        assert!(
            hand_overs(&chloe.ctx(), None)
                .await
                .unwrap()
                .waiting
                .is_empty()
        );
        common::assert_journal_verifies(&world).await;
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn twice_is_once_and_two_begin_one() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let id = begun(&n).await;
        assert_eq!(begun(&n).await, id, "pressed twice");
        assert_eq!(items(&n.anna, id).await.len(), 4);
        let more = file(&world, said("Later.")).await.report;
        take_report(&n.anna.ctx(), more).await.unwrap();
        assert_eq!(begun(&n).await, id);
        assert_eq!(items(&n.anna, id).await.len(), 5, "what is new comes in");
        accept_items(&n.bo.ctx(), id, &[0]).await.unwrap();
        let before = common::journal_size(&world).await;
        let told = accept_items(&n.bo.ctx(), id, &[0]).await.unwrap();
        assert_eq!((told.done, told.gone), (0, 1));
        decline_items(&n.bo.ctx(), id, &[0]).await.unwrap();
        assert_eq!(items(&n.bo, id).await[0], ("alarm", "accepted"));
        assert_eq!(common::journal_size(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn only_the_one_who_comes_answers_and_only_the_one_who_leaves_adds() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let eve = world.officer("Eve", Role::Handler).await;
        let id = begun(&n).await;
        let before = common::journal_size(&world).await;
        let refused = |fault: Option<Fault>, code: &str| {
            assert!(
                matches!(fault, Some(Fault::Conflict(c)) if c == code),
                "{fault:?}"
            );
        };
        for who in [&n.anna, &eve] {
            refused(
                accept_items(&who.ctx(), id, &[0]).await.err(),
                "hand-over-not-yours",
            );
            refused(
                decline_items(&who.ctx(), id, &[0]).await.err(),
                "hand-over-not-yours",
            );
        }
        for who in [&n.bo, &eve] {
            let added = add_to_hand_over(&who.ctx(), id, "x", None).await;
            refused(added.err(), "hand-over-not-yours");
            refused(
                end_hand_over(&who.ctx(), id).await.err(),
                "hand-over-not-yours",
            );
        }
        let for_anna = NewHandOver {
            leaving: Some(n.anna.id()),
            ..to(&n.bo, "")
        };
        let forced = begin_hand_over(&eve.ctx(), for_anna).await;
        assert!(
            matches!(forced, Err(Fault::Forbidden(_))),
            "only a lead does it for others"
        );
        let watcher = world.officer("Will", Role::Auditor).await;
        let alone = [to(&n.anna, ""), to(&watcher, "")];
        for new in alone {
            let fields = common::complaints(begin_hand_over(&n.anna.ctx(), new).await);
            assert_eq!(fields, [(String::from("coming"), Problem::Unknown)]);
        }
        let nothing = "0190a0a0-0000-7000-8000-000000000000".parse().unwrap();
        let missing = accept_items(&n.bo.ctx(), nothing, &[0]).await;
        assert!(matches!(missing, Err(Fault::NotFound)));
        let missing = accept_items(&n.bo.ctx(), id, &[99]).await;
        assert!(matches!(missing, Err(Fault::NotFound)));
        // People joined meanwhile; nothing else was written.
        let acts = journal_page(&n.anna.ctx(), None).await.unwrap();
        let since = acts.iter().filter(|r| r.index >= before);
        assert!(since.clone().all(|r| !r.act.contains("hand-over")));
    })
    .await;
}

#[tokio::test]
async fn what_was_dealt_with_meanwhile_is_not_taken() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let id = begun(&n).await;
        close_report(&n.anna.ctx(), n.rang, Outcome::Resolved, "Over.")
            .await
            .unwrap();
        let eve = world.officer("Eve", Role::Handler).await;
        take_report(&eve.ctx(), n.quiet).await.unwrap();
        let there = items(&n.bo, id).await;
        let told = ["gone", "open", "gone", "open"];
        assert_eq!(there.iter().map(|i| i.1).collect::<Vec<_>>(), told);
        let answered = accept_items(&n.bo.ctx(), id, &[0, 2]).await.unwrap();
        assert_eq!((answered.done, answered.gone), (0, 2));
        assert_eq!(
            has(&n.bo, n.quiet).await.as_deref(),
            Some("Eve"),
            "it stays hers"
        );
        let row = read_hand_over(&n.bo.ctx(), id).await.unwrap().row;
        assert_eq!((row.unread, row.stays), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_for_good_leaves_things_that_can_be_taken() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let lea = world.officer("Lea", Role::Lead).await;
        let id = begun(&n).await;
        let_leave(&lea.ctx(), n.anna.id()).await.unwrap();
        accept_items(&n.bo.ctx(), id, &[0, 1, 2, 3]).await.unwrap();
        assert_eq!(has(&n.bo, n.quiet).await.as_deref(), Some("Bo"));
        // And the other way round: who was to come is gone. A lead ends it and hands over in Bo's place.
        let eve = world.officer("Eve", Role::Handler).await;
        let id = begin_hand_over(&n.bo.ctx(), to(&eve, "")).await.unwrap();
        let_leave(&lea.ctx(), eve.id()).await.unwrap();
        let desk = read_hand_over(&lea.ctx(), id).await.unwrap();
        assert!(desk.row.coming_left && desk.mine_to_end);
        end_hand_over(&lea.ctx(), id).await.unwrap();
        let for_bo = NewHandOver {
            leaving: Some(n.bo.id()),
            ..to(&lea, "Bo fell ill.")
        };
        let next = begin_hand_over(&lea.ctx(), for_bo).await.unwrap();
        accept_items(&lea.ctx(), next, &[0]).await.unwrap();
        assert_eq!(alarm_of(&lea).await.acknowledged_by.as_deref(), Some("Lea"));
        let old = read_hand_over(&lea.ctx(), id).await.unwrap();
        assert!(
            old.ended.is_some() && old.row.stays > 0,
            "the list stays to be read"
        );
    })
    .await;
}

#[tokio::test]
async fn promises_go_on_from_hand_to_hand_until_they_are_kept() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let id = begun(&n).await;
        let by = world.node.now().plus(Span::hours(4));
        add_to_hand_over(&n.anna.ctx(), id, "Call the ward.", Some(by))
            .await
            .unwrap();
        assert_eq!(
            my_promises(&n.anna.ctx()).await.unwrap().len(),
            1,
            "until Bo takes it"
        );
        accept_items(&n.bo.ctx(), id, &[4]).await.unwrap();
        assert!(my_promises(&n.anna.ctx()).await.unwrap().is_empty());
        let mine = my_promises(&n.bo.ctx()).await.unwrap();
        assert_eq!((mine[0].words.as_str(), mine[0].by), ("Call the ward.", by));

        let eve = world.officer("Eve", Role::Handler).await;
        let next = begin_hand_over(&n.bo.ctx(), to(&eve, "")).await.unwrap();
        assert_eq!(items(&eve, next).await, [("promise", "open")]);
        let mine = my_promises(&n.bo.ctx()).await.unwrap();
        assert_eq!(mine.len(), 1, "in one place");
        assert_eq!(mine[0].hand_over, next);
        accept_items(&eve.ctx(), next, &[0]).await.unwrap();
        let kept = keep_promise(&n.bo.ctx(), next, 0).await;
        assert!(matches!(kept, Err(Fault::Conflict("hand-over-not-yours"))));
        keep_promise(&eve.ctx(), next, 0).await.unwrap();
        keep_promise(&eve.ctx(), next, 0).await.unwrap();
        assert!(my_promises(&eve.ctx()).await.unwrap().is_empty());
        let desk = read_hand_over(&eve.ctx(), next).await.unwrap();
        assert!(matches!(desk.items[0].standing, Standing::Accepted(_)));
        assert!(desk.items[0].done_at.is_some());
    })
    .await;
}

/// A rota of days, handed over at 16:00 UTC (the world begins at 15:00): the first of `people` is on duty now.
async fn drawn(world: &World, people: &[&Person]) {
    let by = Made {
        at: world.node.now(),
        by: people[0].id(),
        undone_at: None,
    };
    let rota = KeptRota {
        id: RotaId::new(world.node.now(), world.chance()),
        name: String::from("Watch"),
        zone: Zone::utc(),
        wanted: Vec::new(),
        made: by,
    };
    let layer = KeptLayer {
        layer: Layer {
            id: LayerId::new(world.node.now(), world.chance()),
            rotation: Rotation {
                zone: Zone::utc(),
                first: Wall::at(2010, 11, 27, 16, 0).unwrap(),
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
        made: by,
    };
    let draw = move |tx: &mut stormbell_store::Tx<'_>| {
        rotas::add(tx, &rota)?;
        rotas::add_layer(tx, &layer)
    };
    world.store().write("draw", draw).await.unwrap();
    // Whoever joins is switched on; from now on the rota alone decides.
    for person in people {
        set_duty(&person.ctx(), false).await.unwrap();
    }
}

async fn waiting(who: &Person) -> Vec<HandOverRow> {
    hand_overs(&who.ctx(), None).await.unwrap().waiting
}

#[tokio::test]
async fn a_relief_begins_a_hand_over_once_for_whoever_leaves_with_something() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let eve = world.officer("Eve", Role::Handler).await;
        drawn(&world, &[&n.anna, &n.bo, &eve]).await;
        world.advance(Span::minutes(59)).await;
        assert!(waiting(&n.bo).await.is_empty(), "not before the relief");
        world.advance(Span::minutes(2)).await;
        let rows = waiting(&n.bo).await;
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows[0].leaving.0, rows[0].coming.0),
            (n.anna.id(), n.bo.id())
        );
        assert_eq!(rows[0].items, 3);

        let world = world.restarted().await;
        world.advance(Span::minutes(5)).await;
        let bo = world.ctx(n.bo.actor);
        assert_eq!(
            hand_overs(&bo, None).await.unwrap().all.rows.len(),
            1,
            "once"
        );
        accept_items(&bo, rows[0].id, &[0, 1, 2]).await.unwrap();

        // A day later Eve relieves Bo; a day after that Anna comes, and Eve has nothing open.
        world.advance(Span::hours(24)).await;
        let rows = hand_overs(&bo, None).await.unwrap().waiting;
        assert_eq!((rows[0].leaving.0, rows[0].coming.0), (n.bo.id(), eve.id()));
        world.advance(Span::hours(24)).await;
        assert_eq!(hand_overs(&bo, None).await.unwrap().all.rows.len(), 2);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_relief_of_long_ago_and_one_done_by_hand_begin_nothing() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        drawn(&world, &[&n.anna, &n.bo]).await;
        begin_hand_over(&n.anna.ctx(), to(&n.bo, "By hand."))
            .await
            .unwrap();
        world.advance(Span::minutes(61)).await;
        assert_eq!(waiting(&n.bo).await.len(), 1, "the one by hand is it");
        close_report(&n.anna.ctx(), n.quiet, Outcome::Advised, "Over.")
            .await
            .unwrap();
        world.advance(Span::minutes(1)).await;
        let acts = journal_page(&n.anna.ctx(), None).await.unwrap();
        let written = |r: &JournalRow| r.act == "hand-over item dealt with" && r.who == "node";
        assert!(acts.iter().any(written), "the workers write it down");

        let report = file(&world, said("Meanwhile.")).await.report;
        take_report(&n.bo.ctx(), report).await.unwrap();
        // The node is away over the next relief and longer than a shift's half.
        world.clock.advance(Span::hours(37));
        world.settle().await;
        let rows = waiting(&n.bo).await;
        assert!(
            rows.iter().all(|r| r.leaving.0 == n.anna.id()),
            "people have long talked"
        );
    })
    .await;
}
