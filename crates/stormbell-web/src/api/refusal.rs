//! Refusals of the API as problem details (RFC 9457), in the caller's language. A handler gives a [`Refusal`];
//! the guard around all routes puts the document in its place, as it does with pages for people.

use crate::{Door, Visit, guard::flood::passes::Offer};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fluent_bundle::FluentValue;
use stormbell_model::complaint::{Complaint, Problem};
use stormbell_service::Fault;
use stormbell_wire::problem_json::{CONTENT_TYPE, FieldError, PassAsked, ProblemBody};

/// Every kind of refusal: status and code. The code is in the type's address and in the catalogue's keys.
const KINDS: [(u16, &str); 16] = [
    (400, "unreadable"),
    (400, "idempotency-key"),
    (401, "unauthorised"),
    (403, "forbidden"),
    (404, "not-found"),
    (405, "method"),
    (409, "conflict"),
    (413, "too-large"),
    (415, "media-type"),
    (422, "invalid"),
    (422, "idempotency-key-reused"),
    (429, "too-many"),
    (429, "pass"),
    (500, "internal"),
    (503, "unavailable"),
    (400, "bad-request"),
];
/// Seconds after which an unavailable node is worth another try.
const RETRY_S: u64 = 5;

/// Why the API does not do what it was asked.
#[derive(Debug, Clone)]
pub struct Refusal {
    code: &'static str,
    complaints: Vec<Complaint>,
    wait_s: Option<u64>,
    offer: Option<Box<Offer>>,
}

impl Refusal {
    /// It is not there, or not for this caller. The same for a receipt that opens nothing.
    pub const NOT_FOUND: Refusal = Refusal::of("not-found");
    /// A key that is not known, or none where one is needed.
    pub const UNAUTHORISED: Refusal = Refusal::of("unauthorised");
    /// A body of another type than the door reads.
    pub const MEDIA_TYPE: Refusal = Refusal::of("media-type");
    /// A body larger than the door takes.
    pub const TOO_LARGE: Refusal = Refusal::of("too-large");
    /// A request that breaks off or is no HTTP.
    pub const BAD_REQUEST: Refusal = Refusal::of("bad-request");
    /// A malformed idempotency key.
    pub const IDEMPOTENCY_KEY: Refusal = Refusal::of("idempotency-key");
    /// Our own fault.
    pub const INTERNAL: Refusal = Refusal::of("internal");

    const fn of(code: &'static str) -> Refusal {
        Refusal {
            code,
            complaints: Vec::new(),
            wait_s: None,
            offer: None,
        }
    }

    /// Fields that cannot be taken, or a body that cannot be read.
    pub fn invalid(complaints: Vec<Complaint>) -> Refusal {
        let unread = |c: &Complaint| matches!(c.problem, Problem::Syntax { .. });
        let code = if complaints.iter().any(unread) {
            "unreadable"
        } else {
            "invalid"
        };
        Refusal {
            complaints,
            ..Refusal::of(code)
        }
    }

    /// One field, or one parameter of the address.
    pub fn field(name: &str, problem: Problem) -> Refusal {
        Refusal::invalid(vec![Complaint::new(name, problem)])
    }

    fn status(&self) -> StatusCode {
        let found = KINDS.iter().find(|(_, code)| *code == self.code);
        found
            .and_then(|(status, _)| StatusCode::from_u16(*status).ok())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The refusal behind a bare status that a library or a guard answered with.
    fn of_status(status: StatusCode) -> Refusal {
        let same = |(s, _): &&(u16, &str)| *s == status.as_u16();
        let code = match status.as_u16() {
            400 => "bad-request",
            422 => "invalid",
            _ => KINDS.iter().find(same).map_or("bad-request", |k| k.1),
        };
        let code = if status.is_server_error() && code == "bad-request" {
            "internal"
        } else {
            code
        };
        Refusal::of(code)
    }

    /// The document in the caller's language.
    fn body(&self, door: &Door, visit: &Visit) -> ProblemBody {
        let say = |part: &str| {
            door.pages
                .say(visit.lang, &format!("api-{}-{part}", self.code), &[])
        };
        ProblemBody {
            kind: format!("/api/problems/{}", self.code),
            title: say("title"),
            status: self.status().as_u16(),
            detail: say("detail"),
            errors: self
                .complaints
                .iter()
                .map(|c| field_error(door, visit, c))
                .collect(),
            pass: self.offer.as_deref().map(asked),
        }
    }
}

fn asked(offer: &Offer) -> PassAsked {
    PassAsked {
        challenge: offer.challenge.to_text(),
        algorithm: String::from("SHA-256"),
        bits: offer.challenge.bits,
        ticket: offer.ticket.to_text(),
        wait_s: offer.wait_s(),
    }
}

/// A pressed node asks for work or patience first. Nothing was taken in yet.
impl From<Offer> for Refusal {
    fn from(offer: Offer) -> Refusal {
        Refusal {
            wait_s: Some(offer.wait_s()),
            offer: Some(Box::new(offer)),
            ..Refusal::of("pass")
        }
    }
}

fn field_error(door: &Door, visit: &Visit, complaint: &Complaint) -> FieldError {
    let numbers = complaint.problem.numbers();
    let args: Vec<(&str, FluentValue<'_>)> = numbers
        .into_iter()
        .map(|(name, n)| (name, FluentValue::from(n)))
        .collect();
    let code = complaint.problem.code();
    FieldError {
        field: complaint.field.clone(),
        code: code.to_owned(),
        detail: door.pages.say(visit.lang, code, &args),
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        match fault {
            Fault::NotFound => Refusal::NOT_FOUND,
            Fault::Forbidden(_) => Refusal::of("forbidden"),
            Fault::Invalid(complaints) => Refusal::invalid(complaints),
            Fault::Conflict(code) => Refusal::of(match code {
                "idempotency-key-reused" => "idempotency-key-reused",
                _ => "conflict",
            }),
            Fault::TooMany { wait, .. } => Refusal {
                wait_s: Some(wait.as_seconds().max(1).unsigned_abs()),
                ..Refusal::of("too-many")
            },
            Fault::Unavailable => Refusal {
                wait_s: Some(RETRY_S),
                ..Refusal::of("unavailable")
            },
            Fault::Internal => Refusal::INTERNAL,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let headers = response.headers_mut();
        if let Some(wait_s) = self.wait_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        }
        if self.code == "unauthorised" {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Puts a problem in the place of an error that has no document yet, whoever it comes from.
pub fn instead(door: &Door, visit: &Visit, mut response: Response) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let told = response.extensions_mut().remove::<Refusal>();
    let refusal = told.unwrap_or_else(|| Refusal::of_status(status));
    metrics::counter!("stormbell_api_refusals_total", "code" => refusal.code).increment(1);
    let body = refusal.body(door, visit).to_json();
    let (mut head, _) = response.into_parts();
    head.headers.remove(header::CONTENT_LENGTH);
    let kind = HeaderValue::from_static(CONTENT_TYPE);
    head.headers.insert(header::CONTENT_TYPE, kind);
    if let Ok(lang) = HeaderValue::from_str(visit.lang.code()) {
        head.headers.insert(header::CONTENT_LANGUAGE, lang);
    }
    head.status = refusal.status();
    Response::from_parts(head, body.into())
}

/// What the address in a problem's `type` says: its title and what to do.
pub async fn explain(
    State(door): State<Door>,
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Response, Refusal> {
    let known = KINDS.iter().find(|(_, c)| *c == code);
    let (_, code) = known.ok_or(Refusal::NOT_FOUND)?;
    Ok(Json(Refusal::of(code).body(&door, &visit)).into_response())
}
