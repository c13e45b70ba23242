//! Work that must happen later, kept in the table `jobs` and leased to one worker at a time.
//!
//! A worker that dies keeps its jobs until their lease ends; then anybody takes them. So a job may
//! be done twice, and what it does must bear that. Times are microseconds since 1970 (UTC), handed
//! in by the caller.

use crate::engine::{Engine, Result, Row, Tx, Value};

/// A job to be put down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// The job's id, chosen by the caller.
    pub id: [u8; 16],
    /// The kind of worker that does it.
    pub lane: String,
    /// What it is about: the id of a report, an alarm and so on.
    pub subject: Vec<u8>,
    /// Not before this moment, in microseconds.
    pub run_at: i64,
    /// While a job with this key waits, putting it again changes nothing.
    pub once_key: Option<String>,
    /// What the worker needs to know, in the worker's own format.
    pub payload: Vec<u8>,
}

/// A job in the hands of a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The job's id.
    pub id: [u8; 16],
    /// What it is about.
    pub subject: Vec<u8>,
    /// When it was due, in microseconds.
    pub run_at: i64,
    /// How often it was taken, this time included.
    pub attempts: i64,
    /// What the worker needs to know.
    pub payload: Vec<u8>,
}

/// How much waits in one lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneCount {
    /// The lane.
    pub lane: String,
    /// Jobs that could be taken now.
    pub due: i64,
    /// Jobs in the hands of a worker.
    pub leased: i64,
    /// Jobs whose moment has not come.
    pub later: i64,
    /// The moment of the longest waiting due job, in microseconds.
    pub oldest_due_at: Option<i64>,
}

/// Puts a job down; tells whether it is new. With the `once_key` of a waiting job nothing changes.
///
/// The key is free again when that job is done.
pub fn put(tx: &mut Tx<'_>, job: &NewJob) -> Result<bool> {
    Ok(put_many(tx, [job])?.pop() == Some(true))
}

/// Puts many jobs down at once; tells for each whether it is new.
pub fn put_many<'a>(
    tx: &mut Tx<'_>,
    jobs: impl IntoIterator<Item = &'a NewJob>,
) -> Result<Vec<bool>> {
    let rows: Vec<Vec<Value>> = jobs.into_iter().map(job_row).collect();
    let added = tx.execute_many(
        "INSERT INTO jobs (id, lane, subject, run_at, attempts, once_key, payload)
         VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6)
         ON CONFLICT (once_key) DO NOTHING",
        &rows,
    )?;
    Ok(added.into_iter().map(|touched| touched == 1).collect())
}

/// Puts down many jobs that are new for certain: none has a `once_key`.
pub fn put_new<'a>(tx: &mut Tx<'_>, jobs: impl IntoIterator<Item = &'a NewJob>) -> Result<()> {
    let rows: Vec<Vec<Value>> = jobs
        .into_iter()
        .map(|job| {
            let mut row = job_row(job);
            row.insert(4, 0.into());
            row
        })
        .collect();
    tx.insert_many(
        "INSERT INTO jobs (id, lane, subject, run_at, attempts, once_key, payload)",
        &rows,
    )
}

fn job_row(job: &NewJob) -> Vec<Value> {
    vec![
        job.id.into(),
        job.lane.as_str().into(),
        job.subject.as_slice().into(),
        job.run_at.into(),
        job.once_key.as_deref().into(),
        job.payload.as_slice().into(),
    ]
}

/// No lane puts work further ahead than this, and no lease is so long, in microseconds. What lies further ahead was put
/// down by a clock that ran ahead and was set back since: it is due, or it would wait for as long as the clock was wrong.
/// Told: nobody. Rest: a job that lies further ahead is done now.
const AHEAD_MAX_US: i64 = 15 * 60 * 1_000_000;

