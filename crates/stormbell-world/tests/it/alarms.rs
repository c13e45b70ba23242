//! Somebody is always called: who, how often, by which link it stops, and when it begins again.

use crate::common::{self, file, reporter, said, urgent};
use stormbell_model::{
    AlarmId, Span, limits,
    officer::{Actor, Role},
    report::Outcome,
};
use stormbell_service::*;
use stormbell_world::{Person, World};

/// Everybody who was called since the last look, by name.
fn called(world: &World) -> Vec<String> {
    let mut names: Vec<String> = world
        .mailbox
        .take()
        .into_iter()
        .map(|call| call.officer_name)
        .collect();
    names.sort();
    names
}

/// The secret of each link that was mailed, with whom it was mailed to.
fn links(world: &World) -> Vec<(String, String)> {
    let calls = world.mailbox.take().into_iter();
    calls
        .map(|c| (c.officer_name, c.url.rsplit('/').next().unwrap().to_owned()))
        .collect()
}

fn link_of(world: &World, name: &str) -> String {
    let found = links(world).into_iter().find(|(to, _)| to == name);
    found.expect("a mail to this person").1
}

/// The one open alarm, as the desk shows it.
async fn the_alarm(world: &World, officer: &Person) -> Option<AlarmRow> {
    let (ctx, all) = (world.ctx(officer.actor), QueueFilter::default());
    let mut alarms = desk_queue(&ctx, &all).await.unwrap().alarms;
    assert!(alarms.len() < 2);
    alarms.pop()
}

async fn alarm_id(world: &World, officer: &Person) -> AlarmId {
    the_alarm(world, officer).await.expect("an open alarm").id
}

/// A house with Lea and Anna on duty and Ben at home.
async fn staffed(world: &World) -> [Person; 3] {
    let lea = world.officer("Lea", Role::Lead).await;
    let anna = world.officer("Anna", Role::DutyOfficer).await;
    let ben = world.officer("Ben", Role::Handler).await;
    world.officer("Otto", Role::Operator).await;
    set_duty(&ben.ctx(), false).await.unwrap();
    [lea, anna, ben]
}

#[tokio::test]
async fn it_rings_for_those_on_duty_then_for_the_leads_and_then_for_everyone_again_and_again() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        assert!(file(&world, urgent("Everything is locked.")).await.rings);
        assert!(!file(&world, said("Only a question.")).await.rings);
        world.settle().await;
        assert_eq!(called(&world), ["Anna", "Lea"]);
        world.advance(Span::minutes(5)).await;
        assert_eq!(called(&world), ["Anna", "Lea"]);
        let (leads, all): (&[&str], &[&str]) = (&["Lea"], &["Anna", "Ben", "Lea"]);
        for next in [leads, leads, all, leads, all, leads] {
            world.advance(Span(Span::minutes(5).0 - 1)).await;
            assert!(called(&world).is_empty(), "nobody is called too early");
            world.advance(Span(1)).await;
            assert_eq!(called(&world), next);
        }
        let alarm = the_alarm(&world, &anna).await.unwrap();
        assert!(alarm.ringing);
        assert!(alarm.notifications.iter().all(|n| n.state == "accepted"));
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_mail_is_a_postcard() {
    World::on_each_engine(|world| async move {
        staffed(&world).await;
        let filed = file(&world, urgent("The words of the report.")).await;
        world.settle().await;
        let calls = world.mailbox.take();
        assert_eq!(calls[0].reference(), Some(filed.reference.as_str()));
        assert!(calls[0].url.starts_with("http://localhost:8080/a/"));
        assert_ne!(calls[0].url, calls[1].url, "each has a link of their own");
    })
    .await;
}

