//! The words of a report with the values in them marked, and the values in a list: what a handler would otherwise pick
//! out by eye.

use serde::Serialize;
use std::collections::BTreeSet;
use stormbell_model::text::{visible, visible_line};
use stormbell_wire::observables::{self, Found};

/// A piece of the words.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    /// The words, with hidden signs shown; escaping is the page's.
    pub text: String,
    /// The type of the value that stands here.
    pub kind: Option<&'static str>,
    /// Why the value means nothing: the end of a key `desk-nothing-…`.
    pub nothing: Option<&'static str>,
}

/// A value that was found.
#[derive(Clone, Debug, Serialize)]
pub struct ValueView {
    /// Its type.
    pub kind: &'static str,
    /// Its normal form.
    pub value: String,
    /// Whether it leads to a person.
    pub personal: bool,
    /// Why it means nothing: the end of a key `desk-nothing-…`.
    pub nothing: Option<&'static str>,
}

/// The words in pieces, and each value once.
#[derive(Clone, Debug, Serialize, Default)]
pub struct Marked {
    /// In order; together they are the words.
    pub pieces: Vec<Piece>,
    /// In the order of the words.
    pub values: Vec<ValueView>,
    /// Values that were not listed because there are too many.
    pub left_out: usize,
}

/// Values that are listed beside one text.
/// Told: the officer, by their number. Rest: they are marked in the words.
const LISTED_MAX: usize = 200;

/// Finds and marks the values in a text.
pub fn marked(text: &str) -> Marked {
    let harvest = observables::read(text);
    let mut marked = Marked {
        left_out: harvest.left_out,
        ..Marked::default()
    };
    let (mut at, mut seen) = (0, BTreeSet::new());
    for found in &harvest.found {
        marked.plain(&text[at..found.span.start]);
        marked.value(text, found);
        at = found.span.end;
        if seen.insert((found.kind, found.value.as_str())) {
            marked.list(found);
        }
    }
    marked.plain(&text[at..]);
    marked
}

impl Marked {
    fn plain(&mut self, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece {
                text: visible(text),
                kind: None,
                nothing: None,
            });
        }
    }
    fn value(&mut self, text: &str, found: &Found) {
        self.pieces.push(Piece {
            text: visible(&text[found.span.clone()]),
            kind: Some(found.kind.code()),
            nothing: observables::nothing(found).map(|why| why.code()),
        });
    }
    fn list(&mut self, found: &Found) {
        if self.values.len() >= LISTED_MAX {
            self.left_out += 1;
            return;
        }
        self.values.push(ValueView {
            kind: found.kind.code(),
            value: visible_line(&found.value),
            personal: found.kind.is_personal(),
            nothing: observables::nothing(found).map(|why| why.code()),
        });
    }
}
