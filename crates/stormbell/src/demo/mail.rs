//! The demonstration's carrier: the played people get their calls, and nothing leaves the house.

use std::{future::Future, pin::Pin};
use stormbell_service::{AlarmCall, Carrier, CarrierFault};

/// Where the played people get their calls.
pub const PLAYED_DOMAIN: &str = "@desk.example";

/// Takes what is for the played people. A visitor who gave an address is told at the desk that no mail goes there.
pub struct PlayedMail;

impl Carrier for PlayedMail {
    fn call<'a>(
        &'a self,
        call: &'a AlarmCall,
    ) -> Pin<Box<dyn Future<Output = Result<(), CarrierFault>> + Send + 'a>> {
        let played = call.to.ends_with(PLAYED_DOMAIN);
        let refused = CarrierFault {
            code: "no-carrier",
            again: false,
        };
        Box::pin(async move { if played { Ok(()) } else { Err(refused) } })
    }
}
