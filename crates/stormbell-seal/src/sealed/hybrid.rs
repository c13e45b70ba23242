//! The stanza `mlkem768x25519`: the file key wrapped with HPKE (RFC 9180, base mode) over X-Wing,
//! HKDF-SHA-256 and ChaCha20-Poly1305. Safe while either ML-KEM-768 or X25519 is.

use std::convert::Infallible;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _};
use stormbell_model::outside::{self, Chance};
use zeroize::Zeroizing;

use super::header::{Stanza, unpadded};
use super::{FileKey, Recipient};
use crate::SealError;

/// The first argument of the stanza.
pub(super) const TAG: &str = "mlkem768x25519";

const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
/// ML-KEM-768 ciphertext, then the X25519 share.
const ENCAPSULATED_LEN: usize = 1120;
const SHARE_AT: usize = 1088;
/// The file key with its tag.
const BODY_LEN: usize = 32;

type EncapsulatedKey = <XWing as Kem>::EncappedKey;
type PrivateKey = <XWing as Kem>::PrivateKey;

/// Wraps the file key for one recipient.
pub(super) fn wrap(
    file_key: &FileKey,
    recipient: &Recipient,
    chance: &dyn Chance,
) -> Result<Stanza, SealError> {
    let (encapsulated, body) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &recipient.hpke_key()?,
            INFO,
            file_key.as_slice(),
            &[],
            &mut Drawn(chance),
        )
        .map_err(|_| SealError::Library)?;
    let encapsulated = STANDARD_NO_PAD.encode(encapsulated.to_bytes());
    Ok(Stanza {
        arguments: vec![TAG.to_owned(), encapsulated],
        body,
    })
}

/// A hybrid stanza whose form is right.
pub(super) struct Wrapped {
    encapsulated: EncapsulatedKey,
    body: [u8; BODY_LEN],
}

impl Wrapped {
    /// Takes a stanza if it is a hybrid one, with its two arguments and right lengths, and no low-order share.
    pub(super) fn parse(stanza: &Stanza) -> Result<Self, SealError> {
        let malformed = SealError::Malformed("a hybrid recipient stanza");
        let [tag, encapsulated] = stanza.arguments.as_slice() else {
            return Err(malformed);
        };
        let encapsulated = unpadded(encapsulated.as_bytes())?;
        if tag != TAG || encapsulated.len() != ENCAPSULATED_LEN {
            return Err(malformed);
        }
        let share = encapsulated[SHARE_AT..].try_into().map_err(|_| malformed)?;
        if is_low_order(share) {
            return Err(malformed);
        }
        Ok(Self {
            encapsulated: EncapsulatedKey::from_bytes(&encapsulated).map_err(|_| malformed)?,
            // Checked before anything is decrypted, against partitioning oracles.
            body: stanza.body.as_slice().try_into().map_err(|_| malformed)?,
        })
    }

    /// The file key, if it was wrapped for this private key.
    pub(super) fn unwrap(&self, key: &PrivateKey) -> Option<FileKey> {
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            key,
            &self.encapsulated,
            INFO,
            &self.body,
            &[],
        );
        let opened = Zeroizing::new(opened.ok()?);
        let mut file_key = FileKey::default();
        if opened.len() != file_key.len() {
            return None;
        }
        file_key.copy_from_slice(&opened);
        Some(file_key)
    }
}

/// Whether every key agreement with this share gives zero. The `hpke` crate lets such shares pass, and the
/// X25519 half of the hybrid would then protect nothing. Any scalar shows it: clamped ones are multiples of eight.
fn is_low_order(share: [u8; 32]) -> bool {
    x25519_dalek::x25519([1; 32], share) == [0; 32]
}

/// Chance in the form that `hpke` asks for.
struct Drawn<'a>(&'a dyn Chance);

impl TryRng for Drawn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(outside::bytes(self.0)))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(outside::bytes(self.0)))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(out);
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}
