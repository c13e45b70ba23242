//! The keys people have: a recipient that everyone may know and an identity that only its owner holds.

use std::fmt;
use std::str::FromStr;

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Checksum, Hrp};
use hpke::kem::XWing;
use hpke::{Deserializable as _, Kem, Serializable as _};
use stormbell_model::outside::Chance;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::SealError;

const RECIPIENT_LEN: usize = 1216;
const RECIPIENT_PREFIX: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY_PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");
/// A recipient has 1,959 characters, an identity 77; nothing longer is looked at.
/// Told: `problem-form`. Rest: the key is not set.
const TEXT_MAX_CHARS: usize = 2048;

/// Bech32 (BIP 173) without its limit on length, as age uses it.
enum LongBech32 {}

impl Checksum for LongBech32 {
    type MidstateRepr = u32;
    const CODE_LENGTH: usize = usize::MAX;
    const CHECKSUM_LENGTH: usize = bech32::Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [u32; 5] = bech32::Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: u32 = bech32::Bech32::TARGET_RESIDUE;
}

/// A public key to seal to: `age1pq1…`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recipient(Box<[u8; RECIPIENT_LEN]>);

impl Recipient {
    /// Takes the 1,216 bytes of the public key (ML-KEM-768, then X25519) if they are one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        let malformed = SealError::Malformed("a recipient");
        <XWing as Kem>::PublicKey::from_bytes(bytes).map_err(|_| malformed)?;
        let bytes: [u8; RECIPIENT_LEN] = bytes.try_into().map_err(|_| malformed)?;
        Ok(Self(Box::new(bytes)))
    }

    /// The 1,216 bytes of the public key.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    pub(super) fn hpke_key(&self) -> Result<<XWing as Kem>::PublicKey, SealError> {
        <XWing as Kem>::PublicKey::from_bytes(self.as_bytes()).map_err(|_| SealError::Library)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        bech32::encode_lower_to_fmt::<LongBech32, _>(f, RECIPIENT_PREFIX, self.as_bytes())
            .map_err(|_| fmt::Error)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.to_string();
        write!(f, "Recipient({}…)", &text[..24])
    }
}

impl FromStr for Recipient {
    type Err = SealError;

    /// Reads `age1pq1…`, lower case only.
    fn from_str(text: &str) -> Result<Self, SealError> {
        if text.chars().any(|c| c.is_ascii_uppercase()) {
            return Err(SealError::Malformed("a recipient"));
        }
        let bytes = decode(text, RECIPIENT_PREFIX, "a recipient")?;
        Self::from_bytes(&bytes)
    }
}

/// A private key that opens: `AGE-SECRET-KEY-PQ-1…`. Wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Identity([u8; 32]);

impl Identity {
    /// Draws a new identity.
    pub fn generate(chance: &dyn Chance) -> Self {
        let mut identity = Self([0; 32]);
        chance.fill(&mut identity.0);
        identity
    }

    /// Takes the 32 secret bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(*bytes)
    }

    /// Reads `AGE-SECRET-KEY-PQ-1…`, in one case.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let bytes = decode(text.trim(), IDENTITY_PREFIX, "an identity")?;
        let mut identity = Self([0; 32]);
        if bytes.len() != identity.0.len() {
            return Err(SealError::Malformed("an identity"));
        }
        identity.0.copy_from_slice(&bytes);
        Ok(identity)
    }

    /// The identity as text, upper case, without a line end.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(TEXT_MAX_CHARS));
        #[expect(
            clippy::expect_used,
            reason = "writing to a String and without a length limit cannot fail"
        )]
        bech32::encode_upper_to_fmt::<LongBech32, _>(&mut *text, IDENTITY_PREFIX, &self.0)
            .expect("bech32 without a limit");
        text
    }

    /// The recipient that this identity opens for.
    pub fn recipient(&self) -> Recipient {
        let public = XWing::sk_to_pk(&self.hpke_key());
        let mut bytes = Box::new([0; RECIPIENT_LEN]);
        public.write_exact(bytes.as_mut_slice());
        Recipient(bytes)
    }

    pub(super) fn hpke_key(&self) -> <XWing as Kem>::PrivateKey {
        #[expect(clippy::expect_used, reason = "any 32 bytes are a private key")]
        <XWing as Kem>::PrivateKey::from_bytes(&self.0).expect("32 bytes")
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(redacted)")
    }
}

fn decode(text: &str, prefix: Hrp, what: &'static str) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if text.len() > TEXT_MAX_CHARS {
        return Err(SealError::TooLarge(what));
    }
    let parsed =
        CheckedHrpstring::new::<LongBech32>(text).map_err(|_| SealError::Malformed(what))?;
    // Bits left over must be fewer than five and zero, or two texts would mean one key.
    if parsed.hrp() != prefix || parsed.validate_segwit_padding().is_err() {
        return Err(SealError::Malformed(what));
    }
    Ok(Zeroizing::new(parsed.byte_iter().collect()))
}
