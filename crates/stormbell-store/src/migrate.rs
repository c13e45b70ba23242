//! Brings the schema up to date, step by step, forward only. The texts are in `migrations/`.
//!
//! A step that has run is never changed: its hash is kept beside its name, and a difference stops
//! the start. Steps that only a newer program knows are left alone, so that yesterday's program
//! still runs beside today's; where a step says that it cannot, [`floor`] refuses.

mod floor;
mod postgres;
#[cfg(test)]
mod tests;

pub(crate) use postgres::postgres;

use aws_lc_rs::digest::{SHA256, digest};
use rusqlite::{Connection, TransactionBehavior};

use crate::engine::sqlite_error;
use crate::engine::{Engine, Error, Result, Tx, schema_for};

/// One step, with its text for each database.
struct Step {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
    /// The oldest program that may use the store afterwards.
    min_binary: &'static str,
    /// Whether the text changes some rows at a time, and is run again, each time in a transaction of its own, until it
    /// changes none: for whatever takes long where others work meanwhile.
    again: bool,
}

impl Step {
    /// A step whose text is the same for both databases.
    const fn common(name: &'static str, text: &'static str) -> Step {
        Step {
            name,
            sqlite: text,
            postgres: text,
            min_binary: FIRST,
            again: false,
        }
    }

    fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

/// The first program; whatever it can use needs no other.
const FIRST: &str = "0.1.0";

/// All steps, in order. Where the databases cannot agree on a text, write two files
/// (`NAME.sqlite.sql`, `NAME.postgres.sql`) and name both here.
const STEPS: &[Step] = &[
    Step::common("0001_first", include_str!("../migrations/0001_first.sql")),
    Step::common(
        "0002_reports_and_desk",
        include_str!("../migrations/0002_reports_and_desk.sql"),
    ),
    Step::common(
        "0003_message_order",
        include_str!("../migrations/0003_message_order.sql"),
    ),
    Step::common("0004_size", include_str!("../migrations/0004_size.sql")),
    Step {
        name: "0005_search",
        sqlite: include_str!("../migrations/0005_search.sqlite.sql"),
        postgres: include_str!("../migrations/0005_search.postgres.sql"),
        min_binary: FIRST,
        again: false,
    },
    Step::common("0006_ring", include_str!("../migrations/0006_ring.sql")),
    Step::common("0007_rota", include_str!("../migrations/0007_rota.sql")),
    Step {
        name: "0008_notify",
        sqlite: include_str!("../migrations/0008_notify.sqlite.sql"),
        postgres: include_str!("../migrations/0008_notify.postgres.sql"),
        min_binary: FIRST,
        again: false,
    },
    Step::common("0009_levels", include_str!("../migrations/0009_levels.sql")),
    Step::common("0011_links", include_str!("../migrations/0011_links.sql")),
    Step::common(
        "0010_officer",
        include_str!("../migrations/0010_officer.sql"),
    ),
    Step::common(
        "0012_indicators",
        include_str!("../migrations/0012_indicators.sql"),
    ),
    Step::common(
        "0013_exchange",
        include_str!("../migrations/0013_exchange.sql"),
    ),
    Step::common(
        "0014_exchange_quotas",
        include_str!("../migrations/0014_exchange_quotas.sql"),
    ),
];

/// The table of what has run. `at_version` is the program that did it.
const BOOK: &str = "CREATE TABLE IF NOT EXISTS schema_step (
    name TEXT PRIMARY KEY, sha256 BLOB NOT NULL, at_version TEXT NOT NULL)";
/// Any number, as long as nobody else on the server uses it: two programs never migrate at once.
pub(crate) const LOCK: i64 = 0x53_74_6f_72_6d_62_65_6c;
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Rows that were changed are told so often, about: runs of a step that is run again.
const TOLD_EVERY: u64 = 20;

/// Migrates a SQLite file. Another program that does the same is waited for.
pub(crate) fn sqlite(connection: &mut Connection) -> Result<()> {
    sqlite_through(connection, STEPS)
}

fn sqlite_through(connection: &mut Connection, steps: &[Step]) -> Result<()> {
    let sql = |error: rusqlite::Error| sqlite_error(&error);
    run_all_sqlite(connection, BOOK).map_err(sql)?;
    run_all_sqlite(connection, floor::BOOK).map_err(sql)?;
    let floors = connection
        .prepare(floor::READ)
        .and_then(|mut floors| {
            let rows = floors.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<(String, String)>>>()
        })
        .map_err(sql)?;
    floor::refuse_too_new(&floors, VERSION)?;
    for step in steps {
        let mut runs = 0;
        while sqlite_step(connection, step).map_err(|error| match error {
            SqliteFailure::Sql(error) => at_step(step, sqlite_error(&error)),
            SqliteFailure::Own(error) => error,
        })? {
            runs += 1;
            tell(step, runs);
        }
    }
    Ok(())
}

fn tell(step: &Step, runs: u64) {
    if runs.is_multiple_of(TOLD_EVERY) {
        tracing::info!(step = step.name, runs, "the database is brought up to date");
    }
}

