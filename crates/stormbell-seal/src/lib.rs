//! What is secret: keys, sealed fields, signatures, the Merkle log; pure but for randomness handed in.
//! No clock, no file, no socket: callers bring bytes and a source of chance, and keep what comes back.

pub mod checkpoint;
pub mod error;
pub mod field;
pub mod filing;
pub mod merkle;
pub mod node_key;
pub mod note;
mod primitive;
pub mod sealed;
pub mod signing;
pub mod tiles;

pub use checkpoint::Checkpoint;
pub use error::SealError;
pub use field::{FieldKeys, Place, constant_time_eq};
pub use filing::{Checked, FilingProof, commitment};
pub use merkle::{
    Appended, Frontier, Hash, TileHash, consistency_path, inclusion_path, leaf_hash, node_hash,
    verify_consistency, verify_inclusion,
};
pub use node_key::NodeKey;
pub use sealed::{Identity, Recipient, check_hybrid_header};
pub use signing::{Signer, VerifierKey};
pub use tiles::{Tile, TileTree};
