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
/// `neighbours` is empty until the network brings them: whoever knows which nodes agreed to call our people for us puts
/// their names here. Asking one is written into the journal as `neighbour asked`; carrying it there is the network's.
pub(crate) fn roster(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Roster, Fault> {
    let everyone = everyone(tx)?;
    let leads = everyone.iter().filter(|o| o.role == Role::Lead);
    Ok(Roster {
        on_duty: super::on_duty(tx, ctx.now)?,
        teams: teams::members(tx)?,
        leads: leads.map(|o| o.id).collect(),
        unreachable: super::unreachable(tx, ctx)?,
        everyone: everyone.iter().map(|o| o.id).collect(),
        neighbours: Vec::new(),
    })
}

/// Everybody who may acknowledge. Nobody else is ever called.
pub(crate) fn everyone(tx: &mut Tx<'_>) -> Result<Vec<Officer>, Fault> {
    let all = people::all(tx)?.into_iter();
    Ok(all.filter(super::can_answer).collect())
}
