//! Something is taken back: superseded, withdrawn, erased. A tombstone stands for ever, also when it comes before the thing; what was made of the
//! thing is undone; and whoever says it hears what was done. Only a thing's own origin takes it back.

use super::effects::{IMPORT, REPORT, Turn};
use crate::{Fault, work};
use stormbell_model::{
    ImportId, MessageId, ReportId,
    exchange::{Statement, StatementId, StatementKind},
    indicator::Stage,
    report::{Message, ReportState, Side},
    search::Terms,
};
use stormbell_store::{
    Tx, conversation,
    exchange::{
        inbox, library, requests,
        statements::{self, Stand},
        taken_back::{self, Tombstone},
    },
    indicators, reports, search,
};

/// What a kind does to what it names.
pub(super) fn what_of(kind: &StatementKind) -> Option<Stand> {
    match kind {
        StatementKind::Supersede => Some(Stand::Superseded),
        StatementKind::Withdraw => Some(Stand::Withdrawn),
        StatementKind::Erase => Some(Stand::Erased),
        _ => None,
    }
}

/// Hears that things are taken back.
pub(super) fn hear(
    tx: &mut Tx<'_>,
    turn: &Turn<'_>,
    row: &statements::Kept,
    s: &Statement,
) -> Result<(), Fault> {
    let Some(what) = what_of(&s.kind) else {
        return Ok(());
    };
    for target in &s.takes_back {
        let known = statements::stand(tx, *target)?;
        // Somebody else's words are not theirs to take back.
        if known
            .as_ref()
            .is_some_and(|(origin, _)| *origin != s.origin)
        {
            continue;
        }
        taken_back::put(
            tx,
            &Tombstone {
                statement: *target,
                origin: s.origin.clone(),
                what,
                cause: row.id,
                at: turn.ctx.now,
            },
        )?;
        if known.is_some() {
            undo(tx, turn.ctx, *target, what)?;
        }
        let done = match what {
            Stand::Erased => "erased",
            _ => "withdrawn",
        };
        inbox::answer(tx, turn.peer, *target, done, turn.ctx.now)?;
    }
    Ok(())
}

/// Undoes what was made of a statement here. Doing it twice changes nothing; an erasure destroys what a withdrawal only hides.
pub(super) fn undo(
    tx: &mut Tx<'_>,
    ctx: &crate::Ctx,
    target: StatementId,
    what: Stand,
) -> Result<(), Fault> {
    for (kind, thing) in taken_back::effects(tx, target)? {
        match kind.as_str() {
            IMPORT => undo_import(tx, ctx, &thing, what)?,
            REPORT => undo_report(tx, ctx, &thing, what)?,
            _ => {}
        }
    }
    library::remove(tx, target)?;
    match what {
        Stand::Erased => {
            requests::remove(tx, target)?;
            statements::erase(tx, target)?;
        }
        _ => {
            let now = statements::stand(tx, target)?.map(|(_, stand)| stand);
            let stays = matches!(now, Some(Stand::Erased)) || now == Some(what);
            if !stays {
                statements::set_stand(tx, target, what, None)?;
            }
        }
    }
    Ok(())
}

fn undo_import(tx: &mut Tx<'_>, ctx: &crate::Ctx, thing: &[u8], what: Stand) -> Result<(), Fault> {
    let Some(id) = ImportId::from_bytes(thing) else {
        return Ok(());
    };
    let Some(mut import) = indicators::import(tx, id)? else {
        return Ok(());
    };
    if import.stage != Stage::Undone {
        import.stage = Stage::Undone;
        indicators::save_import(tx, &import)?;
    }
    match what {
        Stand::Erased => {
            let terms = |value: &str| {
                let asked = stormbell_model::search::asked(value);
                asked
                    .iter()
                    .flat_map(|t| ctx.node.search_terms(t))
                    .collect()
            };
            Ok(indicators::erase_import(tx, id, &terms)?)
        }
        _ => Ok(work::queue_undoing(tx, id, ctx.now)?),
    }
}

/// The desk's own work about a neighbour's alert stays; its conversation says what happened, and an erasure takes the words out.
fn undo_report(tx: &mut Tx<'_>, ctx: &crate::Ctx, thing: &[u8], what: Stand) -> Result<(), Fault> {
    let Some(id) = ReportId::from_bytes(thing) else {
        return Ok(());
    };
    let Some(held) = reports::load_to_change(tx, id)? else {
        return Ok(());
    };
    if what == Stand::Erased {
        let terms = Terms::of(&held.report).kept;
        let hashed = terms.iter().flat_map(|t| ctx.node.search_terms(t));
        let hashed: Vec<_> = hashed.collect();
        search::forget(tx, held.report.journal_index, &hashed)?;
        reports::erase_words(tx, &held)?;
    }
    let mut report = held.report;
    if report.state == ReportState::Closed {
        return Ok(());
    }
    let lang = ctx.node.config().default_lang;
    let key = format!("neighbour-{}", what.code());
    let message = Message {
        id: MessageId::new(ctx.now, ctx.node.chance()),
        report: id,
        side: Side::Reporter,
        officer: None,
        text: ctx.node.say(lang, &key, &[]),
        at: ctx.now,
        seen_at: None,
    };
    conversation::add_message(tx, &message)?;
    reports::count_one_more(tx, id, 1, 0)?;
    report.unread += 1;
    report.moved_at = ctx.now;
    Ok(reports::save(tx, &report)?)
}
