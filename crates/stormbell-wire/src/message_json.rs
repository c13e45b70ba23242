//! A message of the conversation at the API: `{"text": "…"}`, and nothing else.

use crate::{Complaints, fields::Fields, json};
use stormbell_model::{complaint::Complaint, limits::MESSAGE_MAX_CHARS};

/// Reads the body; gives the words exactly as they came.
pub fn read(body: &[u8]) -> Result<String, Vec<Complaint>> {
    let mut complaints = Complaints::default();
    let mut fields = Fields::open(json::read(body)?, "", &mut complaints);
    let text = fields.needed_text("text", MESSAGE_MAX_CHARS);
    fields.close();
    complaints.unless_any(text)
}
