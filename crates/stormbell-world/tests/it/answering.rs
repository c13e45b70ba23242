//! What a person sees and presses when it rings: an alarm whose last holder left, a message that tells of many alarms, a
//! hand-over that calls, and what would happen now by each policy.

use crate::common::{self, file, urgent};
use stormbell_model::{
    Span,
    officer::{Actor, Role},
    triage::Priority,
};
use stormbell_service::*;
use stormbell_world::World;

fn called(world: &World) -> Vec<String> {
    let calls = world.mailbox.take().into_iter();
    let mut names: Vec<String> = calls.map(|call| call.officer_name).collect();
    names.sort();
    names
}

async fn alarms(world: &World, who: Actor) -> Vec<AlarmRow> {
    let queue = desk_queue(&world.ctx(who), &QueueFilter::default()).await;
    queue.unwrap().alarms
}

#[tokio::test]
async fn when_the_last_who_had_it_leaves_it_rings_again_at_once() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let ben = world.officer("Ben", Role::Handler).await;
        let filed = file(&world, urgent("Everything is locked.")).await;
        world.settle().await;
        let alarm = alarms(&world, lea.actor).await[0].id;
        for who in [&anna, &ben] {
            acknowledge_alarm(&who.ctx(), alarm).await.unwrap();
        }
        called(&world);
        let_leave(&lea.ctx(), anna.id()).await.unwrap();
        world.settle().await;
        assert!(called(&world).is_empty(), "Ben has it still");
        assert_eq!(alarms(&world, lea.actor).await[0].held_by, ["Ben"]);
        // A role that takes no alarms is as good as gone.
        change_role(&lea.ctx(), ben.id(), Role::Auditor)
            .await
            .unwrap();
        let desk = read_alarm(&world.ctx(lea.actor), alarm).await.unwrap();
        assert!(desk.row.ringing && desk.row.held_by.is_empty());
        assert_eq!(desk.row.next_look, Some(world.node.now()), "not the lapse");
        let left = desk.lines.iter().filter(|l| l.act == "alarm holder left");
        assert_eq!(left.count(), 2);
        world.settle().await;
        assert_eq!(called(&world), ["Lea"]);
        acknowledge_alarm(&lea.ctx(), alarm).await.unwrap();
        let report = read_report(&lea.ctx(), filed.report).await.unwrap();
        assert_eq!(report.assigned_name.as_deref(), Some("Lea"));
        common::assert_somebody_is_always_called(&world).await;
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn the_link_of_a_message_names_all_its_alarms_and_takes_one_or_all() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        for n in 0..6 {
            file(&world, urgent(&n.to_string())).await;
        }
        world.settle().await;
        // The rest of a storm is waited for, for a moment.
        world.advance(Span::seconds(1)).await;
        let sent = world.mailbox.take();
        let big = sent.iter().max_by_key(|o| match o.says {
            Says::Alarm { others, .. } => others,
            _ => 0,
        });
        let path = big.unwrap().url.trim_start_matches("http://localhost:8080");
        let token = path.rsplit('/').next().unwrap();
        let visitor = world.ctx(Actor::Visitor);
        let seen = look_at_ack_link(&visitor, token).await.unwrap().unwrap();
        let in_all = seen.told.in_all;
        assert!(in_all > 1 && seen.told.ringing == in_all && seen.told.named.len() == in_all);

        let one = seen.told.named.last().unwrap().id;
        let seen = act_by_link(&visitor, token, LinkAct::TakeOne(one))
            .await
            .unwrap();
        assert_eq!(seen.told.ringing, in_all - 1, "one, and no other");
        assert!(!seen.mine && seen.told.named.iter().any(|a| a.id == one && a.mine));
        // An alarm that the message did not tell of is not behind its link.
        let all = alarms(&world, lea.actor).await;
        let foreign = all
            .iter()
            .find(|a| seen.told.named.iter().all(|t| t.id != a.id));
        if let Some(foreign) = foreign {
            let act = LinkAct::TakeOne(foreign.id);
            let refused = act_by_link(&visitor, token, act).await;
            assert!(matches!(refused, Err(Fault::NotFound)));
        }
        let mut phone = world.visitor();
        let page = phone.get(path).await;
        assert_eq!(page.text().matches("name=\"one\"").count(), in_all - 1);
        let page = phone.post_form(path, &[("act", "take")]).await;
        assert!(page.text().contains("This alarm is yours"));
        assert_eq!(page.text().matches("name=\"one\"").count(), 0, "all taken");
        let others: usize = alarms(&world, lea.actor)
            .await
            .iter()
            .filter(|a| a.ringing)
            .count();
        assert_eq!(others, 6 - in_all, "what other messages told of rings on");
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_is_called_for_a_hand_over_and_nobody_for_the_own_hand() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let filed = file(&world, urgent("x")).await;
        world.settle().await;
        take_report(&anna.ctx(), filed.report).await.unwrap();
        called(&world);
        let to = |coming: &stormbell_world::Person| NewHandOver {
            leaving: Some(anna.id()),
            coming: coming.id(),
            note: String::from("The bank calls back."),
        };
        let id = begin_hand_over(&anna.ctx(), to(&lea)).await.unwrap();
        world.settle().await;
        let told = world.mailbox.take();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].officer_name, "Lea");
        assert!(told[0].url.ends_with("/desk/duty"));
        let Says::Ahead { words } = &told[0].says else {
            panic!("no notice")
        };
        assert!(words.contains("Anna") && !words.contains("bank"), "{words}");
        begin_hand_over(&anna.ctx(), to(&lea)).await.unwrap();
        world.settle().await;
        assert!(called(&world).is_empty(), "the same one is told of once");
        end_hand_over(&anna.ctx(), id).await.unwrap();
        begin_hand_over(&lea.ctx(), to(&lea)).await.unwrap();
        world.settle().await;
        assert!(
            called(&world).is_empty(),
            "who takes over by the own hand knows"
        );
    })
    .await;
}

