//! The line before the door when too many knock: measures how hard the node is pressed, gives everybody a fair share,
//! and asks anonymous senders for a little work or patience before their report is taken in. Nothing is kept about
//! anybody but counts by network, in memory. It does not protect against a flood of machines that all do the work:
//! that one costs its owner as much as it costs us.

pub mod passes;
pub mod shares;

use crate::guard::source::Prefix;
use passes::{Offer, Spent, Worth};
use shares::Shares;
pub use shares::{Act, Whose};
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash as _, Hasher as _},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU8, AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use stormbell_model::{
    Moment, Span,
    flood::{self, Brings, Gauge, Load, Verdict},
    limits,
};
use stormbell_service::{Fault, Node};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How often the load is looked at, at most.
const LOOKS_EVERY: Span = Span::millis(100);
/// Answers to those who keep knocking that are held back at the same time.
/// Told: nobody. Rest: further ones are answered without delay.
const HELD_MAX: u32 = 16_384;

/// The line before the door of one process.
pub struct Flood {
    shares: Shares,
    gauge: Mutex<Gauge>,
    strain: AtomicU8,
    least: AtomicU8,
    looked_at: AtomicI64,
    in_flight: AtomicU32,
    wait_us: AtomicI64,
    turned_away: AtomicU32,
    held: AtomicU32,
    spent: Mutex<Spent>,
    turns: Arc<Semaphore>,
}

impl Default for Flood {
    fn default() -> Flood {
        Flood {
            shares: Shares::default(),
            gauge: Mutex::default(),
            strain: AtomicU8::new(0),
            least: AtomicU8::new(0),
            looked_at: AtomicI64::new(i64::MIN),
            in_flight: AtomicU32::new(0),
            wait_us: AtomicI64::new(0),
            turned_away: AtomicU32::new(0),
            held: AtomicU32::new(0),
            spent: Mutex::default(),
            turns: Arc::new(Semaphore::new(limits::ANONYMOUS_IN_FLIGHT_MAX)),
        }
    }
}

/// A report that may be kept now; dropped when it is.
pub struct Turn {
    flood: Arc<Flood>,
    began: Instant,
    permit: Option<OwnedSemaphorePermit>,
}

/// An anonymous sender at the door.
pub struct Knock<'a> {
    /// Where it comes from.
    pub network: Prefix,
    /// What it brings.
    pub pass: &'a str,
    /// What tells this form from another.
    pub form: &'a str,
}

impl Flood {
    /// How hard the node is pressed: 0 to 8.
    pub fn strain(&self) -> u8 {
        self.strain.load(Relaxed).max(self.least.load(Relaxed))
    }

    /// What an operator sets: the node counts as pressed so hard at least, for a flood that is announced, or a drill.
    pub fn press_at_least(&self, strain: u8) {
        self.least.store(strain, Relaxed);
    }

    /// Takes one of a share; when there is none, says how long to wait.
    pub fn share(&self, act: Act, whose: Whose, now: Moment) -> Result<(), Fault> {
        self.shares.take(act, whose, now).map_err(|wait| {
            metrics::counter!("stormbell_flood_shares_used_up_total").increment(1);
            Fault::TooMany {
                // Whole seconds, rounded up: who comes back earlier only waits again.
                wait: wait.max(Span::seconds(1)),
                what: "share",
            }
        })
    }

    /// Lets a report of somebody in that we know: an organisation's machine. It never waits behind anonymous ones.
    pub fn enter_known(self: &Arc<Self>, who: Whose, now: Moment) -> Result<Turn, Fault> {
        self.look(now);
        if self.strain() > 0 {
            self.share(Act::Organisation, who, now)?;
        }
        Ok(self.turn())
    }

    /// Lets an anonymous report in, or says what it costs. A refusal here is before anything was taken in.
    pub async fn enter(self: &Arc<Self>, node: &Node, knock: Knock<'_>) -> Result<Turn, Offer> {
        let now = node.now();
        self.look(now);
        if self.strain() > 0 {
            self.ask(node, &knock, now).await?;
        }
        // Counted while it waits for its turn: the line is part of the load.
        let mut turn = self.turn();
        turn.permit = self.permit().await;
        if turn.permit.is_none() {
            return Err(self.turn_away(node, &knock, now, 0));
        }
        Ok(turn)
    }

    /// What entering would cost now; nothing while the node is calm.
    pub fn price(&self, node: &Node, network: Prefix) -> Option<Offer> {
        let now = node.now();
        self.look(now);
        let strain = self.strain();
        (strain > 0).then(|| passes::offer(node, network, flood::price(strain, 0), now))
    }

