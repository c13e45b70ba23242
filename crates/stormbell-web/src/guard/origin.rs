//! Forms of other sites are refused. A browser says where a form comes from in `Sec-Fetch-Site`, an older one in
//! `Origin`; one that says neither passes, because an old phone must be able to flag. What this leaves open,
//! SameSite=Strict cookies close: without them a foreign form is only a visitor.

use crate::{Sorry, guard::is_for_machines, trouble::Trouble, visit};
use axum::{
    extract::Request,
    http::{Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// Refuses a request that changes something and comes from another site.
pub async fn refuse_foreign_forms(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(&parts.method);
    // The API knows no cookies, so a browser brings nothing there that a stranger would not have.
    if reads || is_for_machines(parts.uri.path()) || !is_foreign(&parts) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    metrics::counter!("stormbell_foreign_forms_total").increment(1);
    Sorry(Trouble::Foreign).into_response()
}

/// Whether the browser says that another site sent this.
pub fn is_foreign(parts: &Parts) -> bool {
    let named = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
    match named(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => !matches!(site, "same-origin" | "none"),
        // «null» is what a page that sends no referrer sends, ours among them: it names nobody.
        None => named(header::ORIGIN).is_some_and(|o| o != "null" && !same_host(o, parts)),
    }
}

fn same_host(origin: &str, parts: &Parts) -> bool {
    let authority = origin.split_once("://").map_or("", |(_, rest)| rest);
    !authority.is_empty() && authority.eq_ignore_ascii_case(visit::host(parts))
}
