//! Filling an empty PostgreSQL database in one transaction: all of it is there after the commit, or nothing.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use super::later::Later;
use super::pool::{Connection, Pool};
use super::postgres_error;
use super::seat::{Rewritten, Seat};
use crate::engine::context::Context;
use crate::engine::error::{Error, Result};
use crate::engine::tx::{Tx, TxIn};

/// One transaction without limits of time; programs that start meanwhile wait before they migrate.
const BEGIN: &str = "START TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
    SET LOCAL statement_timeout = 0;
    SET LOCAL lock_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0";
/// The node's tables are in the schema that new tables go to.
const TABLES: &str = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
const REFERENCES: &str =
    "SELECT CAST(conrelid::regclass AS TEXT), CAST(conname AS TEXT), pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";

/// Runs `act` on an empty database and commits. [`Error::Taken`] when there are tables.
pub(crate) async fn fill<T: Send + 'static>(
    url: &str,
    context: Arc<Context>,
    act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let pool = Pool::new(url, 1)?;
    let connection = pool.get().await?;
    let handle = Handle::current();
    let work = move || {
        let ended = filled(&handle, &connection, &context, act);
        // The connection ends here: an open transaction ends with it.
        drop((connection, pool));
        ended
    };
    spawn_blocking(work).await.unwrap_or(Err(Error::Panicked))
}

fn filled<T>(
    handle: &Handle,
    connection: &Connection,
    context: &Context,
    act: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let run = |sql: &str| {
        handle
            .block_on(connection.batch_execute(sql))
            .map_err(|error| postgres_error(&error))
    };
    run(BEGIN)?;
    run(&format!(
        "SELECT pg_advisory_xact_lock({})",
        crate::migrate::LOCK
    ))?;
    let (rewritten, later) = (Rewritten::default(), Later::default());
    let seat = Seat {
        handle,
        client: connection,
        rewritten: &rewritten,
        later: &later,
        may_write: true,
    };
    let mut tx = Tx::new(context, TxIn::Postgres(seat));
    let ended = empty(&mut tx).and_then(|()| act(&mut tx));
    let ended = ended.and_then(|value| {
        // Rows that wait are sent with this statement.
        tx.query_one("SELECT 1", &[], |row| row.int(0))?;
        Ok(value)
    });
    match ended {
        Ok(value) => run("COMMIT").map(|()| value),
        Err(error) => {
            // A rollback that fails is done by the server when the connection ends.
            let _ = run("ROLLBACK");
            Err(error)
        }
    }
}

fn empty(tx: &mut Tx<'_>) -> Result<()> {
    match tx.query_one(TABLES, &[], |row| row.int(0))? {
        Some(0) => Ok(()),
        _ => Err(Error::Taken),
    }
}

/// Takes the references between tables away, so that tables can be filled in any order, and gives the statements
/// that put them back: these check every row.
pub(crate) fn without_references(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let found = tx.query(REFERENCES, &[], |row| {
        Ok((row.text(0)?, row.text(1)?, row.text(2)?))
    })?;
    let mut back = Vec::with_capacity(found.len());
    for (table, name, definition) in found {
        tx.execute(
            &format!("ALTER TABLE {table} DROP CONSTRAINT \"{name}\""),
            &[],
        )?;
        back.push(format!(
            "ALTER TABLE {table} ADD CONSTRAINT \"{name}\" {definition}"
        ));
    }
    Ok(back)
}
