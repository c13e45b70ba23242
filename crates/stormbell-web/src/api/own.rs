//! `GET /api/v1/reports`: what an organisation's machines have flagged, page by page.

use super::{
    asking::Machine,
    refusal::Refusal,
    views::{OwnView, PageView},
};
use axum::{Json, extract::Query};
use std::collections::HashMap;
use stormbell_model::{complaint::Problem, limits::PAGE_MAX_ROWS};
use stormbell_service::own_reports;

/// Rows of a page when the caller names no number.
const LIMIT: usize = 50;

/// One page, the newest first; `next` leads to the following one.
pub async fn list(
    Machine(ctx): Machine,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<PageView<OwnView>>, Refusal> {
    let limit = limit(query.get("limit"))?;
    let page = own_reports(&ctx, query.get("after").cloned(), limit).await?;
    Ok(Json(PageView {
        items: page.rows.into_iter().map(OwnView::from).collect(),
        next: page.next,
    }))
}

fn limit(asked: Option<&String>) -> Result<usize, Refusal> {
    let Some(asked) = asked else { return Ok(LIMIT) };
    match asked.parse() {
        Ok(limit @ 1..=PAGE_MAX_ROWS) => Ok(limit),
        _ => Err(Refusal::field("limit", Problem::Form)),
    }
}
