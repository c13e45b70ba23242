//! The proof of filing: what a reporter keeps, and what anyone can check offline, years later,
//! with the node's public key alone. It proves that the record is in the journal under a signed root;
//! it does not prove that the node shows everyone the same journal (cosignatures do).

use crate::primitive::sha256;
use crate::{Checkpoint, Hash, SealError, VerifierKey, leaf_hash, verify_inclusion};

/// The longest path there is: a tree of 2^64 leaves.
/// Told: «not genuine», by `stormbell verify`. Rest: nothing is checked.
pub const PATH_MAX: usize = 64;
/// The largest journal record a proof may carry.
/// Told: «not genuine», by `stormbell verify`. Rest: nothing is checked.
pub const RECORD_MAX_BYTES: usize = 64 * 1024;

/// Everything needed to check that one record is in one journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingProof {
    /// The journal record exactly as it was hashed into the tree.
    pub record: Vec<u8>,
    /// Its position in the journal, from 0.
    pub index: u64,
    /// The inclusion path, from the leaf upwards.
    pub path: Vec<Hash>,
    /// The signed checkpoint, a note.
    pub checkpoint: String,
    /// The key that signed it, in `vkey` form.
    pub verifier: String,
}

/// What a good proof says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The journal.
    pub origin: String,
    /// Its size when the checkpoint was signed.
    pub size: u64,
    /// The position of the record.
    pub index: u64,
    /// The record.
    pub record: Vec<u8>,
    /// The key that signed. Without a pinned key, a person must still compare its fingerprint.
    pub verifier: VerifierKey,
}

impl FilingProof {
    /// Checks the signature, that the log is the signer's own journal, and the path from record to root.
    /// With `pinned`, the key in the proof must be that one.
    pub fn verify(&self, pinned: Option<&VerifierKey>) -> Result<Checked, SealError> {
        if self.record.len() > RECORD_MAX_BYTES || self.path.len() > PATH_MAX {
            return Err(SealError::TooLarge("a proof of filing"));
        }
        let verifier: VerifierKey = self.verifier.parse()?;
        if pinned.is_some_and(|key| *key != verifier) {
            return Err(SealError::BadSignature);
        }
        let checkpoint = Checkpoint::open(&self.checkpoint, &verifier)?;
        // The same key also signs other logs (outboxes); only the one under its own name is the journal.
        if checkpoint.origin != verifier.name() {
            return Err(SealError::BadSignature);
        }
        let leaf = leaf_hash(&self.record);
        let Checkpoint { origin, size, root } = checkpoint;
        verify_inclusion(&leaf, self.index, size, &self.path, &root)?;
        Ok(Checked {
            origin,
            size,
            index: self.index,
            record: self.record.clone(),
            verifier,
        })
    }
}

/// SHA-256 of a file or a request as it came: names evidence for a court.
pub fn content_hash(bytes: &[u8]) -> Hash {
    sha256(&[bytes])
}

/// What the journal says about the words of a report: a salted hash. The words stay outside the log,
/// and once the salt is destroyed the hash says nothing, even about a text that can be guessed.
pub fn commitment(salt: &[u8; 32], narrative: &str) -> Hash {
    sha256(&[b"stormbell report v1\n", salt, narrative.as_bytes()])
}
