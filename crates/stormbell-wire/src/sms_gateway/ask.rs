//! The request to a gateway: its templates filled in, each value written as its place wants it.

use super::Gateway;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is filled in.
pub struct Values<'a> {
    /// The number, in the form of E.164.
    pub to: &'a str,
    /// The message.
    pub text: &'a str,
    /// Our name of the message, the same when it is sent again.
    pub id: &'a str,
    /// Where the gateway tells what became of it.
    pub callback: &'a str,
    /// The gateway's secret.
    pub secret: &'a str,
}

/// A request to be sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Ask {
    /// The method.
    pub method: String,
    /// The address.
    pub url: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

const PLACES: [&str; 6] = ["to", "to_digits", "text", "id", "callback", "secret"];

/// The first place in a text that we do not know.
pub(super) fn unknown_place(text: &str) -> Option<&str> {
    let places = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    let word =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let mut names = places.map(|(name, _)| name).filter(|name| word(name));
    names.find(|name| !PLACES.contains(name))
}

/// Every text in a JSON value.
pub(super) fn texts_of<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(all) => all.iter().for_each(|v| texts_of(v, texts)),
        Value::Object(all) => all.values().for_each(|v| texts_of(v, texts)),
        _ => {}
    }
}

impl Values<'_> {
    /// A template with each place filled in once: what is filled in is not read again, so a message that holds `{to}`
    /// stays as it is.
    fn fill(&self, template: &str, written: impl Fn(&str) -> String) -> String {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let place = after
                .split_once('}')
                .and_then(|(name, rest)| Some((self.of(name)?, rest)));
            match place {
                Some((value, after)) => {
                    out.push_str(&written(value));
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out + rest
    }

    fn of(&self, place: &str) -> Option<&str> {
        Some(match place {
            "to" => self.to,
            "to_digits" => self.to.trim_start_matches('+'),
            "text" => self.text,
            "id" => self.id,
            "callback" => self.callback,
            "secret" => self.secret,
            _ => return None,
        })
    }

    fn fill_json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.fill(text, str::to_owned)),
            Value::Array(all) => all.iter().map(|v| self.fill_json(v)).collect(),
            Value::Object(all) => {
                let filled = all.iter().map(|(k, v)| (k.clone(), self.fill_json(v)));
                Value::Object(filled.collect())
            }
            other => other.clone(),
        }
    }

    fn fill_form(&self, fields: &BTreeMap<String, String>) -> String {
        let pairs = fields.iter().map(|(name, template)| {
            let value = self.fill(template, str::to_owned);
            format!("{}={}", escaped(name), escaped(&value))
        });
        pairs.collect::<Vec<_>>().join("&")
    }
}

impl Gateway {
    /// The request that sends one message.
    pub fn ask(&self, values: &Values<'_>) -> Ask {
        let mut url = values.fill(&self.url, escaped);
        if !self.query.is_empty() {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&values.fill_form(&self.query));
        }
        let line = |text: &str| text.replace(|c: char| c.is_control(), " ");
        let written = self.headers.iter();
        let mut headers: Vec<(String, String)> = written
            .map(|(name, template)| (name.clone(), values.fill(template, line)))
            .collect();
        if let Some(user) = &self.user {
            let both = STANDARD.encode(format!("{user}:{}", values.secret));
            headers.push(("Authorization".into(), format!("Basic {both}")));
        }
        let (kind, body) = match (&self.form, &self.json) {
            (Some(form), _) => (
                Some("application/x-www-form-urlencoded"),
                values.fill_form(form).into_bytes(),
            ),
            (None, Some(json)) => (
                Some("application/json"),
                values.fill_json(json).to_string().into_bytes(),
            ),
            (None, None) => (None, Vec::new()),
        };
        headers.extend(kind.map(|kind| ("Content-Type".into(), kind.into())));
        Ask {
            method: self.method().to_owned(),
            url,
            headers,
            body,
        }
    }
}

/// A text within an address or a form (RFC 3986, section 2.3: all but the unreserved is escaped).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
