//! Stores as they were before the last steps of the schema: made by the steps themselves, and filled with what another
//! store holds, as far as there were columns for it. Whatever a step adds must have a default, or be filled by the step.

use crate::copy::{Table, layout, walk};
use crate::{Engine, Result, Store, StoreConfig, Tx, Value, migrate};

/// How many steps the schema has.
pub fn steps() -> usize {
    migrate::own_levels(Engine::Sqlite).len()
}

/// Fills an empty place with what `from` holds, as a program that knew the first `steps` steps would have kept it.
pub async fn keep_as_of(steps: usize, from: &Store, to: StoreConfig) -> Result<()> {
    let all = from.long_look("read everything", everything).await?;
    Store::fill(to, move |tx| {
        let levels = migrate::own_levels(tx.engine());
        migrate::make(tx, &levels[..steps])?;
        let references = match tx.engine() {
            Engine::Sqlite => Vec::new(),
            Engine::Postgres => crate::engine::without_references(tx)?,
        };
        for table in layout(tx)? {
            if let Some((now, rows)) = all.iter().find(|(now, _)| now.name == table.name) {
                keep(tx, &table, now, rows)?;
            }
        }
        references
            .iter()
            .try_for_each(|sql| tx.execute(sql, &[]).map(|_| ()))
    })
    .await
}

type Rows = Vec<Vec<Value>>;

fn everything(tx: &mut Tx<'_>) -> Result<Vec<(Table, Rows)>> {
    let mut all = Vec::new();
    for table in layout(tx)? {
        let mut rows = Vec::new();
        walk(tx, &table, &mut |_| {}, &mut |page| {
            rows.extend_from_slice(page);
            Ok(())
        })?;
        all.push((table, rows));
    }
    Ok(all)
}

/// Keeps the columns that there were then.
fn keep(tx: &mut Tx<'_>, then: &Table, now: &Table, rows: &[Vec<Value>]) -> Result<()> {
    let place = |name: &String| now.columns.iter().position(|column| column == name);
    let places: Vec<usize> = then.columns.iter().filter_map(place).collect();
    let names: Vec<&str> = places.iter().map(|at| now.columns[*at].as_str()).collect();
    let marks: Vec<String> = (1..=places.len()).map(|n| format!("?{n}")).collect();
    let (name, columns, marks) = (&then.name, names.join("\", \""), marks.join(", "));
    let sql = format!("INSERT INTO \"{name}\" (\"{columns}\") VALUES ({marks})");
    for row in rows {
        let row: Vec<Value> = places.iter().map(|at| row[*at].clone()).collect();
        tx.execute(&sql, &row)?;
    }
    Ok(())
}
