//! Checks the file that a reporter kept, offline: is the proof genuine, and does everything around it agree with what
//! was signed? It cannot tell whether a key that came with the file is the node's: a person compares the fingerprint,
//! or pins the key.

use crate::{filing_record, proof_json, proof_json::ProofError};
use stormbell_model::{Moment, receipt::Receipt};
use stormbell_seal::{SealError, VerifierKey, commitment};

/// What a good proof says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genuine {
    /// The journal's name.
    pub journal: String,
    /// Position of the filing, from 0.
    pub index: u64,
    /// Entries in the journal when the root was signed.
    pub size: u64,
    /// When the report was kept.
    pub filed_at: Moment,
    /// Its reference.
    pub reference: String,
    /// Its id.
    pub report_id: String,
    /// The key that signed.
    pub key: VerifierKey,
    /// Whether that key was known beforehand.
    pub pinned: bool,
    /// Whether the words were compared.
    pub words_checked: bool,
}

/// Why a file is not genuine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotGenuine {
    /// It is no proof at all.
    #[error(transparent)]
    Unreadable(#[from] ProofError),
    /// Signature, journal or path do not fit.
    #[error("The proof does not hold. {0}.")]
    Proof(SealError),
    /// Signed by another key than the pinned one.
    #[error("The proof is signed by another key than the one you gave.")]
    OtherKey,
    /// The record is in the journal, and is no filing.
    #[error("The journal's record is not the filing of a report.")]
    OtherRecord,
    /// The answer around the proof says something else than the record.
    #[error("«{0}» is not what the journal recorded.")]
    Differs(&'static str),
    /// The receipt's check digits do not fit.
    #[error("The receipt number is not one: a digit was changed.")]
    Receipt,
    /// Other words were filed.
    #[error("The words are not the ones that were filed.")]
    Words,
}

/// Checks a whole answer or a bare proof; with `pinned`, only that key is good; with `narrative`, only those words.
pub fn check(
    file: &[u8],
    pinned: Option<&VerifierKey>,
    narrative: Option<&str>,
) -> Result<Genuine, NotGenuine> {
    let answer = proof_json::read_answer(file)?;
    let proof = &answer.proof;
    let foreign = pinned.is_some_and(|key| key.to_string() != proof.filing.verifier);
    if foreign {
        return Err(NotGenuine::OtherKey);
    }
    let checked = proof.filing.verify(pinned).map_err(NotGenuine::Proof)?;
    let record = filing_record::read(&checked.record).ok_or(NotGenuine::OtherRecord)?;
    let claims = [
        (
            "content_sha256",
            proof.content_sha256 == record.content_sha256,
        ),
        ("reference", same(&answer.reference, &record.reference)),
        ("report_id", same(&answer.report_id, &record.report_id)),
        (
            "filed_at",
            same(&answer.filed_at, &record.filed_at.rfc3339()),
        ),
    ];
    if let Some((name, _)) = claims.into_iter().find(|(_, holds)| !holds) {
        return Err(NotGenuine::Differs(name));
    }
    if answer.receipt.is_some_and(|r| Receipt::parse(&r).is_err()) {
        return Err(NotGenuine::Receipt);
    }
    let other = |words| commitment(&proof.salt, words) != record.content_sha256;
    if narrative.is_some_and(other) {
        return Err(NotGenuine::Words);
    }
    Ok(Genuine {
        journal: checked.origin,
        index: checked.index,
        size: checked.size,
        filed_at: record.filed_at,
        reference: record.reference,
        report_id: record.report_id,
        key: checked.verifier,
        pinned: pinned.is_some(),
        words_checked: narrative.is_some(),
    })
}

/// A claim that is not made cannot be wrong.
fn same(claimed: &Option<String>, recorded: &str) -> bool {
    claimed.as_deref().is_none_or(|c| c == recorded)
}
