//! What people do with an alarm, what becomes of it when they do it twice, late, at the same instant or not at all, and
//! that yesterday's program may ring beside today's.

use crate::common::{self, file, urgent};
use stormbell_model::{
    AlarmId, Span,
    escalation::Target,
    officer::{Actor, Role},
    report::Outcome,
    triage::Priority,
};
use stormbell_service::*;
use stormbell_world::{Person, World};

fn called(world: &World) -> Vec<String> {
    let calls = world.mailbox.take().into_iter();
    let mut names: Vec<String> = calls.map(|call| call.officer_name).collect();
    names.sort();
    names
}

fn link_of(world: &World, name: &str) -> String {
    let mut calls = world.mailbox.take().into_iter();
    let call = calls.find(|c| c.officer_name == name).expect("called");
    call.url.rsplit('/').next().unwrap().to_owned()
}

/// Lea leads; Anna is on duty; Ben is at home. One alarm rings, for Anna and Lea.
struct Night {
    lea: Person,
    anna: Person,
    ben: Person,
    filed: Filed,
    alarm: AlarmId,
}

async fn night(world: &World) -> Night {
    let lea = world.officer("Lea", Role::Lead).await;
    let anna = world.officer("Anna", Role::DutyOfficer).await;
    let ben = world.officer("Ben", Role::Handler).await;
    set_duty(&ben.ctx(), false).await.unwrap();
    set_duty(&lea.ctx(), false).await.unwrap();
    let filed = file(world, urgent("Everything is locked.")).await;
    world.settle().await;
    let queue = desk_queue(&anna.ctx(), &QueueFilter::default()).await;
    let alarm = queue.unwrap().alarms[0].id;
    Night {
        lea,
        anna,
        ben,
        filed,
        alarm,
    }
}

async fn shown(world: &World, by: &Person, alarm: AlarmId) -> AlarmDesk {
    read_alarm(&world.ctx(by.actor), alarm).await.unwrap()
}

fn acts(desk: &AlarmDesk) -> Vec<&str> {
    desk.lines.iter().map(|l| l.act.as_str()).collect()
}

#[tokio::test]
async fn handed_on_it_stays_with_who_asked_until_the_answer() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        assert_eq!(called(&world), ["Anna"]);
        acknowledge_alarm(&n.anna.ctx(), n.alarm).await.unwrap();
        for _ in 0..2 {
            hand_on_alarm(&n.anna.ctx(), n.alarm, n.ben.id())
                .await
                .unwrap();
            world.settle().await;
        }
        assert_eq!(called(&world), ["Ben"], "asked twice, called once");
        let desk = shown(&world, &n.ben, n.alarm).await;
        assert!(desk.asked_me && !desk.mine && !desk.row.ringing);
        assert_eq!(desk.row.held_by, ["Anna"]);
        acknowledge_alarm(&n.ben.ctx(), n.alarm).await.unwrap();
        let desk = shown(&world, &n.ben, n.alarm).await;
        assert_eq!(desk.row.held_by, ["Ben"]);
        let report = read_report(&n.ben.ctx(), n.filed.report).await.unwrap();
        assert_eq!(report.assigned_name.as_deref(), Some("Ben"));
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn handed_on_and_unanswered_it_rings_on_after_five_minutes() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        // Who has it not yet takes it by asking.
        hand_on_alarm(&n.anna.ctx(), n.alarm, n.ben.id())
            .await
            .unwrap();
        world.settle().await;
        called(&world);
        world.advance(Span(Span::minutes(5).0 - 1)).await;
        assert!(called(&world).is_empty());
        world.advance(Span(1)).await;
        assert_eq!(called(&world), ["Anna"], "the policy goes on where it was");
        let desk = shown(&world, &n.lea, n.alarm).await;
        assert!(desk.row.ringing);
        assert!(acts(&desk).contains(&"alarm hand-on unanswered"));
        let to = desk
            .lines
            .iter()
            .find(|l| l.act == "alarm handed on")
            .unwrap();
        assert_eq!(
            (to.by.as_str(), &to.people[..]),
            ("Anna", &[String::from("Ben")][..])
        );
    })
    .await;
}

