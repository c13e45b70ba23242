//! Who could be called at one moment: read once for each transaction that takes steps, so that whoever is called was on
//! duty then.

use crate::{Ctx, Fault};
use stormbell_model::{
    escalation::Roster,
    officer::{Officer, Role},
};
use stormbell_store::{Tx, people, teams};

/// Who stands behind the words of the policies now.
///
/// `neighbours` are those that agreed to call our people for us. Asking one is written into the journal as `neighbour asked`, and the
/// exchange tells it of that one case.
pub(crate) fn roster(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Roster, Fault> {
    let everyone = everyone(tx)?;
    let leads = everyone.iter().filter(|o| o.role == Role::Lead);
    Ok(Roster {
        on_duty: super::on_duty(tx, ctx.now)?,
        teams: teams::members(tx)?,
        leads: leads.map(|o| o.id).collect(),
        unreachable: super::unreachable(tx, ctx)?,
        everyone: everyone.iter().map(|o| o.id).collect(),
        neighbours: crate::exchange::who_helps(tx, ctx)?,
    })
}

/// Everybody who may acknowledge. Nobody else is ever called.
pub(crate) fn everyone(tx: &mut Tx<'_>) -> Result<Vec<Officer>, Fault> {
    let all = people::all(tx)?.into_iter();
    Ok(all.filter(super::can_answer).collect())
}
