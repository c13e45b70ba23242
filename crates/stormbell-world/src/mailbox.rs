//! A carrier that keeps every call, and fails when it is told to.

use std::{future::Future, pin::Pin, sync::Mutex};
use stormbell_service::{AlarmCall, Carrier, CarrierFault};

/// Where calls arrive.
#[derive(Default)]
pub struct Mailbox {
    calls: Mutex<Vec<AlarmCall>>,
    broken: Mutex<Option<CarrierFault>>,
}

impl Mailbox {
    /// Everything that arrived since the last time somebody looked.
    pub fn take(&self) -> Vec<AlarmCall> {
        std::mem::take(&mut *self.calls.lock().unwrap())
    }
    /// From now on every call fails so; `None` mends it.
    pub fn break_with(&self, fault: Option<CarrierFault>) {
        *self.broken.lock().unwrap() = fault;
    }
}

impl Carrier for Mailbox {
    fn call<'a>(
        &'a self,
        call: &'a AlarmCall,
    ) -> Pin<Box<dyn Future<Output = Result<(), CarrierFault>> + Send + 'a>> {
        let broken = self.broken.lock().unwrap().clone();
        if broken.is_none() {
            self.calls.lock().unwrap().push(call.clone());
        }
        Box::pin(async move { broken.map_or(Ok(()), Err) })
    }
}
