//! Answers that say no, all in one shape (RFC 9457): a machine reads the code, a person the title.

use crate::station::Refusal;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

/// The media type of a problem.
pub const PROBLEM_TYPE: &str = "application/problem+json";
/// The largest problem that is read of a peer.
/// Told: nobody. Rest: the answer counts as one without words.
pub const PROBLEM_MAX_BYTES: usize = 4 * 1024;

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not there, or not for whoever asks.
    NotFound,
    /// There is no such resource, or not with this method.
    NoSuchResource,
    /// The one who asks is suspended.
    Suspended,
    /// What was asked cannot be read.
    Malformed,
    /// More bytes than are taken.
    TooLarge,
    /// It does not fit how things stand.
    Conflict,
    /// Asked too often, or too much at once.
    TooMany,
    /// This node does not carry for others, or not now.
    NoCarrier,
    /// The other end cannot be reached from here.
    Unreachable,
    /// Not now.
    Unavailable,
    /// Our own mistake.
    Internal,
}

#[derive(Serialize, Deserialize)]
struct Json {
    code: String,
    title: String,
    status: u16,
}

impl Problem {
    /// What a machine reads.
    pub fn code(self) -> &'static str {
        self.parts().0
    }

    fn parts(self) -> (&'static str, StatusCode, &'static str) {
        use StatusCode as S;
        match self {
            Problem::NotFound => ("not-found", S::NOT_FOUND, "It is not there for you."),
            Problem::NoSuchResource => (
                "no-such-resource",
                S::NOT_FOUND,
                "This node has no such resource.",
            ),
            Problem::Suspended => (
                "suspended",
                S::FORBIDDEN,
                "Your node is suspended; the charter's suspensions say until when.",
            ),
            Problem::Malformed => (
                "malformed",
                S::BAD_REQUEST,
                "What was sent cannot be read, or is not signed as it must be.",
            ),
            Problem::TooLarge => ("too-large", S::PAYLOAD_TOO_LARGE, "Too many bytes."),
            Problem::Conflict => (
                "conflict",
                S::CONFLICT,
                "It does not fit how things stand here.",
            ),
            Problem::TooMany => (
                "too-many",
                S::TOO_MANY_REQUESTS,
                "Asked too often, or too much at once; wait a little.",
            ),
            Problem::NoCarrier => (
                "no-carrier",
                S::FORBIDDEN,
                "This node does not carry for others now.",
            ),
            Problem::Unreachable => (
                "unreachable",
                S::BAD_GATEWAY,
                "That node cannot be reached from here.",
            ),
            Problem::Unavailable => (
                "unavailable",
                S::SERVICE_UNAVAILABLE,
                "Not now; try again soon.",
            ),
            Problem::Internal => (
                "internal",
                S::INTERNAL_SERVER_ERROR,
                "A mistake of this node; its operator can see it.",
            ),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::NotFound => Problem::NotFound,
            Refusal::Suspended => Problem::Suspended,
            Refusal::Malformed => Problem::Malformed,
            Refusal::Conflict => Problem::Conflict,
            Refusal::Unavailable => Problem::Unavailable,
            Refusal::Internal => Problem::Internal,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (code, status, title) = self.parts();
        let json = Json {
            code: code.into(),
            title: title.into(),
            status: status.as_u16(),
        };
        // Three plain fields are always written.
        let body = serde_json::to_vec(&json).unwrap_or_default();
        let kind = HeaderValue::from_static(PROBLEM_TYPE);
        let mut answer = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
        if matches!(self, Problem::TooMany | Problem::Unavailable) {
            let soon = HeaderValue::from_static("2");
            answer.headers_mut().insert(header::RETRY_AFTER, soon);
        }
        answer
    }
}

/// The code of a problem that a peer answered with; empty where there is none.
pub fn read_code(body: &[u8]) -> String {
    let json: Result<Json, _> = serde_json::from_slice(body);
    let code = json.map(|j| j.code).unwrap_or_default();
    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
    // It goes into logs.
    code.chars().filter(|c| plain(*c)).take(40).collect()
}
