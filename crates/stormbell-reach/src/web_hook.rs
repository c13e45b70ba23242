//! Signed web hooks in the public form «Standard Webhooks»: a machine of the desk's choice learns that it rings. Whatever
//! it answers, only a person acknowledges.

use crate::{
    ntfy::{refused, unreached},
    outside::{ANSWER_MAX_BYTES, OutsideClient, OutsideRequest},
};
use serde_json::{Value, json};
use std::sync::Arc;
use stormbell_model::{notice::Channel, outside::Clock};
use stormbell_service::{
    ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Carrying, Outgoing, Says, Taken,
};
use stormbell_wire::web_hook::{Key, sign};

/// Calls web hooks.
pub struct WebHookCarrier {
    client: OutsideClient,
    clock: Arc<dyn Clock>,
}

impl WebHookCarrier {
    /// A carrier through `client`.
    pub fn new(client: OutsideClient, clock: Arc<dyn Clock>) -> WebHookCarrier {
        WebHookCarrier { client, clock }
    }

    fn request(&self, outgoing: &Outgoing) -> Result<OutsideRequest, CarrierFault> {
        let Address::WebHook { url, secret } = &outgoing.to else {
            return Err(ADDRESS_UNUSABLE);
        };
        let key = Key::of(secret).ok_or(ADDRESS_UNUSABLE)?;
        let body = body(outgoing).to_string().into_bytes();
        let id = outgoing.id.to_string();
        let signed = sign(&[&key], &id, self.clock.now(), &body).ok_or(ADDRESS_UNUSABLE)?;
        let headers = [
            ("content-type", "application/json".into()),
            ("webhook-id", signed.id),
            ("webhook-timestamp", signed.timestamp),
            ("webhook-signature", signed.signature),
        ];
        Ok(OutsideRequest {
            method: "POST".into(),
            url: url.clone(),
            headers: headers.map(|(n, v)| (n.to_owned(), v)).to_vec(),
            body,
        })
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let request = self.request(outgoing)?;
        let answer = self.client.send(request, ANSWER_MAX_BYTES).await;
        let answer = answer.map_err(unreached)?;
        if answer.is_success() {
            return Ok(Taken::default());
        }
        Err(refused(answer.status))
    }
}

impl Carrier for WebHookCarrier {
    fn channel(&self) -> Channel {
        Channel::WebHook
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        Box::pin(self.send(outgoing))
    }
}

/// What a machine is told: codes, times and the link; no word of a report and no name of a person.
fn body(outgoing: &Outgoing) -> Value {
    let mut data = json!({
        "notification": outgoing.id.to_string(),
        "node": outgoing.node_name,
        "url": outgoing.url,
    });
    let kind = match &outgoing.says {
        Says::Alarm {
            reference,
            priority,
            happening,
            opened_at,
            others,
            wave,
            test,
        } => {
            data["reference"] = json!(reference);
            data["priority"] = json!(priority.code());
            data["happening"] = json!(happening.code());
            data["opened_at"] = json!(opened_at.rfc3339());
            data["others"] = json!(others);
            data["wave"] = json!(wave);
            data["test"] = json!(test);
            "alarm.ringing"
        }
        Says::ChannelTest => "channel.test",
        Says::SilentTest => "channel.silent_test",
        Says::Ahead { words } => {
            data["words"] = json!(words);
            "duty.notice"
        }
    };
    json!({"type": kind, "timestamp": outgoing.sent_at.rfc3339(), "data": data})
}
