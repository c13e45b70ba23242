//! What the desk's pages show: one struct for each page, made for its template, with samples. Codes and
//! numbers only; the words are in the catalogue.

pub mod ago;
pub mod channels;
pub mod choices;
pub mod doorway;
pub mod file;
pub mod frame;
pub mod incident;
pub mod indicators;
pub mod lead;
pub mod marked;
pub mod mine;
pub mod queue;
pub mod reading;
pub mod report;
pub mod search;
pub mod watch;

use serde::Serialize;
use serde_json::Value;

/// A page's template with one context to render it with.
pub type Sample = (&'static str, Value);

/// Every page of the desk with every sample.
pub fn samples() -> Vec<Sample> {
    [
        queue::samples(),
        report::samples(),
        search::samples(),
        incident::samples(),
        indicators::samples(),
        file::samples(),
        doorway::samples(),
        lead::samples(),
        mine::samples(),
        channels::samples(),
        watch::samples(),
    ]
    .concat()
}

/// A sample from a context. What cannot be written as JSON shows as `null`, and its page then fails its test.
fn sample(template: &'static str, page: &impl Serialize) -> Sample {
    (template, serde_json::to_value(page).unwrap_or_default())
}
