//! The envelope of what nodes sign for each other: DSSE v1 (Dead Simple Signing Envelope, secure-systems-lab). Signed is the
//! pre-authentication encoding of type and payload, raw bytes and no canonical JSON; the type is inside what is signed, so
//! nothing passes for something else.

use aws_lc_rs::digest;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use stormbell_seal::{Signer, VerifierKey};

/// The largest payload of an envelope.
/// Told: the peer, as a signed reject. Rest: nothing of it is read.
pub const PAYLOAD_MAX_BYTES: usize = 192 * 1024;
/// The largest envelope that is read: the payload in Base 64, and signatures with room for those of later algorithms.
/// Told: the peer, as a signed reject. Rest: nothing of it is read.
pub const ENVELOPE_MAX_BYTES: usize = PAYLOAD_MAX_BYTES * 2;
/// Signatures of one envelope: a charter may be signed by every member, twice.
/// Told: the peer, as a signed reject. Rest: nothing of it is read.
pub const ENVELOPE_SIGNATURES_MAX: usize = 128;

/// Why bytes are no envelope that we believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// More bytes than [`ENVELOPE_MAX_BYTES`].
    #[error("Could not read the envelope: it is too large")]
    TooLarge,
    /// Not an envelope.
    #[error("Could not read the envelope: its field «{0}» is malformed")]
    Malformed(&'static str),
    /// What is inside is something else than what was asked for.
    #[error("Could not read the envelope: it holds something else")]
    OtherType,
    /// No signature by a known key.
    #[error("Could not verify the envelope: no signature by a known key")]
    NotSigned,
    /// A signature under a known key's name that is not that key's.
    #[error("Could not verify the envelope: a signature is wrong")]
    BadSignature,
}

/// An envelope that was read; nothing in it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    payload_type: &'static str,
    payload: Vec<u8>,
    signatures: Vec<(String, Vec<u8>)>,
}

/// A payload whose signatures were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    sha256: [u8; 32],
    payload: Vec<u8>,
    signers: BTreeSet<VerifierKey>,
}

impl Verified {
    /// The hash of what was signed, type and payload: its name.
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }
    /// What was signed, without its type.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }
    /// Which of the known keys signed it.
    pub fn signers(&self) -> &BTreeSet<VerifierKey> {
        &self.signers
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
    pub fn sign(payload_type: &'static str, payload: Vec<u8>, signer: &Signer) -> Envelope {
        let unsigned = Envelope {
            payload_type,
            payload,
            signatures: Vec::new(),
        };
        unsigned.and_sign(signer)
    }

    /// Adds one more signature over the same bytes.
    pub fn and_sign(mut self, signer: &Signer) -> Envelope {
        let signature = signer.sign(&pae(self.payload_type, &self.payload));
        let line = (key_id(signer.verifier()), signature.to_vec());
        if !self.signatures.contains(&line) {
            self.signatures.push(line);
        }
        self
    }

    /// Adds the signatures of another copy of the same envelope.
    pub fn join(mut self, other: Envelope) -> Envelope {
        if (self.payload_type, &self.payload) == (other.payload_type, &other.payload) {
            for line in other.signatures {
                if !self.signatures.contains(&line) {
                    self.signatures.push(line);
                }
            }
        }
        self
    }

    /// The payload, before anybody's signature was checked: only for choosing whose keys to ask.
    pub fn unverified_payload(&self) -> &[u8] {
        &self.payload
    }

    /// Reads an envelope that should hold `payload_type`, without believing it.
    pub fn read(payload_type: &'static str, bytes: &[u8]) -> Result<Envelope, EnvelopeError> {
        if bytes.len() > ENVELOPE_MAX_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        let json: EnvelopeJson =
            serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Malformed("envelope"))?;
        if json.payload_type != payload_type {
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
            payload_type,
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
            payload_type: self.payload_type.into(),
            payload: STANDARD.encode(&self.payload),
            signatures: signatures.collect(),
        };
        // A tree of strings is always written.
        serde_json::to_vec(&json).unwrap_or_default()
    }

    /// Gives the payload when one of `keys` signed it, and says which did. A signature under one of their names that is
    /// not theirs spoils all; signatures of other keys, or of later algorithms, are passed over.
    pub fn verify(self, keys: &[VerifierKey]) -> Result<Verified, EnvelopeError> {
        let signed = pae(self.payload_type, &self.payload);
        let mut signers = BTreeSet::new();
        for (keyid, signature) in &self.signatures {
            for key in keys.iter().filter(|k| key_id(k) == *keyid) {
                key.verify(&signed, signature)
                    .map_err(|_| EnvelopeError::BadSignature)?;
                signers.insert(key.clone());
            }
        }
        if signers.is_empty() {
            return Err(EnvelopeError::NotSigned);
        }
        let hash = digest::digest(&digest::SHA256, &signed);
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(hash.as_ref());
        Ok(Verified {
            sha256,
            payload: self.payload,
            signers,
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
