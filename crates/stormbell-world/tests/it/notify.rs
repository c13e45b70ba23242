//! Notifications go by the channels of a person, with their proofs: what carriers and people say, in every order, and storms.

use crate::common::{self, file, said, urgent};
use stormbell_model::{
    ChannelId, Span,
    notice::{Answer, Channel, Verdict},
    officer::{Actor, Role},
    sector::Sector,
};
use stormbell_service::*;
use stormbell_world::{Person, World};

fn new(channel: &str, to: &str) -> NewChannel {
    NewChannel {
        channel: channel.into(),
        to: to.into(),
        ..NewChannel::default()
    }
}

/// Lea alone, with mail and a telephone.
async fn lea_with_phone(world: &World) -> (Person, ChannelId) {
    let lea = world.officer("Lea", Role::Lead).await;
    let phone = add_channel(&lea.ctx(), &new("sms", "+46 70 123 45 67")).await;
    (lea, phone.unwrap())
}

/// By what people were called since the last look.
fn by(world: &World) -> Vec<Channel> {
    let mut by: Vec<Channel> = world
        .mailbox
        .take()
        .iter()
        .map(|o| o.to.channel())
        .collect();
    by.sort();
    by
}

fn fault(again: bool) -> Option<CarrierFault> {
    Some(CarrierFault {
        code: "gone",
        again,
    })
}

async fn row(world: &World, who: &Person) -> AlarmRow {
    let ctx = world.ctx(who.actor);
    let queue = desk_queue(&ctx, &QueueFilter::default()).await.unwrap();
    queue.alarms.into_iter().next().expect("an open alarm")
}

async fn ringing_alarms(world: &World, who: &Person) -> usize {
    let ctx = world.ctx(who.actor);
    let queue = desk_queue(&ctx, &QueueFilter::default()).await.unwrap();
    queue.alarms.iter().filter(|a| a.ringing).count()
}

#[tokio::test]
async fn a_refused_call_goes_by_the_next_channel_at_once_and_the_refused_one_is_dead() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        world.mailbox.break_channel(Channel::Mail, fault(false));
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(by(&world), [Channel::Sms], "without waiting");
        let mine = my_channels(&lea.ctx()).await.unwrap();
        assert_eq!(mine.channels[0].verdict, Verdict::Dead);
        assert_eq!(mine.called[1].at_once, [phone]);
        let alarm = row(&world, &lea).await.id;
        let told = notified_about(&lea.ctx(), alarm).await.unwrap();
        let failed = told.iter().find(|n| n.channel == "mail").unwrap();
        assert_eq!(failed.state, "failed");
        assert_eq!(failed.proofs[0].0, "refused");
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_gateway_that_refuses_the_node_is_gone_around_and_no_number_is_dead() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        move_channel(&lea.ctx(), phone, true).await.unwrap();
        let no_credit = CarrierFault {
            code: "gateway-refuses-us",
            again: true,
        };
        world.mailbox.break_channel(Channel::Sms, Some(no_credit));
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(by(&world), [Channel::Mail], "without waiting");
        let codes = |world: &World| -> Vec<&'static str> {
            let troubles = world.node.troubles();
            troubles.iter().map(|t| t.kind.code()).collect()
        };
        assert_eq!(codes(&world), ["calls-failing"]);
        world.mailbox.break_channel(Channel::Sms, None);
        world.advance(Span::minutes(1)).await;
        assert_eq!(by(&world), [Channel::Sms], "and once more where it was");
        assert_eq!(codes(&world), [""; 0]);
        let mine = my_channels(&lea.ctx()).await.unwrap();
        assert!(mine.channels.iter().all(|c| c.verdict != Verdict::Dead));
    })
    .await;
}

