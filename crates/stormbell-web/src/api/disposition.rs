//! A file's name on the way in, and a file on the way out.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use stormbell_wire::disposition;

/// The name in `Content-Disposition`, made safe.
pub fn name(headers: &HeaderMap) -> Option<String> {
    let line = headers.get(header::CONTENT_DISPOSITION)?;
    disposition::file_name(&String::from_utf8_lossy(line.as_bytes()))
}

/// Bytes as a download that no browser shows: no type, a sandbox around it all the same.
pub fn download(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let set = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'",
        ),
    ];
    for (name, value) in set {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(line) = HeaderValue::from_str(&disposition::attachment(name)) {
        headers.insert(header::CONTENT_DISPOSITION, line);
    }
    response
}
