//! What `stormbell bench duty` needs of a node: many alarms at once, many that are long over, and how soon each was told. Never
//! used by a node that serves.

use crate::{Ctx, Fault, Node, duty::Policies};
use stormbell_model::{
    AlarmId, OfficerId, ReportId, Span, access::Act, alarm::Alarm, triage::Priority,
};
use stormbell_store::{Tx, alarms, journal, yardstick};

/// Opens an alarm for each of these reports, in one transaction and at one moment.
pub async fn open_alarms(ctx: &Ctx, reports: Vec<ReportId>) -> Result<(), Fault> {
    ctx.officer(Act::Acknowledge)?;
    let c = ctx.node.ctx(ctx.who, ctx.lang);
    let open = move |tx: &mut Tx<'_>| {
        let policies = Policies::read(tx)?;
        let policy = policies.of(Priority::High);
        for report in &reports {
            let id = AlarmId::new(c.now, c.node.chance());
            alarms::add(tx, &Alarm::open(id, *report, Priority::High, policy, c.now))?;
            journal::note(tx, c.entry("alarm opened", report.0))?;
        }
        Ok::<_, Fault>(())
    };
    ctx.node.store().write_or("open alarms", open).await
}

/// Ends every open alarm.
pub async fn close_all_alarms(ctx: &Ctx) -> Result<(), Fault> {
    ctx.officer(Act::Acknowledge)?;
    let close = |tx: &mut Tx<'_>| yardstick::close_all_alarms(tx);
    Ok(ctx.node.store().write("close all alarms", close).await?)
}

/// Keeps `more` alarms that are long over, from number `from` on, each with a notification that a carrier took.
pub async fn keep_closed_alarms(
    ctx: &Ctx,
    called: OfficerId,
    from: u64,
    more: u64,
) -> Result<(), Fault> {
    ctx.officer(Act::Acknowledge)?;
    let keep = move |tx: &mut Tx<'_>| yardstick::keep_closed_alarms(tx, called, from, more);
    Ok(ctx.node.store().write("keep closed alarms", keep).await?)
}

/// Whether a report waits for its first reading.
pub async fn waits_to_be_read(node: &Node) -> Result<bool, Fault> {
    let now = node.now();
    let counts = move |tx: &mut Tx<'_>| stormbell_store::leases::counts(tx, now.0);
    let lanes = node
        .store()
        .read("look what waits to be read", counts)
        .await?;
    let reading = [super::TRIAGE, super::TRIAGE_BATCH];
    Ok(lanes
        .iter()
        .any(|l| reading.contains(&l.lane.as_str()) && l.due + l.leased > 0))
}

impl Node {
    /// How long it took from the opening of each alarm until a carrier had taken a message that tells of it.
    pub async fn first_calls(&self) -> Result<Vec<Span>, Fault> {
        let look = |tx: &mut Tx<'_>| yardstick::first_calls(tx);
        let found = self.store().read("look at the first calls", look).await?;
        Ok(found
            .into_iter()
            .map(|(opened, called)| called.since(opened))
            .collect())
    }
}
