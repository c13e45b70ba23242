//! The final schedule: layers, swaps, absences and overrides put together.

use super::{
    Layer, Rota, WINDOW_MAX,
    changes::{Override, Swap},
    hours,
    stretch::{Stretch, inside, joined, outside},
    sweep::{Entry, sweep},
};
use crate::{LayerId, Moment, OfficerId, OverrideId, RotaId, Span, SwapId};
use std::collections::BTreeMap;

/// Why somebody is on duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is this person's turn.
    Turn {
        /// In which layer.
        layer: LayerId,
        /// The shift's number.
        number: u32,
    },
    /// This person took somebody's turn.
    Swapped {
        /// The swap.
        swap: SwapId,
        /// In which layer.
        layer: LayerId,
        /// The shift's number.
        number: u32,
    },
    /// An override says so.
    Override(OverrideId),
}

/// Somebody on duty, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnDuty {
    /// Who.
    pub person: OfficerId,
    /// Why.
    pub why: Why,
}

/// A stretch in which the same people are on duty. Several while clocks are set back, or by override; nobody where
/// there is nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// From when until when.
    pub stretch: Stretch,
    /// Each person once.
    pub people: Vec<OnDuty>,
}

/// Who is on duty in a window of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Of which rota.
    pub rota: RotaId,
    /// Until when it goes: a window that is too long is cut.
    pub until: Moment,
    /// They follow each other without a gap from the window's beginning.
    pub slices: Vec<Slice>,
    /// Stretches in which somebody must be on duty and nobody is.
    pub holes: Vec<Stretch>,
    /// Swaps of shifts that are somebody else's by now.
    pub stale_swaps: Vec<SwapId>,
}

/// One person's shift, whatever the reasons that it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Of which rota.
    pub rota: RotaId,
    /// Who.
    pub person: OfficerId,
    /// From when until when.
    pub stretch: Stretch,
}

/// A moment at which duty passes from some people to others, by the final schedule: swaps and overrides included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// When.
    pub at: Moment,
    /// Who was on duty and is no more.
    pub leaving: Vec<OfficerId>,
    /// Who is on duty from now on.
    pub coming: Vec<OfficerId>,
}

/// Who is on duty from `from` until `until`. Takes time with the turns and changes in the window, not with history.
pub fn final_schedule(rota: &Rota, from: Moment, until: Moment) -> Schedule {
    let until = until.min(from.plus(WINDOW_MAX));
    let Some(window) = Stretch::new(from, until) else {
        return Schedule::empty(rota.id, from);
    };
    let mut stale_swaps = Vec::new();
    let entries = entries(rota, window, &mut stale_swaps);
    let overrides: Vec<&Override> = rota
        .overrides
        .iter()
        .filter(|o| o.stretch.common(window).is_some())
        .collect();
    let slices = sweep(window, entries, &overrides);
    Schedule {
        rota: rota.id,
        until,
        holes: holes(rota, window, &slices),
        slices,
        stale_swaps,
    }
}

/// Who is on duty at one moment.
pub fn who_is_on(rota: &Rota, moment: Moment) -> Vec<OnDuty> {
    let mut schedule = final_schedule(rota, moment, moment.plus(Span(1)));
    schedule.slices.pop().map_or_else(Vec::new, |s| s.people)
}

impl Schedule {
    /// A schedule of no time at all.
    pub fn empty(rota: RotaId, until: Moment) -> Schedule {
        Schedule {
            rota,
            until,
            slices: Vec::new(),
            holes: Vec::new(),
            stale_swaps: Vec::new(),
        }
    }

    /// Who is on duty at a moment of the window.
    pub fn at(&self, moment: Moment) -> &[OnDuty] {
        let place = self.slices.partition_point(|s| s.stretch.until() <= moment);
        match self.slices.get(place) {
            Some(slice) if slice.stretch.holds(moment) => &slice.people,
            _ => &[],
        }
    }

    /// Everybody's shifts, by person and then by time. Slices that follow each other are one shift.
    pub fn shifts(&self) -> Vec<Shift> {
        let mut by_person: BTreeMap<OfficerId, Vec<Stretch>> = BTreeMap::new();
        for slice in &self.slices {
            for on in &slice.people {
                by_person.entry(on.person).or_default().push(slice.stretch);
            }
        }
        let shift = |(person, list)| {
            joined(list).into_iter().map(move |stretch| Shift {
                rota: self.rota,
                person,
                stretch,
            })
        };
        by_person.into_iter().flat_map(shift).collect()
    }

