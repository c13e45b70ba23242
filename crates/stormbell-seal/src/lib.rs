//! What is secret: keys, sealed fields, signatures, the Merkle log; pure but for randomness handed in.
//! No clock, no file, no socket: callers bring bytes and a source of chance, and keep what comes back.
//!
//! Bytes and texts from outside are read only here; each of these never panics, is bounded, and is to be fuzzed:
//! [`NodeKey::from_text`], [`WrappedKey::from_text`], [`FieldKeys::open`], [`VerifierKey`] and [`Tile`] by `parse`, [`note::open`],
//! [`note::add_signature`], [`Checkpoint::from_text`], [`Frontier::from_bytes`], [`tiles::tile_hashes`],
//! [`verify_inclusion`], [`verify_consistency`], [`Recipient`] by `parse`, [`Recipient::from_bytes`],
//! [`Identity::from_text`], [`sealed::open`], [`sealed::OpeningReader`], [`check_hybrid_header`], [`FilingProof::verify`],
//! [`push::PushTarget`] by `parse`.

pub mod checkpoint;
pub mod cosignature;
pub mod error;
pub mod field;
pub mod filing;
pub mod merkle;
pub mod node_key;
pub mod note;
mod primitive;
pub mod push;
pub mod sealed;
pub mod signing;
pub mod tiles;
mod wrapped_key;

pub use checkpoint::Checkpoint;
pub use error::SealError;
pub use field::{FieldKeys, Place, constant_time_eq};
pub use filing::{Checked, FilingProof, commitment};
pub use merkle::{
    Appended, Frontier, Hash, TileHash, consistency_path, inclusion_path, leaf_hash, node_hash,
    verify_consistency, verify_inclusion,
};
pub use node_key::NodeKey;
pub use sealed::{Identity, Recipient, check_hybrid_header, hybrid_recipients};
pub use signing::{Signer, VerifierKey};
pub use tiles::{Tile, TileTree};
pub use wrapped_key::WrappedKey;

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    primitive::sha256(&[bytes])
}
