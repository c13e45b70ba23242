//! Rotas as the model takes them, and who is on duty by them.

use crate::Fault;
use std::collections::BTreeMap;
use stormbell_model::{
    AbsenceId, Moment, OfficerId, RotaId, Span,
    access::{Act, role_may},
    officer::Officer,
    rota::{Absence, Rota, Stretch, switched_on, who_is_on},
};
use stormbell_store::{Tx, people, rotas};

/// Who is on duty at `now`, by rota, those who switched themselves on included (under [`stormbell_model::rota::SWITCH`]).
/// Only people who may acknowledge; whether they can be reached is not asked here.
pub(crate) fn on_duty(
    tx: &mut Tx<'_>,
    now: Moment,
) -> Result<BTreeMap<RotaId, Vec<OfficerId>>, Fault> {
    let mut officers = people::all(tx)?;
    // Only the last moment of all has none after it.
    let mut rotas = match Stretch::new(now, now.plus(Span(1))) {
        Some(window) => drawn_with(tx, window, &officers)?,
        None => Vec::new(),
    };
    officers.retain(can_answer);
    let on = officers.iter().filter(|o| o.on_duty);
    rotas.push(switched_on(on.map(|o| o.id)));
    let able = |p: &OfficerId| officers.iter().any(|o| o.id == *p);
    let people = |rota: &Rota| {
        let on = who_is_on(rota, now).into_iter().map(|on| on.person);
        on.filter(able).collect()
    };
    Ok(rotas.iter().map(|r| (r.id, people(r))).collect())
}

/// The rotas that were drawn, with all that counts within `window`.
pub(crate) fn drawn(tx: &mut Tx<'_>, window: Stretch) -> Result<Vec<Rota>, Fault> {
    let officers = people::all(tx)?;
    drawn_with(tx, window, &officers)
}

/// The same, where everybody is known already.
pub(crate) fn drawn_with(
    tx: &mut Tx<'_>,
    window: Stretch,
    officers: &[Officer],
) -> Result<Vec<Rota>, Fault> {
    let gone: Vec<Absence> = officers.iter().filter_map(gone).collect();
    let mut rotas = rotas::within(tx, window)?;
    for rota in &mut rotas {
        rota.absences.extend(&gone);
    }
    Ok(rotas)
}

/// Whoever left, or has a role that does not answer alarms, takes no turn: the layer below does, or it is a hole that
/// is seen.
fn gone(officer: &Officer) -> Option<Absence> {
    let from = match officer.left_at {
        Some(at) => at,
        None if can_answer(officer) => return None,
        None => Moment(i64::MIN),
    };
    Some(Absence {
        id: AbsenceId(officer.id.0),
        person: officer.id,
        stretch: Stretch::new(from, Moment(i64::MAX))?,
    })
}

/// Whether somebody is there to answer alarms.
pub(crate) fn can_answer(officer: &Officer) -> bool {
    officer.left_at.is_none() && role_may(officer.role, Act::Acknowledge)
}
