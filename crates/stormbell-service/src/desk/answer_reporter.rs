//! Writing to the reporter: the word that a frightened person waits for.

use super::acknowledge::taken_up;
use crate::{Ctx, Fault};
use stormbell_model::{
    MessageId, ReportId,
    access::Act,
    limits,
    report::{Message, ReportState, Side},
    text,
};
use stormbell_store::{conversation, journal, reports};

/// Writes to the reporter. Who answers a report that nobody has, has it.
pub async fn answer_reporter(ctx: &Ctx, id: ReportId, words: &str) -> Result<MessageId, Fault> {
    let officer = ctx.officer(Act::Answer)?;
    text::check(words, limits::MESSAGE_MAX_CHARS).map_err(|e| Fault::field("text", e.into()))?;
    let message = Message {
        id: MessageId::new(ctx.now, ctx.node.chance()),
        report: id,
        side: Side::Desk,
        officer: Some(officer),
        text: words.to_owned(),
        at: ctx.now,
        seen_at: None,
    };
    let message_id = message.id;
    let (now, entry) = (ctx.now, ctx.entry("reporter answered", id.0));
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("answer reporter", move |tx| {
            taken_up(tx, &c, id, officer)?;
            let mut report = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            if report.state == ReportState::Closed {
                return Err(Fault::Conflict("already-closed"));
            }
            report.state = ReportState::Taken;
            report.assigned_to.get_or_insert(officer);
            report.acknowledged_at.get_or_insert(now);
            report.answered_at.get_or_insert(now);
            report.moved_at = now;
            conversation::add_message(tx, &message)?;
            reports::count_one_more(tx, id, 1, 0)?;
            reports::save(tx, &report)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await?;
    ctx.node.stir();
    Ok(message_id)
}
