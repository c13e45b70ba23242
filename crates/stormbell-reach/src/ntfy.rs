//! Push to a phone through a server of ntfy, or of UnifiedPush without keys. The server and whoever knows the topic can
//! read it: it holds what a short message holds, and no more.

use crate::{
    outside::{ANSWER_MAX_BYTES, OutsideClient, OutsideFault, OutsideRequest},
    sms::not_now,
    words::{Words, sentence, urgency},
};
use serde_json::{Value, json};
use std::sync::Arc;
use stormbell_model::notice::Channel;
use stormbell_service::{
    ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Carrying, Outgoing, Phrases, Says, Taken,
};

/// A server of ntfy at which the operator has an account.
#[derive(Clone)]
pub struct NtfyServer {
    /// Its address, without a slash at the end.
    pub url: String,
    /// The token by which it knows us.
    pub token: String,
}

/// Hands notifications to push servers.
pub struct PushCarrier {
    servers: Vec<NtfyServer>,
    client: OutsideClient,
    phrases: Arc<dyn Phrases>,
}

impl PushCarrier {
    /// A carrier through `client`; tokens go to the servers that they are for, and to nobody else.
    pub fn new(
        servers: Vec<NtfyServer>,
        client: OutsideClient,
        phrases: Arc<dyn Phrases>,
    ) -> PushCarrier {
        PushCarrier {
            servers,
            client,
            phrases,
        }
    }

    fn request(&self, outgoing: &Outgoing) -> Result<OutsideRequest, CarrierFault> {
        let Address::Push { url } = &outgoing.to else {
            return Err(ADDRESS_UNUSABLE);
        };
        let message = message(&*self.phrases, outgoing);
        let (url, body) = if is_unified_push(url) {
            (url.clone(), message)
        } else {
            let (server, topic) = server_and_topic(url).ok_or(ADDRESS_UNUSABLE)?;
            let mut body = message;
            body["topic"] = json!(topic);
            (server.to_owned(), body)
        };
        let mut headers = vec![("Content-Type".into(), "application/json".into())];
        let known = self.servers.iter().find(|s| is_below(&url, &s.url));
        headers.extend(known.map(|s| ("Authorization".into(), format!("Bearer {}", s.token))));
        Ok(OutsideRequest {
            method: "POST".into(),
            url,
            headers,
            body: body.to_string().into_bytes(),
        })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let request = self.request(outgoing)?;
        let answer = self.client.send(request, ANSWER_MAX_BYTES).await;
        let answer = answer.map_err(unreached)?;
        if answer.is_success() {
            let named: Option<Value> = serde_json::from_slice(&answer.body).ok();
            let id = named.and_then(|v| Some(v.get("id")?.as_str()?.to_owned()));
            return Ok(Taken { carrier_ref: id });
        }
        Err(refused(answer.status))
    }
}

impl Carrier for PushCarrier {
    fn channel(&self) -> Channel {
        Channel::Push
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        Box::pin(self.send(outgoing))
    }
}

/// Why an address was not reached. One that we never go to is dead; the desk says why.
pub(crate) fn unreached(fault: OutsideFault) -> CarrierFault {
    match fault {
        OutsideFault::NotAnAddress => ADDRESS_UNUSABLE,
        OutsideFault::Forbidden => CarrierFault {
            code: "address-forbidden",
            again: false,
        },
        OutsideFault::Away => not_now("server-away"),
        OutsideFault::TooSlow => not_now("server-slow"),
    }
}

/// What a status that is no success means for an address that an officer named.
pub(crate) fn refused(status: u16) -> CarrierFault {
    let gone = matches!(status, 300..=399 | 401 | 403 | 404 | 405 | 410);
    match status {
        _ if gone => CarrierFault {
            code: "refused",
            again: false,
        },
        429 => not_now("server-throttles"),
        _ => not_now("server-failing"),
    }
}

/// An endpoint of UnifiedPush that leads to ntfy says so in its address; others are asked like a topic and refuse.
fn is_unified_push(url: &str) -> bool {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    query.split('&').any(|p| p == "up=1") || path.contains("/UP")
}

/// The server's address and the topic, of `https://server/topic` or `https://server/below/topic`.
fn server_and_topic(url: &str) -> Option<(&str, &str)> {
    let (server, topic) = url.trim_end_matches('/').rsplit_once('/')?;
    let fits = topic
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let whole = fits && (1..=64).contains(&topic.len()) && !server.ends_with('/');
    whole.then_some((server, topic))
}

/// Whether an address lies at a server: the same, or below it after a slash.
fn is_below(url: &str, server: &str) -> bool {
    let rest = url.strip_prefix(server.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// The message in ntfy's JSON. Its action opens the page with the button: a request by the phone itself would
/// acknowledge without a person.
fn message(phrases: &dyn Phrases, outgoing: &Outgoing) -> Value {
    let words = Words::of(phrases, outgoing);
    let mut message = json!({
        "title": words.title,
        "message": words.lines.join("\n"),
        "priority": urgency(outgoing),
    });
    let tag = match outgoing.says {
        Says::Alarm { test: false, .. } => "rotating_light",
        Says::Ahead { .. } => "calendar",
        Says::Alarm { .. } | Says::ChannelTest | Says::SilentTest => "test_tube",
    };
    message["tags"] = json!([tag]);
    if !outgoing.url.is_empty() {
        message["click"] = json!(outgoing.url);
        let label = sentence(phrases, outgoing, "carrier-open");
        message["actions"] =
            json!([{"action": "view", "label": label, "url": outgoing.url, "clear": true}]);
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_parted_into_server_and_topic() {
        let cases = [
            (
                "https://ntfy.example/anna-1",
                Some(("https://ntfy.example", "anna-1")),
            ),
            (
                "https://x.example/push/t_1/",
                Some(("https://x.example/push", "t_1")),
            ),
            ("https://ntfy.example/", None),
            ("https://ntfy.example/a?b=c", None),
            ("https://ntfy.example/ö", None),
        ];
        for (url, parts) in cases {
            assert_eq!(server_and_topic(url), parts, "{url}");
        }
        assert!(is_unified_push("https://ntfy.example/upAbC?up=1"));
        assert!(!is_unified_push("https://ntfy.example/upper"));
    }

    #[test]
    fn a_token_goes_to_its_server_only() {
        let server = "https://ntfy.example";
        assert!(is_below("https://ntfy.example", server));
        assert!(is_below("https://ntfy.example/a", server));
        assert!(!is_below("https://ntfy.example.evil.example/a", server));
        assert!(!is_below("https://ntfy.example:444/a", server));
        assert!(!is_below("https://ntfy.example@evil.example", server));
    }
}
