//! Tests of the whole way, which a watch files with a key for tests. Their alarms are as real as any, and call the watch
//! alone; once it has taken them, or an hour is over, the node closes them itself. Nobody at the desk is woken by one.

use crate::{Fault, Node, desk::dealt_with, duty::By};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    Lang, OfficerId, ReportId, Span,
    alarm::Alarm,
    escalation::{Policy, Roster},
    officer::Actor,
    report::{Outcome, ReportState},
    rota::SWITCH,
};
use stormbell_store::{Tx, journal, reports};

/// How long a test stays open that nobody takes. Whoever filed it has raised its own alarm long before.
const ENDED_AFTER: Span = Span::hours(1);
/// Tests that one round closes.
const CLOSED_AT_ONCE: usize = 32;

/// How a test's alarm escalates: by the policy of a new node, among its watch alone. What people have drawn for real
/// alarms names people who are not to be woken.
pub(super) fn way_of(alarm: &Alarm, watch: OfficerId) -> (Policy, Roster) {
    let roster = Roster {
        on_duty: BTreeMap::from([(SWITCH, vec![watch])]),
        teams: BTreeMap::new(),
        leads: vec![watch],
        everyone: BTreeSet::from([watch]),
        unreachable: BTreeSet::new(),
        neighbours: Vec::new(),
    };
    (Policy::first(alarm.priority), roster)
}

/// Closes the tests that were taken, or lie too long. Gives how many.
pub(super) async fn close_trials(node: &Node) -> Result<usize, Fault> {
    let open = node.store().read("find open tests", |tx| {
        reports::open_tests(tx, CLOSED_AT_ONCE)
    });
    let mut closed = 0;
    for id in open.await? {
        closed += usize::from(close(node, id).await?);
    }
    Ok(closed)
}

async fn close(node: &Node, id: ReportId) -> Result<bool, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let act = move |tx: &mut Tx<'_>| -> Result<bool, Fault> {
        let Some(held) = reports::load_to_change(tx, id)? else {
            return Ok(false);
        };
        let mut report = held.report;
        let Some(watch) = report
            .test_of
            .filter(|_| report.state != ReportState::Closed)
        else {
            return Ok(false);
        };
        let outcome = match report.acknowledged_at {
            Some(_) => Outcome::Resolved,
            // By the size of the difference, so that a clock which was set back leaves none open for ever.
            None if ctx.now.since(report.filed_at).0.abs() >= ENDED_AFTER.0 => Outcome::Unresolved,
            None => return Ok(false),
        };
        report.state = ReportState::Closed;
        report.closed = Some((ctx.now, outcome));
        report.moved_at = ctx.now;
        reports::save(tx, &report)?;
        let mut entry = ctx.entry("test ended", id.0);
        entry.facts.push(("to", outcome.code().to_owned()));
        journal::note(tx, entry)?;
        dealt_with(tx, &ctx, &By::asker(&ctx), id, watch)?;
        Ok(true)
    };
    node.store().write_or("end a test", act).await
}
