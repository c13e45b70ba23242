//! The link in the test of a channel. Reading it proves that something opened the message; the button says that its owner
//! got it.

use crate::{Door, Sorry, Visit, public::views::ReachedPage};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use stormbell_model::{Moment, officer::Actor};
use stormbell_service::{TestLink, confirm_test, look_at_test_link};

/// What the link is about.
pub async fn look(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Sorry> {
    let link = look_at_test_link(&door.ctx(Actor::Visitor, &visit), &token).await?;
    Ok(answer(&door, &visit, link))
}

/// The button.
pub async fn confirm(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Sorry> {
    let link = confirm_test(&door.ctx(Actor::Visitor, &visit), &token).await?;
    Ok(answer(&door, &visit, link))
}

fn answer(door: &Door, visit: &Visit, link: Option<TestLink>) -> Response {
    let status = match link {
        Some(_) => StatusCode::OK,
        None => StatusCode::NOT_FOUND,
    };
    let page = match link {
        Some(link) => ReachedPage {
            stage: if link.confirmed { "done" } else { "asked" },
            channel: link.channel.code(),
            sent_at: link.at,
            officer: link.officer_name,
        },
        None => ReachedPage {
            stage: "gone",
            channel: "mail",
            sent_at: Moment(0),
            officer: String::new(),
        },
    };
    let html = door.page(visit, "public/reached.html", page);
    (status, html).into_response()
}
