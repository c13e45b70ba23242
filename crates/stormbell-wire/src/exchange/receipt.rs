//! A receipt: the sender's own checkpoint with the receiver's cosignature, and what the receiver has done with single statements, in
//! an envelope signed by the receiver.

use crate::dsse::{Envelope, EnvelopeError, Verified};
use serde::{Deserialize, Serialize};
use stormbell_model::{Moment, exchange::StatementId};
use stormbell_seal::{Signer, VerifierKey};

/// The type of a receipt in its envelope.
pub const RECEIPT_TYPE: &str = "application/vnd.stormbell.receipt.v1+json";
/// Statements that one receipt speaks of.
/// Told: nobody. Rest: the next receipt speaks of the others.
pub const RECEIPT_TOLD_MAX: usize = 1_000;
const VERSION: u32 = 1;

/// What a receiver has done with a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is stored, opened and shown.
    Stored,
    /// A person has read it.
    Read,
    /// It is not shown or used any more.
    Withdrawn,
    /// Every copy of it here is destroyed.
    Erased,
    /// It could not be taken; a short code.
    Refused(String),
}

impl What {
    /// The word on the wire.
    pub fn code(&self) -> &str {
        match self {
            What::Stored => "stored",
            What::Read => "read",
            What::Withdrawn => "withdrawn",
            What::Erased => "erased",
            What::Refused(_) => "refused",
        }
    }
    /// Reads the word. A word that is not known says nothing.
    pub fn parse(code: &str, why: &str) -> Option<What> {
        Some(match code {
            "stored" => What::Stored,
            "read" => What::Read,
            "withdrawn" => What::Withdrawn,
            "erased" => What::Erased,
            "refused" => What::Refused(why.to_owned()),
            _ => return None,
        })
    }
}

/// What was done with one statement, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which.
    pub id: StatementId,
    /// What.
    pub what: What,
    /// When.
    pub at: Moment,
}

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The sender's checkpoint with the receiver's cosignature: everything up to its size is stored.
    pub checkpoint: String,
    /// Statements of which there is news.
    pub told: Vec<Told>,
}

/// Why bytes are no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Its envelope.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// Not the JSON of one, or a field is malformed or too large.
    #[error("Could not read the receipt: its field «{0}» is malformed or too large")]
    Field(&'static str),
}

#[derive(Serialize, Deserialize)]
struct ReceiptJson {
    v: u32,
    checkpoint: String,
    #[serde(default)]
    told: Vec<ToldJson>,
}

#[derive(Serialize, Deserialize)]
struct ToldJson {
    id: String,
    what: String,
    at: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
}

/// The longest reason for a refusal, in characters.
/// Told: nobody. Rest: it is cut.
const WHY_MAX_CHARS: usize = 100;

impl Receipt {
    /// Writes and signs it.
    pub fn sign(&self, signer: &Signer) -> Vec<u8> {
        let told = self.told.iter().map(|t| ToldJson {
            id: t.id.to_string(),
            what: t.what.code().to_owned(),
            at: t.at.rfc3339(),
            why: match &t.what {
                What::Refused(why) => why.clone(),
                _ => String::new(),
            },
        });
        let json = ReceiptJson {
            v: VERSION,
            checkpoint: self.checkpoint.clone(),
            told: told.collect(),
        };
        // A tree of strings is always written.
        let bytes = serde_json::to_vec(&json).unwrap_or_default();
        Envelope::sign(RECEIPT_TYPE, bytes, signer).write()
    }

    /// Reads a receipt that one of `keys` signed.
    pub fn open(bytes: &[u8], keys: &[VerifierKey]) -> Result<Receipt, ReceiptError> {
        let verified: Verified = Envelope::read(RECEIPT_TYPE, bytes)?.verify(keys)?;
        let json: ReceiptJson = serde_json::from_slice(verified.payload())
            .map_err(|_| ReceiptError::Field("receipt"))?;
        if json.v != VERSION || json.told.len() > RECEIPT_TOLD_MAX {
            return Err(ReceiptError::Field("told"));
        }
        let mut told = Vec::with_capacity(json.told.len());
        for one in json.told {
            let id = StatementId::parse(&one.id).ok_or(ReceiptError::Field("id"))?;
            let at = Moment::parse_rfc3339(&one.at).ok_or(ReceiptError::Field("at"))?;
            let why: String = one.why.chars().take(WHY_MAX_CHARS).collect();
            // A word of a later program is passed over.
            if let Some(what) = What::parse(&one.what, &why) {
                told.push(Told { id, what, at });
            }
        }
        Ok(Receipt {
            checkpoint: json.checkpoint,
            told,
        })
    }
}