#[tokio::test]
async fn it_is_handed_on_only_to_somebody_who_is_there_and_can_take_it() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let otto = world.officer("Otto", Role::Operator).await;
        let_leave(&n.lea.ctx(), n.ben.id()).await.unwrap();
        for to in [otto.id(), n.ben.id(), n.anna.id()] {
            let refused = hand_on_alarm(&n.anna.ctx(), n.alarm, to).await;
            assert_eq!(
                common::complaints(refused),
                [(String::from("to"), Problem::Unknown)]
            );
        }
        assert!(
            shown(&world, &n.lea, n.alarm).await.row.ringing,
            "nothing was taken"
        );
    })
    .await;
}

#[tokio::test]
async fn passed_up_twice_by_one_button_it_goes_up_one_step() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        called(&world);
        let mark = shown(&world, &n.anna, n.alarm).await.mark;
        for _ in 0..3 {
            escalate_alarm(&n.anna.ctx(), n.alarm, Some(&mark))
                .await
                .unwrap();
            world.settle().await;
        }
        assert_eq!(called(&world), ["Anna"], "the same step a second time");
        let mark = shown(&world, &n.anna, n.alarm).await.mark;
        escalate_alarm(&n.anna.ctx(), n.alarm, Some(&mark))
            .await
            .unwrap();
        world.settle().await;
        assert_eq!(called(&world), ["Lea"]);
        // Who has it and passes it up has it no more.
        acknowledge_alarm(&n.lea.ctx(), n.alarm).await.unwrap();
        escalate_alarm(&n.lea.ctx(), n.alarm, None).await.unwrap();
        world.settle().await;
        let desk = shown(&world, &n.lea, n.alarm).await;
        assert!(desk.row.ringing && desk.row.held_by.is_empty());
        assert_eq!(
            called(&world),
            ["Lea"],
            "the last resort begins with who leads"
        );
    })
    .await;
}

#[tokio::test]
async fn more_hands_are_called_and_those_who_have_it_keep_it() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let refused = ask_for_more(&n.ben.ctx(), n.alarm).await;
        assert!(matches!(refused, Err(Fault::Conflict("not-yours"))));
        acknowledge_alarm(&n.anna.ctx(), n.alarm).await.unwrap();
        called(&world);
        ask_for_more(&n.anna.ctx(), n.alarm).await.unwrap();
        world.settle().await;
        assert_eq!(called(&world), ["Lea"], "not who has it already");
        let desk = shown(&world, &n.anna, n.alarm).await;
        assert!(desk.row.ringing && desk.mine);
        assert_eq!((desk.needs, desk.row.missing), (2, 1));
        acknowledge_alarm(&n.ben.ctx(), n.alarm).await.unwrap();
        let desk = shown(&world, &n.anna, n.alarm).await;
        // At one instant of the test's clock: in the order of their ids.
        let mut held_by = desk.row.held_by;
        held_by.sort();
        assert_eq!(held_by, ["Anna", "Ben"]);
        assert!(!desk.row.ringing);
        ask_for_more(&n.anna.ctx(), n.alarm).await.unwrap();
        enough(&n.ben.ctx(), n.alarm).await.unwrap();
        world.settle().await;
        assert!(!shown(&world, &n.anna, n.alarm).await.row.ringing);
        let report = read_report(&n.anna.ctx(), n.filed.report).await.unwrap();
        assert_eq!(
            report.assigned_name.as_deref(),
            Some("Anna"),
            "who was first"
        );
    })
    .await;
}

