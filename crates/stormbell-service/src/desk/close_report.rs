//! Closing towards the reporter: never without words, and never for ever.

use super::{acknowledge::dealt_with, note_text};
use crate::{Ctx, Fault, duty::By};
use stormbell_model::{
    MessageId, Moment, OfficerId, ReportId,
    access::Act,
    limits,
    report::{Message, Outcome, ReportState, Side},
    text,
};
use stormbell_store::{
    Tx, conversation,
    journal::{self, Entry},
    reports,
};

/// Closes a report with an outcome and words that the reporter reads.
pub async fn close_report(
    ctx: &Ctx,
    id: ReportId,
    outcome: Outcome,
    words: &str,
) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Close)?;
    text::check(words, limits::MESSAGE_MAX_CHARS).map_err(|e| Fault::field("words", e.into()))?;
    let closing = Closing::new(ctx, officer, outcome, words);
    ctx.node
        .store()
        .write_or("close report", move |tx| close(tx, id, &closing))
        .await?;
    ctx.node.stir();
    Ok(())
}

/// What is said and done when a report closes.
#[derive(Clone)]
pub(crate) struct Closing {
    officer: OfficerId,
    outcome: Outcome,
    words: String,
    now: Moment,
    entry: Entry,
    ctx: Ctx,
}

impl Closing {
    pub(crate) fn new(ctx: &Ctx, officer: OfficerId, outcome: Outcome, words: &str) -> Closing {
        Closing {
            officer,
            outcome,
            words: words.to_owned(),
            now: ctx.now,
            entry: ctx.entry("report closed", uuid::Uuid::nil()),
            ctx: ctx.clone(),
        }
    }

    /// As [`Closing::new`], for a worker that goes on with what an officer began.
    pub(crate) fn for_officer(
        ctx: &Ctx,
        officer: OfficerId,
        outcome: Outcome,
        words: &str,
    ) -> Closing {
        let mut closing = Closing::new(ctx, officer, outcome, words);
        closing.entry.actor = format!("officer:{officer}");
        closing
    }

    pub(crate) fn ctx(&self) -> &Ctx {
        &self.ctx
    }
}

pub(crate) fn close(tx: &mut Tx<'_>, id: ReportId, c: &Closing) -> Result<(), Fault> {
    let mut report = reports::load_to_change(tx, id)?
        .ok_or(Fault::NotFound)?
        .report;
    if report.state == ReportState::Closed {
        return Err(Fault::Conflict("already-closed"));
    }
    report.state = ReportState::Closed;
    report.closed = Some((c.now, c.outcome));
    report.assigned_to.get_or_insert(c.officer);
    report.acknowledged_at.get_or_insert(c.now);
    report.answered_at.get_or_insert(c.now);
    report.moved_at = c.now;
    let message = Message {
        id: MessageId::new(c.now, c.ctx.node.chance()),
        report: id,
        side: Side::Desk,
        officer: Some(c.officer),
        text: c.words.clone(),
        at: c.now,
        seen_at: None,
    };
    conversation::add_message(tx, &message)?;
    reports::count_one_more(tx, id, 1, 0)?;
    reports::save(tx, &report)?;
    let by = By(c.entry.actor.clone());
    dealt_with(tx, &c.ctx, &by, id, c.officer)?;
    let facts = vec![("to", c.outcome.code().to_owned())];
    journal::note(
        tx,
        Entry {
            subject: id.0,
            facts,
            ..c.entry.clone()
        },
    )?;
    Ok(())
}

/// Opens a closed report again.
pub async fn reopen_report(ctx: &Ctx, id: ReportId, reason: &str) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Close)?;
    note_text("reason", reason)?;
    let (now, entry) = (ctx.now, ctx.entry("report reopened", id.0));
    ctx.node
        .store()
        .write_or("reopen report", move |tx| {
            let mut report = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            if report.state != ReportState::Closed {
                return Err(Fault::Conflict("not-closed"));
            }
            report.state = ReportState::Taken;
            report.closed = None;
            report.assigned_to = Some(officer);
            report.moved_at = now;
            reports::save(tx, &report)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
