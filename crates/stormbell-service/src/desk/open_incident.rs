//! Opening an incident, and writing in its timeline.

use super::{line, link_report::tie, note_text, regroup::standing, timeline::change_entry};
use crate::{Ctx, Fault};
use stormbell_model::{
    EntryId, IncidentId, LinkId, OfficerId, ReportId,
    access::Act,
    complaint::Problem,
    incident::{Entry, EntryKind, Incident},
    kind::Kind,
    marking::Tlp,
    reference,
    triage::Priority,
};
use stormbell_store::{Tx, incidents, journal, reports};

/// Reports that may be put into a new incident at once.
/// Told: `problem-too-many`. Rest: nothing is opened; the others are linked afterwards.
const FIRST_REPORTS_MAX: usize = 100;

/// Opens an incident and puts reports in it.
pub async fn open_incident(
    ctx: &Ctx,
    title: &str,
    first: &[ReportId],
    reason: &str,
) -> Result<IncidentId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let title = line("title", title)?;
    let reason = if first.is_empty() {
        String::new()
    } else {
        note_text("reason", reason)?
    };
    if first.len() > FIRST_REPORTS_MAX {
        let (max, was) = (FIRST_REPORTS_MAX, first.len());
        return Err(Fault::field("reports", Problem::TooMany { max, was }));
    }
    let id = IncidentId::new(ctx.now, ctx.node.chance());
    let first = first.to_vec();
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("open incident", move |tx| {
            open_in(tx, &c, officer, id, &title, &first, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(id)
}

/// Opens within a transaction.
pub(crate) fn open_in(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    id: IncidentId,
    title: &str,
    first: &[ReportId],
    reason: &str,
) -> Result<(), Fault> {
    let incident = begun(tx, ctx, officer, id, title, first)?;
    incidents::add(tx, &incident)?;
    let opened = change_entry(ctx, id, officer, "incident opened", "");
    incidents::add_entry(tx, &opened)?;
    journal::note(tx, ctx.entry("incident opened", id.0))?;
    for report in first {
        let link = LinkId::new(ctx.now, ctx.node.chance());
        tie(tx, ctx, officer, link, *report, id, reason)?;
    }
    Ok(())
}

/// A new incident takes kind and marking of its first report and the highest priority of all.
fn begun(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    id: IncidentId,
    title: &str,
    first: &[ReportId],
) -> Result<Incident, Fault> {
    let mut kind = Kind::UNDETERMINED;
    let mut priority = Priority::Normal;
    let mut tlp = Tlp::Amber;
    for (n, report) in first.iter().enumerate() {
        let r = reports::load(tx, *report)?.ok_or(Fault::NotFound)?.report;
        if n == 0 {
            (kind, priority, tlp) = (r.kind, r.priority, r.tlp);
        }
        priority = priority.min(r.priority);
        tlp = tlp.max(r.tlp);
    }
    Ok(Incident {
        id,
        reference: reference::draw(
            &format!("{}I", ctx.node.config().state),
            ctx.now,
            ctx.node.chance(),
        ),
        title: title.to_owned(),
        opened_at: ctx.now,
        kind,
        priority,
        tlp,
        assigned_to: Some(officer),
        closed: None,
        moved_at: ctx.now,
        rules: None,
        merged_into: None,
    })
}

/// Writes in the timeline.
pub async fn write_entry(ctx: &Ctx, id: IncidentId, words: &str) -> Result<EntryId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let words = note_text("text", words)?;
    let entry = Entry {
        id: EntryId::new(ctx.now, ctx.node.chance()),
        incident: id,
        kind: EntryKind::Note,
        text: words,
        detail: String::new(),
        by: officer,
        at: ctx.now,
    };
    let entry_id = entry.id;
    let (now, noted) = (ctx.now, ctx.entry("note written", id.0));
    ctx.node
        .store()
        .write_or("write entry", move |tx| {
            let mut incident = standing(tx, id)?;
            incident.moved_at = now;
            incidents::save(tx, &incident)?;
            incidents::add_entry(tx, &entry)?;
            journal::note(tx, noted.clone())?;
            Ok::<_, Fault>(())
        })
        .await?;
    ctx.node.stir();
    Ok(entry_id)
}
