//! Alarms whose next step is due: the step, why others were passed over, and whom it calls are on disk before anything is
//! sent.

use super::trials;
use crate::{
    Ctx, Fault, Node,
    duty::{self, By, Policies, record},
};
use stormbell_model::{AlarmId, Lang, escalation::Roster, officer::Actor};
use stormbell_store::{Tx, alarms, reports};

/// Alarms whose steps share a transaction. In a storm hundreds are due at once, and each commit waits for the disk.
pub(super) const ALARMS_AT_ONCE: usize = 256;

/// Takes the alarm steps that are due, as many as share a transaction. Gives how many alarms moved.
pub(super) async fn take_due_steps(node: &Node) -> Result<usize, Fault> {
    let now = node.now();
    let due = node
        .store()
        .read_or("find due alarms", move |tx| {
            let far = Policies::read(tx)?.farthest(now);
            Ok::<_, Fault>(alarms::due(tx, now, &far, ALARMS_AT_ONCE)?)
        })
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    match take_steps(node, due.clone()).await {
        Err(Fault::Internal) => Ok(take_each(node, due).await),
        other => other,
    }
}

/// One alarm that cannot be read must not keep the others from ringing: then each is taken alone.
async fn take_each(node: &Node, due: Vec<AlarmId>) -> usize {
    let mut moved = 0;
    for id in due {
        // What went wrong is in the log already.
        moved += take_steps(node, vec![id]).await.unwrap_or_default();
    }
    moved
}

async fn take_steps(node: &Node, due: Vec<AlarmId>) -> Result<usize, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_or("take alarm steps", move |tx| {
            let (policies, roster) = (Policies::read(tx)?, duty::roster(tx, &ctx)?);
            let mut moved = 0;
            for id in &due {
                moved += usize::from(take_step(tx, &ctx, *id, &policies, &roster)?);
            }
            Ok(moved)
        })
        .await
}

/// Takes the step of one alarm; tells whether it moved. Another process may just be at it, or a person: then it is seen
/// again in the next round.
fn take_step(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: AlarmId,
    policies: &Policies,
    roster: &Roster,
) -> Result<bool, Fault> {
    let Some(before) = alarms::load_if_free(tx, id)? else {
        return Ok(false);
    };
    let watch = reports::test_of(tx, before.report)?;
    let trial = watch.map(|watch| trials::way_of(&before, watch));
    let (policy, roster) = match &trial {
        Some((policy, roster)) => (policy, roster),
        None => (policies.of(before.priority), roster),
    };
    let (escalation, facts) = before.escalation.clone().look(policy, roster, ctx.now);
    let alarm = before.clone().with(escalation);
    if alarm == before {
        return Ok(false);
    }
    alarms::save(tx, &alarm)?;
    record(tx, ctx, &By::asker(ctx), &alarm, &facts)?;
    Ok(true)
}
