//! Alarms and who has them. Nothing that rings lives only in memory.
//!
//! Yesterday's program writes `state`, `next_at`, `step`, `officer` and `at`, and knows nothing of the rest. So those five
//! are always written too, and believed where they and the rest disagree: what it did is then seen as what it meant.

use crate::columns::{self, params};
use crate::{Result, Row, Tx, Value};
use stormbell_model::{
    AlarmId, Moment, OfficerId, ReportId,
    alarm::Alarm,
    escalation::{Columns, Escalation, Holder},
    triage::Priority,
};

const COLUMNS: &str = "id, report, priority, opened_at, wave, state, next_at, step, officer, at, called, needs, handed_from, handed_to";

/// Keeps a new alarm.
pub fn add(tx: &mut Tx<'_>, a: &Alarm) -> Result<()> {
    let mut values = params![a.id, a.report, a.priority.level(), a.opened_at, a.wave].to_vec();
    values.extend(flat(&a.escalation));
    tx.execute(
        "INSERT INTO alarms (id, report, priority, opened_at, wave, state, next_at, step, officer, at, called, needs, \
         handed_from, handed_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        &values,
    )?;
    add_holders(tx, a)
}

/// Writes back an alarm's state.
pub fn save(tx: &mut Tx<'_>, a: &Alarm) -> Result<()> {
    let mut values = params![a.id, a.priority.level(), a.wave].to_vec();
    values.extend(flat(&a.escalation));
    tx.execute_one(
        "UPDATE alarms SET priority = ?2, wave = ?3, state = ?4, next_at = ?5, step = ?6, officer = ?7, at = ?8, \
         called = ?9, needs = ?10, handed_from = ?11, handed_to = ?12 WHERE id = ?1",
        &values,
    )?;
    tx.execute("DELETE FROM alarm_holders WHERE alarm = ?1", params![a.id])?;
    add_holders(tx, a)
}

fn add_holders(tx: &mut Tx<'_>, a: &Alarm) -> Result<()> {
    for holder in a.holders() {
        tx.execute(
            "INSERT INTO alarm_holders (alarm, officer, at) VALUES (?1, ?2, ?3)",
            params![a.id, holder.who, holder.at],
        )?;
    }
    Ok(())
}

/// From `state` to `handed_to`. `officer` and `at` are who has it, as yesterday's program understands it.
fn flat(escalation: &Escalation) -> [Value; 9] {
    let c = escalation.columns();
    let ringing = escalation.is_ringing();
    let (state, has_it) = match c.closed {
        Some(by) => ("closed", Some(by)),
        None if ringing => ("ringing", None),
        None => ("acknowledged", c.holders.first().copied()),
    };
    [
        state.into(),
        c.next_at.map(|at| at.0).into(),
        c.call.into(),
        has_it.map(|h| h.who).into(),
        has_it.map(|h| h.at.0).into(),
        called_bytes(c.call, &c.called).into(),
        i64::from(c.needs).into(),
        c.handed_on.map(|(from, _)| from).into(),
        c.handed_on.map(|(_, to)| to).into(),
    ]
}

/// The call that they were called by stands before them: once yesterday's program went on to another, they count no more.
fn called_bytes(call: u32, called: &[OfficerId]) -> Option<Vec<u8>> {
    let ids = called.iter().flat_map(|who| *who.as_bytes());
    (!called.is_empty()).then(|| call.to_be_bytes().into_iter().chain(ids).collect())
}

fn called(call: u32, bytes: Option<Vec<u8>>) -> Result<Vec<OfficerId>> {
    let bytes = bytes.unwrap_or_default();
    let Some((of, ids)) = bytes.split_first_chunk::<4>() else {
        return Ok(Vec::new());
    };
    if u32::from_be_bytes(*of) != call {
        return Ok(Vec::new());
    }
    let id = |chunk| OfficerId::from_bytes(chunk).ok_or_else(|| columns::wrong("an id"));
    ids.chunks(16).map(id).collect()
}

/// A row before the people who have it are known.
struct Kept {
    id: AlarmId,
    report: ReportId,
    priority: Priority,
    opened_at: Moment,
    wave: Option<stormbell_model::WaveId>,
    state: String,
    columns: Columns,
    /// `officer` and `at`.
    has_it: Option<Holder>,
}

