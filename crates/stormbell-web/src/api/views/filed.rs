//! The 201 answer: everything that a reporter has to keep, and what to do now.

use super::{path, proof};
use crate::Door;
use axum::body::Bytes;
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
    follow_up: FollowUp,
    #[serde(skip)]
    first_aid: Bytes,
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
            proof: proof(&filed.proof),
            receipt: filed.receipt.grouped(),
            reference: filed.reference,
            report_id: filed.report.to_string(),
            filed_at: filed.filed_at.rfc3339(),
            lang: lang.code(),
            rings: filed.rings,
            sealed_at: filed.sealed_at.map(|s| s.code()),
            first_aid: door.aid.json(door, lang, filed.happening)?,
            follow_up: FollowUp {
                page: format!("{root}{}", path::FOLLOW),
                api: format!("{root}{}", path::MINE),
            },
        })
    }
    /// The whole answer as JSON: the first aid is written already and goes in as it is.
    pub fn json(&self) -> Option<Vec<u8>> {
        let mut json = Vec::with_capacity(self.first_aid.len() + HEAD_BYTES);
        serde_json::to_writer(&mut json, self).ok()?;
        json.pop_if(|last| *last == b'}')?;
        json.extend_from_slice(b",\"first_aid\":");
        json.extend_from_slice(&self.first_aid);
        json.push(b'}');
        Some(json)
    }
}

/// About what receipt, proof and addresses take.
const HEAD_BYTES: usize = 3072;