#[tokio::test]
async fn with_nobody_on_duty_the_lead_is_called_at_once_and_then_everybody() {
    World::on_each_engine(|world| async move {
        for person in staffed(&world).await {
            set_duty(&person.ctx(), false).await.unwrap();
        }
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Lea"]);
        world.advance(Span::minutes(5)).await;
        world.advance(Span::minutes(5)).await;
        assert_eq!(called(&world), ["Anna", "Ben", "Lea", "Lea"]);
    })
    .await;
}

#[tokio::test]
async fn who_is_on_duty_without_an_address_cannot_be_all_who_are_called() {
    World::on_each_engine(|world| async move {
        let [lea, anna, _] = staffed(&world).await;
        set_duty(&lea.ctx(), false).await.unwrap();
        let lang = stormbell_model::Lang::En;
        set_profile(&anna.ctx(), "Anna", None, lang).await.unwrap();
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Lea"], "at once");
        world.advance(Span::minutes(5)).await;
        world.advance(Span::minutes(5)).await;
        assert_eq!(called(&world), ["Ben", "Lea", "Lea"]);
        let shown = the_alarm(&world, &anna).await.unwrap().notifications;
        let failed = shown.iter().find(|n| n.to == "Anna").unwrap();
        assert_eq!(failed.state, "failed");
        assert_eq!(failed.note.as_deref(), Some("no-address"));
    })
    .await;
}

#[tokio::test]
async fn with_nobody_here_at_all_it_goes_on_until_somebody_comes() {
    World::on_each_engine(|world| async move {
        file(&world, urgent("Is anybody there?")).await;
        world.advance(Span::hours(1)).await;
        common::assert_somebody_is_always_called(&world).await;
        let lea = world.officer("Lea", Role::Lead).await;
        assert!(the_alarm(&world, &lea).await.unwrap().ringing);
        world.advance(Span::minutes(5)).await;
        assert_eq!(called(&world), ["Lea"]);
    })
    .await;
}

#[tokio::test]
async fn a_broken_carrier_is_tried_again_and_shown_and_the_desk_stays_red() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let away = CarrierFault {
            code: "server-away",
            again: true,
        };
        world.mailbox.break_with(Some(away));
        file(&world, urgent("x")).await;
        world.settle().await;
        let first = &the_alarm(&world, &lea).await.unwrap().notifications[0];
        assert_eq!(
            (first.state.as_str(), first.note.as_deref()),
            ("queued", Some("server-away"))
        );
        world.advance(Span::minutes(4)).await;
        assert!(called(&world).is_empty());
        world.mailbox.break_with(None);
        world.advance(Span::seconds(59)).await;
        assert_eq!(
            called(&world),
            ["Lea"],
            "the first call, before the second step"
        );

        let never = CarrierFault {
            code: "address-refused",
            again: false,
        };
        world.mailbox.break_with(Some(never));
        world.advance(Span::seconds(1)).await;
        let alarm = the_alarm(&world, &lea).await.unwrap();
        assert!(alarm.ringing, "red although nobody could be reached");
        let second = &alarm.notifications[0];
        assert_eq!(
            (second.state.as_str(), second.note.as_deref()),
            ("failed", Some("address-refused"))
        );
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn tries_of_one_call_end_but_the_alarm_goes_on() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let away = CarrierFault {
            code: "server-away",
            again: true,
        };
        world.mailbox.break_with(Some(away));
        file(&world, urgent("x")).await;
        for _ in 0..80 {
            world.advance(Span::seconds(30)).await;
        }
        let sql = "SELECT COUNT(*) FROM jobs WHERE lane = 'call' AND attempts > 6";
        let tired = world
            .store()
            .read("count", move |tx| tx.query_one(sql, &[], |r| r.int(0)));
        assert_eq!(tired.await.unwrap(), Some(0));
        let shown = the_alarm(&world, &lea).await.unwrap().notifications;
        assert!(shown.iter().any(|n| n.state == "failed"));
        world.mailbox.break_with(None);
        world.advance(Span::minutes(6)).await;
        assert!(called(&world).contains(&String::from("Lea")));
    })
    .await;
}

