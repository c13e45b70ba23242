//! Indicators as they come in: pasted text, an event of MISP, a bundle of STIX 2, a table. Each reader is bounded and
//! gives typed values in normal form, or says why a value is refused. Nothing is fetched, nothing is run.

mod covers;
mod csv;
mod misp;
mod pattern;
mod stix;

pub use covers::{covers, host_of};
pub use pattern::{Compared, WrongPattern, values_of_pattern};

use crate::observables::{self, Found, Kind, Nothing, nothing};
use std::collections::HashSet;
use stormbell_model::{
    Moment, complaint::Problem, indicator::Format, limits, marking::Tlp, text::visible_line,
};

/// A value that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its type.
    pub kind: Kind,
    /// Its normal form.
    pub value: String,
    /// What the source says about it.
    pub note: String,
    /// Its mark; none where the source says nothing.
    pub tlp: Option<Tlp>,
    /// When it ends.
    pub ends_at: Option<Moment>,
}

/// Why a value is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It means nothing.
    Nothing(Nothing),
    /// A network so wide that it is half the Internet.
    TooWide,
    /// Of a type that reports are not searched for: a mutex, a rule, a file name.
    OtherType,
    /// It is not what its type says, or nothing that is known.
    NoValue,
    /// A pattern that asks for several things at once.
    Combined,
    /// It stands in a list of values that mean nothing.
    Listed,
    /// It is our own.
    Own,
}

impl Refusal {
    /// The end of a key `desk-refused-…`; of what means nothing, that of `desk-nothing-…`.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::Nothing(why) => why.code(),
            Refusal::TooWide => "too-wide",
            Refusal::OtherType => "other-type",
            Refusal::NoValue => "no-value",
            Refusal::Combined => "combined",
            Refusal::Listed => "listed",
            Refusal::Own => "own",
        }
    }
}

/// A value that is refused, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The value, cut and made safe for a page.
    pub value: String,
    /// Why.
    pub why: Refusal,
}

/// What a text or file offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it was read as.
    pub format: Format,
    /// What the source calls it.
    pub title: String,
    /// Values that can be taken, each once, at most [`limits::INDICATORS_PER_IMPORT_MAX`].
    pub values: Vec<Offered>,
    /// Values that are refused, each once; at most [`REFUSED_MAX`] are listed.
    pub refused: Vec<Refused>,
    /// How many are refused.
    pub refused_count: usize,
    /// Values beyond the bound.
    pub left_out: usize,
    seen: HashSet<String>,
}

/// Refused values that are listed.
/// Told: the officer, by the whole number. Rest: they are counted.
pub const REFUSED_MAX: usize = 200;
/// Characters of a refused value that are shown.
/// Told: nobody. Rest: the file itself has the rest.
const REFUSED_CHARS: usize = 120;

/// Reads what an officer pasted or uploaded.
pub fn read(bytes: &[u8]) -> Result<Offer, Problem> {
    if bytes.len() > limits::INDICATOR_FILE_MAX_BYTES {
        let max = limits::INDICATOR_FILE_MAX_BYTES as u64;
        return Err(Problem::TooBig { max });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::NotText)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    if text.starts_with(['{', '[']) {
        return read_json(text);
    }
    if let Some(offer) = csv::read(text) {
        return Ok(offer);
    }
    let mut offer = Offer::new(Format::Text);
    offer.text(text);
    Ok(offer)
}

fn read_json(text: &str) -> Result<Offer, Problem> {
    let tree: serde_json::Value = match serde_json::from_str(text) {
        Ok(tree) => tree,
        // «[.]» and «{.}» begin a pasted list too.
        Err(_) if !text.starts_with(['{']) && text.len() < PASTED_BYTES => {
            let mut offer = Offer::new(Format::Text);
            offer.text(text);
            return Ok(offer);
        }
        Err(error) => {
            return Err(Problem::Syntax {
                line: error.line(),
                column: error.column(),
            });
        }
    };
    if tree.get("type").and_then(|t| t.as_str()) == Some("bundle") {
        return Ok(stix::read(&tree));
    }
    misp::read(&tree).ok_or(Problem::Form)
}

/// A text that begins with a bracket and is no JSON is read as pasted up to here.
/// Told: by the place of the mistake in the JSON. Rest: nothing is taken.
const PASTED_BYTES: usize = 100_000;

impl Offer {
    fn new(format: Format) -> Offer {
        Offer {
            format,
            title: String::new(),
            values: Vec::new(),
            refused: Vec::new(),
            refused_count: 0,
            left_out: 0,
            seen: HashSet::new(),
        }
    }

    /// All values of a text.
    fn text(&mut self, text: &str) {
        let harvest = observables::read(text);
        self.left_out += harvest.left_out;
        for found in harvest.found {
            self.found(&text[found.span.clone()], &found, About::default());
        }
    }

    /// One value that stands alone, in whatever spelling.
    fn value(&mut self, written: &str, about: About<'_>) {
        match whole(written) {
            Some(found) => self.found(written, &found, about),
            None => self.refuse(written, Refusal::NoValue),
        }
    }

    fn found(&mut self, written: &str, found: &Found, about: About<'_>) {
        if let Some(why) = refusal(found) {
            return self.refuse(written, why);
        }
        if !self
            .seen
            .insert(format!("{}:{}", found.kind.code(), found.value))
        {
            return;
        }
        if self.values.len() >= limits::INDICATORS_PER_IMPORT_MAX {
            self.left_out += 1;
            return;
        }
        let note: String = about
            .note
            .chars()
            .take(limits::INDICATOR_NOTE_MAX_CHARS)
            .collect();
        self.values.push(Offered {
            kind: found.kind,
            value: found.value.clone(),
            note: visible_line(note.trim()),
            tlp: about.tlp,
            ends_at: about.ends_at,
        });
    }

    fn refuse(&mut self, written: &str, why: Refusal) {
        let shown: String = written.trim().chars().take(REFUSED_CHARS).collect();
        let shown = visible_line(&shown);
        if self.refused.len() >= REFUSED_MAX {
            self.refused_count += 1;
        } else if self.seen.insert(format!("?{shown}")) {
            self.refused_count += 1;
            self.refused.push(Refused { value: shown, why });
        }
    }
}

/// What a source says about a value.
#[derive(Clone, Copy, Default)]
struct About<'a> {
    note: &'a str,
    tlp: Option<Tlp>,
    ends_at: Option<Moment>,
}

/// The one value that a text is, if it is one from end to end.
pub fn whole(written: &str) -> Option<Found> {
    let written = written.trim();
    let mut found = observables::read(written).found.into_iter();
    let one = found.next()?;
    // A full stop or slash at the end belongs to no value.
    let rest = written.get(one.span.end..)?.trim_matches(['.', '/', ' ']);
    (one.span.start == 0 && rest.is_empty() && found.next().is_none()).then_some(one)
}

/// Why a value cannot be an indicator, if it cannot.
pub fn refusal(found: &Found) -> Option<Refusal> {
    if let Some(why) = nothing(found) {
        return Some(Refusal::Nothing(why));
    }
    let prefix = || found.value.split_once('/')?.1.parse::<u8>().ok();
    let wide = match found.kind {
        Kind::Cidr if found.value.contains(':') => prefix().is_none_or(|p| p < 16),
        Kind::Cidr => prefix().is_none_or(|p| p < 8),
        _ => false,
    };
    wide.then_some(Refusal::TooWide)
}
