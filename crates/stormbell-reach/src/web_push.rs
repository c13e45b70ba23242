//! Push to a browser of the desk, or to an app of UnifiedPush that gave keys: encrypted to it (RFC 8291), in the node's
//! name (RFC 8292). The push service sees that, when and to whom; it pads nothing, so the length is padded here.

use crate::{
    ntfy::unreached,
    outside::{ANSWER_MAX_BYTES, OutsideClient, OutsideRequest},
    sms::not_now,
    words::{Words, sentence, urgency},
};
use std::sync::Arc;
use stormbell_model::{
    Span,
    notice::Channel,
    outside::{Chance, Clock, bytes},
};
use stormbell_seal::{
    SealError,
    push::{PushKey, PushTarget},
};
use stormbell_service::{
    ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Carrying, Outgoing, Phrases, Says, Taken,
};

/// Lengths of messages are a multiple of this.
const PADDED_TO: usize = 256;
/// How long one authorisation is good: less than the day that the standard allows.
const AUTHORISED_FOR: Span = Span::hours(12);

/// Hands notifications to the push services of browsers.
pub struct WebPushCarrier {
    key: PushKey,
    contact: String,
    client: OutsideClient,
    phrases: Arc<dyn Phrases>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

impl WebPushCarrier {
    /// A carrier in the name of `key`; push services write to `contact` (`mailto:` or `https:`) when we trouble them.
    pub fn new(
        key: PushKey,
        contact: String,
        client: OutsideClient,
        phrases: Arc<dyn Phrases>,
        (clock, chance): (Arc<dyn Clock>, Arc<dyn Chance>),
    ) -> WebPushCarrier {
        WebPushCarrier {
            key,
            contact,
            client,
            phrases,
            clock,
            chance,
        }
    }

    fn request(&self, outgoing: &Outgoing) -> Result<OutsideRequest, CarrierFault> {
        let Address::WebPush {
            endpoint,
            p256dh,
            auth,
        } = &outgoing.to
        else {
            return Err(ADDRESS_UNUSABLE);
        };
        let unusable = |_| ADDRESS_UNUSABLE;
        let target = PushTarget::parse(p256dh, auth).map_err(unusable)?;
        let message = payload(&*self.phrases, outgoing);
        let (once, salt) = (bytes::<32>(&*self.chance), bytes::<16>(&*self.chance));
        let body = target.encrypt(&message, &once, &salt);
        let body = body.map_err(|error| match error {
            // A private key that is none comes once in 2³² draws, and the next try draws another.
            SealError::Library => not_now("not-encrypted"),
            _ => ADDRESS_UNUSABLE,
        })?;
        let origin = origin(endpoint).ok_or(ADDRESS_UNUSABLE)?;
        let until = self.clock.now().plus(AUTHORISED_FOR).0 / 1_000_000;
        let signed = self.key.authorization(&origin, until, &self.contact);
        let headers = [
            ("Authorization", signed.map_err(unusable)?),
            ("Content-Encoding", "aes128gcm".into()),
            ("Content-Type", "application/octet-stream".into()),
            ("TTL", lives_for(outgoing).to_string()),
            ("Urgency", urgency_word(outgoing).into()),
            // A second try takes the place of the first where that still waits (RFC 8030, section 5.4).
            ("Topic", outgoing.id.0.simple().to_string()),
        ];
        Ok(OutsideRequest {
            method: "POST".into(),
            url: endpoint.clone(),
            headers: headers.map(|(n, v)| (n.to_owned(), v)).to_vec(),
            body,
        })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let request = self.request(outgoing)?;
        let answer = self.client.send(request, ANSWER_MAX_BYTES).await;
        let answer = answer.map_err(unreached)?;
        match answer.status {
            200..300 => Ok(Taken::default()),
            // The subscription has ended (RFC 8030, section 7.3; some say so by 404).
            404 | 410 => Err(CarrierFault {
                code: "refused",
                again: false,
            }),
            400 | 401 | 403 | 413 => Err(not_now("push-service-refuses-us")),
            429 => Err(not_now("server-throttles")),
            _ => Err(not_now("server-failing")),
        }
    }
}

impl Carrier for WebPushCarrier {
    fn channel(&self) -> Channel {
        Channel::WebPush
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        Box::pin(self.send(outgoing))
    }
}

/// Seconds for which the push service keeps it for a browser that is away. A call of an hour ago must not ring now: the
/// alarm has rung on by then.
fn lives_for(outgoing: &Outgoing) -> i64 {
    let span = match &outgoing.says {
        Says::Alarm { .. } => Span::minutes(15),
        Says::ChannelTest => Span::minutes(5),
        Says::SilentTest => Span::hours(1),
        Says::Ahead { .. } => Span::hours(12),
    };
    span.as_seconds()
}

/// How soon a phone is woken for it (RFC 8030, section 5.3).
fn urgency_word(outgoing: &Outgoing) -> &'static str {
    match urgency(outgoing) {
        4.. => "high",
        3 => "normal",
        _ => "very-low",
    }
}

/// Scheme, host and port of an address, as the signature names them.
fn origin(endpoint: &str) -> Option<String> {
    let url = reqwest::Url::parse(endpoint).ok()?;
    let origin = url.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

/// What the service worker shows, as JSON, with spaces after it.
fn payload(phrases: &dyn Phrases, outgoing: &Outgoing) -> Vec<u8> {
    let words = Words::of(phrases, outgoing);
    let silent = matches!(outgoing.says, Says::SilentTest);
    let mut shown = serde_json::json!({
        "title": words.title,
        "body": words.lines.join("\n"),
        "url": outgoing.url,
        "tag": outgoing.id.0.simple().to_string(),
        "lang": outgoing.lang.code(),
        "silent": silent,
        "stays": urgency(outgoing) > 3,
        "at": outgoing.sent_at.0 / 1_000,
    });
    if !outgoing.url.is_empty() {
        shown["open"] = sentence(phrases, outgoing, "carrier-open").into();
    }
    let mut bytes = shown.to_string().into_bytes();
    bytes.resize(bytes.len().next_multiple_of(PADDED_TO), b' ');
    bytes
}
