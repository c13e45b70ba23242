//! Handing over: what waits, one hand-over with its things, and what both sides do with it.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::{after, back},
        seat::{Seat, id},
        views::{
            ago::Ago,
            frame::Retry,
            hand_over::{HandOverPage, HandOverRowView, HandOversPage, ItemView},
        },
    },
    fields::Fields,
    trouble::Trouble,
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;
use stormbell_model::{
    HandOverId, Moment, Span,
    access::Act,
    complaint::Problem,
    hand_over::ITEMS_MAX,
    text::{visible, visible_line},
};
use stormbell_service::{
    Fault, HandOverDesk, HandOverRow, Handed, HandedItem, NewHandOver, accept_items,
    add_to_hand_over, begin_hand_over, decline_items, end_hand_over, hand_overs, keep_promise,
    read_hand_over,
};

const HERE: &str = "/desk/hand-over";
/// Hours within which a promise can be due: a choice, so that no clock of whoever types is needed.
const WITHIN_H: &[i64] = &[1, 2, 4, 8, 12, 24, 48, 72, 168];

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/hand-over", get(list).post(begin))
        .route("/desk/hand-over/{id}", get(page))
        .route("/desk/hand-over/{id}/add", post(add))
        .route("/desk/hand-over/{id}/answer", post(answer))
        .route("/desk/hand-over/{id}/end", post(end))
        .route("/desk/hand-over/{id}/keep", post(keep))
}

#[derive(Default, Deserialize)]
struct Asked {
    after: Option<String>,
}

async fn list(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let page = list_view(&seat, asked.after).await?;
    Ok(seat.page("desk/hand_overs.html", page))
}

async fn list_view(seat: &Seat, after: Option<String>) -> Result<HandOversPage, Fault> {
    let is_older = after.is_some();
    let found = hand_overs(&seat.ctx, after).await?;
    let rows = |rows: Vec<HandOverRow>| rows.into_iter().map(|r| row(seat, r)).collect();
    let others = found.others.into_iter();
    Ok(HandOversPage {
        frame: seat.frame("hand-over", HERE).await?,
        waiting: rows(found.waiting),
        older: found.all.next.map(|next| format!("{HERE}?after={next}")),
        all: rows(found.all.rows),
        is_older,
        others: others
            .map(|(id, name, reached)| (id.to_string(), name, reached))
            .collect(),
        mine: found.mine,
    })
}

fn row(seat: &Seat, r: HandOverRow) -> HandOverRowView {
    HandOverRowView {
        id: r.id.to_string(),
        mine: r.coming.0 == seat.officer.id && r.unread > 0 && !r.ended,
        leaving: r.leaving.1,
        coming: r.coming.1,
        opened: Ago::of(r.opened_at, seat.ctx.now),
        items: r.items,
        unread: r.unread,
        stays: r.stays,
        ended: r.ended,
        coming_left: r.coming_left,
    }
}

async fn begin(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::HandOver)?;
    let result = match (
        fields.plain("coming").parse(),
        forms::lines(&fields, "handing_note"),
    ) {
        (Ok(coming), Ok(note)) => {
            let leaving = fields.plain("leaving").parse().ok();
            let new = NewHandOver {
                leaving,
                coming,
                note,
            };
            begin_hand_over(&seat.ctx, new).await
        }
        (Err(_), _) => Err(Fault::field("coming", Problem::Missing)),
        (_, Err(fault)) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = list_view(&seat, None).await?;
        let form = &forms::HAND_OVER;
        page.frame.retry = Retry::of(form.name, form.typed(&fields), why);
        return Ok(seat.page_again("desk/hand_overs.html", page));
    }
    match result {
        Ok(id) => Ok(back(&at(id), forms::HAND_OVER.done)),
        Err(fault) => after::<()>(Err(fault), HERE, ""),
    }
}

fn at(id: HandOverId) -> String {
    format!("{HERE}/{id}")
}

async fn page(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::HandOver)?;
    let page = view(&seat, id(&which)?).await?;
    Ok(seat.page("desk/hand_over.html", page))
}

async fn view(seat: &Seat, id: HandOverId) -> Result<HandOverPage, Fault> {
    let desk: HandOverDesk = read_hand_over(&seat.ctx, id).await?;
    let now = seat.ctx.now;
    let (ended_at, ended_by) = desk.ended.unzip();
    Ok(HandOverPage {
        frame: seat.frame("hand-over", at(id)).await?,
        row: row(seat, desk.row),
        items: desk.items.into_iter().map(|i| item(i, now)).collect(),
        left_out: desk.left_out,
        ended_at: ended_at.map(|at| Ago::of(at, now)),
        ended_by: ended_by.unwrap_or_default(),
        mine_to_answer: desk.mine_to_answer,
        mine_to_add: desk.mine_to_add,
        mine_to_end: desk.mine_to_end,
        coming_unreachable: desk.coming_unreachable,
        within: WITHIN_H,
    })
}

