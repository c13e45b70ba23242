//! Carriers at peers that check what they get. One binary, one module per subject.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout
)]

mod gammu;
mod mail;
mod outside;
mod peer;
mod push;
mod real_gammu;
mod sms;
mod web_hook;
mod web_push;

use std::sync::Arc;
use stormbell_model::{
    Lang, Moment, NotificationId, Span,
    happening::Happening,
    outside::{Chance, Clock},
    triage::Priority,
};
use stormbell_reach::OutsideClient;
use stormbell_service::{Address, Outgoing, Phrases, Says};

/// A catalogue that says the key and what it was given, so that a test sees what would be said.
pub struct Keys;

impl Phrases for Keys {
    fn say(&self, lang: Lang, key: &str, arguments: &[(&str, &str)]) -> String {
        let named = |name: &str| arguments.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
        let given = ["reference", "clock", "others", "code"];
        let given: Vec<&str> = given.into_iter().filter_map(named).collect();
        match given.is_empty() {
            true => format!("{}:{key}", lang.code()),
            false => format!("{}:{key}[{}]", lang.code(), given.join(" ")),
        }
    }
}

pub fn phrases() -> Arc<dyn Phrases> {
    Arc::new(Keys)
}

/// A client that may go to peers on this machine, and to nothing else here.
pub fn client(peer: &peer::Peer) -> OutsideClient {
    provider();
    OutsideClient::new(&[peer.url("")], None).unwrap()
}

pub fn provider() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

pub const NOW: &str = "2026-11-30T20:15:09Z";

pub fn now() -> Moment {
    Moment::parse_rfc3339(NOW).unwrap()
}

pub struct Stopped;
impl Clock for Stopped {
    fn now(&self) -> Moment {
        now()
    }
}

/// Bytes that differ from one draw to the next.
#[derive(Default)]
pub struct Counting(std::sync::atomic::AtomicU8);
impl Chance for Counting {
    fn fill(&self, out: &mut [u8]) {
        for byte in out {
            *byte = self.0.fetch_add(7, std::sync::atomic::Ordering::Relaxed) | 1;
        }
    }
}

pub const ID: &str = "019a0000-0000-7000-8000-00000000abcd";
pub const URL: &str = "https://node.example/a/0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjk";

pub fn alarm(to: Address) -> Outgoing {
    Outgoing {
        id: ID.parse::<NotificationId>().unwrap(),
        to,
        lang: Lang::En,
        node_name: String::from("Testland"),
        officer_name: String::from("Anna"),
        says: Says::Alarm {
            reference: String::from("SE-2026-K7Q3M"),
            priority: Priority::Emergency,
            happening: Happening::Weakness,
            opened_at: now().plus(Span::minutes(-3)),
            others: 0,
            wave: false,
            test: false,
        },
        url: String::from(URL),
        code: String::from("042137"),
        sent_at: now(),
    }
}

pub fn saying(to: Address, says: Says) -> Outgoing {
    Outgoing { says, ..alarm(to) }
}
