//! The things that a hand-over is about: whose they are, and how each of them moves.

use crate::{
    Ctx, Fault,
    desk::{
        acknowledge,
        alarm_change::{change, locked},
        timeline::change_entry,
    },
    duty::By,
};
use stormbell_model::{
    AlarmId, IncidentId, OfficerId, ReportId, alarm::Alarm, hand_over::Subject, report::ReportState,
};
use stormbell_store::{
    Tx, alarms, incidents,
    journal::{self, Entry},
    reports,
};

/// Whether `officer` has this alarm.
pub(super) fn has_alarm(alarm: &Alarm, officer: OfficerId) -> bool {
    alarm.next_look().is_some() && alarm.holders().iter().any(|h| h.who == officer)
}

/// Whether the thing is open and still this officer's. Words are until they are kept.
pub(super) fn is_theirs(
    tx: &mut Tx<'_>,
    subject: &Subject,
    officer: OfficerId,
) -> Result<bool, Fault> {
    Ok(match subject {
        Subject::Alarm(id) => match alarms::load(tx, *id)? {
            Some(alarm) => has_alarm(&alarm, officer) || left_ringing(tx, &alarm, officer)?,
            None => false,
        },
        Subject::Report(id) => reports::load(tx, *id)?.is_some_and(|h| {
            h.report.state != ReportState::Closed && h.report.assigned_to == Some(officer)
        }),
        Subject::Incident(id) => incidents::load(tx, *id)?
            .is_some_and(|i| i.closed.is_none() && i.assigned_to == Some(officer)),
        Subject::Promise { .. } | Subject::Note(_) => true,
    })
}

/// Whether an alarm rings for anybody that was this officer's last, because it lapsed or the officer left the desk: whoever
/// comes can still take it from the hand-over.
fn left_ringing(tx: &mut Tx<'_>, alarm: &Alarm, officer: OfficerId) -> Result<bool, Fault> {
    if !alarm.is_ringing() || !alarm.holders().is_empty() {
        return Ok(false);
    }
    let held = reports::load(tx, alarm.report)?;
    Ok(held.is_some_and(|h| h.report.assigned_to == Some(officer)))
}

/// The thing is `coming`'s from now on. Whether it is still `leaving`'s was asked in this transaction.
pub(super) fn move_to(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    subject: &Subject,
    leaving: OfficerId,
    coming: OfficerId,
) -> Result<(), Fault> {
    match subject {
        Subject::Alarm(id) => move_alarm(tx, ctx, *id, leaving, coming),
        Subject::Report(id) => move_report(tx, ctx, *id, coming),
        Subject::Incident(id) => move_incident(tx, ctx, *id, coming),
        Subject::Promise { .. } | Subject::Note(_) => Ok(()),
    }
}

/// Whoever leaves hands it on and whoever comes takes it, in one: nobody needs to be called for it, and nobody is without
/// it meanwhile. Where more people are needed than have it, the one who comes joins them.
fn move_alarm(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: AlarmId,
    leaving: OfficerId,
    coming: OfficerId,
) -> Result<(), Fault> {
    let (alarm, report) = locked(tx, id)?;
    if has_alarm(&alarm, coming) {
        return Ok(());
    }
    change(tx, ctx, &By::asker(ctx), alarm, |e, policy| {
        let asked = e.clone().hand_on(leaving, coming, ctx.now);
        let e = asked.map_or(e, |(asked, _)| asked);
        e.acknowledge(policy, coming, ctx.now)
    })?;
    if report.assigned_to == Some(leaving) {
        move_report(tx, ctx, report.id, coming)?;
    }
    Ok(())
}

fn move_report(tx: &mut Tx<'_>, ctx: &Ctx, id: ReportId, coming: OfficerId) -> Result<(), Fault> {
    let mut r = reports::load_to_change(tx, id)?
        .ok_or(Fault::NotFound)?
        .report;
    r.assigned_to = Some(coming);
    r.moved_at = ctx.now;
    reports::save(tx, &r)?;
    acknowledge::worked_on(tx, id, ctx.now)?;
    journal::note(tx, assigned(ctx, id.0, coming))?;
    Ok(())
}

fn move_incident(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: IncidentId,
    coming: OfficerId,
) -> Result<(), Fault> {
    let mut i = incidents::load_to_change(tx, id)?.ok_or(Fault::NotFound)?;
    i.assigned_to = Some(coming);
    i.moved_at = ctx.now;
    incidents::save(tx, &i)?;
    let name = crate::desk::Names::read(tx)?.of(coming);
    incidents::add_entry(tx, &change_entry(ctx, id, coming, "assigned", &name))?;
    journal::note(tx, assigned(ctx, id.0, coming))?;
    Ok(())
}

fn assigned(ctx: &Ctx, subject: uuid::Uuid, to: OfficerId) -> Entry {
    let mut entry = ctx.entry("assigned", subject);
    entry.facts = vec![("to", to.to_string())];
    entry
}
