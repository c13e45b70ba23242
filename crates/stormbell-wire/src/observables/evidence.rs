//! The values of a whole piece of evidence: each once, with where it stands and how it is spelled there.

use super::{Found, read_from};
use crate::evidence_text::Inside;
use std::collections::HashSet;
use stormbell_model::limits::EVIDENCE_VALUES_MAX;

/// A value, and where it was first seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// In which part of the evidence.
    pub part: String,
    /// The value; its span is one of that part's text.
    pub found: Found,
    /// How it is spelled there.
    pub spelled: String,
}

/// What a piece of evidence gave.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FromEvidence {
    /// In the order of the evidence, each value once.
    pub values: Vec<Placed>,
    /// Values, texts and ends of texts that were left out.
    pub left_out: usize,
}

/// Characters of a spelling that are kept.
/// Told: nobody. Rest: the evidence itself has it.
const SPELLED_MAX: usize = 300;

/// Reads the values of all texts of a piece of evidence; `country` helps with telephone numbers.
pub fn read_evidence(inside: &Inside, country: Option<&str>) -> FromEvidence {
    let mut all = FromEvidence {
        left_out: inside.left_out,
        ..FromEvidence::default()
    };
    let mut seen = HashSet::new();
    for text in &inside.texts {
        let harvest = read_from(&text.text, country);
        all.left_out += harvest.left_out;
        for found in harvest.found {
            if !seen.insert((found.kind, found.value.clone())) {
                continue;
            }
            if all.values.len() >= EVIDENCE_VALUES_MAX {
                all.left_out += 1;
                continue;
            }
            let spelled = text.text.get(found.span.clone()).unwrap_or_default();
            all.values.push(Placed {
                part: text.part.clone(),
                spelled: spelled.chars().take(SPELLED_MAX).collect(),
                found,
            });
        }
    }
    all
}
