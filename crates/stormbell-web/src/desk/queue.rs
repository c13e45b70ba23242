//! The queue, and going on and off duty.

use crate::{
    Door, Sorry,
    desk::{
        notice::{after, place},
        rotas, search,
        seat::Seat,
        show,
        views::{frame::May, queue::QueuePage},
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use stormbell_model::report::ReportState;
use stormbell_service::{QueueFilter, desk_queue, findings_ahead, set_duty};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk", get(page))
        .route("/desk/duty", post(duty))
}

/// What the address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    search: String,
    after: Option<String>,
    start: String,
}

impl Asked {
    fn filter(&self) -> QueueFilter {
        QueueFilter {
            state: ReportState::parse(&self.show),
            mine: self.show == "mine",
            after: self.after.clone(),
        }
    }
    fn shown(&self) -> &'static str {
        let all = ["new", "mine", "taken", "closed"];
        all.into_iter().find(|f| *f == self.show).unwrap_or("all")
    }
    fn older(&self, next: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if self.shown() != "all" {
            query.append_pair("show", self.shown());
        }
        format!("/desk?{}", query.append_pair("after", next).finish())
    }
}

async fn page(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let may = May::of(&seat.ctx.who);
    if !may.read_reports {
        return Ok(Redirect::to(first_place(may)).into_response());
    }
    if asked.start == "phone" && may.own_duty {
        // Who signs in on a telephone begins with what is the own: what rings, what is open, how one is called.
        return Ok(Redirect::to("/desk/duty").into_response());
    }
    if !asked.search.trim().is_empty() {
        // Where search was before it had a page of its own; bookmarks still lead here.
        return Ok(Redirect::to(&search::address(&asked.search, None)).into_response());
    }
    let queue = desk_queue(&seat.ctx, &asked.filter()).await?;
    let now = seat.ctx.now;
    let mut frame = seat.frame_with("queue", "/desk", may, queue.alarms.clone());
    frame.hand_overs = seat.hand_overs(may).await?;
    let rotas = findings_ahead(&seat.ctx).await?;
    let page = QueuePage {
        ahead: rotas::show::first_ahead(&rotas, now),
        frame,
        alarms: queue
            .alarms
            .into_iter()
            .map(|a| show::alarm(a, now))
            .collect(),
        rows: queue
            .reports
            .into_iter()
            .map(|r| show::row(r, now))
            .collect(),
        filter: asked.shown(),
        new_count: queue.new_count,
        open_count: queue.open_count,
        mine_count: queue.mine_count,
        older: queue.next.map(|next| asked.older(&next)),
        is_older: asked.after.is_some(),
        public_url: seat.door.settings.public_url.clone(),
    };
    Ok(seat.page("desk/queue.html", page))
}

/// Where somebody begins who reads no reports.
fn first_place(may: May) -> &'static str {
    if may.read_health {
        "/desk/health"
    } else if may.read_journal {
        "/desk/journal"
    } else {
        "/desk/me"
    }
}

async fn duty(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    let on = fields.plain("on") == "yes";
    let done = if on { "duty-on" } else { "duty-off" };
    after(
        set_duty(&seat.ctx, on).await,
        place(&fields.plain("back")),
        done,
    )
}
