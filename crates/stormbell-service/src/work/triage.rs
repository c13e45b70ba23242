//! The first reading, done by a worker right after the answer: opens the alarm of a report that rings.
//! Correlation and extraction take their seat here.

use crate::{Fault, Node};
use stormbell_model::{
    AlarmId, Lang, ReportId, Span, alarm::Alarm, officer::Actor, report::ReportState,
};
use stormbell_store::{alarms, journal, leases, reports};

/// How long one worker may read one batch before another takes it over.
const LEASE: Span = Span::seconds(30);
const BATCH: i64 = 64;

/// Reads what waits. Gives how many were read.
pub(super) async fn read_waiting(node: &Node, owner: [u8; 16]) -> Result<usize, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let now = ctx.now;
    let jobs = node
        .store()
        .write_aside("lease triage", move |tx| {
            leases::take(tx, super::TRIAGE, &owner, now.0, LEASE.0, BATCH)
        })
        .await?;
    if jobs.is_empty() {
        return Ok(0);
    }
    let read = jobs.len();
    node.store()
        .write_or("triage", move |tx| {
            for job in &jobs {
                let id = ReportId::from_bytes(&job.subject).ok_or(Fault::Internal)?;
                if let Some(alarm) = AlarmId::from_bytes(&job.payload) {
                    ring(tx, &ctx, id, alarm)?;
                }
                leases::done(tx, &job.id, &owner)?;
            }
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(read)
}

/// Opens the alarm of a report, once.
fn ring(
    tx: &mut stormbell_store::Tx<'_>,
    ctx: &crate::Ctx,
    id: ReportId,
    alarm: AlarmId,
) -> Result<(), Fault> {
    let Some(held) = reports::load(tx, id)? else {
        return Ok(());
    };
    // Closed before it was read: somebody dealt with it, and nobody could end an alarm about it any more.
    if held.report.state == ReportState::Closed || alarms::load(tx, alarm)?.is_some() {
        return Ok(());
    }
    alarms::add(tx, &Alarm::open(alarm, id, held.report.priority, ctx.now))?;
    journal::note(tx, ctx.entry("alarm opened", id.0))?;
    Ok(())
}
