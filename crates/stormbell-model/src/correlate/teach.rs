//! Which values lead to an incident from now on.

use super::{Correlator, Number, marks::Marks, postings::Key};

/// Reports from which on an incident holds a value firmly.
const FIRMLY: u32 = 5;

impl Correlator {
    /// The values of a report that joins lead to its incident.
    pub(super) fn teach(&mut self, marks: &Marks, root: u32) {
        let opens = self.incidents[root as usize].reports == 0;
        let teaches = opens || !marks.is_bare_list();
        for (key, _) in &marks.values {
            if self.holds(*key, root) || (teaches && !self.owned_by_another(*key, root)) {
                self.values.add(*key, root, marks.at_s);
            }
        }
    }

    /// More values of a report that is in an incident already lead there too, each once.
    pub fn learn(&mut self, values: &[(Key, bool)], at_s: u32, incident: Number) {
        let root = self.resolve(incident.0);
        for (key, _) in values {
            if !self.holds(*key, root) && !self.owned_by_another(*key, root) {
                self.values.add(*key, root, at_s);
            }
        }
    }

    /// A value that another incident holds firmly is not learned here: a text that lists two attacks' values joins
    /// one, and must not lead the other's reports astray.
    fn owned_by_another(&self, key: Key, root: u32) -> bool {
        let (mut own, mut largest) = (0, 0);
        self.values
            .look(key, |share| match self.resolve(share.incident) == root {
                true => own += share.reports,
                false => largest = largest.max(share.reports),
            });
        own == 0 && largest >= FIRMLY
    }

    fn holds(&self, key: Key, root: u32) -> bool {
        let mut holds = false;
        self.values
            .look(key, |share| holds |= self.resolve(share.incident) == root);
        holds
    }
}
