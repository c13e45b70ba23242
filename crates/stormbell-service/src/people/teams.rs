//! Groups of people who are called together.

use crate::{Ctx, Fault, Problem, desk::line, duty};
use stormbell_model::{OfficerId, Span, TeamId, access::Act};
use stormbell_store::{
    Tx, journal,
    teams::{self, Team},
};

/// Teams of one desk.
/// Told: the lead who makes one more. Rest: nothing is made.
const TEAMS_MAX: usize = 50;
/// How long a removed team is shown, to be put back.
const REMOVED_SHOWN: Span = Span::days(1);

/// The teams, with who could be in them.
#[derive(Clone, Debug)]
pub struct TeamsDesk {
    /// The teams, the oldest first.
    pub teams: Vec<Team>,
    /// Everybody who can be called, and whether a call reaches that one now.
    pub officers: Vec<(OfficerId, String, bool)>,
    /// Those that were removed within a day.
    pub removed: Vec<(TeamId, String)>,
}

/// Reads the teams.
pub async fn teams_desk(ctx: &Ctx) -> Result<TeamsDesk, Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .read_or("read the teams", move |tx| {
            let cut_off = duty::unreachable(tx, &c)?;
            let officers = duty::everyone(tx)?.into_iter();
            Ok(TeamsDesk {
                officers: officers
                    .map(|o| (o.id, o.name, !cut_off.contains(&o.id)))
                    .collect(),
                removed: teams::removed_since(tx, c.now.minus(REMOVED_SHOWN))?,
                teams: teams::all(tx)?,
            })
        })
        .await
}

/// Makes a team.
pub async fn make_team(ctx: &Ctx, name: &str, members: &[OfficerId]) -> Result<TeamId, Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let team = Team {
        id: TeamId::new(ctx.now, ctx.node.chance()),
        name: line("name", name)?,
        made_at: ctx.now,
        members: Vec::new(),
    };
    let (id, c, members) = (team.id, ctx.clone(), members.to_vec());
    ctx.node
        .store()
        .write_or("make a team", move |tx| {
            let was = teams::all(tx)?.len() + 1;
            if was > TEAMS_MAX {
                let max = TEAMS_MAX;
                return Err(Fault::field("teams", Problem::TooMany { max, was }));
            }
            let members = able(tx, &members)?;
            teams::add(
                tx,
                &Team {
                    members,
                    ..team.clone()
                },
            )?;
            Ok(journal::note(tx, c.entry("team made", id.0))?)
        })
        .await?;
    Ok(id)
}

/// Changes a team's name and people.
pub async fn change_team(
    ctx: &Ctx,
    id: TeamId,
    name: &str,
    members: &[OfficerId],
) -> Result<(), Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let (name, c, members) = (line("name", name)?, ctx.clone(), members.to_vec());
    ctx.node
        .store()
        .write_or("change a team", move |tx| {
            let mut team = teams::load(tx, id)?.ok_or(Fault::NotFound)?;
            team.name = name.clone();
            team.members = able(tx, &members)?;
            teams::save(tx, &team)?;
            Ok(journal::note(tx, c.entry("team changed", id.0))?)
        })
        .await
}

/// Puts a removed team back, while the page offers it.
pub async fn restore_team(ctx: &Ctx, id: TeamId) -> Result<(), Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("put a team back", move |tx| {
            let offered = teams::removed_since(tx, c.now.minus(REMOVED_SHOWN))?;
            if !offered.iter().any(|(removed, _)| *removed == id) {
                return Err(Fault::NotFound);
            }
            teams::restore(tx, id)?;
            Ok(journal::note(tx, c.entry("team put back", id.0))?)
        })
        .await
}

/// Takes a team away. It can be put back for a day.
pub async fn remove_team(ctx: &Ctx, id: TeamId) -> Result<(), Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("remove a team", move |tx| {
            teams::forget_removed(tx, c.now.minus(REMOVED_SHOWN))?;
            teams::remove(tx, id, c.now)?;
            Ok(journal::note(tx, c.entry("team removed", id.0))?)
        })
        .await
}

/// Each once, and only people who can be called.
fn able(tx: &mut Tx<'_>, members: &[OfficerId]) -> Result<Vec<OfficerId>, Fault> {
    let mut able: Vec<OfficerId> = duty::everyone(tx)?.into_iter().map(|o| o.id).collect();
    able.retain(|id| members.contains(id));
    if members.iter().any(|id| !able.contains(id)) {
        return Err(Fault::field("members", Problem::Unknown));
    }
    Ok(able)
}
