//! Tying a report to an incident, with a reason, and undoing it. Nothing is ever merged away.

use super::{Names, acknowledge::worked_on, note_text, timeline::change_entry};
use crate::{Ctx, Fault};
use stormbell_model::{
    IncidentId, LinkId, Moment, OfficerId, ReportId,
    access::Act,
    incident::{Incident, Link},
};
use stormbell_store::{
    Tx, incidents,
    journal::{self, Entry},
    reports,
};

/// A link as officers read it.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// Its id.
    pub link: LinkId,
    /// The report.
    pub report: ReportId,
    /// The incident.
    pub incident: IncidentId,
    /// The incident's reference.
    pub reference: String,
    /// The incident's title.
    pub title: String,
    /// Why they belong together.
    pub reason: String,
    /// Who tied it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Whether it was undone.
    pub undone: bool,
}

/// Ties a report to an incident.
pub async fn link_report(
    ctx: &Ctx,
    report: ReportId,
    incident: IncidentId,
    reason: &str,
) -> Result<LinkId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let reason = note_text("reason", reason)?;
    let id = LinkId::new(ctx.now, ctx.node.chance());
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("link report", move |tx| {
            tie(tx, &c, officer, id, report, incident, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(id)
}

/// Ties within a transaction. A report that is in the incident already stays as it is.
pub(crate) fn tie(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    id: LinkId,
    report: ReportId,
    incident: IncidentId,
    reason: &str,
) -> Result<(), Fault> {
    let held = reports::load(tx, report)?.ok_or(Fault::NotFound)?;
    incidents::load(tx, incident)?.ok_or(Fault::NotFound)?;
    let there = incidents::links_of_report(tx, report)?
        .iter()
        .any(|l| l.incident == incident && l.undone.is_none());
    if there {
        return Err(Fault::Conflict("already-linked"));
    }
    let link = Link {
        id,
        report,
        incident,
        reason: reason.to_owned(),
        by: officer,
        at: ctx.now,
        undone: None,
    };
    incidents::add_link(tx, &link)?;
    let detail = format!("{} · {reason}", held.report.reference);
    incidents::add_entry(
        tx,
        &change_entry(ctx, incident, officer, "report linked", &detail),
    )?;
    worked_on(tx, report, ctx.now)?;
    note_link(tx, ctx, "report linked", report, incident)
}

/// Undoes a link. The report is then exactly as before, and the history stays.
pub async fn unlink_report(ctx: &Ctx, id: LinkId, reason: &str) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let reason = note_text("reason", reason)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("unlink report", move |tx| {
            let link = incidents::link(tx, id)?
                .filter(|l| l.undone.is_none())
                .ok_or(Fault::NotFound)?;
            let held = reports::load(tx, link.report)?.ok_or(Fault::NotFound)?;
            incidents::undo_link(tx, &link, officer, c.now)?;
            let detail = format!("{} · {reason}", held.report.reference);
            incidents::add_entry(
                tx,
                &change_entry(&c, link.incident, officer, "report unlinked", &detail),
            )?;
            note_link(tx, &c, "report unlinked", link.report, link.incident)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

fn note_link(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    act: &'static str,
    report: ReportId,
    incident: IncidentId,
) -> Result<(), Fault> {
    let about = |subject: uuid::Uuid, to: uuid::Uuid| Entry {
        facts: vec![("with", to.to_string())],
        ..ctx.entry(act, subject)
    };
    journal::append(
        tx,
        &[about(report.0, incident.0), about(incident.0, report.0)],
    )?;
    Ok(())
}

pub(crate) fn links_of_report(
    tx: &mut Tx<'_>,
    names: &Names,
    report: ReportId,
) -> Result<Vec<LinkView>, Fault> {
    incidents::links_of_report(tx, report)?
        .into_iter()
        .map(|l| view(tx, names, l))
        .collect()
}

fn view(tx: &mut Tx<'_>, names: &Names, link: Link) -> Result<LinkView, Fault> {
    let incident = incidents::load(tx, link.incident)?.ok_or(Fault::Internal)?;
    Ok(view_in(&incident, names, link))
}

/// As [`view`], for an incident that was read already.
pub(crate) fn view_in(incident: &Incident, names: &Names, link: Link) -> LinkView {
    LinkView {
        link: link.id,
        report: link.report,
        incident: link.incident,
        reference: incident.reference.clone(),
        title: incident.title.clone(),
        reason: link.reason,
        by: names.of(link.by),
        at: link.at,
        undone: link.undone.is_some(),
    }
}
