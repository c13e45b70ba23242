//! Which tables there are, with their columns and keys, as the database itself says.

use crate::{Engine, Error, Result, Tx};
use serde::{Deserialize, Serialize};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the alphabet.
    pub columns: Vec<String>,
    /// The places in `columns` of what identifies a row.
    pub key: Vec<usize>,
}

/// Written by the migrations themselves.
const BOOKS: [&str; 2] = ["schema_floor", "schema_step"];

const SQLITE: &str = "SELECT t.name, c.name, c.pk FROM sqlite_schema AS t
    JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.name";

const POSTGRES: &str = "SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT),
        COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0)
    FROM pg_class AS t
    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index AS i ON i.indrelid = t.oid AND i.indisprimary
    WHERE t.relkind IN ('r', 'p') AND t.relnamespace = CAST(current_schema() AS regnamespace)
    ORDER BY t.relname COLLATE \"C\", a.attname COLLATE \"C\"";

/// All tables but the books of migrations, by name.
pub fn layout(tx: &mut Tx<'_>) -> Result<Vec<Table>> {
    let sql = match tx.engine() {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    };
    let found = tx.query(sql, &[], |row| {
        Ok((row.text(0)?, row.text(1)?, row.int(2)?))
    })?;
    let mut tables: Vec<(Table, Vec<(i64, usize)>)> = Vec::new();
    for (table, column, place_in_key) in found
        .into_iter()
        .filter(|(t, _, _)| !BOOKS.contains(&t.as_str()))
    {
        if tables.last().is_none_or(|(last, _)| last.name != table) {
            tables.push((Table::named(table), Vec::new()));
        }
        let Some((last, key)) = tables.last_mut() else {
            continue;
        };
        if place_in_key > 0 {
            key.push((place_in_key, last.columns.len()));
        }
        last.columns.push(column);
    }
    tables.into_iter().map(with_key).collect()
}

fn with_key((mut table, mut key): (Table, Vec<(i64, usize)>)) -> Result<Table> {
    key.sort_unstable();
    table.key = key.into_iter().map(|(_, column)| column).collect();
    if table.key.is_empty() {
        return Err(Error::Corrupt(format!(
            "the table {} has no primary key",
            table.name
        )));
    }
    Ok(table)
}

impl Table {
    fn named(name: String) -> Table {
        Table {
            name,
            columns: Vec::new(),
            key: Vec::new(),
        }
    }

    /// The columns as they stand in a statement.
    pub(super) fn column_list(&self) -> String {
        list(self.columns.iter())
    }

    /// The key as it stands in a statement.
    pub(super) fn key_list(&self) -> String {
        list(self.key.iter().map(|place| &self.columns[*place]))
    }

    /// The name as it stands in a statement.
    pub(super) fn quoted(&self) -> String {
        quoted(&self.name)
    }
}

fn list<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names
        .map(|name| quoted(name))
        .collect::<Vec<_>>()
        .join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
