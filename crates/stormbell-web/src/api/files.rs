//! Files of a report: one in each request, so that a request is kept whole or not at all.

use super::{
    asking::Behind,
    body::{media_type, whole},
    disposition,
    refusal::Refusal,
    views::{FileJson, path},
};
use crate::Door;
use axum::{
    Json,
    extract::{
        FromRequest as _, Multipart, Path, Query, Request, State, multipart::MultipartError,
    },
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use std::collections::HashMap;
use stormbell_model::{AttachmentId, ReportId, complaint::Problem, limits, officer::Actor};
use stormbell_service::{Ctx, add_file, read_file};

/// Keeps one file: as the plain body with its name in `Content-Disposition` or `?name=`, or as the part `file`
/// of a form.
pub async fn add(
    State(door): State<Door>,
    Behind(ctx): Behind,
    Query(query): Query<HashMap<String, String>>,
    request: Request,
) -> Result<Response, Refusal> {
    let (name, bytes) = if media_type(request.headers()) == "multipart/form-data" {
        from_form(request, &door).await?
    } else {
        let named = disposition::name(request.headers());
        let asked = query.get("name").cloned();
        let name = named.or(asked).unwrap_or_default();
        (name, whole(request, &door).await?.to_vec())
    };
    if bytes.len() > limits::FILE_MAX_BYTES {
        return Err(Refusal::TOO_LARGE);
    }
    let kept = add_file(&ctx, own(&ctx)?, &name, bytes).await?;
    let location = HeaderValue::from_str(&format!("{}/{}", path::FILES, kept.id));
    let mut response = (StatusCode::CREATED, Json(FileJson::from(kept))).into_response();
    if let Ok(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// The one part `file` of a form; other parts are refused by name, a second file too.
async fn from_form(request: Request, door: &Door) -> Result<(String, Vec<u8>), Refusal> {
    let form = Multipart::from_request(request, door).await;
    let mut form = form.map_err(|_| Refusal::BAD_REQUEST)?;
    let mut found = None;
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        if field != "file" {
            return Err(Refusal::field(&field, Problem::Unexpected));
        }
        if found.is_some() {
            return Err(Refusal::field("file", Problem::TooMany { max: 1, was: 2 }));
        }
        let name = part.file_name().unwrap_or_default().to_owned();
        found = Some((name, part.bytes().await.map_err(broken)?.to_vec()));
    }
    found.ok_or_else(|| Refusal::field("file", Problem::Missing))
}

fn broken(error: MultipartError) -> Refusal {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TOO_LARGE,
        _ => Refusal::BAD_REQUEST,
    }
}

/// Hands a file out as a download: never as what it claims to be.
pub async fn read(Behind(ctx): Behind, Path(id): Path<String>) -> Result<Response, Refusal> {
    let id: AttachmentId = id.parse().map_err(|_| Refusal::NOT_FOUND)?;
    let (view, bytes) = read_file(&ctx, own(&ctx)?, id).await?;
    Ok(disposition::download(&view.name, bytes))
}

fn own(ctx: &Ctx) -> Result<ReportId, Refusal> {
    match ctx.who {
        Actor::Reporter(id) => Ok(id),
        _ => Err(Refusal::NOT_FOUND),
    }
}
