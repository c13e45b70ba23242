//! The values of a report in a labelled set: those that are named, and those that stand in the words.

use serde_json::Value as Json;
use stormbell_model::correlate::reading::Sort;

/// A value with its sort, in the form in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its sort.
    pub sort: Sort,
    /// Its normal form.
    pub text: String,
}

/// Values that the line names, as texts or as `{"type","value"}`, and those in its words.
pub fn of(named: Option<&Json>, narrative: &str) -> Vec<Found> {
    let mut values = Vec::new();
    for entry in named.and_then(Json::as_array).into_iter().flatten() {
        match (
            entry.as_str(),
            entry["type"].as_str(),
            entry["value"].as_str(),
        ) {
            (Some(text), _, _) => push_all(&mut values, in_text(text)),
            (_, Some(kind), Some(text)) => push(&mut values, of_type(kind, text)),
            (_, None, Some(text)) => push_all(&mut values, in_text(text)),
            _ => {}
        }
    }
    push_all(&mut values, in_text(narrative));
    values
}

fn push(values: &mut Vec<Found>, found: Found) {
    if !values.contains(&found) {
        values.push(found);
    }
}

fn push_all(values: &mut Vec<Found>, found: Vec<Found>) {
    found.into_iter().for_each(|one| push(values, one));
}

fn of_type(kind: &str, text: &str) -> Found {
    let sort = Sort::parse(kind);
    let read = in_text(text);
    match read.into_iter().find(|found| found.sort == sort) {
        Some(found) => found,
        None => Found {
            sort,
            text: text.trim().to_lowercase(),
        },
    }
}

fn in_text(text: &str) -> Vec<Found> {
    let plain = undone(text);
    plain
        .split(|c: char| c.is_whitespace() || "<>\"'`|,;".contains(c))
        .filter_map(|word| one(word.trim_matches(|c: char| "()[]{}.,;:!?".contains(c))))
        .collect()
}

fn undone(text: &str) -> String {
    let mut plain = text.to_owned();
    for (from, to) in [
        ("hxxp", "http"),
        ("hXXp", "http"),
        ("[.]", "."),
        ("(.)", "."),
        ("{.}", "."),
        ("[dot]", "."),
        ("(dot)", "."),
        (" dot ", "."),
        ("[:]", ":"),
        ("[@]", "@"),
        ("[at]", "@"),
        ("(at)", "@"),
        ("[://]", "://"),
        ("\\.", "."),
    ] {
        plain = plain.replace(from, to);
    }
    plain
}

fn one(word: &str) -> Option<Found> {
    let low = word.to_lowercase();
    let found = |sort, text: &str| {
        Some(Found {
            sort,
            text: text.to_owned(),
        })
    };
    let hexadecimal = low.bytes().all(|b| b.is_ascii_hexdigit());
    if let Some((_, rest)) = low.split_once("://") {
        let from = rest.len();
        return found(Sort::Url, word[word.len() - from..].trim_end_matches('/'));
    }
    if hexadecimal && matches!(low.len(), 32 | 40 | 64 | 128) {
        return found(Sort::Hash, &low);
    }
    if low.starts_with("cve-") && low.len() > 8 {
        return found(Sort::Weakness, &low);
    }
    if low.parse::<core::net::IpAddr>().is_ok() {
        return found(Sort::Ip, &low);
    }
    let top = low.rsplit('.').next().unwrap_or("");
    let host = |s: &str| {
        s.contains('.')
            && s.split('.').all(|l| !l.is_empty())
            && (2..12).contains(&top.len())
            && top.bytes().all(|b| b.is_ascii_lowercase())
    };
    match low.split_once('@') {
        Some((name, domain)) if !name.is_empty() && host(domain) => found(Sort::Email, &low),
        None if host(low.split('/').next().unwrap_or("")) || host(&low) => {
            match low.contains('/') {
                true => found(Sort::Url, &low),
                false => found(Sort::Domain, &low),
            }
        }
        _ => None,
    }
}
