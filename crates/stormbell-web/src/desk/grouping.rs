//! Which reports belong together: proposals, splitting, making one, taking back, campaigns.

use crate::{
    Door, Sorry,
    desk::{
        notice::{after, back, place},
        seat::{Seat, id},
        views::{
            ago::Ago,
            grouping::{CampaignPage, CampaignsPage, MemberView, ProposalsPage, proposal},
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;
use stormbell_model::{CampaignId, IncidentId, ReportId, access::Act, text::visible_line};
use stormbell_service::{
    accept_proposal, close_campaign, gather_by_reference, gather_incident, list_campaigns,
    list_proposals, merge_incidents, open_campaign, read_campaign, refuse_proposal,
    release_incident, split_incident, undo_regrouping,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/proposals", get(proposals))
        .route("/desk/proposals/{id}/accept", post(accept))
        .route("/desk/proposals/{id}/refuse", post(refuse))
        .route("/desk/incidents/{id}/split", post(split))
        .route("/desk/incidents/{id}/merge", post(merge))
        .route("/desk/incidents/{id}/campaign", post(campaign_of))
        .route("/desk/regroupings/{id}/undo", post(undo))
        .route("/desk/campaigns", get(campaigns))
        .route("/desk/campaigns/{id}", get(campaign))
        .route("/desk/campaigns/{id}/gather", post(gather))
        .route("/desk/campaigns/{id}/close", post(close))
        .route("/desk/campaigns/{id}/reopen", post(reopen))
        .route("/desk/campaigns/{id}/release/{member}", post(release))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    after: Option<String>,
}

async fn proposals(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let found = list_proposals(&seat.ctx, asked.after).await?;
    let now = seat.ctx.now;
    let page = ProposalsPage {
        frame: seat.frame("incidents", "/desk/proposals").await?,
        rows: found.rows.into_iter().map(|p| proposal(p, now)).collect(),
        older: found
            .next
            .map(|next| format!("/desk/proposals?after={next}")),
    };
    Ok(seat.page("desk/proposals.html", page))
}

async fn accept(
    seat: Seat,
    Path(proposal): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let result = accept_proposal(&seat.ctx, id(&proposal)?).await;
    after(result, place(&fields.plain("back")), "linked")
}

async fn refuse(
    seat: Seat,
    Path(proposal): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let result = refuse_proposal(&seat.ctx, id(&proposal)?).await;
    after(result, place(&fields.plain("back")), "refused")
}

/// The reports that were chosen, as one field each.
fn chosen(fields: &Fields) -> Result<Vec<ReportId>, Sorry> {
    fields.all("report").iter().map(|text| id(text)).collect()
}

async fn split(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let from: IncidentId = id(&incident)?;
    let reports = chosen(&fields)?;
    let (title, reason) = (fields.plain("title"), fields.plain("reason"));
    match split_incident(&seat.ctx, from, &reports, &title, &reason).await {
        Ok(new) => Ok(back(&format!("/desk/incidents/{new}"), "split")),
        Err(fault) => super::incident::told_of(&seat, from, &fields, "split", fault).await,
    }
}

async fn merge(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let goes: IncidentId = id(&incident)?;
    let into: IncidentId = id(&fields.plain("incident"))?;
    match merge_incidents(&seat.ctx, goes, into, &fields.plain("reason")).await {
        Ok(()) => Ok(back(&format!("/desk/incidents/{into}"), "merged-in")),
        Err(fault) => super::incident::told_of(&seat, goes, &fields, "merge", fault).await,
    }
}

async fn undo(seat: Seat, Path(act): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let result = undo_regrouping(&seat.ctx, id(&act)?).await;
    after(result, place(&fields.plain("back")), "undone")
}

/// Opens a campaign with this incident, or puts it into one that is there.
async fn campaign_of(
    seat: Seat,
    Path(incident): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let incident: IncidentId = id(&incident)?;
    let reason = fields.plain("reason");
    let result = match fields.plain("campaign") {
        named if named.is_empty() => {
            let title = fields.plain("title");
            open_campaign(&seat.ctx, &title, incident, &reason).await
        }
        named => {
            let campaign: CampaignId = id(&named)?;
            gather_incident(&seat.ctx, campaign, incident, &reason)
                .await
                .map(|()| campaign)
        }
    };
    match result {
        Ok(campaign) => Ok(back(&format!("/desk/campaigns/{campaign}"), "gathered")),
        Err(fault) => super::incident::told_of(&seat, incident, &fields, "campaign", fault).await,
    }
}

async fn campaigns(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let found = list_campaigns(&seat.ctx, asked.after).await?;
    let now = seat.ctx.now;
    let rows = found.rows.into_iter();
    let page = CampaignsPage {
        frame: seat.frame("incidents", "/desk/campaigns").await?,
        rows: rows
            .map(|c| {
                (
                    c.id.to_string(),
                    visible_line(&c.title),
                    Ago::of(c.opened_at, now),
                )
            })
            .collect(),
        older: found
            .next
            .map(|next| format!("/desk/campaigns?after={next}")),
    };
    Ok(seat.page("desk/campaigns.html", page))
}

async fn campaign(seat: Seat, Path(campaign): Path<String>) -> Result<Response, Sorry> {
    let id: CampaignId = id(&campaign)?;
    let desk = read_campaign(&seat.ctx, id).await?;
    let now = seat.ctx.now;
    let member = |m: stormbell_service::MemberView| MemberView {
        id: m.id.to_string(),
        incident: m.incident.to_string(),
        reference: m.reference,
        title: visible_line(&m.title),
        reports: m.reports,
        reason: visible_line(&m.reason),
        by: m.by,
        at: Ago::of(m.at, now),
    };
    let page = CampaignPage {
        frame: seat
            .frame("incidents", format!("/desk/campaigns/{id}"))
            .await?,
        id: id.to_string(),
        title: visible_line(&desk.campaign.title),
        opened: Ago::of(desk.campaign.opened_at, now),
        closed: desk.campaign.closed_at.map(|at| Ago::of(at, now)),
        by: desk.by,
        members: desk.members.into_iter().map(member).collect(),
    };
    Ok(seat.page("desk/campaign.html", page))
}

async fn gather(
    seat: Seat,
    Path(campaign): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let campaign: CampaignId = id(&campaign)?;
    let (typed, reason) = (fields.plain("incident"), fields.plain("reason"));
    let result = gather_by_reference(&seat.ctx, campaign, &typed, &reason).await;
    after(result, &format!("/desk/campaigns/{campaign}"), "gathered")
}

async fn close(seat: Seat, Path(campaign): Path<String>) -> Result<Response, Sorry> {
    closes(seat, &campaign, true, "campaign-closed").await
}

async fn reopen(seat: Seat, Path(campaign): Path<String>) -> Result<Response, Sorry> {
    closes(seat, &campaign, false, "campaign-reopened").await
}

async fn closes(
    seat: Seat,
    campaign: &str,
    closes: bool,
    done: &'static str,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let campaign: CampaignId = id(campaign)?;
    let result = close_campaign(&seat.ctx, campaign, closes).await;
    after(result, &format!("/desk/campaigns/{campaign}"), done)
}

async fn release(
    seat: Seat,
    Path((campaign, member)): Path<(String, String)>,
) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let campaign: CampaignId = id(&campaign)?;
    let result = release_incident(&seat.ctx, campaign, id(&member)?).await;
    after(result, &format!("/desk/campaigns/{campaign}"), "released")
}
