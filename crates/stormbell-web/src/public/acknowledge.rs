//! The link in an alarm mail. Reading it changes nothing, because mail scanners follow links; only the button
//! acknowledges.

use crate::{Door, Sorry, Visit, public::views::AckPage};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use stormbell_model::{Moment, officer::Actor};
use stormbell_service::{AckLink, Fault, acknowledge_by_link, look_at_ack_link};

/// What the link is about.
pub async fn look(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Sorry> {
    let link = look_at_ack_link(&door.ctx(Actor::Visitor, &visit), &token).await?;
    Ok(answer(&door, &visit, link))
}

/// The button.
pub async fn take(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Sorry> {
    match acknowledge_by_link(&door.ctx(Actor::Visitor, &visit), &token).await {
        Ok(link) => Ok(answer(
            &door,
            &visit,
            Some(AckLink {
                ringing: false,
                ..link
            }),
        )),
        Err(Fault::NotFound) => Ok(answer(&door, &visit, None)),
        Err(fault) => Err(fault.into()),
    }
}

fn answer(door: &Door, visit: &Visit, link: Option<AckLink>) -> Response {
    let Some(link) = link else {
        let html = door.page(visit, "public/acknowledge.html", gone());
        return (StatusCode::NOT_FOUND, html).into_response();
    };
    let page = AckPage {
        stage: if link.ringing { "ringing" } else { "done" },
        reference: link.reference,
        priority: link.priority.code(),
        opened_at: link.opened_at,
        officer: link.officer_name,
    };
    door.page(visit, "public/acknowledge.html", page)
}

fn gone() -> AckPage {
    AckPage {
        stage: "gone",
        reference: String::new(),
        priority: "",
        opened_at: Moment(0),
        officer: String::new(),
    }
}
