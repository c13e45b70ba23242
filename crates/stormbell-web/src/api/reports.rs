//! `POST /api/v1/reports`: flag an attack. Answered only when it is on disk.

use super::{
    asking::LetIn,
    body::JsonBody,
    refusal::Refusal,
    views::{FiledView, path},
};
use crate::Door;
use aws_lc_rs::digest::{SHA256, digest};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use stormbell_model::officer::Actor;
use stormbell_service::{Once, file_report};
use stormbell_wire::{head::idempotency_key, report_json};

/// Keeps the report, and answers with receipt, proof, first aid and where to read the answer.
pub async fn flag(
    State(door): State<Door>,
    LetIn {
        ctx,
        test_of,
        _turn,
    }: LetIn,
    headers: HeaderMap,
    JsonBody(body): JsonBody,
) -> Result<Response, Refusal> {
    let once = once(&headers, &body)?;
    let mut new = report_json::read(&body, ctx.now, ctx.lang).map_err(Refusal::invalid)?;
    if let Actor::Machine(organisation) = ctx.who {
        new.by = Some(organisation);
    }
    new.test_of = test_of;
    // The desk learns in which language it was written, also where the node does not speak it yet.
    let lang = if new.lang.is_spoken() {
        new.lang
    } else {
        ctx.lang
    };
    let filed = file_report(&ctx, new, once).await?;
    let replayed = filed.replayed;
    let view = FiledView::new(&door, lang, filed).ok_or(Refusal::INTERNAL)?;
    let json = view.json().ok_or(Refusal::INTERNAL)?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (StatusCode::CREATED, kind, json).into_response();
    let location = HeaderValue::from_static(path::MINE);
    response.headers_mut().insert(header::LOCATION, location);
    if replayed {
        let yes = HeaderValue::from_static("true");
        response.headers_mut().insert("idempotency-replayed", yes);
    }
    Ok(response)
}

/// The idempotency key, with what tells this body from another.
fn once(headers: &HeaderMap, body: &[u8]) -> Result<Option<Once>, Refusal> {
    let mut lines = headers.get_all("idempotency-key").iter();
    let Some(line) = lines.next() else {
        return Ok(None);
    };
    let key = line.to_str().ok().and_then(idempotency_key);
    let Some(key) = key.filter(|_| lines.next().is_none()) else {
        return Err(Refusal::IDEMPOTENCY_KEY);
    };
    let key = key.to_owned();
    let mut fingerprint = [0; 32];
    fingerprint.copy_from_slice(digest(&SHA256, body).as_ref());
    Ok(Some(Once { key, fingerprint }))
}
