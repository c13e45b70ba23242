//! The officer who asks: taken from the session's cookie. Without a session there is no desk, only the way in.

use crate::{
    Door, Sorry, Visit,
    desk::{
        notice,
        views::frame::{Frame, HandOversView, May, Me, Retry, TroubleView},
    },
    street::known::recognise,
    trouble::Trouble,
};
use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Serialize;
use stormbell_model::{
    access::{self, Act},
    officer::{Actor, Officer},
};
use stormbell_service::{Ctx, Fault, hand_over_news, ringing, session};

/// The cookie of an officer's session.
pub const COOKIE: &str = "stormbell-desk";

/// An officer at the desk, for one request.
pub struct Seat {
    /// The door.
    pub door: Door,
    /// The request's visitor.
    pub visit: Visit,
    /// Who asks, now, in the officer's own language.
    pub ctx: Ctx,
    /// The person.
    pub officer: Officer,
    /// The session's token, to look again whether it still holds.
    pub token: String,
    /// What was just done, as the address says.
    done: Option<&'static str>,
}

impl FromRequestParts<Door> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Seat, Response> {
        let visit = Visit::of(parts, door);
        let token = visit.cookie(COOKIE).unwrap_or_default().to_owned();
        match sit_down(door, &visit, &token).await {
            Ok(Some((who, officer))) => {
                recognise(parts);
                Ok(Seat {
                    ctx: door.node.ctx(who, officer.lang),
                    done: notice::asked(parts.uri.query().unwrap_or_default()),
                    door: door.clone(),
                    visit,
                    officer,
                    token,
                })
            }
            Ok(None) => Err(way_in(parts)),
            Err(fault) => Err(Sorry::from(fault).into_response()),
        }
    }
}

/// Who holds this session, if it holds.
pub async fn sit_down(
    door: &Door,
    visit: &Visit,
    token: &str,
) -> Result<Option<(Actor, Officer)>, Fault> {
    if token.is_empty() {
        return Ok(None);
    }
    session(&door.ctx(Actor::Visitor, visit), token).await
}

/// People are led to the sign-in and back; scripts and forms are told plainly.
fn way_in(parts: &Parts) -> Response {
    let wants_page = parts
        .headers
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|accepts| accepts.contains("text/html"));
    if !wants_page {
        // With a type of its own, so that no page is put in its place.
        let kind = [(header::CONTENT_TYPE, "application/json")];
        return (StatusCode::UNAUTHORIZED, kind, "{}").into_response();
    }
    let asked = parts
        .uri
        .path_and_query()
        .filter(|_| parts.method == Method::GET);
    let next: String =
        url::form_urlencoded::byte_serialize(asked.map_or("/desk", |p| p.as_str()).as_bytes())
            .collect();
    Redirect::to(&format!("/desk/login?next={next}")).into_response()
}

impl Seat {
    /// Refuses who lacks a right before the form is read: what is wrong with a form is only for those it is for.
    pub fn may(&self, act: Act) -> Result<(), Fault> {
        if access::may(&self.ctx.who, act) {
            Ok(())
        } else {
            Err(Fault::Forbidden(act))
        }
    }

    /// The frame of a page at `here`, whose forms come back to `path`.
    pub async fn frame(&self, here: &'static str, path: impl Into<String>) -> Result<Frame, Fault> {
        let may = May::of(&self.ctx.who);
        let alarms = if may.read_reports {
            ringing(&self.ctx).await?
        } else {
            Vec::new()
        };
        let mut frame = self.frame_with(here, path, may, alarms);
        frame.hand_overs = self.hand_overs(may).await?;
        Ok(frame)
    }

    /// What is handed over and waits, for whom that is.
    pub async fn hand_overs(&self, may: May) -> Result<HandOversView, Fault> {
        if !may.hand_over {
            return Ok(HandOversView::default());
        }
        Ok(HandOversView::of(hand_over_news(&self.ctx).await?))
    }

    /// As [`Seat::frame`], for a page that knows the alarms already.
    pub fn frame_with(
        &self,
        here: &'static str,
        path: impl Into<String>,
        may: May,
        alarms: Vec<stormbell_service::AlarmRow>,
    ) -> Frame {
        let ringing = alarms.into_iter().filter(|a| a.ringing && !a.test);
        // In no network there is nobody to share with.
        let may = May {
            share: may.share && self.ctx.node.network().is_some(),
            ..may
        };
        Frame {
            me: Me {
                id: self.officer.id.to_string(),
                name: self.officer.name.clone(),
                role: self.officer.role.code(),
                on_duty: self.officer.on_duty,
                has_key: self.officer.recipient.is_some(),
                has_mail: self.officer.email.is_some(),
            },
            may,
            here,
            path: path.into(),
            ringing: ringing
                .map(|a| crate::desk::show::alarm(a, self.ctx.now))
                .collect(),
            troubles: TroubleView::news(self.ctx.node.troubles(), self.ctx.now),
            hand_overs: HandOversView::default(),
            now: self.ctx.now.0,
            done: self.done,
            retry: Retry::default(),
        }
    }

    /// A page in the officer's language.
    pub fn page(&self, template: &str, page: impl Serialize) -> Response {
        self.door.page_in(self.officer.lang, template, page)
    }

    /// A page that brings a refused form back.
    pub fn page_again(&self, template: &str, page: impl Serialize) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, self.page(template, page)).into_response()
    }
}

/// An id from an address. What is no id names nothing.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Sorry> {
    text.parse().map_err(|_| Sorry(Trouble::NotFound))
}
