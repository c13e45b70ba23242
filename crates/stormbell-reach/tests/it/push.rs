//! A peer in the shape of ntfy: a topic gets one JSON message, and its action is a look, not an act.

use crate::{URL, alarm, client, peer::Peer, phrases, saying};
use serde_json::json;
use stormbell_reach::{NtfyServer, PushCarrier};
use stormbell_service::{Address, Carrier, CarrierFault, Says, Taken};

fn carrier(peer: &Peer) -> PushCarrier {
    let ours = NtfyServer {
        url: peer.url(""),
        token: String::from("tk_secret"),
    };
    PushCarrier::new(vec![ours], client(peer), phrases())
}

fn topic(peer: &Peer) -> Address {
    Address::Push {
        url: peer.url("/anna-7f3"),
    }
}

#[tokio::test]
async fn a_topic_gets_one_message_with_a_look_as_its_action() {
    let peer = Peer::open().await;
    peer.answers(200, r#"{"id": "hwQ2YpKdmg", "event": "message"}"#);
    let taken = carrier(&peer).carry(&alarm(topic(&peer))).await;
    assert_eq!(
        taken,
        Ok(Taken {
            carrier_ref: Some("hwQ2YpKdmg".into())
        })
    );
    let asked = peer.one();
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", "/"));
    assert_eq!(asked.header("authorization"), "Bearer tk_secret");
    let body = asked.json();
    assert_eq!(body["topic"], "anna-7f3");
    assert_eq!(body["priority"], 5);
    assert_eq!(body["click"], URL);
    let action = json!({"action": "view", "label": "en:carrier-open[SE-2026-K7Q3M 11-30 20:12 UTC 0 042137]", "url": URL, "clear": true});
    assert_eq!(body["actions"], json!([action]));
    assert!(body["title"].as_str().unwrap().contains("SE-2026-K7Q3M"));
    assert!(!body.to_string().contains("Anna"));
}

#[tokio::test]
async fn a_silent_test_rings_nowhere_and_a_notice_says_its_words() {
    let peer = Peer::open().await;
    let carrier = carrier(&peer);
    carrier
        .carry(&saying(topic(&peer), Says::SilentTest))
        .await
        .unwrap();
    assert_eq!(peer.one().json()["priority"], 1);
    let words = String::from("Your shift begins at 08:00.");
    let ahead = saying(
        topic(&peer),
        Says::Ahead {
            words: words.clone(),
        },
    );
    carrier.carry(&ahead).await.unwrap();
    let body = peer.one().json();
    assert_eq!(
        (body["message"].as_str(), body["priority"].as_i64()),
        (Some(words.as_str()), Some(3))
    );
}

#[tokio::test]
async fn a_unified_push_endpoint_gets_the_message_itself() {
    let peer = Peer::open().await;
    let to = Address::Push {
        url: peer.url("/upAbCdEf?up=1"),
    };
    carrier(&peer).carry(&alarm(to)).await.unwrap();
    let asked = peer.one();
    assert_eq!(asked.path, "/upAbCdEf?up=1");
    assert!(asked.json().get("topic").is_none());
}

#[tokio::test]
async fn refusals_are_for_good_and_troubles_are_not() {
    let peer = Peer::open().await;
    let carrier = carrier(&peer);
    let cases = [
        (403, "refused", false),
        (404, "refused", false),
        (302, "refused", false),
        (429, "server-throttles", true),
        (507, "server-failing", true),
    ];
    for (status, code, again) in cases {
        peer.answers(status, "");
        let fault = carrier.carry(&alarm(topic(&peer))).await;
        assert_eq!(fault, Err(CarrierFault { code, again }), "{status}");
    }
    let inside = Address::Push {
        url: "https://169.254.169.254/latest".into(),
    };
    let fault = carrier.carry(&alarm(inside)).await.unwrap_err();
    assert_eq!((fault.code, fault.again), ("address-forbidden", false));
}