fn read(r: &Row<'_>) -> Result<Kept> {
    let call = r.int(7)? as u32;
    let officer = columns::opt_id(r, 8)?;
    let at = columns::opt_moment(r, 9)?;
    let handed_on = columns::opt_id(r, 12)?.zip(columns::opt_id(r, 13)?);
    Ok(Kept {
        id: columns::id(r, 0)?,
        report: columns::id(r, 1)?,
        priority: Priority::from_level(r.int(2)?).ok_or_else(|| columns::wrong("a priority"))?,
        opened_at: columns::moment(r, 3)?,
        wave: columns::opt_id(r, 4)?,
        state: r.text(5)?,
        columns: Columns {
            next_at: columns::opt_moment(r, 6)?,
            call,
            called: called(call, r.opt_blob(10)?)?,
            needs: u8::try_from(r.int(11)?).map_err(|_| columns::wrong("a number"))?,
            holders: Vec::new(),
            handed_on,
            closed: None,
        },
        has_it: officer.zip(at).map(|(who, at)| Holder { who, at }),
    })
}

/// Puts an alarm together with the people who have it, as the rows say.
fn whole(tx: &mut Tx<'_>, kept: Kept) -> Result<Alarm> {
    let rows = if kept.state == "closed" {
        Vec::new()
    } else {
        holders(tx, kept.id)?
    };
    let columns = agreed(kept.columns, &kept.state, kept.has_it, rows);
    let escalation = columns.and_then(Escalation::from_columns);
    Ok(Alarm {
        id: kept.id,
        report: kept.report,
        priority: kept.priority,
        opened_at: kept.opened_at,
        wave: kept.wave,
        escalation: escalation.ok_or_else(|| columns::wrong("an alarm's state"))?,
    })
}

/// What the columns of both programs mean together.
fn agreed(
    mut c: Columns,
    state: &str,
    has_it: Option<Holder>,
    rows: Vec<Holder>,
) -> Option<Columns> {
    let handed_on = c.handed_on.take();
    match (state, has_it) {
        ("closed", Some(by)) => c.closed = Some(by),
        // It rings although enough have it: yesterday's program let it lapse.
        ("ringing", _) if rows.len() >= usize::from(c.needs) => {}
        ("ringing", _) => c.holders = rows,
        ("acknowledged", Some(by)) if rows.iter().any(|h| h.who == by.who) => {
            let enough = rows.len() >= usize::from(c.needs);
            let has = |who| rows.iter().any(|h| h.who == who);
            c.handed_on = handed_on.filter(|(from, _)| enough && has(*from));
            c.holders = rows;
        }
        // Somebody whom no row knows: acknowledged at yesterday's program, or before this one came.
        ("acknowledged", Some(by)) => c.holders = vec![by],
        _ => return None,
    }
    Some(c)
}

/// In the order in which they took it; a handful, sorted here.
fn holders(tx: &mut Tx<'_>, alarm: AlarmId) -> Result<Vec<Holder>> {
    let mut holders = tx.query(
        "SELECT officer, at FROM alarm_holders WHERE alarm = ?1 ORDER BY officer",
        params![alarm],
        |r| {
            Ok(Holder {
                who: columns::id(r, 0)?,
                at: columns::moment(r, 1)?,
            })
        },
    )?;
    holders.sort_by_key(|h| (h.at, h.who));
    Ok(holders)
}

fn one(tx: &mut Tx<'_>, id: AlarmId, lock: &str) -> Result<Option<Alarm>> {
    let sql = format!("SELECT {COLUMNS} FROM alarms WHERE id = ?1{lock}");
    let kept = tx.query_one(&sql, params![id], read)?;
    kept.map(|kept| whole(tx, kept)).transpose()
}

