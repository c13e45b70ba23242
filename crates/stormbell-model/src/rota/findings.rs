//! What is wrong with schedules before anybody suffers from it: holes, double bookings, people nobody can reach.

use super::{Rota, Schedule, Why, joined, schedule::OnDuty, stretch::Stretch};
use crate::{OfficerId, RotaId, SwapId};
use std::collections::{BTreeMap, BTreeSet};

/// Something that is shown in red.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Nobody is on duty although somebody must be.
    Hole {
        /// Of which rota.
        rota: RotaId,
        /// From when until when.
        stretch: Stretch,
    },
    /// One person is on duty in two rotas at once.
    DoubleBooked {
        /// Who.
        person: OfficerId,
        /// The rotas.
        rotas: [RotaId; 2],
        /// From when until when.
        stretch: Stretch,
    },
    /// Nobody on duty can be reached on any channel: all their channels are dead or untried.
    NobodyReachable {
        /// Of which rota.
        rota: RotaId,
        /// From when until when.
        stretch: Stretch,
    },
    /// Somebody on duty cannot be reached; a colleague on duty can.
    Unreachable {
        /// Of which rota.
        rota: RotaId,
        /// Who.
        person: OfficerId,
        /// From when until when.
        stretch: Stretch,
    },
    /// An override names somebody who is absent. It counts, and somebody should ask.
    AbsentButNamed {
        /// Of which rota.
        rota: RotaId,
        /// Who.
        person: OfficerId,
        /// From when until when.
        stretch: Stretch,
    },
    /// A swap does nothing, because the shift is somebody else's by now.
    StaleSwap {
        /// Of which rota.
        rota: RotaId,
        /// Which swap.
        swap: SwapId,
    },
}

impl Finding {
    /// Whether it is about this rota.
    pub fn concerns(&self, id: RotaId) -> bool {
        match self {
            Finding::DoubleBooked { rotas, .. } => rotas.contains(&id),
            _ => self.rota() == id,
        }
    }

    /// The rota that it is about; of a double booking the first.
    pub fn rota(&self) -> RotaId {
        match self {
            Finding::Hole { rota, .. }
            | Finding::NobodyReachable { rota, .. }
            | Finding::Unreachable { rota, .. }
            | Finding::AbsentButNamed { rota, .. }
            | Finding::StaleSwap { rota, .. } => *rota,
            Finding::DoubleBooked { rotas, .. } => rotas[0],
        }
    }

    /// From when until when; `None` for what has no time.
    pub fn stretch(&self) -> Option<Stretch> {
        match self {
            Finding::Hole { stretch, .. }
            | Finding::DoubleBooked { stretch, .. }
            | Finding::NobodyReachable { stretch, .. }
            | Finding::Unreachable { stretch, .. }
            | Finding::AbsentButNamed { stretch, .. } => Some(*stretch),
            Finding::StaleSwap { .. } => None,
        }
    }
}

/// Everything that is wrong in these schedules of one node, with the rotas that they were made of. `unreachable` are
/// the people who have no channel that works (see [`crate::notice`]).
pub fn findings(
    schedules: &[(&Rota, &Schedule)],
    unreachable: &BTreeSet<OfficerId>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (rota, schedule) in schedules {
        let id = rota.id;
        let hole = |stretch: &Stretch| Finding::Hole {
            rota: id,
            stretch: *stretch,
        };
        found.extend(schedule.holes.iter().map(hole));
        let stale = |swap: &SwapId| Finding::StaleSwap {
            rota: id,
            swap: *swap,
        };
        found.extend(schedule.stale_swaps.iter().map(stale));
        unreached(schedule, unreachable, &mut found);
        absent(rota, schedule, &mut found);
    }
    double_bookings(schedules, &mut found);
    found.sort();
    found
}

fn unreached(schedule: &Schedule, unreachable: &BTreeSet<OfficerId>, found: &mut Vec<Finding>) {
    let rota = schedule.rota;
    let dead = |on: &&OnDuty| unreachable.contains(&on.person);
    let mut alone = Vec::new();
    let mut some: BTreeMap<OfficerId, Vec<Stretch>> = BTreeMap::new();
    for slice in schedule.slices.iter().filter(|s| !s.people.is_empty()) {
        if slice.people.iter().filter(dead).count() == slice.people.len() {
            alone.push(slice.stretch);
            continue;
        }
        for on in slice.people.iter().filter(dead) {
            some.entry(on.person).or_default().push(slice.stretch);
        }
    }
    let nobody = |stretch| Finding::NobodyReachable { rota, stretch };
    found.extend(joined(alone).into_iter().map(nobody));
    for (person, list) in some {
        found.extend(
            joined(list)
                .into_iter()
                .map(|stretch| Finding::Unreachable {
                    rota,
                    person,
                    stretch,
                }),
        );
    }
}

/// Layers pass the absent over, so only an override can name them.
fn absent(rota: &Rota, schedule: &Schedule, found: &mut Vec<Finding>) {
    let named = schedule.slices.iter().flat_map(|slice| {
        let by_override = slice
            .people
            .iter()
            .filter(|on| matches!(on.why, Why::Override(_)));
        by_override.map(|on| (on.person, slice.stretch))
    });
    for (person, stretch) in named {
        let away = rota.absences.iter().filter(|a| a.person == person);
        let common = away.filter_map(|a| a.stretch.common(stretch)).collect();
        found.extend(
            joined(common)
                .into_iter()
                .map(|stretch| Finding::AbsentButNamed {
                    rota: rota.id,
                    person,
                    stretch,
                }),
        );
    }
}

fn double_bookings(schedules: &[(&Rota, &Schedule)], found: &mut Vec<Finding>) {
    let mut shifts: Vec<_> = schedules.iter().flat_map(|(_, s)| s.shifts()).collect();
    shifts.sort_by_key(|s| (s.person, s.stretch));
    for (n, one) in shifts.iter().enumerate() {
        let later = shifts[n + 1..]
            .iter()
            .take_while(|s| s.person == one.person && s.stretch.from() < one.stretch.until());
        for other in later.filter(|s| s.rota != one.rota) {
            found.extend(
                one.stretch
                    .common(other.stretch)
                    .map(|stretch| Finding::DoubleBooked {
                        person: one.person,
                        rotas: [one.rota.min(other.rota), one.rota.max(other.rota)],
                        stretch,
                    }),
            );
        }
    }
}
