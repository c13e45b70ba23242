//! Search: by which terms a report is found, and what an officer's typed words ask for. Both read text with the same
//! functions, so that what was indexed is what is asked. A term is plain text here; outside this process only its keyed
//! hash exists.

mod fold;
mod network;
mod query;
mod values;
mod words;

pub use query::{Any, Query};
pub(crate) use words::in_text as each_word;

use crate::{limits, report::Report};
use std::collections::HashSet;

/// The terms of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Those that search keeps, the most telling first.
    pub kept: Vec<String>,
    /// How many did not fit: `limits::TERMS_PER_REPORT_MAX`.
    pub left_out: usize,
}

impl Terms {
    /// Reads the terms of a report: values that were named, values in the words, the organisation, and the words in
    /// the order in which they stand.
    pub fn of(report: &Report) -> Terms {
        let mut found = Found::default();
        for named in &report.observables {
            let mut is_known = false;
            values::in_text(&named.value, &mut |term| {
                is_known = true;
                found.note(term);
            });
            if !is_known {
                values::named(&named.value, &mut |term| found.note(term));
            }
        }
        values::in_text(&report.narrative, &mut |term| found.note(term));
        let lines = report.observables.iter().map(|named| &named.value);
        let texts = report.organisation.iter().chain([&report.narrative]);
        for text in texts.chain(lines) {
            words::in_text(text, &mut |word| found.note(words::term(word)));
        }
        found.terms
    }
}

impl Terms {
    /// The terms of values that were read out of evidence: those of the values, then their words.
    pub fn of_values<'a>(all: impl Iterator<Item = &'a str> + Clone) -> Terms {
        let mut found = Found::default();
        for value in all.clone() {
            values::in_text(value, &mut |term| found.note(term));
        }
        for value in all {
            words::in_text(value, &mut |word| found.note(words::term(word)));
        }
        found.terms
    }
}

/// The terms of which a report has one that may hold this value. Where search does not know the value as one (a wallet,
/// a path, a number of a weakness) it is its longest word, so whoever asks holds the candidates against the value.
pub fn asked(value: &str) -> Vec<String> {
    if let Some(any) = query::value_part(value) {
        return any.0;
    }
    let mut longest = String::new();
    words::in_text(value, &mut |word| {
        if word.chars().count() >= longest.chars().count() {
            word.clone_into(&mut longest);
        }
    });
    match longest.as_str() {
        "" => Vec::new(),
        word => vec![words::term(word)],
    }
}

/// Terms as they are found, each once.
#[derive(Default)]
struct Found {
    terms: Terms,
    seen: HashSet<String>,
}

impl Found {
    fn note(&mut self, term: String) {
        if self.seen.contains(&term) {
            return;
        }
        self.seen.insert(term.clone());
        if self.terms.kept.len() < limits::TERMS_PER_REPORT_MAX {
            self.terms.kept.push(term);
        } else {
            self.terms.left_out += 1;
        }
    }
}

#[cfg(test)]
mod tests;
