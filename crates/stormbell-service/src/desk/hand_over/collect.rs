//! What somebody has open: promises, then alarms, incidents and reports, each the most urgent first.

use crate::{Ctx, Fault};
use stormbell_model::{
    HandOverId, OfficerId, ReportId,
    hand_over::{ITEMS_MAX, Subject},
};
use stormbell_store::{Tx, alarms, hand_overs, incidents, reports};

/// What somebody has open.
pub(super) struct Has {
    /// The things.
    pub subjects: Vec<Subject>,
    /// Where the promises among them stand now.
    pub promises: Vec<(HandOverId, usize)>,
}

/// Collects it. A report whose alarm is among the alarms moves with its alarm, and is not listed twice.
pub(super) fn collect(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Has, Fault> {
    let mut subjects = Vec::new();
    let mut with_alarm: Vec<ReportId> = Vec::new();
    let mut held = Vec::new();
    for id in alarms::held_by(tx, officer, ITEMS_MAX)? {
        held.push(alarms::load(tx, id)?.ok_or(Fault::Internal)?);
    }
    held.sort_by_key(|a| (a.priority, a.opened_at));
    for alarm in held {
        subjects.push(Subject::Alarm(alarm.id));
        with_alarm.push(alarm.report);
    }
    // One more than fits, so that what is left out is counted as some.
    let open = incidents::open_at(tx, officer, ITEMS_MAX + 1)?;
    subjects.extend(open.into_iter().map(|i| Subject::Incident(i.id)));
    let mut open = reports::open_at(tx, officer, ITEMS_MAX + 1)?;
    open.retain(|h| !with_alarm.contains(&h.report.id));
    subjects.extend(open.into_iter().map(|h| Subject::Report(h.report.id)));
    let mut promises = Vec::new();
    for (id, place, subject) in promises_of(tx, officer)? {
        subjects.push(subject);
        promises.push((id, place));
    }
    // Promises have no other home: they are never what finds no room.
    subjects.rotate_right(promises.len());
    Ok(Has { subjects, promises })
}

/// The promises that somebody has, those due first.
pub(super) fn promises_of(
    tx: &mut Tx<'_>,
    officer: OfficerId,
) -> Result<Vec<(HandOverId, usize, Subject)>, Fault> {
    let mut out = Vec::new();
    for (id, place) in hand_overs::open_promises(tx, ITEMS_MAX)? {
        let h = hand_overs::load(tx, id)?.ok_or(Fault::Internal)?;
        if let Some(item) = h.items.get(place).filter(|i| h.holder(i) == officer) {
            out.push((id, place, item.subject.clone()));
        }
    }
    Ok(out)
}

/// The promises wait in the new hand-over from now on, and in the old ones no more.
pub(super) fn pass_on(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    promises: &[(HandOverId, usize)],
) -> Result<(), Fault> {
    for (id, place) in promises {
        let before = super::load_to_change(tx, *id)?;
        let after = before.clone().passed_on(*place, ctx.now);
        hand_overs::save(tx, &before, &after, ctx.now)?;
    }
    Ok(())
}
