//! A rota is drawn, and whoever it names is called; it is changed, and every change can be taken back.

use crate::common::{self, file, urgent};
use std::num::NonZeroU16;
use stormbell_model::{
    LayerId, Moment, OfficerId, RotaId, Span,
    officer::Role,
    rota::{Change, Finding, Unit, Wall, Zone},
};
use stormbell_service::*;
use stormbell_world::{Person, World};

fn zone() -> Zone {
    Zone::named("Europe/Tallinn").unwrap()
}

/// Monday 09:00 of the week in which the world is, `days` later.
fn monday(world: &World, days: i64) -> Wall {
    let monday = zone().wall(world.node.now()).monday();
    monday.plus_s(9 * 3_600 + days * 86_400)
}

fn at(world: &World, days: i64) -> Moment {
    zone().start(monday(world, days))
}

fn rota(name: &str) -> RotaDrawn {
    RotaDrawn {
        name: name.to_owned(),
        zone: zone(),
        wanted: Vec::new(),
    }
}

/// Daily turns from Monday 09:00 of this week on.
fn daily(world: &World, people: &[&Person]) -> LayerDrawn {
    LayerDrawn {
        zone: zone(),
        first: monday(world, 0),
        unit: Unit::Day,
        every: NonZeroU16::MIN,
        people: people.iter().map(|p| p.id()).collect(),
        hours: Vec::new(),
    }
}

/// Lea leads; Anna and Ben take turns by day. The world stands on Monday at noon.
async fn drawn(world: &World) -> (Person, Person, Person, RotaId) {
    let lea = world.officer("Lea", Role::Lead).await;
    let anna = world.officer("Anna", Role::DutyOfficer).await;
    let ben = world.officer("Ben", Role::Handler).await;
    let noon = at(world, 7).plus(Span::hours(3));
    world.clock.advance(noon.since(world.node.now()));
    let layer = daily(world, &[&anna, &ben]);
    let id = draw_rota(&lea.ctx(), rota("Watch"), Some(layer))
        .await
        .unwrap();
    let_rotas_decide(&lea.ctx()).await.unwrap();
    (lea, anna, ben, id)
}

async fn page(who: &Person, rota: RotaId) -> RotaPage {
    read_rota(&who.ctx(), rota).await.unwrap()
}

/// Who is on duty by the final schedule, by name.
async fn on(who: &Person, rota: RotaId, moment: Moment) -> Vec<String> {
    let page = page(who, rota).await;
    let on = page.schedule.at(moment).iter();
    on.map(|on| page.names[&on.person].clone()).collect()
}

async fn the_layer(who: &Person, rota: RotaId) -> LayerId {
    page(who, rota).await.layers[0].layer.id
}

/// Everybody who was called since the last look, by name.
fn called(world: &World) -> Vec<String> {
    let all = world.mailbox.take().into_iter();
    let rings = all.filter(|o| matches!(o.says, Says::Alarm { .. }));
    let mut names: Vec<_> = rings.map(|o| o.officer_name).collect();
    names.sort();
    names
}

