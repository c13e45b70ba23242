//! What an incident's timeline says about a change that somebody made.

use crate::Ctx;
use stormbell_model::{
    EntryId, IncidentId, OfficerId,
    incident::{Entry, EntryKind},
};

/// A timeline entry about a change.
pub(crate) fn change_entry(
    ctx: &Ctx,
    id: IncidentId,
    by: OfficerId,
    act: &str,
    detail: &str,
) -> Entry {
    Entry {
        id: EntryId::new(ctx.now, ctx.node.chance()),
        incident: id,
        kind: EntryKind::Change,
        text: act.to_owned(),
        detail: detail.to_owned(),
        by,
        at: ctx.now,
    }
}

/// A timeline entry about a change that rules made.
pub(crate) fn change_entry_by_rules(ctx: &Ctx, id: IncidentId, act: &str, detail: &str) -> Entry {
    change_entry(ctx, id, OfficerId::NOBODY, act, detail)
}
