//! Filling an empty place from a copy. What was written is read again and compared before it is kept.

use super::archive::{Foot, Head, Manuscript, Next, TableFoot, cut};
use super::rows::{Digest, insert, read_rows, walk};
use super::{Progress, Table, layout};
use crate::engine::without_references;
use crate::{Engine, Error, Result, Tx, check, migrate};

/// Makes the tables, fills them and checks all of it: rows, references, the journal's tree.
pub fn load(
    tx: &mut Tx<'_>,
    manuscript: &mut Manuscript<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Foot> {
    let (tables, references) = begin(tx, &manuscript.head)?;
    let mut done = vec![0; tables.len()];
    let foot = loop {
        match manuscript.next()? {
            Next::Foot(foot) => break foot,
            Next::Rows(place, bytes) => {
                let table = tables.get(place).ok_or_else(cut)?;
                let rows = read_rows(&bytes, table.columns.len())?;
                insert(tx, table, &rows)?;
                done[place] += rows.len() as u64;
                let (part, done) = (&table.name, done[place]);
                progress(Progress { part, done, of: 0 });
            }
        }
    };
    put_back(tx, &references)?;
    compare(tx, &tables, &foot, progress)?;
    Ok(foot)
}

/// Makes the tables as they were when the copy was made. Gives them, and the statements that restore references.
pub(super) fn begin(tx: &mut Tx<'_>, head: &Head) -> Result<(Vec<Table>, Vec<String>)> {
    migrate::make(tx, &head.levels())?;
    if layout(tx)? != head.tables {
        return Err(Error::Corrupt(
            "the tables of the copy are not those of its schema steps".into(),
        ));
    }
    let references = match tx.engine() {
        Engine::Sqlite => Vec::new(),
        Engine::Postgres => without_references(tx)?,
    };
    // A journal's empty head may have been made by the steps.
    for table in &head.tables {
        tx.execute(&format!("DELETE FROM {}", table.quoted()), &[])?;
    }
    Ok((head.tables.clone(), references))
}

pub(super) fn put_back(tx: &mut Tx<'_>, references: &[String]) -> Result<()> {
    references
        .iter()
        .try_for_each(|sql| tx.execute(sql, &[]).map(|_| ()))
}

/// Reads everything again: each table is what the foot says, and the journal verifies.
pub(super) fn compare(
    tx: &mut Tx<'_>,
    tables: &[Table],
    foot: &Foot,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<()> {
    let mut found = Vec::with_capacity(tables.len());
    for table in tables {
        let mut digest = Digest::default();
        walk(tx, table, progress, &mut |rows| {
            digest.add(rows);
            Ok(())
        })?;
        let (rows, sha256) = digest.finish();
        found.push(TableFoot {
            name: table.name.clone(),
            rows,
            sha256,
        });
    }
    for (found, wanted) in found.iter().zip(&foot.tables) {
        if found != wanted {
            let name = &wanted.name;
            return Err(Error::Corrupt(format!(
                "the rows of {name} are not those that were copied"
            )));
        }
    }
    let tree = check::journal(tx, progress)?;
    if found.len() != foot.tables.len() || tree.size != foot.journal_size {
        return Err(cut());
    }
    Ok(())
}

/// Removes every table of a PostgreSQL database whose copy nobody has served.
pub fn drop_tables(tx: &mut Tx<'_>) -> Result<()> {
    let tables = layout(tx)?;
    let names: Vec<String> = tables.iter().map(Table::quoted).collect();
    tx.execute(
        &format!(
            "DROP TABLE {}, schema_floor, schema_step CASCADE",
            names.join(", ")
        ),
        &[],
    )
    .map(|_| ())
}
