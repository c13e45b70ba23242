//! The few primitives that every module here uses, with one spelling each.

use aws_lc_rs::{digest, hkdf, hmac};
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

/// HMAC-SHA-256 (RFC 2104) over the parts, one after the other.
pub(crate) fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.sign().as_ref());
    out
}

/// HKDF-SHA-256 (RFC 5869) to 32 bytes.
pub(crate) fn hkdf_sha256(
    salt: &[u8],
    secret: &[u8],
    info: &[&[u8]],
) -> Result<Zeroizing<[u8; 32]>, SealError> {
    let pseudorandom = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    let mut out = Zeroizing::new([0; 32]);
    pseudorandom
        .expand(info, hkdf::HKDF_SHA256)
        .and_then(|okm| okm.fill(out.as_mut_slice()))
        .map_err(|_| SealError::Library)?;
    Ok(out)
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
