//! The form of a copy: one record after the other, each with its kind, its length and its content. First the head and
//! what belongs to it, then the rows, table by table, then the foot. It is written into a sealed file and read from one.
//!
//! It is not protected by itself: the age file around it makes every byte authentic.

use super::{Table, io};
use crate::{Error, Level, Result};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

/// The first bytes, so that an opened file says what it is.
const MARK: &[u8] = b"stormbell-copy-1\n";
/// The longest record that is read: a row with the largest file, and room.
/// Told: the operator, by `stormbell restore`. Rest: nothing is restored.
const RECORD_MAX_BYTES: u32 = 256 * 1024 * 1024;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Head = b'H',
    Key = b'K',
    Settings = b'S',
    Rows = b'R',
    Foot = b'Z',
}

/// What stands before the rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// When the snapshot was taken, in microseconds since 1970.
    pub made_at: i64,
    /// The version of the program that made it.
    pub program: String,
    /// The database it was made from.
    pub engine: String,
    /// The key that checks the journal's signatures, as the node publishes it.
    pub verifier: String,
    /// The schema's steps, by name, with the hash of their texts.
    pub steps: Vec<(String, Vec<u8>)>,
    /// The tables, in the order of the rows.
    pub tables: Vec<Table>,
}

impl Head {
    pub(super) fn levels(&self) -> Vec<Level> {
        let level = |(name, sha256): &(String, Vec<u8>)| Level {
            name: name.clone(),
            sha256: sha256.clone(),
        };
        self.steps.iter().map(level).collect()
    }
}

/// What one table held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFoot {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// The hash of the rows in the order of their key, in hexadecimal.
    pub sha256: String,
}

/// What stands behind the rows; without it a copy is not whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Foot {
    /// Each table's rows.
    pub tables: Vec<TableFoot>,
    /// Size of the journal.
    pub journal_size: u64,
    /// The journal's root, signed by the node.
    pub checkpoint: String,
}

/// A copy being written.
pub(super) struct Writer<'a>(&'a mut dyn Write);

impl<'a> Writer<'a> {
    pub fn begin(out: &'a mut dyn Write) -> Result<Self> {
        out.write_all(MARK).map_err(io)?;
        Ok(Self(out))
    }

    pub fn put(&mut self, kind: Kind, parts: &[&[u8]]) -> Result<()> {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let length = u32::try_from(length)
            .ok()
            .filter(|length| *length <= RECORD_MAX_BYTES)
            .ok_or_else(|| Error::Misuse("a row is too large for a copy".into()))?;
        self.0.write_all(&[kind as u8]).map_err(io)?;
        self.0.write_all(&length.to_be_bytes()).map_err(io)?;
        parts
            .iter()
            .try_for_each(|part| self.0.write_all(part).map_err(io))
    }

    pub fn put_json(&mut self, kind: Kind, value: &impl Serialize) -> Result<()> {
        let text = serde_json::to_vec(value).map_err(|_| Error::Misuse("a head or foot".into()))?;
        self.put(kind, &[&text])
    }
}

/// A copy being read: its head is known, its rows are still to come.
pub struct Manuscript<'a> {
    /// The head.
    pub head: Head,
    /// The node's key as text, when the copy has it.
    pub key: Option<String>,
    /// The operator's settings as a `stormbell.toml`, when the copy has them.
    pub settings: Option<String>,
    from: Box<dyn Read + Send + 'a>,
    waiting: Option<(u8, Vec<u8>)>,
}

impl<'a> Manuscript<'a> {
    /// Reads up to the first row.
    pub fn open(mut from: Box<dyn Read + Send + 'a>) -> Result<Self> {
        let mut mark = [0; MARK.len()];
        from.read_exact(&mut mark).map_err(io)?;
        if mark != MARK {
            return Err(Error::Corrupt("it is no copy of a node".into()));
        }
        let (kind, head) = read_record(&mut *from)?;
        if kind != Kind::Head as u8 {
            return Err(Error::Corrupt("the copy has no head".into()));
        }
        let mut manuscript = Self {
            head: json(&head)?,
            key: None,
            settings: None,
            from,
            waiting: None,
        };
        manuscript.read_extras()?;
        Ok(manuscript)
    }

    fn read_extras(&mut self) -> Result<()> {
        loop {
            let (kind, content) = read_record(&mut *self.from)?;
            let extra = match kind {
                k if k == Kind::Key as u8 => &mut self.key,
                k if k == Kind::Settings as u8 => &mut self.settings,
                _ => {
                    self.waiting = Some((kind, content));
                    return Ok(());
                }
            };
            *extra = Some(String::from_utf8(content).map_err(|_| cut())?);
        }
    }

    /// The next rows with their table's place in the head, or the foot.
    pub(super) fn next(&mut self) -> Result<Next> {
        let (kind, content) = match self.waiting.take() {
            Some(record) => record,
            None => read_record(&mut *self.from)?,
        };
        if kind == Kind::Foot as u8 {
            // Reading on to the end is what tells that nothing was cut off.
            let after = self.from.read(&mut [0]).map_err(io)?;
            let foot = json(&content)?;
            return if after == 0 {
                Ok(Next::Foot(foot))
            } else {
                Err(cut())
            };
        }
        let (table, rows) = content.split_first_chunk::<2>().ok_or_else(cut)?;
        if kind != Kind::Rows as u8 {
            return Err(cut());
        }
        let table = usize::from(u16::from_be_bytes(*table));
        Ok(Next::Rows(table, rows.to_vec()))
    }
}

/// What comes next in a copy.
pub(super) enum Next {
    Rows(usize, Vec<u8>),
    Foot(Foot),
}

fn read_record(from: &mut dyn Read) -> Result<(u8, Vec<u8>)> {
    let mut start = [0; 5];
    from.read_exact(&mut start).map_err(io)?;
    let [kind, length @ ..] = start;
    let length = u32::from_be_bytes(length);
    if length > RECORD_MAX_BYTES {
        return Err(cut());
    }
    // Grows with what really comes, not with what the length says.
    let mut content = Vec::new();
    let read = from
        .take(length.into())
        .read_to_end(&mut content)
        .map_err(io)?;
    if read < length as usize {
        return Err(cut());
    }
    Ok((kind, content))
}

fn json<T: serde::de::DeserializeOwned>(text: &[u8]) -> Result<T> {
    serde_json::from_slice(text).map_err(|_| cut())
}

pub(super) fn cut() -> Error {
    Error::Corrupt("the copy is cut or damaged".into())
}
