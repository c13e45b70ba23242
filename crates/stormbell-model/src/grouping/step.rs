//! What changes the memory of grouping: a report that came, or something that an officer decided.

use crate::{
    IncidentId,
    correlate::{Decision, Number, marks::Marks, postings::Key},
    waves::Sighted,
};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A report was placed by the rules.
    Placed(Box<Placed>),
    /// An officer took a report out of a group, put it into one, or both. Without a new group it is its own.
    Moved {
        /// The report's place in the journal.
        place: u64,
        /// Its marks.
        marks: Marks,
        /// The group it leaves.
        from: Option<Number>,
        /// The group it joins.
        into: Option<Number>,
    },
    /// More values of a report were read, out of its messages and files: they lead to its group.
    Learned {
        /// The group.
        group: Number,
        /// When they were read, in seconds since 1970.
        at_s: u32,
        /// The values, each with whether another attack has another one.
        values: Vec<(Key, bool)>,
    },
    /// A group has an incident from now on.
    Named {
        /// The group.
        group: Number,
        /// The incident.
        incident: IncidentId,
    },
    /// Two incidents became one.
    Merged {
        /// The one that stays.
        stays: IncidentId,
        /// The one that goes into it.
        goes: IncidentId,
    },
    /// That was taken back; rules do not make them one again.
    Parted {
        /// The one that had gone.
        goes: IncidentId,
    },
    /// An officer says that two groups are not one, or takes that back.
    Apart {
        /// The one.
        one: Number,
        /// The other.
        other: Number,
        /// Whether they are held apart.
        apart: bool,
    },
    /// Time passed: waves close.
    Quiet {
        /// The moment, in seconds since 1970.
        at_s: u32,
    },
}

/// A report that was placed by the rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// Its marks.
    pub marks: Marks,
    /// Where it went.
    pub decision: Decision,
    /// Whether a new generation of words began with it.
    pub turned: bool,
    /// As the watch over waves saw it; its place in the journal is there.
    pub sighted: Sighted,
}
