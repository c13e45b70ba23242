//! How much of the disk each table and each index takes. Reads through the whole of a SQLite file: for the bench and
//! for the operator who asks, never on a page.

use crate::{Engine, Result, Tx};

/// A table or an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its name.
    pub name: String,
    /// Bytes on disk.
    pub bytes: i64,
}

const SQLITE: &str = "SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE ORDER BY pgsize DESC";

/// Large values that PostgreSQL keeps apart belong to their table, with the index over them.
const POSTGRES: &str = "SELECT CAST(c.relname AS TEXT),
        CASE c.relkind WHEN 'r' THEN pg_table_size(c.oid) ELSE pg_relation_size(c.oid) END AS bytes
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'i') ORDER BY bytes DESC";

/// All of them, the largest first.
pub fn sizes(tx: &mut Tx<'_>) -> Result<Vec<Size>> {
    let sql = match tx.engine() {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    };
    tx.query(sql, &[], |row| {
        Ok(Size {
            name: row.text(0)?,
            bytes: row.int(1)?,
        })
    })
}
