//! Beside a report: what the rules made of it, indicators that stand in it, and the values in its messages and files.

use super::{ago::Ago, marked::ValueView};
use serde::Serialize;

/// What the rules made of a report.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingView {
    /// The version of the rules.
    pub rules: String,
    /// The kind by the rules.
    pub kind: &'static str,
    /// The technical axis.
    pub technical: &'static str,
    /// What it does in the world.
    pub impact: &'static str,
    /// The next six hours.
    pub outlook: &'static str,
    /// Offences that it may be, as codes; each is the end of a key once its signs are hyphens.
    pub offences: Vec<String>,
    /// Codes of the rules.
    pub reasons: Vec<String>,
    /// Whether an officer holds it for another kind, or more or less urgent.
    pub corrected: bool,
}

/// An indicator that stands in a report.
#[derive(Clone, Debug, Serialize)]
pub struct SightingView {
    /// The indicator's id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Its value.
    pub value: String,
    /// What the source says.
    pub note: String,
    /// The narrowest mark.
    pub tlp: &'static str,
    /// When it was seen.
    pub at: Ago,
    /// Whether only a message or file holds it.
    pub in_evidence: bool,
    /// What it made of the report.
    pub raised: Option<&'static str>,
    /// Whether it has ended since.
    pub ended: bool,
}

/// The values of one message or file.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// The file's name; none for a message.
    pub file: Option<(String, String)>,
    /// The values.
    pub values: Vec<ValueView>,
    /// Values, or pieces of text, that were left out.
    pub left_out: i64,
}

impl ReadingView {
    /// For samples.
    pub fn sample() -> ReadingView {
        ReadingView {
            rules: String::from("2026-12.1"),
            kind: "unauthorised-information-modification",
            technical: "high",
            impact: "red",
            outlook: "worsening",
            offences: stormbell_model::classify::Offence::ALL
                .iter()
                .map(|o| offence(o.code()))
                .collect(),
            reasons: stormbell_model::classify::rules()
                .codes()
                .into_iter()
                .map(String::from)
                .collect(),
            corrected: true,
        }
    }
}

/// The end of an offence's key: `2013/40:9(4)c` as `9-4-c`.
pub fn offence(code: &str) -> String {
    let (_, article) = code.split_once(':').unwrap_or(("", code));
    let parts = article.split(|c: char| !c.is_ascii_alphanumeric());
    parts
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

impl SightingView {
    /// For samples.
    pub fn sample(in_evidence: bool) -> SightingView {
        SightingView {
            id: String::from("01940000-0000-7000-8000-0000000000a1"),
            kind: String::from("domain"),
            value: String::from("pay.example"),
            note: String::from("drops a loader"),
            tlp: "AMBER",
            at: Ago::sample(2),
            in_evidence,
            raised: Some("high").filter(|_| !in_evidence),
            ended: in_evidence,
        }
    }
}

impl EvidenceView {
    /// For samples: a mail and a message.
    pub fn samples() -> Vec<EvidenceView> {
        let value = |part: &str| ValueView {
            kind: "url",
            value: String::from("https://pay.example/i"),
            personal: false,
            spelled: Some(String::from("hxxps://pay[.]example/i")),
            part: part.to_owned(),
            sure: "certain",
            nothing: None,
            list: String::new(),
            country: String::from("EE"),
            owner: String::from("Example Hosting (AS64496)"),
        };
        let mut listed = value("part 2 / headers");
        (listed.nothing, listed.list) = (Some("listed"), String::from("Top sites"));
        vec![
            EvidenceView {
                file: Some((
                    String::from("01940000-0000-7000-8000-0000000000f1"),
                    String::from("invoice.eml"),
                )),
                values: vec![value("headers"), listed],
                left_out: 3,
            },
            EvidenceView {
                file: None,
                values: vec![value("")],
                left_out: 0,
            },
        ]
    }
}
