//! A push service and a browser in one: it checks the sender's name (RFC 8292) and opens the message (RFC 8291) with code
//! of its own, from the standards' words.

use crate::{
    Counting, Stopped, URL, alarm, client, now,
    peer::{Asked, Peer},
    phrases, saying,
};
use aws_lc_rs::{
    aead, agreement, hkdf,
    signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use serde_json::Value;
use std::sync::Arc;
use stormbell_model::Lang;
use stormbell_reach::WebPushCarrier;
use stormbell_seal::push::PushKey;
use stormbell_service::{ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Says, Taken};

/// A browser that subscribed.
struct Browser {
    private: agreement::PrivateKey,
    auth: [u8; 16],
}

impl Browser {
    fn new() -> Browser {
        let private = agreement::PrivateKey::from_private_key(&agreement::ECDH_P256, &[3; 32]);
        Browser {
            private: private.unwrap(),
            auth: [5; 16],
        }
    }
    fn public(&self) -> Vec<u8> {
        self.private.compute_public_key().unwrap().as_ref().to_vec()
    }
    fn address(&self, peer: &Peer) -> Address {
        Address::WebPush {
            endpoint: peer.url("/push/xyz"),
            p256dh: B64.encode(self.public()),
            auth: B64.encode(self.auth),
        }
    }

    /// Opens a body with the coding `aes128gcm` of RFC 8188, keyed as RFC 8291 says.
    fn open(&self, body: &[u8]) -> Vec<u8> {
        let (salt, rest) = body.split_at(16);
        let (size, rest) = rest.split_at(4);
        assert_eq!(size, 4096u32.to_be_bytes());
        let (sender, record) = rest[1..].split_at(usize::from(rest[0]));
        let peer = agreement::UnparsedPublicKey::new(&agreement::ECDH_P256, sender);
        let shared = agreement::agree(&self.private, peer, (), |s| Ok(s.to_vec())).unwrap();
        let info = [b"WebPush: info\0", self.public().as_slice(), sender].concat();
        let ikm = expand(&self.auth, &shared, &info, 32);
        let key = expand(salt, &ikm, b"Content-Encoding: aes128gcm\0", 16);
        let nonce = expand(salt, &ikm, b"Content-Encoding: nonce\0", 12);
        let key = aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_128_GCM, &key).unwrap());
        let nonce = aead::Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let mut record = record.to_vec();
        let opened = key
            .open_in_place(nonce, aead::Aad::empty(), &mut record)
            .unwrap();
        let end = opened.iter().rposition(|b| *b != 0).unwrap();
        assert_eq!(opened[end], 2, "the mark of the last record");
        opened[..end].to_vec()
    }
}

struct Length(usize);
impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand(salt: &[u8], secret: &[u8], info: &[u8], len: usize) -> Vec<u8> {
    let mut out = vec![0; len];
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    prk.expand(&[info], Length(len))
        .unwrap()
        .fill(&mut out)
        .unwrap();
    out
}

/// The claims of a sender whose signature holds.
fn named(asked: &Asked) -> Value {
    let given = asked
        .header("authorization")
        .strip_prefix("vapid t=")
        .unwrap();
    let (token, key) = given.split_once(", k=").unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, B64.decode(key).unwrap());
    let signature = B64.decode(signature).unwrap();
    key.verify(signed.as_bytes(), &signature).unwrap();
    let (head, claims) = signed.split_once('.').unwrap();
    let head: Value = serde_json::from_slice(&B64.decode(head).unwrap()).unwrap();
    assert_eq!(
        (&head["typ"], &head["alg"]),
        (&"JWT".into(), &"ES256".into())
    );
    serde_json::from_slice(&B64.decode(claims).unwrap()).unwrap()
}

fn carrier(peer: &Peer) -> WebPushCarrier {
    let key = PushKey::of(&[7; 32]).unwrap();
    let contact = String::from("mailto:ops@node.example");
    let outside = (Arc::new(Stopped) as _, Arc::new(Counting::default()) as _);
    WebPushCarrier::new(key, contact, client(peer), phrases(), outside)
}

