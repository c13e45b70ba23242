//! An alarm's own page with the proofs of every call, and what an officer does with an alarm: take it, hand it on, pass
//! it up, say how many it needs.

use crate::{
    Door, Sorry,
    desk::{
        notice::{after, place},
        seat::{Seat, id},
        show,
        views::{
            ago::{Ago, Clock},
            alarm::{AlarmPage, ChainView, ColleagueView, LineView, ProofView},
        },
    },
    fields::Fields,
    zones,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{
    AlarmId, Moment, OfficerId, access::Act, notice::Answer, rota::Zone, text::visible_line,
};
use stormbell_service::{
    AlarmLine, Colleague, NotificationView, acknowledge_alarm, ask_for_more, enough,
    escalate_alarm, hand_on_alarm, read_alarm,
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
    // Proofs are compared with what carriers and colleagues say: by the clock of the state's capital, to the second.
    let zone = Zone::named(zones::of_state(&seat.door.node.config().state));
    let zone = zone.unwrap_or_else(Zone::utc);
    let chains = desk.row.notifications.iter();
    let page = AlarmPage {
        opened: Clock::of(desk.row.opened_at, now, &zone),
        chains: chains.map(|n| chain(n, now, &zone)).collect(),
        zone: zone.name().unwrap_or("UTC").to_owned(),
        more_chains: desk.more_notifications,
        asked_by_me: desk.asked_by_me,
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
        colleagues: desk.colleagues.into_iter().map(colleague).collect(),
        alarm: show::alarm(desk.row, now),
    };
    Ok(seat.page("desk/alarm.html", page))
}

fn colleague(c: Colleague) -> ColleagueView {
    ColleagueView {
        id: c.id.to_string(),
        name: c.name,
        reachable: c.reachable,
        on_duty: c.on_duty,
    }
}

/// The way from «put down» to «acknowledged». What has not come is named while it can still come.
const WAY: [Answer; 4] = [
    Answer::Accepted,
    Answer::Delivered,
    Answer::Seen,
    Answer::Acknowledged,
];

fn chain(n: &NotificationView, now: Moment, zone: &Zone) -> ChainView {
    let proof = |code, at: Option<Moment>| ProofView {
        code,
        at: at.map(|at| Clock::of(at, now, zone)),
        bad: ["not-now", "refused", "not-delivered"].contains(&code),
    };
    let mut proofs = vec![proof("queued", Some(n.made_at))];
    proofs.extend(n.proofs.iter().map(|(code, at)| proof(code, Some(*at))));
    let came = |answer: &Answer| n.proofs.iter().any(|(code, _)| *code == answer.code());
    let next = WAY.iter().rposition(came).map_or(0, |at| at + 1);
    if n.state != "failed" {
        let open = WAY[next..].iter();
        proofs.extend(open.map(|answer| proof(answer.code(), None)));
    }
    ChainView {
        to: n.to.clone(),
        channel: n.channel.clone(),
        state: n.state.clone(),
        note: n.note.as_deref().map(visible_line),
        tries: n.tries,
        next: n.next_at.map(|at| Ago::of(at, now)),
        proofs,
    }
}

pub(super) fn line(l: AlarmLine, now: Moment) -> LineView {
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
