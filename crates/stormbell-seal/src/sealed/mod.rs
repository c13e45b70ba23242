//! Sealing to people: age v1 files to hybrid post-quantum recipients (`mlkem768x25519`), and to nothing else.

mod keys;

pub use keys::{Identity, Recipient};

use stormbell_model::outside::Chance;
use zeroize::Zeroizing;

use crate::SealError;

/// Seals `plain` to every recipient, in this order.
pub fn seal(
    recipients: &[Recipient],
    plain: &[u8],
    chance: &dyn Chance,
) -> Result<Vec<u8>, SealError> {
    let _ = (recipients, plain, chance);
    Err(SealError::Library)
}

/// Opens a file that was sealed to `identity` among others.
pub fn open(identity: &Identity, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let _ = (identity, sealed);
    Err(SealError::Library)
}

/// Checks that a file is sealed to exactly `expected_stanzas` hybrid recipients and to nothing weaker.
pub fn check_hybrid_header(sealed: &[u8], expected_stanzas: usize) -> Result<(), SealError> {
    let _ = (sealed, expected_stanzas);
    Err(SealError::Library)
}
