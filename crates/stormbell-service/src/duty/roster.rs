//! Who could be called at one moment.

use crate::Fault;
use stormbell_model::{
    access::{Act, role_may},
    officer::Officer,
};
use stormbell_store::{Tx, people};

/// Everybody who may acknowledge.
pub(crate) fn everyone(tx: &mut Tx<'_>) -> Result<Vec<Officer>, Fault> {
    let able = |o: &Officer| o.left_at.is_none() && role_may(o.role, Act::Acknowledge);
    Ok(people::all(tx)?.into_iter().filter(able).collect())
}

/// Those of them who are on duty and have an address.
pub(crate) fn on_duty(tx: &mut Tx<'_>) -> Result<Vec<Officer>, Fault> {
    let mut able = everyone(tx)?;
    able.retain(|o| o.on_duty && o.email.is_some());
    Ok(able)
}