#[tokio::test]
async fn a_look_at_the_link_does_nothing_and_the_button_takes_the_alarm() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        let filed = file(&world, urgent("x")).await;
        world.settle().await;
        let token = link_of(&world, "Anna");
        let visitor = world.ctx(Actor::Visitor);
        let before = common::journal_size(&world).await;
        let mut browser = world.visitor();
        for _ in 0..3 {
            assert_eq!(browser.get(&format!("/a/{token}")).await.status, 200);
            let seen = look_at_ack_link(&visitor, &token).await.unwrap().unwrap();
            assert!(seen.ringing);
            assert_eq!(seen.officer_name, "Anna");
        }
        assert_eq!(common::journal_size(&world).await, before);

        let done = browser.post_form(&format!("/a/{token}"), &[]).await;
        assert!(done.status.is_success() || done.status.is_redirection());
        let after = common::journal_size(&world).await;
        assert!(after > before);
        for _ in 0..2 {
            let again = acknowledge_by_link(&visitor, &token).await.unwrap();
            assert!(!again.ringing);
            assert_eq!(again.held_by, ["Anna"]);
            assert!(again.mine);
        }
        assert_eq!(common::journal_size(&world).await, after, "twice is once");
        world.advance(Span::minutes(10)).await;
        assert!(called(&world).is_empty());
        let report = read_report(&anna.ctx(), filed.report).await.unwrap().report;
        assert_eq!(report.assigned_to, Some(anna.id()));
        assert!(report.acknowledged_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_link_ends_with_its_day_and_with_its_officer_and_cannot_be_forged() {
    World::on_each_engine(|world| async move {
        let [lea, anna, _] = staffed(&world).await;
        file(&world, urgent("x")).await;
        world.settle().await;
        let all = links(&world);
        let of = |name: &str| all.iter().find(|(to, _)| to == name).unwrap().1.clone();
        let (annas, leas) = (of("Anna"), of("Lea"));
        let_leave(&lea.ctx(), anna.id()).await.unwrap();
        let before = common::journal_size(&world).await;
        let refused = async |token: &str| {
            let visitor = world.ctx(Actor::Visitor);
            assert!(look_at_ack_link(&visitor, token).await.unwrap().is_none());
            let acted = acknowledge_by_link(&visitor, token).await;
            assert!(matches!(acted, Err(Fault::NotFound)), "{token}");
        };
        refused(&annas).await;
        for place in 0..leas.len() {
            let mut forged = leas.clone();
            let sign = if &leas[place..=place] == "0" {
                "1"
            } else {
                "0"
            };
            forged.replace_range(place..=place, sign);
            refused(&forged).await;
        }
        for odd in [
            "",
            "x",
            &leas[1..],
            &format!("{leas}0"),
            &leas.to_uppercase(),
            &lea.token,
        ] {
            refused(odd).await;
        }
        change_role(&lea.ctx(), lea.id(), Role::Auditor)
            .await
            .unwrap_err();
        world.clock.advance(Span(limits::ACK_LINK_OPEN.0 - 1));
        let visitor = world.ctx(Actor::Visitor);
        assert!(look_at_ack_link(&visitor, &leas).await.unwrap().is_some());
        world.clock.advance(Span(1));
        refused(&leas).await;
        assert_eq!(common::journal_size(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn acknowledged_and_left_lying_it_rings_again() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        file(&world, urgent("x")).await;
        world.settle().await;
        let alarm = alarm_id(&world, &anna).await;
        acknowledge_alarm(&anna.ctx(), alarm).await.unwrap();
        called(&world);
        world.advance(Span(Span::minutes(30).0 - 1)).await;
        assert!(called(&world).is_empty());
        world.advance(Span(1)).await;
        assert_eq!(called(&world), ["Anna", "Lea"]);
        assert!(the_alarm(&world, &anna).await.unwrap().ringing);
    })
    .await;
}

#[tokio::test]
async fn work_moves_the_lapse_and_closing_ends_it() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        let filed = file(&world, urgent("x")).await;
        world.settle().await;
        take_report(&anna.ctx(), filed.report).await.unwrap();
        called(&world);
        for _ in 0..3 {
            world.advance(Span::minutes(29)).await;
            answer_reporter(&world.ctx(anna.actor), filed.report, "We are on it.")
                .await
                .unwrap();
        }
        world.advance(Span::minutes(29)).await;
        assert!(called(&world).is_empty());
        close_report(
            &world.ctx(anna.actor),
            filed.report,
            Outcome::Resolved,
            "Over.",
        )
        .await
        .unwrap();
        assert_eq!(next_alarm_step(&world.node).await.unwrap(), None);
        world.advance(Span::hours(2)).await;
        assert!(called(&world).is_empty());
        assert!(the_alarm(&world, &anna).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn closing_an_incident_with_its_reports_ends_their_alarms() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        let mut reports = Vec::new();
        for n in 0..3 {
            reports.push(file(&world, urgent(&n.to_string())).await.report);
        }
        world.settle().await;
        let incident = open_incident(&anna.ctx(), "A wave", &reports, "same hour")
            .await
            .unwrap();
        let ctx = world.ctx(anna.actor);
        close_incident(&ctx, incident, Outcome::Resolved, "Stopped.", true)
            .await
            .unwrap();
        assert_eq!(next_alarm_step(&world.node).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_was_closed_before_its_first_reading_rings_for_nobody() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        let filed = file(&world, urgent("A drill.")).await;
        close_report(
            &anna.ctx(),
            filed.report,
            Outcome::NoAttack,
            "It was a drill.",
        )
        .await
        .unwrap();
        world.settle().await;
        common::assert_somebody_is_always_called(&world).await;
        assert!(called(&world).is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_acknowledge_at_the_same_instant_all_have_it_and_one_has_the_report() {
    World::on_each_engine(|world| async move {
        let [lea, anna, ben] = staffed(&world).await;
        for round in 0..8 {
            let filed = file(&world, urgent("x")).await;
            world.settle().await;
            let alarm = alarm_id(&world, &anna).await;
            let tasks = [&lea, &anna, &ben].map(|person| {
                let ctx = person.ctx();
                tokio::spawn(async move { acknowledge_alarm(&ctx, alarm).await })
            });
            for task in tasks {
                task.await.unwrap().unwrap();
            }
            let desk = read_report(&anna.ctx(), filed.report).await.unwrap();
            assert_eq!(
                desk.alarms[0].held_by.len(),
                3,
                "all have it, round {round}"
            );
            let taken: Vec<_> = desk
                .history
                .iter()
                .filter(|h| h.act == "report taken")
                .collect();
            assert_eq!(taken.len(), 1, "and one has the report");
            assert_eq!(Some(&taken[0].who), desk.assigned_name.as_ref());
            close_report(&anna.ctx(), filed.report, Outcome::Advised, "x")
                .await
                .unwrap();
        }
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn who_answers_a_ringing_report_stops_the_ringing() {
    World::on_each_engine(|world| async move {
        let [_, anna, _] = staffed(&world).await;
        let filed = file(&world, urgent("x")).await;
        world.settle().await;
        called(&world);
        answer_reporter(&anna.ctx(), filed.report, "We are with you.")
            .await
            .unwrap();
        world.advance(Span::minutes(10)).await;
        assert!(called(&world).is_empty(), "a human has it");
        let alarm = the_alarm(&world, &anna).await.unwrap();
        assert_eq!(alarm.acknowledged_by.as_deref(), Some("Anna"));
        let talk = read_conversation(&reporter(&world, &filed)).await.unwrap();
        assert!(talk.acknowledged_at.is_some());
    })
    .await;
}
