//! The words of a report with the values in them marked, and the values in a list: what a handler would otherwise pick
//! out by eye.

use serde::Serialize;
use std::collections::BTreeSet;
use stormbell_model::text::{visible, visible_line};
use stormbell_service::{Abouts, ValueAbout};
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
    /// How it is spelled, where that is not the normal form.
    pub spelled: Option<String>,
    /// In which part of a mail or file it stands.
    pub part: String,
    /// `possible`, `likely` or `certain`.
    pub sure: &'static str,
    /// Why it means nothing: the end of a key `desk-nothing-…`.
    pub nothing: Option<&'static str>,
    /// Which list says so.
    pub list: String,
    /// The country of an address.
    pub country: String,
    /// The owner of its network.
    pub owner: String,
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
pub const LISTED_MAX: usize = 200;

/// Finds and marks the values in a text; `abouts` is what is known of them.
pub fn marked(text: &str, abouts: &Abouts) -> Marked {
    let harvest = observables::read(text);
    let mut marked = Marked {
        left_out: harvest.left_out,
        ..Marked::default()
    };
    let (mut at, mut seen) = (0, BTreeSet::new());
    for found in &harvest.found {
        marked.plain(&text[at..found.span.start]);
        let spelled = &text[found.span.clone()];
        let view = value(found, spelled, abouts.get(&found.value));
        marked.pieces.push(Piece {
            text: visible(spelled),
            kind: Some(found.kind.code()),
            nothing: view.nothing,
        });
        at = found.span.end;
        if seen.insert((found.kind, found.value.as_str())) {
            marked.list(view);
        }
    }
    marked.plain(&text[at..]);
    marked
}

/// A value with what is known of it.
pub fn value(found: &Found, spelled: &str, about: Option<&ValueAbout>) -> ValueView {
    let listed = about.and_then(|a| a.nothing.as_ref());
    let own = observables::nothing(found).map(|why| why.code());
    ValueView {
        kind: found.kind.code(),
        value: visible_line(&found.value),
        personal: found.kind.is_personal(),
        spelled: Some(visible_line(spelled)).filter(|s| *s != found.value),
        part: String::new(),
        sure: match found.confidence {
            observables::Confidence::Possible => "possible",
            observables::Confidence::Likely => "likely",
            observables::Confidence::Certain => "certain",
        },
        // What is the victim's comes before what means nothing to anybody.
        nothing: listed.map(|l| l.code).or(own),
        list: listed.map(|l| visible_line(&l.list)).unwrap_or_default(),
        country: about.map(|a| a.country.clone()).unwrap_or_default(),
        owner: about.map(|a| visible_line(&a.owner)).unwrap_or_default(),
    }
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
    fn list(&mut self, view: ValueView) {
        if self.values.len() >= LISTED_MAX {
            self.left_out += 1;
            return;
        }
        self.values.push(view);
    }
}
