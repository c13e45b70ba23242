//! Who comes to the door, as far as the door may know: language, cookies, and the network prefix that
//! slowing down counts by. The address itself is never kept and never logged.

use crate::{Door, guard::source::Prefix, i18n};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use std::{collections::BTreeMap, convert::Infallible, net::SocketAddr};
use stormbell_model::{Lang, Span};
use stormbell_wire::head;

/// Remembers the chosen language; says nothing about the person.
pub const LANG_COOKIE: &str = "stormbell-lang";

/// One request's visitor.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language to answer in.
    pub lang: Lang,
    /// The language that `?lang=` asks for, to be remembered.
    pub asked: Option<Lang>,
    /// The path without its query.
    pub path: String,
    /// The network prefix the request came from.
    pub source: Prefix,
    secure: bool,
    cookies: BTreeMap<String, String>,
}

impl Visit {
    /// Reads the head of a request, once: what a guard has read already is handed on with the request.
    pub fn of(parts: &Parts, door: &Door) -> Visit {
        match parts.extensions.get::<Visit>() {
            Some(read) => read.clone(),
            None => Visit::read(parts, door),
        }
    }

    fn read(parts: &Parts, door: &Door) -> Visit {
        let cookies = cookies(&parts.headers);
        let asked = query(parts.uri.query().unwrap_or_default(), "lang");
        let accepts = text(&parts.headers, header::ACCEPT_LANGUAGE);
        let remembered = cookies.get(LANG_COOKIE).map(String::as_str);
        Visit {
            lang: i18n::choose(
                asked.as_deref(),
                remembered,
                accepts,
                door.settings.default_lang,
            ),
            asked: asked
                .and_then(|l| Lang::parse(&l))
                .filter(|l| l.is_spoken()),
            path: parts.uri.path().to_owned(),
            source: source(parts, door.settings.behind_proxy),
            secure: is_secure(parts, &door.settings.public_url),
            cookies,
        }
    }

    /// A cookie that [`Visit::set_cookie`] set.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(&self.full_name(name)).map(String::as_str)
    }

    /// A `Set-Cookie` value: for this site and its pages only, gone with the browser's window at the latest after
    /// `lasts`. Over plain HTTP, on a machine that is not this one, it lacks `Secure`, which would lose it.
    pub fn set_cookie(&self, name: &str, value: &str, lasts: Span) -> Option<HeaderValue> {
        let name = self.full_name(name);
        let secure = if self.secure { "; Secure" } else { "" };
        let age_s = lasts.as_seconds().max(0);
        let line =
            format!("{name}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}");
        HeaderValue::from_str(&line).ok()
    }

    /// A `Set-Cookie` value that removes a cookie.
    pub fn drop_cookie(&self, name: &str) -> Option<HeaderValue> {
        self.set_cookie(name, "", Span::seconds(0))
    }

    /// A `Set-Cookie` value that remembers the language for a year.
    pub fn remember_language(&self, lang: Lang) -> Option<HeaderValue> {
        let year_s = Span::days(365).as_seconds();
        let line = format!(
            "{LANG_COOKIE}={}; Path=/; Max-Age={year_s}; HttpOnly; SameSite=Lax",
            lang.code()
        );
        HeaderValue::from_str(&line).ok()
    }

    fn full_name(&self, name: &str) -> String {
        if self.secure {
            format!("__Host-{name}")
        } else {
            name.to_owned()
        }
    }
}

impl FromRequestParts<Door> for Visit {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Visit, Infallible> {
        Ok(Visit::of(parts, door))
    }
}

/// The authority that the request was sent to.
pub fn host(parts: &Parts) -> &str {
    parts
        .uri
        .authority()
        .map_or_else(|| text(&parts.headers, header::HOST), |a| a.as_str())
}

fn is_secure(parts: &Parts, public_url: &str) -> bool {
    let name = host(parts);
    let bare = name.rsplit_once(':').map_or(name, |(h, port)| {
        if port.bytes().all(|b| b.is_ascii_digit()) {
            h
        } else {
            name
        }
    });
    public_url.starts_with("https://") || bare == "localhost"
}

/// The network that a request came from, as the proxy or the connection says.
pub fn source(parts: &Parts, behind_proxy: bool) -> Prefix {
    let named = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let forwarded = named
        .filter(|_| behind_proxy)
        .and_then(|v| head::last_hop(v.to_str().ok()?));
    let direct = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|c| c.0.ip());
    forwarded.or(direct).map_or(Prefix::UNKNOWN, Prefix::of)
}

fn cookies(headers: &HeaderMap) -> BTreeMap<String, String> {
    let lines = headers.get_all(header::COOKIE).iter();
    head::cookies(lines.filter_map(|v| v.to_str().ok()))
}

fn query(raw: &str, wanted: &str) -> Option<String> {
    url::form_urlencoded::parse(raw.as_bytes())
        .find(|(name, _)| name == wanted)
        .map(|(_, value)| value.into_owned())
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
}
