//! The people: how a call leaves the house. Mail today; SMS, push and web hooks take their seat behind the same port.

mod mail;

pub use mail::{BadMailSettings, MailCarrier, MailSettings};
use std::{future::Future, pin::Pin};
use stormbell_service::{AlarmCall, Carrier, CarrierFault};

/// The carrier of a node that has none: the desk shows that nobody could be called.
pub struct NoCarrier;

impl Carrier for NoCarrier {
    fn call<'a>(
        &'a self,
        _: &'a AlarmCall,
    ) -> Pin<Box<dyn Future<Output = Result<(), CarrierFault>> + Send + 'a>> {
        Box::pin(async {
            Err(CarrierFault {
                code: "no-carrier",
                again: false,
            })
        })
    }
}
