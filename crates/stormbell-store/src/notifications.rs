//! Notifications: each attempt to reach one person on one channel, how far it came, and the proofs of it. What waits has
//! a time, and is found by it: nothing that rings lives only in memory.

use crate::columns::{self, params};
use crate::{Result, Row, Tx, Value};
use stormbell_model::{
    AlarmId, ChannelId, Moment, NotificationId, OfficerId, Span,
    notice::{Answer, Chain, Channel, Link, State},
    triage::Priority,
};

pub use crate::sent_messages::{
    SentMessage, add_sent, forget_sent, name_sent, sent, sent_as, sent_lately,
};

/// Why somebody is notified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An alarm rings.
    Alarm,
    /// The person tries a channel.
    Test,
    /// The node tries a channel.
    Silent,
    /// A notice ahead of time, or a hand-over.
    Ahead,
}

impl Kind {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Alarm => "alarm",
            Kind::Test => "test",
            Kind::Silent => "silent",
            Kind::Ahead => "ahead",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Kind> {
        let all = [Kind::Alarm, Kind::Test, Kind::Silent, Kind::Ahead];
        all.into_iter().find(|k| k.code() == code)
    }
}

/// One attempt to reach one person on one channel.
#[derive(Clone, Debug)]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// Why.
    pub kind: Kind,
    /// The alarm, where it is about one.
    pub alarm: Option<AlarmId>,
    /// Whom.
    pub officer: OfficerId,
    /// By what kind of channel.
    pub channel: Channel,
    /// By which channel; none where the person has none, and for what yesterday's program kept.
    pub by: Option<ChannelId>,
    /// How urgent.
    pub priority: Priority,
    /// The wave that the alarm belongs to, if any.
    pub wave: Option<u64>,
    /// When it was put down.
    pub made_at: Moment,
    /// When it came into its state.
    pub at: Moment,
    /// How far it came. Lists leave the proofs out.
    pub chain: Chain,
    /// The message that carries it, by the first notification in it.
    pub message: Option<NotificationId>,
    /// Why it failed: a code, never an address.
    pub note: Option<String>,
}

const COLUMNS: &str = "n.id, n.kind, n.alarm, n.officer, n.channel, n.channel_id, n.priority, n.wave, n.made_at, n.at, \
     n.state, n.next_at, n.tries, n.message, n.note";

/// Nothing is put off for longer than the throttle does. What lies further ahead was put there by a clock that ran ahead and
/// was set back since: it is due.
const FAR_AHEAD: Span = Span::minutes(61);

/// Keeps new notifications.
pub fn add(tx: &mut Tx<'_>, new: &[Notification]) -> Result<()> {
    let rows: Vec<Vec<Value>> = new.iter().map(row).collect();
    tx.insert_many(
        "INSERT INTO notifications (id, kind, alarm, officer, channel, channel_id, priority, wave, made_at, at, state, \
         next_at, tries, message, note)",
        &rows,
    )
}

fn row(n: &Notification) -> Vec<Value> {
    vec![
        n.id.into(),
        n.kind.code().into(),
        n.alarm.into(),
        n.officer.into(),
        n.channel.code().into(),
        n.by.into(),
        n.priority.level().into(),
        n.wave.map(u64::cast_signed).into(),
        n.made_at.into(),
        n.at.into(),
        n.chain.state().code().into(),
        n.chain.next_look().map(|m| m.0).into(),
        i64::from(n.chain.tries()).into(),
        n.message.into(),
        n.note.as_deref().into(),
    ]
}

/// Keeps the words that go with a notice ahead of time.
pub fn keep_words(tx: &mut Tx<'_>, id: NotificationId, words: &str) -> Result<()> {
    let sealed = columns::seal(tx, "notifications", id.as_bytes(), &words)?;
    tx.execute_one(
        "UPDATE notifications SET sealed = ?2 WHERE id = ?1",
        params![id, sealed],
    )
}

/// The words that [`keep_words`] kept.
pub fn words(tx: &mut Tx<'_>, id: NotificationId) -> Result<Option<String>> {
    let sealed = tx.query_one(
        "SELECT sealed FROM notifications WHERE id = ?1",
        params![id],
        |r| r.opt_blob(0),
    )?;
    let sealed = sealed.flatten();
    sealed
        .map(|sealed| columns::open(tx, "notifications", id.as_bytes(), &sealed))
        .transpose()
}

/// Writes back how far notifications came.
pub fn save(tx: &mut Tx<'_>, changed: &[Notification]) -> Result<()> {
    let row = |n: &Notification| {
        vec![
            n.id.into(),
            n.chain.state().code().into(),
            n.at.into(),
            n.chain.next_look().map(|m| m.0).into(),
            i64::from(n.chain.tries()).into(),
            n.message.into(),
            n.note.as_deref().into(),
        ]
    };
    let rows: Vec<Vec<Value>> = changed.iter().map(row).collect();
    let touched = tx.execute_many(
        "UPDATE notifications SET state = ?2, at = ?3, next_at = ?4, tries = ?5, message = ?6, note = ?7 WHERE id = ?1",
        &rows,
    )?;
    match touched.iter().all(|n| *n == 1) {
        true => Ok(()),
        false => Err(crate::Error::Gone),
    }
}

