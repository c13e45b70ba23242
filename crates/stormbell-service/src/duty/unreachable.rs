//! Whom no call can reach.

use crate::Fault;
use std::collections::BTreeSet;
use stormbell_model::{Moment, OfficerId};
use stormbell_store::{Tx, people};

/// Everybody at the desk who has no way to be called.
pub(crate) fn unreachable(tx: &mut Tx<'_>, _now: Moment) -> Result<BTreeSet<OfficerId>, Fault> {
    let dead = |o: &stormbell_model::officer::Officer| o.left_at.is_none() && o.email.is_none();
    let officers = people::all(tx)?.into_iter();
    Ok(officers.filter(dead).map(|o| o.id).collect())
}
