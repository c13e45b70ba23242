//! `GET /api/v1/journal/checkpoint`: the signed root of the journal as it is now.

use super::refusal::Refusal;
use crate::Door;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};

/// The note, as C2SP writes it.
pub async fn checkpoint(State(door): State<Door>) -> Result<Response, Refusal> {
    let note = stormbell_service::checkpoint(&door.node).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], note).into_response())
}
