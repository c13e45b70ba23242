//! The one walk over a window that puts layers and overrides on top of each other.

use super::{
    changes::{Change, Override},
    schedule::{OnDuty, Slice, Why},
    stretch::Stretch,
};
use crate::Moment;
use std::collections::BTreeMap;

/// Somebody's turn, without the time of absence, with the height of its layer.
pub(super) struct Entry {
    pub stretch: Stretch,
    pub level: usize,
    pub on: OnDuty,
}

/// Goes over the window once: at each cut some turns end and some begin; the highest layer that has somebody counts,
/// and overrides have the last word.
pub(super) fn sweep(
    window: Stretch,
    mut entries: Vec<Entry>,
    overrides: &[&Override],
) -> Vec<Slice> {
    entries.sort_by_key(|e| (e.stretch.from(), e.level));
    let cuts = cuts(window, &entries, overrides);
    let mut changes = Running::of(overrides);
    let mut coming = entries.into_iter().peekable();
    let mut turns: Vec<Entry> = Vec::new();
    let mut slices: Vec<Slice> = Vec::new();
    for (from, until) in cuts.iter().zip(cuts.iter().skip(1)) {
        turns.retain(|e| e.stretch.until() > *from);
        while let Some(e) = coming.next_if(|e| e.stretch.from() <= *from) {
            turns.push(e);
        }
        let people = changes.apply(*from, highest(&turns));
        if let Some(stretch) = Stretch::new(*from, *until) {
            add(&mut slices, Slice { stretch, people });
        }
    }
    slices
}

/// Every moment at which something may change, in order.
fn cuts(window: Stretch, entries: &[Entry], overrides: &[&Override]) -> Vec<Moment> {
    let turns = entries.iter().map(|e| e.stretch);
    let changes = overrides.iter().map(|o| o.stretch);
    let mut cuts: Vec<Moment> = turns
        .chain(changes)
        .filter_map(|s| s.common(window))
        .flat_map(|s| [s.from(), s.until()])
        .chain([window.from(), window.until()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Those of the highest layer that has anybody, each once.
fn highest(turns: &[Entry]) -> Vec<OnDuty> {
    let level = turns.iter().map(|e| e.level).max();
    let mut people: Vec<OnDuty> = Vec::new();
    for e in turns.iter().filter(|e| Some(e.level) == level) {
        if people.iter().all(|on| on.person != e.on.person) {
            people.push(e.on);
        }
    }
    people
}

/// Joins a slice to the one before it when the same people are on duty for the same reasons.
fn add(slices: &mut Vec<Slice>, next: Slice) {
    match slices.last_mut() {
        Some(last) if last.people == next.people => {
            if let Some(both) = Stretch::new(last.stretch.from(), next.stretch.until()) {
                last.stretch = both;
            }
        }
        _ => slices.push(next),
    }
}

/// The overrides that hold at the moment, by the order in which they were made.
struct Running<'a> {
    coming: std::iter::Peekable<std::vec::IntoIter<(usize, &'a Override)>>,
    running: BTreeMap<usize, &'a Override>,
}

impl<'a> Running<'a> {
    fn of(overrides: &[&'a Override]) -> Running<'a> {
        let mut coming: Vec<_> = overrides.iter().copied().enumerate().collect();
        coming.sort_by_key(|(_, o)| o.stretch.from());
        Running {
            coming: coming.into_iter().peekable(),
            running: BTreeMap::new(),
        }
    }

    fn apply(&mut self, moment: Moment, mut people: Vec<OnDuty>) -> Vec<OnDuty> {
        self.running.retain(|_, o| o.stretch.until() > moment);
        while let Some((made, o)) = self.coming.next_if(|(_, o)| o.stretch.from() <= moment) {
            self.running.insert(made, o);
        }
        for o in self.running.values() {
            change(o, &mut people);
        }
        people
    }
}

fn change(o: &Override, people: &mut Vec<OnDuty>) {
    let on = |person| OnDuty {
        person,
        why: Why::Override(o.id),
    };
    match &o.change {
        Change::Add(person) => add_person(people, on(*person)),
        Change::Remove(person) => people.retain(|p| p.person != *person),
        Change::Replace { who, by } => {
            let before = people.len();
            people.retain(|p| p.person != *who);
            if people.len() < before {
                add_person(people, on(*by));
            }
        }
        Change::Only(list) => {
            people.clear();
            for person in list {
                add_person(people, on(*person));
            }
        }
    }
}

fn add_person(people: &mut Vec<OnDuty>, on: OnDuty) {
    if people.iter().all(|p| p.person != on.person) {
        people.push(on);
    }
}
