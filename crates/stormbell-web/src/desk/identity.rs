//! Opening a sealed identity. The server gives out what it keeps, with the reason in the journal first; the
//! officer's device opens it. Sealing anew for a changed roster goes the same way, without a person reading.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        seat::{Seat, id},
        views::report::IdentityPage,
    },
    fields::Fields,
};
use axum::{
    Json, Router,
    extract::{Path, rejection::JsonRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    ReportId,
    access::Act,
    report::{Contact, SealedAt},
    text::visible_line,
};
use stormbell_service::{
    Fault, SealedIdentity, read_report, reseal_identity, resealable, roster, sealed_identity,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/reports/{id}/identity", post(open))
        .route("/desk/reseal", get(to_reseal))
        .route("/desk/reports/{id}/reseal", post(reseal))
}

/// A sealed contact on its way to the device.
#[derive(Serialize)]
struct Handed {
    sealed_at: &'static str,
    /// The age file in base64; the contact's JSON where only the node's key covers it.
    file: String,
}

async fn open(
    seat: Seat,
    Path(report): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Sorry> {
    let id: ReportId = id(&report)?;
    let result = sealed_identity(&seat.ctx, id, &fields.plain("reason")).await;
    let by_script = headers
        .get(header::ACCEPT)
        .is_some_and(|a| a.as_bytes() == b"application/json");
    match result {
        Ok(sealed) if by_script => Ok(Json(Handed {
            sealed_at: sealed.sealed_at.code(),
            file: STANDARD.encode(sealed.file),
        })
        .into_response()),
        Ok(sealed) => without_script(&seat, id, &sealed).await,
        Err(Fault::Invalid(_)) => Ok(super::notice::back(
            &super::report::address(id),
            forms::IDENTITY.done,
        )),
        Err(fault) => Err(fault.into()),
    }
}

/// What needs no device can be shown at once; the rest says what it needs.
async fn without_script(
    seat: &Seat,
    id: ReportId,
    sealed: &SealedIdentity,
) -> Result<Response, Sorry> {
    let report = read_report(&seat.ctx, id).await?.report;
    let clear = (sealed.sealed_at == SealedAt::Node)
        .then(|| serde_json::from_slice::<Contact>(&sealed.file).ok())
        .flatten();
    let page = IdentityPage {
        frame: seat.frame("queue", super::report::address(id)).await?,
        id: id.to_string(),
        reference: report.reference,
        sealed_at: sealed.sealed_at.code(),
        contact: clear.map(|c| {
            let all = [
                ("name", c.name),
                ("email", c.email),
                ("phone", c.phone),
                ("other", c.other),
            ];
            let given = all.into_iter().filter(|(_, v)| !v.is_empty());
            given.map(|(n, v)| (n, visible_line(&v))).collect()
        }),
    };
    Ok(seat.page("desk/identity.html", page))
}

/// What a device needs to seal anew: for whom, and what.
#[derive(Serialize)]
struct ToReseal {
    recipients: Vec<String>,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    report: String,
    file: String,
}

async fn to_reseal(seat: Seat) -> Result<Response, Sorry> {
    let items = resealable(&seat.ctx).await?;
    let recipients = roster(&seat.door.node).await?.recipients;
    let items = items.into_iter().map(|(report, file)| Item {
        report: report.to_string(),
        file: STANDARD.encode(file),
    });
    let answer = ToReseal {
        recipients,
        items: items.collect(),
    };
    Ok(Json(answer).into_response())
}

#[derive(Deserialize)]
struct Resealed {
    file: String,
}

async fn reseal(
    seat: Seat,
    Path(report): Path<String>,
    body: Result<Json<Resealed>, JsonRejection>,
) -> Result<Response, Sorry> {
    seat.may(Act::OpenIdentity)?;
    let unreadable = || Sorry(crate::trouble::Trouble::Unreadable);
    let Json(resealed) = body.map_err(|_| unreadable())?;
    let file = STANDARD.decode(resealed.file).map_err(|_| unreadable())?;
    reseal_identity(&seat.ctx, id(&report)?, file).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
