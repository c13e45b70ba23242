//! A gateway for short messages: what it gets, and what its answers mean.

use crate::{ID, URL, alarm, client, peer::Peer, phrases};
use stormbell_model::{Lang, triage::Priority};
use stormbell_reach::{SmsCarrier, SmsSettings};
use stormbell_service::{ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Says, Taken};
use stormbell_wire::sms_text::{PIECES_MAX, pieces_of};

const TO: &str = "+46701234567";

fn carrier(peer: &Peer, gateway: serde_json::Value) -> SmsCarrier {
    let mut gateway = gateway;
    gateway["url"] = peer.url("/send").into();
    let settings = SmsSettings {
        gateway: serde_json::from_value(gateway).unwrap(),
        secret: String::from("s3cret"),
        callback: String::from("https://node.example/in/sms/x"),
        hears_answers: true,
    };
    settings.gateway.check(true).unwrap();
    SmsCarrier::new(settings, client(peer), phrases())
}

fn by_form(peer: &Peer) -> SmsCarrier {
    let gateway = serde_json::json!({
        "headers": {"authorization": "Bearer {secret}"},
        "form": {"to": "{to}", "message": "{text}", "ref": "{id}", "dlr": "{callback}"},
        "id": "/id",
        "refused": {"at": "/error", "is": ["no such number"]},
    });
    carrier(peer, gateway)
}

fn form(body: &[u8]) -> Vec<(String, String)> {
    let fields = stormbell_wire::form::read(body).into_iter();
    fields
        .map(|(n, v)| (n, String::from_utf8(v).unwrap()))
        .collect()
}

#[tokio::test]
async fn a_gateway_gets_one_short_text_whose_link_is_whole() {
    let peer = Peer::open().await;
    peer.answers(201, r#"{"id": "m-77"}"#);
    let taken = by_form(&peer).carry(&alarm(Address::Sms(TO.into()))).await;
    assert_eq!(
        taken,
        Ok(Taken {
            carrier_ref: Some("m-77".into())
        })
    );
    let asked = peer.one();
    assert_eq!(
        (asked.method.as_str(), asked.path.as_str()),
        ("POST", "/send")
    );
    assert_eq!(asked.header("authorization"), "Bearer s3cret");
    let fields = form(&asked.body);
    let of = |name: &str| &fields.iter().find(|(n, _)| n == name).unwrap().1;
    assert_eq!(of("to"), TO);
    assert_eq!(of("ref"), &ID.replace('-', ""));
    assert_eq!(of("dlr"), "https://node.example/in/sms/x");
    assert!(of("message").ends_with(URL));
    assert!(
        of("message").contains("042137"),
        "the digits to answer: {}",
        of("message")
    );
    assert!(!of("message").contains("Anna"), "a phone is seen by others");
    assert!(pieces_of(of("message")).1 <= PIECES_MAX);
}

#[tokio::test]
async fn test_traffic_is_marked_first_of_all() {
    let peer = Peer::open().await;
    let mut outgoing = alarm(Address::Sms(TO.into()));
    outgoing.lang = Lang::Lt;
    if let Says::Alarm {
        test,
        wave,
        others,
        priority,
        ..
    } = &mut outgoing.says
    {
        (*test, *wave, *others, *priority) = (true, true, 36, Priority::High);
    }
    by_form(&peer).carry(&outgoing).await.unwrap();
    let fields = form(&peer.one().body);
    let message = &fields.iter().find(|(n, _)| n == "message").unwrap().1;
    assert!(message.starts_with("lt:carrier-test-mark"), "{message}");
    assert!(message.contains("36"), "{message}");
}

#[tokio::test]
async fn what_a_gateway_answers_decides_whether_another_try_helps() {
    let peer = Peer::open().await;
    let carrier = by_form(&peer);
    let cases = [
        (500, "", "gateway-failing", true),
        (401, "", "gateway-refuses-us", true),
        (302, "", "gateway-failing", true),
        (400, r#"{"error": "no such number"}"#, "refused", false),
        (400, r#"{"error": "no credit"}"#, "gateway-refuses-us", true),
        (404, "", "gateway-refuses-us", true),
        (429, "", "gateway-throttles", true),
    ];
    for (status, body, code, again) in cases {
        peer.answers(status, body);
        let fault = carrier.carry(&alarm(Address::Sms(TO.into()))).await;
        assert_eq!(fault, Err(CarrierFault { code, again }), "{status} {body}");
    }
    let other = carrier
        .carry(&alarm(Address::Mail("a@x.example".into())))
        .await;
    assert_eq!(other, Err(ADDRESS_UNUSABLE));
}
