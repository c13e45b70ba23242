//! The proof of filing as JSON: the `proof` of the 201 answer, and how `stormbell verify` reads it back,
//! alone or within the whole answer.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use stormbell_seal::{Hash, filing::FilingProof};

/// The version that is written and read.
pub const VERSION: u32 = 1;
/// The largest file that is read as an answer: first aid and proof are some tens of kilobytes.
/// Told: «the file is too large», by `stormbell verify`. Rest: nothing is checked.
pub const ANSWER_MAX_BYTES: usize = 1024 * 1024;

/// A proof of filing, as it is sent and kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProofJson {
    /// [`VERSION`].
    pub version: u32,
    /// The journal record, in Base 64, exactly as it was hashed.
    pub record: String,
    /// Its position in the journal, from 0.
    pub index: u64,
    /// The inclusion path from the leaf upwards, each hash in Base 64.
    pub path: Vec<String>,
    /// The signed checkpoint: a C2SP note.
    pub checkpoint: String,
    /// The node's key, in `vkey` form.
    pub key: String,
    /// The salt of the words' hash, in hexadecimal.
    pub salt: String,
    /// The salted hash of the words, in hexadecimal; the record holds the same.
    pub content_sha256: String,
}

/// A proof that was read: not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadProof {
    /// What is checked against the node's key.
    pub filing: FilingProof,
    /// The salt of the words' hash.
    pub salt: [u8; 32],
    /// The salted hash of the words.
    pub content_sha256: [u8; 32],
}

/// What a file held: the proof, and what the answer around it claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAnswer {
    /// The proof.
    pub proof: ReadProof,
    /// The receipt that the answer holds; `None` for a bare proof.
    pub receipt: Option<String>,
    /// The reference that the answer names.
    pub reference: Option<String>,
    /// The id that the answer names.
    pub report_id: Option<String>,
    /// The time that the answer names.
    pub filed_at: Option<String>,
}

/// Why a file is no proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// More bytes than [`ANSWER_MAX_BYTES`].
    #[error("Could not read the proof: the file is too large")]
    TooLarge,
    /// Neither a proof nor an answer with one.
    #[error("Could not read the proof: the file is neither an answer of a node nor a proof")]
    Malformed,
    /// A later version than this program knows.
    #[error("Could not read the proof: its version is not known to this program")]
    Version,
    /// A field of the proof is malformed.
    #[error("Could not read the proof: its field «{0}» is malformed")]
    Field(&'static str),
}

impl ProofJson {
    /// The proof in its written form.
    pub fn new(filing: &FilingProof, salt: &[u8; 32], content_sha256: &[u8; 32]) -> ProofJson {
        ProofJson {
            version: VERSION,
            record: STANDARD.encode(&filing.record),
            index: filing.index,
            path: filing.path.iter().map(|h| STANDARD.encode(h)).collect(),
            checkpoint: filing.checkpoint.clone(),
            key: filing.verifier.clone(),
            salt: crate::hex(salt),
            content_sha256: crate::hex(content_sha256),
        }
    }

    /// Undoes the encodings. Nothing is verified here.
    pub fn read(&self) -> Result<ReadProof, ProofError> {
        if self.version != VERSION {
            return Err(ProofError::Version);
        }
        let record = STANDARD.decode(&self.record);
        let path: Option<Vec<Hash>> = self.path.iter().map(|h| hash_of_base64(h)).collect();
        Ok(ReadProof {
            filing: FilingProof {
                record: record.map_err(|_| ProofError::Field("record"))?,
                index: self.index,
                path: path.ok_or(ProofError::Field("path"))?,
                checkpoint: self.checkpoint.clone(),
                verifier: self.key.clone(),
            },
            salt: crate::unhex(&self.salt).ok_or(ProofError::Field("salt"))?,
            content_sha256: crate::unhex(&self.content_sha256)
                .ok_or(ProofError::Field("content_sha256"))?,
        })
    }
}

/// The parts of an answer that a proof can be held against. Others, such as first aid, are passed over.
#[derive(Deserialize)]
struct Answer {
    proof: ProofJson,
    receipt: Option<String>,
    reference: Option<String>,
    report_id: Option<String>,
    filed_at: Option<String>,
}

/// Reads the file that a reporter kept: a whole answer of the API, or the proof alone.
pub fn read_answer(file: &[u8]) -> Result<ReadAnswer, ProofError> {
    if file.len() > ANSWER_MAX_BYTES {
        return Err(ProofError::TooLarge);
    }
    if let Ok(answer) = serde_json::from_slice::<Answer>(file) {
        return Ok(ReadAnswer {
            proof: answer.proof.read()?,
            receipt: answer.receipt,
            reference: answer.reference,
            report_id: answer.report_id,
            filed_at: answer.filed_at,
        });
    }
    let proof: ProofJson = serde_json::from_slice(file).map_err(|_| ProofError::Malformed)?;
    Ok(ReadAnswer {
        proof: proof.read()?,
        receipt: None,
        reference: None,
        report_id: None,
        filed_at: None,
    })
}

fn hash_of_base64(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}
