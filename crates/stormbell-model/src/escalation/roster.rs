//! Who stands behind the words of a policy at one moment: read by the caller, handed in as a value.

use crate::{OfficerId, RotaId, TeamId};
use std::collections::{BTreeMap, BTreeSet};

/// Whom a step calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One person.
    Person(OfficerId),
    /// Whoever is on duty in this rota.
    Rota(RotaId),
    /// Whoever is on duty in any rota.
    OnDuty,
    /// Everybody of a team.
    Team(TeamId),
    /// Everybody who leads.
    Leads,
    /// Everybody who may acknowledge.
    Everyone,
}

/// A neighbour node that would call our people for us, by its name in the charter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Neighbour(pub String);

/// Who could be called at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Whoever is on duty, by rota (see [`crate::rota::who_is_on`]).
    pub on_duty: BTreeMap<RotaId, Vec<OfficerId>>,
    /// The teams.
    pub teams: BTreeMap<TeamId, Vec<OfficerId>>,
    /// Who leads.
    pub leads: Vec<OfficerId>,
    /// Who may acknowledge. Nobody else is ever called.
    pub everyone: BTreeSet<OfficerId>,
    /// Who has no channel that works.
    pub unreachable: BTreeSet<OfficerId>,
    /// Neighbours that agreed to help. The network fills this seat.
    pub neighbours: Vec<Neighbour>,
}

impl Roster {
    /// The people behind targets, each once, in the order of the targets.
    pub fn people(&self, targets: &[Target]) -> Vec<OfficerId> {
        let mut seen = BTreeSet::new();
        targets
            .iter()
            .flat_map(|t| self.behind(*t))
            .filter(|p| self.everyone.contains(p) && seen.insert(*p))
            .collect()
    }

    /// Those of `people` who have a channel that works.
    pub fn reachable(&self, people: &[OfficerId]) -> Vec<OfficerId> {
        let works = |p: &&OfficerId| !self.unreachable.contains(p);
        people.iter().filter(works).copied().collect()
    }

    fn behind(&self, target: Target) -> Vec<OfficerId> {
        let known = |list: Option<&Vec<OfficerId>>| list.cloned().unwrap_or_default();
        match target {
            Target::Person(person) => vec![person],
            Target::Rota(rota) => known(self.on_duty.get(&rota)),
            Target::OnDuty => self.on_duty.values().flatten().copied().collect(),
            Target::Team(team) => known(self.teams.get(&team)),
            Target::Leads => self.leads.clone(),
            Target::Everyone => self.everyone.iter().copied().collect(),
        }
    }
}
