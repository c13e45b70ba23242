//! The one error type of this crate. No message carries a key, a text or a name.

/// What can go wrong when sealing, opening, signing or proving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The bytes are not what they should be; the word says which kind of thing was read.
    #[error("Could not read {0}: it is malformed")]
    Malformed(&'static str),
    /// The bytes are longer or more than the named thing may be.
    #[error("Could not read {0}: it is too large")]
    TooLarge(&'static str),
    /// Sealed with a key that is not among the known ones.
    #[error("Could not open the sealed value: its key is not known here")]
    UnknownKey,
    /// The key is known, but the value was changed, cut, or belongs to another place.
    #[error("Could not open the sealed value: it was changed, moved, or is not for this key")]
    NotOpened,
    /// A note carries no good signature of the expected key.
    #[error("Could not verify the signature")]
    BadSignature,
    /// A proof does not lead from the leaf, or the old tree, to the root.
    #[error("Could not verify the Merkle proof")]
    BadProof,
    /// An index or size lies outside the tree.
    #[error("Could not make the Merkle proof: it lies outside the tree")]
    OutsideTree,
    /// The cryptographic library refused; not expected with the sizes used here.
    #[error("Could not complete a cryptographic operation")]
    Library,
}
