//! How well values are read out of texts, measured on labelled lines `{"id","text","expected":[{"type","value"}]}`.
//! What is expected is compared after the reading and never shown to it.

use crate::observables::{self, Kind};
use core::net::{IpAddr, Ipv6Addr};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Types that are counted; others are found, marked and not judged.
pub const COUNTED: [Kind; 18] = [
    Kind::Ipv4,
    Kind::Ipv6,
    Kind::Cidr,
    Kind::Domain,
    Kind::Url,
    Kind::Email,
    Kind::Md5,
    Kind::Sha1,
    Kind::Sha256,
    Kind::Sha512,
    Kind::Cve,
    Kind::Asn,
    Kind::Btc,
    Kind::Eth,
    Kind::Xmr,
    Kind::Iban,
    Kind::Phone,
    Kind::Attack,
];

/// One labelled line.
#[derive(Deserialize)]
pub struct Case {
    /// Its name, given back in the dump.
    pub id: serde_json::Value,
    /// What is read.
    pub text: String,
    /// What should be found: outermost values in normal form.
    pub expected: Vec<Value>,
}

/// A typed value.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    /// One of the codes of [`COUNTED`]; others are not counted.
    #[serde(rename = "type")]
    pub kind: String,
    /// Normal form.
    pub value: String,
}

/// What was found in one text: a line of the dump.
#[derive(Serialize)]
pub struct Answer<'a> {
    /// The line's name.
    pub id: &'a serde_json::Value,
    /// Each value once, of the counted types.
    pub found: Vec<Value>,
}

/// Reads the values of a text, each once.
pub fn found_in(text: &str) -> Vec<Value> {
    let harvest = observables::read(text);
    let counted = harvest
        .found
        .into_iter()
        .filter(|f| COUNTED.contains(&f.kind));
    let values = counted.map(|f| Value {
        kind: f.kind.code().to_owned(),
        value: f.value,
    });
    values.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Right, wrong and missing, by type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Expected and found.
    pub right: u64,
    /// Found and not expected.
    pub wrong: u64,
    /// Expected and not found.
    pub missing: u64,
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Serialize, PartialEq)]
pub struct Score {
    /// Of what was found, how much is expected.
    pub precision: f64,
    /// Of what is expected, how much was found.
    pub recall: f64,
    /// 2PR / (P + R).
    pub f1: f64,
    /// Expected values.
    pub expected: u64,
    /// Found values that count.
    pub found: u64,
}

impl Count {
    /// The scores; 1 where there was nothing to find and nothing was found.
    pub fn score(self) -> Score {
        let part = |whole: u64| {
            if whole == 0 {
                1.0
            } else {
                self.right as f64 / whole as f64
            }
        };
        let (found, expected) = (self.right + self.wrong, self.right + self.missing);
        let (precision, recall) = (part(found), part(expected));
        let sum = precision + recall;
        let f1 = if sum == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / sum
        };
        Score {
            precision,
            recall,
            f1,
            expected,
            found,
        }
    }
    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missing += other.missing;
    }
}

/// The counts of a whole file.
#[derive(Default)]
pub struct Tally {
    counts: BTreeMap<String, Count>,
    /// Lines judged.
    pub cases: u64,
}

/// What was wrong and what was missing in one line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Misses {
    /// Found and not expected.
    pub wrong: Vec<Value>,
    /// Expected and not found.
    pub missing: Vec<Value>,
}

impl Tally {
    /// Judges what was found against what was expected. Values inside an expected one count neither way.
    pub fn judge(&mut self, found: &[Value], expected: &[Value]) -> Misses {
        let normal = |values: &[Value]| -> BTreeSet<Value> {
            let counted = values.iter().filter(|v| is_counted(&v.kind));
            counted.map(normal_form).collect()
        };
        let (found, expected) = (normal(found), normal(expected));
        let inner: BTreeSet<String> = expected.iter().flat_map(inner_values).collect();
        let mut misses = Misses::default();
        for value in &found {
            if expected.contains(value) {
                self.count(value).right += 1;
            } else if !inner.contains(&value.value) {
                self.count(value).wrong += 1;
                misses.wrong.push(value.clone());
            }
        }
        for value in expected.difference(&found) {
            self.count(value).missing += 1;
            misses.missing.push(value.clone());
        }
        self.cases += 1;
        misses
    }

    fn count(&mut self, value: &Value) -> &mut Count {
        self.counts.entry(value.kind.clone()).or_default()
    }

    /// The scores by type, in the order of [`COUNTED`].
    pub fn by_type(&self) -> Vec<(&'static str, Score)> {
        let codes = COUNTED.iter().map(|k| k.code());
        let known = codes.filter_map(|code| Some((code, self.counts.get(code)?.score())));
        known.collect()
    }

    /// The scores of all types together.
    pub fn overall(&self) -> Score {
        let mut all = Count::default();
        self.counts.values().for_each(|count| all.add(*count));
        all.score()
    }
}

fn is_counted(code: &str) -> bool {
    COUNTED.iter().any(|kind| kind.code() == code)
}

/// The same value for spellings that a label may have and that mean the same: letter case where it does not matter,
/// a compressed address, the slash behind a host.
fn normal_form(value: &Value) -> Value {
    let raw = value.value.trim();
    let spelled = match value.kind.as_str() {
        "url" => normal_url(raw),
        "ipv6" => raw
            .parse::<Ipv6Addr>()
            .map_or_else(|_| raw.to_lowercase(), |a| a.to_string()),
        "cidr" => normal_network(raw),
        "cve" | "attack" | "iban" => raw.to_uppercase().replace(' ', ""),
        "asn" => normal_asn(raw),
        "btc" | "xmr" => raw.to_owned(),
        "phone" => raw
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect(),
        "domain" => raw.to_lowercase().trim_end_matches('.').to_owned(),
        _ => raw.to_lowercase(),
    };
    Value {
        kind: value.kind.clone(),
        value: spelled,
    }
}

fn normal_url(raw: &str) -> String {
    let Some((scheme, rest)) = raw.split_once("://") else {
        return raw.trim_end_matches('/').to_owned();
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (place, tail) = rest.split_at(end);
    let tail = if tail == "/" { "" } else { tail };
    format!("{}://{}{tail}", scheme.to_lowercase(), place.to_lowercase())
}

fn normal_network(raw: &str) -> String {
    let Some((address, prefix)) = raw.split_once('/') else {
        return raw.to_lowercase();
    };
    let address = address
        .parse::<IpAddr>()
        .map_or_else(|_| address.to_lowercase(), |a| a.to_string());
    format!("{address}/{prefix}")
}

fn normal_asn(raw: &str) -> String {
    let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
    format!("AS{digits}")
}

/// What lies inside an expected value: the host of a URL, the domain of a mail address, the base of a network.
fn inner_values(value: &Value) -> Vec<String> {
    let raw = value.value.as_str();
    let inner = match value.kind.as_str() {
        "url" => {
            let rest = raw.split_once("://").map_or(raw, |(_, rest)| rest);
            let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
            place.rsplit('@').next().unwrap_or_default()
        }
        "email" => raw.rsplit('@').next().unwrap_or_default(),
        "cidr" => raw.split('/').next().unwrap_or_default(),
        _ => return Vec::new(),
    };
    let host = inner
        .rsplit_once(':')
        .filter(|(_, port)| port.parse::<u16>().is_ok());
    let host = host.map_or(inner, |(host, _)| host);
    vec![host.trim_matches(['[', ']']).to_lowercase()]
}
