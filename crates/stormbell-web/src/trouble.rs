//! When a request cannot be answered as it was meant: one list of troubles, each with its status and its page
//! in the reader's language, which says what happened and what to do next.

use crate::{Door, Visit};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use stormbell_service::Fault;

/// Why there is no other page than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No such page, or not for this reader.
    NotFound,
    /// An officer who can see the thing but may not do this to it.
    Forbidden,
    /// The form came from another site.
    Foreign,
    /// The address does not take this method.
    Method,
    /// The request cannot be read.
    Unreadable,
    /// The body is larger than the door takes.
    TooLarge,
    /// The thing has moved on; the code says how.
    Conflict(&'static str),
    /// Too often. Wait so many seconds.
    TooMany(u64),
    /// The node cannot keep or read now; nothing was kept.
    Unavailable,
    /// A fault of ours.
    Internal,
}

impl Trouble {
    /// The status to answer with.
    pub fn status(self) -> StatusCode {
        match self {
            Trouble::NotFound => StatusCode::NOT_FOUND,
            Trouble::Forbidden | Trouble::Foreign => StatusCode::FORBIDDEN,
            Trouble::Method => StatusCode::METHOD_NOT_ALLOWED,
            Trouble::Unreadable => StatusCode::BAD_REQUEST,
            Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::Conflict(_) => StatusCode::CONFLICT,
            Trouble::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Trouble::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The middle of its keys in the catalogue: `trouble-<code>-title`, `-text`, `-next`.
    pub fn code(self) -> &'static str {
        match self {
            Trouble::NotFound => "not-found",
            Trouble::Forbidden => "forbidden",
            Trouble::Foreign => "foreign",
            Trouble::Method => "method",
            Trouble::Unreadable => "unreadable",
            Trouble::TooLarge => "too-large",
            Trouble::Conflict(_) => "conflict",
            Trouble::TooMany(_) => "too-many",
            Trouble::Unavailable => "unavailable",
            Trouble::Internal => "internal",
        }
    }

    /// One of each, for tests and samples.
    pub const SAMPLES: [Trouble; 10] = [
        Trouble::NotFound,
        Trouble::Forbidden,
        Trouble::Foreign,
        Trouble::Method,
        Trouble::Unreadable,
        Trouble::TooLarge,
        Trouble::Conflict("already-closed"),
        Trouble::TooMany(8),
        Trouble::Unavailable,
        Trouble::Internal,
    ];

    /// The trouble behind a bare status that a library answered with.
    pub fn of_status(status: StatusCode) -> Option<Trouble> {
        Some(match status.as_u16() {
            403 => Trouble::Forbidden,
            404 => Trouble::NotFound,
            405 => Trouble::Method,
            409 => Trouble::Conflict(""),
            413 => Trouble::TooLarge,
            429 => Trouble::TooMany(8),
            503 => Trouble::Unavailable,
            400..=499 => Trouble::Unreadable,
            500..=599 => Trouble::Internal,
            _ => return None,
        })
    }
}

/// Seconds after which an unavailable node is worth another try.
const UNAVAILABLE_S: u64 = 30;

/// A trouble as an answer. The guard around all routes turns it into a page.
#[derive(Clone, Copy, Debug)]
pub struct Sorry(pub Trouble);

impl IntoResponse for Sorry {
    fn into_response(self) -> Response {
        let mut response = self.0.status().into_response();
        let wait_s = match self.0 {
            Trouble::TooMany(wait_s) => Some(wait_s),
            Trouble::Unavailable => Some(UNAVAILABLE_S),
            _ => None,
        };
        if let Some(wait_s) = wait_s {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        }
        response.extensions_mut().insert(Told(self.0));
        response
    }
}

#[derive(Clone, Copy)]
struct Told(Trouble);

impl From<Fault> for Sorry {
    fn from(fault: Fault) -> Sorry {
        Sorry(match fault {
            Fault::NotFound => Trouble::NotFound,
            Fault::Forbidden(_) => Trouble::Forbidden,
            Fault::Invalid(_) => Trouble::Unreadable,
            Fault::Conflict(code) => Trouble::Conflict(code),
            Fault::TooMany { wait, .. } => {
                Trouble::TooMany(wait.as_seconds().max(1).unsigned_abs())
            }
            Fault::Unavailable => Trouble::Unavailable,
            Fault::Internal => Trouble::Internal,
        })
    }
}

/// What the page of a trouble shows.
#[derive(Serialize)]
pub struct TroublePage {
    /// [`Trouble::code`].
    pub code: &'static str,
    /// The status as a number.
    pub status: u16,
    /// Seconds to wait, or 0.
    pub wait_s: u64,
}

impl From<Trouble> for TroublePage {
    fn from(trouble: Trouble) -> TroublePage {
        TroublePage {
            code: trouble.code(),
            status: trouble.status().as_u16(),
            wait_s: match trouble {
                Trouble::TooMany(wait_s) => wait_s,
                _ => 0,
            },
        }
    }
}

/// Puts a page in the place of an error that has none. Other documents, such as the API's problems, stay.
pub fn trouble(door: &Door, visit: &Visit, response: Response) -> Response {
    let told = response.extensions().get::<Told>().map(|t| t.0);
    let Some(trouble) = told.or_else(|| bare_error(&response)) else {
        return response;
    };
    let page = TroublePage::from(trouble);
    let Ok(html) = door.pages.render(visit.lang, "public/trouble.html", page) else {
        return response;
    };
    let mut told = (trouble.status(), html).into_response();
    for name in [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE] {
        if let Some(value) = response.headers().get(&name) {
            told.headers_mut().insert(name, value.clone());
        }
    }
    told
}

fn bare_error(response: &Response) -> Option<Trouble> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_bare = kind.is_none_or(|k| k.as_bytes().starts_with(b"text/plain"));
    Trouble::of_status(response.status()).filter(|_| is_bare)
}
