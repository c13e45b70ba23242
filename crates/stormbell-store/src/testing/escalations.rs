//! Open alarms as the tables show them, for runs that kill the program: what was said to have been done about each, and
//! what is there of it.

use crate::{Result, Tx};

/// An open alarm.
#[derive(Clone, Debug)]
pub struct OpenAlarm {
    /// Its next step; without one it would be silent for ever.
    pub next_at: Option<i64>,
    /// How many people were called, by the journal.
    pub called: u64,
    /// How many notifications there are.
    pub notifications: u64,
}

/// Makes the next step of every open alarm due, as if the program had been away until then. Gives the latest of those
/// moments: whatever lies behind it was written afterwards.
pub fn let_time_pass(tx: &mut Tx<'_>) -> Result<i64> {
    tx.execute(
        "UPDATE alarms SET next_at = opened_at WHERE next_at IS NOT NULL",
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
    let sql = "SELECT id, next_at FROM alarms WHERE state <> 'closed'";
    let rows = tx.query(sql, &[], |r| Ok((r.blob(0)?, r.opt_int(1)?)))?;
    rows.into_iter()
        .map(|(id, next_at)| {
            let sql = "SELECT COUNT(*) FROM notifications WHERE alarm = ?1";
            let sent = tx.query_one(sql, &[id.clone().into()], |r| r.int(0))?;
            let sql = "SELECT record FROM journal WHERE subject = ?1 AND act = 'alarm called'";
            let records = tx.query(sql, &[id.into()], |r| r.blob(0))?;
            Ok(OpenAlarm {
                next_at,
                called: records.iter().map(|record| people(record)).sum(),
                notifications: sent.unwrap_or(0) as u64,
            })
        })
        .collect()
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
