//! Which incidents hold a mark, and how many of their reports do. Never pairs of reports: a value of a million reports
//! takes the same room as one of two, and is found in the same time.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Incidents that are remembered for one mark. Beyond it, the one with the fewest and oldest reports is forgotten
/// first; that many incidents hold the mark is still counted.
/// Told: the reason of a link names how many incidents hold the value. Rest: older incidents are found by their
/// other values, or by an officer.
pub const SHARES_MAX: usize = 8;

/// A mark's key: a keyed hash, so that nobody outside can aim at a place in the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(pub u64);

/// One incident's part of a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The incident.
    pub incident: u32,
    /// How many of its reports hold the mark.
    pub reports: u32,
    /// When the last of them came, in seconds since 1970.
    pub last_s: u32,
}

/// Most marks are held by one incident for ever; only the others need a list.
#[derive(Clone, Copy, Debug)]
struct Slot {
    incident: u32,
    reports: u16,
    /// Incidents that ever held it, this one included.
    spread: u16,
    last_s: u32,
}

#[derive(Default)]
struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _bytes: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type Table<T> = HashMap<Key, T, BuildHasherDefault<AlreadyHashed>>;

/// All marks of one sort.
#[derive(Default)]
pub struct Postings {
    single: Table<Slot>,
    shared: Table<Vec<Share>>,
}

impl Postings {
    /// How many marks are held.
    pub fn len(&self) -> usize {
        self.single.len()
    }
    /// Whether none is held.
    pub fn is_empty(&self) -> bool {
        self.single.is_empty()
    }
    /// Makes room beforehand, so that a large table need not move while reports wait.
    pub fn reserve(&mut self, marks: usize) {
        self.single.reserve(marks);
    }
    /// Calls `each` for every incident that holds the mark; gives how many incidents ever held it.
    pub fn look(&self, key: Key, mut each: impl FnMut(Share)) -> u32 {
        let Some(slot) = self.single.get(&key) else {
            return 0;
        };
        if slot.spread > 1
            && let Some(shares) = self.shared.get(&key)
        {
            shares.iter().for_each(|share| each(*share));
        } else {
            each(slot.share());
        }
        u32::from(slot.spread)
    }
    /// Notes that one more report of `incident` holds the mark.
    pub fn add(&mut self, key: Key, incident: u32, at_s: u32) {
        let Some(slot) = self.single.get_mut(&key) else {
            self.single.insert(key, Slot::first(incident, at_s));
            return;
        };
        if slot.spread == 1 && slot.incident == incident {
            slot.reports = slot.reports.saturating_add(1);
            slot.last_s = slot.last_s.max(at_s);
            return;
        }
        let shares = self.shared.entry(key).or_insert_with(|| vec![slot.share()]);
        if add_share(shares, incident, at_s) {
            slot.spread = slot.spread.saturating_add(1);
        }
    }
    /// Takes one report of `incident` out of the mark; the mark goes with its last report.
    pub fn take(&mut self, key: Key, incident: u32) {
        let Some(slot) = self.single.get_mut(&key) else {
            return;
        };
        if slot.spread > 1 {
            self.take_share(key, incident);
        } else if slot.incident == incident {
            slot.reports = slot.reports.saturating_sub(1);
            if slot.reports == 0 {
                self.single.remove(&key);
            }
        }
    }

    fn take_share(&mut self, key: Key, incident: u32) {
        let (Some(slot), Some(shares)) = (self.single.get_mut(&key), self.shared.get_mut(&key))
        else {
            return;
        };
        let Some(at) = shares.iter().position(|share| share.incident == incident) else {
            return;
        };
        shares[at].reports -= 1;
        if shares[at].reports == 0 {
            shares.remove(at);
            slot.spread -= 1;
        }
        if let ([last], 1) = (shares.as_slice(), slot.spread) {
            *slot = Slot::of(*last);
            self.shared.remove(&key);
        }
    }
}

impl Slot {
    fn first(incident: u32, at_s: u32) -> Slot {
        Slot {
            incident,
            reports: 1,
            spread: 1,
            last_s: at_s,
        }
    }
    fn of(share: Share) -> Slot {
        Slot {
            incident: share.incident,
            reports: u16::try_from(share.reports).unwrap_or(u16::MAX),
            spread: 1,
            last_s: share.last_s,
        }
    }
    fn share(&self) -> Share {
        Share {
            incident: self.incident,
            reports: u32::from(self.reports),
            last_s: self.last_s,
        }
    }
}

/// Adds one report; says whether the incident is new to the mark.
fn add_share(shares: &mut Vec<Share>, incident: u32, at_s: u32) -> bool {
    if let Some(share) = shares.iter_mut().find(|share| share.incident == incident) {
        share.reports = share.reports.saturating_add(1);
        share.last_s = share.last_s.max(at_s);
        return false;
    }
    let share = Share {
        incident,
        reports: 1,
        last_s: at_s,
    };
    if shares.len() < SHARES_MAX {
        shares.push(share);
    } else if let Some(weakest) = shares
        .iter_mut()
        .min_by_key(|s| (s.reports.min(3), s.last_s))
    {
        *weakest = share;
    }
    true
}

/// Marks that are compared only within days: two generations, of which the older goes when the newer is full.
pub struct Recent {
    young: Postings,
    old: Postings,
    generation_max: usize,
}

impl Recent {
    /// Holds between one and two times `generation_max` marks once it is full.
    pub fn new(generation_max: usize) -> Recent {
        Recent {
            young: Postings::default(),
            old: Postings::default(),
            generation_max,
        }
    }
    /// How many marks are held, both generations.
    pub fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
    /// Whether none is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// As [`Postings::look`], over both generations; an incident may be named twice.
    pub fn look(&self, key: Key, mut each: impl FnMut(Share)) -> u32 {
        let young = self.young.look(key, &mut each);
        young + self.old.look(key, &mut each)
    }
    /// As [`Postings::add`].
    pub fn add(&mut self, key: Key, incident: u32, at_s: u32) {
        self.young.add(key, incident, at_s);
    }
    /// Whether the younger generation is full.
    pub fn is_full(&self) -> bool {
        self.young.len() >= self.generation_max
    }
    /// Lets the older generation go; the younger becomes the older.
    pub fn turn(&mut self) {
        self.old = std::mem::take(&mut self.young);
    }
    /// As [`Postings::take`], from the younger generation that holds it.
    pub fn take(&mut self, key: Key, incident: u32) {
        let mut young = false;
        self.young
            .look(key, |share| young |= share.incident == incident);
        if young {
            self.young.take(key, incident);
        } else {
            self.old.take(key, incident);
        }
    }
}
