//! The coming officer reads and answers, item by item. What is accepted moves in the same transaction.

use super::{keep, load_to_change, refreshed, things};
use crate::{Ctx, Fault};
use stormbell_model::{
    HandOverId,
    access::{Act, may},
    hand_over::{HandOver, Refused, Standing},
};
use stormbell_store::Tx;

/// Items that one transaction answers: some ten milliseconds of the writer.
const AT_ONCE: usize = 25;

/// What came of the items that were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// They moved, or stayed where they were as asked.
    pub done: usize,
    /// They had been dealt with, or answered, before.
    pub gone: usize,
}

/// Takes the items of these places.
pub async fn accept_items(ctx: &Ctx, id: HandOverId, places: &[usize]) -> Result<Answered, Fault> {
    answer(ctx, id, places, true).await
}

/// Leaves the items of these places with whoever leaves.
pub async fn decline_items(ctx: &Ctx, id: HandOverId, places: &[usize]) -> Result<Answered, Fault> {
    answer(ctx, id, places, false).await
}

async fn answer(
    ctx: &Ctx,
    id: HandOverId,
    places: &[usize],
    accept: bool,
) -> Result<Answered, Fault> {
    ctx.officer(Act::HandOver)?;
    let mut all = Answered::default();
    for some in places.chunks(AT_ONCE) {
        let (act, some) = (ctx.clone(), some.to_vec());
        let done = ctx
            .node
            .store()
            .write_or("answer hand-over", move |tx| {
                answer_some(tx, &act, id, &some, accept)
            })
            .await?;
        all.done += done.done;
        all.gone += done.gone;
    }
    ctx.node.stir();
    Ok(all)
}

fn answer_some(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: HandOverId,
    places: &[usize],
    accept: bool,
) -> Result<Answered, Fault> {
    let before = load_to_change(tx, id)?;
    let me = ctx.officer(Act::HandOver)?;
    if me != before.coming {
        return Err(Refused::NotTheirs.into());
    }
    let (mut h, mut all) = (before.clone(), Vec::new());
    let mut told = Answered::default();
    for place in places {
        let (next, facts) = answer_one(tx, ctx, h, *place, accept)?;
        h = next;
        let gone = matches!(h.items[*place].standing, Standing::Gone(_)) || facts.is_empty();
        told.gone += usize::from(gone);
        told.done += usize::from(!gone);
        all.extend(facts);
    }
    keep(tx, ctx, &before, &h, &all)?;
    Ok(told)
}

fn answer_one(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    h: HandOver,
    place: usize,
    accept: bool,
) -> Result<(HandOver, Vec<stormbell_model::hand_over::Fact>), Fault> {
    let (leaving, coming) = (h.leaving, h.coming);
    let item = h.items.get(place).ok_or(Fault::NotFound)?.clone();
    if item.standing.stays() && !things::is_theirs(tx, &item.subject, leaving)? {
        return Ok(h.dealt_with(place, ctx.now));
    }
    if !accept {
        return Ok(h.decline(coming, place, ctx.now)?);
    }
    let (h, facts) = h.accept(coming, place, ctx.now)?;
    if !facts.is_empty() {
        things::move_to(tx, ctx, &item.subject, leaving, coming)?;
    }
    Ok((h, facts))
}

/// Nothing moves by this hand-over any more. By whoever leaves, or by a lead.
pub async fn end_hand_over(ctx: &Ctx, id: HandOverId) -> Result<(), Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let leads = may(&ctx.who, Act::ManageOfficers);
    let act = ctx.clone();
    ctx.node
        .store()
        .write_or("end hand-over", move |tx| {
            let before = load_to_change(tx, id)?;
            if me != before.leaving && !leads {
                return Err(Refused::NotTheirs.into());
            }
            let (after, mut facts) = refreshed(tx, before.clone(), act.now)?;
            let (after, ended) = after.end(me, act.now);
            facts.extend(ended);
            keep(tx, &act, &before, &after, &facts)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Whoever has a promise kept it.
pub async fn keep_promise(ctx: &Ctx, id: HandOverId, place: usize) -> Result<(), Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let act = ctx.clone();
    ctx.node
        .store()
        .write_or("keep promise", move |tx| {
            let before = load_to_change(tx, id)?;
            let (after, facts) = before.clone().keep(me, place, act.now)?;
            keep(tx, &act, &before, &after, &facts)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
