//! Layers of a rota. A change begins with the first turn of the new layer: until then the old one goes on, so that the
//! past stays and no hour between is lost. Swaps follow into the new layer while turns are measured as before.

use super::{at_rota, draw::named, note};
use crate::{Ctx, Fault};
use std::num::NonZeroU16;
use stormbell_model::{
    LayerId, Moment, OfficerId, RotaId,
    access::Act,
    complaint::Problem,
    rota::{
        LAYERS_MAX, Layer, PEOPLE_MAX, Rotation, Stretch, Unit, WEEK_HOURS_MAX, Wall, WeekHours,
        Zone,
    },
};
use stormbell_store::{
    Tx, people,
    rotas::{self, KeptLayer, Made, TakenOver},
};

/// What a lead says about a layer.
#[derive(Clone, Debug)]
pub struct LayerDrawn {
    /// Where its clock hangs.
    pub zone: Zone,
    /// When its first turn begins, on that clock.
    pub first: Wall,
    /// How a turn is measured.
    pub unit: Unit,
    /// How many units a turn lasts.
    pub every: NonZeroU16,
    /// Who takes turns, in this order.
    pub people: Vec<OfficerId>,
    /// Hours of the week in which it works; always when there are none.
    pub hours: Vec<WeekHours>,
}

impl LayerDrawn {
    fn check(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let fits = |field: &'static str, was: usize, max: usize| match was > max {
            true => Err(Fault::field(field, Problem::TooMany { max, was })),
            false => Ok(()),
        };
        fits("people", self.people.len(), PEOPLE_MAX)?;
        fits("hours", self.hours.len(), WEEK_HOURS_MAX)?;
        named(&self.zone, "layer-zone")?;
        if self.people.is_empty() {
            return Err(Fault::field("people", Problem::Missing));
        }
        known(tx, &self.people, "people")
    }

    fn layer(&self, ctx: &Ctx) -> Layer {
        Layer {
            id: LayerId::new(ctx.now, ctx.node.chance()),
            rotation: Rotation {
                zone: self.zone.clone(),
                first: self.first,
                unit: self.unit,
                every: self.every,
                people: self.people.clone(),
            },
            hours: self.hours.clone(),
            until: None,
        }
    }
}

/// Whether all of these are here and answer alarms.
pub(super) fn known(
    tx: &mut Tx<'_>,
    named: &[OfficerId],
    field: &'static str,
) -> Result<(), Fault> {
    let all = people::all(tx)?;
    let here = |p: &OfficerId| all.iter().any(|o| o.id == *p && super::can_answer(o));
    match named.iter().all(here) {
        true => Ok(()),
        false => Err(Fault::field(field, Problem::Unknown)),
    }
}

/// Adds a layer on top of a rota.
pub async fn add_layer(ctx: &Ctx, rota: RotaId, drawn: LayerDrawn) -> Result<(), Fault> {
    let me = ctx.officer(Act::DrawRotas)?;
    let own = ctx.clone();
    at_rota(ctx, rota, "rota changed", move |tx, kept| {
        add(tx, &own, me, kept.id, &drawn)
    })
    .await
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    me: OfficerId,
    rota: RotaId,
    drawn: &LayerDrawn,
) -> Result<(), Fault> {
    drawn.check(tx)?;
    let there = rotas::layers(tx, rota)?;
    let was = there.iter().filter(|l| goes_on(l, ctx.now)).count();
    if was >= LAYERS_MAX {
        let max = LAYERS_MAX;
        return Err(Fault::field("layers", Problem::TooMany { max, was }));
    }
    let kept = KeptLayer {
        layer: drawn.layer(ctx),
        rota,
        place: there.last().map_or(0, |l| l.place + 1),
        taken: None,
        made: made(ctx, me),
    };
    rotas::add_layer(tx, &kept)?;
    note(
        tx,
        ctx,
        "layer added",
        rota,
        vec![("layer", kept.layer.id.to_string())],
    )
}

fn made(ctx: &Ctx, me: OfficerId) -> Made {
    Made {
        at: ctx.now,
        by: me,
        undone_at: None,
    }
}

/// Whether a layer counts and has not ended.
pub(super) fn goes_on(l: &KeptLayer, now: Moment) -> bool {
    l.made.undone_at.is_none() && l.layer.until.is_none_or(|until| until > now)
}

/// Changes a layer from the first turn of the new one on.
pub async fn change_layer(ctx: &Ctx, id: LayerId, drawn: LayerDrawn) -> Result<(), Fault> {
    let me = ctx.officer(Act::DrawRotas)?;
    let own = ctx.clone();
    at_layer(ctx, id, "layer changed", move |tx, old| {
        drawn.check(tx)?;
        change(tx, &own, me, old, &drawn)
    })
    .await
}