#[tokio::test]
async fn after_the_end_no_act_changes_anything() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let token = link_of(&world, "Anna");
        let over = close_report(&n.lea.ctx(), n.filed.report, Outcome::Advised, "Over.").await;
        over.unwrap();
        let before = common::journal_size(&world).await;
        let ctx = n.anna.ctx();
        for refused in [
            acknowledge_alarm(&ctx, n.alarm).await,
            hand_on_alarm(&ctx, n.alarm, n.ben.id()).await,
            escalate_alarm(&ctx, n.alarm, None).await,
            ask_for_more(&ctx, n.alarm).await,
            enough(&ctx, n.alarm).await,
        ] {
            assert!(matches!(refused, Err(Fault::Conflict("already-closed"))));
        }
        let visitor = world.ctx(Actor::Visitor);
        for act in [
            LinkAct::Take,
            LinkAct::Escalate(String::from("0.0")),
            LinkAct::HandOn(n.ben.id()),
        ] {
            let seen = act_by_link(&visitor, &token, act).await.unwrap();
            assert_eq!(seen.closed.unwrap().0, "Lea", "who was quicker");
        }
        assert_eq!(common::journal_size(&world).await, before);
        world.settle().await;
        assert!(called(&world).is_empty());
        let page = world.visitor().get(&format!("/a/{token}")).await;
        assert!(page.text().contains("This alarm is over"));
    })
    .await;
}

#[tokio::test]
async fn by_the_link_one_tap_passes_up_or_hands_on() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let token = link_of(&world, "Anna");
        let visitor = world.ctx(Actor::Visitor);
        let seen = look_at_ack_link(&visitor, &token).await.unwrap().unwrap();
        let names: Vec<&str> = seen.colleagues.iter().map(|c| c.1.as_str()).collect();
        assert_eq!(names, ["Lea"], "not the whole desk is named");
        let act = LinkAct::HandOn(n.lea.id());
        let seen = act_by_link(&visitor, &token, act.clone()).await.unwrap();
        assert!(seen.mine);
        assert_eq!(seen.handed_to.as_deref(), Some("Lea"));
        world.settle().await;
        let leas = link_of(&world, "Lea");
        let asked = look_at_ack_link(&visitor, &leas).await.unwrap().unwrap();
        assert_eq!(asked.asked_by.as_deref(), Some("Anna"));
        let taken = acknowledge_by_link(&visitor, &leas).await.unwrap();
        assert_eq!(taken.held_by, ["Lea"]);
        // Anna's link still works, and says that it is not hers any more.
        let seen = look_at_ack_link(&visitor, &token).await.unwrap().unwrap();
        assert!(!seen.mine && !seen.ringing);
        let mut phone = world.visitor();
        let form = [("act", "escalate"), ("mark", seen.mark.as_str())];
        for _ in 0..2 {
            let page = phone.post_form(&format!("/a/{leas}"), &form).await;
            assert_eq!(page.status, 200);
            world.settle().await;
        }
        assert_eq!(called(&world), ["Anna"], "one step, pressed twice");
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn the_page_says_since_when_who_was_called_why_others_were_not_and_what_comes() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        let lang = stormbell_model::Lang::En;
        set_profile(&n.anna.ctx(), "Anna", None, lang)
            .await
            .unwrap();
        world.advance(Span::minutes(5)).await;
        let desk = shown(&world, &n.lea, n.alarm).await;
        let told: Vec<(&str, Option<&str>)> = desk
            .lines
            .iter()
            .map(|l| (l.act.as_str(), l.why.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("alarm called", None),
                ("alarm step skipped", Some("unreachable")),
                ("alarm called", None),
                ("alarm opened", None),
            ]
        );
        assert_eq!(desk.lines[0].people, ["Lea"]);
        assert_eq!(desk.lines[2].people, ["Anna"]);
        let next = desk.coming.first().unwrap();
        assert_eq!(Some(next.at), desk.row.next_look);
        assert_eq!(next.people, ["Lea"]);
        let all = desk.coming.iter().find(|l| l.people.len() == 3);
        assert!(all.is_some(), "everybody, in the end: {:?}", desk.coming);
        let mut browser = world
            .visitor()
            .with_cookie("__Host-stormbell-desk", &n.lea.token);
        let page = browser.get(&format!("/desk/alarms/{}", n.alarm)).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("nobody behind it can be reached"));
        let none = browser.get("/desk/alarms/01940000-0000-7000-8000-0000000000a1");
        assert_eq!(none.await.status, 404);
    })
    .await;
}

/// What yesterday's program writes into the columns that it knows.
async fn yesterday(world: &World, sql: &'static str, n: &Night) {
    let values = [n.alarm.as_bytes().into(), n.ben.id().as_bytes().into()];
    let done = world.store().write("yesterday's program", move |tx| {
        tx.execute(sql, &values[..if sql.contains("?2") { 2 } else { 1 }])
    });
    assert_eq!(done.await.unwrap(), 1);
}

