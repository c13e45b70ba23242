//! What comes back on the way of short messages, from a gateway or from a modem: what became of a message, and what
//! somebody answers.

use super::notify::{Heard, hear_delivery, hear_reply};
use crate::{Ctx, Fault};
use stormbell_model::notice::{Answer, Channel};
use stormbell_wire::sms_gateway;

/// Takes in one thing that was told. It may come twice, late, or against what was told before.
pub async fn hear_sms(ctx: &Ctx, told: &sms_gateway::Heard) -> Result<Heard, Fault> {
    match told {
        sms_gateway::Heard::Delivery {
            carrier_ref,
            delivered,
        } => {
            let answer = match delivered {
                true => Answer::Delivered,
                false => Answer::NotDelivered,
            };
            hear_delivery(ctx, Channel::Sms, carrier_ref, answer).await
        }
        sms_gateway::Heard::Reply { from, text } => hear_reply(ctx, Channel::Sms, from, text).await,
    }
}
