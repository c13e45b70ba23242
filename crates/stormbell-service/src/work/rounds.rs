//! One round through everything that may be due. The house makes rounds when something stirs and at least once a
//! second; tests make them when they please.

use super::{Carriers, ahead, notify, silent, steps, triage, trials};
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
    /// Incidents whose reports were closed on.
    pub closings: usize,
    /// Tests that were ended.
    pub trials: usize,
    /// Hand-overs that began by themselves, or of which something was dealt with.
    pub hand_overs: usize,
    /// Whether nothing is left to be swept away.
    pub is_swept: bool,
}

impl Round {
    /// Whether there was more to read, or more alarms were due, than one round does.
    pub fn is_full(&self) -> bool {
        self.read >= triage::JOBS_AT_ONCE as usize || self.alarms >= steps::ALARMS_AT_ONCE
    }

    /// Whether another round may find more at once.
    pub fn did_something(&self) -> bool {
        let moved = self.read + self.alarms + self.calls + self.closings;
        moved + self.trials + self.hand_overs > 0 || !self.is_swept
    }
}

/// How often it is looked how neighbours stand, and whether the command line changed the network.
const NEIGHBOURS_EVERY: Span = Span::seconds(5);
/// How often what has ended is swept away.
const SWEEP_EVERY: Span = Span::minutes(1);
/// Keys forgotten in one sweep, some milliseconds of the writer; where there are more, the next round goes on.
const SWEPT_AT_ONCE: usize = 500;

/// Makes one round. `owner` names this worker of this process while it lives; `last` is what it remembers.
pub async fn make_round(
    node: &Node,
    carriers: &Carriers,
    owner: [u8; 16],
    last: &mut Memory,
) -> Result<Round, Fault> {
    let mut round = Round {
        read: triage::read_waiting(node).await?,
        alarms: steps::take_due_steps(node).await?,
        calls: notify::adopt_yesterdays(node).await? + carry_all(node, carriers).await?,
        closings: crate::desk::go_on_closing(node, owner).await?,
        trials: trials::close_trials(node).await?,
        hand_overs: crate::desk::look_at_hand_overs(node, &mut last.handed).await?,
        is_swept: true,
    };
    round.calls += crate::exchange::tell_helpers(node, owner).await?;
    let now = node.now();
    // A clock that was set back must not hold the next sweep up.
    if last
        .swept
        .is_none_or(|at| now < at || now.since(at) > SWEEP_EVERY)
    {
        round.calls += silent::test_channels(node).await? + ahead::tell_ahead(node).await?;
        round.is_swept = sweep(node, now).await?;
        last.swept = Some(now).filter(|_| round.is_swept);
    }
    if last
        .neighbours
        .is_none_or(|at| now < at || now.since(at) >= NEIGHBOURS_EVERY)
    {
        crate::exchange::refresh_network(node).await?;
        crate::exchange::look_at_neighbours(node).await?;
        round.calls += crate::exchange::look_again(node).await?;
        last.neighbours = Some(now);
    }
    let (size, _) = node
        .store()
        .read("read the journal's head", journal::head)
        .await?;
    if last.size != size {
        last.size = size;
        node.tell_desks(size);
    }
    crate::front::look_at_waves(node).await?;
    node.note_look();
    Ok(round)
}

/// What waits for each of these carriers, one after the other. The house gives each a worker of its own and hands none in
/// here, so that one that hangs holds up neither the others nor the alarms.
async fn carry_all(node: &Node, carriers: &Carriers) -> Result<usize, Fault> {
    let mut carried = 0;
    for channel in carriers.channels() {
        carried += notify::carry_waiting(node, carriers, channel).await?;
    }
    Ok(carried)
}

/// What a worker remembers between rounds. Losing it costs one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    size: u64,
    swept: Option<Moment>,
    handed: Option<Moment>,
    neighbours: Option<Moment>,
}

/// Tells whether all that has ended is gone.
async fn sweep(node: &Node, now: Moment) -> Result<bool, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_or("sweep", move |tx| {
            sessions::sweep(tx, now)?;
            let forgotten = reports::forget_once_keys(tx, now, SWEPT_AT_ONCE)?;
            crate::people::seal_what_waited(tx, &ctx)?;
            Ok(forgotten < SWEPT_AT_ONCE as u64)
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
