//! Problem details for HTTP APIs, RFC 9457: what every refused request is answered with.
//! The texts are the caller's, in the reader's language; codes and types never change with the language.

use serde::{Deserialize, Serialize};

/// The media type of such a body.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// A refusal, for a person and for a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemBody {
    /// Names the kind of refusal: a path under the node that explains it.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few words.
    pub title: String,
    /// The HTTP status, again, for whoever keeps only the body.
    pub status: u16,
    /// What to do about it.
    pub detail: String,
    /// What is wrong with single fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// What a pressed node asks for before it takes the request; see [`crate::pass`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<PassAsked>,
}

/// Two ways in, either of them in the header `Stormbell-Pass`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassAsked {
    /// The work: to be sent back with a full stop and the number that was found.
    pub challenge: String,
    /// How the number is found: always `SHA-256`.
    pub algorithm: String,
    /// Leading zero bits that are wanted.
    pub bits: u8,
    /// Or the ticket, which opens after the wait.
    pub ticket: String,
    /// Seconds until then.
    pub wait_s: u64,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's path in the body, such as `observables/3/value`; empty for the whole.
    pub field: String,
    /// The code, such as `problem-too-long`.
    pub code: String,
    /// What is wrong and how to mend it.
    pub detail: String,
}

impl ProblemBody {
    /// The body as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        #[expect(clippy::expect_used, reason = "strings and a number always serialise")]
        serde_json::to_vec(self).expect("a problem")
    }

    /// Reads a body, as our own command line does. Unknown members are passed over, as the RFC asks.
    pub fn from_json(body: &[u8]) -> Option<ProblemBody> {
        serde_json::from_slice(body).ok()
    }
}
