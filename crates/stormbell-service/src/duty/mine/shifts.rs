//! One's own duty: whether it is now, until when, what comes, and whose shifts one was asked to take.

use crate::{Ctx, Fault, desk::Names, duty};
use std::collections::BTreeMap;
use stormbell_model::{
    LayerId, Moment, OfficerId, RotaId, Span, SwapId, TeamId,
    access::Act,
    officer::Officer,
    rota::{Rota, Schedule, Stretch, Why, Zone, final_schedule},
};
use stormbell_store::{Tx, people, rotas, teams};

/// How far ahead the own shifts are shown.
const AHEAD: Span = Span::days(56);
/// Own shifts that are shown.
/// Told: nobody. Rest: later ones are in the rota and in the calendar.
const SHIFTS_SHOWN_MAX: usize = 12;
/// How far back a shift that runs now may have begun.
const BACK: Span = Span::days(14);

/// A rota by which somebody is on duty now.
#[derive(Clone, Debug)]
pub struct OnNow {
    /// The rota's name.
    pub rota: String,
    /// Until when; none where it does not end within the weeks that are looked at.
    pub until: Option<Moment>,
    /// Who is on duty beside.
    pub with: Vec<String>,
}

/// A shift to come.
#[derive(Clone, Debug)]
pub struct ShiftRow {
    /// The rota.
    pub rota: RotaId,
    /// Its name.
    pub name: String,
    /// Its zone, by which it is shown.
    pub zone: String,
    /// From when until when.
    pub stretch: Stretch,
    /// By which the shift can be given to somebody else: its layer and number.
    pub turn: Option<(LayerId, u32)>,
    /// Who was asked to take it, and has not answered.
    pub offered_to: Option<(SwapId, String)>,
    /// Whether one entered an absence in it: an override that names one beats it.
    pub away: bool,
}

/// A shift that somebody asks the officer to take.
#[derive(Clone, Debug)]
pub struct SwapOffer {
    /// The offer.
    pub swap: SwapId,
    /// Who asks.
    pub from: String,
    /// The rota's name.
    pub rota: String,
    /// When the shift is.
    pub stretch: Stretch,
}

/// One's own duty.
#[derive(Clone, Debug)]
pub struct MyDuty {
    /// Rotas by which one is on duty now.
    pub now: Vec<OnNow>,
    /// Whether one switched oneself on.
    pub switched_on: bool,
    /// What comes, soonest first; what runs is the first of its rota.
    pub shifts: Vec<ShiftRow>,
    /// What one was asked to take.
    pub offers: Vec<SwapOffer>,
    /// Who could be asked to take a shift.
    pub others: Vec<(OfficerId, String)>,
    /// Rotas and their names, to subscribe to.
    pub rotas: Vec<(RotaId, String)>,
    /// Teams and their names, to subscribe to.
    pub teams: Vec<(TeamId, String)>,
}

/// The rotas that count within `window`, each with its name.
pub(super) fn drawn(
    tx: &mut Tx<'_>,
    window: Stretch,
    officers: &[Officer],
) -> Result<Vec<(Rota, String)>, Fault> {
    let kept = rotas::all(tx)?.into_iter();
    let names: BTreeMap<RotaId, String> = kept.map(|r| (r.id, r.name)).collect();
    let drawn = duty::drawn_with(tx, window, officers)?;
    let named = |r: Rota| {
        let name = names.get(&r.id).cloned().unwrap_or_default();
        (r, name)
    };
    Ok(drawn.into_iter().map(named).collect())
}

/// Reads the own duty.
pub async fn my_duty(ctx: &Ctx) -> Result<MyDuty, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let now = ctx.now;
    ctx.node
        .store()
        .read_or("read my duty", move |tx| {
            let officers = people::all(tx)?;
            let names = Names::read(tx)?;
            let window = Stretch::new(now.minus(BACK), now.plus(AHEAD)).ok_or(Fault::Internal)?;
            let all = drawn(tx, window, &officers)?;
            let mut duty = MyDuty {
                now: Vec::new(),
                switched_on: officers.iter().any(|o| o.id == me && o.on_duty),
                shifts: Vec::new(),
                offers: Vec::new(),
                others: others(&officers, me),
                rotas: all.iter().map(|(r, name)| (r.id, name.clone())).collect(),
                teams: teams::all(tx)?
                    .into_iter()
                    .map(|t| (t.id, t.name))
                    .collect(),
            };
            for (rota, name) in &all {
                let schedule = final_schedule(rota, window.from(), window.until());
                duty.now.extend(on_now(&schedule, name, &names, me, now));
                duty.shifts
                    .extend(to_come(tx, rota, name, &schedule, &names, me, now)?);
                duty.offers.extend(offers(tx, rota, name, &names, me, now)?);
            }
            duty.shifts.sort_by_key(|s| (s.stretch, s.rota));
            duty.shifts.truncate(SHIFTS_SHOWN_MAX);
            duty.offers.sort_by_key(|o| o.stretch);
            Ok(duty)
        })
        .await
}

