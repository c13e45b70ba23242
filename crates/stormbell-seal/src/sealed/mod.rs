//! Sealing to people: age v1 files (C2SP age) to hybrid post-quantum recipients (`mlkem768x25519`), and to nothing else.
//!
//! The file format is our own few pages instead of the `age` crate: that crate puts one stanza of random noise into every
//! header, which a strict check of the recipients could not tell from a smuggled one, and it draws its own randomness.
//! Any age tool with hybrid keys opens what is made here. Sealing hides who sealed and does not prove it: sign first.

mod header;
mod hybrid;
mod keys;
mod payload;
mod stream;

pub use header::{HEADER_MAX_BYTES, STANZAS_MAX};
pub use keys::{Identity, Recipient};
pub use stream::{OpeningReader, SealingWriter};

use stormbell_model::outside::Chance;
use zeroize::Zeroizing;

use crate::SealError;
use header::Header;

/// The key of one file: 128 bits, wrapped once for each recipient.
type FileKey = Zeroizing<[u8; 16]>;

/// Seals `plain` to every recipient, in this order.
pub fn seal(
    recipients: &[Recipient],
    plain: &[u8],
    chance: &dyn Chance,
) -> Result<Vec<u8>, SealError> {
    let (file_key, mut out) = begin(recipients, chance)?;
    payload::seal(&file_key, plain, chance, &mut out)?;
    Ok(out)
}

/// Draws the key of one file, and writes the header that gives it to every recipient, in this order.
fn begin(recipients: &[Recipient], chance: &dyn Chance) -> Result<(FileKey, Vec<u8>), SealError> {
    if recipients.is_empty() {
        return Err(SealError::Malformed("the list of recipients"));
    }
    if recipients.len() > STANZAS_MAX {
        return Err(SealError::TooLarge("the list of recipients"));
    }
    let mut file_key = FileKey::default();
    chance.fill(file_key.as_mut_slice());
    let stanzas = recipients
        .iter()
        .map(|recipient| hybrid::wrap(&file_key, recipient, chance))
        .collect::<Result<Vec<_>, _>>()?;
    let header = header::write(&stanzas, &file_key);
    Ok((file_key, header))
}

/// Opens a file that was sealed to `identity`, perhaps among others. Gives everything or nothing.
pub fn open(identity: &Identity, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (header, payload) = Header::parse(sealed)?;
    let file_key = take_key(identity, &header)?;
    payload::open(&file_key, payload)
}

/// The file key behind a header that `identity` opens.
fn take_key(identity: &Identity, header: &Header<'_>) -> Result<FileKey, SealError> {
    // All our stanzas are checked before any is tried: one malformed stanza spoils the file.
    let ours = header
        .stanzas
        .iter()
        .filter(|stanza| stanza.tag() == hybrid::TAG)
        .map(hybrid::Wrapped::parse)
        .collect::<Result<Vec<_>, _>>()?;
    let key = identity.hpke_key();
    let file_key = ours
        .iter()
        .find_map(|wrapped| wrapped.unwrap(&key))
        .ok_or(SealError::NotOpened)?;
    header.verify(&file_key)?;
    Ok(file_key)
}

/// Checks at the door that a file is sealed to exactly `expected_stanzas` hybrid recipients and to nothing else:
/// the browser's library would also mix in a classical recipient, and then the file is only as strong as that.
/// Cannot tell *whose* keys they are, or whether the file opens at all: only the owners of the keys can.
pub fn check_hybrid_header(sealed: &[u8], expected_stanzas: usize) -> Result<(), SealError> {
    if hybrid_recipients(sealed)? != expected_stanzas {
        return Err(SealError::Malformed("the recipients of a sealed file"));
    }
    Ok(())
}

/// To how many hybrid recipients a file is sealed; an error where it is sealed to any other kind, or is no such file.
pub fn hybrid_recipients(sealed: &[u8]) -> Result<usize, SealError> {
    let (header, payload) = Header::parse(sealed)?;
    for stanza in &header.stanzas {
        hybrid::Wrapped::parse(stanza)?;
    }
    payload::check_length(payload)?;
    Ok(header.stanzas.len())
}
