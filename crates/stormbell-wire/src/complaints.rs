//! Collects everything that is wrong with one body, so that a sender mends it in one go.

use stormbell_model::complaint::{Complaint, Problem};

/// The most complaints one answer lists. A body with more is hostile or not meant for us.
/// Told: the first ones. Rest: nothing of the body is kept.
pub const COMPLAINTS_MAX: usize = 50;
/// Characters of a field's path that are repeated back.
/// Told: the beginning of the path. Rest: the body is refused as a whole.
pub const PATH_MAX_CHARS: usize = 100;

/// Complaints so far, bounded by [`COMPLAINTS_MAX`].
#[derive(Debug, Default)]
pub struct Complaints(Vec<Complaint>);

impl Complaints {
    /// Notes one. The path is cut and shown without hidden signs, for it may be the sender's own key.
    pub fn note(&mut self, path: &str, problem: Problem) {
        if self.0.len() < COMPLAINTS_MAX {
            let short: String = path.chars().take(PATH_MAX_CHARS).collect();
            let field = stormbell_model::text::visible_line(&short);
            self.0.push(Complaint { field, problem });
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// `value` when nothing was wrong, else everything that was.
    pub fn unless_any<T>(self, value: T) -> Result<T, Vec<Complaint>> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self.0)
        }
    }
}