fn others(officers: &[Officer], me: OfficerId) -> Vec<(OfficerId, String)> {
    let able = officers
        .iter()
        .filter(|o| o.id != me && duty::can_answer(o));
    able.map(|o| (o.id, o.name.clone())).collect()
}

fn on_now(
    schedule: &Schedule,
    rota: &str,
    names: &Names,
    me: OfficerId,
    now: Moment,
) -> Option<OnNow> {
    let mine = schedule.shifts_of(me).into_iter();
    let shift = mine.into_iter().find(|s| s.stretch.holds(now))?;
    let beside = schedule.at(now).iter().filter(|on| on.person != me);
    Some(OnNow {
        rota: rota.to_owned(),
        until: Some(shift.stretch.until()).filter(|u| *u < schedule.until),
        with: beside.map(|on| names.of(on.person)).collect(),
    })
}

fn to_come(
    tx: &mut Tx<'_>,
    rota: &Rota,
    name: &str,
    schedule: &Schedule,
    names: &Names,
    me: OfficerId,
    now: Moment,
) -> Result<Vec<ShiftRow>, Fault> {
    let mine = schedule.shifts_of(me).into_iter();
    let mine = mine.filter(|s| s.stretch.until() > now);
    let mut rows = Vec::new();
    for shift in mine.take(SHIFTS_SHOWN_MAX) {
        let turn = turn_in(schedule, shift.stretch, me, now);
        let offered_to = match turn {
            Some(turn) => offered(tx, turn, me, names)?,
            None => None,
        };
        rows.push(ShiftRow {
            rota: rota.id,
            name: name.to_owned(),
            zone: rota.zone.name().unwrap_or("UTC").to_owned(),
            away: rota
                .absences
                .iter()
                .any(|a| a.person == me && a.stretch.common(shift.stretch).is_some()),
            stretch: shift.stretch,
            turn,
            offered_to,
        });
    }
    Ok(rows)
}

/// The layer and number of what one does in a shift; of the first turn that is not over, where it is several in a row.
fn turn_in(
    schedule: &Schedule,
    shift: Stretch,
    me: OfficerId,
    now: Moment,
) -> Option<(LayerId, u32)> {
    let slices = schedule.slices.iter();
    let mut inside =
        slices.filter(|s| s.stretch.until() > now && s.stretch.common(shift).is_some());
    inside.find_map(|slice| {
        let on = slice.people.iter().find(|on| on.person == me)?;
        match on.why {
            Why::Turn { layer, number } | Why::Swapped { layer, number, .. } => {
                Some((layer, number))
            }
            Why::Override(_) => None,
        }
    })
}

fn offered(
    tx: &mut Tx<'_>,
    (layer, number): (LayerId, u32),
    me: OfficerId,
    names: &Names,
) -> Result<Option<(SwapId, String)>, Fault> {
    let swaps = rotas::swaps(tx, layer, (number, number))?.into_iter();
    let mut open = swaps
        .filter(|s| s.accepted_at.is_none() && s.made.undone_at.is_none() && s.what.from == me);
    Ok(open.next_back().map(|s| (s.what.id, names.of(s.what.to))))
}

/// What others ask one to take, of shifts that are not over.
fn offers(
    tx: &mut Tx<'_>,
    rota: &Rota,
    name: &str,
    names: &Names,
    me: OfficerId,
    now: Moment,
) -> Result<Vec<SwapOffer>, Fault> {
    let Some(ahead) = Stretch::new(now, now.plus(AHEAD)) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for layer in &rota.layers {
        let turns: Vec<_> = layer.rotation.turns(ahead).collect();
        let (Some(first), Some(last)) = (turns.first(), turns.last()) else {
            continue;
        };
        for swap in rotas::swaps(tx, layer.id, (first.number, last.number))? {
            let open = swap.accepted_at.is_none() && swap.made.undone_at.is_none();
            let turn = turns.iter().find(|t| t.number == swap.what.number);
            if let Some(turn) = turn.filter(|_| open && swap.what.to == me) {
                found.push(SwapOffer {
                    swap: swap.what.id,
                    from: names.of(swap.what.from),
                    rota: name.to_owned(),
                    stretch: turn.stretch,
                });
            }
        }
    }
    Ok(found)
}

/// The zone of the rota in which one takes turns: by it dates are read that say none.
pub async fn my_zone(ctx: &Ctx) -> Result<Option<Zone>, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let now = ctx.now;
    ctx.node
        .store()
        .read_or("read my zone", move |tx| {
            let officers = people::all(tx)?;
            let window = Stretch::new(now, now.plus(Span(1))).ok_or(Fault::Internal)?;
            let takes =
                |r: &&(Rota, String)| r.0.layers.iter().any(|l| l.rotation.people.contains(&me));
            let all = drawn(tx, window, &officers)?;
            Ok(all.iter().find(takes).map(|(r, _)| r.zone.clone()))
        })
        .await
}
