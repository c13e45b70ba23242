//! One round through everything that may be due. The house makes rounds when something stirs and at least once a
//! second; tests make them when they please.

use super::{Carrier, calls, triage};
use crate::{Fault, Node};
use stormbell_model::{Lang, Moment, Span, officer::Actor};
use stormbell_store::{alarms, journal, reports, sessions};

/// What a round found to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Reports read.
    pub read: usize,
    /// Alarms that moved.
    pub alarms: usize,
    /// Calls handed over.
    pub calls: usize,
}

impl Round {
    /// Whether another round may find more at once.
    pub fn did_something(&self) -> bool {
        self.read + self.alarms + self.calls > 0
    }
}

/// How often what has ended is swept away.
const SWEEP_EVERY: Span = Span::minutes(1);

/// Makes one round. `owner` names this worker of this process while it lives; `last` is what it remembers.
pub async fn make_round(
    node: &Node,
    carrier: &dyn Carrier,
    owner: [u8; 16],
    last: &mut Memory,
) -> Result<Round, Fault> {
    let round = Round {
        read: triage::read_waiting(node).await?,
        alarms: calls::take_due_steps(node).await?,
        calls: calls::hand_over_calls(node, carrier, owner).await?,
    };
    let now = node.now();
    // A clock that was set back must not hold the next sweep up.
    if last
        .swept
        .is_none_or(|at| now < at || now.since(at) > SWEEP_EVERY)
    {
        sweep(node, now).await?;
        last.swept = Some(now);
    }
    let (size, _) = node
        .store()
        .read("read the journal's head", journal::head)
        .await?;
    if last.size != size {
        last.size = size;
        node.tell_desks(size);
    }
    node.note_look();
    Ok(round)
}

/// What a worker remembers between rounds. Losing it costs one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    size: u64,
    swept: Option<Moment>,
}

async fn sweep(node: &Node, now: Moment) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_or("sweep", move |tx| {
            sessions::sweep(tx, now)?;
            reports::forget_once_keys(tx, now)?;
            crate::people::seal_what_waited(tx, &ctx)
        })
        .await
}

/// When the next step of any alarm is due, so that a worker can sleep until then.
pub async fn next_alarm_step(node: &Node) -> Result<Option<Moment>, Fault> {
    Ok(node
        .store()
        .read("find the next alarm step", alarms::next_due)
        .await?)
}
