//! What else an officer does with an alarm than take it: hand it on, pass it up, ask for more hands, say that those who
//! have it are enough.

use super::{
    acknowledge::acknowledge,
    alarm_change::{change, locked},
};
use crate::{
    Ctx, Fault, Problem,
    duty::{self, By},
};
use stormbell_model::{
    AlarmId, OfficerId,
    access::Act,
    alarm::Alarm,
    escalation::{Escalation, Place},
    report::Report,
};
use stormbell_store::Tx;

/// Asks a colleague to take an alarm over. The colleague is called at once; until the answer comes, the one who asks has
/// it, and who had it not takes it by asking.
pub async fn hand_on_alarm(ctx: &Ctx, id: AlarmId, to: OfficerId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::HandOn)?;
    let (c, by) = (ctx.clone(), By::asker(ctx));
    ctx.node
        .store()
        .write_or("hand on alarm", move |tx| {
            let (alarm, report) = locked(tx, id)?;
            hand_on(tx, &c, &by, alarm, report, officer, to).map(|_| ())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// The same within a transaction.
pub(super) fn hand_on(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    alarm: Alarm,
    report: Report,
    from: OfficerId,
    to: OfficerId,
) -> Result<Alarm, Fault> {
    let able = duty::everyone(tx)?.iter().any(|o| o.id == to) && from != to;
    if !able {
        return Err(Fault::field("to", Problem::Unknown));
    }
    // Two who asked each other would each be taken for the answer of the other.
    let asked = matches!(&alarm.escalation, Escalation::Open(open) if open.is_asked(from));
    let has = alarm.holders().iter().any(|h| h.who == from);
    let alarm = if has && !asked {
        alarm
    } else {
        acknowledge(tx, ctx, by, alarm, report, from)?
    };
    let (alarm, _) = change(tx, ctx, by, alarm, |e, _| e.hand_on(from, to, ctx.now))?;
    Ok(alarm)
}

/// Passes an alarm up: the next call of its policy is made at once, and who does it has it no more. `seen` is how far it
/// had come on the page that was looked at, see [`mark`]: a button that is pressed twice passes it up once.
pub async fn escalate_alarm(ctx: &Ctx, id: AlarmId, seen: Option<&str>) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Escalate)?;
    let (c, by, seen) = (ctx.clone(), By::asker(ctx), seen.map(str::to_owned));
    ctx.node
        .store()
        .write_or("escalate alarm", move |tx| {
            let (alarm, _) = locked(tx, id)?;
            escalate(tx, &c, &by, alarm, officer, seen.as_deref()).map(|_| ())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// The same within a transaction.
pub(super) fn escalate(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: &By,
    alarm: Alarm,
    officer: OfficerId,
    seen: Option<&str>,
) -> Result<Alarm, Fault> {
    let moved_on = seen.is_some_and(|seen| place_of(&alarm).is_some_and(|p| mark(p) != seen));
    if moved_on {
        return Ok(alarm);
    }
    let (alarm, _) = change(tx, ctx, by, alarm, |e, _| e.escalate(officer, ctx.now))?;
    Ok(alarm)
}

/// How far an open alarm has come.
pub(super) fn place_of(alarm: &Alarm) -> Option<&Place> {
    match &alarm.escalation {
        Escalation::Open(open) => Some(open.place()),
        Escalation::Closed { .. } => None,
    }
}

/// How far an alarm has come, as one word for a form.
pub(super) fn mark(place: &Place) -> String {
    format!("{}.{}", place.call, place.called.len())
}

/// One pair of hands more: it rings for others, and stays with those who have it.
pub async fn ask_for_more(ctx: &Ctx, id: AlarmId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::AskForMore)?;
    let (c, by) = (ctx.clone(), By::asker(ctx));
    ctx.node
        .store()
        .write_or("ask for more people", move |tx| {
            let (alarm, _) = locked(tx, id)?;
            change(tx, &c, &by, alarm, |e, _| e.ask_for_more(officer, c.now)).map(|_| ())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Those who have it are enough: it stops ringing for others.
pub async fn enough(ctx: &Ctx, id: AlarmId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::AskForMore)?;
    let (c, by) = (ctx.clone(), By::asker(ctx));
    ctx.node
        .store()
        .write_or("say that it is enough", move |tx| {
            let (alarm, _) = locked(tx, id)?;
            change(tx, &c, &by, alarm, |e, policy| {
                e.enough(policy, officer, c.now)
            })
            .map(|_| ())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
