//! Campaigns: officers gather incidents that belong together, each with a reason, and take them out again.

use super::{Names, line, note_text, regroup::standing};
use crate::{Ctx, Fault};
use stormbell_model::{CampaignId, IncidentId, LinkId, Moment, access::Act, limits};
use stormbell_store::{
    Cursor, Tx,
    campaigns::{self, Campaign, Member},
    incidents,
    journal::{self, Entry},
    links,
};

/// A campaign as officers read it.
#[derive(Clone, Debug)]
pub struct CampaignDesk {
    /// The campaign.
    pub campaign: Campaign,
    /// Who opened it.
    pub by: String,
    /// Its incidents.
    pub members: Vec<MemberView>,
}

/// An incident in a campaign.
#[derive(Clone, Debug)]
pub struct MemberView {
    /// The tie.
    pub id: LinkId,
    /// The incident.
    pub incident: IncidentId,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Reports in it.
    pub reports: i64,
    /// Why it is here.
    pub reason: String,
    /// Who put it here.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Incidents of one campaign.
/// Told: as a conflict. Rest: the incident stays outside; a second campaign takes it.
const MEMBERS_MAX: usize = 200;

/// A page of campaigns.
pub type CampaignPage = super::Page<Campaign>;

/// Lists campaigns, the newest first.
pub async fn list_campaigns(ctx: &Ctx, after: Option<String>) -> Result<CampaignPage, Fault> {
    ctx.officer(Act::ReadReports)?;
    let after = super::begin(after.as_deref())?;
    ctx.node
        .store()
        .read_or("list campaigns", move |tx| {
            let most = limits::PAGE_MAX_ROWS;
            let found = campaigns::page(tx, after, most + 1)?;
            Ok(super::Page::cut(found, most, |c| Cursor {
                at: c.opened_at,
                id: c.id.0,
            }))
        })
        .await
}

/// Reads one campaign.
pub async fn read_campaign(ctx: &Ctx, id: CampaignId) -> Result<CampaignDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    ctx.node
        .store()
        .read_or("read a campaign", move |tx| {
            let campaign = campaigns::load(tx, id)?.ok_or(Fault::NotFound)?;
            let names = Names::read(tx)?;
            let mut members = Vec::new();
            for member in campaigns::members(tx, id, MEMBERS_MAX)? {
                members.push(view(tx, &names, member)?);
            }
            Ok(CampaignDesk {
                by: names.of(campaign.by),
                campaign,
                members,
            })
        })
        .await
}

fn view(tx: &mut Tx<'_>, names: &Names, m: Member) -> Result<MemberView, Fault> {
    let root = links::root(tx, m.incident)?;
    let incident = incidents::load(tx, root)?.ok_or(Fault::Internal)?;
    Ok(MemberView {
        id: m.id,
        incident: root,
        reports: links::size(tx, root)?,
        reference: incident.reference,
        title: incident.title,
        reason: m.reason,
        by: names.of(m.by),
        at: m.at,
    })
}

/// Opens a campaign with a first incident.
pub async fn open_campaign(
    ctx: &Ctx,
    title: &str,
    first: IncidentId,
    reason: &str,
) -> Result<CampaignId, Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let (title, reason) = (line("title", title)?, note_text("reason", reason)?);
    let id = CampaignId::new(ctx.now, ctx.node.chance());
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("open campaign", move |tx| {
            let campaign = Campaign {
                id,
                title: title.clone(),
                opened_at: c.now,
                by: officer,
                closed_at: None,
            };
            campaigns::add(tx, &campaign)?;
            journal::note(tx, c.entry("campaign opened", id.0))?;
            put(tx, &c, id, first, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(id)
}

/// Puts an incident into a campaign.
pub async fn gather_incident(
    ctx: &Ctx,
    campaign: CampaignId,
    incident: IncidentId,
    reason: &str,
) -> Result<(), Fault> {
    ctx.officer(Act::WorkIncident)?;
    let reason = note_text("reason", reason)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("gather incident", move |tx| {
            put(tx, &c, campaign, incident, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Puts the incident with this reference into a campaign.
pub async fn gather_by_reference(
    ctx: &Ctx,
    campaign: CampaignId,
    typed: &str,
    reason: &str,
) -> Result<(), Fault> {
    ctx.officer(Act::WorkIncident)?;
    match super::find_by_reference(ctx, typed).await? {
        Some(super::Found::Incident(id)) => gather_incident(ctx, campaign, id, reason).await,
        _ => Err(Fault::Conflict("no-such-incident")),
    }
}

/// Closes a campaign, which then takes no incident any more, or opens it again. Its incidents stay what they are.
pub async fn close_campaign(ctx: &Ctx, id: CampaignId, closes: bool) -> Result<(), Fault> {
    ctx.officer(Act::WorkIncident)?;
    let act = match closes {
        true => "campaign closed",
        false => "campaign opened again",
    };
    let (now, entry) = (ctx.now, ctx.entry(act, id.0));
    ctx.node
        .store()
        .write_or(act, move |tx| {
            let campaign = campaigns::load(tx, id)?.ok_or(Fault::NotFound)?;
            if campaign.closed_at.is_some() == closes {
                return Err(Fault::Conflict("changed-since"));
            }
            campaigns::set_closed(tx, id, closes.then_some(now))?;
            Ok::<_, Fault>(journal::note(tx, entry.clone())?)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

fn put(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    campaign: CampaignId,
    incident: IncidentId,
    reason: &str,
) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let into = campaigns::load(tx, campaign)?.ok_or(Fault::NotFound)?;
    if into.closed_at.is_some() {
        return Err(Fault::Conflict("campaign-is-closed"));
    }
    standing(tx, incident)?;
    let members = campaigns::members(tx, campaign, MEMBERS_MAX)?;
    if members.iter().any(|m| m.incident == incident) {
        return Err(Fault::Conflict("already-linked"));
    }
    if members.len() >= MEMBERS_MAX {
        return Err(Fault::Conflict("too-many-merged"));
    }
    let member = Member {
        id: LinkId::new(ctx.now, ctx.node.chance()),
        campaign,
        incident,
        reason: reason.to_owned(),
        by: officer,
        at: ctx.now,
    };
    campaigns::put(tx, &member)?;
    note(tx, ctx, "incident gathered", campaign, incident)
}

/// Takes an incident out of a campaign.
pub async fn release_incident(
    ctx: &Ctx,
    campaign: CampaignId,
    member: LinkId,
) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("release incident", move |tx| {
            let members = campaigns::members(tx, campaign, MEMBERS_MAX)?;
            let found = members.into_iter().find(|m| m.id == member);
            let found = found.ok_or(Fault::NotFound)?;
            campaigns::take(tx, member, officer, c.now)?;
            note(tx, &c, "incident released", campaign, found.incident)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

fn note(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    act: &'static str,
    campaign: CampaignId,
    incident: IncidentId,
) -> Result<(), Fault> {
    let about = |one: uuid::Uuid, other: uuid::Uuid| Entry {
        facts: vec![("with", other.to_string())],
        ..ctx.entry(act, one)
    };
    journal::append(
        tx,
        &[about(campaign.0, incident.0), about(incident.0, campaign.0)],
    )?;
    Ok(())
}