#[tokio::test]
async fn a_carrier_that_is_silent_or_lies_is_not_waited_for() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        move_channel(&lea.ctx(), phone, true).await.unwrap();
        file(&world, urgent("x")).await;
        world.settle().await;
        let sent = world.mailbox.take();
        assert_eq!(sent[0].to.channel(), Channel::Sms);
        let name = sent[0].id.to_string();
        let hear = async |answer| {
            let ctx = world.ctx(Actor::Node);
            let heard = hear_delivery(&ctx, Channel::Sms, &name, answer)
                .await
                .unwrap();
            world.settle().await;
            heard
        };
        // Says that it delivered, twice, and then that it did not.
        for _ in 0..2 {
            assert_eq!(hear(Answer::Delivered).await, Heard::Taken);
        }
        assert!(by(&world).is_empty());
        hear(Answer::NotDelivered).await;
        assert_eq!(by(&world), [Channel::Mail]);
        hear(Answer::NotDelivered).await;
        assert!(by(&world).is_empty(), "twice is once");
        let ctx = world.ctx(Actor::Node);
        let other = hear_delivery(&ctx, Channel::Push, &name, Answer::Delivered).await;
        assert_eq!(other.unwrap(), Heard::Unknown, "another carrier's name");
        let alarm = row(&world, &lea).await.id;
        let told = notified_about(&lea.ctx(), alarm).await.unwrap();
        let sms = told.iter().find(|n| n.channel == "sms").unwrap();
        let said: Vec<_> = sms.proofs.iter().map(|p| p.0).collect();
        assert_eq!(said, ["accepted", "delivered", "not-delivered"]);
    })
    .await;
}

#[tokio::test]
async fn a_silent_gateway_makes_the_mail_go_after_two_minutes() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        move_channel(&lea.ctx(), phone, true).await.unwrap();
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(by(&world), [Channel::Sms]);
        world.advance(Span::seconds(121)).await;
        assert_eq!(by(&world), [Channel::Mail]);
    })
    .await;
}

#[tokio::test]
async fn an_emergency_goes_out_on_two_channels_that_do_not_fail_together() {
    World::on_each_engine(|world| async move {
        lea_with_phone(&world).await;
        let mut report = urgent("The ward stands still.");
        report.sector = Sector::parse("health");
        file(&world, report).await;
        world.settle().await;
        assert_eq!(by(&world), [Channel::Mail, Channel::Sms]);
    })
    .await;
}

#[tokio::test]
async fn a_storm_is_bundled_and_one_answer_takes_all_of_it() {
    World::on_each_engine(|world| async move {
        let [lea, anna, _] = [
            world.officer("Lea", Role::Lead).await,
            world.officer("Anna", Role::DutyOfficer).await,
            world.officer("Ben", Role::Handler).await,
        ];
        // Few enough that they are no wave, which would ring once.
        for n in 0..6 {
            file(&world, urgent(&n.to_string())).await;
        }
        world.settle().await;
        // The second message waits for the rest of a storm.
        world.advance(Span::seconds(1)).await;
        let sent = world.mailbox.take();
        assert!(sent.len() <= 6, "two each at the most: {}", sent.len());
        let told = |name: &str| {
            let of = sent.iter().filter(|o| o.officer_name == name);
            of.map(|o| match o.says {
                Says::Alarm { others, .. } => others + 1,
                _ => 0,
            })
            .sum::<usize>()
        };
        for name in ["Lea", "Anna", "Ben"] {
            assert_eq!(told(name), 6, "{name} hears of every alarm");
        }
        let secret = |o: &Outgoing| o.url.rsplit('/').next().unwrap().to_owned();
        let annas: Vec<String> = sent
            .iter()
            .filter(|o| o.officer_name == "Anna")
            .map(secret)
            .collect();
        // Somebody else replies with what was Anna's: nothing happens.
        let ctx = world.ctx(Actor::Visitor);
        let wrong = hear_mail_reply(&ctx, "ben@desk.example", &annas[0])
            .await
            .unwrap();
        assert_eq!(wrong, Heard::Unknown);
        assert_eq!(ringing_alarms(&world, &lea).await, 6);
        for secret in &annas {
            for _ in 0..2 {
                let heard = hear_mail_reply(&ctx, "Anna@Desk.example", secret)
                    .await
                    .unwrap();
                assert_eq!(heard, Heard::Taken);
            }
        }
        assert_eq!(ringing_alarms(&world, &lea).await, 0);
        world.advance(Span::minutes(10)).await;
        assert!(by(&world).is_empty(), "a human has them");
        let mine = my_channels(&anna.ctx()).await.unwrap();
        assert_eq!(mine.channels[0].verdict, Verdict::Works);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_short_message_back_with_its_code_takes_the_alarm_and_only_from_its_number() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        move_channel(&lea.ctx(), phone, true).await.unwrap();
        file(&world, urgent("x")).await;
        world.settle().await;
        let code = world.mailbox.take()[0].code.clone();
        assert_eq!(code.len(), 6);
        let ctx = world.ctx(Actor::Node);
        let reply = async |from: &str, words: &str| {
            hear_reply(&ctx, Channel::Sms, from, words).await.unwrap()
        };
        assert_eq!(reply("+46709999999", &code).await, Heard::Unknown);
        assert_eq!(reply("+46701234567", "yes").await, Heard::Unknown);
        assert!(row(&world, &lea).await.ringing);
        let words = format!("ok {code}, on it");
        assert_eq!(reply("+46701234567", &words).await, Heard::Taken);
        assert!(!row(&world, &lea).await.ringing);
    })
    .await;
}

