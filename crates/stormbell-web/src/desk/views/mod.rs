//! What the desk's pages show: one struct for each page, made for its template, with samples. Codes and
//! numbers only; the words are in the catalogue.

pub mod ago;
pub mod alarm;
pub mod channels;
pub mod choices;
pub mod doorway;
pub mod duty;
pub mod exchange;
pub mod file;
pub mod frame;
pub mod grouping;
pub mod hand_over;
pub mod incident;
pub mod indicators;
pub mod lead;
pub mod map;
pub mod marked;
pub mod mine;
pub mod policies;
pub mod queue;
pub mod reading;
pub mod report;
pub mod rota;
pub mod rota_picture;
mod rota_samples;
pub mod rota_when;
pub mod search;
pub mod watch;
pub mod waves;

use serde::Serialize;
use serde_json::Value;

/// A page's template with one context to render it with.
pub type Sample = (&'static str, Value);

/// Every page of the desk with every sample.
pub fn samples() -> Vec<Sample> {
    [
        queue::samples(),
        alarm::samples(),
        policies::samples(),
        report::samples(),
        rota_samples::samples(),
        search::samples(),
        incident::samples(),
        indicators::samples(),
        file::samples(),
        doorway::samples(),
        lead::samples(),
        mine::samples(),
        channels::samples(),
        watch::samples(),
        hand_over::samples(),
        duty::samples(),
        grouping::samples(),
        waves::samples(),
        exchange::samples(),
    ]
    .concat()
}

/// A sample from a context. What cannot be written as JSON shows as `null`, and its page then fails its test.
fn sample(template: &'static str, page: &impl Serialize) -> Sample {
    (template, serde_json::to_value(page).unwrap_or_default())
}
