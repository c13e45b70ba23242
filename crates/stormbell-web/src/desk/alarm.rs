//! An alarm's own page, and what an officer does with an alarm: take it, hand it on, pass it up, say how many it needs.

use crate::{
    Door, Sorry,
    desk::{
        notice::{after, place},
        seat::{Seat, id},
        show,
        views::{
            ago::Ago,
            alarm::{AlarmPage, LineView},
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{AlarmId, Moment, OfficerId, access::Act};
use stormbell_service::{
    AlarmLine, acknowledge_alarm, ask_for_more, enough, escalate_alarm, hand_on_alarm, read_alarm,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/alarms/{id}", get(page))
        .route("/desk/alarms/{id}/acknowledge", post(acknowledge))
        .route("/desk/alarms/{id}/hand-on", post(hand_on))
        .route("/desk/alarms/{id}/escalate", post(escalate))
        .route("/desk/alarms/{id}/more", post(more))
        .route("/desk/alarms/{id}/enough", post(is_enough))
}

async fn page(seat: Seat, Path(alarm): Path<String>) -> Result<Response, Sorry> {
    let id: AlarmId = id(&alarm)?;
    let desk = read_alarm(&seat.ctx, id).await?;
    let now = seat.ctx.now;
    let page = AlarmPage {
        frame: seat.frame("queue", format!("/desk/alarms/{id}")).await?,
        lines: desk.lines.into_iter().map(|l| line(l, now)).collect(),
        coming: desk.coming.into_iter().map(|l| line(l, now)).collect(),
        closed: desk.closed.map(|(by, at)| (by, Ago::of(at, now))),
        needs: desk.needs,
        missing: desk.row.missing,
        held_by: desk.row.held_by.clone(),
        handed_on: desk.handed_on,
        mine: desk.mine,
        asked_me: desk.asked_me,
        mark: desk.mark,
        colleagues: desk
            .colleagues
            .into_iter()
            .map(|(id, name, reachable)| (id.to_string(), name, reachable))
            .collect(),
        alarm: show::alarm(desk.row, now),
    };
    Ok(seat.page("desk/alarm.html", page))
}

fn line(l: AlarmLine, now: Moment) -> LineView {
    LineView {
        at: Ago::of(l.at, now),
        // The journal's words, as they stand in keys.
        act: l.act.replace(' ', "-"),
        by: l.by,
        people: l.people.join(", "),
        why: l.why,
        number: l.number.unwrap_or_default(),
    }
}

/// Where a form comes back to: the place it names, or the alarm's page.
fn home(alarm: AlarmId, fields: &Fields) -> String {
    let back = fields.plain("back");
    if back.is_empty() {
        format!("/desk/alarms/{alarm}")
    } else {
        place(&back).to_owned()
    }
}

async fn acknowledge(
    seat: Seat,
    Path(alarm): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let alarm = id(&alarm)?;
    let result = acknowledge_alarm(&seat.ctx, alarm).await;
    after(result, &home(alarm, &fields), "acknowledged")
}

async fn hand_on(seat: Seat, Path(alarm): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::HandOn)?;
    let alarm = id(&alarm)?;
    let to: OfficerId = id(&fields.plain("to"))?;
    let result = hand_on_alarm(&seat.ctx, alarm, to).await;
    after(result, &home(alarm, &fields), "handed-on")
}

async fn escalate(
    seat: Seat,
    Path(alarm): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let alarm = id(&alarm)?;
    let seen = Some(fields.plain("mark")).filter(|mark| !mark.is_empty());
    let result = escalate_alarm(&seat.ctx, alarm, seen.as_deref()).await;
    after(result, &home(alarm, &fields), "escalated")
}

async fn more(seat: Seat, Path(alarm): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let alarm = id(&alarm)?;
    let result = ask_for_more(&seat.ctx, alarm).await;
    after(result, &home(alarm, &fields), "asked-for-more")
}

async fn is_enough(
    seat: Seat,
    Path(alarm): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let alarm = id(&alarm)?;
    let result = enough(&seat.ctx, alarm).await;
    after(result, &home(alarm, &fields), "enough")
}
