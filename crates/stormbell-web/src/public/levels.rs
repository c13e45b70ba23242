//! How fast this node answers, for everybody: a page with bars and tables, the same as JSON, and signed.

use super::views::levels::LevelsPage;
use crate::{Door, Sorry, Visit};
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;
use stormbell_service::service_levels;

/// What the address asks for.
#[derive(Deserialize)]
pub struct Asked {
    /// The month whose channels and languages are shown, such as `2026-11`.
    #[serde(default)]
    month: String,
}

/// Caches may answer for a minute: a crowd that looks at once costs the node nothing.
const CACHED: &str = "public, max-age=60";

/// The page.
pub async fn page(
    State(door): State<Door>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Sorry> {
    let levels = service_levels(&door.node).await?;
    let page = LevelsPage::new(&levels, &asked.month);
    Ok(door.page(&visit, "public/service_levels.html", page))
}

/// The figures as JSON.
pub async fn json(State(door): State<Door>) -> Result<Response, Sorry> {
    let levels = service_levels(&door.node).await?;
    Ok(file("application/json", levels.json))
}

/// The same JSON, signed with the journal's key.
pub async fn note(State(door): State<Door>) -> Result<Response, Sorry> {
    let levels = service_levels(&door.node).await?;
    Ok(file("text/plain; charset=utf-8", levels.note))
}

fn file(kind: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, CACHED),
    ];
    (headers, text).into_response()
}
