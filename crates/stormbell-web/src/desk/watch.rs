//! Pages to watch by: openings, journal, health.

use crate::{
    Door, Sorry,
    desk::{
        seat::Seat,
        views::{
            ago::Ago,
            watch::{
                HealthPage, JournalPage, JournalRowView, OpeningView, OpeningsPage, VitalView,
            },
        },
    },
};
use axum::{Router, extract::Query, response::Response, routing::get};
use serde::Deserialize;
use stormbell_model::{Moment, limits::PAGE_MAX_ROWS, notice::Channel, text::visible_line};
use stormbell_service::{Health, JournalRow};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/openings", get(openings))
        .route("/desk/journal", get(journal))
        .route("/desk/health", get(health))
}

#[derive(Deserialize)]
struct Asked<T> {
    after: Option<T>,
}

async fn openings(seat: Seat, Query(asked): Query<Asked<String>>) -> Result<Response, Sorry> {
    let found = stormbell_service::openings(&seat.ctx, asked.after).await?;
    let now = seat.ctx.now;
    let row = |o: stormbell_service::OpeningRow| OpeningView {
        at: Ago::of(o.at, now),
        officer: o.officer,
        reference: o.reference,
        reason: visible_line(&o.reason),
    };
    let page = OpeningsPage {
        frame: seat.frame("openings", "/desk/openings").await?,
        rows: found.rows.into_iter().map(row).collect(),
        older: found.next.map(|n| format!("/desk/openings?after={n}")),
    };
    Ok(seat.page("desk/openings.html", page))
}

async fn journal(seat: Seat, Query(asked): Query<Asked<u64>>) -> Result<Response, Sorry> {
    let rows = stormbell_service::journal_page(&seat.ctx, asked.after).await?;
    let last = rows.last().map(|r| r.index);
    let full = rows.len() >= PAGE_MAX_ROWS;
    let page = JournalPage {
        frame: seat.frame("journal", "/desk/journal").await?,
        rows: rows
            .into_iter()
            .map(|r| journal_row(r, seat.ctx.now))
            .collect(),
        older: last
            .filter(|index| full && *index > 0)
            .map(|index| format!("/desk/journal?after={index}")),
    };
    Ok(seat.page("desk/journal.html", page))
}

fn journal_row(r: JournalRow, now: Moment) -> JournalRowView {
    JournalRowView {
        index: r.index,
        at: Ago::of(r.at, now),
        act: r.act,
        who: r.who,
        subject: r.subject,
    }
}

async fn health(seat: Seat) -> Result<Response, Sorry> {
    let health = stormbell_service::health(&seat.ctx).await?;
    let page = HealthPage {
        frame: seat.frame("health", "/desk/health").await?,
        ready: health.ready.store && health.ready.worker,
        vitals: vitals(&health, seat.door.node.config().carries(Channel::Mail)),
        notes: health.ready.notes(),
    };
    Ok(seat.page("desk/health.html", page))
}

fn vitals(health: &Health, mail: bool) -> Vec<VitalView> {
    let due: i64 = health.lanes.iter().map(|(_, due, _, _)| due).sum();
    let vital = |name, value: String, well| VitalView { name, value, well };
    let last_look = health
        .last_look
        .map_or_else(|| String::from("–"), Moment::rfc3339);
    let mail_word = if mail { "✓" } else { "–" };
    vec![
        vital("store", health.engine.to_owned(), health.ready.store),
        vital("worker", last_look, health.ready.worker),
        vital("queue", due.to_string(), due < 1_000),
        vital("mail", mail_word.to_owned(), mail),
        vital("journal", health.journal_size.to_string(), true),
    ]
}
