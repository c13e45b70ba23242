//! The 201 answer: everything that a reporter has to keep, and what to do now.

use super::{AidView, path, proof};
use crate::Door;
use serde::Serialize;
use stormbell_model::Lang;
use stormbell_service::Filed;
use stormbell_wire::proof_json::ProofJson;

/// The answer to a report. `stormbell verify` takes it whole.
#[derive(Serialize)]
pub struct FiledView {
    receipt: String,
    reference: String,
    report_id: String,
    filed_at: String,
    lang: &'static str,
    rings: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed_at: Option<&'static str>,
    proof: ProofJson,
    first_aid: AidView,
    follow_up: FollowUp,
}

/// Where the answer will be.
#[derive(Serialize)]
struct FollowUp {
    page: String,
    api: String,
}

impl FiledView {
    /// The answer in the report's language.
    pub fn new(door: &Door, lang: Lang, filed: Filed) -> Option<FiledView> {
        let root = &door.settings.public_url;
        Some(FiledView {
            proof: proof(&filed.proof)?,
            receipt: filed.receipt.grouped(),
            reference: filed.reference,
            report_id: filed.report.to_string(),
            filed_at: filed.filed_at.rfc3339(),
            lang: lang.code(),
            rings: filed.rings,
            sealed_at: filed.sealed_at.map(|s| s.code()),
            first_aid: AidView::new(door, lang, filed.happening),
            follow_up: FollowUp {
                page: format!("{root}{}", path::FOLLOW),
                api: format!("{root}{}", path::MINE),
            },
        })
    }
}
