//! Entries of an outbox on their way: raw bytes with their lengths before them, and the signed checkpoint that ends with the last one.
//!
//! ```text
//! "SBP1" epoch:u32 from:u64 note:u16 count:u16 note bytes { entry:u16, entry bytes }*
//! ```
//! Numbers are big-endian. A receiver reads all of it or nothing.

#[cfg(test)]
mod tests;

/// Entries of one page.
/// Told: nobody; the answer carries fewer, and the rest is asked for again. Rest: it comes with the next page.
pub const PAGE_ENTRIES_MAX: usize = 500;
/// The largest entry of a page.
/// Told: nobody; a page with a larger one is refused. Rest: nothing of the page is read.
pub const PAGE_ENTRY_MAX_BYTES: usize = 4 * 1024;
/// The longest checkpoint of a page: a few short lines, with room for cosignatures.
/// Told: nobody; a page with a longer one is refused. Rest: nothing of the page is read.
pub const PAGE_NOTE_MAX_BYTES: usize = 16 * 1024;
/// The largest page.
/// Told: nobody; a page that is larger is refused. Rest: nothing of the page is read.
pub const PAGE_MAX_BYTES: usize = 500 * 4 * 1024 + 32 * 1024;

const MAGIC: &[u8; 4] = b"SBP1";

/// Entries that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Of which epoch.
    pub epoch: u32,
    /// The place of the first.
    pub from: u64,
    /// The entries, as they were made.
    pub entries: Vec<Vec<u8>>,
    /// The checkpoint at the place after the last one.
    pub note: String,
}

/// Why bytes are no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// More of something than its bound.
    #[error("Could not read the page of entries: it is too large")]
    TooLarge,
    /// It ends early, goes on after its end, or is something else.
    #[error("Could not read the page of entries: it is malformed")]
    Malformed,
}

impl Page {
    /// The page as it travels; an error when it is beyond its bounds.
    pub fn write(&self) -> Result<Vec<u8>, PageError> {
        let fits = self.entries.len() <= PAGE_ENTRIES_MAX
            && self.note.len() <= PAGE_NOTE_MAX_BYTES
            && self.entries.iter().all(|e| e.len() <= PAGE_ENTRY_MAX_BYTES);
        if !fits {
            return Err(PageError::TooLarge);
        }
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.epoch.to_be_bytes());
        out.extend_from_slice(&self.from.to_be_bytes());
        out.extend_from_slice(&(self.note.len() as u16).to_be_bytes());
        out.extend_from_slice(&(self.entries.len() as u16).to_be_bytes());
        out.extend_from_slice(self.note.as_bytes());
        for entry in &self.entries {
            out.extend_from_slice(&(entry.len() as u16).to_be_bytes());
            out.extend_from_slice(entry);
        }
        Ok(out)
    }

    /// Reads a page.
    pub fn read(bytes: &[u8]) -> Result<Page, PageError> {
        if bytes.len() > PAGE_MAX_BYTES {
            return Err(PageError::TooLarge);
        }
        let mut rest = Rest(bytes.strip_prefix(MAGIC).ok_or(PageError::Malformed)?);
        let (epoch, from) = (
            u32::from_be_bytes(rest.some()?),
            u64::from_be_bytes(rest.some()?),
        );
        let (note, count) = (rest.number()?, rest.number()?);
        if count > PAGE_ENTRIES_MAX {
            return Err(PageError::TooLarge);
        }
        let note = rest.part(note, PAGE_NOTE_MAX_BYTES)?.to_vec();
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let size = rest.number()?;
            entries.push(rest.part(size, PAGE_ENTRY_MAX_BYTES)?.to_vec());
        }
        if !rest.0.is_empty() {
            return Err(PageError::Malformed);
        }
        Ok(Page {
            epoch,
            from,
            entries,
            note: String::from_utf8(note).map_err(|_| PageError::Malformed)?,
        })
    }
}

/// What was not read yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn some<const N: usize>(&mut self) -> Result<[u8; N], PageError> {
        let (some, rest) = self.0.split_first_chunk().ok_or(PageError::Malformed)?;
        self.0 = rest;
        Ok(*some)
    }

    fn number(&mut self) -> Result<usize, PageError> {
        Ok(usize::from(u16::from_be_bytes(self.some()?)))
    }

    fn part(&mut self, size: usize, max: usize) -> Result<&'a [u8], PageError> {
        if size > max {
            return Err(PageError::TooLarge);
        }
        let (part, rest) = self.0.split_at_checked(size).ok_or(PageError::Malformed)?;
        self.0 = rest;
        Ok(part)
    }
}
