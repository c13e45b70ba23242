//! The headers of every answer: nothing from elsewhere, no script but ours, in nobody's frame, kept in no cache.
//! They do not protect against a browser that ignores them, nor against its extensions.

use crate::Door;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
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

/// What every answer carries, made once: names and values are the same for all of them.
pub struct FixedHeaders(Vec<(HeaderName, HeaderValue)>);

impl FixedHeaders {
    /// The headers of a node that the public reaches at `public_url`.
    pub fn new(css_hash: &str, public_url: &str) -> FixedHeaders {
        let mut all: Vec<_> = FIXED
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect();
        all.push((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
        if let Ok(policy) = HeaderValue::from_str(&content_policy(css_hash)) {
            all.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        if public_url.starts_with("https://") {
            let years = HeaderValue::from_static("max-age=63072000");
            all.push((header::STRICT_TRANSPORT_SECURITY, years));
        }
        FixedHeaders(all)
    }
}

/// Adds them. What a handler set itself, such as a cache life for journal tiles, stays.
pub async fn add(State(door): State<Door>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.reserve(door.headers.0.len());
    for (name, value) in &door.headers.0 {
        headers.entry(name).or_insert_with(|| value.clone());
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
