//! Alarms and the notifications that they sent. Nothing that rings lives only in memory.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{
    AlarmId, Moment, NotificationId, OfficerId, ReportId,
    alarm::{Alarm, AlarmState, LAPSE_MAX, WAIT_MAX},
    triage::Priority,
};

const COLUMNS: &str = "id, report, priority, opened_at, state, next_at, step, officer, at";

/// Keeps a new alarm.
pub fn add(tx: &mut Tx<'_>, a: &Alarm) -> Result<()> {
    let s = flat(&a.state);
    tx.execute(
        "INSERT INTO alarms (id, report, priority, opened_at, state, next_at, step, officer, at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            a.id,
            a.report,
            a.priority.level(),
            a.opened_at,
            s.code,
            s.next_at,
            s.step,
            s.officer,
            s.at
        ],
    )?;
    Ok(())
}

/// Writes back an alarm's state.
pub fn save(tx: &mut Tx<'_>, a: &Alarm) -> Result<()> {
    let s = flat(&a.state);
    tx.execute_one(
        "UPDATE alarms SET priority = ?2, state = ?3, next_at = ?4, step = ?5, officer = ?6, at = ?7 WHERE id = ?1",
        params![a.id, a.priority.level(), s.code, s.next_at, s.step, s.officer, s.at],
    )
}

struct Flat {
    code: &'static str,
    next_at: Option<i64>,
    step: i64,
    officer: Option<OfficerId>,
    at: Option<i64>,
}

fn flat(state: &AlarmState) -> Flat {
    match *state {
        AlarmState::Ringing { next_at, step } => Flat {
            code: "ringing",
            next_at: Some(next_at.0),
            step: step.into(),
            officer: None,
            at: None,
        },
        AlarmState::Acknowledged {
            by,
            at,
            lapses_at,
            step,
        } => Flat {
            code: "acknowledged",
            next_at: Some(lapses_at.0),
            step: step.into(),
            officer: Some(by),
            at: Some(at.0),
        },
        AlarmState::Closed { by, at } => Flat {
            code: "closed",
            next_at: None,
            step: 0,
            officer: Some(by),
            at: Some(at.0),
        },
    }
}

fn read(r: &Row<'_>) -> Result<Alarm> {
    let next_at = columns::opt_moment(r, 5)?;
    let officer = columns::opt_id(r, 7)?;
    let at = columns::opt_moment(r, 8)?;
    let step = r.int(6)? as u32;
    let state = match (r.text(4)?.as_str(), next_at, officer, at) {
        ("ringing", Some(next_at), _, _) => AlarmState::Ringing { next_at, step },
        ("acknowledged", Some(lapses_at), Some(by), Some(at)) => AlarmState::Acknowledged {
            by,
            at,
            lapses_at,
            step,
        },
        ("closed", None, Some(by), Some(at)) => AlarmState::Closed { by, at },
        _ => return Err(columns::wrong("an alarm's state")),
    };
    Ok(Alarm {
        id: columns::id(r, 0)?,
        report: columns::id(r, 1)?,
        priority: Priority::from_level(r.int(2)?).ok_or_else(|| columns::wrong("a priority"))?,
        opened_at: columns::moment(r, 3)?,
        state,
    })
}

/// Loads one alarm.
pub fn load(tx: &mut Tx<'_>, id: AlarmId) -> Result<Option<Alarm>> {
    tx.query_one(
        &format!("SELECT {COLUMNS} FROM alarms WHERE id = ?1"),
        params![id],
        read,
    )
}

/// Loads one alarm and locks it, before it is changed.
pub fn load_to_change(tx: &mut Tx<'_>, id: AlarmId) -> Result<Option<Alarm>> {
    let lock = tx.engine().lock_clause();
    tx.query_one(
        &format!("SELECT {COLUMNS} FROM alarms WHERE id = ?1{lock}"),
        params![id],
        read,
    )
}

/// The alarms of one report.
pub fn of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Alarm>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM alarms WHERE report = ?1 ORDER BY opened_at"),
        params![report],
        read,
    )
}

