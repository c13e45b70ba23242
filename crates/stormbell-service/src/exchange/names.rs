//! How a statement is named in the journal: by an id that is half of its name, with the whole beside it.

use crate::Ctx;
use stormbell_model::exchange::StatementId;
use stormbell_store::journal::Entry;
use uuid::Uuid;

/// Half of a statement's name, as the journal's subject.
pub(crate) fn subject(id: StatementId) -> Uuid {
    let mut half = [0; 16];
    half.copy_from_slice(&id.0[..16]);
    Uuid::from_bytes(half)
}

/// A journal entry about a statement.
pub(crate) fn entry(ctx: &Ctx, act: &'static str, id: StatementId) -> Entry {
    Entry {
        facts: vec![("statement", id.to_string())],
        ..ctx.entry(act, subject(id))
    }
}
