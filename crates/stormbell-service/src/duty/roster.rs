//! Who could be called at one moment.

use crate::Fault;
use stormbell_model::{Moment, officer::Officer};
use stormbell_store::{Tx, people};

/// Everybody who may acknowledge.
pub(crate) fn everyone(tx: &mut Tx<'_>) -> Result<Vec<Officer>, Fault> {
    let all = people::all(tx)?.into_iter();
    Ok(all.filter(super::can_answer).collect())
}

/// Those of them who are on duty in any rota and can be reached.
pub(crate) fn officers_on_duty(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<Officer>, Fault> {
    let on = super::on_duty(tx, now)?;
    let dead = super::unreachable(tx, now)?;
    let mut able = everyone(tx)?;
    able.retain(|o| on.values().flatten().any(|p| *p == o.id) && !dead.contains(&o.id));
    Ok(able)
}
