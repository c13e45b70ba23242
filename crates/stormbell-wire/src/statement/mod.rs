//! Statements between nodes: a DSSE v1 envelope around JSON. Only verified bytes are ever read as a statement, and the bytes that
//! were signed are kept and passed on as they came, with whatever this program does not know in them.

mod envelope;
mod payload;

#[cfg(test)]
mod tests;

pub use envelope::{
    ENVELOPE_MAX_BYTES, ENVELOPE_SIGNATURES_MAX, Envelope, EnvelopeError, PAYLOAD_TYPE, Verified,
    pae,
};
pub use payload::{PAYLOAD_MAX_BYTES, SUBJECT_MAX_CHARS, StatementError, write_payload};
