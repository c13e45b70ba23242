//! Short messages through anybody's HTTP gateway, by configuration: what is asked, how its answer is read, and how what
//! it tells later is read. Gateways differ in names and shapes, not in what they do.

mod answer;
mod ask;
mod heard;

#[cfg(test)]
mod tests;

pub use answer::{CARRIER_REF_MAX_CHARS, Matcher, Verdict};
pub use ask::{Ask, Values};
pub use heard::{HEARD_MAX, Heard, Reports};

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// How one gateway wants to be asked, and how it answers. Texts may hold `{to}`, `{to_digits}` (without the plus),
/// `{text}`, `{id}`, `{callback}` and `{secret}`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gateway {
    /// Its address.
    pub url: String,
    /// `POST` when nothing is said.
    pub method: Option<String>,
    /// Headers of the request.
    pub headers: BTreeMap<String, String>,
    /// The name of HTTP's basic authentication; its password is the secret.
    pub user: Option<String>,
    /// Parameters in the address.
    pub query: BTreeMap<String, String>,
    /// Parameters as a form.
    pub form: Option<BTreeMap<String, String>>,
    /// A body in JSON.
    pub json: Option<Value>,
    /// What an answer says of a message that was taken; any answer 2xx when nothing is said.
    pub success: Option<Matcher>,
    /// What an answer says of a number that will never take a message.
    pub refused: Option<Matcher>,
    /// Where an answer names the message: a JSON pointer (RFC 6901) such as `/messages/0/id`.
    pub id: Option<String>,
    /// What stands before the message's name in an answer that is text, such as `ID: `.
    pub id_after: Option<String>,
}

/// What is wrong with a gateway's settings: the field, and the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {remedy}")]
pub struct BadGateway {
    /// The field.
    pub field: &'static str,
    /// What to write.
    pub remedy: String,
}

fn bad(field: &'static str, remedy: impl Into<String>) -> BadGateway {
    BadGateway {
        field,
        remedy: remedy.into(),
    }
}

impl Gateway {
    /// Whether messages can go out by these settings.
    pub fn check(&self, has_secret: bool) -> Result<(), BadGateway> {
        if !self.url.starts_with("https://") && !self.url.starts_with("http://") {
            return Err(bad("url", "write the https:// address of the gateway"));
        }
        if !matches!(self.method(), "POST" | "GET" | "PUT") {
            return Err(bad("method", "write POST, GET or PUT"));
        }
        if self.form.is_some() && self.json.is_some() {
            return Err(bad("json", "write either form or json, not both"));
        }
        let texts = self.texts();
        for text in &texts {
            if let Some(unknown) = ask::unknown_place(text) {
                let remedy = format!(
                    "«{{{unknown}}}» is no place; there are {{to}}, {{to_digits}}, {{text}}, {{id}}, {{callback}}, \
                     {{secret}}"
                );
                return Err(bad("template", remedy));
            }
        }
        let named = |place: &str| texts.iter().any(|text| text.contains(place));
        if !named("{text}") {
            return Err(bad(
                "template",
                "the message is missing; write {text} where it belongs",
            ));
        }
        if !named("{to}") && !named("{to_digits}") {
            return Err(bad(
                "template",
                "the number is missing; write {to} where it belongs",
            ));
        }
        if (named("{secret}") || self.user.is_some()) && !has_secret {
            let remedy = "set secret_file, or STORMBELL_SMS_SECRET";
            return Err(bad("secret_file", remedy));
        }
        for pointer in [&self.id].into_iter().flatten() {
            answer::check_pointer("id", pointer)?;
        }
        let matchers = [("success", &self.success), ("refused", &self.refused)];
        for (field, matcher) in matchers {
            if let Some(matcher) = matcher {
                matcher.check(field)?;
            }
        }
        Ok(())
    }

    /// Whether the gateway is told where it may tell what became of a message.
    pub fn names_callback(&self) -> bool {
        self.texts().iter().any(|text| text.contains("{callback}"))
    }

    fn method(&self) -> &str {
        self.method.as_deref().unwrap_or("POST")
    }

    fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.url.as_str()];
        texts.extend(self.headers.values().map(String::as_str));
        texts.extend(self.query.values().map(String::as_str));
        texts.extend(
            self.form
                .iter()
                .flat_map(BTreeMap::values)
                .map(String::as_str),
        );
        if let Some(json) = &self.json {
            ask::texts_of(json, &mut texts);
        }
        texts
    }
}
