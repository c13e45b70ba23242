//! Cosignatures of checkpoints, C2SP tlog-cosignature v1: «I have seen this log at this size, consistent with what I saw before, at
//! this time». A neighbour that has stored what it was told cosigns the sender's checkpoint: that is its receipt.

use stormbell_model::Moment;

use crate::note::{Signature, bounded, split};
use crate::primitive::{sha256, to_base64};
use crate::{SealError, Signer, VerifierKey};

/// The byte that says «timestamped Ed25519 cosignature» in key ids.
const COSIGNATURE_TYPE: u8 = 0x04;

/// Adds `signer`'s cosignature of `at` to a checkpoint that is a well-formed note. Whoever calls it has verified the origin's
/// signature and that the log only grew: this function cannot know.
pub fn cosign(note: &str, signer: &Signer, at: Moment) -> Result<String, SealError> {
    let (text, _) = split(note)?;
    let seconds = u64::try_from(at.0 / 1_000_000).map_err(|_| SealError::Malformed(WHAT))?;
    let signature = signer.sign(&signed(text, seconds));
    let mut bytes = key_id(signer.verifier()).to_vec();
    bytes.extend_from_slice(&seconds.to_be_bytes());
    bytes.extend_from_slice(&signature);
    let name = signer.name();
    bounded(format!("{note}\u{2014} {name} {}\n", to_base64(&bytes)))
}

/// When `key` cosigned the note, last; an error when it did not, or when a line under its name is wrong.
pub fn cosigned_at(note: &str, key: &VerifierKey) -> Result<Moment, SealError> {
    let (text, lines) = split(note)?;
    let mut last = None;
    for line in lines.lines() {
        let signature = Signature::parse(line)?;
        if signature.name != key.name() || signature.key_id != key_id(key) {
            continue;
        }
        let (seconds, bytes) = signature
            .bytes
            .split_first_chunk::<8>()
            .ok_or(SealError::Malformed(WHAT))?;
        let seconds = u64::from_be_bytes(*seconds);
        key.verify(&signed(text, seconds), bytes)?;
        last = last.max(Some(seconds));
    }
    let seconds = last.ok_or(SealError::BadSignature)?;
    let micros = i64::try_from(seconds)
        .ok()
        .and_then(|s| s.checked_mul(1_000_000));
    micros.map(Moment).ok_or(SealError::Malformed(WHAT))
}

const WHAT: &str = "a cosignature";

fn signed(text: &str, seconds: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {seconds}\n{text}").into_bytes()
}

fn key_id(key: &VerifierKey) -> [u8; 4] {
    let name = key.name().as_bytes();
    let hash = sha256(&[name, b"\n", &[COSIGNATURE_TYPE], key.public_key()]);
    [hash[0], hash[1], hash[2], hash[3]]
}
