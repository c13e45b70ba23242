//! A bundle of STIX 2: its indicators, with their patterns, marks and ends.

use super::{About, Offer, Refusal, csv::moment, values_of_pattern};
use serde_json::Value;
use std::collections::HashMap;
use stormbell_model::{indicator::Format, marking::Tlp, text::visible_line};

/// The marks of TLP 1 and 2 by the ids that the standard gives them.
const MARKS: [(&str, Tlp); 9] = [
    (
        "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
        Tlp::Clear,
    ),
    (
        "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
        Tlp::Green,
    ),
    (
        "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
        Tlp::Amber,
    ),
    (
        "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
        Tlp::Red,
    ),
    (
        "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
        Tlp::Clear,
    ),
    (
        "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        Tlp::Green,
    ),
    (
        "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        Tlp::Amber,
    ),
    (
        "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        Tlp::AmberStrict,
    ),
    (
        "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
        Tlp::Red,
    ),
];

/// Reads a bundle.
pub(super) fn read(bundle: &Value) -> Offer {
    let none = Vec::new();
    let objects = bundle
        .get("objects")
        .and_then(Value::as_array)
        .unwrap_or(&none);
    let marks = marks(objects);
    let mut offer = Offer::new(Format::Stix);
    for object in objects {
        match text(object, "type") {
            "report" | "malware" | "intrusion-set" | "campaign" if offer.title.is_empty() => {
                offer.title = visible_line(text(object, "name"));
            }
            "indicator" => indicator(object, &marks, &mut offer),
            _ => {}
        }
    }
    offer
}

fn indicator(object: &Value, marks: &HashMap<&str, Tlp>, offer: &mut Offer) {
    if object.get("revoked").and_then(Value::as_bool) == Some(true) {
        return;
    }
    let pattern = text(object, "pattern");
    if !matches!(text(object, "pattern_type"), "" | "stix") {
        return offer.refuse(pattern, Refusal::OtherType);
    }
    let refs = object.get("object_marking_refs").and_then(Value::as_array);
    let ids = refs.into_iter().flatten().filter_map(Value::as_str);
    let note = [text(object, "name"), text(object, "description")];
    let about = About {
        note: note
            .iter()
            .find(|n| !n.is_empty())
            .copied()
            .unwrap_or_default(),
        tlp: ids.filter_map(|id| marks.get(id).copied()).max(),
        ends_at: moment(text(object, "valid_until")),
    };
    match values_of_pattern(pattern) {
        Ok(compared) => {
            for one in compared {
                match written(&one.path, &one.value) {
                    Some(value) => offer.value(&value, about),
                    None => offer.refuse(&one.value, Refusal::OtherType),
                }
            }
        }
        Err(super::WrongPattern::Combined) => offer.refuse(pattern, Refusal::Combined),
        Err(super::WrongPattern::Syntax) => offer.refuse(pattern, Refusal::NoValue),
    }
}

/// A compared value as a text that is read like any other; nothing for what reports are not searched for.
fn written(path: &str, value: &str) -> Option<String> {
    let (object, property) = path.split_once(':')?;
    let named = property.ends_with("value");
    match object {
        "ipv4-addr" | "ipv6-addr" | "domain-name" | "url" | "email-addr" if named => {}
        "network-traffic" | "email-message" if property.ends_with("ref.value") => {}
        "file" | "artifact" if property.starts_with("hashes") => {}
        "windows-registry-key" if property == "key" => {}
        "x509-certificate" => return None,
        "autonomous-system" if property == "number" => return Some(format!("AS{value}")),
        _ => return None,
    }
    Some(value.to_owned())
}

/// Marks by id: those of the standard, and those that the bundle defines.
fn marks(objects: &[Value]) -> HashMap<&str, Tlp> {
    let mut marks: HashMap<&str, Tlp> = MARKS.into_iter().collect();
    let own = objects
        .iter()
        .filter(|o| text(o, "type") == "marking-definition");
    for object in own {
        let definition = object
            .get("definition")
            .map(|d| text(d, "tlp"))
            .unwrap_or_default();
        let name = text(object, "name");
        for said in [definition, name] {
            let is_tlp = said
                .get(..4)
                .is_some_and(|n| n.eq_ignore_ascii_case("tlp:"));
            if is_tlp || said == definition && !said.is_empty() {
                marks.entry(text(object, "id")).or_insert(Tlp::parse(said));
            }
        }
    }
    marks
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}
