//! The payload of an age file: a nonce, then chunks of 64 KiB under ChaCha20-Poly1305, counted, the last one marked.
//! A chunk that is missing, moved, doubled or cut is noticed.

use aws_lc_rs::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use stormbell_model::outside::{self, Chance};
use zeroize::Zeroizing;

use super::FileKey;
use crate::SealError;
use crate::primitive::Derivation;

pub(super) const NONCE_LEN: usize = 16;
const TAG_LEN: usize = 16;
pub(super) const CHUNK_LEN: usize = 64 * 1024;
pub(super) const SEALED_CHUNK_LEN: usize = CHUNK_LEN + TAG_LEN;
const MALFORMED: SealError = SealError::Malformed("the payload of a sealed file");

/// Appends the sealed payload to `out`.
pub(super) fn seal(
    file_key: &FileKey,
    plain: &[u8],
    chance: &dyn Chance,
    out: &mut Vec<u8>,
) -> Result<(), SealError> {
    let nonce: [u8; NONCE_LEN] = outside::bytes(chance);
    let key = chunk_key(file_key, &nonce)?;
    // An empty text is one empty chunk; any other has no empty chunk.
    let count = plain.len().div_ceil(CHUNK_LEN).max(1);
    out.reserve(NONCE_LEN + plain.len() + count * TAG_LEN);
    out.extend_from_slice(&nonce);
    for number in 0..count {
        let chunk = &plain[number * CHUNK_LEN..plain.len().min((number + 1) * CHUNK_LEN)];
        let start = out.len();
        out.extend_from_slice(chunk);
        let nonce = chunk_nonce(number, number + 1 == count);
        let tag = key
            .seal_in_place_separate_tag(nonce, Aad::empty(), &mut out[start..])
            .map_err(|_| SealError::Library)?;
        out.extend_from_slice(tag.as_ref());
    }
    Ok(())
}

/// Opens a whole payload; nothing of it is given out unless all of it is good.
pub(super) fn open(file_key: &FileKey, payload: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    check_length(payload)?;
    let (nonce, sealed) = payload.split_first_chunk::<NONCE_LEN>().ok_or(MALFORMED)?;
    let key = chunk_key(file_key, nonce)?;
    let count = sealed.len().div_ceil(SEALED_CHUNK_LEN);
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    for (number, chunk) in sealed.chunks(SEALED_CHUNK_LEN).enumerate() {
        let start = plain.len();
        plain.extend_from_slice(chunk);
        let nonce = chunk_nonce(number, number + 1 == count);
        let length = key
            .open_in_place(nonce, Aad::empty(), &mut plain[start..])
            .map_err(|_| SealError::NotOpened)?
            .len();
        plain.truncate(start + length);
    }
    Ok(plain)
}

/// Whether a payload has a length that some text gives: a nonce and at least one tag,
/// and no chunk that is only a tag, except the single one of an empty text.
pub(super) fn check_length(payload: &[u8]) -> Result<(), SealError> {
    let sealed = payload.len().checked_sub(NONCE_LEN).ok_or(MALFORMED)?;
    let last = sealed % SEALED_CHUNK_LEN;
    let cut = last > 0 && last < TAG_LEN;
    let empty_last = last == TAG_LEN && sealed > TAG_LEN;
    if sealed < TAG_LEN || cut || empty_last {
        return Err(MALFORMED);
    }
    Ok(())
}

pub(super) fn chunk_key(
    file_key: &FileKey,
    nonce: &[u8; NONCE_LEN],
) -> Result<LessSafeKey, SealError> {
    let key = Derivation::new(nonce, file_key.as_slice()).expand(&[b"payload"]);
    let key =
        UnboundKey::new(&CHACHA20_POLY1305, key.as_slice()).map_err(|_| SealError::Library)?;
    Ok(LessSafeKey::new(key))
}

/// Eleven bytes of counter, big-endian, and one that says whether this chunk is the last.
pub(super) fn chunk_nonce(number: usize, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&(number as u64).to_be_bytes());
    nonce[11] = u8::from(last);
    Nonce::assume_unique_for_key(nonce)
}
