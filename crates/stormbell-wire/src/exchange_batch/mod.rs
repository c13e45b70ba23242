//! What answers a fetch, and what is asked and given back in bulk: records with their lengths before them, so that raw bytes
//! travel as they are kept. Both directions are bounded before anything is allocated.
//!
//! ```text
//! "SBX1" count:u16 { id:32 bytes, envelope:u32, body:u32 (all ones: none), envelope bytes, body bytes }*
//! ```
//! Numbers are big-endian. A receiver reads all of it or nothing.

#[cfg(test)]
mod tests;

use crate::dsse::ENVELOPE_MAX_BYTES;
use stormbell_model::exchange::StatementId;

/// Statements of one batch.
/// Told: nobody; the answer carries fewer, and the rest is asked for again. Rest: it comes with the next batch.
pub const BATCH_MAX: usize = 500;
/// The largest sealed body of one statement: the largest body with its seal around it.
/// Told: the officer who shares it, before it is sent; a peer, as a signed reject. Rest: it is not sent, and not taken.
pub const SEALED_BODY_MAX_BYTES: usize = 5 * 1024 * 1024;
/// The largest batch: at least one statement of the largest size always fits.
/// Told: nobody; the answer carries fewer, and the rest is asked for again. Rest: it comes with the next batch.
pub const BATCH_MAX_BYTES: usize = 8 * 1024 * 1024;

const MAGIC: &[u8; 4] = b"SBX1";
const HEAD: usize = 32 + 4 + 4;
const NO_BODY: u32 = u32::MAX;

/// One statement with its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Which, as its carrier says; the receiver counts it out of the envelope again.
    pub id: StatementId,
    /// The envelope as it came.
    pub envelope: Vec<u8>,
    /// The sealed body as it came; none where there is none, or where only the envelope was asked for.
    pub body: Option<Vec<u8>>,
}

/// Why bytes are no batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// More bytes than [`BATCH_MAX_BYTES`], or more records than [`BATCH_MAX`].
    #[error("Could not read the batch: it is too large")]
    TooLarge,
    /// It ends early, goes on after its end, or is something else.
    #[error("Could not read the batch: it is malformed")]
    Malformed,
}

impl Carried {
    fn size(&self) -> usize {
        HEAD + self.envelope.len() + self.body.as_ref().map_or(0, Vec::len)
    }

    fn fits(&self) -> bool {
        let body = self.body.as_ref().map_or(0, Vec::len);
        self.envelope.len() <= ENVELOPE_MAX_BYTES && body <= SEALED_BODY_MAX_BYTES
    }
}

/// How many of `all`, from the first on, go into one batch. What is itself too large goes into none and stops here.
pub fn how_many(all: &[Carried]) -> usize {
    let mut size = MAGIC.len() + 2;
    let fit = all.iter().take(BATCH_MAX).take_while(|c| {
        size += c.size();
        c.fits() && size <= BATCH_MAX_BYTES
    });
    fit.count()
}

/// Writes as many of `all` as fit.
pub fn write(all: &[Carried]) -> Vec<u8> {
    let all = &all[..how_many(all)];
    let size: usize = all.iter().map(Carried::size).sum();
    let mut out = Vec::with_capacity(MAGIC.len() + 2 + size);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&(all.len() as u16).to_be_bytes());
    for c in all {
        let body = c.body.as_ref().map_or(NO_BODY, |b| b.len() as u32);
        out.extend_from_slice(&c.id.0);
        out.extend_from_slice(&(c.envelope.len() as u32).to_be_bytes());
        out.extend_from_slice(&body.to_be_bytes());
        out.extend_from_slice(&c.envelope);
        out.extend_from_slice(c.body.as_deref().unwrap_or_default());
    }
    out
}

/// Reads a batch.
pub fn read(bytes: &[u8]) -> Result<Vec<Carried>, BatchError> {
    if bytes.len() > BATCH_MAX_BYTES {
        return Err(BatchError::TooLarge);
    }
    let rest = bytes.strip_prefix(MAGIC).ok_or(BatchError::Malformed)?;
    let (count, mut rest) = rest.split_first_chunk().ok_or(BatchError::Malformed)?;
    let count = usize::from(u16::from_be_bytes(*count));
    if count > BATCH_MAX {
        return Err(BatchError::TooLarge);
    }
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let (one, after) = record(rest)?;
        all.push(one);
        rest = after;
    }
    if rest.is_empty() {
        Ok(all)
    } else {
        Err(BatchError::Malformed)
    }
}

fn record(bytes: &[u8]) -> Result<(Carried, &[u8]), BatchError> {
    let (id, rest) = bytes.split_first_chunk().ok_or(BatchError::Malformed)?;
    let (envelope, rest) = rest.split_first_chunk().ok_or(BatchError::Malformed)?;
    let (body, rest) = rest.split_first_chunk().ok_or(BatchError::Malformed)?;
    let (envelope, body) = (u32::from_be_bytes(*envelope), u32::from_be_bytes(*body));
    let (envelope, rest) = part(rest, envelope as usize, ENVELOPE_MAX_BYTES)?;
    let (body, rest) = match body {
        NO_BODY => (None, rest),
        size => part(rest, size as usize, SEALED_BODY_MAX_BYTES)
            .map(|(b, rest)| (Some(b.to_vec()), rest))?,
    };
    let one = Carried {
        id: StatementId(*id),
        envelope: envelope.to_vec(),
        body,
    };
    Ok((one, rest))
}

fn part(bytes: &[u8], size: usize, max: usize) -> Result<(&[u8], &[u8]), BatchError> {
    if size > max {
        return Err(BatchError::TooLarge);
    }
    bytes.split_at_checked(size).ok_or(BatchError::Malformed)
}