    async fn ask(&self, node: &Node, knock: &Knock<'_>, now: Moment) -> Result<(), Offer> {
        let whose = Whose::Network(knock.network);
        let knocks = self.shares.knock(Act::Knock, whose, now);
        let worth = passes::worth(node, knock.network, knock.pass, now);
        let (brings, later) = match worth {
            Worth::Later(ticket, wait) => (Brings::Nothing, Some((ticket, wait))),
            other => (self.spend(other, knock, now), None),
        };
        let Verdict::Ask(price) = flood::decide(self.strain(), knocks, brings) else {
            count("entered", brings);
            return Ok(());
        };
        let mut offer = self.turn_away(node, knock, now, knocks);
        if let Some((ticket, wait)) = later {
            // Who asks again too early keeps the place in the line.
            (offer.ticket, offer.wait) = (ticket, wait);
        }
        self.hold(price.held).await;
        Err(offer)
    }

    /// Uses a good pass, once, within the network's share of such passes.
    fn spend(&self, worth: Worth, knock: &Knock<'_>, now: Moment) -> Brings {
        let (code, act, brings) = match worth {
            Worth::Work(code) => (code, Act::Work, Brings::Work),
            Worth::Patience(code) => (code, Act::Ticket, Brings::Patience),
            Worth::Later(..) | Worth::Nothing => return Brings::Nothing,
        };
        let whose = Whose::Network(knock.network);
        if self.shares.take(act, whose, now).is_err() {
            return Brings::Nothing;
        }
        let mut hasher = DefaultHasher::new();
        knock.form.hash(&mut hasher);
        // Nothing panics while it is held.
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if spent.spend(code, hasher.finish(), now) {
            brings
        } else {
            Brings::Nothing
        }
    }

    fn turn_away(&self, node: &Node, knock: &Knock<'_>, now: Moment, knocks: u32) -> Offer {
        self.turned_away.fetch_add(1, Relaxed);
        count("asked", Brings::Nothing);
        let price = flood::price(self.strain(), knocks);
        passes::offer(node, knock.network, price, now)
    }

    /// Holds an answer back, while not too many are held.
    async fn hold(&self, span: Span) {
        if span.0 <= 0 {
            return;
        }
        let held = Held::of(&self.held);
        if held.before < HELD_MAX {
            tokio::time::sleep(Duration::from_micros(span.0.unsigned_abs())).await;
        }
    }

    /// A place among the anonymous reports that are being kept: usually there is one, and no timer is made.
    async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(permit) = self.turns.clone().try_acquire_owned() {
            return Some(permit);
        }
        let patience = crate::street::duration(limits::ANONYMOUS_WAITS);
        let waited = tokio::time::timeout(patience, self.turns.clone().acquire_owned());
        waited.await.ok()?.ok()
    }

    fn turn(self: &Arc<Self>) -> Turn {
        self.in_flight.fetch_add(1, Relaxed);
        Turn {
            flood: self.clone(),
            began: Instant::now(),
            permit: None,
        }
    }

    /// Looks at the load when the last look is a while ago. Whoever comes while somebody looks goes on.
    fn look(&self, now: Moment) {
        let last = self.looked_at.load(Relaxed);
        let due = now.0 < last || now.0.saturating_sub(last) >= LOOKS_EVERY.0;
        if !due {
            return;
        }
        let Ok(mut gauge) = self.gauge.try_lock() else {
            return;
        };
        self.looked_at.store(now.0, Relaxed);
        let load = Load {
            in_flight: self.in_flight.load(Relaxed),
            wait: Span(self.wait_us.load(Relaxed)),
            turned_away: self.turned_away.swap(0, Relaxed),
        };
        let strain = gauge.look(load, now);
        if self.strain.swap(strain, Relaxed) != strain {
            tracing::info!(strain, "the node is pressed more, or less, than before");
        }
        metrics::gauge!("stormbell_flood_strain").set(f64::from(strain));
        // A wait that nobody measures any more is over.
        self.wait_us.store(load.wait.0 / 8 * 7, Relaxed);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.flood.in_flight.fetch_sub(1, Relaxed);
        let took = i64::try_from(self.began.elapsed().as_micros()).unwrap_or(i64::MAX);
        let before = self.flood.wait_us.load(Relaxed);
        // A running mean; that two may write at once only blurs it.
        self.flood
            .wait_us
            .store(before + (took - before) / 16, Relaxed);
    }
}

/// Counts the answers that are held back.
struct Held<'a> {
    count: &'a AtomicU32,
    before: u32,
}

impl<'a> Held<'a> {
    fn of(count: &'a AtomicU32) -> Held<'a> {
        let before = count.fetch_add(1, Relaxed);
        Held { count, before }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Relaxed);
    }
}

fn count(what: &'static str, brings: Brings) {
    let with = match brings {
        Brings::Nothing => "nothing",
        Brings::Work => "work",
        Brings::Patience => "patience",
    };
    metrics::counter!("stormbell_flood_total", "what" => what, "with" => with).increment(1);
}