/// Open alarms, the most urgent and oldest first. Closed ones cost nothing: they have no next step.
pub fn open(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<Alarm>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM alarms WHERE next_at IS NOT NULL ORDER BY state DESC, priority, opened_at, id LIMIT ?1"
    );
    tx.query(&sql, params![limit as i64], read)
}

/// Open alarms whose next step is due, the most overdue first. So is one whose step lies further ahead than any policy
/// waits: a clock that was set back since wrote it. Asked as two walks along one index: nothing is sorted.
pub fn due(tx: &mut Tx<'_>, now: Moment, limit: usize) -> Result<Vec<AlarmId>> {
    let mut due: Vec<AlarmId> = tx.query(
        "SELECT id FROM alarms WHERE next_at <= ?1 ORDER BY next_at, id LIMIT ?2",
        params![now, limit as i64],
        |r| columns::id(r, 0),
    )?;
    let (wait, lapse) = (now.plus(WAIT_MAX), now.plus(LAPSE_MAX));
    let stray: Vec<AlarmId> = tx.query(
        "SELECT id FROM alarms WHERE next_at > ?1 AND (state = 'ringing' OR next_at > ?2) ORDER BY next_at, id LIMIT ?3",
        params![wait, lapse, (limit - due.len()) as i64],
        |r| columns::id(r, 0),
    )?;
    due.extend(stray);
    Ok(due)
}

/// When the next step of any alarm is due.
pub fn next_due(tx: &mut Tx<'_>) -> Result<Option<Moment>> {
    let next = tx.query_one(
        "SELECT MIN(next_at) FROM alarms WHERE next_at IS NOT NULL",
        &[],
        |r| r.opt_int(0),
    )?;
    Ok(next.flatten().map(Moment))
}

/// One attempt to reach one person on one channel.
#[derive(Clone, Debug)]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// The alarm.
    pub alarm: AlarmId,
    /// Whom.
    pub officer: OfficerId,
    /// By what: `mail`.
    pub channel: String,
    /// `queued`, `accepted`, `failed` or `acknowledged`.
    pub state: String,
    /// When it came into this state.
    pub at: Moment,
    /// Why it failed: a code, never an address.
    pub note: Option<String>,
}

/// Keeps a notification.
pub fn add_notification(tx: &mut Tx<'_>, n: &Notification) -> Result<()> {
    tx.execute(
        "INSERT INTO notifications (id, alarm, officer, channel, state, at, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![n.id, n.alarm, n.officer, n.channel.as_str(), n.state.as_str(), n.at, n.note.as_deref()],
    )?;
    Ok(())
}

/// One notification.
pub fn notification(tx: &mut Tx<'_>, id: NotificationId) -> Result<Option<Notification>> {
    tx.query_one(
        "SELECT id, alarm, officer, channel, state, at, note FROM notifications WHERE id = ?1",
        params![id],
        read_notification,
    )
}

/// The newest notifications of an alarm, newest first.
pub fn notifications(tx: &mut Tx<'_>, alarm: AlarmId, limit: usize) -> Result<Vec<Notification>> {
    tx.query(
        "SELECT id, alarm, officer, channel, state, at, note FROM notifications WHERE alarm = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
        params![alarm, limit as i64],
        read_notification,
    )
}

fn read_notification(r: &Row<'_>) -> Result<Notification> {
    Ok(Notification {
        id: columns::id(r, 0)?,
        alarm: columns::id(r, 1)?,
        officer: columns::id(r, 2)?,
        channel: r.text(3)?,
        state: r.text(4)?,
        at: columns::moment(r, 5)?,
        note: r.opt_text(6)?,
    })
}

/// Records how far a notification came.
pub fn mark_notification(
    tx: &mut Tx<'_>,
    id: NotificationId,
    state: &str,
    now: Moment,
    note: Option<&str>,
) -> Result<()> {
    tx.execute_one(
        "UPDATE notifications SET state = ?2, at = ?3, note = ?4 WHERE id = ?1",
        params![id, state, now, note],
    )
}
