//! Open alarms as the tables show them, for runs that kill the program: what was said to have been done about each, and
//! what is there of it.

use crate::{Result, Row, Tx, columns};
use stormbell_model::{AlarmId, ReportId};

/// How far what was sent is moved into the past: further than any throttle looks back.
const LONG_AGO_MICROS: i64 = 2 * 3_600 * 1_000_000;

/// An alarm that is not closed.
#[derive(Clone, Debug)]
pub struct OpenAlarm {
    /// Which.
    pub id: AlarmId,
    /// Its report.
    pub report: ReportId,
    /// How many people have it.
    pub holders: i64,
    /// How often it lapsed, by the journal.
    pub lapsed: i64,
    /// Its next step; without one it would be silent for ever.
    pub next_at: Option<i64>,
    /// How many people were called, by the journal.
    pub called: u64,
    /// How many notifications there are.
    pub notifications: u64,
}

/// Makes the next step of every open alarm due, and whatever waits for a carrier or for the throttle, as if the program had
/// been away for hours. Gives the latest moment of a step: whatever lies behind it was written afterwards.
pub fn let_time_pass(tx: &mut Tx<'_>) -> Result<i64> {
    tx.execute(
        "UPDATE alarms SET next_at = opened_at WHERE next_at IS NOT NULL",
        &[],
    )?;
    tx.execute(
        "UPDATE sent_messages SET sent_at = sent_at - ?1",
        &[LONG_AGO_MICROS.into()],
    )?;
    tx.execute(
        "UPDATE notifications SET next_at = 0 WHERE next_at IS NOT NULL",
        &[],
    )?;
    let latest = "SELECT MAX(next_at) FROM alarms WHERE next_at IS NOT NULL";
    Ok(tx
        .query_one(latest, &[], |r| r.opt_int(0))?
        .flatten()
        .unwrap_or(0))
}

/// Every open alarm.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<OpenAlarm>> {
    let read = |r: &Row<'_>| {
        Ok((
            columns::id::<AlarmId>(r, 0)?,
            columns::id::<ReportId>(r, 1)?,
            r.opt_int(2)?,
        ))
    };
    let sql = "SELECT id, report, next_at FROM alarms WHERE state <> 'closed' ORDER BY id";
    let rows = tx.query(sql, &[], read)?;
    rows.into_iter()
        .map(|(id, report, next_at)| {
            let count = |tx: &mut Tx<'_>, sql| tx.query_one(sql, &[id.into()], |r| r.int(0));
            let sent = count(tx, "SELECT COUNT(*) FROM notifications WHERE alarm = ?1")?;
            let holders = count(tx, "SELECT COUNT(*) FROM alarm_holders WHERE alarm = ?1")?;
            let sql = "SELECT record FROM journal WHERE subject = ?1 AND act = 'alarm called'";
            let records = tx.query(sql, &[id.into()], |r| r.blob(0))?;
            let sql = "SELECT COUNT(*) FROM journal WHERE subject = ?1 AND act = 'alarm lapsed'";
            let lapsed = tx.query_one(sql, &[report.into()], |r| r.int(0))?;
            Ok(OpenAlarm {
                id,
                report,
                holders: holders.unwrap_or(0),
                lapsed: lapsed.unwrap_or(0),
                next_at,
                called: records.iter().map(|record| people(record)).sum(),
                notifications: sent.unwrap_or(0) as u64,
            })
        })
        .collect()
}

/// How many alarms there are, closed ones too.
pub fn opened(tx: &mut Tx<'_>) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM alarms";
    Ok(tx.query_one(sql, &[], |r| r.int(0))?.unwrap_or(0))
}

/// Notifications that nobody has looked at since [`let_time_pass`].
pub fn late(tx: &mut Tx<'_>) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM notifications WHERE next_at = 0";
    Ok(tx.query_one(sql, &[], |r| r.int(0))?.unwrap_or(0))
}

/// How many people an entry names.
fn people(record: &[u8]) -> u64 {
    let record: serde_json::Value = serde_json::from_slice(record).unwrap_or_default();
    let ids = record["people"].as_str().unwrap_or_default();
    ids.split_whitespace().count() as u64
}

/// How many reports that ring wait for their first reading.
pub fn to_be_read(tx: &mut Tx<'_>) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM jobs WHERE lane = 'triage'";
    Ok(tx.query_one(sql, &[], |r| r.int(0))?.unwrap_or(0))
}
