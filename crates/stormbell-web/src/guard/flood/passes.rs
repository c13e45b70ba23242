//! Passes: made without keeping anything, checked by the node's code over them and over the network they were given to,
//! and remembered only once they were used. A pass belongs to one form: sending that form again with it is no second
//! use. With several processes of a node, each remembers for itself.

use crate::guard::source::Prefix;
use aws_lc_rs::digest::{SHA256, digest};
use std::collections::HashMap;
use stormbell_model::{Moment, Span, flood::Price, limits, outside};
use stormbell_service::Node;
use stormbell_wire::pass::{Challenge, Pass, Ticket, shows};

/// How often one form may be sent with one pass.
const SENDS_PER_PASS: u8 = 4;
/// A clock may differ by so much between the processes of a node.
const SKEW_S: u64 = 5;

/// What is offered: one of the two is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The work.
    pub challenge: Challenge,
    /// The wait.
    pub ticket: Ticket,
    /// How long it is from now.
    pub wait: Span,
}

impl Offer {
    /// The wait in whole seconds.
    pub fn wait_s(&self) -> u64 {
        self.wait.as_seconds().max(1).unsigned_abs()
    }
}

/// What a pass is worth now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worth {
    /// Work that was done.
    Work([u8; 16]),
    /// A ticket whose wait is over.
    Patience([u8; 16]),
    /// A ticket that opens later.
    Later(Ticket, Span),
    /// Nothing.
    Nothing,
}

/// Makes an offer to one network.
pub fn offer(node: &Node, network: Prefix, price: Price, now: Moment) -> Offer {
    let nonce = u64::from_be_bytes(outside::bytes::<8>(node.chance()));
    let at_s = seconds(now);
    let wait_s = price.wait.as_seconds().max(1).unsigned_abs();
    let mut challenge = Challenge {
        at_s,
        bits: price.bits,
        nonce,
        seed: String::new(),
    };
    challenge.seed = stormbell_wire::hex(&code_of_work(node, network, &challenge));
    let mut ticket = Ticket {
        from_s: at_s + wait_s,
        nonce,
        code: String::new(),
    };
    ticket.code = stormbell_wire::hex(&code_of_ticket(node, network, &ticket));
    Offer {
        challenge,
        ticket,
        wait: price.wait,
    }
}

/// Says what a pass is worth for this network at this moment.
pub fn worth(node: &Node, network: Prefix, text: &str, now: Moment) -> Worth {
    let open_s = limits::PASS_OPEN.as_seconds().unsigned_abs();
    let now_s = seconds(now);
    match Pass::parse(text) {
        Some(Pass::Work(challenge, number)) => {
            let code = code_of_work(node, network, &challenge);
            let fresh = challenge.at_s <= now_s + SKEW_S && now_s <= challenge.at_s + open_s;
            let ours = stormbell_wire::hex(&code) == challenge.seed;
            if fresh && ours && is_done(&challenge, number) {
                Worth::Work(code)
            } else {
                Worth::Nothing
            }
        }
        Some(Pass::Ticket(ticket)) => {
            let code = code_of_ticket(node, network, &ticket);
            if stormbell_wire::hex(&code) != ticket.code || now_s > ticket.from_s + open_s {
                return Worth::Nothing;
            }
            match ticket.from_s.checked_sub(now_s) {
                None | Some(0) => Worth::Patience(code),
                Some(left) => Worth::Later(ticket, Span::seconds(i64::try_from(left).unwrap_or(0))),
            }
        }
        None => Worth::Nothing,
    }
}

fn is_done(challenge: &Challenge, number: u64) -> bool {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, challenge.tried(number).as_bytes()).as_ref());
    shows(&hash, challenge.bits)
}

fn code_of_work(node: &Node, network: Prefix, c: &Challenge) -> [u8; 16] {
    code(node, b'w', network, c.at_s, c.bits, c.nonce)
}

fn code_of_ticket(node: &Node, network: Prefix, t: &Ticket) -> [u8; 16] {
    code(node, b't', network, t.from_s, 0, t.nonce)
}

/// Every part has its fixed length, so that no two say the same.
fn code(node: &Node, what: u8, network: Prefix, at_s: u64, bits: u8, nonce: u64) -> [u8; 16] {
    let mut said = vec![what, bits];
    said.extend(network.octets());
    said.extend(at_s.to_be_bytes());
    said.extend(nonce.to_be_bytes());
    node.pass_code(&said)
}

fn seconds(now: Moment) -> u64 {
    u64::try_from(now.0 / 1_000_000).unwrap_or(0)
}

/// Passes that were used, in two halves: when the younger is full or old, the older is forgotten. By then its passes
/// have ended, unless the node takes in more than it remembers; then an old one may be used twice.
pub struct Spent {
    half_max: usize,
    young: HashMap<[u8; 16], (u64, u8)>,
    old: HashMap<[u8; 16], (u64, u8)>,
    since: Option<Moment>,
}

impl Default for Spent {
    fn default() -> Spent {
        Spent::bounded(limits::PASSES_REMEMBERED_MAX)
    }
}

impl Spent {
    /// Remembers so many at the most.
    fn bounded(max: usize) -> Spent {
        Spent {
            half_max: max / 2,
            young: HashMap::new(),
            old: HashMap::new(),
            since: None,
        }
    }

    /// Uses a pass for one form. Gives whether that is allowed.
    pub fn spend(&mut self, code: [u8; 16], form: u64, now: Moment) -> bool {
        self.forget(now);
        if let Some(used) = self.old.get(&code).copied() {
            self.young.entry(code).or_insert(used);
        }
        let (whose, times) = self.young.entry(code).or_insert((form, 0));
        let allowed = *whose == form && *times < SENDS_PER_PASS;
        *times = times.saturating_add(1);
        allowed
    }

    fn forget(&mut self, now: Moment) {
        let since = *self.since.get_or_insert(now);
        let aged = now.since(since) >= limits::PASS_OPEN || now < since;
        if aged || self.young.len() >= self.half_max {
            self.old = std::mem::take(&mut self.young);
            self.since = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_for_one_form() {
        let mut spent = Spent::default();
        let at = |s| Moment(0).plus(Span::seconds(s));
        assert!(spent.spend([1; 16], 7, at(0)), "first");
        assert!(spent.spend([1; 16], 7, at(1)), "the same form again");
        assert!(!spent.spend([1; 16], 8, at(1)), "another form");
        assert!(spent.spend([1; 16], 7, at(901)), "after the halves changed");
        assert!(!spent.spend([1; 16], 8, at(902)));
        assert!(!spent.spend([1; 16], 7, at(903)), "not for ever");
        assert!(spent.spend([2; 16], 8, at(903)));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut spent = Spent::bounded(100);
        for n in 0..1_000_u128 {
            assert!(spent.spend(n.to_be_bytes(), 1, Moment(0)));
            assert!(!spent.spend(n.to_be_bytes(), 2, Moment(0)));
        }
        assert!(spent.young.len() + spent.old.len() <= 100);
    }
}
