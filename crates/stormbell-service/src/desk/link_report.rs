//! Tying a report to an incident, with a reason, and undoing it. Nothing is ever merged away, and every tie can be taken
//! back (`regroup`).

use super::{Names, acknowledge::worked_on, note_text, timeline::change_entry};
use crate::{Ctx, Fault};
use stormbell_model::{
    IncidentId, LinkId, Moment, OfficerId, RegroupingId, ReportId,
    access::Act,
    grouping::why::{self, Why},
    incident::{Author, Incident, Link, Regrouping, RegroupingAct},
};
use stormbell_store::{
    Tx, incidents,
    journal::{self, Entry},
    links, regroupings, reports,
};

/// A link as officers read it.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// Its id.
    pub link: LinkId,
    /// The report.
    pub report: ReportId,
    /// The incident that shows it.
    pub incident: IncidentId,
    /// The incident's reference.
    pub reference: String,
    /// The incident's title.
    pub title: String,
    /// Why they belong together, in an officer's words; empty where rules say it.
    pub reason: String,
    /// Why, where rules say it.
    pub why: Vec<Why>,
    /// Who tied it; empty for the rules.
    pub by: String,
    /// The rules, by their version, with the score in hundredths.
    pub rules: Option<(String, i64)>,
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

/// Ties within a transaction, as an act of its own. A report that is in the incident already stays as it is.
pub(crate) fn tie(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    id: LinkId,
    report: ReportId,
    incident: IncidentId,
    reason: &str,
) -> Result<(), Fault> {
    let incident = tie_alone(tx, ctx, officer, id, report, incident, reason)?;
    let act = regrouping(ctx, RegroupingAct::Link, incident, officer, reason);
    regroupings::add(tx, &act, &[(id, true)])?;
    Ok(())
}

/// Ties within a transaction, as a part of another act. Gives the incident that shows the report now.
pub(crate) fn tie_alone(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    id: LinkId,
    report: ReportId,
    incident: IncidentId,
    reason: &str,
) -> Result<IncidentId, Fault> {
    let held = reports::load(tx, report)?.ok_or(Fault::NotFound)?;
    incidents::load(tx, incident)?.ok_or(Fault::NotFound)?;
    let incident = links::root(tx, incident)?;
    if is_tied(tx, report, incident)? {
        return Err(Fault::Conflict("already-linked"));
    }
    let link = Link {
        id,
        report,
        incident,
        reason: reason.to_owned(),
        by: Author::Officer(officer),
        at: ctx.now,
        undone: None,
    };
    links::add(tx, &link)?;
    say_tied(tx, ctx, officer, &link, &held.report.reference, reason)?;
    Ok(incident)
}

/// Whether an incident shows a report already.
pub(crate) fn is_tied(tx: &mut Tx<'_>, report: ReportId, root: IncidentId) -> Result<bool, Fault> {
    for link in links::of_report(tx, report)? {
        if link.undone.is_none() && links::root(tx, link.incident)? == root {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Says in timeline and journal that a report is tied now.
pub(crate) fn say_tied(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    link: &Link,
    reference: &str,
    reason: &str,
) -> Result<(), Fault> {
    let detail = detail(reference, reason);
    let entry = change_entry(ctx, link.incident, officer, "report linked", &detail);
    incidents::add_entry(tx, &entry)?;
    worked_on(tx, link.report, ctx.now)?;
    note_link(tx, ctx, "report linked", link.report, link.incident)
}

/// Says in timeline and journal that a report is tied no longer.
pub(crate) fn say_untied(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    link: &Link,
    reason: &str,
) -> Result<(), Fault> {
    let held = reports::load(tx, link.report)?.ok_or(Fault::NotFound)?;
    let detail = detail(&held.report.reference, reason);
    let entry = change_entry(ctx, link.incident, officer, "report unlinked", &detail);
    incidents::add_entry(tx, &entry)?;
    note_link(tx, ctx, "report unlinked", link.report, link.incident)
}

fn detail(reference: &str, reason: &str) -> String {
    match reason.is_empty() {
        true => reference.to_owned(),
        false => format!("{reference} · {reason}"),
    }
}

/// Undoes a link. The report is then exactly as before, and the history stays.
pub async fn unlink_report(ctx: &Ctx, id: LinkId, reason: &str) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let reason = note_text("reason", reason)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("unlink report", move |tx| {
            let link = links::load(tx, id)?
                .filter(|l| l.undone.is_none())
                .ok_or(Fault::NotFound)?;
            links::undo(tx, &link, officer, c.now)?;
            let act = regrouping(&c, RegroupingAct::Unlink, link.incident, officer, &reason);
            regroupings::add(tx, &act, &[(id, false)])?;
            say_untied(tx, &c, officer, &link, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// An act about an incident, to be kept with what it needs to be taken back.
pub(crate) fn regrouping(
    ctx: &Ctx,
    act: RegroupingAct,
    incident: IncidentId,
    officer: OfficerId,
    reason: &str,
) -> Regrouping {
    Regrouping {
        id: RegroupingId::new(ctx.now, ctx.node.chance()),
        act,
        incident,
        other: None,
        reason: reason.to_owned(),
        by: Some(officer),
        at: ctx.now,
        undone: None,
    }
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
    links::of_report(tx, report)?
        .into_iter()
        .map(|l| view(tx, names, l))
        .collect()
}

fn view(tx: &mut Tx<'_>, names: &Names, link: Link) -> Result<LinkView, Fault> {
    let root = links::root(tx, link.incident)?;
    let incident = incidents::load(tx, root)?.ok_or(Fault::Internal)?;
    Ok(view_in(&incident, names, link))
}

/// As [`view`], for an incident that was read already.
pub(crate) fn view_in(incident: &Incident, names: &Names, link: Link) -> LinkView {
    // An officer who took a proposal took its reasons.
    let why = why::parse(&link.reason);
    LinkView {
        link: link.id,
        report: link.report,
        incident: incident.id,
        reference: incident.reference.clone(),
        title: incident.title.clone(),
        reason: if why.is_empty() {
            link.reason
        } else {
            String::new()
        },
        why,
        by: link.by.officer().map(|by| names.of(by)).unwrap_or_default(),
        rules: match link.by {
            Author::Rules { version, score } => Some((version, score)),
            Author::Officer(_) => None,
        },
        at: link.at,
        undone: link.undone.is_some(),
    }
}
