//! Migrating a PostgreSQL database while others work on it: one program at a time, each step in a transaction of its own,
//! and no step waits so long for a lock that those behind it in the line stand still.

use std::time::Duration;

use super::{BOOK, LOCK, NOTE, STEPS, Step, VERSION, at_step, floor, hash, is_to_run, tell};
use crate::engine::{
    Engine, Error, Result, connect_alone, dollar_placeholders, postgres_error, schema_for,
};

/// How long a step waits for a lock: whoever comes after it waits as long. Then it steps back and tries again.
const LOCK_WAIT: &str = "SET lock_timeout = '2s'";
/// How long it stays back.
const PAUSE: Duration = Duration::from_secs(1);
/// How often it tries.
/// Told: the operator, in the log, and by the program that does not start. Rest: nothing of the step is kept; the next
/// start tries again.
const TRIES_MAX: u32 = 200;
/// What the programs that use the database call themselves.
const NAMES: &str = "SELECT DISTINCT application_name FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()";

/// Migrates a PostgreSQL database, one program at a time.
pub(crate) async fn postgres(url: &str) -> Result<()> {
    through(url, STEPS).await
}

pub(super) async fn through(url: &str, steps: &[Step]) -> Result<()> {
    let client = connect_alone(url).await?;
    let failed = |error: tokio_postgres::Error| postgres_error(&error);
    // Given back when the connection ends, also when this process dies.
    client
        .execute("SELECT pg_advisory_lock($1)", &[&LOCK])
        .await
        .map_err(failed)?;
    client.batch_execute(LOCK_WAIT).await.map_err(failed)?;
    run_all(&client, BOOK).await.map_err(failed)?;
    run_all(&client, floor::BOOK).await.map_err(failed)?;
    let floors = client.query(floor::READ, &[]).await.map_err(failed)?;
    let floors: Vec<(String, String)> = floors.iter().map(|f| (f.get(0), f.get(1))).collect();
    floor::refuse_too_new(&floors, VERSION)?;
    for step in steps {
        let mut runs = 0;
        while patiently(&client, step).await? {
            runs += 1;
            tell(step, runs);
        }
    }
    Ok(())
}

/// Runs a step once; where others hold what it needs, it steps back and tries again.
async fn patiently(client: &tokio_postgres::Client, step: &Step) -> Result<bool> {
    for _ in 1..TRIES_MAX {
        match run_step(client, step).await {
            Err(Error::Busy | Error::Conflict) => {
                tracing::warn!(
                    step = step.name,
                    "others hold what the step needs; it waits"
                );
                client
                    .batch_execute("ROLLBACK")
                    .await
                    .map_err(|error| postgres_error(&error))?;
                tokio::time::sleep(PAUSE).await;
            }
            other => return other,
        }
    }
    run_step(client, step).await
}

/// Runs one step, and notes it where it is done, in one transaction; a crash leaves both or neither. True when the step
/// wants another run.
async fn run_step(client: &tokio_postgres::Client, step: &Step) -> Result<bool> {
    let failed = |error: tokio_postgres::Error| at_step(step, postgres_error(&error));
    let text = step.text(Engine::Postgres);
    let known = client
        .query_opt(
            "SELECT sha256 FROM schema_step WHERE name = $1",
            &[&step.name],
        )
        .await
        .map_err(failed)?;
    let known = known
        .map(|row| row.try_get::<_, Vec<u8>>(0))
        .transpose()
        .map_err(failed)?;
    if !is_to_run(step, text, known.as_deref())? {
        return Ok(false);
    }
    let names = client.query(NAMES, &[]).await.map_err(failed)?;
    let names: Vec<String> = names.iter().map(|row| row.get(0)).collect();
    floor::refuse_shutting_out(step.name, step.min_binary, &names)?;
    // An error leaves the transaction open, and the connection is dropped with it or rolls back.
    client
        .batch_execute("START TRANSACTION")
        .await
        .map_err(failed)?;
    let changed = run_all(client, text).await.map_err(failed)?;
    let another = step.again && changed > 0;
    if !another {
        note(client, step, text).await.map_err(failed)?;
    }
    client.batch_execute("COMMIT").await.map_err(failed)?;
    Ok(another)
}

async fn note(
    client: &tokio_postgres::Client,
    step: &Step,
    text: &str,
) -> Result<(), tokio_postgres::Error> {
    let done = dollar_placeholders(NOTE);
    client
        .execute(&done, &[&step.name, &hash(text), &VERSION])
        .await?;
    let needs = dollar_placeholders(floor::NOTE);
    client
        .execute(&needs, &[&step.name, &step.min_binary])
        .await?;
    Ok(())
}

/// Runs every statement of a text; gives how many rows they changed.
async fn run_all(
    client: &tokio_postgres::Client,
    text: &str,
) -> Result<u64, tokio_postgres::Error> {
    let mut changed = 0;
    for sql in schema_for(Engine::Postgres, text) {
        changed += client.execute(sql.as_str(), &[]).await?;
    }
    Ok(changed)
}
