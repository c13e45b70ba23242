//! What is said: bytes to model and back, one module per format. Pure: no clock, no file, no socket.
//! Everything read here comes from outside; every reader is strict, bounded, and never panics.

pub mod complaints;
pub mod evidence_text;
mod fields;
pub mod json;
pub mod message_json;
pub mod problem_json;
pub mod proof_json;
pub mod report_json;

pub use complaints::Complaints;

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, b| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}
