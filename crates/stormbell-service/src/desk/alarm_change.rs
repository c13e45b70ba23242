//! How every change of an alarm is made: load and lock, ask the model, write the state, and write down what happened.

use crate::{
    Ctx, Fault,
    duty::{By, Policies, record},
};
use stormbell_model::{
    AlarmId,
    alarm::Alarm,
    escalation::{Escalation, Fact, Policy, Refused},
    report::Report,
};
use stormbell_store::{Tx, alarms, reports};

/// An alarm and its report, locked: first the report, then the alarm, as everybody does who changes both.
pub(super) fn locked(tx: &mut Tx<'_>, id: AlarmId) -> Result<(Alarm, Report), Fault> {
    let report = alarms::load(tx, id)?.ok_or(Fault::NotFound)?.report;
    let held = reports::load_to_change(tx, report)?.ok_or(Fault::NotFound)?;
    let alarm = alarms::load_to_change(tx, id)?.ok_or(Fault::NotFound)?;
    Ok((alarm, held.report))
}

/// Makes one change. Gives the alarm as it is then, and what happened: nothing when it was so already.
pub(super) fn change(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    before: Alarm,
    how: impl FnOnce(Escalation, &Policy) -> Result<(Escalation, Vec<Fact>), Refused>,
) -> Result<(Alarm, Vec<Fact>), Fault> {
    let policies = Policies::read(tx)?;
    let (escalation, facts) =
        how(before.escalation.clone(), policies.of(before.priority)).map_err(refused)?;
    let alarm = before.clone().with(escalation);
    save(tx, &before, &alarm)?;
    record(tx, ctx, by, &alarm, &facts)?;
    Ok((alarm, facts))
}

/// Writes what has changed.
pub(super) fn save(tx: &mut Tx<'_>, before: &Alarm, alarm: &Alarm) -> Result<(), Fault> {
    if alarm != before {
        alarms::save(tx, alarm)?;
    }
    Ok(())
}

fn refused(why: Refused) -> Fault {
    match why {
        Refused::Closed => Fault::Conflict("already-closed"),
        Refused::NotTheirs => Fault::Conflict("not-yours"),
    }
}
