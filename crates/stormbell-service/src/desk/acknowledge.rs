//! A human says: this is mine now. And what follows when a report is taken, worked on, or dealt with.

use super::alarm_change::{self, change, locked};
use crate::{Ctx, Fault, duty::By, duty::Policies};
use stormbell_model::{
    AlarmId, OfficerId, ReportId,
    access::Act,
    alarm::Alarm,
    escalation::Escalation,
    report::{Report, ReportState},
};
use stormbell_store::{
    Tx, alarms,
    journal::{self, Entry},
    reports,
};

/// Takes an alarm, and with it its report. Doing it twice changes nothing.
pub async fn acknowledge_alarm(ctx: &Ctx, id: AlarmId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Acknowledge)?;
    let (c, by) = (ctx.clone(), By::asker(ctx));
    ctx.node
        .store()
        .write_or("acknowledge alarm", move |tx| {
            let (alarm, report) = locked(tx, id)?;
            acknowledge(tx, &c, &by, alarm, report, officer).map(|_| ())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Takes a report, and with it every alarm that rings for it.
pub async fn take_report(ctx: &Ctx, id: ReportId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Acknowledge)?;
    let (c, by) = (ctx.clone(), By::asker(ctx));
    ctx.node
        .store()
        .write_or("take report", move |tx| {
            let report = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            for alarm in open_alarms(tx, id)? {
                change(tx, &c, &by, alarm, |e, policy| {
                    e.acknowledge(policy, officer, c.now)
                })?;
            }
            take(tx, &c, &by, report, officer)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Takes an alarm within a transaction, and its report where nobody who has the alarm has that. Gives the alarm as it is
/// then.
pub(super) fn acknowledge(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    alarm: Alarm,
    report: Report,
    officer: OfficerId,
) -> Result<Alarm, Fault> {
    let (alarm, facts) = change(tx, ctx, by, alarm, |e, policy| {
        e.acknowledge(policy, officer, ctx.now)
    })?;
    // Several can have an alarm; who was first keeps the report.
    let kept = report.state == ReportState::Taken
        && (alarm.holders().iter()).any(|h| Some(h.who) == report.assigned_to);
    if !facts.is_empty() && !kept {
        take(tx, ctx, by, report, officer)?;
    }
    Ok(alarm)
}

fn take(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    mut report: Report,
    officer: OfficerId,
) -> Result<(), Fault> {
    if report.state == ReportState::Closed {
        return Err(Fault::Conflict("already-closed"));
    }
    if report.state == ReportState::Taken && report.assigned_to == Some(officer) {
        return Ok(());
    }
    report.state = ReportState::Taken;
    report.assigned_to = Some(officer);
    report.acknowledged_at.get_or_insert(ctx.now);
    report.moved_at = ctx.now;
    reports::save(tx, &report)?;
    let entry = Entry {
        actor: by.0.clone(),
        ..ctx.entry("report taken", report.id.0)
    };
    Ok(journal::note(tx, entry)?)
}

fn open_alarms(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Alarm>, Fault> {
    let mut alarms = alarms::of_report_to_change(tx, report)?;
    alarms.retain(|a| a.next_look().is_some());
    Ok(alarms)
}

/// Something was done about a report: its acknowledged alarms lie no longer still.
pub(crate) fn worked_on(
    tx: &mut Tx<'_>,
    report: ReportId,
    now: stormbell_model::Moment,
) -> Result<(), Fault> {
    let open = open_alarms(tx, report)?;
    if open.is_empty() {
        return Ok(());
    }
    let policies = Policies::read(tx)?;
    for before in open {
        let policy = policies.of(before.priority);
        let escalation = before.escalation.clone().worked_on(policy, now);
        alarm_change::save(tx, &before, &before.clone().with(escalation))?;
    }
    Ok(())
}

/// An officer spoke to the reporter: alarms that still rang for the report are this officer's, and none lies still.
pub(crate) fn taken_up(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    report: ReportId,
    officer: OfficerId,
) -> Result<(), Fault> {
    let by = By::asker(ctx);
    let ringing = open_alarms(tx, report)?;
    for alarm in ringing.into_iter().filter(Alarm::is_ringing) {
        let held = reports::load_to_change(tx, report)?.ok_or(Fault::NotFound)?;
        acknowledge(tx, ctx, &by, alarm, held.report, officer)?;
    }
    worked_on(tx, report, ctx.now)
}

/// An officer left the desk, or may not acknowledge any more: alarms that only this officer had ring again at once.
pub(crate) fn left_behind(tx: &mut Tx<'_>, ctx: &Ctx, officer: OfficerId) -> Result<(), Fault> {
    let by = By::asker(ctx);
    for id in alarms::held_by(tx, officer, i64::MAX as usize)? {
        let (alarm, _) = locked(tx, id)?;
        change(tx, ctx, &by, alarm, |e, _| Ok(e.leave(officer, ctx.now)))?;
    }
    Ok(())
}

/// A report was dealt with: its alarms end.
pub(crate) fn dealt_with(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    report: ReportId,
    officer: OfficerId,
) -> Result<(), Fault> {
    for alarm in open_alarms(tx, report)? {
        let end = |e: Escalation, _: &_| Ok(e.deal_with(officer, ctx.now));
        change(tx, ctx, by, alarm, end)?;
    }
    Ok(())
}
