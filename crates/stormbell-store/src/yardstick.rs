//! What the databases allow when nothing of ours stands between: for `stormbell bench`, never for a node.

use crate::engine::{connect_alone, open_writing, postgres_error, sqlite_error};
use crate::{Error, Result};
use std::{
    path::Path,
    time::{Duration, Instant},
};

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
