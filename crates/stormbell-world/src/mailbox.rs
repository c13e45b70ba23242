//! Carriers that keep everything, and fail when they are told to.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use stormbell_model::notice::{CHANNELS, Channel};
use stormbell_service::{Carrier, CarrierFault, Carriers, Carrying, Outgoing, Says, Taken};

/// Where everything arrives, whatever carried it.
#[derive(Default)]
pub struct Mailbox {
    arrived: Mutex<Vec<Outgoing>>,
    broken: Mutex<BTreeMap<Channel, CarrierFault>>,
}

impl Mailbox {
    /// Everything that arrived since the last time somebody looked, but for silent tests.
    pub fn take(&self) -> Vec<Outgoing> {
        let mut all = self.take_all();
        all.retain(|outgoing| outgoing.says != Says::SilentTest);
        all
    }
    /// Everything that arrived since the last time somebody looked.
    pub fn take_all(&self) -> Vec<Outgoing> {
        std::mem::take(&mut *self.arrived.lock().unwrap())
    }
    /// From now on everything fails so, on every channel; `None` mends them.
    pub fn break_with(&self, fault: Option<CarrierFault>) {
        for channel in CHANNELS {
            self.break_channel(channel, fault.clone());
        }
    }
    /// The same for one channel.
    pub fn break_channel(&self, channel: Channel, fault: Option<CarrierFault>) {
        let mut broken = self.broken.lock().unwrap();
        match fault {
            Some(fault) => broken.insert(channel, fault),
            None => broken.remove(&channel),
        };
    }
    /// A carrier for every channel; what it took it calls by the notification's id.
    pub fn carriers(self: &Arc<Mailbox>) -> Carriers {
        let all = CHANNELS.into_iter();
        all.fold(Carriers::none(), |carriers, channel| {
            carriers.with(Arc::new(Line(self.clone(), channel)))
        })
    }
}

/// One channel into the box.
struct Line(Arc<Mailbox>, Channel);

impl Carrier for Line {
    fn channel(&self) -> Channel {
        self.1
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        let broken = self.0.broken.lock().unwrap().get(&self.1).cloned();
        if broken.is_none() {
            self.0.arrived.lock().unwrap().push(outgoing.clone());
        }
        let taken = Taken {
            carrier_ref: Some(outgoing.id.to_string()),
        };
        Box::pin(async move { broken.map_or(Ok(taken), Err) })
    }
}
