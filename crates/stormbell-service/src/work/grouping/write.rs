//! Writing what was thought, in one transaction: incidents, ties, proposals, waves, the log, the journal. A crash
//! before its commit leaves nothing of it; the next start thinks the same again from the log.

use super::{
    think::{NewIncident, NewLink, NewProposal, Outcome, rules},
    waves,
};
use crate::{Ctx, Fault, desk::change_entry_by_rules};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use stormbell_model::{
    IncidentId, LinkId, ProposalId, ReportId,
    incident::{Author, Incident, Link},
    reference,
    report::Report,
};
use stormbell_store::{
    Tx, grouping, incidents,
    journal::{self, Entry},
    links, proposals, reports,
};

/// Another process has gone on meanwhile.
pub(super) const GONE_ON: &str = "grouping-went-on";

/// Writes an outcome that was thought from this place of the journal and this row of the log on.
pub(super) fn write(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    out: &Outcome,
    (place, log_n): (u64, i64),
) -> Result<(), Fault> {
    if (grouping::place(tx)?, grouping::next(tx)?) != (place, log_n) {
        return Err(Fault::Conflict(GONE_ON));
    }
    let ids = ids_of(tx, out)?;
    for new in &out.incidents {
        open(tx, ctx, new, &ids)?;
    }
    let tied = tie(tx, ctx, &out.links, &ids)?;
    propose(tx, ctx, &out.proposals, &ids)?;
    waves::write(tx, ctx, &out.waves)?;
    grouping::append(tx, log_n, out.reports, &out.log)?;
    if out.turned {
        let began = grouping::turned_at(tx)?;
        grouping::words_begin(tx, began)?;
        grouping::set_turned_at(tx, log_n)?;
    }
    grouping::forget_some_words(tx)?;
    grouping::set_place(tx, out.next)?;
    note(tx, ctx, out, tied)
}

fn note(tx: &mut Tx<'_>, ctx: &Ctx, out: &Outcome, tied: usize) -> Result<(), Fault> {
    let says_something = tied > 0 || !out.proposals.is_empty() || !out.waves.is_empty();
    if !says_something {
        return Ok(());
    }
    journal::note(
        tx,
        Entry {
            facts: vec![
                ("rules", rules()),
                ("until", out.next.to_string()),
                ("reports", out.reports.to_string()),
                ("links", tied.to_string()),
            ],
            ..ctx.entry("reports grouped", uuid::Uuid::nil())
        },
    )?;
    Ok(())
}

/// The reports that are named by their places in the journal.
fn ids_of(tx: &mut Tx<'_>, out: &Outcome) -> Result<HashMap<u64, ReportId>, Fault> {
    let linked = out.links.iter().map(|link| link.place);
    let proposed = out.proposals.iter().flat_map(|p| [p.report, p.with]);
    let places: BTreeSet<u64> = linked.chain(proposed).collect();
    let places: Vec<u64> = places.into_iter().collect();
    Ok(journal::filed_at_all(tx, &places)?.into_iter().collect())
}

/// Opens an incident by rules. Nobody has it; kind, marking and priority come from its first report.
fn open(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    new: &NewIncident,
    ids: &HashMap<u64, ReportId>,
) -> Result<(), Fault> {
    let first = ids.get(&new.first).ok_or(Fault::Internal)?;
    let first = reports::load(tx, *first)?.ok_or(Fault::Internal)?.report;
    let incident = Incident {
        id: new.id,
        reference: reference::draw(
            &format!("{}I", ctx.node.config().state),
            ctx.now,
            ctx.node.chance(),
        ),
        title: title(&first, new.about.as_deref()),
        opened_at: ctx.now,
        kind: first.kind,
        priority: first.priority,
        tlp: first.tlp,
        assigned_to: None,
        closed: None,
        moved_at: ctx.now,
        rules: Some(rules()),
        merged_into: None,
    };
    incidents::add(tx, &incident)?;
    let opened = change_entry_by_rules(ctx, new.id, "incident opened", "");
    incidents::add_entry(tx, &opened)?;
    journal::note(tx, ctx.entry("incident opened", new.id.0))?;
    Ok(())
}

/// What an incident is called until an officer finds a better name.
fn title(first: &Report, about: Option<&str>) -> String {
    let about = first.organisation.as_deref().or(about);
    let kind = first.kind.value();
    let title = about.map_or_else(|| kind.to_owned(), |about| format!("{kind} · {about}"));
    let line = stormbell_model::text::visible_line(&title);
    line.chars()
        .take(stormbell_model::limits::LINE_MAX_CHARS)
        .collect()
}

/// Ties reports, but for those that an officer has tied meanwhile. Gives how many.
fn tie(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    new: &[NewLink],
    ids: &HashMap<u64, ReportId>,
) -> Result<usize, Fault> {
    let named: Vec<ReportId> = new
        .iter()
        .filter_map(|l| ids.get(&l.place).copied())
        .collect();
    let tied: BTreeSet<ReportId> = links::tied_now(tx, &named)?
        .into_iter()
        .map(|(r, _)| r)
        .collect();
    let mut roots: BTreeMap<IncidentId, IncidentId> = BTreeMap::new();
    let mut made = Vec::new();
    for link in new {
        let report = *ids.get(&link.place).ok_or(Fault::Internal)?;
        if tied.contains(&report) {
            continue;
        }
        let incident = match roots.get(&link.incident) {
            Some(root) => *root,
            None => {
                let root = links::root(tx, link.incident)?;
                roots.insert(link.incident, root);
                root
            }
        };
        made.push(Link {
            id: LinkId::new(ctx.now, ctx.node.chance()),
            report,
            incident,
            reason: link.reason.clone(),
            by: Author::Rules {
                version: rules(),
                score: link.score,
            },
            at: ctx.now,
            undone: None,
        });
    }
    links::add_many(tx, &made)?;
    for incident in roots.values().collect::<BTreeSet<_>>() {
        let of = made.iter().filter(|link| link.incident == *incident);
        let reports: Vec<ReportId> = of.map(|link| link.report).collect();
        raise(tx, ctx, *incident, &reports)?;
    }
    Ok(made.len())
}

/// An incident that nobody has yet is as urgent as the most urgent of its reports; one that an officer has, is what the
/// officer made it.
fn raise(tx: &mut Tx<'_>, ctx: &Ctx, id: IncidentId, new: &[ReportId]) -> Result<(), Fault> {
    let Some(most_urgent) = reports::most_urgent(tx, new)? else {
        return Ok(());
    };
    let mut incident = incidents::load_to_change(tx, id)?.ok_or(Fault::Internal)?;
    incident.moved_at = ctx.now;
    if incident.assigned_to.is_none() {
        incident.priority = incident.priority.min(most_urgent);
    }
    incidents::save(tx, &incident)?;
    Ok(())
}

fn propose(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    new: &[NewProposal],
    ids: &HashMap<u64, ReportId>,
) -> Result<(), Fault> {
    let mut made = Vec::with_capacity(new.len());
    for p in new {
        let find = |place| ids.get(&place).copied().ok_or(Fault::Internal);
        made.push(proposals::Proposal {
            id: ProposalId::new(ctx.now, ctx.node.chance()),
            report: find(p.report)?,
            with: find(p.with)?,
            reason: p.reason.clone(),
            rules: rules(),
            score: p.score,
            at: ctx.now,
            decided: None,
        });
    }
    Ok(proposals::add_new(tx, &made)?)
}
