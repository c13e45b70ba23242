//! What the databases allow when nothing of ours stands between: for `stormbell bench`, never for a node.

use crate::engine::{connect_alone, open_writing, postgres_error, sqlite_error};
use crate::{Error, Result, Tx, Value};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use stormbell_model::{Moment, OfficerId};

const RECORD_BYTES: usize = 1024;
/// Rows in one transaction: about what a busy group commit holds.
const ROWS_PER_COMMIT: i64 = 64;

/// Rows of 1 KiB a second into one SQLite table, 64 in a transaction, opened as a node opens its file. Takes the file
/// away at the end.
pub async fn batched_inserts(file: &Path, lasts: Duration) -> Result<f64> {
    let path = file.to_owned();
    let fill = move || fill_sqlite(&path, lasts);
    let rate = tokio::task::spawn_blocking(fill)
        .await
        .unwrap_or(Err(Error::Unavailable));
    for tail in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(tail);
        // What is not there need not go.
        let _ = std::fs::remove_file(name);
    }
    rate
}

fn fill_sqlite(file: &Path, lasts: Duration) -> Result<f64> {
    let failed = |error: rusqlite::Error| sqlite_error(&error);
    let connection = open_writing(file)?;
    let run = |sql: &str| connection.execute_batch(sql).map_err(failed);
    run("CREATE TABLE yardstick (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")?;
    let mut insert = connection
        .prepare("INSERT INTO yardstick (body) VALUES (?1)")
        .map_err(failed)?;
    let (record, began, mut rows) = ([0x78; RECORD_BYTES], Instant::now(), 0);
    while began.elapsed() < lasts {
        run("BEGIN IMMEDIATE")?;
        for _ in 0..ROWS_PER_COMMIT {
            insert.execute([record.as_slice()]).map_err(failed)?;
        }
        run("COMMIT")?;
        rows += ROWS_PER_COMMIT;
    }
    Ok(rows as f64 / began.elapsed().as_secs_f64())
}

/// Rows of 1 KiB a second into one PostgreSQL table, each committed alone, by `clients` at once.
pub async fn single_commits(url: &str, clients: usize, lasts: Duration) -> Result<f64> {
    let failed = |error: tokio_postgres::Error| postgres_error(&error);
    let lead = connect_alone(url).await?;
    let run = async |sql: &str| lead.batch_execute(sql).await.map_err(failed);
    run("DROP TABLE IF EXISTS yardstick; CREATE TABLE yardstick (id BIGSERIAL PRIMARY KEY, body BYTEA NOT NULL)").await?;
    let began = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| tokio::spawn(insert_until(url.to_owned(), began + lasts)))
        .collect();
    let mut rows = 0;
    for task in tasks {
        rows += task.await.unwrap_or(Err(Error::Unavailable))?;
    }
    let rate = rows as f64 / began.elapsed().as_secs_f64();
    run("DROP TABLE yardstick").await?;
    Ok(rate)
}

async fn insert_until(url: String, end: Instant) -> Result<u64> {
    let failed = |error: tokio_postgres::Error| postgres_error(&error);
    let client = connect_alone(&url).await?;
    let insert = client
        .prepare("INSERT INTO yardstick (body) VALUES ($1)")
        .await
        .map_err(failed)?;
    let (record, mut rows) = ([0x78u8; RECORD_BYTES], 0);
    while Instant::now() < end {
        client
            .execute(&insert, &[&record.as_slice()])
            .await
            .map_err(failed)?;
        rows += 1;
    }
    Ok(rows)
}

/// Ends every open alarm, and lets nothing wait any more.
pub fn close_all_alarms(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute(
        "UPDATE alarms SET state = 'closed', next_at = NULL WHERE state <> 'closed'",
        &[],
    )?;
    tx.execute(
        "UPDATE notifications SET state = 'failed', next_at = NULL WHERE next_at IS NOT NULL",
        &[],
    )?;
    Ok(())
}

/// Keeps alarms that are long over, of a report that is there, each with a notification that was taken.
pub fn keep_closed_alarms(tx: &mut Tx<'_>, called: OfficerId, from: u64, more: u64) -> Result<()> {
    let report = "SELECT report FROM alarms ORDER BY report LIMIT 1";
    let report = tx
        .query_one(report, &[], |r| r.blob(0))?
        .ok_or(Error::Gone)?;
    let id = |table: u8, n: u64| {
        let mut id = [0; 16];
        id[0] = table;
        id[8..].copy_from_slice(&n.to_be_bytes());
        Value::Blob(id.to_vec())
    };
    let (mut alarms, mut notifications, mut sent) = (Vec::new(), Vec::new(), Vec::new());
    for n in from..from + more {
        let at = Value::Int(n as i64);
        let (alarm, message) = (id(1, n), id(2, n));
        alarms.push(vec![
            alarm.clone(),
            report.clone().into(),
            2.into(),
            at.clone(),
            "closed".into(),
            1.into(),
            at.clone(),
            1.into(),
        ]);
        notifications.push(vec![
            message.clone(),
            "alarm".into(),
            alarm,
            called.into(),
            "mail".into(),
            called.into(),
            2.into(),
            at.clone(),
            at.clone(),
            "accepted".into(),
            1.into(),
            message.clone(),
        ]);
        sent.push(vec![message, called.into(), 2.into(), at]);
    }
    tx.insert_many(
        "INSERT INTO alarms (id, report, priority, opened_at, state, step, at, needs)",
        &alarms,
    )?;
    tx.insert_many(
        "INSERT INTO notifications (id, kind, alarm, officer, channel, channel_id, priority, made_at, at, state, tries, \
         message)",
        &notifications,
    )?;
    tx.insert_many(
        "INSERT INTO sent_messages (id, channel_id, priority, sent_at)",
        &sent,
    )
}

/// When each alarm opened, and when a carrier took the first message that tells of it, where one did.
pub fn first_calls(tx: &mut Tx<'_>) -> Result<Vec<(Moment, Moment)>> {
    tx.query(
        "SELECT a.opened_at, MIN(p.at) FROM alarms a JOIN notifications n ON n.alarm = a.id \
         JOIN notification_proofs p ON p.notification = n.id AND p.answer = 'accepted' GROUP BY a.id, a.opened_at",
        &[],
        |r| Ok((Moment(r.int(0)?), Moment(r.int(1)?))),
    )
}
