//! Help that is asked for: the list with its clocks. The forms are in [`super::share`].

use super::{After, show};
use crate::{
    Door, Sorry,
    desk::{
        seat::Seat,
        views::exchange::help::{ClockView, HelpPage, HelpRow},
    },
};
use axum::{Router, extract::Query, response::Response, routing::get};
use stormbell_model::{Moment, access::Act};
use stormbell_service::exchange::{RequestRow, help_requests};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new().route("/desk/help", get(list))
}

async fn list(seat: Seat, Query(asked): Query<After>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let in_network = seat.ctx.node.network().is_some();
    let (mut rows, mut next) = (Vec::new(), None);
    if in_network {
        let found = help_requests(&seat.ctx, asked.after.as_deref()).await?;
        let now = seat.ctx.now;
        rows = found.rows.into_iter().map(|r| row(r, now)).collect();
        next = found.next;
    }
    let (by_us, of_us): (Vec<HelpRow>, Vec<HelpRow>) = rows.into_iter().partition(|r| r.own);
    let page = HelpPage {
        frame: seat.frame("help", "/desk/help").await?,
        in_network,
        of_us: open_first(of_us),
        by_us: open_first(by_us),
        older: next.map(|next| format!("/desk/help?after={next}")),
    };
    Ok(seat.page("desk/exchange/help.html", page))
}

fn row(r: RequestRow, now: Moment) -> HelpRow {
    // Our answer went; theirs came.
    let place = if r.own { "came" } else { "sent" };
    HelpRow {
        clock: ClockView::of(r.due_at, r.answered.map(|(at, _)| at), now),
        answer: r.answered.map(|(_, id)| format!("/desk/{place}/{id}")),
        own: r.own,
        line: show::line(r.line, r.own, now),
    }
}

/// Those that wait stand first, the most urgent before the others.
fn open_first(mut rows: Vec<HelpRow>) -> Vec<HelpRow> {
    rows.sort_by_key(|r| match r.answer {
        None => (0, r.clock.due.at),
        Some(_) => (1, -r.clock.due.at),
    });
    rows
}
