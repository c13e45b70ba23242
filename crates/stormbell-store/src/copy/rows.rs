//! Rows on their way: read in the order of their key, as bytes, written again, and hashed.

use super::{Progress, Table};
use crate::{Error, Result, Tx, Value};
use aws_lc_rs::digest::{Context, SHA256};

/// Bytes of rows that are read at once, about. One row may be larger.
const PAGE_BYTES: usize = 512 * 1024;
/// Rows that are read at once.
/// Told: nobody. Rest: read in the next page.
const PAGE_MAX_ROWS: usize = 2_000;
/// From this size of a row on, rows are read one by one: the next one may be as large as a file can be.
const LARGE_ROW_BYTES: usize = 64 * 1024;

/// One row, in the order of the table's columns.
pub(super) type Cells = Vec<Value>;

/// Goes through a table in the order of its key, page by page.
pub fn walk(
    tx: &mut Tx<'_>,
    table: &Table,
    progress: &mut dyn FnMut(Progress<'_>),
    each: &mut dyn FnMut(&[Vec<Value>]) -> Result<()>,
) -> Result<()> {
    let of = count(tx, table)?;
    let (mut done, mut limit) = (0, 1);
    let mut after: Option<Cells> = None;
    loop {
        let page = stretch(tx, table, after.as_deref(), None, Some(limit))?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(table.key.iter().map(|k| last[*k].clone()).collect());
        done += page.len() as u64;
        limit = next_limit(&page, limit);
        each(&page)?;
        progress(Progress {
            part: &table.name,
            done,
            of: of.max(done),
        });
    }
}

/// How many rows come next: so many that they fit, growing slowly, because what comes may be larger.
pub(super) fn next_limit(page: &[Cells], limit: usize) -> usize {
    let bytes = page.iter().map(|row| size(row)).sum::<usize>();
    let largest = page.iter().map(|row| size(row)).max().unwrap_or(1).max(1);
    if largest > LARGE_ROW_BYTES {
        return 1;
    }
    let fitting = PAGE_BYTES * page.len() / bytes.max(1);
    fitting.min(limit * 2).clamp(1, PAGE_MAX_ROWS)
}

pub(super) fn count(tx: &mut Tx<'_>, table: &Table) -> Result<u64> {
    let sql = format!("SELECT COUNT(*) FROM {}", table.quoted());
    let counted = tx.query_one(&sql, &[], |row| row.int(0))?;
    Ok(counted.unwrap_or(0).unsigned_abs())
}

/// Rows of a stretch, in the order of the key: behind `after`, up to `upto`, `limit` of them.
pub(super) fn stretch(
    tx: &mut Tx<'_>,
    table: &Table,
    after: Option<&[Value]>,
    upto: Option<&[Value]>,
    limit: Option<usize>,
) -> Result<Vec<Cells>> {
    let (name, columns, key) = (table.quoted(), table.column_list(), table.key_list());
    let (bounds, mut values) = bounds(table, after, upto);
    let mut sql = format!("SELECT {columns} FROM {name} {bounds} ORDER BY {key}");
    if let Some(limit) = limit {
        values.push(Value::Int(limit as i64));
        sql.push_str(&format!(" LIMIT ?{}", values.len()));
    }
    let width = table.columns.len();
    tx.query(&sql, &values, |row| {
        (0..width).map(|column| row.value(column)).collect()
    })
}

/// Removes the rows of a stretch.
pub(super) fn remove(
    tx: &mut Tx<'_>,
    table: &Table,
    after: Option<&[Value]>,
    upto: &[Value],
) -> Result<()> {
    let (bounds, values) = bounds(table, after, Some(upto));
    let sql = format!("DELETE FROM {} {bounds}", table.quoted());
    tx.execute(&sql, &values).map(|_| ())
}

fn bounds(table: &Table, after: Option<&[Value]>, upto: Option<&[Value]>) -> (String, Vec<Value>) {
    let key = table.key_list();
    let (mut bounds, mut values) = (Vec::new(), Vec::new());
    for (sign, bound) in [(">", after), ("<=", upto)] {
        if let Some(bound) = bound {
            let marks = marks(values.len() + 1, bound.len());
            bounds.push(format!("({key}) {sign} ({marks})"));
            values.extend_from_slice(bound);
        }
    }
    match bounds.len() {
        0 => (String::new(), values),
        _ => (format!("WHERE {}", bounds.join(" AND ")), values),
    }
}

/// The placeholders from number `first` on.
pub(super) fn marks(first: usize, count: usize) -> String {
    (first..first + count)
        .map(|n| format!("?{n}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Adds rows to a table.
pub(super) fn insert(tx: &mut Tx<'_>, table: &Table, rows: &[Cells]) -> Result<()> {
    let (name, columns) = (table.quoted(), table.column_list());
    let marks = marks(1, table.columns.len());
    let sql = format!("INSERT INTO {name} ({columns}) VALUES ({marks})");
    tx.execute_many(&sql, rows).map(|_| ())
}

fn size(row: &[Value]) -> usize {
    row.iter()
        .map(|value| match value {
            Value::Null => 1,
            Value::Int(_) => 9,
            Value::Text(text) => 5 + text.len(),
            Value::Blob(bytes) => 5 + bytes.len(),
        })
        .sum()
}

/// Appends a row as bytes: for each value its kind, then eight bytes of number, or four of length and the content.
pub(super) fn write_row(row: &[Value], out: &mut Vec<u8>) {
    for value in row {
        match value {
            Value::Null => out.push(0),
            Value::Int(number) => {
                out.push(1);
                out.extend_from_slice(&number.to_be_bytes());
            }
            Value::Text(text) => write_bytes(2, text.as_bytes(), out),
            Value::Blob(bytes) => write_bytes(3, bytes, out),
        }
    }
}

fn write_bytes(kind: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(kind);
    // No column holds 4 GiB: both databases refuse that.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a column is shorter than 4 GiB"
    )]
    out.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// Reads rows of `width` values until the bytes end.
pub(super) fn read_rows(mut bytes: &[u8], width: usize) -> Result<Vec<Cells>> {
    let mut rows = Vec::new();
    while !bytes.is_empty() {
        let row: Option<Cells> = (0..width).map(|_| read_value(&mut bytes)).collect();
        rows.push(row.ok_or_else(|| Error::Corrupt("a row of the copy is cut".into()))?);
    }
    Ok(rows)
}

fn read_value(bytes: &mut &[u8]) -> Option<Value> {
    let (kind, rest) = bytes.split_first()?;
    *bytes = rest;
    match kind {
        0 => Some(Value::Null),
        1 => {
            let (number, rest) = bytes.split_first_chunk()?;
            *bytes = rest;
            Some(Value::Int(i64::from_be_bytes(*number)))
        }
        2 => String::from_utf8(read_bytes(bytes)?.to_vec())
            .ok()
            .map(Value::Text),
        3 => read_bytes(bytes).map(|b| Value::Blob(b.to_vec())),
        _ => None,
    }
}

fn read_bytes<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (content, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    *bytes = rest;
    Some(content)
}

/// The hash of a table's rows in the order of their key: the same for the same rows on either database.
pub struct Digest {
    rows: u64,
    context: Context,
}

impl Default for Digest {
    fn default() -> Self {
        Digest {
            rows: 0,
            context: Context::new(&SHA256),
        }
    }
}

impl Digest {
    /// Adds rows.
    pub fn add(&mut self, rows: &[Vec<Value>]) {
        let mut bytes = Vec::new();
        for row in rows {
            bytes.clear();
            write_row(row, &mut bytes);
            self.context.update(&bytes);
        }
        self.rows += rows.len() as u64;
    }

    /// Rows and their hash in hexadecimal.
    pub fn finish(self) -> (u64, String) {
        let hash = self.context.finish();
        (self.rows, hex(hash.as_ref()))
    }
}

/// The hash of some rows.
pub(super) fn hash_of(rows: &[Cells]) -> [u8; 32] {
    let mut digest = Digest::default();
    digest.add(rows);
    let mut hash = [0; 32];
    hash.copy_from_slice(digest.context.finish().as_ref());
    hash
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{read_rows, write_row};
    use crate::Value;

    #[test]
    fn rows_come_back_as_they_went() {
        let rows = vec![
            vec![Value::Null, Value::Int(-7), Value::Text("Ä\n".into())],
            vec![Value::Blob(vec![0, 255]), Value::Int(i64::MAX), Value::Null],
        ];
        let mut bytes = Vec::new();
        rows.iter().for_each(|row| write_row(row, &mut bytes));
        assert!(read_rows(&bytes, 3).expect("whole rows") == rows);
        for cut in 1..bytes.len() {
            let cut = read_rows(&bytes[..cut], 3);
            assert!(cut.is_err() || cut.is_ok_and(|r| r.len() < 2));
        }
    }
}