#[tokio::test]
async fn policies_say_who_would_be_called_now_and_what_was_changed_is_changed_back() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        world.officer("Anna", Role::DutyOfficer).await;
        let desk = policies_desk(&lea.ctx()).await.unwrap();
        let of = |desk: &PoliciesDesk| {
            let found = desk.policies.iter().find(|p| p.priority == Priority::High);
            found.unwrap().clone()
        };
        let first = of(&desk);
        assert_eq!(first.now[0].act, "alarm called");
        assert!(first.now[0].people.contains(&String::from("Anna")));
        write_policy(&lea.ctx(), Priority::High, 0, &crate::ring::draft())
            .await
            .unwrap();
        let stale = use_policy_again(&lea.ctx(), Priority::High, 0, 0).await;
        assert!(matches!(stale, Err(Fault::Conflict("policy-moved"))));
        let unknown = use_policy_again(&lea.ctx(), Priority::High, 1, 9).await;
        assert!(matches!(unknown, Err(Fault::NotFound)));
        use_policy_again(&lea.ctx(), Priority::High, 1, 0)
            .await
            .unwrap();
        let desk = policies_desk(&lea.ctx()).await.unwrap();
        assert_eq!(of(&desk).policy, first.policy);
        use_policy_again(&lea.ctx(), Priority::High, 2, 1)
            .await
            .unwrap();
        assert_eq!(
            of(&policies_desk(&lea.ctx()).await.unwrap()).versions.len(),
            3
        );
    })
    .await;
}

#[tokio::test]
async fn a_removed_team_is_put_back_as_it_was_for_a_day() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let team = make_team(&lea.ctx(), "Hospital", &[anna.id()])
            .await
            .unwrap();
        remove_team(&lea.ctx(), team).await.unwrap();
        let desk = teams_desk(&lea.ctx()).await.unwrap();
        assert_eq!((desk.teams.len(), desk.removed.len()), (0, 1));
        restore_team(&lea.ctx(), team).await.unwrap();
        let desk = teams_desk(&lea.ctx()).await.unwrap();
        assert_eq!(desk.teams[0].members, [anna.id()]);
        let twice = restore_team(&lea.ctx(), team).await;
        assert!(matches!(twice, Err(Fault::NotFound)));
        remove_team(&lea.ctx(), team).await.unwrap();
        world.clock.advance(Span::days(1));
        let late = restore_team(&world.ctx(lea.actor), team).await;
        assert!(matches!(late, Err(Fault::NotFound)));
    })
    .await;
}
