//! Splitting an incident, making two one, and taking any such act back. A merge is a pointer from the incident that goes to
//! the one that stays, and a split is ties undone here and made there: no report disappears into another, and what is
//! taken back is exactly as it was, with the history of both.

use super::{
    line,
    link_report::{is_tied, regrouping, say_tied, say_untied, tie_alone},
    note_text,
    timeline::change_entry,
};
use crate::{Ctx, Fault, work};
use stormbell_model::{
    IncidentId, LinkId, OfficerId, RegroupingId, ReportId,
    access::Act,
    complaint::Problem,
    incident::{Incident, Link, Regrouping, RegroupingAct},
    reference,
};
use stormbell_store::{
    Tx, incidents,
    journal::{self, Entry},
    links, regroupings, reports,
};

/// Reports that are taken out of an incident at once.
/// Told: `problem-too-many`. Rest: nothing is split; the others are taken out afterwards.
const SPLIT_MAX: usize = 200;

/// The incident, locked, if it stands for itself: one that went into another is changed there.
pub(crate) fn standing(tx: &mut Tx<'_>, id: IncidentId) -> Result<Incident, Fault> {
    let incident = incidents::load_to_change(tx, id)?.ok_or(Fault::NotFound)?;
    match incident.merged_into {
        None => Ok(incident),
        Some(_) => Err(Fault::Conflict("merged")),
    }
}

