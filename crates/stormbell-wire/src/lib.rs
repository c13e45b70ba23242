//! What is said: bytes to model and back, one module per format. Pure: no clock, no file, no socket.
//! Everything read here comes from outside; every reader is strict, bounded, and never panics.

pub mod add_checkpoint;
pub mod charter;
pub mod complaints;
pub mod dataset;
pub mod disposition;
pub mod dsse;
pub mod evaluation;
pub mod evidence_text;
pub mod exchange;
pub mod exchange_batch;
pub mod exchange_page;
mod fields;
pub mod filing_check;
pub mod filing_record;
pub mod form;
pub mod gammu;
pub mod head;
pub mod ical;
pub mod indicators;
pub mod json;
pub mod labelled;
pub mod levels_note;
pub mod lmtp;
pub mod mail_reply;
pub mod message_json;
pub mod observables;
pub mod pass;
pub mod problem_json;
pub mod proof_json;
pub mod report_json;
pub mod sms_gateway;
pub mod sms_text;
pub mod statement;
pub mod web_hook;

pub use complaints::Complaints;
pub use stormbell_model::text::hex;

/// Exactly 64 lower-case hexadecimal digits: one spelling, so that no other text means the same proof.
pub(crate) fn unhex(text: &str) -> Option<[u8; 32]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let lower = text
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !lower || !rest.is_empty() {
        return None;
    }
    let bytes: Option<Vec<u8>> = pairs
        .iter()
        .map(|p| u8::from_str_radix(std::str::from_utf8(p).ok()?, 16).ok())
        .collect();
    bytes?.try_into().ok()
}
