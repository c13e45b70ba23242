//! The node key: 32 bytes from which every other secret of a node at rest is derived.
//! Whoever has it and the database reads everything but what is sealed to people.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use stormbell_model::outside::Chance;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::SealError;
use crate::primitive::Derivation;

const PREFIX: &str = "stormbell-node-key-1:";
const SALT: &[u8] = b"stormbell node key v1";
/// A key line is 21 + 44 characters; nothing longer is looked at.
/// Told: the operator, when the node starts. Rest: the node does not start.
const LINE_MAX_CHARS: usize = 80;

/// The secret key of one node; wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct NodeKey([u8; 32]);

impl NodeKey {
    /// Draws a new key.
    pub fn generate(chance: &dyn Chance) -> Self {
        let mut key = Self([0; 32]);
        chance.fill(&mut key.0);
        key
    }

    /// Reads the one line `stormbell-node-key-1:<base64>`; surrounding white space is allowed.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let malformed = SealError::Malformed("the node key");
        let line = text.trim();
        if line.len() > LINE_MAX_CHARS {
            return Err(SealError::TooLarge("the node key"));
        }
        let encoded = line.strip_prefix(PREFIX).ok_or(malformed)?;
        let bytes = Zeroizing::new(STANDARD.decode(encoded).map_err(|_| malformed)?);
        let mut key = Self([0; 32]);
        if bytes.len() != key.0.len() {
            return Err(malformed);
        }
        key.0.copy_from_slice(&bytes);
        Ok(key)
    }

    /// The key as one line of text, without a line end.
    pub fn to_text(&self) -> Zeroizing<String> {
        // Room for everything beforehand, so that no half-grown copy stays behind in memory.
        let mut text = Zeroizing::new(String::with_capacity(LINE_MAX_CHARS));
        text.push_str(PREFIX);
        STANDARD.encode_string(self.0, &mut text);
        text
    }

    /// Derives the key for one purpose; different purposes give independent keys.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Derivation::new(SALT, &self.0).expand(&[purpose.as_bytes()])
    }
}

impl fmt::Debug for NodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NodeKey(redacted)")
    }
}