#[tokio::test]
async fn the_rota_decides_who_is_called_and_a_switch_calls_besides() {
    World::on_each_engine(|world| async move {
        let (lea, _, ben, _) = drawn(&world).await;
        file(&world, urgent("Everything is locked.")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Anna"], "Monday is Anna's");
        world.clock.advance(Span::days(1));
        set_duty(&lea.ctx(), true).await.unwrap();
        file(&world, urgent("Here too.")).await;
        world.settle().await;
        let now_called = called(&world);
        assert!(now_called.contains(&String::from("Ben")), "{now_called:?}");
        assert!(now_called.contains(&String::from("Lea")), "{now_called:?}");
        let list = list_rotas(&ben.ctx()).await.unwrap();
        assert_eq!(list.switched_on, [lea.id()]);
        assert_eq!(list.rotas[0].on[0].person, ben.id());
        let next = list.rotas[0].next.clone().unwrap();
        assert_eq!(next.coming.len(), 1);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_is_switched_off_while_no_rota_has_anybody() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let refused = let_rotas_decide(&lea.ctx()).await;
        assert!(matches!(refused, Err(Fault::Conflict("rotas-empty"))));
        draw_rota(&lea.ctx(), rota("Empty"), None).await.unwrap();
        assert!(let_rotas_decide(&lea.ctx()).await.is_err());
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Lea"]);
    })
    .await;
}

#[tokio::test]
async fn a_hole_is_seen_and_an_override_fills_it_and_can_be_taken_back() {
    World::on_each_engine(|world| async move {
        let (lea, anna, ben, id) = drawn(&world).await;
        let away = (at(&world, 2), at(&world, 3));
        let nobody = OverrideDrawn {
            from: away.0,
            until: away.1,
            change: Change::Only(Vec::new()),
        };
        make_override(&lea.ctx(), id, nobody).await.unwrap();
        let seen = page(&lea, id).await;
        let [Finding::Hole { rota, stretch }] = seen.findings.as_slice() else {
            panic!("one hole: {:?}", seen.findings)
        };
        assert_eq!(
            (*rota, stretch.from(), stretch.until()),
            (id, away.0, away.1)
        );
        let filled = OverrideDrawn {
            from: away.0,
            until: away.1,
            change: Change::Add(ben.id()),
        };
        let filled = make_override(&lea.ctx(), id, filled).await.unwrap();
        assert_eq!(page(&lea, id).await.findings, []);
        assert_eq!(on(&anna, id, away.0).await, ["Ben"]);
        undo_override(&lea.ctx(), filled).await.unwrap();
        assert_eq!(page(&lea, id).await.findings.len(), 1);
        let again = undo_override(&lea.ctx(), filled).await;
        assert!(matches!(again, Err(Fault::Conflict("change-undone"))));
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn an_override_that_cannot_be_is_refused_by_its_field() {
    World::on_each_engine(|world| async move {
        let (lea, anna, _, id) = drawn(&world).await;
        let otto = world.officer("Otto", Role::Operator).await;
        let refused = |from: i64, until: i64, change| {
            let (ctx, now) = (lea.ctx(), world.node.now());
            async move {
                let drawn = OverrideDrawn {
                    from: now.plus(Span::hours(from)),
                    until: now.plus(Span::hours(until)),
                    change,
                };
                common::complaints(make_override(&ctx, id, drawn).await)
            }
        };
        let add = Change::Add(anna.id());
        let until = |problem| vec![(String::from("until"), problem)];
        assert_eq!(refused(3, 3, add.clone()).await, until(Problem::EndsFirst));
        assert_eq!(refused(-3, -1, add.clone()).await, until(Problem::InPast));
        let long = refused(1, 24 * 400, add).await;
        assert_eq!(long, until(Problem::LastsTooLong { days: 366 }));
        let who = vec![(String::from("who"), Problem::Unknown)];
        assert_eq!(refused(1, 2, Change::Add(otto.id())).await, who);
        assert_eq!(page(&lea, id).await.overrides, []);
    })
    .await;
}

#[tokio::test]
async fn an_officer_offers_the_own_shift_and_it_counts_once_the_other_accepts() {
    World::on_each_engine(|world| async move {
        let (lea, anna, ben, id) = drawn(&world).await;
        let layer = the_layer(&anna, id).await;
        // Wednesday's shift is Anna's.
        let wednesday = at(&world, 2);
        let not_hers = swap_shift(&ben.ctx(), layer, 2, ben.id()).await;
        assert!(matches!(not_hers, Err(Fault::Conflict("shift-not-yours"))));
        swap_shift(&anna.ctx(), layer, 2, ben.id()).await.unwrap();
        assert_eq!(
            on(&anna, id, wednesday).await,
            ["Anna"],
            "an offer makes no hole"
        );
        let offered = page(&ben, id).await.swaps[0].0.what;
        let by_others = accept_swap(&anna.ctx(), offered.id).await;
        assert!(matches!(by_others, Err(Fault::NotFound)));
        accept_swap(&ben.ctx(), offered.id).await.unwrap();
        assert_eq!(on(&anna, id, wednesday).await, ["Ben"]);
        let twice = accept_swap(&ben.ctx(), offered.id).await;
        assert!(matches!(twice, Err(Fault::Conflict("change-undone"))));
        let alone = undo_swap(&ben.ctx(), offered.id).await;
        assert!(
            matches!(alone, Err(Fault::Conflict("swap-agreed"))),
            "what was agreed stays"
        );
        undo_swap(&lea.ctx(), offered.id).await.unwrap();
        assert_eq!(on(&anna, id, wednesday).await, ["Anna"]);
        let over = swap_shift(&lea.ctx(), layer, 0, ben.id()).await;
        over.unwrap();
        assert_eq!(
            on(&anna, id, world.node.now()).await,
            ["Ben"],
            "today's shift runs"
        );
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_change_of_the_hand_over_begins_with_its_first_turn_and_swaps_follow() {
    World::on_each_engine(|world| async move {
        let (lea, anna, ben, id) = drawn(&world).await;
        let layer = the_layer(&lea, id).await;
        // Thursday's shift (3) is Ben's, and Lea takes it.
        swap_shift(&lea.ctx(), layer, 3, lea.id()).await.unwrap();
        let mut later = daily(&world, &[&ben, &anna]);
        later.first = monday(&world, 1).plus_s(3_600);
        let in_the_past = LayerDrawn {
            first: monday(&world, 0),
            ..later.clone()
        };
        let refused = common::complaints(change_layer(&lea.ctx(), layer, in_the_past).await);
        assert_eq!(refused, [(String::from("first"), Problem::InPast)]);
        change_layer(&lea.ctx(), layer, later).await.unwrap();
        let hour = |days, hours| at(&world, days).plus(Span::hours(hours));
        assert_eq!(
            on(&lea, id, hour(1, 0)).await,
            ["Ben"],
            "no hole between old and new"
        );
        assert_eq!(
            on(&lea, id, hour(2, 0)).await,
            ["Ben"],
            "an hour later than before"
        );
        assert_eq!(on(&lea, id, hour(2, 1)).await, ["Anna"]);
        assert_eq!(
            on(&lea, id, hour(3, 1)).await,
            ["Lea"],
            "the swap moved along"
        );
        assert_eq!(on(&lea, id, hour(4, 0)).await, ["Lea"]);
        let seen = page(&lea, id).await;
        assert_eq!((seen.findings, seen.layers.len()), (vec![], 2));
        let new = seen.layers[0].layer.id;
        undo_layer_change(&lea.ctx(), new).await.unwrap();
        assert_eq!(on(&lea, id, hour(2, 0)).await, ["Anna"]);
        assert_eq!(
            on(&lea, id, hour(3, 0)).await,
            ["Lea"],
            "the swap went back"
        );
        let twice = undo_layer_change(&lea.ctx(), new).await;
        assert!(matches!(twice, Err(Fault::Conflict("layer-first"))));
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_layer_ends_and_goes_on_and_a_rota_is_put_away_and_taken_out() {
    World::on_each_engine(|world| async move {
        let (lea, anna, _, id) = drawn(&world).await;
        let layer = the_layer(&lea, id).await;
        let soon = world.node.now().plus(Span::hours(1));
        end_layer(&lea.ctx(), layer).await.unwrap();
        assert_eq!(on(&anna, id, soon).await, Vec::<String>::new());
        let twice = end_layer(&lea.ctx(), layer).await;
        assert!(matches!(twice, Err(Fault::Conflict("layer-ended"))));
        go_on_with_layer(&lea.ctx(), layer).await.unwrap();
        assert_eq!(on(&anna, id, soon).await, ["Anna"]);
        put_rota_away(&lea.ctx(), id).await.unwrap();
        let list = list_rotas(&anna.ctx()).await.unwrap();
        assert_eq!((list.rotas.len(), list.away.len()), (0, 1));
        // Nobody is on duty by any rota: whoever leads is called at once, and not nobody.
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Lea"]);
        take_rota_out(&lea.ctx(), id).await.unwrap();
        assert_eq!(on(&anna, id, soon).await, ["Anna"]);
        let renamed = RotaDrawn {
            name: String::from("Night watch"),
            zone: Zone::named("Europe/Vilnius").unwrap(),
            wanted: Vec::new(),
        };
        change_rota(&lea.ctx(), id, renamed).await.unwrap();
        assert_eq!(page(&lea, id).await.row.kept.name, "Night watch");
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_makes_a_hole_that_is_seen() {
    World::on_each_engine(|world| async move {
        let (lea, anna, ben, id) = drawn(&world).await;
        let_leave(&lea.ctx(), ben.id()).await.unwrap();
        let seen = page(&lea, id).await;
        assert!(matches!(seen.findings[0], Finding::Hole { .. }));
        assert_eq!(on(&anna, id, at(&world, 1)).await, Vec::<String>::new());
        let gone = swap_shift(&lea.ctx(), the_layer(&lea, id).await, 2, ben.id()).await;
        assert_eq!(
            common::complaints(gone),
            [(String::from("taker"), Problem::Unknown)]
        );
    })
    .await;
}

#[tokio::test]
async fn two_rotas_at_once_are_seen_as_a_double_booking_and_a_layer_takes_known_people() {
    World::on_each_engine(|world| async move {
        let (lea, anna, _, id) = drawn(&world).await;
        let (ctx, layer) = (lea.ctx(), daily(&world, &[&anna]));
        let second = draw_rota(&ctx, rota("Second"), Some(layer)).await.unwrap();
        let seen = page(&lea, id).await;
        let double =
            |f: &Finding| matches!(f, Finding::DoubleBooked { person, .. } if *person == anna.id());
        assert!(seen.findings.iter().any(double), "{:?}", seen.findings);
        assert_eq!(seen.rotas[&second], "Second");
        let mut empty = daily(&world, &[]);
        let refused = common::complaints(add_layer(&lea.ctx(), id, empty.clone()).await);
        assert_eq!(refused, [(String::from("people"), Problem::Missing)]);
        empty.people = vec![OfficerId::new(world.node.now(), world.chance())];
        let refused = common::complaints(add_layer(&lea.ctx(), id, empty).await);
        assert_eq!(refused, [(String::from("people"), Problem::Unknown)]);
        add_layer(&lea.ctx(), id, daily(&world, &[&lea]))
            .await
            .unwrap();
        assert_eq!(
            on(&lea, id, world.node.now()).await,
            ["Lea"],
            "the upper layer counts"
        );
    })
    .await;
}

/// What the leads were told since the last look: to whom, and the words.
fn told(world: &World) -> Vec<(String, String)> {
    let all = world.mailbox.take().into_iter();
    all.filter_map(|o| match o.says {
        Says::Ahead { words } => Some((o.officer_name, words)),
        _ => None,
    })
    .collect()
}

#[tokio::test]
async fn a_hole_is_told_a_week_a_day_and_an_hour_ahead_each_once() {
    World::on_each_engine(|world| async move {
        let (lea, anna, _, id) = drawn(&world).await;
        world.settle().await;
        world.mailbox.take();
        let from = world.node.now().plus(Span::days(10));
        let nobody = OverrideDrawn {
            from,
            until: from.plus(Span::hours(4)),
            change: Change::Only(Vec::new()),
        };
        make_override(&lea.ctx(), id, nobody).await.unwrap();
        world.advance(Span::minutes(2)).await;
        assert_eq!(told(&world), [], "ten days are too early");
        let before = common::journal_size(&world).await;
        for ahead in [Span::days(7), Span::days(1), Span::hours(1)] {
            let at = from.minus(ahead).plus(Span::seconds(1));
            world.advance(at.since(world.node.now())).await;
            world.advance(Span::minutes(2)).await;
            let said = told(&world);
            assert_eq!(said.len(), 1, "{said:?}");
            assert_eq!(said[0].0, "Lea");
            assert!(
                said[0].1.contains("nobody is on duty in «Watch»"),
                "{}",
                said[0].1
            );
            assert!(said[0].1.contains("(Europe/Tallinn)"), "{}", said[0].1);
            world.advance(Span::minutes(5)).await;
            assert_eq!(told(&world), [], "each once");
        }
        // The hole itself says nothing new, and whoever fills it in between is told no more.
        world.advance(Span::hours(2)).await;
        assert_eq!(told(&world), []);
        let entries = world.store().read("told", |tx| {
            let sql = "SELECT COUNT(*) FROM journal WHERE act = 'finding told'";
            Ok(tx.query_one(sql, &[], |r| r.int(0))?.unwrap_or(0))
        });
        assert_eq!(entries.await.unwrap(), 3);
        assert!(common::journal_size(&world).await > before);
        assert!(page(&anna, id).await.findings.len() == 1);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn what_comes_up_late_is_told_at_once_and_a_restart_tells_nothing_twice() {
    World::on_each_engine(|world| async move {
        let (lea, _, _, id) = drawn(&world).await;
        let from = world.node.now().plus(Span::hours(3));
        let nobody = OverrideDrawn {
            from,
            until: from.plus(Span::hours(4)),
            change: Change::Only(Vec::new()),
        };
        make_override(&lea.ctx(), id, nobody).await.unwrap();
        world.advance(Span::minutes(2)).await;
        assert_eq!(told(&world).len(), 1);
        let world = world.restarted().await;
        world.settle().await;
        world.advance(Span::minutes(2)).await;
        assert_eq!(told(&world), [], "what was told is on disk");
    })
    .await;
}
