//! The gate before every route: open, held for the moments of a hand-over, or leading to the new host.

use super::forward::Forward;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// How long a request waits at a held gate.
/// Told: `503` with `Retry-After`. Rest: nothing was kept; the same request can be sent again.
const HELD_MAX: Duration = Duration::from_secs(60);

/// Where a request goes.
#[derive(Clone)]
enum Way {
    In,
    Wait,
    On(Arc<Forward>),
}

/// The gate of one process. Clones are the same gate.
#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    /// The same as `way` is [`Way::In`]: what every request looks at, without a lock.
    open: AtomicBool,
    way: watch::Sender<Way>,
    inside: AtomicU64,
    left: Notify,
    held: AtomicU64,
}

impl Gate {
    /// An open gate.
    pub fn open() -> Gate {
        Gate::with(Way::In)
    }

    /// A gate that leads to the new host.
    pub fn onward(forward: Forward) -> Gate {
        Gate::with(Way::On(Arc::new(forward)))
    }

    fn with(way: Way) -> Gate {
        Gate(Arc::new(Inner {
            open: AtomicBool::new(matches!(way, Way::In)),
            way: watch::Sender::new(way),
            inside: AtomicU64::new(0),
            left: Notify::new(),
            held: AtomicU64::new(0),
        }))
    }

    /// Lets nobody in any more, and waits for those inside; false when they take longer than `patience`.
    pub async fn hold(&self, patience: Duration) -> bool {
        self.0.held.store(0, SeqCst);
        self.0.way.send_replace(Way::Wait);
        self.0.open.store(false, SeqCst);
        let emptied = async {
            loop {
                let left = self.0.left.notified();
                if self.0.inside.load(SeqCst) == 0 {
                    return;
                }
                left.await;
            }
        };
        tokio::time::timeout(patience, emptied).await.is_ok()
    }

    /// Lets everybody in again.
    pub fn reopen(&self) {
        self.0.open.store(true, SeqCst);
        self.0.way.send_replace(Way::In);
    }

    /// Sends everybody on, also those who wait.
    pub fn send_on(&self, forward: Forward) {
        self.0.way.send_replace(Way::On(Arc::new(forward)));
    }

    /// Whether everybody is let in.
    pub fn is_open(&self) -> bool {
        self.0.open.load(SeqCst)
    }

    /// How many waited since it was held.
    pub fn held(&self) -> u64 {
        self.0.held.load(SeqCst)
    }

    /// Goes in, if the gate is open. Counted before the look, so that a hold that comes now waits for this request.
    fn enter(&self) -> Option<Inside> {
        self.0.inside.fetch_add(1, SeqCst);
        let inside = Inside(self.0.clone());
        self.0.open.load(SeqCst).then_some(inside)
    }

    /// Waits at a gate that is not open for whom to go to; none when that takes too long.
    async fn wait(&self) -> Option<Result<Inside, Arc<Forward>>> {
        let mut way = self.0.way.subscribe();
        let mut counted = false;
        let waited = tokio::time::timeout(HELD_MAX, async {
            loop {
                let now = way.borrow_and_update().clone();
                match now {
                    Way::On(to) => return Some(Err(to)),
                    Way::In => {
                        if let Some(inside) = self.enter() {
                            return Some(Ok(inside));
                        }
                    }
                    Way::Wait => {
                        if !std::mem::replace(&mut counted, true) {
                            self.0.held.fetch_add(1, SeqCst);
                        }
                    }
                }
                way.changed().await.ok()?;
            }
        });
        waited.await.ok().flatten()
    }
}

/// One request inside the gate.
struct Inside(Arc<Inner>);

impl Drop for Inside {
    fn drop(&mut self) {
        if self.0.inside.fetch_sub(1, SeqCst) == 1 && !self.0.open.load(SeqCst) {
            self.0.left.notify_waiters();
        }
    }
}

/// The middleware. A request is inside until its answer's head is made: nothing is written while its body goes out.
pub async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let way = match gate.enter() {
        Some(inside) => Some(Ok(inside)),
        None => gate.wait().await,
    };
    match way {
        Some(Ok(inside)) => {
            let answer = next.run(request).await;
            drop(inside);
            answer
        }
        Some(Err(forward)) => forward.on(request).await,
        None => come_again(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// An answer for now: nothing was kept, and the same request may be sent again.
pub fn come_again(status: StatusCode) -> Response {
    let mut answer = status.into_response();
    let soon = HeaderValue::from_static("5");
    answer.headers_mut().insert(header::RETRY_AFTER, soon);
    answer
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_held_gate_waits_for_those_inside_and_keeps_the_others() {
        let gate = Gate::open();
        let inside = gate.enter().unwrap();
        assert!(!gate.hold(Duration::from_millis(1)).await, "somebody is in");
        assert!(gate.enter().is_none());
        let (holder, waiter) = (gate.clone(), gate.clone());
        let held = tokio::spawn(async move { holder.hold(Duration::from_secs(60)).await });
        tokio::task::yield_now().await;
        drop(inside);
        assert!(held.await.unwrap());
        let waiting = tokio::spawn(async move { waiter.wait().await.unwrap().is_ok() });
        while gate.held() == 0 {
            tokio::task::yield_now().await;
        }
        gate.reopen();
        assert!(waiting.await.unwrap(), "whoever waited is let in");
        assert!(gate.hold(Duration::from_secs(60)).await, "and came out");
    }
}
