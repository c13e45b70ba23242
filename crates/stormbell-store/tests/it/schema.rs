//! The whole schema: the same on both databases, and shown in `schema.sql`.

use std::collections::BTreeMap;

use stormbell_store::testing::{Bench, ENGINES};
use stormbell_store::{Engine, Result, Store, Tx};

/// Set to write `schema.sql` anew instead of comparing.
const UPDATE: &str = "STORMBELL_UPDATE_FILES";

/// A column: its kind, and whether it must hold something.
type Column = (String, bool);

const SQLITE_COLUMNS: &str = "SELECT t.name, c.name, c.type, (c.\"notnull\" OR c.pk > 0)
    FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";

const POSTGRES_COLUMNS: &str = "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT),
        CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB'
            ELSE UPPER(data_type) END,
        is_nullable = 'NO'
    FROM information_schema.columns WHERE table_schema = 'public'";

const SQLITE_INDEXES: &str = "SELECT name FROM sqlite_schema
    WHERE type = 'index' AND name NOT LIKE 'sqlite_%' ORDER BY name";

/// Without those that keys and `UNIQUE` make by themselves.
const POSTGRES_INDEXES: &str = "SELECT i.indexname FROM pg_indexes AS i
    LEFT JOIN pg_constraint AS c ON c.conname = i.indexname
    WHERE i.schemaname = 'public' AND c.conname IS NULL ORDER BY i.indexname COLLATE \"C\"";

fn columns(tx: &mut Tx<'_>) -> Result<BTreeMap<(String, String), Column>> {
    let sql = match tx.engine() {
        Engine::Sqlite => SQLITE_COLUMNS,
        Engine::Postgres => POSTGRES_COLUMNS,
    };
    let rows = tx.query(sql, &[], |row| {
        Ok(((row.text(0)?, row.text(1)?), (row.text(2)?, row.flag(3)?)))
    });
    Ok(rows?.into_iter().collect())
}

fn indexes(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let sql = match tx.engine() {
        Engine::Sqlite => SQLITE_INDEXES,
        Engine::Postgres => POSTGRES_INDEXES,
    };
    tx.query(sql, &[], |row| row.text(0))
}

async fn seen(store: &Store) -> (BTreeMap<(String, String), Column>, Vec<String>) {
    let look = |tx: &mut Tx<'_>| Ok((columns(tx)?, indexes(tx)?));
    store.read("schema", look).await.unwrap()
}

#[tokio::test]
async fn both_databases_have_the_same_schema() {
    let mut schemas = Vec::new();
    for engine in ENGINES {
        if let Some(bench) = Bench::open(engine).await {
            schemas.push(seen(&bench.store).await);
            bench.clear_away().await;
        }
    }
    let (columns, _) = &schemas[0];
    let id = &columns[&("jobs".into(), "id".into())];
    assert_eq!(*id, ("BLOB".into(), true));
    assert!(
        schemas.iter().all(|schema| *schema == schemas[0]),
        "{schemas:#?}"
    );
}

/// Whoever reads the schema should not have to run the migrations in the head.
#[tokio::test]
async fn schema_sql_shows_what_the_migrations_make() {
    let bench = Bench::open(Engine::Sqlite).await.unwrap();
    let sql = "SELECT sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name";
    let look = move |tx: &mut Tx<'_>| tx.query(sql, &[], |row| row.text(0));
    let statements = bench.store.read("schema", look).await.unwrap();
    let made = format!(
        "-- The whole schema as the migrations make it in SQLite. Written by a test; do not edit:\n\
         -- {UPDATE}=1 cargo test -p stormbell-store --test it schema\n\n{};\n",
        statements.join(";\n\n")
    );
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(file, &made).unwrap();
    }
    let shown = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        shown == made,
        "schema.sql is out of date; run with {UPDATE}=1 to write it anew"
    );
}
