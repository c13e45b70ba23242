//! The headers of every answer: nothing from elsewhere, no script but ours, in nobody's frame, kept in no cache.
//! They do not protect against a browser that ignores them, nor against its extensions.

use crate::Door;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Everything a browser could offer, all off.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), \
xr-spatial-tracking=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

const FIXED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", PERMISSIONS),
];

/// Adds them. What a handler set itself, such as a cache life for journal tiles, stays.
pub async fn add(State(door): State<Door>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        keep_or_set(headers, HeaderName::from_static(name), value);
    }
    keep_or_set(headers, header::CACHE_CONTROL, "no-store");
    let policy = content_policy(door.pages.css_hash());
    keep_or_set(headers, header::CONTENT_SECURITY_POLICY, &policy);
    if door.settings.public_url.starts_with("https://") {
        keep_or_set(
            headers,
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=63072000",
        );
    }
    response
}

/// The content security policy: nothing but our own, and the public pages' one inlined style by its hash.
pub fn content_policy(css_hash: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' {css_hash}; img-src 'self'; \
         worker-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; \
         base-uri 'none'; require-trusted-types-for 'script'; trusted-types default stormbell"
    )
}

fn keep_or_set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.entry(name).or_insert(value);
    }
}
