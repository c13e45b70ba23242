//! Notifying people: what is to be sent is on disk before it is sent, with the channel that it goes by, and every proof of
//! how far it came is kept. Here it is put down; `carry` plans and hands over, `hear` takes in what carriers and people say.
//!
//! A notification waits in its own row, with a time; what is handed over has a time by which its carrier must have answered.
//! So no job is needed: whoever finds it due does it, and a process that dies in between leaves it to the next.

mod carry;
mod hear;
mod reply;
mod says;

pub(super) use carry::adopt_yesterdays;
pub use carry::{carry_waiting, next_notification};
pub(crate) use hear::heard;
pub(crate) use reply::told_with;
pub use reply::{
    Heard, TestLink, confirm_test, hear_delivery, hear_mail_reply, hear_of_mail, hear_reply,
    look_at_test_link,
};

use crate::{Ctx, Fault, duty};
use stormbell_model::{
    AlarmId, ChannelId, NotificationId,
    notice::{self, Chain, Channel, State},
    officer::Officer,
    triage::Priority,
};
use stormbell_store::{
    Tx, alarms, channels,
    notifications::{self, Kind, Notification},
};

/// Puts down how one person is called about an alarm: by the best channel, in an emergency by at least two at once. They
/// are sent right after this transaction. A person without any channel gets a notification that failed, for the desk to see.
pub(crate) fn notify(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    alarm: AlarmId,
    officer: &Officer,
) -> Result<(), Fault> {
    let Some(alarm) = alarms::load(tx, alarm)? else {
        return Ok(());
    };
    let mut ways = duty::ways_of(tx, ctx.node.config(), officer)?;
    if ways.is_empty() {
        // Yesterday's program may have added this person just now.
        channels::add_profiles(tx)?;
        ways = duty::ways_of(tx, ctx.node.config(), officer)?;
    }
    let chosen = notice::at_once(&duty::to_choose_from(&ways), alarm.priority, ctx.now);
    let about = About {
        kind: Kind::Alarm,
        alarm: Some(alarm.id),
        wave: alarm.wave.map(|wave| short(wave.0)),
        priority: alarm.priority,
    };
    let mut put: Vec<Notification> = chosen
        .iter()
        .map(|way| new(ctx, &about, officer, way.channel, Some(way.id)))
        .collect();
    if put.is_empty() {
        put.push(nowhere(ctx, &about, officer));
    }
    Ok(notifications::add(tx, &put)?)
}

/// What a person is told that is no alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Something about the duty, ahead of time: sentences in the person's language, with nothing of any reporter in them. It
    /// goes by the best channel, and by another when that one fails.
    Ahead(String),
    /// The person tries this channel, and confirms with a button that it came.
    Test(ChannelId),
    /// The node looks whether this channel still carries: nothing rings.
    Silent(ChannelId),
}

/// Puts down a message that is no alarm. Nothing is put down for a person without a channel to carry it; tells whether
/// anything was.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: &Officer,
    told: &Told,
) -> Result<Option<NotificationId>, Fault> {
    let ways = duty::ways_of(tx, ctx.node.config(), officer)?;
    let ways = duty::to_choose_from(&ways);
    let (kind, way) = match told {
        Told::Ahead(_) => (
            Kind::Ahead,
            notice::in_order(&ways, ctx.now).into_iter().next(),
        ),
        Told::Test(id) => (Kind::Test, ways.into_iter().find(|way| way.id == *id)),
        Told::Silent(id) => (Kind::Silent, ways.into_iter().find(|way| way.id == *id)),
    };
    let Some(way) = way else {
        return Ok(None);
    };
    let about = About {
        kind,
        alarm: None,
        wave: None,
        // Tests and notices never stand in the way of an alarm.
        priority: Priority::Low,
    };
    let put = new(ctx, &about, officer, way.channel, Some(way.id));
    notifications::add(tx, std::slice::from_ref(&put))?;
    if let Told::Ahead(words) = told {
        notifications::keep_words(tx, put.id, words)?;
    }
    Ok(Some(put.id))
}

/// What a notification is about.
struct About {
    kind: Kind,
    alarm: Option<AlarmId>,
    wave: Option<u64>,
    priority: Priority,
}

fn new(
    ctx: &Ctx,
    about: &About,
    officer: &Officer,
    channel: Channel,
    by: Option<ChannelId>,
) -> Notification {
    Notification {
        id: NotificationId::new(ctx.now, ctx.node.chance()),
        kind: about.kind,
        alarm: about.alarm,
        officer: officer.id,
        channel,
        by,
        priority: about.priority,
        wave: about.wave,
        made_at: ctx.now,
        at: ctx.now,
        chain: Chain::queued(channel, ctx.now),
        message: None,
        note: None,
    }
}

/// A wave as the throttle tells it from others: the half of its id that was drawn.
fn short(id: uuid::Uuid) -> u64 {
    id.as_u64_pair().1
}

/// Nobody could be called: the desk must see it.
fn nowhere(ctx: &Ctx, about: &About, officer: &Officer) -> Notification {
    let nothing_carries = ctx.node.config().channels.is_empty() && officer.email.is_some();
    let why = if nothing_carries {
        "no-carrier"
    } else {
        "no-address"
    };
    Notification {
        chain: Chain::kept(Channel::Mail, State::Failed, 0, Vec::new()),
        note: Some(why.to_owned()),
        ..new(ctx, about, officer, Channel::Mail, None)
    }
}
