//! Calendars of shifts, as programs fetch them: without signing in, by a secret word in the address. A wrong word, a
//! revoked one and that of somebody who left are the same: not found.

use crate::{
    Door, Sorry, Visit,
    guard::flood::{Act, Whose},
    trouble::Trouble,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use fluent_bundle::FluentValue;
use stormbell_model::officer::Actor;
use stormbell_service::{CalendarEntry, CalendarFile, Shows, calendar_tag, read_calendar};
use stormbell_wire::ical::{Entry, write_shifts};

/// Programs may keep it, and ask each time whether it is still so: an address that was taken away works no longer than
/// until the next question.
const CACHING: HeaderValue = HeaderValue::from_static("private, no-cache");

/// One calendar.
pub async fn file(
    State(door): State<Door>,
    visit: Visit,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<Response, Sorry> {
    let whose = Whose::Network(visit.source);
    door.flood.share(Act::Calendar, whose, door.node.now())?;
    let token = file.strip_suffix(".ics").ok_or(Sorry(Trouble::NotFound))?;
    let calendar = read_calendar(&door.ctx(Actor::Visitor, &visit), token).await?;
    Ok(answer(&headers, written(&door, calendar)))
}

fn written(door: &Door, file: CalendarFile) -> String {
    let say = |key: &str, args: &[(&str, FluentValue<'_>)]| {
        let said = door.pages.say(file.lang, key, args);
        // Marks that isolate directions are for pages; a calendar shows them as boxes.
        said.replace(['\u{2068}', '\u{2069}'], "")
    };
    let title = |e: &CalendarEntry| match (&e.person, file.shows) {
        (None, _) => say("duty-calendar-shift", &[("rota", e.rota.as_str().into())]),
        (Some(person), Shows::Rota(_)) => person.clone(),
        (Some(person), _) => format!("{person} · {}", e.rota),
    };
    let entries: Vec<Entry> = file
        .entries
        .iter()
        .map(|e| Entry {
            uid: e.uid.clone(),
            title: title(e),
            stretch: e.stretch,
        })
        .collect();
    let name = match file.name.as_str() {
        "" => say("duty-calendar-name", &[]),
        name => name.to_owned(),
    };
    write_shifts(&name, file.changed_at, &entries)
}

fn answer(asked: &HeaderMap, body: String) -> Response {
    let tag = format!("\"{}\"", calendar_tag(&body));
    let known = asked.get_all(header::IF_NONE_MATCH).iter();
    let known = known.filter_map(|v| v.to_str().ok());
    let same = known
        .flat_map(|v| v.split(','))
        .any(|v| v.trim().trim_start_matches("W/") == tag);
    let mut response = match same {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => body.into_response(),
    };
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CACHE_CONTROL, CACHING);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
