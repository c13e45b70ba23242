//! The journal as the world reads it: hashes only, in the format of C2SP tlog-tiles, and the keys to check it with.

use crate::{Door, Sorry, Visit, public::views::JournalPage, trouble::Trouble};
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use stormbell_model::Span;

const TEXT: &str = "text/plain; charset=utf-8";

/// What the journal is, for people.
pub async fn explain(State(door): State<Door>, visit: Visit) -> Response {
    let key = door.node.verifier();
    let page = JournalPage {
        vkey: key.to_string(),
        fingerprint: key.fingerprint(),
    };
    door.page(&visit, "public/journal.html", page)
}

/// The signed root as it is now.
pub async fn checkpoint(State(door): State<Door>) -> Result<Response, Sorry> {
    let note = stormbell_service::checkpoint(&door.node).await?;
    Ok((
        [
            (header::CONTENT_TYPE, TEXT),
            (header::CACHE_CONTROL, "no-store"),
        ],
        note,
    )
        .into_response())
}

/// A tile. What is in a tile never changes, so everybody may keep it.
pub async fn tile(State(door): State<Door>, Path(path): Path<String>) -> Result<Response, Sorry> {
    let tile = stormbell_service::tile(&door.node, &path).await?;
    let bytes = tile.ok_or(Sorry(Trouble::NotFound))?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, bytes).into_response())
}

/// The key that signs the journal.
pub async fn key(State(door): State<Door>) -> Response {
    let line = format!("{}\n", door.node.verifier());
    ([(header::CONTENT_TYPE, TEXT)], line).into_response()
}

/// The keys that contacts are sealed to, and the node's signature over them.
pub async fn roster(State(door): State<Door>) -> Result<Response, Sorry> {
    let roster = stormbell_service::roster(&door.node).await?;
    let document = serde_json::json!({
        "recipients": roster.recipients,
        "fingerprint": roster.fingerprint,
        "note": roster.note,
    });
    Ok(Json(document).into_response())
}

/// Whom to tell about a weakness in this node (RFC 9116).
pub async fn security_txt(State(door): State<Door>) -> Response {
    let root = &door.settings.public_url;
    let expires = door.node.now().plus(Span::days(180)).rfc3339();
    let spoken: Vec<&str> = stormbell_model::lang::SPOKEN
        .iter()
        .map(|l| l.code())
        .collect();
    let text = format!(
        "Contact: {root}/flag?what=weakness\nExpires: {expires}\nPreferred-Languages: {}\n\
         Canonical: {root}/.well-known/security.txt\nPolicy: {root}/about\n",
        spoken.join(", ")
    );
    ([(header::CONTENT_TYPE, TEXT)], text).into_response()
}
