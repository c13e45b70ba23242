//! Who was called about an alarm, by what, and how far it came: the chain of proofs as the desk shows it.

use super::Names;
use crate::{Ctx, Fault};
use stormbell_model::{AlarmId, Moment, access::Act};
use stormbell_store::{
    Tx,
    notifications::{self, Notification},
};

/// Notifications of one alarm that are shown, the newest.
/// Told: nobody. Rest: more of them are on the alarm's own page.
const NOTIFICATIONS_SHOWN: usize = 12;

/// Notifications that the page of one alarm shows, the newest.
/// Told: the page, how many older ones there are. Rest: they are in the store.
const CHAINS_SHOWN_MAX: usize = 40;

/// One attempt to reach a colleague.
#[derive(Clone, Debug)]
pub struct NotificationView {
    /// The colleague's name.
    pub to: String,
    /// By what.
    pub channel: String,
    /// How far it came.
    pub state: String,
    /// When.
    pub at: Moment,
    /// Why it failed.
    pub note: Option<String>,
    /// When it was put down.
    pub made_at: Moment,
    /// How often it was handed to the carrier.
    pub tries: u32,
    /// When somebody looks at it next.
    pub next_at: Option<Moment>,
    /// What was said about it, by its code, in the order in which we heard it. Lists leave it out.
    pub proofs: Vec<(&'static str, Moment)>,
}

/// The newest notifications of an alarm, without their proofs.
pub(super) fn notified(
    tx: &mut Tx<'_>,
    names: &Names,
    alarm: AlarmId,
) -> Result<Vec<NotificationView>, Fault> {
    let newest = notifications::of_alarm(tx, alarm, NOTIFICATIONS_SHOWN)?;
    Ok(newest.into_iter().map(|n| view(names, n)).collect())
}

/// The newest notifications of an alarm, each with its chain of proofs, and whether there are older ones.
pub(super) fn chains(
    tx: &mut Tx<'_>,
    names: &Names,
    alarm: AlarmId,
) -> Result<(Vec<NotificationView>, bool), Fault> {
    let mut newest = notifications::of_alarm(tx, alarm, CHAINS_SHOWN_MAX + 1)?;
    let older = newest.len() > CHAINS_SHOWN_MAX;
    newest.truncate(CHAINS_SHOWN_MAX);
    let mut shown = Vec::new();
    for n in newest {
        let proofs = notifications::proofs(tx, n.id)?;
        let proofs = proofs.iter().map(|p| (p.answer.code(), p.at)).collect();
        shown.push(NotificationView {
            proofs,
            ..view(names, n)
        });
    }
    Ok((shown, older))
}

/// Who was called about an alarm and how far it came, with every proof.
pub async fn notified_about(ctx: &Ctx, alarm: AlarmId) -> Result<Vec<NotificationView>, Fault> {
    ctx.officer(Act::ReadReports)?;
    let look = move |tx: &mut Tx<'_>| {
        let names = Names::read(tx)?;
        Ok::<_, Fault>(chains(tx, &names, alarm)?.0)
    };
    ctx.node
        .store()
        .read_or("look who was notified", look)
        .await
}

fn view(names: &Names, n: Notification) -> NotificationView {
    NotificationView {
        to: names.of(n.officer),
        channel: n.channel.code().to_owned(),
        state: n.chain.state().code().to_owned(),
        at: n.at,
        made_at: n.made_at,
        tries: n.chain.tries(),
        next_at: n.chain.next_look(),
        note: n.note,
        proofs: Vec::new(),
    }
}
