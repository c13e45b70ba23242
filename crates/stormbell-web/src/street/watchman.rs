//! The watchman: knows every connection, looks at all of them once a second, and cuts those that hold a place without
//! using it. One look instead of a timer per request.

use super::{
    Bounds,
    line::{Line, Memory, Order},
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Every connection that is open.
#[derive(Default)]
pub struct Watch {
    lines: Mutex<Vec<Watched>>,
}

struct Watched {
    line: Arc<Line>,
    memory: Memory,
}

impl Watch {
    /// A new connection, at a time since the street opened.
    pub fn add(&self, at: Duration) -> Arc<Line> {
        let line = Arc::new(Line::default());
        self.lines().push(Watched {
            line: line.clone(),
            memory: Memory::new(at),
        });
        line
    }

    /// Looks at every connection; gives how many were cut.
    pub fn look(&self, at: Duration, bounds: &Bounds) -> usize {
        // Taken out, so that nobody waits for the lock while thousands are looked at.
        let mut lines = std::mem::take(&mut *self.lines());
        // A line that only the watchman still holds belongs to a connection that is gone.
        lines.retain(|w| Arc::strong_count(&w.line) > 1);
        let mut cut = 0;
        for watched in &mut lines {
            if let Some(why) = watched.memory.judge(watched.line.look(), at, bounds) {
                metrics::counter!("stormbell_connections_cut_total", "why" => why.code())
                    .increment(1);
                watched.line.order(Order::Cut);
                cut += 1;
            }
        }
        self.lines().append(&mut lines);
        cut
    }

    /// Gives every connection the same order.
    pub fn order(&self, order: Order) {
        for watched in self.lines().iter() {
            watched.line.order(order);
        }
    }

    fn lines(&self) -> MutexGuard<'_, Vec<Watched>> {
        // The list is whole at every moment.
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
