//! What neighbours told: the list, and one.

use super::{After, show, statement};
use crate::{
    Door, Sorry,
    desk::{
        seat::Seat,
        views::{
            ago::Ago,
            exchange::{
                MarksView,
                came::{CameOnePage, CamePage, SharesValue},
                help::ClockView,
            },
        },
    },
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::get,
};
use stormbell_model::{access::Act, exchange::StatementId, text::visible_line};
use stormbell_service::{
    Fault,
    exchange::{Shares, beside, one_came, shares_values, what_came},
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/came", get(list))
        .route("/desk/came/{id}", get(page))
}

async fn list(seat: Seat, Query(asked): Query<After>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let now = seat.ctx.now;
    let in_network = seat.ctx.node.network().is_some();
    let (rows, next) = match in_network {
        true => {
            let found = what_came(&seat.ctx, asked.after.as_deref()).await?;
            (found.rows, found.next)
        }
        false => (Vec::new(), None),
    };
    let page = CamePage {
        frame: seat.frame("came", "/desk/came").await?,
        in_network,
        rows: rows
            .into_iter()
            .map(|l| show::line(l, false, now))
            .collect(),
        older: next.map(|next| format!("/desk/came?after={next}")),
    };
    Ok(seat.page("desk/exchange/came.html", page))
}

async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let page = view(&seat, statement(&id)?).await?;
    Ok(seat.page("desk/exchange/came_one.html", page))
}

async fn view(seat: &Seat, id: StatementId) -> Result<CameOnePage, Fault> {
    let now = seat.ctx.now;
    let came = one_came(&seat.ctx, id).await?;
    let parents = came.statement.as_ref().map(|s| s.parents.clone());
    let cause = came.taken_back.as_ref().map(|t| t.cause);
    let found = beside(&seat.ctx, id, parents.unwrap_or_default(), cause).await?;
    let shared = match &came.content {
        Some(content) => shares_values(&seat.ctx, content, came.report).await?,
        None => Vec::new(),
    };
    let due = found.request.map(|(due, at)| ClockView::of(due, at, now));
    let line = show::line(came.line.clone(), false, now);
    Ok(CameOnePage {
        frame: seat.frame("came", format!("/desk/came/{id}")).await?,
        marks: came
            .statement
            .as_ref()
            .map(|s| MarksView::of(&s.marks, now)),
        body: came.content.as_ref().map(show::body),
        said_at: came.line.said_at.0,
        came_at: came.line.at.0,
        // Who looks has read it now.
        read: came.line.read_at.map(|at| Ago::of(at, now)),
        report: came.report.map(|id| format!("/desk/reports/{id}")),
        import: found.import.map(|id| id.to_string()),
        shared: shared.into_iter().map(shares).collect(),
        parents: found
            .parents
            .into_iter()
            .map(|(l, own)| show::line(l, own, now))
            .collect(),
        cause: found.cause.map(|l| show::line(l, false, now)),
        may_answer: due.as_ref().is_some_and(|d| d.answered.is_none()) && line.stand == "standing",
        due,
        line,
    })
}

fn shares(s: Shares) -> SharesValue {
    let (address, reference) = match s.incident {
        Some((id, reference)) => (format!("/desk/incidents/{id}"), reference),
        None => (format!("/desk/reports/{}", s.report), s.reference),
    };
    SharesValue {
        address,
        reference,
        title: visible_line(&s.excerpt),
        value: visible_line(&s.value),
    }
}
