//! `/api/v1/reports/mine`: the conversation behind a receipt, for scripts.

use super::{
    asking::Behind,
    body::JsonBody,
    refusal::Refusal,
    views::{MineView, WrittenView},
};
use axum::{Json, http::StatusCode};
use stormbell_service::{read_conversation, write_message};
use stormbell_wire::message_json;

/// State, messages, files, outcome, and the proof of filing against the journal of today.
pub async fn read(Behind(ctx): Behind) -> Result<Json<MineView>, Refusal> {
    let conversation = read_conversation(&ctx).await?;
    MineView::new(conversation)
        .map(Json)
        .ok_or(Refusal::INTERNAL)
}

/// Writes to the desk. A message to a closed report opens it again.
pub async fn write(
    Behind(ctx): Behind,
    JsonBody(body): JsonBody,
) -> Result<(StatusCode, Json<WrittenView>), Refusal> {
    let text = message_json::read(&body).map_err(Refusal::invalid)?;
    let id = write_message(&ctx, &text).await?;
    let view = WrittenView::new(id, ctx.now);
    Ok((StatusCode::CREATED, Json(view)))
}
