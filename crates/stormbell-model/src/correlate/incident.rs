//! What is remembered of an incident for placing reports: a few numbers, so that millions fit.

use super::{family::Family, marks::Marks, postings::Key};

/// Families counted for one incident.
const FAMILIES_KEPT: usize = 3;
/// Spellings of targets remembered for one incident.
const TARGETS_KEPT: usize = 3;

/// An incident as the correlation sees it.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The first report, in seconds since 1970.
    pub first_s: u32,
    /// The last report, in seconds since 1970.
    pub last_s: u32,
    /// Reports placed here.
    pub reports: u32,
    /// Where it went, when it was merged: the number of the other incident plus one.
    pub(super) merged: u32,
    /// Reports that named a target.
    pub targeted: u16,
    /// Reports with a value that tells one attack from another.
    pub valued: u16,
    /// How many different targets they named.
    pub targets: u16,
    families: [(u8, u16); FAMILIES_KEPT],
    spellings: [u64; TARGETS_KEPT],
}

impl Summary {
    /// Takes one report in.
    pub fn take_in(&mut self, marks: &Marks) {
        if self.reports == 0 {
            self.first_s = marks.at_s;
        }
        self.first_s = self.first_s.min(marks.at_s);
        self.last_s = self.last_s.max(marks.at_s);
        self.reports = self.reports.saturating_add(1);
        if let Some(family) = marks.family {
            self.count_family(family, 1);
        }
        if marks.values.iter().any(|(_, telling)| *telling) {
            self.valued = self.valued.saturating_add(1);
        }
        if !marks.targets.is_empty() {
            self.count_target(&marks.targets);
        }
    }
    /// Lets one report go again. The times stay: an incident is not shorter because one report left it.
    pub fn let_go(&mut self, marks: &Marks) {
        self.reports = self.reports.saturating_sub(1);
        if let Some(family) = marks.family {
            let counted = self
                .families
                .iter_mut()
                .find(|(f, _)| *f == family as u8 + 1);
            if let Some((_, count)) = counted {
                *count = count.saturating_sub(1);
            }
        }
        if !marks.targets.is_empty() {
            self.targeted = self.targeted.saturating_sub(1);
        }
    }
    /// Takes in what another incident remembers.
    pub fn absorb(&mut self, other: &Summary) {
        self.first_s = self.first_s.min(other.first_s);
        self.last_s = self.last_s.max(other.last_s);
        self.reports = self.reports.saturating_add(other.reports);
        self.targeted = self.targeted.saturating_add(other.targeted);
        for (index, count) in other.families {
            if let Some(family) = index.checked_sub(1).and_then(Family::from_index) {
                self.count_family(family, count);
            }
        }
        for key in other.spellings.iter().filter(|key| **key != 0) {
            if !self.spellings.contains(key) {
                self.remember_spelling(*key);
            }
        }
        self.targets = self
            .targets
            .max(other.targets)
            .max(u16::from(self.targeted > 0));
    }
    /// Gives back what it took in from another incident. Times and spellings stay: an incident is not shorter because
    /// a part of it left.
    pub fn give_back(&mut self, other: &Summary) {
        self.reports = self.reports.saturating_sub(other.reports);
        self.targeted = self.targeted.saturating_sub(other.targeted);
        for (index, count) in other.families {
            if let Some((_, own)) = self.families.iter_mut().find(|(f, _)| *f == index) {
                *own = own.saturating_sub(count);
            }
        }
    }
    /// The family most of its reports are of.
    pub fn family(&self) -> Option<Family> {
        let best = self.families.iter().max_by_key(|(_, count)| *count)?;
        let index = best.0.checked_sub(1)?;
        Family::from_index(index)
    }
    /// Whether a target of this spelling was named in it.
    pub fn knows_target(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.spellings.contains(&key.0))
    }
    /// Whether nothing speaks against two incidents being one attack: other targets, other kinds, other days.
    pub fn may_be_one_with(&self, other: &Summary) -> bool {
        let shared = other
            .spellings
            .iter()
            .any(|k| *k != 0 && self.spellings.contains(k));
        let one_is_open = self.targeted == 0 || other.targeted == 0;
        let many = self.diversity() > 0.5 && other.diversity() > 0.5;
        let kinds = match (self.family(), other.family()) {
            (Some(one), Some(another)) => one.is_near(another),
            _ => true,
        };
        let apart_s = self
            .first_s
            .max(other.first_s)
            .saturating_sub(self.last_s.min(other.last_s));
        kinds && (shared || one_is_open || many) && apart_s < 86_400
    }
    /// How little a target says about this incident: 0 where all name one target, 1 where each names another.
    pub fn diversity(&self) -> f32 {
        if self.targeted < 3 {
            return 0.0;
        }
        f32::from(self.targets.saturating_sub(1)) / f32::from(self.targeted - 1)
    }

    fn count_family(&mut self, family: Family, reports: u16) {
        let code = family as u8 + 1;
        let known = self.families.iter().position(|(f, _)| *f == code);
        let free = self.families.iter().position(|(_, count)| *count == 0);
        if let Some(at) = known.or(free) {
            let count = self.families[at].1.saturating_add(reports);
            self.families[at] = (code, count);
        }
    }
    fn count_target(&mut self, keys: &[Key]) {
        self.targeted = self.targeted.saturating_add(1);
        if !self.knows_target(keys) {
            self.targets = self.targets.saturating_add(1);
            keys.iter().for_each(|key| self.remember_spelling(key.0));
        }
    }
    fn remember_spelling(&mut self, key: u64) {
        if let Some(free) = self.spellings.iter_mut().find(|k| **k == 0) {
            *free = key;
        }
    }
}