/// Adds proofs: of which notification, at which place in its chain.
pub fn add_proofs(tx: &mut Tx<'_>, proofs: &[(NotificationId, usize, Link)]) -> Result<()> {
    let row = |(id, place, link): &(NotificationId, usize, Link)| {
        let place = i64::try_from(*place).unwrap_or(i64::MAX);
        vec![
            (*id).into(),
            place.into(),
            link.answer.code().into(),
            link.at.into(),
        ]
    };
    let rows: Vec<Vec<Value>> = proofs.iter().map(row).collect();
    tx.insert_many(
        "INSERT INTO notification_proofs (notification, place, answer, at)",
        &rows,
    )
}

/// One notification, without its proofs.
pub fn load(tx: &mut Tx<'_>, id: NotificationId) -> Result<Option<Notification>> {
    Ok(select(tx, "WHERE n.id = ?1", params![id])?.pop())
}

/// Everything that one message carries, with its proofs, to be changed.
pub fn carried_by(tx: &mut Tx<'_>, message: NotificationId) -> Result<Vec<Notification>> {
    let lock = tx.engine().lock_clause();
    let which = format!("WHERE n.message = ?1 ORDER BY n.made_at, n.id{lock}");
    let mut carried = select(tx, &which, params![message])?;
    let proofs = tx.query(
        "SELECT p.notification, p.answer, p.at FROM notification_proofs p \
         JOIN notifications n ON n.id = p.notification WHERE n.message = ?1 ORDER BY p.notification, p.place",
        params![message],
        read_proof,
    )?;
    let mut by_id: std::collections::BTreeMap<NotificationId, Vec<Link>> = Default::default();
    for (id, link) in proofs {
        by_id.entry(id).or_default().push(link);
    }
    for n in &mut carried {
        let proofs = by_id.remove(&n.id).unwrap_or_default();
        n.chain = Chain::kept(n.channel, n.chain.state(), n.chain.tries(), proofs);
    }
    Ok(carried)
}

/// The ids of everything that one message carries, the oldest first.
pub fn ids_carried_by(tx: &mut Tx<'_>, message: NotificationId) -> Result<Vec<NotificationId>> {
    tx.query(
        "SELECT id FROM notifications WHERE message = ?1 ORDER BY made_at, id",
        params![message],
        |r| columns::id(r, 0),
    )
}

/// The alarms that one message told of: those that ring first, the most urgent and oldest first.
pub fn alarms_told(tx: &mut Tx<'_>, message: NotificationId, limit: usize) -> Result<Vec<AlarmId>> {
    tx.query(
        "SELECT id FROM alarms WHERE id IN (SELECT alarm FROM notifications WHERE message = ?1) \
         ORDER BY state DESC, priority, opened_at, id LIMIT ?2",
        params![message, limit as i64],
        |r| columns::id(r, 0),
    )
}

/// Of how many alarms one message told, and how many of them ring.
pub fn alarms_counted(tx: &mut Tx<'_>, message: NotificationId) -> Result<(usize, usize)> {
    let counted = tx.query_one(
        "SELECT COUNT(*), COUNT(CASE WHEN state = 'ringing' THEN 1 END) FROM alarms \
         WHERE id IN (SELECT alarm FROM notifications WHERE message = ?1)",
        params![message],
        |r| Ok((r.int(0)? as usize, r.int(1)? as usize)),
    )?;
    Ok(counted.unwrap_or_default())
}

fn read_proof(r: &Row<'_>) -> Result<(NotificationId, Link)> {
    let link = Link {
        answer: columns::code(r, 1, Answer::parse)?,
        at: columns::moment(r, 2)?,
    };
    Ok((columns::id(r, 0)?, link))
}

/// The newest notifications of an alarm, newest first.
pub fn of_alarm(tx: &mut Tx<'_>, alarm: AlarmId, limit: usize) -> Result<Vec<Notification>> {
    select(
        tx,
        "WHERE n.alarm = ?1 ORDER BY n.at DESC, n.id DESC LIMIT ?2",
        params![alarm, limit as i64],
    )
}

/// The proofs of one notification, in the order in which we heard them.
pub fn proofs(tx: &mut Tx<'_>, id: NotificationId) -> Result<Vec<Link>> {
    let proofs = tx.query(
        "SELECT notification, answer, at FROM notification_proofs WHERE notification = ?1 ORDER BY place",
        params![id],
        read_proof,
    )?;
    Ok(proofs.into_iter().map(|(_, link)| link).collect())
}

