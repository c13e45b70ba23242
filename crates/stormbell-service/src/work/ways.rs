//! Whether the ways to people work, as this process sees it: what their carriers answered last, whether their workers look
//! for what waits, and what came of that. Said in the log when it changes, and a trouble of the node while it lasts.

use super::{CarrierFault, Taken, TroubleKind};
use crate::{Fault, Node};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use stormbell_model::{Span, notice::Channel};

/// A worker looks for what waits once a second, and waits for a carrier for twenty seconds at the most. One that has not looked
/// for so long hangs.
const LOOK_OVERDUE: Span = Span::seconds(60);

/// Every way that was used since the start. Only for as long as the process lives.
#[derive(Debug, Default)]
pub(crate) struct Ways(Mutex<BTreeMap<Channel, Way>>);

#[derive(Clone, Copy, Debug, Default)]
struct Way {
    /// When its worker looked last, on the steady clock.
    looked_at: Span,
    /// Whether its worker could not look, or not note what came of it.
    lame: bool,
    /// Whether its carrier took nothing the last time it was asked.
    refused: bool,
}

impl Ways {
    fn list(&self) -> std::sync::MutexGuard<'_, BTreeMap<Channel, Way>> {
        // Nothing panics while it is held; if something did, the list in it is still whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Node {
    /// Takes in how a worker's look for what waits on one channel ended.
    pub(crate) fn note_carry_round(&self, channel: Channel, fault: Option<&Fault>) {
        let was = {
            let mut list = self.ways_seen().list();
            let way = list.entry(channel).or_default();
            way.looked_at = self.steady();
            std::mem::replace(&mut way.lame, fault.is_some())
        };
        let channel = channel.code();
        match (was, fault) {
            (false, Some(fault)) => tracing::warn!(%fault, channel, "a channel carries nothing"),
            (true, None) => tracing::info!(channel, "a channel carries again"),
            _ => {}
        }
        self.tell_of_ways();
    }

    /// Takes in what a carrier answered. A refusal for good is about one address, and says nothing about the carrier.
    pub(crate) fn note_carried(&self, channel: Channel, result: &Result<Taken, CarrierFault>) {
        let fault = match result {
            Ok(_) => None,
            Err(fault) if fault.again => Some(fault),
            Err(_) => return,
        };
        let was = {
            let mut list = self.ways_seen().list();
            let way = list.entry(channel).or_default();
            std::mem::replace(&mut way.refused, fault.is_some())
        };
        let code = channel.code();
        match (was, fault) {
            (false, Some(fault)) => {
                tracing::warn!(channel = code, why = fault.code, "a carrier takes nothing");
            }
            (true, None) => tracing::info!(channel = code, "a carrier takes calls again"),
            _ => {}
        }
        if channel == Channel::Mail {
            self.set_trouble(TroubleKind::MailFailing, fault.is_some());
        }
        self.tell_of_ways();
    }

    /// A trouble is what the operator can mend: a worker that does not carry, and a gateway of the node's own that refuses.
    /// Servers that officers chose fail for that officer alone; the page of the own channels says so.
    pub(crate) fn tell_of_ways(&self) {
        let steady = self.steady();
        let fails = |(channel, way): (&Channel, &Way)| {
            let late = steady.0 - way.looked_at.0 > LOOK_OVERDUE.0;
            late || way.lame || (way.refused && *channel == Channel::Sms)
        };
        let failing = self.ways_seen().list().iter().any(fails);
        self.set_trouble(TroubleKind::CallsFailing, failing);
    }
}
