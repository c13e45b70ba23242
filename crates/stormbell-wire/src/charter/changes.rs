//! What would change from one charter to another, for people: they sign what they have read, not a file.

use super::{Charter, Member};
use stormbell_model::{Moment, exchange::NodeName};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A member joins; with the fingerprint of its root key, which people compare by voice.
    Joins(NodeName, String),
    /// A member goes.
    Leaves(NodeName),
    /// A member's root key is another one; with the new fingerprint.
    Root(NodeName, String),
    /// Something else of a member changes: which, before and after.
    Of(NodeName, &'static str, String, String),
    /// How many must sign.
    Quorum(usize, usize),
    /// Until when it is valid.
    ValidUntil(Moment, Moment),
}

/// Everything that is another from `old` to `new`.
pub fn changes(old: &Charter, new: &Charter) -> Vec<Change> {
    let mut all = Vec::new();
    for (name, member) in &new.members {
        match old.member(name) {
            None => all.push(Change::Joins(name.clone(), member.root.fingerprint())),
            Some(before) => of_member(name, before, member, &mut all),
        }
    }
    let gone = old.members.keys().filter(|n| new.member(n).is_none());
    all.extend(gone.cloned().map(Change::Leaves));
    if old.quorum != new.quorum {
        all.push(Change::Quorum(old.quorum, new.quorum));
    }
    if old.valid_until != new.valid_until {
        all.push(Change::ValidUntil(old.valid_until, new.valid_until));
    }
    all
}

fn of_member(name: &NodeName, old: &Member, new: &Member, all: &mut Vec<Change>) {
    if old.root != new.root {
        all.push(Change::Root(name.clone(), new.root.fingerprint()));
    }
    let texts = |m: &Member| {
        let keys: Vec<String> = m.signing.iter().map(|k| k.fingerprint()).collect();
        let exchange: Vec<String> = m.exchange.iter().map(|r| short(&r.to_string())).collect();
        let pins: Vec<String> = m.tls_pins.iter().map(|p| short(&crate::hex(p))).collect();
        let about: Vec<&str> = m.compartments.iter().map(|c| c.0.as_str()).collect();
        let languages: Vec<&str> = m.languages.iter().map(|l| l.code()).collect();
        [
            ("title", m.title.clone()),
            ("kind", format!("{:?}", m.kind).to_lowercase()),
            ("signing keys", keys.join(", ")),
            ("exchange keys", exchange.join(", ")),
            ("TLS keys", pins.join(", ")),
            ("addresses", m.endpoints.join(", ")),
            ("matters", about.join(", ")),
            ("languages", languages.join(", ")),
            ("protects persons", m.protects_persons.to_string()),
        ]
    };
    for ((what, before), (_, after)) in texts(old).into_iter().zip(texts(new)) {
        if before != after {
            all.push(Change::Of(name.clone(), what, before, after));
        }
    }
}

/// The end of a long text, enough to tell two apart.
fn short(text: &str) -> String {
    let from = text.len().saturating_sub(16);
    format!("…{}", text.get(from..).unwrap_or(text))
}
