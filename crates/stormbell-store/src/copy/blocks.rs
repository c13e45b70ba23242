//! Copying a node that goes on being written: everything once, then again and again only what has changed since.
//!
//! Each table is cut into blocks of neighbouring keys. What was sent of a block is remembered by its hash, so that a
//! change anywhere in it, also a removal, is noticed without asking the other side. What comes new stands behind the
//! last block or inside one.

use super::archive::{Foot, Head, TableFoot, cut};
use super::load::{begin, put_back};
use super::rows::{Cells, count, hash_of, insert, read_rows, stretch, write_row};
use super::{Table, layout};
use crate::{Result, Tx, Value, check, journal, levels};
use stormbell_seal::Hash;

/// Rows of the first block that is tried; see [`stretch`] for how it grows.
const FIRST_LIMIT: usize = 1;

/// The rows that one stretch of a table has now; all that was there before goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The table's place in the head.
    pub table: usize,
    /// The key before the stretch; none at the beginning.
    pub after: Option<Vec<Value>>,
    /// The last key of the stretch.
    pub upto: Vec<Value>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Block {
    /// As bytes: table, whether there is a key before, then that key, the last key, the rows.
    pub fn to_bytes(&self) -> Vec<u8> {
        let table = u16::try_from(self.table).unwrap_or(u16::MAX);
        let mut bytes = table.to_be_bytes().to_vec();
        bytes.push(u8::from(self.after.is_some()));
        let keys = self.after.iter().chain([&self.upto]);
        let mut keyed = Vec::new();
        keys.for_each(|key| write_row(key, &mut keyed));
        bytes.extend_from_slice(&(keyed.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&keyed);
        self.rows.iter().for_each(|row| write_row(row, &mut bytes));
        bytes
    }

    fn from_bytes(bytes: &[u8], tables: &[Table]) -> Result<Block> {
        let (start, rest) = bytes.split_first_chunk::<11>().ok_or_else(cut)?;
        let [a, b, has_after, length @ ..] = *start;
        let place = usize::from(u16::from_be_bytes([a, b]));
        let table = tables.get(place).ok_or_else(cut)?;
        let length = usize::try_from(u64::from_be_bytes(length)).map_err(|_| cut())?;
        let (keys, rows) = rest.split_at_checked(length).ok_or_else(cut)?;
        let mut keys = read_rows(keys, table.key.len())?;
        let upto = keys.pop().ok_or_else(cut)?;
        let after = keys.pop();
        if after.is_some() != (has_after == 1) || !keys.is_empty() {
            return Err(cut());
        }
        Ok(Block {
            table: place,
            after,
            upto,
            rows: read_rows(rows, table.columns.len())?,
        })
    }
}

/// What was sent of a store, by tables and blocks.
pub struct Sent {
    tables: Vec<(Table, Vec<SentBlock>)>,
}

struct SentBlock {
    upto: Cells,
    hash: [u8; 32],
}

impl Sent {
    /// Nothing yet.
    pub fn nothing(tables: Vec<Table>) -> Sent {
        Sent {
            tables: tables.into_iter().map(|t| (t, Vec::new())).collect(),
        }
    }

    /// Sends whatever is other than what was sent, and gives the number of rows sent.
    pub fn catch_up(
        &mut self,
        tx: &mut Tx<'_>,
        send: &mut dyn FnMut(Block) -> Result<()>,
    ) -> Result<u64> {
        let mut rows = 0;
        for (place, (table, blocks)) in self.tables.iter_mut().enumerate() {
            rows += changed_blocks(tx, (place, table), blocks, send)?;
            rows += new_blocks(tx, (place, table), blocks, send)?;
        }
        Ok(rows)
    }
}

fn changed_blocks(
    tx: &mut Tx<'_>,
    (place, table): (usize, &Table),
    blocks: &mut [SentBlock],
    send: &mut dyn FnMut(Block) -> Result<()>,
) -> Result<u64> {
    let (mut sent, mut after) = (0, None);
    for block in blocks {
        let rows = stretch(tx, table, after.as_deref(), Some(&block.upto), None)?;
        let hash = hash_of(&rows);
        let upto = block.upto.clone();
        if hash != block.hash {
            sent += rows.len() as u64;
            block.hash = hash;
            let upto = upto.clone();
            send(Block {
                table: place,
                after,
                upto,
                rows,
            })?;
        }
        after = Some(upto);
    }
    Ok(sent)
}

fn new_blocks(
    tx: &mut Tx<'_>,
    (place, table): (usize, &Table),
    blocks: &mut Vec<SentBlock>,
    send: &mut dyn FnMut(Block) -> Result<()>,
) -> Result<u64> {
    let (mut sent, mut limit) = (0, FIRST_LIMIT);
    loop {
        let after = blocks.last().map(|block| block.upto.clone());
        let rows = stretch(tx, table, after.as_deref(), None, Some(limit))?;
        let Some(last) = rows.last() else {
            return Ok(sent);
        };
        sent += rows.len() as u64;
        limit = super::rows::next_limit(&rows, limit);
        let upto: Cells = table.key.iter().map(|k| last[*k].clone()).collect();
        blocks.push(SentBlock {
            upto: upto.clone(),
            hash: hash_of(&rows),
        });
        send(Block {
            table: place,
            after,
            upto,
            rows,
        })?;
    }
}

/// The head of a copy that is sent, from this snapshot.
pub fn head(tx: &mut Tx<'_>, made_at: i64, program: &str, verifier: String) -> Result<Head> {
    let steps = levels(tx)?.into_iter();
    Ok(Head {
        made_at,
        program: program.to_owned(),
        engine: tx.engine().name().to_owned(),
        verifier,
        steps: steps.map(|level| (level.name, level.sha256)).collect(),
        tables: layout(tx)?,
    })
}

/// The foot of a copy that was sent: how many rows each table has, and the journal's signed root.
pub fn foot(
    tx: &mut Tx<'_>,
    tables: &[Table],
    sign: &dyn Fn(u64, Hash) -> Result<String>,
) -> Result<Foot> {
    let (journal_size, root) = journal::head(tx)?;
    Ok(Foot {
        tables: counted(tx, tables)?,
        journal_size,
        checkpoint: sign(journal_size, root)?,
    })
}

fn counted(tx: &mut Tx<'_>, tables: &[Table]) -> Result<Vec<TableFoot>> {
    let mut feet = Vec::with_capacity(tables.len());
    for table in tables {
        feet.push(TableFoot {
            name: table.name.clone(),
            rows: count(tx, table)?,
            // Each block was hashed on its way.
            sha256: String::new(),
        });
    }
    Ok(feet)
}

/// A place that is being filled block by block.
pub struct Filling {
    tables: Vec<Table>,
    references: Vec<String>,
}

impl Filling {
    /// Makes the tables.
    pub fn begin(tx: &mut Tx<'_>, head: &Head) -> Result<Filling> {
        let (tables, references) = begin(tx, head)?;
        Ok(Filling { tables, references })
    }

    /// Puts one block in the place of what was there.
    pub fn put(&self, tx: &mut Tx<'_>, bytes: &[u8]) -> Result<()> {
        let block = Block::from_bytes(bytes, &self.tables)?;
        let table = self.tables.get(block.table).ok_or_else(cut)?;
        super::rows::remove(tx, table, block.after.as_deref(), &block.upto)?;
        insert(tx, table, &block.rows)
    }

    /// Puts the references back, which checks them, and compares with the foot: rows of each table, and the journal
    /// entry by entry.
    pub fn finish(self, tx: &mut Tx<'_>, foot: &Foot) -> Result<()> {
        put_back(tx, &self.references)?;
        let tree = check::journal(tx, &mut |_| {})?;
        if counted(tx, &self.tables)? != foot.tables || tree.size != foot.journal_size {
            return Err(cut());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_block_comes_back_as_it_went_and_any_other_bytes_do_no_harm() {
        let table = Table {
            name: "t".into(),
            columns: vec!["a".into(), "b".into()],
            key: vec![0],
        };
        let tables = [table.clone(), table];
        let rows = vec![vec![Value::Int(3), Value::Text("Ä".into())]];
        for after in [None, Some(vec![Value::Int(2)])] {
            let block = Block {
                table: 1,
                after,
                upto: vec![Value::Int(3)],
                rows: rows.clone(),
            };
            let bytes = block.to_bytes();
            assert_eq!(Block::from_bytes(&bytes, &tables).unwrap(), block);
            for at in 0..bytes.len() {
                let cut = Block::from_bytes(&bytes[..at], &tables);
                assert!(cut.is_err() || cut.is_ok_and(|b| b.rows.is_empty()));
                let mut other = bytes.clone();
                other[at] ^= 0xff;
                // Wrong rows are found by the journal and the counts; here nothing panics.
                let _ = Block::from_bytes(&other, &tables);
            }
        }
    }
}
