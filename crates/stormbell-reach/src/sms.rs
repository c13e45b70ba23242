//! Short messages, through an HTTP gateway or a daemon with a modem: the text that both send, and the gateway.

use crate::{
    outside::{ANSWER_MAX_BYTES, OutsideClient, OutsideRequest},
    words::{Words, sentence},
};
use std::sync::Arc;
use stormbell_model::notice::Channel;
use stormbell_service::{
    ADDRESS_UNUSABLE, Address, Carrier, CarrierFault, Carrying, Outgoing, Phrases, Taken,
};
use stormbell_wire::{
    sms_gateway::{Gateway, Values, Verdict},
    sms_text::{PIECES_MAX, fit},
};

/// What an operator sets about the gateway.
#[derive(Clone)]
pub struct SmsSettings {
    /// How it is asked and answers.
    pub gateway: Gateway,
    /// The secret by which it knows us; empty where it wants none.
    pub secret: String,
    /// Where it may tell what became of a message, and what people answer.
    pub callback: String,
    /// Whether it tells what people answer.
    pub hears_answers: bool,
}

/// Hands short messages to an HTTP gateway.
pub struct SmsCarrier {
    settings: SmsSettings,
    client: OutsideClient,
    phrases: Arc<dyn Phrases>,
}

impl SmsCarrier {
    /// A carrier through `client`, which trusts the operator's addresses.
    pub fn new(settings: SmsSettings, client: OutsideClient, phrases: Arc<dyn Phrases>) -> Self {
        SmsCarrier {
            settings,
            client,
            phrases,
        }
    }

    async fn send(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let to = number(outgoing)?;
        let text = text(&*self.phrases, outgoing, self.settings.hears_answers);
        let ask = self.settings.gateway.ask(&Values {
            to,
            text: &text,
            id: &outgoing.id.0.simple().to_string(),
            callback: &self.settings.callback,
            secret: &self.settings.secret,
        });
        let request = OutsideRequest {
            method: ask.method,
            url: ask.url,
            headers: ask.headers,
            body: ask.body,
        };
        let answer = self.client.send(request, ANSWER_MAX_BYTES).await;
        let answer = answer.map_err(|_| not_now("gateway-away"))?;
        match self.settings.gateway.judge(answer.status, &answer.body) {
            Verdict::Taken(carrier_ref) => Ok(Taken { carrier_ref }),
            Verdict::Refused => Err(CarrierFault {
                code: "refused",
                again: false,
            }),
            Verdict::NotNow(code) => Err(not_now(code)),
        }
    }
}

impl Carrier for SmsCarrier {
    fn channel(&self) -> Channel {
        Channel::Sms
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        Box::pin(self.send(outgoing))
    }
}

pub(crate) fn not_now(code: &'static str) -> CarrierFault {
    CarrierFault { code, again: true }
}

/// The number that a message goes to.
pub(crate) fn number(outgoing: &Outgoing) -> Result<&str, CarrierFault> {
    match &outgoing.to {
        Address::Sms(number) => Ok(number),
        _ => Err(ADDRESS_UNUSABLE),
    }
}

/// A message's text: what counts first, and whole at its end how to take it: the digits to answer, and the link.
pub(crate) fn text(phrases: &dyn Phrases, outgoing: &Outgoing, hears_answers: bool) -> String {
    let words = Words::of(phrases, outgoing);
    let mark = words
        .mark
        .map(|mark| format!("{mark} "))
        .unwrap_or_default();
    let words = format!("{mark}{}", words.lines.join(" "));
    let answer = hears_answers && !outgoing.code.is_empty();
    let answer = answer.then(|| sentence(phrases, outgoing, "carrier-answer"));
    let end: Vec<&str> = answer
        .iter()
        .map(String::as_str)
        .chain([&*outgoing.url])
        .collect();
    fit(&words, end.join(" ").trim(), PIECES_MAX).text
}
