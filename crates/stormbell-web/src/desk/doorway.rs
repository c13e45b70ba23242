//! Coming in and leaving: the sign-in page, the page of an invitation, the end of a session.

use crate::{
    Door, Sorry, Visit,
    desk::{
        notice::place,
        seat::{COOKIE, Seat, sit_down},
        views::{
            choices::Choices,
            doorway::{InvitePage, InvitePastPage, LoginPage},
        },
    },
    visit,
};
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use stormbell_model::{limits, notice::Channel, officer::Actor};
use stormbell_service::{end_session, look_at_invitation};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/login", get(login))
        .route("/desk/leave", post(leave))
        .route("/invite/{token}", get(invite))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    next: String,
    left: String,
}

async fn login(
    State(door): State<Door>,
    visit: Visit,
    Query(asked): Query<Asked>,
    parts: Parts,
) -> Result<Response, Sorry> {
    let next = place(&asked.next).to_owned();
    let token = visit.cookie(COOKIE).unwrap_or_default();
    if sit_down(&door, &visit, token).await?.is_some() {
        return Ok(Redirect::to(&next).into_response());
    }
    let page = LoginPage {
        next,
        public_url: door.settings.public_url.clone(),
        elsewhere: is_elsewhere(&parts, &door),
        left: asked.left == "yes",
    };
    Ok(door.page(&visit, "desk/login.html", page))
}

async fn invite(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
    parts: Parts,
) -> Result<Response, Sorry> {
    let ctx = door.ctx(Actor::Visitor, &visit);
    let Some(invitation) = look_at_invitation(&ctx, &token).await? else {
        let hours = limits::INVITATION_OPEN.as_seconds() / 3_600;
        let past = door.page(&visit, "desk/invite_past.html", InvitePastPage { hours });
        return Ok((StatusCode::NOT_FOUND, past).into_response());
    };
    let page = InvitePage {
        token,
        role: invitation.role.code(),
        recovery_of: invitation.recovery_of,
        public_url: door.settings.public_url.clone(),
        elsewhere: is_elsewhere(&parts, &door),
        mail: door.node.config().carries(Channel::Mail),
        choices: Choices::all(),
    };
    Ok(door.page(&visit, "desk/invite.html", page))
}

/// Whether the page was opened under another name than the one passkeys belong to, such as 127.0.0.1.
fn is_elsewhere(parts: &Parts, door: &Door) -> bool {
    let (_, ours) = door
        .settings
        .public_url
        .split_once("://")
        .unwrap_or_default();
    let here = visit::host(parts);
    !here.is_empty() && !here.eq_ignore_ascii_case(ours)
}

async fn leave(seat: Seat) -> Result<Response, Sorry> {
    end_session(&seat.ctx).await?;
    let mut response = Redirect::to("/desk/login?left=yes").into_response();
    if let Some(cookie) = seat.visit.drop_cookie(COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
