//! Swaps: somebody else takes a shift. A lead's counts at once; an officer offers the own shift, and it counts once the
//! other has accepted. Until then the shift stays where it is: an offer never makes a hole.

use super::{layers::known, note};
use crate::{Ctx, Fault};
use stormbell_model::{
    LayerId, OfficerId, RotaId, SwapId,
    access::{Act, may},
    complaint::Problem,
    rota::{CHANGES_MAX, Swap},
};
use stormbell_store::{
    Tx,
    rotas::{self, KeptLayer, KeptSwap, Made},
};

/// Gives a shift to somebody else, or offers it.
pub async fn swap_shift(
    ctx: &Ctx,
    layer: LayerId,
    number: u32,
    to: OfficerId,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::SwapShifts)?;
    let leads = may(&ctx.who, Act::DrawRotas);
    let own = ctx.clone();
    ctx.node
        .store()
        .write_or("swap shift", move |tx| {
            let (kept, rota) = shift(tx, &own, layer, number)?;
            let from = holder(tx, &kept, number)?;
            if from != me && !leads {
                return Err(Fault::Conflict("shift-not-yours"));
            }
            known(tx, &[to], "taker")?;
            if from == to {
                return Err(Fault::field("taker", Problem::Unknown));
            }
            let swap = KeptSwap {
                what: Swap {
                    id: SwapId::new(own.now, own.node.chance()),
                    layer,
                    number,
                    from,
                    to,
                },
                accepted_at: leads.then_some(own.now),
                made: Made {
                    at: own.now,
                    by: me,
                    undone_at: None,
                },
            };
            keep(tx, &swap)?;
            let act = if leads {
                "shift swapped"
            } else {
                "swap offered"
            };
            note(tx, &own, act, rota, facts(&swap.what))
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

fn keep(tx: &mut Tx<'_>, swap: &KeptSwap) -> Result<(), Fault> {
    let was = rotas::swaps(tx, swap.what.layer, (0, u32::MAX))?.len();
    if was >= CHANGES_MAX {
        let max = CHANGES_MAX;
        return Err(Fault::field("", Problem::TooMany { max, was }));
    }
    Ok(rotas::add_swap(tx, swap)?)
}

fn facts(swap: &Swap) -> Vec<(&'static str, String)> {
    vec![
        ("layer", swap.layer.to_string()),
        ("shift", swap.number.to_string()),
    ]
}

/// The layer of a shift that is not over, while its rota is held.
fn shift(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    layer: LayerId,
    number: u32,
) -> Result<(KeptLayer, RotaId), Fault> {
    let rota = rotas::layer(tx, layer)?.ok_or(Fault::NotFound)?.rota;
    super::held(tx, rota)?;
    let kept = rotas::layer(tx, layer)?.ok_or(Fault::NotFound)?;
    let turn = kept.layer.rotation.turn(number).ok_or(Fault::NotFound)?;
    let ends = kept.layer.until.unwrap_or(turn.stretch.until());
    let begun_after = kept.layer.until.is_some_and(|u| u <= turn.stretch.from());
    let gone = kept.made.undone_at.is_some() || begun_after;
    if gone || turn.stretch.until().min(ends) <= ctx.now {
        return Err(Fault::Conflict("shift-over"));
    }
    Ok((kept, rota))
}

/// Whose shift it is, after all swaps that count.
fn holder(tx: &mut Tx<'_>, layer: &KeptLayer, number: u32) -> Result<OfficerId, Fault> {
    let by_order = layer.layer.rotation.person(number).ok_or(Fault::NotFound)?;
    let swaps = rotas::swaps(tx, layer.layer.id, (number, number))?.into_iter();
    let count = swaps.filter(|s| s.accepted_at.is_some() && s.made.undone_at.is_none());
    let after = |who, s: KeptSwap| if s.what.from == who { s.what.to } else { who };
    Ok(count.fold(by_order, after))
}

/// Takes a shift that was offered to the one who asks.
pub async fn accept_swap(ctx: &Ctx, id: SwapId) -> Result<(), Fault> {
    let me = ctx.officer(Act::SwapShifts)?;
    let own = ctx.clone();
    ctx.node
        .store()
        .write_or("accept swap", move |tx| {
            let swap = rotas::swap_by_id(tx, id)?.filter(|s| s.what.to == me);
            let swap = swap.ok_or(Fault::NotFound)?;
            let (layer, rota) = shift(tx, &own, swap.what.layer, swap.what.number)?;
            if swap.accepted_at.is_some() || swap.made.undone_at.is_some() {
                return Err(Fault::Conflict("change-undone"));
            }
            if holder(tx, &layer, swap.what.number)? != swap.what.from {
                return Err(Fault::Conflict("swap-stale"));
            }
            rotas::accept_swap(tx, id, own.now)?;
            note(tx, &own, "swap accepted", rota, facts(&swap.what))
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Takes a swap back. An offer ends by either of the two or by a lead; what was agreed, by a lead alone.
pub async fn undo_swap(ctx: &Ctx, id: SwapId) -> Result<(), Fault> {
    let me = ctx.officer(Act::SwapShifts)?;
    let leads = may(&ctx.who, Act::DrawRotas);
    let own = ctx.clone();
    ctx.node
        .store()
        .write_or("undo swap", move |tx| {
            let swap = rotas::swap_by_id(tx, id)?.ok_or(Fault::NotFound)?;
            let theirs = swap.what.from == me || swap.what.to == me;
            if !leads && !theirs {
                return Err(Fault::NotFound);
            }
            if !leads && swap.accepted_at.is_some() {
                return Err(Fault::Conflict("swap-agreed"));
            }
            if swap.made.undone_at.is_some() {
                return Err(Fault::Conflict("change-undone"));
            }
            let (_, rota) = shift(tx, &own, swap.what.layer, swap.what.number)?;
            rotas::undo_swap(tx, id, own.now)?;
            note(tx, &own, "swap undone", rota, facts(&swap.what))
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
