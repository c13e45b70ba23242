//! What the outboxes, receipts and bodies of the exchange look like as bytes. Statements are in [`crate::statement`], their envelope in
//! [`crate::dsse`].

mod body;
mod entry;
mod receipt;

#[cfg(test)]
mod tests;

pub use body::{
    Alert, AnswerBody, BODY_MAX_BYTES, Body, BodyError, Case, CircleBody, Expertise, Named,
    PlainBody, RequestBody, SightingBody, VALUES_MAX, Value, circle_id, media_of,
};
pub use entry::{ENTRY_MAX_BYTES, Entry, EntryError, First, Said, log_name, read_log_name};
pub use receipt::{RECEIPT_TOLD_MAX, RECEIPT_TYPE, Receipt, ReceiptError, Told, What};
