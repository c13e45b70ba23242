//! Hand-overs that begin by themselves: at each relief of a final schedule, for whoever leaves with something open. And
//! what was dealt with meanwhile is written down, so that it is true also of hand-overs that nobody looks at.

use super::{UNSETTLED_MAX, begin, collect, keep, refreshed};
use crate::{Ctx, Fault, Node, duty};
use stormbell_model::{
    HandOverId, Lang, Moment, OfficerId, Span,
    officer::{Actor, Officer},
    rota::{Relief, Rota, Stretch, final_schedule},
};
use stormbell_store::{Tx, facts, hand_overs, people};

/// How often the workers look.
const LOOK_EVERY: Span = Span::seconds(20);
/// A relief that is longer ago begins nothing: the node was away for a whole shift, and people have long talked.
const LOOK_BACK: Span = Span::hours(12);
/// Up to when reliefs have begun their hand-overs.
const LOOKED_UNTIL: &str = "reliefs_until";

/// One look, when one is due. `last` is what the worker remembers; losing it costs one look.
pub(crate) async fn look(node: &Node, last: &mut Option<Moment>) -> Result<usize, Fault> {
    let now = node.now();
    // A clock that was set back must not hold the next look up.
    if last.is_some_and(|at| now >= at && now.since(at) < LOOK_EVERY) {
        return Ok(0);
    }
    let ctx = node.ctx(Actor::Node, Lang::En);
    let begun = match relieved(&ctx).await? {
        true => begin_all(&ctx).await?,
        false => 0,
    };
    let settled = write_down(&ctx).await?;
    *last = Some(now);
    Ok(begun + settled)
}

/// Whether there was a relief since the last one that was looked at. Most looks end here, and write nothing.
async fn relieved(ctx: &Ctx) -> Result<bool, Fault> {
    let now = ctx.now;
    ctx.node
        .store()
        .read_or("look for reliefs", move |tx| {
            let officers = people::all(tx)?;
            Ok(!since(tx, &officers, now)?.is_empty())
        })
        .await
}

/// The reliefs that have begun nothing yet, each with its rota.
fn since(tx: &mut Tx<'_>, officers: &[Officer], now: Moment) -> Result<Vec<(Rota, Relief)>, Fault> {
    let known = facts::get(tx, LOOKED_UNTIL)?;
    let known = known.and_then(|raw| Some(i64::from_be_bytes(raw.try_into().ok()?)));
    let from = known
        .map_or(Moment(i64::MIN), Moment)
        .max(now.minus(LOOK_BACK));
    let until = now.plus(Span(1));
    let Some(window) = Stretch::new(from, until) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for rota in duty::drawn_with(tx, window, officers)? {
        let reliefs = final_schedule(&rota, from, until).reliefs();
        found.extend(reliefs.into_iter().map(|relief| (rota.clone(), relief)));
    }
    Ok(found)
}

async fn begin_all(ctx: &Ctx) -> Result<usize, Fault> {
    let act = ctx.clone();
    let begun = ctx
        .node
        .store()
        .write_or("begin hand-overs at a relief", move |tx| {
            let officers = people::all(tx)?;
            let mut begun = 0;
            for (rota, relief) in since(tx, &officers, act.now)? {
                begun += at_relief(tx, &act, &rota, &relief, &officers)?;
            }
            facts::set(tx, LOOKED_UNTIL, &act.now.0.to_be_bytes())?;
            Ok::<_, Fault>(begun)
        })
        .await?;
    if begun > 0 {
        ctx.node.stir();
    }
    Ok(begun)
}

/// Each who leaves hands over to one who comes. Where nobody comes there is a hole, which is shown elsewhere, and things
/// stay where they are.
fn at_relief(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    rota: &Rota,
    relief: &Relief,
    officers: &[Officer],
) -> Result<usize, Fault> {
    let able = |p: &&OfficerId| officers.iter().any(|o| o.id == **p && duty::can_answer(o));
    let coming: Vec<OfficerId> = relief.coming.iter().filter(able).copied().collect();
    let mut begun = 0;
    for (n, leaving) in relief.leaving.iter().enumerate() {
        let Some(coming) = coming.get(n % coming.len().max(1)) else {
            break;
        };
        let has = collect::collect(tx, *leaving)?;
        let waits = begin::waiting(tx, *leaving, *coming)?;
        // Who is on duty by another rota goes on; who has handed over by hand has done it.
        if has.subjects.is_empty() || waits.is_some() || on_duty(tx, *leaving, ctx.now)? {
            continue;
        }
        let relief = hand_overs::Relief {
            rota: rota.id,
            at: relief.at,
        };
        let id = begin::begin(tx, ctx, *leaving, *coming, has, Some(relief))?;
        begun += usize::from(id.is_some());
    }
    Ok(begun)
}

fn on_duty(tx: &mut Tx<'_>, who: OfficerId, now: Moment) -> Result<bool, Fault> {
    let by_rota = duty::on_duty(tx, now)?;
    Ok(by_rota.values().any(|people| people.contains(&who)))
}

/// Writes down what was dealt with since the last look.
async fn write_down(ctx: &Ctx) -> Result<usize, Fault> {
    let now = ctx.now;
    let stale: Vec<HandOverId> = ctx
        .node
        .store()
        .read_or("look at hand-overs", move |tx| {
            let mut stale = Vec::new();
            for h in hand_overs::unsettled(tx, UNSETTLED_MAX)? {
                let id = h.id;
                if !refreshed(tx, h, now)?.1.is_empty() {
                    stale.push(id);
                }
            }
            Ok::<_, Fault>(stale)
        })
        .await?;
    for id in &stale {
        let (act, id) = (ctx.clone(), *id);
        ctx.node
            .store()
            .write_or("write down what was dealt with", move |tx| {
                let before = super::load_to_change(tx, id)?;
                let (after, facts) = refreshed(tx, before.clone(), act.now)?;
                keep(tx, &act, &before, &after, &facts)
            })
            .await?;
    }
    Ok(stale.len())
}
