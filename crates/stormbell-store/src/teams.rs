//! Groups of people who are called together. Names are sealed; who is in which team is not.

use crate::columns::{self, params};
use crate::{Result, Tx};
use std::collections::BTreeMap;
use stormbell_model::{Moment, OfficerId, TeamId};

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// What its people call it.
    pub name: String,
    /// Since when.
    pub made_at: Moment,
    /// Who is in it.
    pub members: Vec<OfficerId>,
}

/// Keeps a new team.
pub fn add(tx: &mut Tx<'_>, t: &Team) -> Result<()> {
    let sealed = columns::seal(tx, "teams", t.id.as_bytes(), &t.name)?;
    tx.execute(
        "INSERT INTO teams (id, sealed, made_at) VALUES (?1, ?2, ?3)",
        params![t.id, sealed, t.made_at],
    )?;
    add_members(tx, t)
}

/// Writes back a team's name and people.
pub fn save(tx: &mut Tx<'_>, t: &Team) -> Result<()> {
    let sealed = columns::seal(tx, "teams", t.id.as_bytes(), &t.name)?;
    tx.execute_one(
        "UPDATE teams SET sealed = ?2 WHERE id = ?1 AND removed_at IS NULL",
        params![t.id, sealed],
    )?;
    tx.execute("DELETE FROM team_members WHERE team = ?1", params![t.id])?;
    add_members(tx, t)
}

fn add_members(tx: &mut Tx<'_>, t: &Team) -> Result<()> {
    for officer in &t.members {
        tx.execute(
            "INSERT INTO team_members (team, officer) VALUES (?1, ?2)",
            params![t.id, *officer],
        )?;
    }
    Ok(())
}

/// Takes a team away. Steps that name it call nobody by it, and say so; who was in it is kept until it is forgotten.
pub fn remove(tx: &mut Tx<'_>, id: TeamId, now: Moment) -> Result<()> {
    tx.execute_one(
        "UPDATE teams SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL",
        params![id, now],
    )?;
    Ok(())
}

/// Puts a removed team back, as it was.
pub fn restore(tx: &mut Tx<'_>, id: TeamId) -> Result<()> {
    tx.execute_one(
        "UPDATE teams SET removed_at = NULL WHERE id = ?1 AND removed_at IS NOT NULL",
        params![id],
    )
}

/// The teams that were removed since then, the last removed first.
pub fn removed_since(tx: &mut Tx<'_>, since: Moment) -> Result<Vec<(TeamId, String)>> {
    let rows: Vec<(TeamId, Vec<u8>)> = tx.query(
        "SELECT id, sealed FROM teams WHERE removed_at > ?1 ORDER BY removed_at DESC, id",
        params![since],
        |r| Ok((columns::id(r, 0)?, r.blob(1)?)),
    )?;
    let open = |(id, sealed): (TeamId, Vec<u8>)| {
        Ok((id, columns::open(tx, "teams", id.as_bytes(), &sealed)?))
    };
    rows.into_iter().map(open).collect()
}

/// Forgets who was in the teams that were removed before then.
pub fn forget_removed(tx: &mut Tx<'_>, before: Moment) -> Result<()> {
    tx.execute(
        "DELETE FROM team_members WHERE team IN (SELECT id FROM teams WHERE removed_at <= ?1)",
        params![before],
    )?;
    Ok(())
}

/// All teams, the oldest first. A desk has a handful.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Team>> {
    let rows: Vec<(TeamId, Vec<u8>, Moment)> = tx.query(
        "SELECT id, sealed, made_at FROM teams WHERE removed_at IS NULL ORDER BY made_at, id",
        &[],
        |r| Ok((columns::id(r, 0)?, r.blob(1)?, columns::moment(r, 2)?)),
    )?;
    let mut members = members(tx)?;
    rows.into_iter()
        .map(|(id, sealed, made_at)| {
            Ok(Team {
                name: columns::open(tx, "teams", id.as_bytes(), &sealed)?,
                members: members.remove(&id).unwrap_or_default(),
                id,
                made_at,
            })
        })
        .collect()
}

/// One team.
pub fn load(tx: &mut Tx<'_>, id: TeamId) -> Result<Option<Team>> {
    Ok(all(tx)?.into_iter().find(|team| team.id == id))
}

/// Who is in which team.
pub fn members(tx: &mut Tx<'_>) -> Result<BTreeMap<TeamId, Vec<OfficerId>>> {
    let rows: Vec<(TeamId, OfficerId)> = tx.query(
        "SELECT m.team, m.officer FROM team_members m JOIN teams t ON t.id = m.team \
         WHERE t.removed_at IS NULL ORDER BY m.team, m.officer",
        &[],
        |r| Ok((columns::id(r, 0)?, columns::id(r, 1)?)),
    )?;
    let mut teams: BTreeMap<TeamId, Vec<OfficerId>> = BTreeMap::new();
    for (team, officer) in rows {
        teams.entry(team).or_default().push(officer);
    }
    Ok(teams)
}
