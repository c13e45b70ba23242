//! The text of a checkpoint, C2SP tlog-checkpoint v1.0.0: which log, how many leaves, which root.
//! Signing and opening it as a note is in `note`.

use crate::primitive::{from_base64_exact, to_base64};
use crate::{Hash, SealError, Signer, VerifierKey, note};

const WHAT: &str = "a checkpoint";

/// A log at one size.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    /// Names the log; for a journal it equals the name of the key that signs it.
    pub origin: String,
    /// How many leaves the tree has.
    pub size: u64,
    /// The root of the tree at that size.
    pub root: Hash,
}

impl Checkpoint {
    /// The three lines. The origin must be one line that is not empty.
    pub fn to_text(&self) -> Result<String, SealError> {
        if self.origin.is_empty() || self.origin.contains(|c: char| c < ' ') {
            return Err(SealError::Malformed(WHAT));
        }
        let root = to_base64(&self.root);
        Ok(format!("{}\n{}\n{root}\n", self.origin, self.size))
    }

    /// Reads the text of an opened note. Extension lines are allowed and passed over, as the standard says.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let malformed = SealError::Malformed(WHAT);
        let body = text.strip_suffix('\n').ok_or(malformed)?;
        if body.split('\n').any(str::is_empty) || body.contains(|c: char| c < ' ' && c != '\n') {
            return Err(malformed);
        }
        let mut lines = body.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(malformed);
        };
        Ok(Self {
            origin: origin.to_owned(),
            size: decimal(size).ok_or(malformed)?,
            root: from_base64_exact(root, WHAT)?,
        })
    }

    /// The checkpoint as a signed note.
    pub fn sign(&self, signer: &Signer) -> Result<String, SealError> {
        note::sign(&self.to_text()?, signer)
    }

    /// Reads a signed note when `key` signed it.
    pub fn open(signed: &str, key: &VerifierKey) -> Result<Self, SealError> {
        Self::from_text(note::open(signed, key)?)
    }
}

/// A decimal number without sign and without leading zeros.
fn decimal(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let canonical = text == "0" || !text.starts_with('0');
    if digits && canonical {
        text.parse().ok()
    } else {
        None
    }
}
