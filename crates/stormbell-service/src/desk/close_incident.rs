//! Closing an incident, with or without its reports, and opening it again.

use super::{
    close_report::Closing,
    closing::{BETWEEN, close_its_reports},
    note_text,
    regroup::standing,
    timeline::change_entry,
};
use crate::{Ctx, Fault};
use stormbell_model::{IncidentId, access::Act, limits, report::Outcome, text};
use stormbell_store::{incidents, journal};

/// Closes an incident, and if wished its open reports with the same outcome and words.
pub async fn close_incident(
    ctx: &Ctx,
    id: IncidentId,
    outcome: Outcome,
    words: &str,
    also_reports: bool,
) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Close)?;
    text::check(words, limits::MESSAGE_MAX_CHARS).map_err(|e| Fault::field("words", e.into()))?;
    let closing = Closing::new(ctx, officer, outcome, words);
    let (c, words) = (ctx.clone(), words.trim().to_owned());
    ctx.node
        .store()
        .write_or("close incident", move |tx| {
            let mut incident = standing(tx, id)?;
            if incident.closed.is_some() {
                return Err(Fault::Conflict("already-closed"));
            }
            incident.closed = Some((c.now, outcome));
            incident.moved_at = c.now;
            incidents::save(tx, &incident)?;
            let detail = format!("{}{BETWEEN}{words}", outcome.code());
            let said = change_entry(&c, id, officer, "incident closed", &detail);
            incidents::add_entry(tx, &said)?;
            let facts = vec![("to", outcome.code().to_owned())];
            journal::note(
                tx,
                journal::Entry {
                    facts,
                    ..c.entry("incident closed", id.0)
                },
            )?;
            if also_reports {
                close_its_reports(tx, id, said.id, &closing)?;
            }
            Ok(())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Opens a closed incident again. Its reports stay as they are.
pub async fn reopen_incident(ctx: &Ctx, id: IncidentId, reason: &str) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Close)?;
    let reason = note_text("reason", reason)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("reopen incident", move |tx| {
            let mut incident = standing(tx, id)?;
            if incident.closed.take().is_none() {
                return Err(Fault::Conflict("not-closed"));
            }
            incident.moved_at = c.now;
            incidents::save(tx, &incident)?;
            incidents::add_entry(
                tx,
                &change_entry(&c, id, officer, "incident reopened", &reason),
            )?;
            journal::note(tx, c.entry("incident reopened", id.0))?;
            Ok(())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
