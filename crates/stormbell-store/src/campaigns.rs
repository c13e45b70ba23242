//! Campaigns: incidents that belong together, as officers gathered them.

use crate::columns::{self, Cursor, params};
use crate::{Result, Tx, Value};
use stormbell_model::{CampaignId, IncidentId, LinkId, Moment, OfficerId};

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// What officers call it.
    pub title: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// By whom.
    pub by: OfficerId,
    /// When it was closed.
    pub closed_at: Option<Moment>,
}

/// An incident in a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: LinkId,
    /// The campaign.
    pub campaign: CampaignId,
    /// The incident.
    pub incident: IncidentId,
    /// Why it belongs there.
    pub reason: String,
    /// Who put it there.
    pub by: OfficerId,
    /// When.
    pub at: Moment,
}

/// Keeps a new campaign.
pub fn add(tx: &mut Tx<'_>, c: &Campaign) -> Result<()> {
    let sealed = columns::seal(tx, "campaigns", c.id.as_bytes(), &c.title)?;
    tx.execute(
        "INSERT INTO campaigns (id, sealed, opened_at, officer) VALUES (?1, ?2, ?3, ?4)",
        params![c.id, sealed, c.opened_at, c.by],
    )?;
    Ok(())
}

/// Closes a campaign, or opens it again.
pub fn set_closed(tx: &mut Tx<'_>, id: CampaignId, at: Option<Moment>) -> Result<()> {
    tx.execute_one(
        "UPDATE campaigns SET closed_at = ?2 WHERE id = ?1",
        params![id, at.map(|at| at.0)],
    )
}

/// One campaign.
pub fn load(tx: &mut Tx<'_>, id: CampaignId) -> Result<Option<Campaign>> {
    Ok(some(tx, "id = ?1", params![id])?.pop())
}

/// A page of all, the newest first.
pub fn page(tx: &mut Tx<'_>, after: Cursor, limit: usize) -> Result<Vec<Campaign>> {
    some(
        tx,
        "id < ?1 ORDER BY id DESC LIMIT ?2",
        params![after.id, limit as i64],
    )
}

fn some(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Campaign>> {
    let sql =
        format!("SELECT id, sealed, opened_at, officer, closed_at FROM campaigns WHERE {which}");
    let rows = tx.query(&sql, values, |r| {
        let campaign = Campaign {
            id: columns::id(r, 0)?,
            title: String::new(),
            opened_at: columns::moment(r, 2)?,
            by: columns::id(r, 3)?,
            closed_at: columns::opt_moment(r, 4)?,
        };
        Ok((campaign, r.blob(1)?))
    })?;
    rows.into_iter()
        .map(|(mut campaign, sealed)| {
            campaign.title = columns::open(tx, "campaigns", campaign.id.as_bytes(), &sealed)?;
            Ok(campaign)
        })
        .collect()
}

/// Puts an incident into a campaign.
pub fn put(tx: &mut Tx<'_>, m: &Member) -> Result<()> {
    let sealed = columns::seal(tx, "campaign_incidents", m.id.as_bytes(), &m.reason)?;
    tx.execute(
        "INSERT INTO campaign_incidents (id, campaign, incident, sealed, officer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![m.id, m.campaign, m.incident, sealed, m.by, m.at],
    )?;
    Ok(())
}

/// Takes an incident out again; that it was there stays as history.
pub fn take(tx: &mut Tx<'_>, id: LinkId, by: OfficerId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE campaign_incidents SET undone_at = ?2, undone_by = ?3 WHERE id = ?1 AND undone_at IS NULL",
        params![id, now, by],
    )
}

/// The incidents of a campaign now, the newest first.
pub fn members(tx: &mut Tx<'_>, campaign: CampaignId, limit: usize) -> Result<Vec<Member>> {
    the_members(
        tx,
        "campaign = ?1 AND undone_at IS NULL ORDER BY id DESC LIMIT ?2",
        params![campaign, limit as i64],
    )
}

/// The campaigns that an incident is in now.
pub fn of_incident(tx: &mut Tx<'_>, incident: IncidentId, limit: usize) -> Result<Vec<Member>> {
    the_members(
        tx,
        "incident = ?1 AND undone_at IS NULL ORDER BY id DESC LIMIT ?2",
        params![incident, limit as i64],
    )
}

fn the_members(tx: &mut Tx<'_>, which: &str, values: &[Value]) -> Result<Vec<Member>> {
    let sql = format!(
        "SELECT id, campaign, incident, sealed, officer, at FROM campaign_incidents WHERE {which}"
    );
    let rows = tx.query(&sql, values, |r| {
        let member = Member {
            id: columns::id(r, 0)?,
            campaign: columns::id(r, 1)?,
            incident: columns::id(r, 2)?,
            reason: String::new(),
            by: columns::id(r, 4)?,
            at: columns::moment(r, 5)?,
        };
        Ok((member, r.blob(3)?))
    })?;
    rows.into_iter()
        .map(|(mut member, sealed)| {
            member.reason = columns::open(tx, "campaign_incidents", member.id.as_bytes(), &sealed)?;
            Ok(member)
        })
        .collect()
}
