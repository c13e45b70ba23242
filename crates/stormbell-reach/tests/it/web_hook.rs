//! A receiver of web hooks that believes nothing that is not signed: the check is written here anew, from the standard.

use crate::{ID, NOW, URL, alarm, client, now, peer::Peer, saying};
use aws_lc_rs::hmac;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::sync::Arc;
use stormbell_reach::WebHookCarrier;
use stormbell_service::{ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Says, Taken};

const SECRET: [u8; 32] = [9; 32];

fn hook(peer: &Peer) -> Address {
    Address::WebHook {
        url: peer.url("/hooks/1"),
        secret: SECRET.to_vec(),
    }
}

fn carrier(peer: &Peer) -> WebHookCarrier {
    WebHookCarrier::new(client(peer), Arc::new(crate::Stopped))
}

#[tokio::test]
async fn a_hook_is_signed_and_tells_codes_only() {
    let peer = Peer::open().await;
    peer.answers(200, r#"{"acknowledged": true}"#);
    let taken = carrier(&peer).carry(&alarm(hook(&peer))).await;
    assert_eq!(
        taken,
        Ok(Taken::default()),
        "whatever it says, nobody acknowledged"
    );
    let asked = peer.one();
    let (id, at) = (
        asked.header("webhook-id"),
        asked.header("webhook-timestamp"),
    );
    assert_eq!((id, at), (ID, (now().0 / 1_000_000).to_string().as_str()));
    let signed = [format!("{id}.{at}.").as_bytes(), &asked.body].concat();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &SECRET);
    let given = asked
        .header("webhook-signature")
        .strip_prefix("v1,")
        .unwrap();
    hmac::verify(&key, &signed, &STANDARD.decode(given).unwrap()).unwrap();
    let body = asked.json();
    assert_eq!(body["type"], "alarm.ringing");
    assert_eq!(body["timestamp"], NOW);
    assert_eq!(body["data"]["priority"], "emergency");
    assert_eq!(body["data"]["reference"], "SE-2026-K7Q3M");
    assert_eq!(body["data"]["url"], URL);
    assert!(!body.to_string().contains("Anna"));
}

#[tokio::test]
async fn the_same_hook_again_has_the_same_id() {
    let peer = Peer::open().await;
    peer.answers(503, "");
    let test = saying(hook(&peer), Says::ChannelTest);
    let fault = carrier(&peer).carry(&test).await;
    let code = "server-failing";
    assert_eq!(fault, Err(CarrierFault { code, again: true }));
    carrier(&peer).carry(&test).await.unwrap();
    let ids: Vec<String> = peer
        .take()
        .iter()
        .map(|a| a.header("webhook-id").to_owned())
        .collect();
    assert_eq!(ids, [ID, ID]);
}

#[tokio::test]
async fn a_short_key_signs_nothing() {
    let peer = Peer::open().await;
    let to = Address::WebHook {
        url: peer.url("/"),
        secret: vec![1; 8],
    };
    assert_eq!(
        carrier(&peer).carry(&alarm(to)).await,
        Err(ADDRESS_UNUSABLE)
    );
    assert!(peer.take().is_empty());
}
