//! What went out to whom: the throttle counts it, and a carrier's report names it. A message has the id of the first
//! notification that it carries; sent again, it is still the same.

use crate::columns::{self, params};
use crate::{Result, Row, Tx, Value};
use stormbell_model::{ChannelId, Moment, NotificationId, notice::Sent, triage::Priority};

/// One message that was handed to a carrier.
#[derive(Clone, Debug)]
pub struct SentMessage {
    /// The first notification that it carries.
    pub id: NotificationId,
    /// On which channel.
    pub channel: ChannelId,
    /// How urgent.
    pub priority: Priority,
    /// When.
    pub sent_at: Moment,
}

/// Keeps messages that are handed over now.
pub fn add_sent(tx: &mut Tx<'_>, messages: &[SentMessage]) -> Result<()> {
    let row = |m: &SentMessage| {
        vec![
            m.id.into(),
            m.channel.into(),
            m.priority.level().into(),
            m.sent_at.into(),
        ]
    };
    let rows: Vec<Vec<Value>> = messages.iter().map(row).collect();
    tx.insert_many(
        "INSERT INTO sent_messages (id, channel_id, priority, sent_at)",
        &rows,
    )
}

/// A message that never went out counts no more.
pub fn forget_sent(tx: &mut Tx<'_>, id: NotificationId) -> Result<()> {
    tx.execute("DELETE FROM sent_messages WHERE id = ?1", params![id])?;
    Ok(())
}

/// Notes what the carrier will call it.
pub fn name_sent(tx: &mut Tx<'_>, id: NotificationId, carrier_ref: &str) -> Result<()> {
    tx.execute(
        "UPDATE sent_messages SET carrier_ref = ?2 WHERE id = ?1",
        params![id, carrier_ref],
    )?;
    Ok(())
}

/// What the throttle counts: messages on this channel since `since`.
pub fn sent_lately(tx: &mut Tx<'_>, channel: ChannelId, since: Moment) -> Result<Vec<Sent>> {
    let sent = sent(tx, channel, since)?;
    let counted = |m: SentMessage| Sent {
        at: m.sent_at,
        priority: m.priority,
    };
    Ok(sent.into_iter().map(counted).collect())
}

/// Messages on this channel since `since`, the newest first.
pub fn sent(tx: &mut Tx<'_>, channel: ChannelId, since: Moment) -> Result<Vec<SentMessage>> {
    tx.query(
        "SELECT id, channel_id, priority, sent_at FROM sent_messages \
         WHERE channel_id = ?1 AND sent_at >= ?2 ORDER BY sent_at DESC, id DESC",
        params![channel, since],
        read,
    )
}

/// The messages that carriers call so: two carriers may use one name.
pub fn sent_as(tx: &mut Tx<'_>, carrier_ref: &str) -> Result<Vec<SentMessage>> {
    tx.query(
        "SELECT id, channel_id, priority, sent_at FROM sent_messages WHERE carrier_ref = ?1 ORDER BY id",
        params![carrier_ref],
        read,
    )
}

fn read(r: &Row<'_>) -> Result<SentMessage> {
    Ok(SentMessage {
        id: columns::id(r, 0)?,
        channel: columns::id(r, 1)?,
        priority: Priority::from_level(r.int(2)?).ok_or_else(|| columns::wrong("a priority"))?,
        sent_at: columns::moment(r, 3)?,
    })
}