#[tokio::test]
async fn what_yesterdays_program_did_beside_today_is_seen_as_what_it_meant() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        called(&world);
        // Somebody took it there.
        let sql = "UPDATE alarms SET state = 'acknowledged', officer = ?2, at = opened_at WHERE id = ?1";
        yesterday(&world, sql, &n).await;
        let desk = shown(&world, &n.anna, n.alarm).await;
        assert_eq!(desk.row.held_by, ["Ben"]);
        // Then two have it here, and there it lapses.
        acknowledge_alarm(&n.anna.ctx(), n.alarm).await.unwrap();
        assert_eq!(shown(&world, &n.anna, n.alarm).await.row.held_by.len(), 2);
        let sql = "UPDATE alarms SET state = 'ringing', officer = NULL, at = NULL, step = step + 1 WHERE id = ?1";
        yesterday(&world, sql, &n).await;
        let desk = shown(&world, &n.anna, n.alarm).await;
        assert!(desk.row.ringing && desk.row.held_by.is_empty());
        world.advance(Span::minutes(30)).await;
        assert!(!called(&world).is_empty(), "it rings on here");
        // Handed on here, taken by a third one there.
        hand_on_alarm(&n.anna.ctx(), n.alarm, n.lea.id()).await.unwrap();
        let sql = "UPDATE alarms SET officer = ?2, at = opened_at WHERE id = ?1";
        yesterday(&world, sql, &n).await;
        let desk = shown(&world, &n.anna, n.alarm).await;
        assert_eq!((desk.row.held_by, desk.handed_on), (vec![String::from("Ben")], None));
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn alarms_of_a_store_from_before_go_on() {
    for engine in stormbell_store::testing::ENGINES {
        let Some(world) = World::on(engine, 7).await else {
            continue;
        };
        let n = night(&world).await;
        called(&world);
        const BEFORE_RING: usize = 5;
        let Some(later) = world.as_of(BEFORE_RING, engine).await else {
            continue;
        };
        common::assert_somebody_is_always_called(&later).await;
        later.advance(Span::minutes(5)).await;
        assert!(!called(&later).is_empty(), "it rings on");
        acknowledge_alarm(&later.ctx(n.anna.actor), n.alarm)
            .await
            .unwrap();
        assert_eq!(shown(&later, &n.anna, n.alarm).await.row.held_by, ["Anna"]);
        later.clear_away().await;
        world.clear_away().await;
    }
}

/// Two steps: Lea's people one by one, then everybody.
pub fn draft() -> PolicyDraft {
    let step = |whom, one_by_one| StepDraft {
        whom,
        one_by_one,
        each: Some(Span::minutes(1)),
        wait: Some(Span::minutes(2)),
        times: Some(1),
    };
    PolicyDraft {
        steps: vec![
            step(vec![Target::Leads, Target::OnDuty], true),
            step(Vec::new(), false),
            step(vec![Target::Everyone], false),
        ],
        rounds: Some(1),
        lapse: Some(Span::minutes(10)),
        needs: Some(2),
    }
}