fn change(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    me: OfficerId,
    old: &mut KeptLayer,
    drawn: &LayerDrawn,
) -> Result<(), Fault> {
    if !goes_on(old, ctx.now) {
        return Err(Fault::Conflict("layer-ended"));
    }
    let begins = drawn.zone.start(drawn.first);
    if begins < ctx.now {
        // What was on duty until now would be on duty no more, and nobody could say afterwards who was.
        return Err(Fault::field("first", Problem::InPast));
    }
    let layer = drawn.layer(ctx);
    let first = follows(&old.layer.rotation, &layer.rotation, begins);
    let new = KeptLayer {
        layer,
        rota: old.rota,
        place: old.place,
        taken: Some(TakenOver {
            from: old.layer.id,
            first,
            until_then: old.layer.until,
        }),
        made: made(ctx, me),
    };
    old.layer.until = Some(begins);
    rotas::add_layer(tx, &new)?;
    if let Some(first) = first {
        rotas::move_swaps(tx, old.layer.id, first, new.layer.id, 0)?;
    }
    Ok(())
}

/// The number of the old turn that becomes number 0: the one that begins nearest to where the new rotation begins.
/// None when turns are measured otherwise, for then none is the same as before.
fn follows(old: &Rotation, new: &Rotation, begins: Moment) -> Option<u32> {
    if (old.unit, old.every) != (new.unit, new.every) {
        return None;
    }
    let (least, most) = old.numbers(Stretch::new(begins, begins.plus(stormbell_model::Span(1)))?);
    let far = |n: &u32| {
        let from = old.turn(*n).map(|t| t.stretch.from());
        from.map_or(i64::MAX, |from| from.since(begins).0.abs())
    };
    (least..=most).min_by_key(far)
}

/// Ends a layer now. One that has not begun never was.
pub async fn end_layer(ctx: &Ctx, id: LayerId) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let now = ctx.now;
    at_layer(ctx, id, "layer ended", move |_, layer| {
        if !goes_on(layer, now) {
            return Err(Fault::Conflict("layer-ended"));
        }
        let rotation = &layer.layer.rotation;
        match rotation.zone.start(rotation.first) > now {
            true => layer.made.undone_at = Some(now),
            false => layer.layer.until = Some(now),
        }
        Ok(())
    })
    .await
}

/// Takes back the end of a layer, or that it was taken away: it goes on as if nothing had been.
pub async fn go_on_with_layer(ctx: &Ctx, id: LayerId) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let own = ctx.clone();
    at_layer(ctx, id, "layer goes on", move |tx, layer| {
        if goes_on(layer, own.now) {
            return Err(Fault::Conflict("layer-goes-on"));
        }
        if replaced(tx, layer)? {
            return Err(Fault::Conflict("layer-replaced"));
        }
        layer.made.undone_at = None;
        layer.layer.until = None;
        Ok(())
    })
    .await
}

/// Takes back the change of a layer: the one before goes on, and the swaps go back with it.
pub async fn undo_layer_change(ctx: &Ctx, id: LayerId) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let now = ctx.now;
    at_layer(ctx, id, "layer change undone", move |tx, new| {
        let Some(taken) = new.taken.filter(|_| new.made.undone_at.is_none()) else {
            return Err(Fault::Conflict("layer-first"));
        };
        if replaced(tx, new)? {
            return Err(Fault::Conflict("layer-replaced"));
        }
        let mut old = rotas::layer(tx, taken.from)?.ok_or(Fault::NotFound)?;
        old.layer.until = taken.until_then;
        rotas::save_layer(tx, &old)?;
        if let Some(first) = taken.first {
            rotas::move_swaps(tx, new.layer.id, 0, old.layer.id, first)?;
        }
        new.made.undone_at = Some(now);
        Ok(())
    })
    .await
}

/// Whether another layer took this one over, and that was not undone.
fn replaced(tx: &mut Tx<'_>, layer: &KeptLayer) -> Result<bool, Fault> {
    let all = rotas::layers(tx, layer.rota)?;
    let by = |l: &KeptLayer| {
        l.made.undone_at.is_none() && l.taken.is_some_and(|t| t.from == layer.layer.id)
    };
    Ok(all.iter().any(by))
}

/// Changes a layer, with its journal entry, while its rota is held.
async fn at_layer(
    ctx: &Ctx,
    id: LayerId,
    act: &'static str,
    mut how: impl FnMut(&mut Tx<'_>, &mut KeptLayer) -> Result<(), Fault> + Send + 'static,
) -> Result<(), Fault> {
    let ctx = ctx.clone();
    let node = ctx.node.clone();
    node.store()
        .write_or(act, move |tx| {
            let rota = rotas::layer(tx, id)?.ok_or(Fault::NotFound)?.rota;
            super::held(tx, rota)?;
            let mut layer = rotas::layer(tx, id)?.ok_or(Fault::NotFound)?;
            how(tx, &mut layer)?;
            rotas::save_layer(tx, &layer)?;
            note(tx, &ctx, act, rota, vec![("layer", id.to_string())])
        })
        .await?;
    node.stir();
    Ok(())
}
