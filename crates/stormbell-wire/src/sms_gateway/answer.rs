//! What a gateway answers at once: taken, refused for good, or not now.

use super::{BadGateway, Gateway, bad};
use serde::Deserialize;
use serde_json::Value;

/// Characters of a gateway's name for a message that are kept.
/// Told: nobody. Rest: a longer name counts as none, and the message's delivery stays unknown.
pub const CARRIER_REF_MAX_CHARS: usize = 200;

/// What an answer must say: a value of its JSON, or how its text begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Matcher {
    /// A JSON pointer (RFC 6901); without one, the text of the answer is looked at.
    pub at: Option<String>,
    /// What may stand there, or with what the text may begin.
    pub is: Vec<String>,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was taken, under this name where the gateway gives one.
    Taken(Option<String>),
    /// This number will never take a message.
    Refused,
    /// Not now, with a code for the desk; another try may help.
    NotNow(&'static str),
}

pub(super) fn check_pointer(field: &'static str, pointer: &str) -> Result<(), BadGateway> {
    if pointer.starts_with('/') {
        return Ok(());
    }
    Err(bad(field, "write a JSON pointer, such as /messages/0/id"))
}

impl Matcher {
    pub(super) fn check(&self, field: &'static str) -> Result<(), BadGateway> {
        if self.is.is_empty() {
            return Err(bad(field, "write what the answer says: is = [\"OK\"]"));
        }
        match &self.at {
            Some(pointer) => check_pointer(field, pointer),
            None => Ok(()),
        }
    }

    fn fits(&self, text: &str, json: Option<&Value>) -> bool {
        match &self.at {
            Some(pointer) => json
                .and_then(|json| scalar(json.pointer(pointer)?))
                .is_some_and(|found| self.is.contains(&found)),
            None => self
                .is
                .iter()
                .any(|begins| text.trim_start().starts_with(begins)),
        }
    }
}

/// A single value as text.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

impl Gateway {
    /// Reads an answer. A refusal for good is believed only where the operator said how the gateway words it; a status
    /// alone speaks of ourselves (no credit, a wrong key) or of the gateway, and another try may help.
    pub fn judge(&self, status: u16, body: &[u8]) -> Verdict {
        let text = String::from_utf8_lossy(body);
        let json: Option<Value> = serde_json::from_slice(body).ok();
        let fits = |m: &Option<Matcher>| m.as_ref().map(|m| m.fits(&text, json.as_ref()));
        if fits(&self.refused) == Some(true) {
            return Verdict::Refused;
        }
        match status {
            200..300 if fits(&self.success).unwrap_or(true) => {
                Verdict::Taken(self.name_in(&text, json.as_ref()))
            }
            200..300 => Verdict::NotNow("gateway-not-taken"),
            // A wrong address of the gateway, a wrong field or an account without credit look the same from here: no number is
            // dead for that. A gateway that can say «no such number» says so by `refused`.
            400..=407 | 410 | 413..=415 | 422 => Verdict::NotNow("gateway-refuses-us"),
            429 => Verdict::NotNow("gateway-throttles"),
            _ => Verdict::NotNow("gateway-failing"),
        }
    }

    fn name_in(&self, text: &str, json: Option<&Value>) -> Option<String> {
        let in_json = || scalar(json?.pointer(self.id.as_deref()?)?);
        let in_text = || {
            let (_, rest) = text.split_once(self.id_after.as_deref()?)?;
            rest.split_whitespace().next().map(str::to_owned)
        };
        in_json()
            .or_else(in_text)
            .filter(|name| !name.is_empty() && name.chars().count() <= CARRIER_REF_MAX_CHARS)
    }
}
