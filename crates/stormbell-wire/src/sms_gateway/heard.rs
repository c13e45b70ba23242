//! What a gateway tells later: that a message was delivered or not, and what people answer. It comes as a form, as
//! parameters of an address, or as JSON, one thing or several.

use super::{BadGateway, answer::scalar, bad};
use crate::form;
use serde::Deserialize;
use serde_json::Value;

/// Things that one call of a gateway may tell.
/// Told: nobody. Rest: later ones in the same call are not heard; the notification tries another channel.
pub const HEARD_MAX: usize = 100;

/// Where a gateway writes what it tells. A name is a field of a form, a parameter or a key of a JSON object; one that
/// begins with a slash is a JSON pointer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reports {
    /// Where a JSON body holds several things: a pointer to the list.
    pub list: Option<String>,
    /// The gateway's name of the message.
    pub id: String,
    /// What became of it.
    pub status: String,
    /// What `status` says of a message that reached the telephone.
    pub delivered: Vec<String>,
    /// What it says of one that did not and will not. Everything else is «not yet».
    pub failed: Vec<String>,
    /// The number that answers.
    pub from: String,
    /// What it answers.
    pub text: String,
}

impl Default for Reports {
    fn default() -> Reports {
        let words = |all: &[&str]| all.iter().map(|w| (*w).to_owned()).collect();
        Reports {
            list: None,
            id: String::from("id"),
            status: String::from("status"),
            delivered: words(&["delivered", "DELIVRD", "received"]),
            failed: words(&[
                "failed",
                "undelivered",
                "rejected",
                "expired",
                "UNDELIV",
                "REJECTD",
                "EXPIRED",
                "DELETED",
            ]),
            from: String::from("from"),
            text: String::from("text"),
        }
    }
}

/// One thing that was told.
#[derive(Clone, PartialEq, Eq)]
pub enum Heard {
    /// What became of a message.
    Delivery {
        /// The gateway's name of it.
        carrier_ref: String,
        /// Whether it reached the telephone.
        delivered: bool,
    },
    /// Somebody answered.
    Reply {
        /// The number, as the gateway writes it.
        from: String,
        /// The words.
        text: String,
    },
}

/// One thing as it came.
enum Item {
    Fields(Vec<(String, Vec<u8>)>),
    Json(Value),
}

impl Item {
    fn get(&self, name: &str) -> Option<String> {
        match self {
            Item::Fields(fields) => {
                let (_, value) = fields.iter().find(|(n, _)| n == name)?;
                Some(String::from_utf8_lossy(value).into_owned())
            }
            Item::Json(value) if name.starts_with('/') => scalar(value.pointer(name)?),
            Item::Json(value) => scalar(value.get(name)?),
        }
    }
}

impl Reports {
    /// Whether anything can be heard by these settings.
    pub fn check(&self) -> Result<(), BadGateway> {
        let named = [&self.id, &self.status, &self.from, &self.text];
        if named.iter().any(|name| name.is_empty()) {
            return Err(bad(
                "reports",
                "id, status, from and text are names of fields",
            ));
        }
        let both = |word: &&String| self.failed.iter().any(|f| f.eq_ignore_ascii_case(word));
        if let Some(word) = self.delivered.iter().find(both) {
            let remedy = format!("«{word}» cannot be delivered and failed at once");
            return Err(bad("reports", remedy));
        }
        Ok(())
    }

    /// Reads a call. `query` is what stands in the address. What is neither a delivery nor an answer is left out.
    pub fn read(&self, query: &[u8], body: &[u8]) -> Vec<Heard> {
        let mut items = match serde_json::from_slice::<Value>(body) {
            Ok(json) if json.is_object() || json.is_array() => self.items(json),
            _ => vec![Item::Fields(form::read(body))],
        };
        items.push(Item::Fields(form::read(query)));
        let heard = items
            .iter()
            .take(HEARD_MAX)
            .filter_map(|item| self.hear(item));
        heard.collect()
    }

    fn items(&self, json: Value) -> Vec<Item> {
        let list = match &self.list {
            Some(pointer) => json.pointer(pointer).and_then(Value::as_array),
            None => json.as_array(),
        };
        match list {
            Some(list) => list
                .iter()
                .take(HEARD_MAX)
                .cloned()
                .map(Item::Json)
                .collect(),
            None => vec![Item::Json(json)],
        }
    }

    fn hear(&self, item: &Item) -> Option<Heard> {
        if let (Some(from), Some(text)) = (item.get(&self.from), item.get(&self.text)) {
            return Some(Heard::Reply { from, text });
        }
        let carrier_ref = item.get(&self.id).filter(|name| !name.is_empty())?;
        let status = item.get(&self.status)?;
        let among = |all: &[String]| all.iter().any(|word| word.eq_ignore_ascii_case(&status));
        let delivered = match (among(&self.delivered), among(&self.failed)) {
            (true, _) => true,
            (false, true) => false,
            (false, false) => return None,
        };
        Some(Heard::Delivery {
            carrier_ref,
            delivered,
        })
    }
}
