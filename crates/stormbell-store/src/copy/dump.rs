//! Writing a copy from one snapshot.

use super::archive::{Foot, Head, Kind, TableFoot, Writer};
use super::rows::{Digest, walk, write_row};
use super::{Progress, Table, layout};
use crate::{Result, Tx, Value, journal, levels};
use std::io::Write;
use stormbell_seal::Hash;

/// Bytes of rows in one record, about.
const RECORD_BYTES: usize = 256 * 1024;

/// What the house says about a copy.
pub struct Brief<'a> {
    /// Microseconds since 1970.
    pub made_at: i64,
    /// The version of the program.
    pub program: &'a str,
    /// The key that checks the journal's signatures.
    pub verifier: String,
    /// The node's key as text, if it shall be in the copy.
    pub key: Option<&'a str>,
    /// The settings, if they shall be in the copy.
    pub settings: Option<&'a str>,
    /// Signs the journal's root at one size.
    pub sign: &'a dyn Fn(u64, Hash) -> Result<String>,
}

/// Writes everything that this snapshot shows, and gives the foot.
pub fn dump(
    tx: &mut Tx<'_>,
    out: &mut dyn Write,
    brief: &Brief<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Foot> {
    let head = Head {
        made_at: brief.made_at,
        program: brief.program.to_owned(),
        engine: tx.engine().name().to_owned(),
        verifier: brief.verifier.clone(),
        steps: levels(tx)?
            .into_iter()
            .map(|level| (level.name, level.sha256))
            .collect(),
        tables: layout(tx)?,
    };
    let mut out = Writer::begin(out)?;
    out.put_json(Kind::Head, &head)?;
    for (kind, extra) in [(Kind::Key, brief.key), (Kind::Settings, brief.settings)] {
        if let Some(text) = extra {
            out.put(kind, &[text.as_bytes()])?;
        }
    }
    let mut tables = Vec::with_capacity(head.tables.len());
    for (place, table) in head.tables.iter().enumerate() {
        tables.push(dump_table(tx, &mut out, place, table, progress)?);
    }
    let (journal_size, root) = journal::head(tx)?;
    let checkpoint = (brief.sign)(journal_size, root)?;
    let foot = Foot {
        tables,
        journal_size,
        checkpoint,
    };
    out.put_json(Kind::Foot, &foot)?;
    Ok(foot)
}

fn dump_table(
    tx: &mut Tx<'_>,
    out: &mut Writer<'_>,
    place: usize,
    table: &Table,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<TableFoot> {
    let mut digest = Digest::default();
    // There are some thirty tables.
    let place = u16::try_from(place).unwrap_or(u16::MAX).to_be_bytes();
    walk(tx, table, progress, &mut |rows| {
        digest.add(rows);
        put_rows(out, place, rows)
    })?;
    let (rows, sha256) = digest.finish();
    Ok(TableFoot {
        name: table.name.clone(),
        rows,
        sha256,
    })
}

fn put_rows(out: &mut Writer<'_>, place: [u8; 2], rows: &[Vec<Value>]) -> Result<()> {
    let mut bytes = Vec::with_capacity(RECORD_BYTES);
    for row in rows {
        write_row(row, &mut bytes);
        if bytes.len() >= RECORD_BYTES {
            out.put(Kind::Rows, &[&place, &bytes])?;
            bytes.clear();
        }
    }
    if bytes.is_empty() {
        return Ok(());
    }
    out.put(Kind::Rows, &[&place, &bytes])
}