#[tokio::test]
async fn who_dies_between_sent_and_noted_sends_the_same_again() {
    World::on_each_engine(|world| async move {
        world.officer("Lea", Role::Lead).await;
        file(&world, urgent("x")).await;
        world.settle().await;
        let first = world.mailbox.take().remove(0);
        // As the process leaves it that dies after the carrier's «yes»: handed over, and no answer noted.
        let undo = |tx: &mut stormbell_store::Tx<'_>| {
            tx.execute("DELETE FROM notification_proofs", &[])?;
            tx.execute(
                "UPDATE notifications SET state = 'handed', next_at = at + 60000000",
                &[],
            )
        };
        world
            .store()
            .write("forget the answer", undo)
            .await
            .unwrap();
        let world = world.restarted().await;
        world.advance(Span::seconds(59)).await;
        assert!(world.mailbox.take().is_empty());
        world.advance(Span::seconds(1)).await;
        let again = world.mailbox.take();
        assert_eq!(again.len(), 1);
        assert_eq!(
            (again[0].id, &again[0].url),
            (first.id, &first.url),
            "the same message"
        );
    })
    .await;
}

#[tokio::test]
async fn channels_are_tested_silently_by_day_once_a_week_and_by_hand_with_a_button() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        world.settle().await;
        assert!(
            world.mailbox.take_all().is_empty(),
            "it is past three in the afternoon"
        );
        world.advance(Span::hours(18)).await;
        let silent = world.mailbox.take_all();
        assert_eq!(silent.len(), 2);
        assert!(
            silent
                .iter()
                .all(|o| o.says == Says::SilentTest && o.url.is_empty())
        );
        world.advance(Span::hours(1)).await;
        assert!(world.mailbox.take_all().is_empty(), "once");

        test_channel(&lea.ctx(), phone).await.unwrap();
        world.advance(Span::minutes(1)).await;
        let test = world.mailbox.take().remove(0);
        assert!(test.says == Says::ChannelTest);
        let path = test
            .url
            .trim_start_matches("http://localhost:8080")
            .to_owned();
        let mut browser = world.visitor();
        assert_eq!(browser.get(&path).await.status, 200);
        let shown = my_channels(&lea.ctx()).await.unwrap().channels[1]
            .tested
            .unwrap();
        assert_eq!(shown.1, "seen");
        assert!(browser.post_form(&path, &[]).await.status.is_success());
        let mine = my_channels(&lea.ctx()).await.unwrap();
        assert_eq!(mine.channels[1].tested.unwrap().1, "acknowledged");
        assert_eq!(mine.channels[1].verdict, Verdict::Works);
        assert_eq!(browser.get("/reached/nothing").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_last_channel_stays_and_a_removal_is_taken_back() {
    World::on_each_engine(|world| async move {
        let (lea, phone) = lea_with_phone(&world).await;
        let ctx = lea.ctx();
        let mail = my_channels(&ctx).await.unwrap().channels[0].id;
        remove_channel(&ctx, mail).await.unwrap();
        let last = remove_channel(&ctx, phone).await;
        assert!(matches!(last, Err(Fault::Conflict("last-channel"))));
        file(&world, said("quiet")).await;
        file(&world, urgent("x")).await;
        world.settle().await;
        assert_eq!(by(&world), [Channel::Sms]);
        restore_channel(&ctx, mail).await.unwrap();
        assert_eq!(my_channels(&ctx).await.unwrap().channels.len(), 2);
        // What is another's is not there.
        let ben = world.officer("Ben", Role::Handler).await;
        for result in [
            remove_channel(&ben.ctx(), phone).await,
            test_channel(&ben.ctx(), phone).await,
            move_channel(&ben.ctx(), phone, true).await,
        ] {
            assert!(matches!(result, Err(Fault::NotFound)));
        }
        let twice = add_channel(&ctx, &new("sms", "0046701234567")).await;
        assert!(matches!(twice, Err(Fault::Invalid(_))));
        let inside = add_channel(&ctx, &new("push", "https://127.0.0.1/x")).await;
        assert!(matches!(inside, Err(Fault::Invalid(_))));
    })
    .await;
}
