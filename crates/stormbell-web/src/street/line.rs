//! One connection as the watchman sees it: counters that the connection moves as it goes, without locks or timers, and
//! the rules by which a slow, idle or restless one is cut.

use super::Bounds;
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Waker},
    time::Duration,
};

/// What a connection has done so far. Relaxed everywhere: a look that is a moment late is early enough.
#[derive(Default)]
pub struct Line {
    pub(super) received: AtomicU64,
    pub(super) sent: AtomicU64,
    /// The system takes no more bytes: the other side does not read.
    pub(super) blocked: AtomicBool,
    pub(super) http2: AtomicBool,
    /// Requests begun, and those of them without a whole answer.
    pub(super) begun: AtomicU64,
    pub(super) open: AtomicU32,
    /// Bodies that we wait for.
    pub(super) awaited: AtomicU32,
    /// Answers of HTTP/2 that wait for the other side's leave to be sent.
    pub(super) owed: AtomicU32,
    /// Requests that ended before their answer.
    pub(super) given_up: AtomicU64,
    order: AtomicU8,
    waker: OnceLock<Waker>,
}

/// What the watchman ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Go on.
    GoOn,
    /// Answer what is under way, then close.
    Finish,
    /// Close now.
    Cut,
}

/// Why a connection was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It never asked anything.
    Silent,
    /// The head of a request took too long.
    SlowHead,
    /// A body came too slowly.
    SlowBody,
    /// An answer was read too slowly.
    SlowReader,
    /// Quiet between two requests.
    Idle,
    /// It begins requests and gives them up, again and again.
    GivesUp,
}

impl Cut {
    /// Its name in the counters.
    pub fn code(self) -> &'static str {
        match self {
            Cut::Silent => "silent",
            Cut::SlowHead => "slow-head",
            Cut::SlowBody => "slow-body",
            Cut::SlowReader => "slow-reader",
            Cut::Idle => "idle",
            Cut::GivesUp => "gives-up",
        }
    }
}

impl Line {
    /// Gives an order and wakes the connection to hear it.
    pub fn order(&self, order: Order) {
        self.order.store(order as u8, Relaxed);
        if let Some(waker) = self.waker.get() {
            waker.wake_by_ref();
        }
    }

    /// The order that stands. The connection is one task, so that its first waker is good for its whole life.
    pub(super) fn ordered(&self, cx: &Context<'_>) -> Order {
        self.waker.get_or_init(|| cx.waker().clone());
        match self.order.load(Relaxed) {
            0 => Order::GoOn,
            1 => Order::Finish,
            _ => Order::Cut,
        }
    }

    pub(super) fn look(&self) -> Look {
        Look {
            received: self.received.load(Relaxed),
            sent: self.sent.load(Relaxed),
            begun: self.begun.load(Relaxed),
            given_up: self.given_up.load(Relaxed),
            open: self.open.load(Relaxed) > 0,
            awaits_body: self.awaited.load(Relaxed) > 0,
            awaits_reader: self.blocked.load(Relaxed) || self.owed.load(Relaxed) > 0,
            http2: self.http2.load(Relaxed),
        }
    }
}

/// The counters at one look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bytes that came.
    pub received: u64,
    /// Bytes that went.
    pub sent: u64,
    /// Requests begun.
    pub begun: u64,
    /// Requests given up.
    pub given_up: u64,
    /// Whether a request is under way.
    pub open: bool,
    /// Whether we wait for a body.
    pub awaits_body: bool,
    /// Whether an answer waits to be read.
    pub awaits_reader: bool,
    /// Whether it speaks HTTP/2.
    pub http2: bool,
}

/// What the watchman remembers of a connection between two looks. Times are since the street opened.
#[derive(Clone, Debug)]
pub struct Memory {
    last: Look,
    quiet_since: Duration,
    head_since: Option<Duration>,
    body_since: Option<Duration>,
    body_window: Window,
    reader_window: Window,
    given_up_window: Window,
}

/// A stretch of time and the count at its beginning.
#[derive(Clone, Copy, Debug)]
struct Window {
    since: Duration,
    count: u64,
}

impl Memory {
    /// Of a connection that came at `at`.
    pub fn new(at: Duration) -> Memory {
        let window = Window {
            since: at,
            count: 0,
        };
        Memory {
            last: Look::default(),
            quiet_since: at,
            head_since: None,
            body_since: None,
            body_window: window,
            reader_window: window,
            given_up_window: window,
        }
    }

    /// Looks again and says whether to cut, and why.
    pub fn judge(&mut self, look: Look, at: Duration, bounds: &Bounds) -> Option<Cut> {
        let cut = self
            .gives_up(look, at, bounds)
            .or_else(|| self.reads_slowly(look, at, bounds))
            .or_else(|| self.sends_slowly(look, at, bounds))
            .or_else(|| self.is_quiet(look, at, bounds));
        self.last = look;
        cut
    }

    fn gives_up(&mut self, look: Look, at: Duration, bounds: &Bounds) -> Option<Cut> {
        let window = &mut self.given_up_window;
        let many = look.given_up - window.count > bounds.given_up;
        if at >= window.since + bounds.window {
            window.restart(at, look.given_up);
        }
        many.then_some(Cut::GivesUp)
    }

    fn reads_slowly(&mut self, look: Look, at: Duration, bounds: &Bounds) -> Option<Cut> {
        if !(look.awaits_reader && self.last.awaits_reader) {
            self.reader_window.restart(at, look.sent);
            return None;
        }
        let slow = self
            .reader_window
            .too_few(look.sent, at, bounds.window, bounds.answer_rate)?;
        slow.then_some(Cut::SlowReader)
    }

    fn sends_slowly(&mut self, look: Look, at: Duration, bounds: &Bounds) -> Option<Cut> {
        if !look.awaits_body {
            self.body_since = None;
            self.body_window.restart(at, look.received);
            return None;
        }
        let since = *self.body_since.get_or_insert(at);
        let slow = self
            .body_window
            .too_few(look.received, at, bounds.window, bounds.body_rate);
        (slow == Some(true) || at >= since + bounds.body).then_some(Cut::SlowBody)
    }

    fn is_quiet(&mut self, look: Look, at: Duration, bounds: &Bounds) -> Option<Cut> {
        if look.open || look.begun != self.last.begun {
            self.quiet_since = at;
            self.head_since = None;
            return None;
        }
        if look.begun == 0 {
            return (at >= self.quiet_since + bounds.first_request).then_some(Cut::Silent);
        }
        // HTTP/2 has frames of its own between requests; only HTTP/1 can be seen to begin a head.
        if !look.http2 && look.received > self.last.received {
            self.head_since.get_or_insert(at);
        }
        match self.head_since {
            Some(since) if at >= since + bounds.head => Some(Cut::SlowHead),
            Some(_) => None,
            None => (at >= self.quiet_since + bounds.idle).then_some(Cut::Idle),
        }
    }
}

impl Window {
    fn restart(&mut self, at: Duration, count: u64) {
        *self = Window { since: at, count };
    }

    /// At the end of a window, whether fewer came than the rate asks for.
    fn too_few(&mut self, count: u64, at: Duration, lasts: Duration, rate: u64) -> Option<bool> {
        let passed = at.checked_sub(self.since).filter(|p| *p >= lasts)?;
        let few = count - self.count < rate * passed.as_secs();
        self.restart(at, count);
        Some(few)
    }
}

#[cfg(test)]
mod tests;
