//! Bodies of the API: JSON within its bound, with the type said.

use super::refusal::Refusal;
use crate::Door;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse as _,
};
use stormbell_model::limits::JSON_BODY_MAX_BYTES;

/// The bytes of a body that says it is JSON.
pub struct JsonBody(pub Bytes);

impl FromRequest<Door> for JsonBody {
    type Rejection = Refusal;
    async fn from_request(request: Request, door: &Door) -> Result<JsonBody, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::MEDIA_TYPE);
        }
        let bytes = whole(request, door).await?;
        if bytes.len() > JSON_BODY_MAX_BYTES {
            return Err(Refusal::TOO_LARGE);
        }
        Ok(JsonBody(bytes))
    }
}

/// The whole body, within the bound of its route.
pub async fn whole(request: Request, door: &Door) -> Result<Bytes, Refusal> {
    let read = Bytes::from_request(request, door).await;
    read.map_err(|rejection| match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TOO_LARGE,
        _ => Refusal::BAD_REQUEST,
    })
}

/// The media type in lower case, without parameters.
pub fn media_type(headers: &HeaderMap) -> String {
    let line = headers.get(header::CONTENT_TYPE);
    let line = line.and_then(|v| v.to_str().ok()).unwrap_or_default();
    line.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = media_type(headers);
    kind == "application/json" || kind.starts_with("application/") && kind.ends_with("+json")
}
