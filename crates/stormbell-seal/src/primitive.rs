//! The few primitives that every module here uses, with one spelling each.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use crate::SealError;

/// SHA-256 over the parts, one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(part);
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.finish().as_ref());
    out
}

/// HMAC-SHA-256 (RFC 2104) under one key; the key is prepared once and wiped by the library when dropped.
#[derive(Clone)]
pub(crate) struct Mac(hmac::Key);

impl Mac {
    pub(crate) fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// The code of the parts, one after the other.
    pub(crate) fn of(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(part);
        }
        let mut out = [0; 32];
        out.copy_from_slice(context.sign().as_ref());
        out
    }
}

/// HKDF-SHA-256 (RFC 5869) whose outputs are one hash long: the extract step is done once,
/// and each expand is a single HMAC. Sealing a field does this for every value.
#[derive(Clone)]
pub(crate) struct Derivation(Mac);

impl Derivation {
    pub(crate) fn new(salt: &[u8], secret: &[u8]) -> Self {
        let pseudorandom = Zeroizing::new(Mac::new(salt).of(&[secret]));
        Self(Mac::new(pseudorandom.as_slice()))
    }

    /// The 32 bytes for `info`, which is the parts one after the other.
    pub(crate) fn expand(&self, info: &[&[u8]]) -> Zeroizing<[u8; 32]> {
        let block = [info, &[&[0x01]]].concat();
        Zeroizing::new(self.0.of(&block))
    }
}

/// Standard Base 64 with padding (RFC 4648, section 4).
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads canonical standard Base 64 with padding; `what` names the thing in the error.
pub(crate) fn from_base64(text: &str, what: &'static str) -> Result<Vec<u8>, SealError> {
    STANDARD
        .decode(text)
        .map_err(|_| SealError::Malformed(what))
}

/// Reads canonical Base 64 that holds exactly `N` bytes.
pub(crate) fn from_base64_exact<const N: usize>(
    text: &str,
    what: &'static str,
) -> Result<[u8; N], SealError> {
    from_base64(text, what)?
        .try_into()
        .map_err(|_| SealError::Malformed(what))
}

#[cfg(test)]
mod tests;
