//! Drawing a rota, changing what it is called and when somebody must be there, putting it away and taking it out again.

use super::{at_rota, layers::LayerDrawn, note};
use crate::{Ctx, Fault, desk::line};
use stormbell_model::{
    RotaId,
    access::Act,
    complaint::Problem,
    rota::{WEEK_HOURS_MAX, WeekHours, Zone},
};
use stormbell_store::{
    Tx, people,
    rotas::{self, KeptRota, Made},
};

/// Rotas that a desk may have.
/// Told: `problem-too-many`. Rest: nothing is written; one that is not needed can be put away.
pub const ROTAS_MAX: usize = 50;

/// What a lead says about a rota.
#[derive(Clone, Debug)]
pub struct RotaDrawn {
    /// What it is called.
    pub name: String,
    /// Where its clock hangs.
    pub zone: Zone,
    /// Hours of the week in which somebody must be there; always when there are none.
    pub wanted: Vec<WeekHours>,
}

impl RotaDrawn {
    fn check(&self) -> Result<String, Fault> {
        let was = self.wanted.len();
        if was > WEEK_HOURS_MAX {
            let max = WEEK_HOURS_MAX;
            return Err(Fault::field("wanted", Problem::TooMany { max, was }));
        }
        named(&self.zone, "zone")?;
        line("name", &self.name)
    }
}

/// A zone that a calendar brought along has no name under which it could be found again.
pub(super) fn named(zone: &Zone, field: &'static str) -> Result<(), Fault> {
    match zone.name() {
        Some(_) => Ok(()),
        None => Err(Fault::field(field, Problem::Unknown)),
    }
}

/// Draws a rota, with its first layer if there is one already.
pub async fn draw_rota(
    ctx: &Ctx,
    drawn: RotaDrawn,
    layer: Option<LayerDrawn>,
) -> Result<RotaId, Fault> {
    let me = ctx.officer(Act::DrawRotas)?;
    let name = drawn.check()?;
    let id = RotaId::new(ctx.now, ctx.node.chance());
    let kept = KeptRota {
        id,
        name,
        zone: drawn.zone,
        wanted: drawn.wanted,
        made: Made {
            at: ctx.now,
            by: me,
            undone_at: None,
        },
    };
    let ctx = ctx.clone();
    let node = ctx.node.clone();
    node.store()
        .write_or("draw rota", move |tx| {
            let was = rotas::all(tx)?.iter().filter(|r| counts(r)).count();
            if was >= ROTAS_MAX {
                let max = ROTAS_MAX;
                return Err(Fault::field("rotas", Problem::TooMany { max, was }));
            }
            rotas::add(tx, &kept)?;
            note(tx, &ctx, "rota drawn", id, Vec::new())?;
            match &layer {
                Some(layer) => super::layers::add(tx, &ctx, me, id, layer),
                None => Ok(()),
            }
        })
        .await?;
    node.stir();
    Ok(id)
}

fn counts(rota: &KeptRota) -> bool {
    rota.made.undone_at.is_none()
}

/// Changes a rota's name, zone and the hours in which somebody must be there.
pub async fn change_rota(ctx: &Ctx, id: RotaId, drawn: RotaDrawn) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let name = drawn.check()?;
    at_rota(ctx, id, "rota changed", move |_, rota| {
        rota.name.clone_from(&name);
        rota.zone = drawn.zone.clone();
        rota.wanted.clone_from(&drawn.wanted);
        Ok(())
    })
    .await
}

/// Puts a rota away: nobody is on duty by it any more. It can be taken out again as it was.
pub async fn put_rota_away(ctx: &Ctx, id: RotaId) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let now = ctx.now;
    at_rota(ctx, id, "rota put away", move |_, rota| {
        match rota.made.undone_at {
            None => rota.made.undone_at = Some(now),
            Some(_) => return Err(Fault::Conflict("rota-away")),
        }
        Ok(())
    })
    .await
}

/// Takes a rota out again that was put away.
pub async fn take_rota_out(ctx: &Ctx, id: RotaId) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    at_rota(ctx, id, "rota taken out", move |_, rota| {
        match rota.made.undone_at {
            Some(_) => rota.made.undone_at = None,
            None => return Err(Fault::Conflict("rota-out")),
        }
        Ok(())
    })
    .await
}

/// Lets the rotas decide: everybody's own switch goes off. Without a rota that has anybody in it, this would leave
/// nobody, and is refused.
pub async fn let_rotas_decide(ctx: &Ctx) -> Result<(), Fault> {
    ctx.officer(Act::DrawRotas)?;
    let ctx = ctx.clone();
    let node = ctx.node.clone();
    node.store()
        .write_or("let the rotas decide", move |tx| {
            let mut on = super::on_duty(tx, ctx.now)?;
            on.remove(&stormbell_model::rota::SWITCH);
            if on.values().all(Vec::is_empty) {
                return Err(Fault::Conflict("rotas-empty"));
            }
            switch_all_off(tx, &ctx)
        })
        .await?;
    node.stir();
    Ok(())
}

fn switch_all_off(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<(), Fault> {
    for mut officer in people::all(tx)?.into_iter().filter(|o| o.on_duty) {
        officer.on_duty = false;
        people::save(tx, &officer)?;
        stormbell_store::journal::note(tx, ctx.entry("went off duty", officer.id.0))?;
    }
    Ok(())
}
