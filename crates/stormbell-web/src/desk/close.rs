//! Closing a report or an incident: an outcome and words, shown as they will be read before they are sent.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::after,
        seat::{Seat, id},
        views::{
            choices::Choices,
            frame::Retry,
            report::{ClosePage, ClosePreview},
        },
    },
    fields::Fields,
};
use axum::{Router, extract::Path, response::Response, routing::get};
use stormbell_model::{
    IncidentId, Lang, ReportId,
    access::Act,
    complaint::{Complaint, Problem},
    limits::MESSAGE_MAX_CHARS,
    report::Outcome,
    text,
};
use stormbell_service::{Fault, close_incident, close_report, read_incident, read_report};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/reports/{id}/close", get(ask_report).post(report))
        .route(
            "/desk/incidents/{id}/close",
            get(ask_incident).post(incident),
        )
}

/// What is closed: the page about it, before anything was written.
struct Thing {
    page: ClosePage,
    reader: Lang,
    address: String,
}

async fn report_thing(seat: &Seat, id: ReportId) -> Result<Thing, Fault> {
    seat.may(Act::Close)?;
    let report = read_report(&seat.ctx, id).await?.report;
    let address = super::report::address(id);
    let reader = report.lang;
    let page = ClosePage {
        frame: seat.frame("queue", format!("{address}/close")).await?,
        of: "reports",
        id: id.to_string(),
        reference: report.reference,
        reader_lang: Some((reader.code(), reader.own_name())),
        choices: Choices::all(),
        preview: None,
        open_reports: 0,
        all_counted: true,
    };
    Ok(Thing {
        page,
        reader,
        address,
    })
}

async fn incident_thing(seat: &Seat, id: IncidentId) -> Result<Thing, Fault> {
    seat.may(Act::Close)?;
    let desk = read_incident(&seat.ctx, id).await?;
    let address = super::incident::address(id);
    let page = ClosePage {
        frame: seat.frame("incidents", format!("{address}/close")).await?,
        of: "incidents",
        id: id.to_string(),
        reference: desk.incident.reference,
        reader_lang: None,
        choices: Choices::all(),
        preview: None,
        open_reports: desk.open_reports.unwrap_or(desk.size),
        all_counted: desk.open_reports.is_some(),
    };
    let reader = seat.officer.lang;
    Ok(Thing {
        page,
        reader,
        address,
    })
}

async fn ask_report(seat: Seat, Path(report): Path<String>) -> Result<Response, Sorry> {
    let thing = report_thing(&seat, id(&report)?).await?;
    Ok(seat.page("desk/close.html", thing.page))
}

async fn ask_incident(seat: Seat, Path(incident): Path<String>) -> Result<Response, Sorry> {
    let thing = incident_thing(&seat, id(&incident)?).await?;
    Ok(seat.page("desk/close.html", thing.page))
}

/// What was chosen and written.
struct Closing {
    outcome: Outcome,
    words: String,
    also_reports: bool,
}

impl Closing {
    fn read(fields: &Fields) -> Result<Closing, Fault> {
        let outcome = Outcome::parse(&fields.plain("outcome"))
            .ok_or(Complaint::new("outcome", Problem::Missing));
        let words = fields.lines("words").and_then(|w| {
            text::check(&w, MESSAGE_MAX_CHARS)?;
            Ok(w)
        });
        match (outcome, words) {
            (Ok(outcome), Ok(words)) => Ok(Closing {
                outcome,
                words,
                also_reports: fields.plain("also_reports") == "yes",
            }),
            (outcome, words) => {
                let words = words.err().map(|p| Complaint::new("words", p));
                Err(Fault::Invalid(
                    outcome.err().into_iter().chain(words).collect(),
                ))
            }
        }
    }
}

async fn report(seat: Seat, Path(report): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let id: ReportId = id(&report)?;
    let thing = report_thing(&seat, id).await?;
    match (Closing::read(&fields), fields.plain("step").as_str()) {
        (Ok(c), "close") => {
            let result = close_report(&seat.ctx, id, c.outcome, &c.words).await;
            done(&seat, thing, &fields, result)
        }
        (read, step) => look(&seat, thing, &fields, read, step == "back"),
    }
}

async fn incident(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let id: IncidentId = id(&incident)?;
    let thing = incident_thing(&seat, id).await?;
    match (Closing::read(&fields), fields.plain("step").as_str()) {
        (Ok(c), "close") => {
            let result = close_incident(&seat.ctx, id, c.outcome, &c.words, c.also_reports).await;
            done(&seat, thing, &fields, result)
        }
        (read, step) => look(&seat, thing, &fields, read, step == "back"),
    }
}

fn done(
    seat: &Seat,
    thing: Thing,
    fields: &Fields,
    result: Result<(), Fault>,
) -> Result<Response, Sorry> {
    match result {
        Err(Fault::Invalid(why)) => Ok(again(seat, thing.page, fields, &why)),
        other => after(other, &thing.address, forms::CLOSE.done),
    }
}

/// Shows the words as they will be read; or the form again, with what is wrong or for another try.
fn look(
    seat: &Seat,
    mut thing: Thing,
    fields: &Fields,
    read: Result<Closing, Fault>,
    rewrite: bool,
) -> Result<Response, Sorry> {
    match read {
        Ok(_) if rewrite => {
            let mut page = thing.page;
            page.frame.retry = Retry::of(forms::CLOSE.name, forms::CLOSE.typed(fields), &[]);
            Ok(seat.page("desk/close.html", page))
        }
        Ok(closing) => {
            let key = format!("outcome-{}", closing.outcome.code());
            thing.page.preview = Some(ClosePreview {
                outcome: closing.outcome.code(),
                outcome_words: seat.door.pages.say(thing.reader, &key, &[]),
                words: closing.words,
                also_reports: closing.also_reports,
            });
            Ok(seat.page("desk/close.html", thing.page))
        }
        Err(Fault::Invalid(why)) => Ok(again(seat, thing.page, fields, &why)),
        Err(other) => Err(other.into()),
    }
}

fn again(seat: &Seat, mut page: ClosePage, fields: &Fields, why: &[Complaint]) -> Response {
    page.frame.retry = Retry::of(forms::CLOSE.name, forms::CLOSE.typed(fields), why);
    seat.page_again("desk/close.html", page)
}