/// Leases up to `limit` due jobs of `lane` to `owner` until `now + lease_us`, the oldest first.
///
/// `owner` names one worker of one process, for as long as it lives.
pub fn take(
    tx: &mut Tx<'_>,
    lane: &str,
    owner: &[u8],
    now: i64,
    lease_us: i64,
    limit: i64,
) -> Result<Vec<Job>> {
    let until = now.saturating_add(lease_us);
    let [due, stray] = match tx.engine() {
        Engine::Sqlite => TAKE_SQLITE,
        Engine::Postgres => TAKE_POSTGRES,
    };
    let mut jobs = Vec::new();
    for (sql, bound) in [(due, now), (stray, now.saturating_add(AHEAD_MAX_US))] {
        let params = [
            lane.into(),
            bound.into(),
            until.into(),
            owner.into(),
            (limit - jobs.len() as i64).into(),
            now.into(),
            until.saturating_add(AHEAD_MAX_US).into(),
        ];
        jobs.extend(tx.query(sql, &params, read_job)?);
    }
    // `RETURNING` promises no order.
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

/// Whether anything in `lane` is due, leased or not: a look, so that nobody writes where nothing waits.
pub fn waits(tx: &mut Tx<'_>, lane: &str, now: i64) -> Result<bool> {
    let any = tx.query_one(
        "SELECT 1 FROM jobs WHERE lane = ?1 AND run_at <= ?2 LIMIT 1",
        &[lane.into(), now.into()],
        |row| row.int(0),
    )?;
    Ok(any.is_some())
}

/// Takes up to `limit` due jobs of `lane` away, the oldest first, for work that is done in this same transaction: if it
/// does not commit, they are all still there. No lease is needed, and none is looked at.
pub fn finish_due(tx: &mut Tx<'_>, lane: &str, now: i64, limit: i64) -> Result<Vec<Job>> {
    let sql = match tx.engine() {
        Engine::Sqlite => FINISH_SQLITE,
        Engine::Postgres => FINISH_POSTGRES,
    };
    let mut jobs = tx.query(sql, &[lane.into(), now.into(), limit.into()], read_job)?;
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

/// The text of finishing, around what the databases do not share.
macro_rules! finish_text {
    ($skip_locked:literal) => {
        concat!(
            "DELETE FROM jobs WHERE id IN (
                SELECT id FROM jobs WHERE lane = ?1 AND run_at <= ?2 ORDER BY run_at, id LIMIT ?3",
            $skip_locked,
            ") RETURNING id, subject, run_at, attempts, payload"
        )
    };
}

const FINISH_SQLITE: &str = finish_text!("");
/// Several processes finish at once: each passes over what another is just doing.
const FINISH_POSTGRES: &str = finish_text!(" FOR UPDATE SKIP LOCKED");

/// The text of taking on one side of a bound, around what the databases do not share. Each side is one walk along the
/// index; both in one condition would be a sort.
macro_rules! take_text {
    ($side:literal, $skip_locked:literal) => {
        concat!(
            "UPDATE jobs SET leased_until = ?3, lease_owner = ?4, attempts = attempts + 1
             WHERE id IN (
                SELECT id FROM jobs
                WHERE lane = ?1 AND run_at ",
            $side,
            " ?2
                AND (leased_until IS NULL OR leased_until <= ?6 OR leased_until > ?7)
                ORDER BY run_at, id LIMIT ?5",
            $skip_locked,
            ") RETURNING id, subject, run_at, attempts, payload"
        )
    };
}

/// What is due, and what lies too far ahead.
const TAKE_SQLITE: [&str; 2] = [take_text!("<=", ""), take_text!(">", "")];
/// Several processes take at once: each passes over what another is just taking.
const TAKE_POSTGRES: [&str; 2] = [
    take_text!("<=", " FOR UPDATE SKIP LOCKED"),
    take_text!(">", " FOR UPDATE SKIP LOCKED"),
];

fn read_job(row: &Row<'_>) -> Result<Job> {
    Ok(Job {
        id: row.array(0)?,
        subject: row.blob(1)?,
        run_at: row.int(2)?,
        attempts: row.int(3)?,
        payload: row.blob(4)?,
    })
}

/// Takes a finished job away. [`crate::Error::Gone`] when the lease has passed to another owner.
pub fn done(tx: &mut Tx<'_>, id: &[u8; 16], owner: &[u8]) -> Result<()> {
    tx.execute_one(
        "DELETE FROM jobs WHERE id = ?1 AND lease_owner = ?2",
        &[id.into(), owner.into()],
    )
}

/// Gives a job back, to be taken again from `run_at` on. [`crate::Error::Gone`] when the lease has
/// passed to another owner.
pub fn again(tx: &mut Tx<'_>, id: &[u8; 16], owner: &[u8], run_at: i64) -> Result<()> {
    tx.execute_one(
        "UPDATE jobs SET run_at = ?3, leased_until = NULL, lease_owner = NULL
         WHERE id = ?1 AND lease_owner = ?2",
        &[id.into(), owner.into(), run_at.into()],
    )
}

/// Like [`again`], for a job that is done step by step: `payload` says where the next step begins.
pub fn go_on(
    tx: &mut Tx<'_>,
    id: &[u8; 16],
    owner: &[u8],
    run_at: i64,
    payload: &[u8],
) -> Result<()> {
    tx.execute_one(
        "UPDATE jobs SET run_at = ?3, payload = ?4, attempts = 0, leased_until = NULL, lease_owner = NULL
         WHERE id = ?1 AND lease_owner = ?2",
        &[id.into(), owner.into(), run_at.into(), payload.into()],
    )
}

/// Jobs that are counted in one lane, the longest waiting first.
/// Told: the operator reads this number at the most. Rest: the others wait and are done all the same.
const COUNTED_MAX: i64 = 10_000;

/// Counts what waits, lane by lane, among the 10,000 longest waiting of each lane: in a storm a queue holds a million.
pub fn counts(tx: &mut Tx<'_>, now: i64) -> Result<Vec<LaneCount>> {
    let mut counted = Vec::new();
    let mut before = String::new();
    while let Some(lane) = next_lane(tx, &before)? {
        counted.push(count_lane(tx, &lane, now)?);
        before = lane;
    }
    Ok(counted)
}

/// The next lane by name: one step along the index, however long the lanes are.
fn next_lane(tx: &mut Tx<'_>, before: &str) -> Result<Option<String>> {
    tx.query_one(
        "SELECT lane FROM jobs WHERE lane > ?1 ORDER BY lane LIMIT 1",
        &[before.into()],
        |row| row.text(0),
    )
}

fn count_lane(tx: &mut Tx<'_>, lane: &str, now: i64) -> Result<LaneCount> {
    let count = tx.query_one(
        "SELECT
            COUNT(CASE WHEN NOT leased AND run_at <= ?2 THEN 1 END),
            COUNT(CASE WHEN leased THEN 1 END),
            COUNT(CASE WHEN NOT leased AND run_at > ?2 THEN 1 END),
            MIN(CASE WHEN NOT leased AND run_at <= ?2 THEN run_at END)
         FROM (SELECT run_at, COALESCE(leased_until > ?2, FALSE) AS leased FROM jobs
            WHERE lane = ?1 ORDER BY run_at LIMIT ?3) AS seen",
        &[lane.into(), now.into(), COUNTED_MAX.into()],
        |row| {
            Ok(LaneCount {
                lane: lane.to_owned(),
                due: row.int(0)?,
                leased: row.int(1)?,
                later: row.int(2)?,
                oldest_due_at: row.opt_int(3)?,
            })
        },
    )?;
    count.ok_or(crate::Error::Gone)
}