fn several(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Alarm>> {
    let kept = tx.query(
        &format!("SELECT {COLUMNS} FROM alarms WHERE {which}"),
        values,
        read,
    )?;
    kept.into_iter().map(|kept| whole(tx, kept)).collect()
}

/// Loads one alarm.
pub fn load(tx: &mut Tx<'_>, id: AlarmId) -> Result<Option<Alarm>> {
    one(tx, id, "")
}

/// Loads one alarm and locks it, before it is changed.
pub fn load_to_change(tx: &mut Tx<'_>, id: AlarmId) -> Result<Option<Alarm>> {
    let lock = tx.engine().lock_clause();
    one(tx, id, lock)
}

/// As [`load_to_change`], and `None` when somebody else is just changing it: a worker that waits for nobody can take many
/// in one transaction, in any order.
pub fn load_if_free(tx: &mut Tx<'_>, id: AlarmId) -> Result<Option<Alarm>> {
    let lock = match tx.engine() {
        crate::Engine::Sqlite => "",
        crate::Engine::Postgres => " FOR UPDATE SKIP LOCKED",
    };
    one(tx, id, lock)
}

/// The alarms of one report.
pub fn of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Alarm>> {
    several(tx, "report = ?1 ORDER BY opened_at", params![report])
}

/// The alarms of one report, locked before they are changed.
pub fn of_report_to_change(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Alarm>> {
    let which = format!(
        "report = ?1 ORDER BY opened_at{}",
        tx.engine().lock_clause()
    );
    several(tx, &which, params![report])
}

/// Open alarms, the most urgent and oldest first. Closed ones cost nothing: they have no next step.
pub fn open(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<Alarm>> {
    let which = "next_at IS NOT NULL ORDER BY state DESC, priority, opened_at, id LIMIT ?1";
    several(tx, which, params![limit as i64])
}

/// The most urgent open alarm of a wave, by its priority.
pub fn open_of_wave(tx: &mut Tx<'_>, wave: stormbell_model::WaveId) -> Result<Option<Priority>> {
    let level = tx.query_one(
        "SELECT MIN(priority) FROM alarms WHERE wave = ?1 AND next_at IS NOT NULL",
        params![wave],
        |r| r.opt_int(0),
    )?;
    Ok(level.flatten().and_then(Priority::from_level))
}

/// The open alarms that an officer has, by id.
pub fn held_by(tx: &mut Tx<'_>, officer: OfficerId, limit: usize) -> Result<Vec<AlarmId>> {
    tx.query(
        "SELECT alarm FROM alarm_holders WHERE officer = ?1 ORDER BY alarm LIMIT ?2",
        params![officer, limit as i64],
        |r| columns::id(r, 0),
    )
}

/// How far ahead the next step of an alarm can honestly lie.
#[derive(Clone, Debug)]
pub struct Farthest {
    /// Of a ringing one, by priority, the most urgent first.
    pub ringing: [Moment; 4],
    /// Of one that somebody has, by priority.
    pub held: [Moment; 4],
    /// Of one that somebody was asked to take over.
    pub handed_on: Moment,
}

/// Open alarms whose next step is due, the most overdue first. So is one whose step lies further ahead than its policy
/// waits: a clock that was set back since wrote it. Asked as two walks along one index: nothing is sorted.
pub fn due(tx: &mut Tx<'_>, now: Moment, far: &Farthest, limit: usize) -> Result<Vec<AlarmId>> {
    let mut due: Vec<AlarmId> = tx.query(
        "SELECT id FROM alarms WHERE next_at <= ?1 ORDER BY next_at, id LIMIT ?2",
        params![now, limit as i64],
        |r| columns::id(r, 0),
    )?;
    let all = far.ringing.iter().chain(&far.held).chain([&far.handed_on]);
    let nearest = all.clone().min().copied().unwrap_or(now);
    let mut values = params![nearest, (limit - due.len()) as i64].to_vec();
    values.extend(all.map(|at| Value::from(*at)));
    let stray: Vec<AlarmId> = tx.query(
        "SELECT id FROM alarms WHERE next_at > ?1 AND next_at > CASE \
         WHEN state = 'ringing' THEN CASE priority WHEN 1 THEN CAST(?3 AS BIGINT) WHEN 2 THEN ?4 WHEN 3 THEN ?5 ELSE ?6 END \
         WHEN handed_to IS NOT NULL THEN CAST(?11 AS BIGINT) \
         ELSE CASE priority WHEN 1 THEN CAST(?7 AS BIGINT) WHEN 2 THEN ?8 WHEN 3 THEN ?9 ELSE ?10 END END \
         ORDER BY next_at, id LIMIT ?2",
        &values,
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
