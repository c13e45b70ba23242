//! The node's key under a key that never leaves a security module: a module (or another helper) answers a challenge, and
//! the answer opens the key. Whoever copies the file alone has nothing; whoever also uses the module has the key.
//! It does not protect a running node: there the key is in memory.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use stormbell_model::outside::{self, Chance};
use zeroize::Zeroizing;

use crate::primitive::Derivation;
use crate::{NodeKey, SealError};

const PREFIX: &str = "stormbell-wrapped-node-key-1:";
const SALT: &[u8] = b"stormbell wrapped node key v1";
/// A line is 29 + 172 characters; nothing longer is looked at.
/// Told: the operator, at the start. Rest: the node does not start.
const LINE_MAX_CHARS: usize = 300;
/// Answers that are shorter could be guessed: HMAC-SHA-1, the weakest in use, has 20 bytes.
const ANSWER_MIN_BYTES: usize = 20;
const MALFORMED: SealError = SealError::Malformed("the wrapped node key");

/// A node key that only the answer to its challenge opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    challenge: [u8; 32],
    sealed: Vec<u8>,
}

impl WrappedKey {
    /// Draws a challenge for a new wrapping.
    pub fn challenge(chance: &dyn Chance) -> [u8; 32] {
        outside::bytes(chance)
    }

    /// Wraps `key` under the answer to `challenge`.
    pub fn wrap(key: &NodeKey, challenge: [u8; 32], answer: &[u8]) -> Result<Self, SealError> {
        let mut sealed = Zeroizing::new(key.to_text().as_bytes().to_vec());
        // Each challenge is drawn once, so its key seals once, and the nonce may be zero.
        let tag = aead(&challenge, answer)?
            .seal_in_place_separate_tag(zero(), Aad::empty(), &mut sealed)
            .map_err(|_| SealError::Library)?;
        let sealed = [sealed.as_slice(), tag.as_ref()].concat();
        Ok(Self { challenge, sealed })
    }

    /// What the module is asked.
    pub fn asks(&self) -> &[u8; 32] {
        &self.challenge
    }

    /// Opens the key with the module's answer.
    pub fn open(&self, answer: &[u8]) -> Result<NodeKey, SealError> {
        let mut plain = Zeroizing::new(self.sealed.clone());
        let text = aead(&self.challenge, answer)?
            .open_in_place(zero(), Aad::empty(), &mut plain)
            .map_err(|_| SealError::NotOpened)?;
        NodeKey::from_text(std::str::from_utf8(text).map_err(|_| MALFORMED)?)
    }

    /// One line of text, without a line end.
    pub fn to_text(&self) -> String {
        let bytes = [self.challenge.as_slice(), &self.sealed].concat();
        format!("{PREFIX}{}", STANDARD.encode(bytes))
    }

    /// Reads the line.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let line = text.trim();
        if line.len() > LINE_MAX_CHARS {
            return Err(SealError::TooLarge("the wrapped node key"));
        }
        let encoded = line.strip_prefix(PREFIX).ok_or(MALFORMED)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| MALFORMED)?;
        let (challenge, sealed) = bytes.split_first_chunk().ok_or(MALFORMED)?;
        Ok(Self {
            challenge: *challenge,
            sealed: sealed.to_vec(),
        })
    }
}

fn aead(challenge: &[u8; 32], answer: &[u8]) -> Result<LessSafeKey, SealError> {
    if answer.len() < ANSWER_MIN_BYTES {
        return Err(SealError::Malformed("the answer of the security module"));
    }
    let key = Derivation::new(SALT, answer).expand(&[challenge]);
    let key = UnboundKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| SealError::Library)?;
    Ok(LessSafeKey::new(key))
}

fn zero() -> Nonce {
    Nonce::assume_unique_for_key([0; 12])
}