#[tokio::test]
async fn what_the_lead_writes_is_followed_and_every_version_is_kept() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        called(&world);
        acknowledge_alarm(&n.anna.ctx(), n.alarm).await.unwrap();
        let lea = n.lea.ctx();
        for priority in stormbell_model::triage::ALL {
            write_policy(&lea, priority, 0, &draft()).await.unwrap();
        }
        file(&world, urgent("Another one.")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Lea"], "one after the other");
        world.advance(Span::minutes(1)).await;
        assert_eq!(called(&world), ["Anna"]);
        world.advance(Span::minutes(2)).await;
        assert_eq!(called(&world), ["Anna", "Ben", "Lea"]);
        let queue = desk_queue(&lea, &QueueFilter::default()).await.unwrap();
        let new = queue.alarms.iter().find(|a| a.ringing).unwrap();
        assert_eq!(new.missing, 2);

        let again = write_policy(&lea, Priority::High, 0, &draft()).await;
        assert!(matches!(again, Err(Fault::Conflict("policy-moved"))));
        write_policy(&lea, Priority::High, 1, &draft())
            .await
            .unwrap();
        let desk = policies_desk(&lea).await.unwrap();
        let high = desk.policies.iter().find(|p| p.priority == Priority::High);
        let high = high.unwrap();
        let kept: Vec<u32> = high.versions.iter().map(|v| v.version).collect();
        assert_eq!(kept, [2, 1]);
        assert_eq!(high.policy.steps().len(), 2, "the empty step is left out");
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_policy_that_does_not_fit_names_its_fields() {
    let world = World::seeded(7).await;
    let lea = world.officer("Lea", Role::Lead).await;
    let mut bad = draft();
    bad.steps[0].each = Some(Span::seconds(1));
    bad.steps[2].wait = Some(Span::hours(2));
    bad.steps[2].times = Some(0);
    bad.rounds = None;
    bad.lapse = Some(Span::days(2));
    bad.needs = Some(21);
    let refused = write_policy(&lea.ctx(), Priority::Low, 0, &bad).await;
    let fields: Vec<String> = common::complaints(refused)
        .into_iter()
        .map(|c| c.0)
        .collect();
    assert_eq!(
        fields,
        ["1.each", "3.wait", "3.times", "rounds", "lapse", "needs"]
    );
    assert_eq!(common::rows(&world, "policies").await, 0);
    let mut browser = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &lea.token);
    let form = [
        ("version", "0"),
        ("steps", "1"),
        ("s1.leads", "1"),
        ("s1.wait", "soon"),
        ("s1.times", "1"),
        ("rounds", "1"),
        ("lapse", "0,5"),
        ("needs", "1"),
    ];
    let page = browser.post_form("/desk/policies/low", &form).await;
    assert_eq!(page.status, 422);
    assert!(
        page.text().contains("value=\"soon\""),
        "what was typed stays"
    );
    let mut right = form;
    right[3].1 = "1.5";
    let page = browser.post_form("/desk/policies/low", &right).await;
    assert_eq!(page.header("location"), Some("/desk/policies?done=policy"));
    let desk = policies_desk(&lea.ctx()).await.unwrap();
    let low = desk.policies.last().unwrap();
    assert_eq!(low.policy.steps()[0].wait, Span::seconds(90));
    assert_eq!(low.policy.lapse(), Span::seconds(30));
}

#[tokio::test]
async fn a_team_is_called_together_and_its_end_is_passed_over() {
    World::on_each_engine(|world| async move {
        let n = night(&world).await;
        called(&world);
        let lea = n.lea.ctx();
        let otto = world.officer("Otto", Role::Operator).await;
        let refused = make_team(&lea, "Hospital", &[otto.id()]).await;
        assert_eq!(
            common::complaints(refused),
            [(String::from("members"), Problem::Unknown)]
        );
        let team = make_team(&lea, "Hospital", &[n.anna.id(), n.ben.id()]).await;
        let team = team.unwrap();
        let mut policy = draft();
        policy.steps[0].whom = vec![Target::Team(team)];
        policy.steps[0].one_by_one = false;
        write_policy(&lea, Priority::High, 0, &policy)
            .await
            .unwrap();
        file(&world, urgent("At the hospital.")).await;
        world.settle().await;
        assert_eq!(called(&world), ["Anna", "Ben"]);
        let only_ben = [n.ben.id()];
        change_team(&lea, team, "Clinics", &only_ben).await.unwrap();
        remove_team(&lea, team).await.unwrap();
        let gone = change_team(&lea, team, "Clinics", &only_ben).await;
        assert!(matches!(gone, Err(Fault::NotFound)));
        let filed = file(&world, urgent("Nobody is behind it.")).await;
        world.settle().await;
        let report = read_report(&lea, filed.report).await.unwrap();
        let desk = shown(&world, &n.lea, report.alarms[0].id).await;
        let mut everybody = desk.lines[0].people.clone();
        everybody.sort();
        assert_eq!(everybody, ["Anna", "Ben", "Lea"], "at once");
        assert_eq!(desk.lines[1].why.as_deref(), Some("empty"));
    })
    .await;
}
