//! The regular look at the node itself, beside the workers: does the store still write, does the clock go on, do the
//! workers make their rounds, does the journal agree with its head? It finds troubles that nobody has met yet, and it
//! notices when they are over.

use super::TroubleKind;
use crate::{Node, duty};
use std::time::Duration;
use stormbell_model::{Lang, Moment, Span, notice::Channel, officer::Actor};
use stormbell_store::{Condition, journal};

/// A look like this is made so often, about.
pub const WATCH_EVERY: Duration = Duration::from_secs(1);
/// How often a store that seems well is written to for a try.
const PROBE_EVERY: Span = Span::seconds(15);
/// A try that takes longer means that somebody else holds the store.
/// Told: the desk, the log and `/readyz`: `store-busy`. Rest: the try is given up and made again.
const PROBE_MAX: Duration = Duration::from_secs(3);
/// What is written for a try: nearly nothing, and more than a reused log has room for once the store was ill.
const PROBE_BYTES: usize = 16;
const PROBE_ILL_BYTES: usize = 64 * 1024;
/// A difference between wall clock and steady clock, from one look to the next, that no slow correction explains.
const LEAP_MIN: Span = Span::seconds(5);
/// How long the desk is told of a leap after it: it is over at once, and what it did must be looked through.
const LEAP_TOLD: Span = Span::minutes(15);
/// How often the end of the journal is held against its head.
const JOURNAL_EVERY: Span = Span::minutes(10);
/// How often it is looked whether anybody can be called.
const CALLED_EVERY: Span = Span::seconds(30);
/// Rounds are made at least once a second; ten without one is a fault.
const LOOK_OVERDUE: Span = Span::seconds(10);

/// What the watch remembers between looks. Losing it costs one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    /// Wall clock and steady clock at the last look.
    clocks: Option<(Moment, Span)>,
    /// The last leap: which, and when on the steady clock.
    leap: Option<(TroubleKind, Span)>,
    probed: Option<Span>,
    journal: Option<Span>,
    called: Option<Span>,
}

/// Makes one look.
pub async fn look_after(node: &Node, watch: &mut Watch) {
    let (now, steady) = (node.now(), node.steady());
    if watch.clocks.is_none() {
        watch.leap = leap_since_last_run(node, now)
            .await
            .map(|kind| (kind, steady));
    }
    look_at_clock(node, watch, now, steady);
    look_at_store(node, watch, steady).await;
    look_at_workers(node);
    node.tell_of_ways();
    node.set_trouble(
        TroubleKind::NoMailCarrier,
        !node.config().carries(Channel::Mail),
    );
    if due(watch.called, CALLED_EVERY, steady) {
        look_who_can_be_called(node, watch, steady).await;
    }
    if due(watch.journal, JOURNAL_EVERY, steady) {
        look_at_journal(node, watch, steady).await;
    }
}

fn due(last: Option<Span>, every: Span, steady: Span) -> bool {
    last.is_none_or(|at| steady.0 - at.0 >= every.0)
}

/// Both clocks moved since the last look; by how much more did one than the other?
fn look_at_clock(node: &Node, watch: &mut Watch, now: Moment, steady: Span) {
    if let Some((then, steady_then)) = watch.clocks.replace((now, steady)) {
        let leap = now.since(then).0 - (steady.0 - steady_then.0);
        if leap <= -LEAP_MIN.0 {
            watch.leap = Some((TroubleKind::ClockBack, steady));
        } else if leap >= LEAP_MIN.0 {
            watch.leap = Some((TroubleKind::ClockAhead, steady));
        }
    }
    let told = watch.leap.filter(|(_, at)| steady.0 - at.0 < LEAP_TOLD.0);
    for kind in [TroubleKind::ClockBack, TroubleKind::ClockAhead] {
        node.set_trouble(kind, told.is_some_and(|(told, _)| told == kind));
    }
}

/// A start before the journal's last entry: the clock was set back while nobody watched.
async fn leap_since_last_run(node: &Node, now: Moment) -> Option<TroubleKind> {
    let last = node
        .store()
        .read("read the last entry", |tx| journal::page(tx, None, 1));
    let last = last.await.ok()?.pop()?;
    (last.at.since(now) >= LEAP_MIN).then_some(TroubleKind::ClockBack)
}

/// Writes for a try where that is due, and takes over what the store has met.
async fn look_at_store(node: &Node, watch: &mut Watch, steady: Span) {
    let ill = node.store().condition() != Condition::Well;
    if ill || due(watch.probed, PROBE_EVERY, steady) {
        watch.probed = Some(steady);
        let bytes = if ill { PROBE_ILL_BYTES } else { PROBE_BYTES };
        // What goes wrong is noted by the store itself; a try that is still waiting is not taken back, and harmless.
        let tried = tokio::time::timeout(PROBE_MAX, node.store().probe(bytes)).await;
        node.note_store(tried.is_err());
    }
}

/// Whether the workers looked at the whole lately. By the steady clock: setting the other one delays nothing.
pub(super) fn look_at_workers(node: &Node) -> bool {
    let late = node
        .looked_at()
        .is_none_or(|at| node.steady().0 - at.0 > LOOK_OVERDUE.0);
    // Before the first round there is nothing to be late with.
    let begun = node.looked_at().is_some() || node.steady().0 > LOOK_OVERDUE.0;
    node.set_trouble(TroubleKind::WorkersLate, late && begun);
    !late
}

async fn look_at_journal(node: &Node, watch: &mut Watch, steady: Span) {
    let look = node
        .store()
        .read("check the journal's end", journal::check_end);
    // A store that does not answer says nothing about the journal.
    if let Ok(agrees) = look.await {
        watch.journal = Some(steady);
        node.set_trouble(TroubleKind::JournalBroken, !agrees);
    }
}

/// Whether alarms call anybody. A node that nobody has joined yet is not in trouble: there the operator waits for the first
/// lead.
async fn look_who_can_be_called(node: &Node, watch: &mut Watch, steady: Span) {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let look = node.store().read_or("look who can be called", move |tx| {
        let roster = duty::roster(tx, &ctx)?;
        let mut on = roster.on_duty.values().flatten();
        let called = on.any(|p| !roster.unreachable.contains(p));
        Ok::<_, crate::Fault>(!roster.everyone.is_empty() && !called)
    });
    if let Ok(nobody) = look.await {
        watch.called = Some(steady);
        node.set_trouble(TroubleKind::NobodyToCall, nobody);
    }
}