/// Makes some reports of an incident an incident of their own.
pub async fn split_incident(
    ctx: &Ctx,
    from: IncidentId,
    chosen: &[ReportId],
    title: &str,
    reason: &str,
) -> Result<IncidentId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let title = line("title", title)?;
    let reason = note_text("reason", reason)?;
    if chosen.is_empty() {
        return Err(Fault::field("reports", Problem::Missing));
    }
    if chosen.len() > SPLIT_MAX {
        let (max, was) = (SPLIT_MAX, chosen.len());
        return Err(Fault::field("reports", Problem::TooMany { max, was }));
    }
    let id = IncidentId::new(ctx.now, ctx.node.chance());
    let (c, chosen) = (ctx.clone(), chosen.to_vec());
    ctx.node
        .store()
        .write_or("split incident", move |tx| {
            let before = standing(tx, from)?;
            let new = Incident {
                id,
                reference: reference::draw(
                    &format!("{}I", c.node.config().state),
                    c.now,
                    c.node.chance(),
                ),
                title: title.clone(),
                opened_at: c.now,
                assigned_to: Some(officer),
                closed: None,
                moved_at: c.now,
                rules: None,
                ..before
            };
            incidents::add(tx, &new)?;
            incidents::add_entry(
                tx,
                &change_entry(&c, id, officer, "incident opened", &reason),
            )?;
            journal::note(tx, c.entry("incident opened", id.0))?;
            let mut touched = Vec::new();
            for report in &chosen {
                touched.extend(take_over(tx, &c, officer, *report, (from, id), &reason)?);
            }
            let act = Regrouping {
                other: Some(id),
                ..regrouping(&c, RegroupingAct::Split, from, officer, &reason)
            };
            regroupings::add(tx, &act, &touched)?;
            note_both(tx, &c, officer, "incident split", (from, id), &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(id)
}

/// Takes a report out of one incident and puts it into another. Gives the ties that were undone and made.
fn take_over(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    report: ReportId,
    (from, into): (IncidentId, IncidentId),
    reason: &str,
) -> Result<Vec<(LinkId, bool)>, Fault> {
    let mut touched = Vec::new();
    for link in links::of_report(tx, report)? {
        if link.undone.is_none() && links::root(tx, link.incident)? == from {
            links::undo(tx, &link, officer, ctx.now)?;
            say_untied(tx, ctx, officer, &link, reason)?;
            touched.push((link.id, false));
        }
    }
    if touched.is_empty() {
        return Err(Fault::field("reports", Problem::Unknown));
    }
    let id = LinkId::new(ctx.now, ctx.node.chance());
    tie_alone(tx, ctx, officer, id, report, into, reason)?;
    touched.push((id, true));
    Ok(touched)
}

/// Makes two incidents one: what is in `goes` is shown in `stays` from now on.
pub async fn merge_incidents(
    ctx: &Ctx,
    goes: IncidentId,
    stays: IncidentId,
    reason: &str,
) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let reason = note_text("reason", reason)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("merge incidents", move |tx| {
            merge(tx, &c, officer, (goes, stays), &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Merges within a transaction.
pub(crate) fn merge(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    (goes, stays): (IncidentId, IncidentId),
    reason: &str,
) -> Result<(), Fault> {
    if goes == stays {
        return Err(Fault::field("incident", Problem::Unknown));
    }
    standing(tx, goes)?;
    standing(tx, stays)?;
    let room = links::family(tx, goes)?.len() + links::family(tx, stays)?.len();
    if room > links::FAMILY_MAX {
        return Err(Fault::Conflict("too-many-merged"));
    }
    links::set_merged(tx, goes, Some(stays))?;
    let act = Regrouping {
        other: Some(goes),
        ..regrouping(ctx, RegroupingAct::Merge, stays, officer, reason)
    };
    regroupings::add(tx, &act, &[])?;
    note_both(tx, ctx, officer, work::MERGED, (goes, stays), reason)
}

/// Writes in the timeline and the journal of both; the first is the one that it is done to.
fn note_both(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    act: &'static str,
    (one, other): (IncidentId, IncidentId),
    reason: &str,
) -> Result<(), Fault> {
    let names = [one, other].map(|id| incidents::load(tx, id));
    let [one_named, other_named] = names;
    let references = (
        one_named?.ok_or(Fault::Internal)?.reference,
        other_named?.ok_or(Fault::Internal)?.reference,
    );
    for (id, with) in [(one, &references.1), (other, &references.0)] {
        let detail = format!("{with} · {reason}");
        incidents::add_entry(tx, &change_entry(ctx, id, officer, act, &detail))?;
    }
    journal::note(
        tx,
        Entry {
            facts: vec![("with", other.to_string())],
            ..ctx.entry(act, one.0)
        },
    )?;
    Ok(())
}

/// Takes an act back. Everything is as it was before it; refused where something that came later stands on it.
pub async fn undo_regrouping(ctx: &Ctx, id: RegroupingId) -> Result<IncidentId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let c = ctx.clone();
    let incident = ctx
        .node
        .store()
        .write_or("take a regrouping back", move |tx| {
            let act = regroupings::load(tx, id)?.ok_or(Fault::NotFound)?;
            if act.undone.is_some() {
                return Err(Fault::Conflict("already-undone"));
            }
            match act.act {
                RegroupingAct::Merge => part(tx, &c, officer, &act)?,
                _ => restore(tx, &c, officer, &act)?,
            }
            regroupings::undo(tx, id, officer, c.now)?;
            Ok(act.incident)
        })
        .await?;
    ctx.node.stir();
    Ok(incident)
}

const SINCE: Fault = Fault::Conflict("changed-since");

fn part(tx: &mut Tx<'_>, ctx: &Ctx, officer: OfficerId, act: &Regrouping) -> Result<(), Fault> {
    let goes = act.other.ok_or(Fault::Internal)?;
    let gone = incidents::load_to_change(tx, goes)?.ok_or(Fault::NotFound)?;
    if gone.merged_into != Some(act.incident) {
        return Err(SINCE);
    }
    links::set_merged(tx, goes, None)?;
    note_both(tx, ctx, officer, work::PARTED, (goes, act.incident), "")
}

/// Makes again the ties that an act undid, and undoes those that it made.
fn restore(tx: &mut Tx<'_>, ctx: &Ctx, officer: OfficerId, act: &Regrouping) -> Result<(), Fault> {
    let mut touched = Vec::new();
    for (id, tied) in regroupings::links(tx, act.id)? {
        let link = links::load(tx, id)?.ok_or(Fault::Internal)?;
        if link.undone.is_none() != tied {
            return Err(SINCE);
        }
        touched.push((link, tied));
    }
    // What was made is undone first, so that a report is never in two places at once.
    for (link, _) in touched.iter().filter(|(_, tied)| *tied) {
        links::undo(tx, link, officer, ctx.now)?;
        say_untied(tx, ctx, officer, link, "")?;
    }
    for (link, _) in touched.iter().filter(|(_, tied)| !*tied) {
        tie_again(tx, ctx, officer, link)?;
    }
    if let (RegroupingAct::Split, Some(new)) = (act.act, act.other) {
        put_back(tx, new, act.incident)?;
    }
    Ok(())
}

fn tie_again(tx: &mut Tx<'_>, ctx: &Ctx, officer: OfficerId, link: &Link) -> Result<(), Fault> {
    let root = links::root(tx, link.incident)?;
    if is_tied(tx, link.report, root)? {
        return Err(SINCE);
    }
    links::tie_again(tx, link)?;
    let held = reports::load(tx, link.report)?.ok_or(Fault::NotFound)?;
    say_tied(tx, ctx, officer, link, &held.report.reference, "")
}

/// The incident of a split that was taken back is empty, and leads to where its reports are.
fn put_back(tx: &mut Tx<'_>, new: IncidentId, from: IncidentId) -> Result<(), Fault> {
    let shell = incidents::load_to_change(tx, new)?.ok_or(Fault::NotFound)?;
    if shell.merged_into.is_some() || links::size(tx, new)? > 0 {
        return Err(SINCE);
    }
    Ok(links::set_merged(tx, new, Some(from))?)
}
