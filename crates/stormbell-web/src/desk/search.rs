//! Search: what was typed leads straight to the one thing that it names, or to a list.

use crate::{
    Door, Sorry,
    desk::{seat::Seat, show, views::search::SearchPage},
};
use axum::{
    Router,
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};
use serde::Deserialize;
use stormbell_model::{access::Act, limits};
use stormbell_service::{Fault, Found, find_by_reference, search_reports};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new().route("/desk/search", get(page))
}

/// What the address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    search: String,
    below: Option<u64>,
}

/// The address of a search, or of its next page.
pub fn address(typed: &str, below: Option<u64>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("search", typed);
    if let Some(below) = below {
        query.append_pair("below", &below.to_string());
    }
    format!("/desk/search?{}", query.finish())
}

async fn page(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    seat.may(Act::ReadReports)?;
    let typed = asked.search.trim();
    if let Some(found) = exactly(&seat, typed).await? {
        return Ok(found);
    }
    let found = search_reports(&seat.ctx, typed, asked.below).await?;
    let now = seat.ctx.now;
    let rows = found.rows.into_iter();
    let beside = found.in_evidence.into_iter();
    let page = SearchPage {
        frame: seat.frame("search", "/desk/search").await?,
        rows: rows.map(|row| show::row(row, now)).collect(),
        in_evidence: beside.map(|row| show::row(row, now)).collect(),
        older: found.next.map(|next| address(typed, Some(next))),
        newest: asked.below.map(|_| address(typed, None)),
        waiting: found
            .waiting_since
            .map(|at| crate::desk::views::ago::Ago::of(at, now)),
        search: typed.to_owned(),
        max_chars: limits::SEARCH_MAX_CHARS,
    };
    Ok(seat.page("desk/search.html", page))
}

/// A reference or a receipt leads straight to what it names, incidents too.
async fn exactly(seat: &Seat, typed: &str) -> Result<Option<Response>, Fault> {
    if typed.is_empty() {
        return Ok(None);
    }
    let place = match find_by_reference(&seat.ctx, typed).await {
        Ok(Some(Found::Report(id))) => format!("/desk/reports/{id}"),
        Ok(Some(Found::Incident(id))) => format!("/desk/incidents/{id}"),
        Ok(None) | Err(Fault::Invalid(_)) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    Ok(Some(Redirect::to(&place).into_response()))
}
