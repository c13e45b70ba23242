//! Incidents: the list, and one with its reports and its timeline.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::after,
        report::to_me,
        seat::{Seat, id},
        show,
        views::{
            ago::Ago,
            choices::Choices,
            frame::Retry,
            grouping::{proposal, regrouping},
            incident::{IncidentPage, IncidentsPage},
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;
use stormbell_model::{IncidentId, access::Act, complaint::Problem, text::visible_line};
use stormbell_service::{
    Fault, Found, IncidentAsked, assess_incident, find_by_reference, link_report, list_incidents,
    read_incident_from, reopen_incident, write_entry,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/incidents", get(list))
        .route("/desk/incidents/{id}", get(page))
        .route("/desk/incidents/{id}/entry", post(entry))
        .route("/desk/incidents/{id}/assess", post(assess))
        .route("/desk/incidents/{id}/assign-me", post(assign_me))
        .route("/desk/incidents/{id}/add", post(add))
        .route("/desk/incidents/{id}/reopen", post(reopen))
}

/// The address of an incident's page.
pub fn address(id: IncidentId) -> String {
    format!("/desk/incidents/{id}")
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    after: Option<String>,
}

async fn list(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let closed = asked.show == "closed";
    let found = list_incidents(&seat.ctx, closed, asked.after).await?;
    let kept = if closed { "show=closed&" } else { "" };
    let page = IncidentsPage {
        frame: seat.frame("incidents", "/desk/incidents").await?,
        closed,
        rows: found
            .rows
            .into_iter()
            .map(|i| show::incident(i, seat.ctx.now))
            .collect(),
        older: found
            .next
            .map(|next| format!("/desk/incidents?{kept}after={next}")),
    };
    Ok(seat.page("desk/incidents.html", page))
}

/// Where the two lists of the page begin.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Places {
    reports: Option<String>,
    timeline: Option<String>,
}

impl Places {
    /// The address of the page on which one list begins elsewhere and the other stays.
    fn older(&self, list: &str, next: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let both = [("reports", &self.reports), ("timeline", &self.timeline)];
        for (name, place) in both.into_iter().filter(|(name, _)| *name != list) {
            if let Some(place) = place {
                query.append_pair(name, place);
            }
        }
        format!("?{}#{list}", query.append_pair(list, next).finish())
    }
}

async fn page(
    seat: Seat,
    Path(incident): Path<String>,
    Query(places): Query<Places>,
) -> Result<Response, Sorry> {
    let page = view(&seat, id(&incident)?, places).await?;
    Ok(seat.page("desk/incident.html", page))
}

async fn view(seat: &Seat, id: IncidentId, places: Places) -> Result<IncidentPage, Fault> {
    let now = seat.ctx.now;
    let asked = IncidentAsked {
        reports: places.reports.clone(),
        timeline: places.timeline.clone(),
    };
    let desk = read_incident_from(&seat.ctx, id, &asked).await?;
    let older = |list: &str, next: &Option<String>| next.as_deref().map(|n| places.older(list, n));
    Ok(IncidentPage {
        frame: seat.frame("incidents", address(id)).await?,
        incident: show::whole_incident(&desk, now),
        class: desk.incident.kind.class(),
        assigned_id: desk.incident.assigned_to.map(|o| o.to_string()),
        closed: desk.incident.closed.map(|(at, _)| Ago::of(at, now)),
        older_reports: older("reports", &desk.older_reports),
        older_entries: older("timeline", &desk.older_entries),
        is_older: places.reports.is_some() || places.timeline.is_some(),
        // Newest first: what one writes appears right under where one wrote it.
        timeline: desk
            .timeline
            .into_iter()
            .map(|e| show::entry(e, now))
            .collect(),
        reports: desk
            .reports
            .into_iter()
            .map(|r| show::tied(r, now))
            .collect(),
        regroupings: desk
            .regroupings
            .into_iter()
            .map(|r| regrouping(r, now))
            .collect(),
        merged_into: desk
            .merged_into
            .map(|(id, reference)| (id.to_string(), reference)),
        campaigns: desk
            .campaigns
            .into_iter()
            .map(|(id, title)| (id.to_string(), visible_line(&title)))
            .collect(),
        proposals: desk
            .proposals
            .into_iter()
            .map(|p| proposal(p, now))
            .collect(),
        open_incidents: show::incidents(desk.open_incidents),
        officers: show::officers(desk.officers),
        choices: Choices::all(),
    })
}

async fn told<T>(
    seat: &Seat,
    id: IncidentId,
    fields: &Fields,
    form: &forms::Form,
    result: Result<T, Fault>,
) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(seat, id, Places::default()).await?;
        page.frame.retry = Retry::of(form.name, form.typed(fields), why);
        return Ok(seat.page_again("desk/incident.html", page));
    }
    after(result, &address(id), form.done)
}

/// A form of the page that is dealt with elsewhere came back with a fault.
pub async fn told_of(
    seat: &Seat,
    id: IncidentId,
    fields: &Fields,
    form: &'static str,
    fault: Fault,
) -> Result<Response, Sorry> {
    let form = forms::Form {
        name: form,
        fields: &["title", "reason"],
        done: "linked",
    };
    told::<()>(seat, id, fields, &form, Err(fault)).await
}

async fn entry(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let id: IncidentId = id(&incident)?;
    let result = match forms::lines(&fields, "text") {
        Ok(words) => write_entry(&seat.ctx, id, &words).await.map(|_| ()),
        Err(fault) => Err(fault),
    };
    told(&seat, id, &fields, &forms::ENTRY, result).await
}

async fn assess(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let id: IncidentId = id(&incident)?;
    let result = match forms::assessment(&fields) {
        Ok(assessment) => assess_incident(&seat.ctx, id, assessment).await,
        Err(fault) => Err(fault),
    };
    told(&seat, id, &fields, &forms::ASSESS, result).await
}

async fn assign_me(seat: Seat, Path(incident): Path<String>) -> Result<Response, Sorry> {
    let id: IncidentId = id(&incident)?;
    let result = assess_incident(&seat.ctx, id, to_me(&seat)).await;
    after(result, &address(id), "assigned")
}

/// Puts a report, named by its reference, into the incident.
async fn add(seat: Seat, Path(incident): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let id: IncidentId = id(&incident)?;
    let found = find_by_reference(&seat.ctx, &fields.plain("reference")).await;
    let result = match found {
        Ok(Some(Found::Report(report))) => {
            let reason = fields.plain("reason");
            link_report(&seat.ctx, report, id, &reason)
                .await
                .map(|_| ())
        }
        Ok(_) => Err(Fault::field("reference", Problem::Unknown)),
        Err(fault) => Err(fault),
    };
    told(&seat, id, &fields, &forms::ADD, result).await
}

async fn reopen(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let id: IncidentId = id(&incident)?;
    let result = reopen_incident(&seat.ctx, id, &fields.plain("reason")).await;
    told(&seat, id, &fields, &forms::REOPEN, result).await
}
