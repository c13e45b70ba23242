//! The demonstration's carrier: the played people get their calls, and nothing leaves the house.

use stormbell_model::notice::Channel;
use stormbell_service::{
    ADDRESS_UNUSABLE, Address, Carrier, Carrying, NO_CARRIER, Outgoing, Taken,
};

/// Where the played people get their calls.
pub const PLAYED_DOMAIN: &str = "@desk.example";

/// Takes what is for the played people. A visitor who gave an address is told at the desk that no mail goes there.
pub struct PlayedMail;

impl Carrier for PlayedMail {
    fn channel(&self) -> Channel {
        Channel::Mail
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        let answer = match &outgoing.to {
            Address::Mail(to) if to.ends_with(PLAYED_DOMAIN) => Ok(Taken::default()),
            Address::Mail(_) => Err(NO_CARRIER),
            _ => Err(ADDRESS_UNUSABLE),
        };
        Box::pin(std::future::ready(answer))
    }
}
