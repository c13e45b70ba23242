//! An event of MISP, or several: `{"Event": …}`, `{"response": [{"Event": …}]}` or a list of them. Attributes of the
//! event and of its objects are read; those that were deleted are not.

use super::{About, Offer, Refusal};
use serde_json::Value;
use stormbell_model::{indicator::Format, marking::Tlp, text::visible_line};

/// Types whose value is looked for in reports; of a pair, both parts are tried.
const TYPES: [&str; 31] = [
    "ip-src",
    "ip-dst",
    "ip",
    "ip-src|port",
    "ip-dst|port",
    "domain",
    "domain|ip",
    "hostname",
    "hostname|port",
    "url",
    "uri",
    "email",
    "email-src",
    "email-dst",
    "email-reply-to",
    "whois-registrant-email",
    "md5",
    "sha1",
    "sha256",
    "sha512",
    "ssdeep",
    "tlsh",
    "vulnerability",
    "cve",
    "AS",
    "btc",
    "xmr",
    "iban",
    "phone-number",
    "regkey",
    "user-agent",
];
/// Pairs of a file's name and its digest.
const NAMED: &str = "filename|";
/// Types that speak about the event and are no indicator of anything.
const ABOUT: [&str; 6] = ["text", "comment", "link", "other", "datetime", "port"];
/// Events of one file.
/// Told: nobody. Rest: further events are passed over; the file is split.
const EVENTS_MAX: usize = 100;

/// Reads events; nothing where there is none.
pub(super) fn read(tree: &Value) -> Option<Offer> {
    let events = events(tree);
    let mut offer = Offer::new(Format::Misp);
    let first = events.first()?;
    offer.title = visible_line(text(first, "info"));
    for event in events {
        let mark = mark(event);
        attributes(event, mark, &mut offer);
        for object in list(event, "Object") {
            attributes(object, mark, &mut offer);
        }
    }
    Some(offer)
}

fn events(tree: &Value) -> Vec<&Value> {
    let all = tree.get("response").unwrap_or(tree);
    let each = match all {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    };
    let events = each.into_iter().filter_map(|one| one.get("Event"));
    events.take(EVENTS_MAX).collect()
}

fn attributes(of: &Value, mark: Option<Tlp>, offer: &mut Offer) {
    for attribute in list(of, "Attribute") {
        if attribute.get("deleted").and_then(Value::as_bool) == Some(true) {
            continue;
        }
        let about = About {
            note: text(attribute, "comment"),
            tlp: self::mark(attribute).or(mark),
            ends_at: None,
        };
        one(
            text(attribute, "type"),
            text(attribute, "value"),
            about,
            offer,
        );
    }
}

fn one(kind: &str, value: &str, about: About<'_>, offer: &mut Offer) {
    if ABOUT.contains(&kind) || value.is_empty() {
        return;
    }
    if let Some(digest) = kind.strip_prefix(NAMED).filter(|d| TYPES.contains(d)) {
        let (_, value) = value.rsplit_once('|').unwrap_or(("", value));
        return one(digest, value, about, offer);
    }
    if !TYPES.contains(&kind) {
        return offer.refuse(value, Refusal::OtherType);
    }
    match value.split_once('|').filter(|_| kind.contains('|')) {
        Some((first, port)) if kind.ends_with("|port") => {
            let _ = port;
            offer.value(first, about);
        }
        Some((first, second)) => {
            offer.value(first, about);
            offer.value(second, about);
        }
        None if kind == "AS" => {
            offer.value(&format!("AS{}", value.trim_start_matches("AS")), about)
        }
        None => offer.value(value, about),
    }
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The narrowest mark among the tags.
fn mark(of: &Value) -> Option<Tlp> {
    let tags = list(of, "Tag").iter().map(|tag| text(tag, "name"));
    let marks = tags.filter(|name| {
        name.get(..4)
            .is_some_and(|n| n.eq_ignore_ascii_case("tlp:"))
    });
    marks.map(Tlp::parse).max()
}
