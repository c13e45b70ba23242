//! What the API answers, field by field. The document in `assets/openapi.json` describes the same shapes, and a test
//! holds one against the other.

mod aid;
mod conversation;
mod filed;
mod own;

pub use aid::AidView;
pub use conversation::{FileJson, MineView, WrittenView};
pub use filed::FiledView;
pub use own::{OwnView, PageView};

use stormbell_service::ProofOfFiling;
use stormbell_wire::{filing_record, proof_json::ProofJson};

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

/// The proof as it is sent. `None` only when the journal's record cannot be read, which is our own fault.
fn proof(proof: &ProofOfFiling) -> Option<ProofJson> {
    let record = filing_record::read(&proof.filing.record)?;
    let content = &record.content_sha256;
    Some(ProofJson::new(&proof.filing, &proof.salt, content))
}
