//! The library of expertise: searching it, and one work.

use super::{show, statement};
use crate::{
    Door, Sorry,
    desk::{
        seat::Seat,
        views::exchange::{
            MarksView,
            library::{LibraryPage, WorkPage, WorkView},
        },
    },
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::get,
};
use serde::Deserialize;
use stormbell_model::{Moment, access::Act, exchange::StatementId, text::visible_line};
use stormbell_service::{
    Fault,
    exchange::{Content, WorkRow, library, one_came, one_sent},
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/library", get(list))
        .route("/desk/library/{id}", get(page))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    search: String,
    after: Option<String>,
}

/// The longest question, in characters.
/// Told: nobody. Rest: the first ones count.
const ASKED_MAX_CHARS: usize = 200;

async fn list(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let in_network = seat.ctx.node.network().is_some();
    let words: String = asked.search.trim().chars().take(ASKED_MAX_CHARS).collect();
    let (mut rows, mut next) = (Vec::new(), None);
    if in_network {
        let found = library(&seat.ctx, &words, asked.after.as_deref()).await?;
        let now = seat.ctx.now;
        rows = found.rows.into_iter().map(|w| work(w, now)).collect();
        next = found.next;
    }
    let query = |next: String| {
        let said: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        format!("/desk/library?search={said}&after={next}")
    };
    let page = LibraryPage {
        frame: seat.frame("library", "/desk/library").await?,
        in_network,
        older: next.map(query),
        asked: visible_line(&words),
        rows,
    };
    Ok(seat.page("desk/exchange/library.html", page))
}

fn work(w: WorkRow, now: Moment) -> WorkView {
    WorkView {
        line: show::line(w.line, false, now),
        what: show::work(&w.what),
        lang: show::language(&w.lang),
    }
}

async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let page = view(&seat, statement(&id)?).await?;
    Ok(seat.page("desk/exchange/work.html", page))
}

/// A work is one that came, or one of ours.
async fn view(seat: &Seat, id: StatementId) -> Result<WorkPage, Fault> {
    let now = seat.ctx.now;
    let (line, statement, content, own) = match one_came(&seat.ctx, id).await {
        Ok(came) => (came.line, came.statement, came.content, false),
        Err(Fault::NotFound) => {
            let sent = one_sent(&seat.ctx, id).await?;
            (sent.line, sent.statement, sent.content, true)
        }
        Err(fault) => return Err(fault),
    };
    if !matches!(content, Some(Content::Expertise(_))) {
        return Err(Fault::NotFound);
    }
    let spoken = statement.as_ref().map(|s| show::language(&s.lang));
    Ok(WorkPage {
        frame: seat.frame("library", format!("/desk/library/{id}")).await?,
        line: show::line(line, own, now),
        marks: statement.map(|s| MarksView::of(&s.marks, now)),
        body: content.as_ref().map(show::body),
        spoken: spoken.unwrap_or_default(),
        own,
    })
}
