//! What the API answers, field by field. The document in `assets/openapi.json` describes the same shapes, and a test
//! holds one against the other.

mod aid;
mod conversation;
mod filed;
mod own;

pub use aid::{AidView, WrittenAid};
pub use conversation::{FileJson, MineView, WrittenView};
pub use filed::FiledView;
pub use own::{OwnView, PageView};

use stormbell_service::ProofOfFiling;
use stormbell_wire::proof_json::ProofJson;

/// Addresses that answers point to.
pub mod path {
    /// The page behind the receipt.
    pub const FOLLOW: &str = "/follow";
    /// The conversation behind the receipt.
    pub const MINE: &str = "/api/v1/reports/mine";
    /// Its files.
    pub const FILES: &str = "/api/v1/reports/mine/files";
    /// The page with first aid.
    pub const FIRST_AID: &str = "/first-aid";
}

/// The proof as it is sent.
fn proof(proof: &ProofOfFiling) -> ProofJson {
    ProofJson::new(&proof.filing, &proof.salt, &proof.content)
}