pub(super) fn item(i: HandedItem, now: Moment) -> ItemView {
    let (standing, since) = i.standing.columns();
    let plain = |what, words: &str| ItemView {
        place: i.place,
        what,
        standing,
        since: since.map(|at| Ago::of(at, now)),
        link: None,
        reference: String::new(),
        priority: None,
        happening: None,
        words: visible(words),
        by: None,
        kept: i.done_at.is_some(),
        mine_to_keep: i.mine_to_keep,
    };
    let of_report = |what, r: stormbell_service::HandedReport| ItemView {
        link: Some(format!("/desk/reports/{}", r.id)),
        priority: Some(r.priority.code()),
        happening: Some(r.happening.code()),
        reference: r.reference,
        words: r.excerpt,
        ..plain(what, "")
    };
    match i.thing {
        Handed::Alarm(_, r) => of_report("alarm", r),
        Handed::Report(r) => of_report("report", r),
        Handed::Incident(id, reference, title, priority) => ItemView {
            link: Some(format!("/desk/incidents/{id}")),
            reference,
            priority: Some(priority.code()),
            words: visible_line(&title),
            ..plain("incident", "")
        },
        Handed::Promise(words, by) => ItemView {
            by: Some(Ago::of(by, now)),
            ..plain("promise", &words)
        },
        Handed::Note(words) => plain("note", &words),
    }
}

async fn add(seat: Seat, Path(which): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::HandOver)?;
    let which: HandOverId = id(&which)?;
    let now = seat.ctx.now;
    let result = match (forms::lines(&fields, "words"), due(&fields, now)) {
        (Ok(words), Ok(by)) => add_to_hand_over(&seat.ctx, which, &words, by).await,
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat, which).await?;
        let form = &forms::HAND_OVER_ADD;
        page.frame.retry = Retry::of(form.name, form.typed(&fields), why);
        return Ok(seat.page_again("desk/hand_over.html", page));
    }
    after(result, &at(which), forms::HAND_OVER_ADD.done)
}

/// When a promise is due; none for a note.
fn due(fields: &Fields, now: Moment) -> Result<Option<Moment>, Fault> {
    let within = fields.plain("within");
    if within.is_empty() {
        return Ok(None);
    }
    let hours = within.parse().ok().filter(|h| WITHIN_H.contains(h));
    match hours {
        Some(hours) => Ok(Some(now.plus(Span::hours(hours)))),
        None => Err(Fault::field("within", Problem::Unknown)),
    }
}

async fn answer(seat: Seat, Path(which): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::HandOver)?;
    let which: HandOverId = id(&which)?;
    let (places, accept) = asked(&fields).ok_or(Sorry(Trouble::Unreadable))?;
    let result = match accept {
        true => accept_items(&seat.ctx, which, &places).await,
        false => decline_items(&seat.ctx, which, &places).await,
    };
    let done = match &result {
        _ if places.is_empty() => "hand-over-none",
        Ok(told) if told.done == 0 => "hand-over-gone",
        _ if accept => "hand-over-accepted",
        _ => "hand-over-declined",
    };
    after(result, &at(which), done)
}

/// Which items, and whether they are taken: the button of one of them, or that below for those that are marked.
fn asked(fields: &Fields) -> Option<(Vec<usize>, bool)> {
    let one = |name: &str| fields.plain(name).parse().ok();
    if let Some(place) = one("accept") {
        return Some((vec![place], true));
    }
    if let Some(place) = one("decline") {
        return Some((vec![place], false));
    }
    let marked = fields.all("item").into_iter();
    let marked: Option<Vec<usize>> = marked.map(|p| p.parse().ok()).collect();
    let mut places = marked?;
    places.sort_unstable();
    places.dedup();
    places.truncate(ITEMS_MAX);
    match fields.plain("marked").as_str() {
        "accept" => Some((places, true)),
        "decline" => Some((places, false)),
        _ => None,
    }
}

async fn end(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::HandOver)?;
    let which: HandOverId = id(&which)?;
    let result = end_hand_over(&seat.ctx, which).await;
    after(result, &at(which), "hand-over-end")
}

async fn keep(seat: Seat, Path(which): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::HandOver)?;
    let which: HandOverId = id(&which)?;
    let place = fields.plain("place").parse();
    let place = place.map_err(|_| Sorry(Trouble::NotFound))?;
    let result = keep_promise(&seat.ctx, which, place).await;
    let to = at(which);
    let to = match fields.plain("back").as_str() {
        "" => to.as_str(),
        named => crate::desk::notice::place(named),
    }
    .to_owned();
    after(result, &to, "promise-kept")
}
