//! The envelope: DSSE v1 (Dead Simple Signing Envelope, secure-systems-lab). Signed is the pre-authentication encoding of type and
//! payload, raw bytes and no canonical JSON; the type is inside what is signed, so no statement passes for something else.

use super::payload::PAYLOAD_MAX_BYTES;
use aws_lc_rs::digest;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use stormbell_model::exchange::StatementId;
use stormbell_seal::{Signer, VerifierKey};

/// The type of what is inside.
pub const PAYLOAD_TYPE: &str = "application/vnd.stormbell.statement.v1+json";
/// The largest envelope that is read: the payload in Base 64, and signatures with room for those of later algorithms.
/// Told: the peer, as a signed reject. Rest: nothing of it is read.
pub const ENVELOPE_MAX_BYTES: usize = PAYLOAD_MAX_BYTES / 3 * 4 + 64 * 1024;
/// Signatures of one envelope.
/// Told: the peer, as a signed reject. Rest: nothing of it is read.
pub const ENVELOPE_SIGNATURES_MAX: usize = 8;

/// Why bytes are no envelope that we believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// More bytes than [`ENVELOPE_MAX_BYTES`].
    #[error("Could not read the envelope: it is too large")]
    TooLarge,
    /// Not an envelope.
    #[error("Could not read the envelope: its field «{0}» is malformed")]
    Malformed(&'static str),
    /// What is inside is something else than a statement.
    #[error("Could not read the envelope: it holds no statement")]
    OtherType,
    /// No signature by a key of the origin.
    #[error("Could not verify the envelope: no signature by a known key of its origin")]
    NotSigned,
    /// A signature under a known key's name that is not that key's.
    #[error("Could not verify the envelope: a signature is wrong")]
    BadSignature,
}

/// An envelope that was read; nothing in it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    payload: Vec<u8>,
    signatures: Vec<(String, Vec<u8>)>,
}

/// A payload whose signature was checked, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    id: StatementId,
    payload: Vec<u8>,
}

impl Verified {
    /// The statement's name.
    pub fn id(&self) -> StatementId {
        self.id
    }
    /// What was signed, without its type.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeJson {
    payload_type: String,
    payload: String,
    signatures: Vec<SignatureJson>,
}

#[derive(Serialize, Deserialize)]
struct SignatureJson {
    keyid: String,
    sig: String,
}

/// The pre-authentication encoding of DSSE v1: what is signed, and hashed for the name.
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!(
        "DSSEv1 {} {payload_type} {} ",
        payload_type.len(),
        payload.len()
    );
    [head.as_bytes(), payload].concat()
}

impl Envelope {
    /// Puts a payload under one signature.
    pub fn sign(payload: Vec<u8>, signer: &Signer) -> Envelope {
        let signature = signer.sign(&pae(PAYLOAD_TYPE, &payload)).to_vec();
        Envelope {
            payload,
            signatures: vec![(key_id(signer.verifier()), signature)],
        }
    }

    /// Reads an envelope without believing it.
    pub fn read(bytes: &[u8]) -> Result<Envelope, EnvelopeError> {
        if bytes.len() > ENVELOPE_MAX_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        let json: EnvelopeJson =
            serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Malformed("envelope"))?;
        if json.payload_type != PAYLOAD_TYPE {
            return Err(EnvelopeError::OtherType);
        }
        if json.signatures.len() > ENVELOPE_SIGNATURES_MAX {
            return Err(EnvelopeError::Malformed("signatures"));
        }
        let payload = decode(&json.payload, "payload")?;
        if payload.len() > PAYLOAD_MAX_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        let signatures = json.signatures.into_iter();
        let signatures = signatures.map(|s| Ok((s.keyid, decode(&s.sig, "sig")?)));
        Ok(Envelope {
            payload,
            signatures: signatures.collect::<Result<_, EnvelopeError>>()?,
        })
    }

    /// The envelope as it travels.
    pub fn write(&self) -> Vec<u8> {
        let signatures = self.signatures.iter().map(|(keyid, sig)| SignatureJson {
            keyid: keyid.clone(),
            sig: STANDARD.encode(sig),
        });
        let json = EnvelopeJson {
            payload_type: PAYLOAD_TYPE.into(),
            payload: STANDARD.encode(&self.payload),
            signatures: signatures.collect(),
        };
        // A tree of strings is always written.
        serde_json::to_vec(&json).unwrap_or_default()
    }

    /// Gives the payload when one of `keys` signed it: the keys that the charter gives its origin. A signature under one
    /// of their names that is not theirs spoils all; signatures of other keys, or of later algorithms, are passed over.
    pub fn verify(self, keys: &[VerifierKey]) -> Result<Verified, EnvelopeError> {
        let signed = pae(PAYLOAD_TYPE, &self.payload);
        let mut by_known = 0;
        for (keyid, signature) in &self.signatures {
            for key in keys.iter().filter(|k| key_id(k) == *keyid) {
                key.verify(&signed, signature)
                    .map_err(|_| EnvelopeError::BadSignature)?;
                by_known += 1;
            }
        }
        if by_known == 0 {
            return Err(EnvelopeError::NotSigned);
        }
        let hash = digest::digest(&digest::SHA256, &signed);
        let mut id = [0; 32];
        id.copy_from_slice(hash.as_ref());
        Ok(Verified {
            id: StatementId(id),
            payload: self.payload,
        })
    }
}

/// A key's name in an envelope: its name and short id, as in signed notes.
fn key_id(key: &VerifierKey) -> String {
    format!("{}+{:08x}", key.name(), u32::from_be_bytes(key.key_id()))
}

fn decode(text: &str, field: &'static str) -> Result<Vec<u8>, EnvelopeError> {
    STANDARD
        .decode(text)
        .map_err(|_| EnvelopeError::Malformed(field))
}