/// The channels by which this person was notified of this alarm since `since`.
pub fn tried(
    tx: &mut Tx<'_>,
    alarm: AlarmId,
    officer: OfficerId,
    since: Moment,
) -> Result<Vec<ChannelId>> {
    let tried = tx.query(
        "SELECT channel_id FROM notifications WHERE alarm = ?1 AND officer = ?2 AND made_at >= ?3",
        params![alarm, officer, since],
        |r| columns::opt_id(r, 0),
    )?;
    Ok(tried.into_iter().flatten().collect())
}

/// Channels of one kind on which something is due.
pub fn channels_due(tx: &mut Tx<'_>, channel: Channel, now: Moment) -> Result<Vec<ChannelId>> {
    tx.query(
        "SELECT id FROM channels WHERE channel = ?1 AND EXISTS (SELECT 1 FROM notifications n \
         WHERE n.channel_id = channels.id AND n.next_at IS NOT NULL AND (n.next_at <= ?2 OR n.next_at > ?3)) ORDER BY id",
        params![channel.code(), now, now.plus(FAR_AHEAD)],
        |r| columns::id(r, 0),
    )
}

/// What is due on one channel: [`due_or_soon`] with nothing else.
pub fn due_on(
    tx: &mut Tx<'_>,
    channel: ChannelId,
    now: Moment,
    limit: usize,
) -> Result<Vec<(Notification, bool)>> {
    due_or_soon(tx, channel, (now, now), limit)
}

/// What is due on one channel, and what was never sent and is due until `soon`, the most urgent and oldest first, with whether
/// its alarm still rings, or was handed on to the one who is called.
pub fn due_or_soon(
    tx: &mut Tx<'_>,
    channel: ChannelId,
    (now, soon): (Moment, Moment),
    limit: usize,
) -> Result<Vec<(Notification, bool)>> {
    let sql = format!(
        "SELECT {COLUMNS}, COALESCE(a.state = 'ringing' OR a.handed_to = n.officer, FALSE) FROM notifications n LEFT JOIN alarms a ON a.id = n.alarm \
         WHERE n.channel_id = ?1 AND n.next_at IS NOT NULL AND (n.next_at <= ?2 OR n.next_at > ?3 \
         OR (n.next_at <= ?5 AND n.state = 'queued' AND n.message IS NULL)) \
         ORDER BY n.priority, n.made_at, n.id LIMIT ?4"
    );
    let values = params![channel, now, now.plus(FAR_AHEAD), limit as i64, soon];
    tx.query(&sql, values, |r| Ok((read(r)?, r.flag(15)?)))
}

/// What waits for yesterday's program: it put a job down instead of a time. It waits on its person's profile channel.
pub fn adopt(tx: &mut Tx<'_>, id: NotificationId, now: Moment) -> Result<()> {
    tx.execute(
        "UPDATE notifications SET next_at = ?2, channel_id = officer, made_at = at, \
         priority = COALESCE((SELECT priority FROM alarms WHERE alarms.id = notifications.alarm), 1) \
         WHERE id = ?1 AND state = 'queued' AND next_at IS NULL",
        params![id, now],
    )?;
    Ok(())
}

/// When the next of them is due after `now`.
pub fn next_after(tx: &mut Tx<'_>, now: Moment) -> Result<Option<Moment>> {
    let next = tx.query_one(
        "SELECT MIN(next_at) FROM notifications WHERE next_at IS NOT NULL AND next_at > ?1",
        params![now],
        |r| r.opt_int(0),
    )?;
    Ok(next.flatten().map(Moment))
}

fn select(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Notification>> {
    let sql = format!("SELECT {COLUMNS} FROM notifications n {which}");
    tx.query(&sql, values, read)
}

fn read(r: &Row<'_>) -> Result<Notification> {
    let (code, at) = (r.text(10)?, columns::moment(r, 9)?);
    let mut next_at = columns::opt_moment(r, 11)?;
    if code == "queued" {
        // Yesterday's program keeps its time in a job.
        next_at = next_at.or(Some(at));
    }
    let state = State::parse(&code, next_at).ok_or_else(|| columns::wrong("a chain's state"))?;
    let channel = columns::code(r, 4, Channel::parse)?;
    let tries = u32::try_from(r.int(12)?).unwrap_or(u32::MAX);
    Ok(Notification {
        id: columns::id(r, 0)?,
        kind: columns::code(r, 1, Kind::parse)?,
        alarm: columns::opt_id(r, 2)?,
        officer: columns::id(r, 3)?,
        channel,
        by: columns::opt_id(r, 5)?,
        priority: Priority::from_level(r.int(6)?).ok_or_else(|| columns::wrong("a priority"))?,
        wave: r.opt_int(7)?.map(i64::cast_unsigned),
        made_at: columns::moment(r, 8)?,
        at,
        chain: Chain::kept(channel, state, tries, Vec::new()),
        message: columns::opt_id(r, 13)?,
        note: r.opt_text(14)?,
    })
}
