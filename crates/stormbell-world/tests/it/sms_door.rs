//! The door at which a gateway for short messages tells what became of them, and what people answer: late, twice, against
//! what it said before, and by strangers.

use crate::common::{self, file, urgent};
use axum::http::{Method, StatusCode};
use stormbell_model::{Span, notice::Channel, officer::Role};
use stormbell_service::*;
use stormbell_web::ways::{SMS_IN, SmsDoor, Ways};
use stormbell_wire::sms_gateway::Reports;
use stormbell_world::{Person, World};

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const NUMBER: &str = "+46701234567";
const FORM: &str = "application/x-www-form-urlencoded";

/// A house that hears a gateway, and Anna on duty, who is called by telephone first.
async fn hearing(world: &World) -> Person {
    world.door.learn_ways(Ways {
        push_key: None,
        sms: Some(SmsDoor {
            secret: SECRET.into(),
            reports: Reports::default(),
        }),
    });
    let anna = world.officer("Anna", Role::DutyOfficer).await;
    let phone = NewChannel {
        channel: "sms".into(),
        to: NUMBER.into(),
        ..NewChannel::default()
    };
    let phone = add_channel(&anna.ctx(), &phone).await.unwrap();
    move_channel(&anna.ctx(), phone, true).await.unwrap();
    anna
}

/// The short message that went out for the alarm.
async fn message(world: &World) -> Outgoing {
    file(world, urgent("Everything is encrypted.")).await;
    world.settle().await;
    let all = world.mailbox.take().into_iter();
    let mut sms = all.filter(|o| o.to.channel() == Channel::Sms);
    sms.next().expect("it rings on the telephone")
}

async fn tells(world: &World, secret: &str, told: &str) -> StatusCode {
    let path = format!("{SMS_IN}{secret}");
    let body = told.to_owned().into();
    let answer = world
        .visitor()
        .send(Method::POST, &path, Some(FORM), body)
        .await;
    world.settle().await;
    answer.status
}

/// What the desk shows of the message.
async fn state(anna: &Person) -> String {
    let shown = desk_queue(&anna.ctx(), &QueueFilter::default())
        .await
        .unwrap();
    let alarm = shown.alarms.into_iter().next().expect("an alarm");
    let sms = alarm.notifications.into_iter().find(|n| n.channel == "sms");
    sms.expect("a short message").state
}

#[tokio::test]
async fn what_was_delivered_is_shown_and_contradictions_stay() {
    World::on_each_engine(|world| async move {
        let anna = hearing(&world).await;
        let sent = message(&world).await;
        assert_eq!(state(&anna).await, "accepted");
        let name = sent.id.to_string();
        let delivered = format!("id={name}&status=DELIVRD");
        assert_eq!(
            tells(&world, "wrong", &delivered).await,
            StatusCode::NOT_FOUND
        );
        assert_eq!(state(&anna).await, "accepted");
        for unknown in [
            "id=nobody&status=delivered",
            "id=&status=delivered",
            "",
            "\u{0}{}[]",
        ] {
            assert_eq!(tells(&world, SECRET, unknown).await, StatusCode::OK);
        }
        let pending = format!("id={name}&status=sent");
        assert_eq!(tells(&world, SECRET, &pending).await, StatusCode::OK);
        assert_eq!(state(&anna).await, "accepted");
        for _ in 0..2 {
            assert_eq!(tells(&world, SECRET, &delivered).await, StatusCode::OK);
            assert_eq!(state(&anna).await, "delivered");
        }
        let failed = format!(r#"{{"id": "{name}", "status": "failed"}}"#);
        assert_eq!(tells(&world, SECRET, &failed).await, StatusCode::OK);
        assert_eq!(state(&anna).await, "failed");
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_gateway_that_knows_only_get_is_heard() {
    let world = World::seeded(7).await;
    let anna = hearing(&world).await;
    let sent = message(&world).await;
    let path = format!("{SMS_IN}{SECRET}?id={}&status=delivered", sent.id);
    assert_eq!(world.visitor().get(&path).await.status, StatusCode::OK);
    assert_eq!(state(&anna).await, "delivered");
}

#[tokio::test]
async fn the_digits_take_the_alarm_from_the_right_telephone_only() {
    World::on_each_engine(|world| async move {
        let anna = hearing(&world).await;
        let sent = message(&world).await;
        assert_eq!(sent.code.len(), 6, "something to answer");
        let ringing = || async {
            let shown = desk_queue(&anna.ctx(), &QueueFilter::default())
                .await
                .unwrap();
            shown.alarms.iter().any(|a| a.ringing)
        };
        let from =
            |number: &str, words: &str| format!("from={}&text={words}", number.replace('+', "%2B"));
        tells(&world, SECRET, &from("+4670999", &sent.code)).await;
        assert!(ringing().await, "somebody else's telephone");
        tells(&world, SECRET, &from(NUMBER, "000000+ok")).await;
        assert!(ringing().await, "other digits");
        let taking = from(NUMBER, &format!("{}+I+take+it", sent.code));
        for _ in 0..2 {
            assert_eq!(tells(&world, SECRET, &taking).await, StatusCode::OK);
            assert!(!ringing().await, "taken");
        }
        world.advance(Span::minutes(1)).await;
        common::assert_somebody_is_always_called(&world).await;
    })
    .await;
}

#[tokio::test]
async fn without_a_gateway_there_is_no_such_door() {
    let world = World::seeded(7).await;
    for secret in ["", "x", SECRET] {
        let path = format!("{SMS_IN}{secret}");
        assert_eq!(
            world.visitor().get(&path).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