#[tokio::test]
async fn only_the_browser_opens_it_and_the_service_knows_the_sender() {
    let (peer, browser) = (Peer::open().await, Browser::new());
    peer.answers(201, "");
    let taken = carrier(&peer).carry(&alarm(browser.address(&peer))).await;
    assert_eq!(taken, Ok(Taken::default()));
    let asked = peer.one();
    let claims = named(&asked);
    assert_eq!(claims["aud"], peer.url(""), "scheme, host and port");
    assert_eq!(claims["sub"], "mailto:ops@node.example");
    let left = claims["exp"].as_i64().unwrap() - now().0 / 1_000_000;
    assert!((0..=24 * 3600).contains(&left));
    let heads = ["content-encoding", "ttl", "urgency"].map(|h| asked.header(h));
    assert_eq!(heads, ["aes128gcm", "900", "high"]);
    let topic = asked.header("topic");
    assert!(topic.len() <= 32 && topic.bytes().all(|b| b.is_ascii_alphanumeric()));
    let opened = browser.open(&asked.body);
    assert_eq!(opened.len() % 256, 0, "its length tells little");
    let shown: Value = serde_json::from_slice(&opened).unwrap();
    assert_eq!(shown["url"], URL);
    assert_eq!(
        (&shown["silent"], &shown["stays"]),
        (&false.into(), &true.into())
    );
    assert!(shown["title"].as_str().unwrap().contains("SE-2026-K7Q3M"));
    let hidden = String::from_utf8_lossy(&asked.body).into_owned();
    assert!(!hidden.contains("SE-2026") && !hidden.contains("node.example"));
}

#[tokio::test]
async fn every_message_has_keys_of_its_own() {
    let (peer, browser) = (Peer::open().await, Browser::new());
    let carrier = carrier(&peer);
    for _ in 0..2 {
        carrier.carry(&alarm(browser.address(&peer))).await.unwrap();
    }
    let asked = peer.take();
    assert_ne!(asked[0].body[..86], asked[1].body[..86], "salt and key");
    assert_eq!(
        asked[0].header("topic"),
        asked[1].header("topic"),
        "and the same name"
    );
}

#[tokio::test]
async fn a_silent_test_wakes_no_phone() {
    let (peer, browser) = (Peer::open().await, Browser::new());
    let mut test = saying(browser.address(&peer), Says::SilentTest);
    (test.lang, test.url) = (Lang::Et, String::new());
    carrier(&peer).carry(&test).await.unwrap();
    let asked = peer.one();
    assert_eq!(asked.header("urgency"), "very-low");
    let shown: Value = serde_json::from_slice(&browser.open(&asked.body)).unwrap();
    assert_eq!(
        (&shown["silent"], &shown["lang"]),
        (&true.into(), &"et".into())
    );
    assert!(shown.get("open").is_none());
}

#[tokio::test]
async fn a_subscription_that_ended_is_refused_for_good() {
    let (peer, browser) = (Peer::open().await, Browser::new());
    let carrier = carrier(&peer);
    let cases = [
        (404, "refused", false),
        (410, "refused", false),
        (403, "push-service-refuses-us", true),
        (302, "server-failing", true),
        (401, "push-service-refuses-us", true),
        (429, "server-throttles", true),
        (503, "server-failing", true),
    ];
    for (status, code, again) in cases {
        peer.answers(status, "");
        let fault = carrier.carry(&alarm(browser.address(&peer))).await;
        assert_eq!(fault, Err(CarrierFault { code, again }), "{status}");
    }
    let broken = Address::WebPush {
        endpoint: peer.url("/p"),
        p256dh: B64.encode([4; 65]),
        auth: B64.encode([0; 16]),
    };
    assert_eq!(carrier.carry(&alarm(broken)).await, Err(ADDRESS_UNUSABLE));
    let short = Address::WebPush {
        endpoint: peer.url("/p"),
        p256dh: String::from("AA"),
        auth: String::new(),
    };
    assert_eq!(carrier.carry(&alarm(short)).await, Err(ADDRESS_UNUSABLE));
}
