//! One report: read it, take it, answer, assess, put it into an incident, open it again.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::{after, back, place},
        seat::{Seat, id},
        show,
        views::{choices::Choices, frame::Retry, grouping::proposal, report::ReportPage},
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{IncidentId, ReportId, access::Act};
use stormbell_service::{
    Assessment, Fault, answer_reporter, assess_report, link_report, open_incident, read_report,
    reopen_report, take_report, unlink_report,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/reports/{id}", get(page))
        .route("/desk/reports/{id}/take", post(take))
        .route("/desk/reports/{id}/answer", post(answer))
        .route("/desk/reports/{id}/assess", post(assess))
        .route("/desk/reports/{id}/assign-me", post(assign_me))
        .route("/desk/reports/{id}/incident", post(incident))
        .route("/desk/reports/{id}/link", post(link))
        .route("/desk/reports/{id}/reopen", post(reopen))
        .route("/desk/links/{id}/undo", post(unlink))
}

/// The address of a report's page.
pub fn address(id: ReportId) -> String {
    format!("/desk/reports/{id}")
}

async fn page(seat: Seat, Path(report): Path<String>) -> Result<Response, Sorry> {
    let page = view(&seat, id(&report)?).await?;
    Ok(seat.page("desk/report.html", page))
}

async fn view(seat: &Seat, id: ReportId) -> Result<ReportPage, Fault> {
    let now = seat.ctx.now;
    let desk = read_report(&seat.ctx, id).await?;
    let names_of_files: Vec<(String, String)> = desk
        .files
        .iter()
        .map(|f| (f.id.to_string(), f.name.clone()))
        .collect();
    let open = desk
        .alarms
        .into_iter()
        .filter(|a| a.ringing || a.next_look.is_some());
    Ok(ReportPage {
        frame: seat.frame("queue", address(id)).await?,
        alarms: open.map(|a| show::alarm(a, now)).collect(),
        messages: desk
            .messages
            .into_iter()
            .map(|m| show::message(m, now))
            .collect(),
        files: desk.files.into_iter().map(|f| show::file(f, now)).collect(),
        links: desk
            .incidents
            .into_iter()
            .map(|l| show::link(l, now))
            .collect(),
        proposals: desk
            .proposals
            .into_iter()
            .map(|p| proposal(p, now))
            .collect(),
        wave: desk.wave.map(|wave| wave.to_string()),
        others: show::others(desk.others),
        history: desk
            .history
            .into_iter()
            .map(|h| show::history(h, now))
            .collect(),
        officers: show::officers(desk.officers),
        open_incidents: show::incidents(desk.open_incidents),
        choices: Choices::all(),
        reading: desk.reading.map(show::reading),
        sightings: desk
            .sightings
            .into_iter()
            .map(|s| show::sighting(s, now))
            .collect(),
        evidence: show::evidence(desk.evidence, &names_of_files, &desk.about),
        home_sector: desk.home_sector.map(|s| s.word()),
        report: show::report(
            desk.report,
            desk.assigned_name,
            desk.organisation_name,
            &desk.about,
            now,
        ),
    })
}

/// Answers a form of the page: back to it, or the page again with what was typed and what is wrong.
async fn told<T>(
    seat: &Seat,
    id: ReportId,
    fields: &Fields,
    form: &forms::Form,
    result: Result<T, Fault>,
) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(seat, id).await?;
        page.frame.retry = Retry::of(form.name, form.typed(fields), why);
        return Ok(seat.page_again("desk/report.html", page));
    }
    after(result, &address(id), form.done)
}

async fn take(seat: Seat, Path(report): Path<String>) -> Result<Response, Sorry> {
    let id: ReportId = id(&report)?;
    after(take_report(&seat.ctx, id).await, &address(id), "taken")
}

async fn answer(seat: Seat, Path(report): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::Answer)?;
    let id: ReportId = id(&report)?;
    let result = match forms::lines(&fields, "text") {
        Ok(words) => answer_reporter(&seat.ctx, id, &words).await.map(|_| ()),
        Err(fault) => Err(fault),
    };
    told(&seat, id, &fields, &forms::ANSWER, result).await
}

async fn assess(seat: Seat, Path(report): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::Assess)?;
    let id: ReportId = id(&report)?;
    let result = match forms::assessment(&fields) {
        Ok(assessment) => assess_report(&seat.ctx, id, assessment).await,
        Err(fault) => Err(fault),
    };
    told(&seat, id, &fields, &forms::ASSESS, result).await
}

async fn assign_me(seat: Seat, Path(report): Path<String>) -> Result<Response, Sorry> {
    let id: ReportId = id(&report)?;
    let result = assess_report(&seat.ctx, id, to_me(&seat)).await;
    after(result, &address(id), "assigned")
}

/// «This is mine now», with a reason that the history can show.
pub fn to_me(seat: &Seat) -> Assessment {
    let lang = seat.officer.lang;
    Assessment {
        kind: None,
        priority: None,
        tlp: None,
        assigned_to: Some(Some(seat.officer.id)),
        reason: seat.door.pages.say(lang, "desk-reason-assign-me", &[]),
    }
}

async fn incident(
    seat: Seat,
    Path(report): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let id: ReportId = id(&report)?;
    let (title, reason) = (fields.plain("title"), fields.plain("reason"));
    match open_incident(&seat.ctx, &title, &[id], &reason).await {
        Ok(incident) => Ok(back(&format!("/desk/incidents/{incident}"), "linked")),
        Err(fault) => told::<()>(&seat, id, &fields, &forms::INCIDENT, Err(fault)).await,
    }
}

async fn link(seat: Seat, Path(report): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let report: ReportId = id(&report)?;
    let incident: IncidentId = id(&fields.plain("incident"))?;
    let result = link_report(&seat.ctx, report, incident, &fields.plain("reason")).await;
    match fields.plain("back") {
        from if from.is_empty() => told(&seat, report, &fields, &forms::LINK, result).await,
        from => after(result, place(&from), "linked"),
    }
}

async fn unlink(seat: Seat, Path(link): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let result = unlink_report(&seat.ctx, id(&link)?, &fields.plain("reason")).await;
    after(result, place(&fields.plain("back")), "unlinked")
}

async fn reopen(seat: Seat, Path(report): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let id: ReportId = id(&report)?;
    let result = reopen_report(&seat.ctx, id, &fields.plain("reason")).await;
    told(&seat, id, &fields, &forms::REOPEN, result).await
}