    /// Every hand-over in the window, in order.
    pub fn reliefs(&self) -> Vec<Relief> {
        let only_in = |one: &Slice, other: &Slice| -> Vec<OfficerId> {
            let there = |p: &OfficerId| other.people.iter().any(|on| on.person == *p);
            let people = one.people.iter().map(|on| on.person);
            people.filter(|p| !there(p)).collect()
        };
        let pairs = self.slices.iter().zip(self.slices.iter().skip(1));
        pairs
            .map(|(before, after)| Relief {
                at: after.stretch.from(),
                leaving: only_in(before, after),
                coming: only_in(after, before),
            })
            .filter(|r| !r.leaving.is_empty() || !r.coming.is_empty())
            .collect()
    }

    /// One person's shifts.
    pub fn shifts_of(&self, person: OfficerId) -> Vec<Shift> {
        let mut shifts = self.shifts();
        shifts.retain(|s| s.person == person);
        shifts
    }
}

fn entries(rota: &Rota, window: Stretch, stale: &mut Vec<SwapId>) -> Vec<Entry> {
    let away = absences(rota, window);
    let mut out = Vec::new();
    for (level, layer) in rota.layers.iter().enumerate() {
        let Some(working) = working_window(layer, window) else {
            continue;
        };
        let swaps = swaps_of(rota, layer.id);
        let hours = hours::within(&layer.rotation.zone, &layer.hours, working);
        for turn in layer.rotation.turns(working) {
            let Some(on) = taker(layer, turn.number, &swaps, stale) else {
                continue;
            };
            let gone = away.get(&on.person).map_or(&[][..], |a| a);
            for piece in inside(turn.stretch, &hours) {
                out.extend(outside(piece, gone).into_iter().map(|stretch| Entry {
                    stretch,
                    level,
                    on,
                }));
            }
        }
    }
    out
}

fn working_window(layer: &Layer, window: Stretch) -> Option<Stretch> {
    let until = layer.until.unwrap_or(window.until());
    Stretch::new(window.from(), window.until().min(until))
}

fn absences(rota: &Rota, window: Stretch) -> BTreeMap<OfficerId, Vec<Stretch>> {
    let mut away: BTreeMap<OfficerId, Vec<Stretch>> = BTreeMap::new();
    for a in &rota.absences {
        if let Some(common) = a.stretch.common(window) {
            away.entry(a.person).or_default().push(common);
        }
    }
    away.into_iter()
        .map(|(p, list)| (p, joined(list)))
        .collect()
}

fn swaps_of(rota: &Rota, layer: LayerId) -> BTreeMap<u32, Vec<&Swap>> {
    let mut by_number: BTreeMap<u32, Vec<&Swap>> = BTreeMap::new();
    for s in rota.swaps.iter().filter(|s| s.layer == layer) {
        by_number.entry(s.number).or_default().push(s);
    }
    by_number
}

/// Who takes a turn after all swaps of it.
fn taker(
    layer: &Layer,
    number: u32,
    swaps: &BTreeMap<u32, Vec<&Swap>>,
    stale: &mut Vec<SwapId>,
) -> Option<OnDuty> {
    let layer_id = layer.id;
    let mut on = OnDuty {
        person: layer.rotation.person(number)?,
        why: Why::Turn {
            layer: layer_id,
            number,
        },
    };
    for swap in swaps.get(&number).into_iter().flatten() {
        if swap.from != on.person {
            stale.push(swap.id);
            continue;
        }
        on.person = swap.to;
        on.why = Why::Swapped {
            swap: swap.id,
            layer: layer_id,
            number,
        };
    }
    Some(on)
}

fn holes(rota: &Rota, window: Stretch, slices: &[Slice]) -> Vec<Stretch> {
    let wanted = hours::within(&rota.zone, &rota.wanted, window);
    let empty = slices.iter().filter(|s| s.people.is_empty());
    joined(empty.flat_map(|s| inside(s.stretch, &wanted)).collect())
}
