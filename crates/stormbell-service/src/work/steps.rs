//! Alarms whose next step is due: the step and whom it calls are on disk before anything is sent.

use super::notify;
use crate::{Fault, Node, duty};
use stormbell_model::{
    AlarmId, Lang,
    alarm::{Call, Fact, Policy},
    officer::Actor,
};
use stormbell_store::{Tx, alarms, journal};

/// Alarms that one round looks at.
const ALARMS_AT_ONCE: usize = 100;

/// Takes every alarm step that is due. Gives how many alarms moved.
pub(super) async fn take_due_steps(node: &Node) -> Result<usize, Fault> {
    let now = node.now();
    let due = node
        .store()
        .read("find due alarms", move |tx| {
            alarms::due(tx, now, ALARMS_AT_ONCE)
        })
        .await?;
    for id in &due {
        take_step(node, *id).await?;
    }
    Ok(due.len())
}

async fn take_step(node: &Node, id: AlarmId) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_or("take alarm step", move |tx| {
            let Some(alarm) = alarms::load_to_change(tx, id)? else {
                return Ok(());
            };
            let report = alarm.report;
            let policy = Policy::first(alarm.priority);
            let before = alarm.clone();
            let (alarm, facts) = alarm.look(&policy, ctx.now);
            for fact in &facts {
                match fact {
                    Fact::CallNow(whom) => call(tx, &ctx, id, *whom)?,
                    Fact::Lapsed => journal::note(tx, ctx.entry("alarm lapsed", report.0))?,
                    Fact::Taken(_) | Fact::Dealt(_) => {}
                }
            }
            if alarm != before {
                alarms::save(tx, &alarm)?;
            }
            Ok::<_, Fault>(())
        })
        .await
}

/// Calls everybody who is to be called. An empty step is not waited for: then everybody is called.
fn call(tx: &mut Tx<'_>, ctx: &crate::Ctx, alarm: AlarmId, whom: Call) -> Result<(), Fault> {
    let on_duty = duty::officers_on_duty(tx, ctx.now)?;
    let called = if whom == Call::Everyone || on_duty.is_empty() {
        duty::everyone(tx)?
    } else {
        on_duty
    };
    for officer in called {
        notify::notify(tx, ctx, alarm, &officer)?;
    }
    Ok(())
}
