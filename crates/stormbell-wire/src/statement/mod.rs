//! Statements between nodes: JSON in a signed envelope ([`crate::dsse`]). Only verified bytes are ever read as a statement, and the
//! bytes that were signed are kept and passed on as they came, with whatever this program does not know in them.

mod payload;

#[cfg(test)]
mod tests;

pub use payload::{STATEMENT_TYPE, SUBJECT_MAX_CHARS, StatementError, id, read, sign, write};