enum SqliteFailure {
    Sql(rusqlite::Error),
    Own(Error),
}

impl From<rusqlite::Error> for SqliteFailure {
    fn from(error: rusqlite::Error) -> Self {
        SqliteFailure::Sql(error)
    }
}

/// Runs one step, and notes it where it is done, in one transaction; a crash leaves both or neither. True when the step
/// wants another run.
fn sqlite_step(connection: &mut Connection, step: &Step) -> Result<bool, SqliteFailure> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let text = step.text(Engine::Sqlite);
    let known: Vec<Vec<u8>> = tx
        .prepare("SELECT sha256 FROM schema_step WHERE name = ?1")?
        .query_map([step.name], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut another = false;
    if is_to_run(step, text, known.first().map(Vec::as_slice)).map_err(SqliteFailure::Own)? {
        let before = tx.total_changes();
        run_all_sqlite(&tx, text)?;
        another = step.again && tx.total_changes() > before;
        if !another {
            tx.execute(NOTE, (step.name, hash(text), VERSION))?;
            tx.execute(floor::NOTE, (step.name, step.min_binary))?;
        }
    }
    tx.commit()?;
    Ok(another)
}

/// Notes that a step is done. Both databases number their parameters from one.
const NOTE: &str = "INSERT INTO schema_step (name, sha256, at_version) VALUES (?1, ?2, ?3)";

fn run_all_sqlite(connection: &Connection, text: &str) -> rusqlite::Result<()> {
    schema_for(Engine::Sqlite, text)
        .iter()
        .try_for_each(|sql| connection.execute_batch(sql))
}

/// A step that a store has been through: its name and the hash of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The name.
    pub name: String,
    /// SHA-256 of the text.
    pub sha256: Vec<u8>,
}

/// The steps that a store has been through, in order.
pub fn levels(tx: &mut Tx<'_>) -> Result<Vec<Level>> {
    tx.query(
        "SELECT name, sha256 FROM schema_step ORDER BY name",
        &[],
        |row| {
            Ok(Level {
                name: row.text(0)?,
                sha256: row.blob(1)?,
            })
        },
    )
}

/// The steps of this program, as a store would have them on the database `engine`.
#[cfg(feature = "testing")]
pub(crate) fn own_levels(engine: Engine) -> Vec<Level> {
    let level = |step: &Step| Level {
        name: step.name.to_owned(),
        sha256: hash(step.text(engine)),
    };
    STEPS.iter().map(level).collect()
}

/// The names of steps that only a newer program knows.
pub fn unknown_steps(levels: &[Level]) -> Vec<String> {
    let known = |level: &&Level| STEPS.iter().any(|step| step.name == level.name);
    let unknown = levels.iter().filter(|level| !known(level));
    unknown.map(|level| level.name.clone()).collect()
}

/// Makes the tables of an empty place as they were after these steps, so that rows of that time fit in. Opening the
/// store runs the steps that came later. The hash of a step may be that of the other database's text.
pub(crate) fn make(tx: &mut Tx<'_>, levels: &[Level]) -> Result<()> {
    run_all(tx, BOOK)?;
    run_all(tx, floor::BOOK)?;
    for level in levels {
        let step = STEPS
            .iter()
            .find(|step| step.name == level.name)
            .ok_or_else(|| {
                Error::Corrupt(format!(
                    "it has the schema step {}, which this program does not know; use a newer \
                     program",
                    level.name
                ))
            })?;
        if ![hash(step.sqlite), hash(step.postgres)].contains(&level.sha256) {
            is_to_run(step, step.sqlite, Some(&level.sha256))?;
        }
        let text = step.text(tx.engine());
        run_all(tx, text)?;
        tx.execute(NOTE, &[step.name.into(), hash(text).into(), VERSION.into()])?;
        tx.execute(floor::NOTE, &[step.name.into(), step.min_binary.into()])?;
    }
    Ok(())
}

fn run_all(tx: &mut Tx<'_>, text: &str) -> Result<()> {
    schema_for(tx.engine(), text)
        .iter()
        .try_for_each(|sql| tx.execute(sql, &[]).map(|_| ()))
}

/// Whether the step has yet to run; an error if it ran with another text.
fn is_to_run(step: &Step, text: &str, known: Option<&[u8]>) -> Result<bool> {
    match known {
        None => Ok(true),
        Some(known) if known == hash(text) => Ok(false),
        Some(_) => Err(Error::Corrupt(format!(
            "the schema step {} has run with another text; this database belongs to another \
             build of the program",
            step.name
        ))),
    }
}

fn hash(text: &str) -> Vec<u8> {
    digest(&SHA256, text.as_bytes()).as_ref().to_vec()
}

/// Adds the step's name to what went wrong in it.
fn at_step(step: &Step, error: Error) -> Error {
    match error {
        Error::Misuse(text) => Error::Misuse(format!("schema step {}: {text}", step.name)),
        other => other,
    }
}
