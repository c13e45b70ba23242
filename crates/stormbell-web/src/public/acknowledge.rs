//! The link in a notification. Reading it changes nothing, because mail scanners follow links; only a button does.

use crate::{
    Door, Sorry, Visit,
    fields::Fields,
    public::views::{AckPage, ToldView},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use stormbell_model::{AlarmId, OfficerId, officer::Actor};
use stormbell_service::{AckLink, Fault, LinkAct, ToldAlarm, act_by_link, look_at_ack_link};

/// What the link is about.
pub async fn look(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Sorry> {
    let link = look_at_ack_link(&door.ctx(Actor::Visitor, &visit), &token).await?;
    Ok(answer(&door, &visit, link, None))
}

/// The buttons.
pub async fn take(
    State(door): State<Door>,
    visit: Visit,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let ctx = door.ctx(Actor::Visitor, &visit);
    let (act, done) = act(&fields);
    match act_by_link(&ctx, &token, act).await {
        Ok(link) => Ok(answer(&door, &visit, Some(link), Some(done))),
        Err(Fault::NotFound) => Ok(answer(&door, &visit, None, None)),
        // Somebody was quicker, or the colleague is not here any more: the page shows how it stands.
        Err(Fault::Conflict(_) | Fault::Invalid(_)) => {
            let link = look_at_ack_link(&ctx, &token).await?;
            Ok(answer(&door, &visit, link, Some("changed")))
        }
        Err(fault) => Err(fault.into()),
    }
}

/// What a button says, and the end of the key of what is said after it.
fn act(fields: &Fields) -> (LinkAct, &'static str) {
    let to = fields.plain("to").parse::<OfficerId>();
    if let Ok(one) = fields.plain("one").parse::<AlarmId>() {
        return (LinkAct::TakeOne(one), "taken-one");
    }
    match (fields.plain("act").as_str(), to) {
        ("escalate", _) => (LinkAct::Escalate(fields.plain("mark")), "escalated"),
        ("hand-on", Ok(to)) => (LinkAct::HandOn(to), "handed-on"),
        _ => (LinkAct::Take, "taken"),
    }
}

fn answer(
    door: &Door,
    visit: &Visit,
    link: Option<AckLink>,
    done: Option<&'static str>,
) -> Response {
    let Some(link) = link else {
        let html = door.page(visit, "public/acknowledge.html", AckPage::gone());
        return (StatusCode::NOT_FOUND, html).into_response();
    };
    let colleagues = link.colleagues.into_iter();
    let page = AckPage {
        stage: match (&link.closed, &link.asked_by) {
            (Some(_), _) => "closed",
            (_, Some(_)) => "asked",
            _ if link.mine => "yours",
            _ if link.ringing => "ringing",
            _ => "done",
        },
        done,
        reference: link.reference,
        priority: link.priority.code(),
        opened_at: link.opened_at,
        officer: link.officer_name,
        held_by: link.held_by.join(", "),
        missing: link.missing,
        asked_by: link.asked_by,
        handed_to: link.handed_to,
        closed: link.closed,
        mark: link.mark,
        colleagues: colleagues
            .map(|(id, name)| (id.to_string(), name))
            .collect(),
        told_more: link.told.in_all - link.told.named.len(),
        told_ringing: link.told.ringing,
        told: link.told.named.into_iter().map(told).collect(),
    };
    door.page(visit, "public/acknowledge.html", page)
}

fn told(alarm: ToldAlarm) -> ToldView {
    ToldView {
        id: alarm.id.to_string(),
        reference: alarm.reference,
        priority: alarm.priority.code(),
        opened_at: alarm.opened_at,
        state: match alarm {
            ToldAlarm { closed: true, .. } => "closed",
            ToldAlarm { mine: true, .. } => "yours",
            ToldAlarm { ringing: true, .. } => "ringing",
            _ => "held",
        },
        held_by: alarm.held_by.join(", "),
    }
}
