//! One attack from many flags, as a node remembers it: the correlation, the watch over waves, and which groups have an
//! incident that officers see. Everything that changes it is a [`Step`]; the same steps in the same order give the same
//! memory, so that it is lost with a process and found again in the log.

mod log;
mod step;
pub mod why;

pub use log::{Log, Unreadable, replay};
pub use step::{Placed, Step};

use crate::{
    IncidentId,
    correlate::{Correlator, Number, Weighed, reading::Reading},
    waves::{Noted, Watch},
};
use std::collections::HashMap;

/// All that is remembered for grouping.
#[derive(Default)]
pub struct Brain {
    /// The correlation.
    pub correlator: Correlator,
    /// The watch over waves.
    pub watch: Watch,
    /// The first report of each group, by its place in the journal.
    first: Vec<u64>,
    /// Reports that were taken out of an incident and are groups of their own since, by their place.
    freed: HashMap<u64, Number>,
    incident_of: HashMap<Number, IncidentId>,
    number_of: HashMap<IncidentId, Number>,
    /// Who went into whom, by the incident that went.
    merges: HashMap<IncidentId, (Number, Number)>,
}

/// What a step brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// The group that the report is in now, for a report.
    pub group: Option<Number>,
    /// What it changed about waves.
    pub noted: Noted,
}

impl Brain {
    /// Empty, but for how much it may remember of words.
    pub fn new(recent_marks_max: usize) -> Brain {
        Brain {
            correlator: Correlator::new(recent_marks_max),
            ..Brain::default()
        }
    }
    /// Decides where a report belongs, and changes nothing.
    pub fn decide(&self, reading: &Reading) -> Weighed {
        self.correlator.decide(reading)
    }
    /// The first report of a group, by its place in the journal.
    pub fn first_of(&self, group: Number) -> Option<u64> {
        self.first
            .get(self.correlator.now(group).0 as usize)
            .copied()
    }
    /// The incident that officers see for a group, if there is one.
    pub fn incident_of(&self, group: Number) -> Option<IncidentId> {
        self.incident_of.get(&self.correlator.now(group)).copied()
    }
    /// The group of an incident, if reports were ever placed in it.
    pub fn group_of(&self, incident: IncidentId) -> Option<Number> {
        let number = self.number_of.get(&incident)?;
        Some(self.correlator.now(*number))
    }
    /// The group of its own that a report is, if it is one: nobody joined it, and it joined nobody.
    pub fn alone(&self, place: u64) -> Option<Number> {
        let number = match self.freed.get(&place) {
            Some(number) => *number,
            None => {
                let at = self.first.partition_point(|first| *first < place);
                (self.first.get(at) == Some(&place)).then_some(Number(at as u32))?
            }
        };
        let is_root = self.correlator.now(number) == number;
        let reports = self.correlator.summary(number).map_or(0, |s| s.reports);
        (is_root && reports == 1).then_some(number)
    }

    /// Carries a step out.
    pub fn take(&mut self, step: &Step) -> Brought {
        match step {
            Step::Placed(placed) => self.place(placed),
            Step::Moved {
                place,
                marks,
                from,
                into,
            } => {
                if let Some(from) = from {
                    self.correlator.unlink(marks, *from);
                }
                let group = match into {
                    Some(into) => {
                        self.correlator.link(marks, *into);
                        *into
                    }
                    None => self.free(*place, marks),
                };
                Brought::to(group)
            }
            Step::Learned {
                group,
                at_s,
                values,
            } => {
                self.correlator.learn(values, *at_s, *group);
                Brought::to(*group)
            }
            Step::Named { group, incident } => {
                self.incident_of
                    .insert(self.correlator.now(*group), *incident);
                self.number_of.insert(*incident, *group);
                Brought::default()
            }
            Step::Merged { stays, goes } => {
                self.merge(*stays, *goes);
                Brought::default()
            }
            Step::Parted { goes } => {
                self.part(*goes);
                Brought::default()
            }
            Step::Apart { one, other, apart } => {
                self.correlator.hold_apart(*one, *other, *apart);
                Brought::default()
            }
            Step::Quiet { at_s } => Brought {
                noted: Noted {
                    closed: self.watch.quiet(*at_s),
                    ..Noted::default()
                },
                ..Brought::default()
            },
        }
    }

    fn place(&mut self, placed: &Placed) -> Brought {
        if placed.turned {
            self.correlator.turn();
        }
        let before = self.correlator.incidents_opened();
        let merging = placed.decision.bridge.filter(|bridge| bridge.merges);
        let two = merging.zip(placed.decision.joins);
        let two = two
            .map(|(bridge, best)| (self.correlator.now(best), self.correlator.now(bridge.other)));
        let group = self.correlator.apply(&placed.marks, &placed.decision);
        if self.correlator.incidents_opened() > before {
            self.first.push(placed.sighted.place);
        }
        if let Some((one, other)) = two.filter(|(one, other)| one != other) {
            self.become_one(one.min(other), one.max(other));
        }
        Brought {
            group: Some(group),
            noted: self.watch.see(&placed.sighted),
        }
    }

    fn free(&mut self, place: u64, marks: &crate::correlate::marks::Marks) -> Number {
        let group = self.correlator.open(marks);
        // Keeps the list in order; where this group is found stands beside it.
        let last = self.first.last().copied().unwrap_or(0);
        self.first.push(last.max(place));
        self.freed.insert(place, group);
        group
    }

    /// Two groups are one by the rules: the incident of the one that goes, if it has one, goes into the other's, or
    /// stands for both.
    fn become_one(&mut self, stays: Number, goes: Number) {
        let gone = self.incident_of.remove(&goes);
        match (self.incident_of.get(&stays).copied(), gone) {
            (Some(_), Some(gone)) => {
                self.merges.insert(gone, (stays, goes));
            }
            (None, Some(gone)) => {
                self.incident_of.insert(stays, gone);
            }
            _ => {}
        }
    }

    fn merge(&mut self, stays: IncidentId, goes: IncidentId) {
        let (Some(into), Some(from)) = (self.group_of(stays), self.group_of(goes)) else {
            return;
        };
        if into != from {
            self.correlator.merge(into, from);
            self.incident_of.remove(&from);
            self.incident_of.insert(into, stays);
            self.merges.insert(goes, (into, from));
        }
    }

    fn part(&mut self, goes: IncidentId) {
        if let Some((stays, gone)) = self.merges.remove(&goes) {
            self.correlator.part(stays, gone);
            self.incident_of.insert(gone, goes);
            self.number_of.insert(goes, gone);
            self.correlator.hold_apart(stays, gone, true);
        }
    }
}

impl Brought {
    fn to(group: Number) -> Brought {
        Brought {
            group: Some(group),
            ..Brought::default()
        }
    }
}

#[cfg(test)]
mod tests;
