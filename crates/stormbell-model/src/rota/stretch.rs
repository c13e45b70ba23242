//! Stretches of time, half open, and what can be done with lists of them.

use crate::{Moment, Span};

/// From a moment up to another, which does not belong to it any more. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    from: Moment,
    until: Moment,
}

impl Stretch {
    /// From `from` until `until`; `None` when nothing lies between.
    pub fn new(from: Moment, until: Moment) -> Option<Stretch> {
        (from < until).then_some(Stretch { from, until })
    }
    /// Its first moment.
    pub fn from(self) -> Moment {
        self.from
    }
    /// The first moment after it.
    pub fn until(self) -> Moment {
        self.until
    }
    /// How long it lasts.
    pub fn length(self) -> Span {
        self.until.since(self.from)
    }
    /// Whether `moment` lies in it.
    pub fn holds(self, moment: Moment) -> bool {
        self.from <= moment && moment < self.until
    }
    /// What it has in common with `other`.
    pub fn common(self, other: Stretch) -> Option<Stretch> {
        Stretch::new(self.from.max(other.from), self.until.min(other.until))
    }
}

/// Sorts stretches and joins those that touch or overlap.
pub fn joined(mut list: Vec<Stretch>) -> Vec<Stretch> {
    list.sort_unstable();
    let mut out: Vec<Stretch> = Vec::with_capacity(list.len());
    for s in list {
        match out.last_mut() {
            Some(last) if s.from <= last.until => last.until = last.until.max(s.until),
            _ => out.push(s),
        }
    }
    out
}

/// What `one` has in common with any of `sorted`, which is joined.
pub(super) fn inside(one: Stretch, sorted: &[Stretch]) -> impl Iterator<Item = Stretch> {
    let first = sorted.partition_point(|s| s.until <= one.from);
    sorted[first..]
        .iter()
        .take_while(move |s| s.from < one.until)
        .filter_map(move |s| s.common(one))
}

/// What of `one` lies in none of `sorted`, which is joined.
pub(super) fn outside(one: Stretch, sorted: &[Stretch]) -> Vec<Stretch> {
    let mut left = Vec::new();
    let mut from = one.from;
    for taken in inside(one, sorted) {
        left.extend(Stretch::new(from, taken.from));
        from = taken.until;
    }
    left.extend(Stretch::new(from, one.until));
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(from: i64, until: i64) -> Stretch {
        Stretch::new(Moment(from), Moment(until)).unwrap()
    }

    #[test]
    fn lists_are_joined_cut_and_subtracted() {
        let list = joined(vec![s(5, 7), s(0, 2), s(2, 3), s(6, 9)]);
        assert_eq!(list, [s(0, 3), s(5, 9)]);
        assert_eq!(
            inside(s(1, 6), &list).collect::<Vec<_>>(),
            [s(1, 3), s(5, 6)]
        );
        assert_eq!(outside(s(1, 12), &list), [s(3, 5), s(9, 12)]);
        assert_eq!(outside(s(5, 9), &list), []);
        assert_eq!(Stretch::new(Moment(3), Moment(3)), None);
    }
}
