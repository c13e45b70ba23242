//! What rules propose, decided by an officer: accepted it ties, refused it is not proposed again.

use super::{link_report::tie, open_incident::open_in, regroup::merge};
use crate::{Ctx, Fault};
use stormbell_model::{
    IncidentId, LinkId, Moment, OfficerId, ProposalId, ReportId,
    access::Act,
    grouping::why::{self, Why},
    limits,
};
use stormbell_store::{
    Cursor, Tx, incidents,
    journal::{self, Entry},
    links,
    proposals::{self, Proposal},
    reports,
};

/// A proposal as officers read it.
#[derive(Clone, Debug)]
pub struct ProposalView {
    /// Its id.
    pub id: ProposalId,
    /// The two sides.
    pub sides: [ProposalSide; 2],
    /// Why.
    pub why: Vec<Why>,
    /// The rules, by their version.
    pub rules: String,
    /// How well it fits, in hundredths.
    pub score: i64,
    /// When.
    pub at: Moment,
}

/// One side of a proposal: a report, and the incident that it is in.
#[derive(Clone, Debug)]
pub struct ProposalSide {
    /// The report.
    pub report: ReportId,
    /// Its reference.
    pub reference: String,
    /// Its first words.
    pub excerpt: String,
    /// Its incident, by id, reference and title.
    pub incident: Option<(IncidentId, String, String)>,
}

/// Proposals that one page of a report or an incident shows.
/// Told: nobody. Rest: the others are on the page of all proposals.
const SHOWN_MAX: usize = 10;

/// The proposals that wait, the newest first.
pub async fn list_proposals(
    ctx: &Ctx,
    after: Option<String>,
) -> Result<super::Page<ProposalView>, Fault> {
    ctx.officer(Act::ReadReports)?;
    let after = super::begin(after.as_deref())?;
    ctx.node
        .store()
        .read_or("list proposals", move |tx| {
            let most = limits::PAGE_MAX_ROWS;
            let found = proposals::open(tx, after, most + 1)?;
            let page = super::Page::cut(found, most, |p| Cursor {
                at: p.at,
                id: p.id.0,
            });
            let mut rows = Vec::with_capacity(page.rows.len());
            for proposal in page.rows {
                rows.extend(view(tx, proposal)?);
            }
            Ok(super::Page {
                rows,
                next: page.next,
            })
        })
        .await
}

/// The open proposals about a report.
pub(crate) fn of_report(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<ProposalView>, Fault> {
    let mut rows = Vec::new();
    for proposal in proposals::of_report(tx, report, SHOWN_MAX)? {
        if proposal.decided.is_none() {
            rows.extend(view(tx, proposal)?);
        }
    }
    Ok(rows)
}

/// Nothing where both sides are one already.
fn view(tx: &mut Tx<'_>, p: Proposal) -> Result<Option<ProposalView>, Fault> {
    let sides = [side(tx, p.report)?, side(tx, p.with)?];
    let same = sides[0].incident.is_some()
        && sides[0].incident.as_ref().map(|i| i.0) == sides[1].incident.as_ref().map(|i| i.0);
    Ok((!same).then(|| ProposalView {
        id: p.id,
        sides,
        why: why::parse(&p.reason),
        rules: p.rules,
        score: p.score,
        at: p.at,
    }))
}

fn side(tx: &mut Tx<'_>, report: ReportId) -> Result<ProposalSide, Fault> {
    let held = reports::load(tx, report)?.ok_or(Fault::Internal)?.report;
    let incident = match incident_of(tx, report)? {
        Some(id) => incidents::load(tx, id)?.map(|i| (i.id, i.reference, i.title)),
        None => None,
    };
    Ok(ProposalSide {
        report,
        reference: held.reference,
        excerpt: super::excerpt(&held.narrative),
        incident,
    })
}

fn incident_of(tx: &mut Tx<'_>, report: ReportId) -> Result<Option<IncidentId>, Fault> {
    let found = links::of_reports(tx, &[report])?;
    Ok(found.into_iter().flatten().next().map(|(id, _)| id))
}

/// Takes a proposal: the two belong together from now on. Gives the incident that they are in.
pub async fn accept_proposal(ctx: &Ctx, id: ProposalId) -> Result<IncidentId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let c = ctx.clone();
    let incident = ctx
        .node
        .store()
        .write_or("accept proposal", move |tx| {
            let proposal = decide(tx, &c, officer, id, true)?;
            bring_together(tx, &c, officer, &proposal)
        })
        .await?;
    ctx.node.stir();
    Ok(incident)
}

/// Refuses a proposal: it is not made again.
pub async fn refuse_proposal(ctx: &Ctx, id: ProposalId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("refuse proposal", move |tx| {
            decide(tx, &c, officer, id, false).map(|_| ())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

fn decide(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    id: ProposalId,
    accepted: bool,
) -> Result<Proposal, Fault> {
    let proposal = proposals::load(tx, id)?.ok_or(Fault::NotFound)?;
    if proposal.decided.is_some() {
        return Err(Fault::Conflict("already-decided"));
    }
    proposals::decide(tx, id, officer, accepted, ctx.now)?;
    let act = if accepted {
        "proposal accepted"
    } else {
        "proposal refused"
    };
    let about = |one: ReportId, other: ReportId| Entry {
        facts: vec![("with", other.to_string())],
        ..ctx.entry(act, one.0)
    };
    let (one, other) = (proposal.report, proposal.with);
    journal::append(tx, &[about(one, other), about(other, one)])?;
    Ok(proposal)
}

fn bring_together(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: OfficerId,
    p: &Proposal,
) -> Result<IncidentId, Fault> {
    let link = || LinkId::new(ctx.now, ctx.node.chance());
    let one = incident_of(tx, p.report)?;
    let other = incident_of(tx, p.with)?;
    match (one, other) {
        (Some(one), Some(other)) if one == other => Ok(one),
        (Some(one), Some(other)) => {
            // The older one stays: more people know its name.
            let (stays, goes) = (one.min(other), one.max(other));
            merge(tx, ctx, officer, (goes, stays), &p.reason)?;
            Ok(stays)
        }
        (Some(incident), None) => {
            tie(tx, ctx, officer, link(), p.with, incident, &p.reason)?;
            Ok(incident)
        }
        (None, Some(incident)) => {
            tie(tx, ctx, officer, link(), p.report, incident, &p.reason)?;
            Ok(incident)
        }
        (None, None) => {
            let first = reports::load(tx, p.with)?.ok_or(Fault::Internal)?.report;
            let title = first.organisation.unwrap_or(first.kind.value().to_owned());
            let both = [p.with, p.report];
            let id = IncidentId::new(ctx.now, ctx.node.chance());
            open_in(tx, ctx, officer, id, &title, &both, &p.reason)?;
            Ok(id)
        }
    }
}
