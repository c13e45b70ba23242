//! Sealing and opening while the bytes pass by, for files larger than memory: backups, and a node that moves house.
//! The bytes are the same age file as of [`super::seal`].

use std::io::{self, Read, Write};

use aws_lc_rs::aead::{Aad, LessSafeKey};
use stormbell_model::outside::{self, Chance};
use zeroize::{Zeroize as _, Zeroizing};

use super::header::{HEADER_MAX_BYTES, Header};
use super::payload::{CHUNK_LEN, NONCE_LEN, SEALED_CHUNK_LEN, chunk_key, chunk_nonce};
use super::{Identity, Recipient, begin, take_key};
use crate::SealError;

/// Seals everything that is written to it. The file is whole only after [`SealingWriter::finish`]: without its last
/// chunk it does not open.
pub struct SealingWriter<W: Write> {
    out: W,
    key: LessSafeKey,
    waiting: Zeroizing<Vec<u8>>,
    chunks: usize,
}

impl<W: Write> SealingWriter<W> {
    /// Writes the header for `recipients`.
    pub fn begin(mut out: W, recipients: &[Recipient], chance: &dyn Chance) -> io::Result<Self> {
        let (file_key, header) = begin(recipients, chance).map_err(io::Error::other)?;
        let nonce: [u8; NONCE_LEN] = outside::bytes(chance);
        out.write_all(&header)?;
        out.write_all(&nonce)?;
        Ok(Self {
            out,
            key: chunk_key(&file_key, &nonce).map_err(io::Error::other)?,
            waiting: Zeroizing::new(Vec::with_capacity(SEALED_CHUNK_LEN)),
            chunks: 0,
        })
    }

    /// Writes the last chunk and gives the place that was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal_chunk(true)?;
        Ok(self.out)
    }

    fn seal_chunk(&mut self, last: bool) -> io::Result<()> {
        let tag = self
            .key
            .seal_in_place_separate_tag(
                chunk_nonce(self.chunks, last),
                Aad::empty(),
                &mut self.waiting,
            )
            .map_err(|_| io::Error::other(SealError::Library))?;
        self.out.write_all(&self.waiting)?;
        self.out.write_all(tag.as_ref())?;
        self.waiting.clear();
        self.chunks += 1;
        Ok(())
    }
}

impl<W: Write> Write for SealingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits until more comes: only then it is known not to be the last.
        if self.waiting.len() == CHUNK_LEN && !bytes.is_empty() {
            self.seal_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK_LEN - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Opens while it is read. Each chunk is authentic when it is given out; that nothing is missing at the end is known
/// only when reading ended without an error, so nothing may be believed for good before.
pub struct OpeningReader<R: Read> {
    from: R,
    key: LessSafeKey,
    /// The chunk that was opened, and how far it was given out.
    open: Zeroizing<Vec<u8>>,
    given: usize,
    /// The chunk after it, still sealed; empty at the end.
    next: Vec<u8>,
    chunks: usize,
    ended: bool,
}

impl<R: Read> OpeningReader<R> {
    /// Reads the header and opens it with `identity`.
    pub fn begin(mut from: R, identity: &Identity) -> io::Result<Self> {
        let header = read_header(&mut from)?;
        let (header, _) = Header::parse(&header).map_err(io::Error::other)?;
        let file_key = take_key(identity, &header).map_err(io::Error::other)?;
        let mut nonce = [0; NONCE_LEN];
        from.read_exact(&mut nonce)?;
        let mut reader = Self {
            key: chunk_key(&file_key, &nonce).map_err(io::Error::other)?,
            from,
            open: Zeroizing::default(),
            given: 0,
            next: Vec::new(),
            chunks: 0,
            ended: false,
        };
        reader.next = reader.read_sealed()?;
        Ok(reader)
    }

    fn read_sealed(&mut self) -> io::Result<Vec<u8>> {
        let mut chunk = Vec::with_capacity(SEALED_CHUNK_LEN);
        let bounded = &mut self.from;
        bounded
            .take(SEALED_CHUNK_LEN as u64)
            .read_to_end(&mut chunk)?;
        Ok(chunk)
    }

    fn open_chunk(&mut self) -> io::Result<()> {
        let after = self.read_sealed()?;
        let mut chunk = Zeroizing::new(std::mem::replace(&mut self.next, after));
        self.ended = self.next.is_empty();
        let nonce = chunk_nonce(self.chunks, self.ended);
        let length = self
            .key
            .open_in_place(nonce, Aad::empty(), &mut chunk)
            .map_err(|_| io::Error::other(SealError::NotOpened))?
            .len();
        if length == 0 && self.chunks > 0 {
            return Err(io::Error::other(SealError::Malformed(
                "the payload of a sealed file",
            )));
        }
        chunk.truncate(length);
        self.open.zeroize();
        self.open = chunk;
        self.given = 0;
        self.chunks += 1;
        Ok(())
    }
}

impl<R: Read> Read for OpeningReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given == self.open.len() && !self.ended {
            self.open_chunk()?;
        }
        let rest = &self.open[self.given..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

/// The bytes up to the end of the line with the header's code, bounded.
fn read_header(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = Vec::with_capacity(4096);
    let mut line = 0;
    let mut byte = [0];
    while header.len() < HEADER_MAX_BYTES {
        from.read_exact(&mut byte)?;
        header.push(byte[0]);
        if byte[0] == b'\n' {
            if header[line..].starts_with(b"---") {
                return Ok(header);
            }
            line = header.len();
        }
    }
    Err(io::Error::other(SealError::TooLarge(
        "the header of a sealed file",
    )))
}
