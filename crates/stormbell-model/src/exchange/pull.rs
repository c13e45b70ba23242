//! How one node follows what a neighbour has for it: a cursor over that neighbour's outbox, which is a log that only grows. What
//! the neighbour signed decides; its clock does not. Each function takes the old state and gives the new one with what to do.

use crate::Moment;

/// A log at one size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How often this log was begun anew, after a restored backup.
    pub epoch: u32,
    /// How many entries.
    pub size: u64,
    /// The root at that size.
    pub root: [u8; 32],
}

/// What a neighbour did that no honest one does. The signed proof is kept, and people decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// Two different logs of one size, or one that is no prefix of the other, both signed.
    Forked,
    /// What it says is its own is not signed by any of its keys.
    NotItsOwn,
    /// An entry is not the one that its log's root vouches for.
    EntryNotInLog,
    /// It has sent more that breaks the rules than the quota allows.
    TooMuchRefused,
}

impl Lie {
    const ALL: [Lie; 4] = [
        Lie::Forked,
        Lie::NotItsOwn,
        Lie::EntryNotInLog,
        Lie::TooMuchRefused,
    ];
    /// The word that is stored, and in the catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Lie::Forked => "forked",
            Lie::NotItsOwn => "not-its-own",
            Lie::EntryNotInLog => "entry-not-in-log",
            Lie::TooMuchRefused => "too-much-refused",
        }
    }
    /// Reads the word.
    pub fn parse(code: &str) -> Option<Lie> {
        Lie::ALL.into_iter().find(|l| l.code() == code)
    }
}

/// How this node stands with what one neighbour has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follow {
    /// Everything up to here is stored and receipted.
    Well(Extent),
    /// Nothing is taken any more; what is needed from elsewhere comes by others. `since` is ours.
    Quarantined {
        /// Up to where everything was well.
        until: Extent,
        /// Why.
        lie: Lie,
        /// Since when.
        since: Moment,
    },
}

/// A signed checkpoint of the neighbour's outbox, as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it says.
    pub extent: Extent,
    /// Whether a key of that neighbour signed it.
    pub is_signed: bool,
    /// Whether the proof that came with it shows that the larger of the two logs begins with the smaller.
    pub is_consistent: bool,
    /// In the first checkpoint of a new epoch: the extent of the old one that it goes on from.
    pub goes_on_from: Option<Extent>,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Wait for news.
    Wait,
    /// Fetch these entries, headers first.
    Fetch {
        /// The first.
        from: u64,
        /// The first that is not meant.
        until: u64,
    },
    /// The neighbour has lost its end: give it back its own signed entries, and take nothing new until it goes on from there.
    GiveBack {
        /// The first that it has lost.
        from: u64,
        /// The first that it has not lost.
        until: u64,
    },
    /// Keep both signed checkpoints, stop taking, ring the operator, tell the witnesses.
    Quarantine(Lie),
}

impl Follow {
    /// The beginning: nothing is known, nothing stored.
    pub fn begin() -> Follow {
        Follow::Well(Extent::default())
    }

    /// Hears what the neighbour offers. Hearing the same twice changes nothing.
    pub fn hear(self, offer: Offer, now: Moment) -> (Follow, Step) {
        let Follow::Well(mine) = self else {
            return (self, Step::Wait);
        };
        if !offer.is_signed {
            return quarantined(mine, Lie::NotItsOwn, now);
        }
        let theirs = offer.extent;
        if theirs.epoch != mine.epoch {
            return anew(mine, offer, now);
        }
        let same_size = theirs.size == mine.size;
        if (same_size && theirs.root != mine.root) || (!same_size && !offer.is_consistent) {
            return quarantined(mine, Lie::Forked, now);
        }
        let (from, until) = (theirs.size, mine.size);
        let step = match theirs.size.cmp(&mine.size) {
            std::cmp::Ordering::Equal => Step::Wait,
            std::cmp::Ordering::Less => Step::GiveBack { from, until },
            std::cmp::Ordering::Greater => Step::Fetch {
                from: until,
                until: from,
            },
        };
        (Follow::Well(mine), step)
    }

    /// Entries up to `extent` are stored durably. What was stored before stays so: a smaller one changes nothing.
    pub fn stored(self, extent: Extent) -> Follow {
        match self {
            Follow::Well(mine) if (extent.epoch, extent.size) > (mine.epoch, mine.size) => {
                Follow::Well(extent)
            }
            other => other,
        }
    }

    /// People have looked at the proof and trust it again, from where all was well.
    pub fn trusted_again(self) -> Follow {
        match self {
            Follow::Quarantined { until, .. } => Follow::Well(until),
            well => well,
        }
    }
}

/// A new epoch is followed only when it is the next one and goes on from just what is stored here: so a restored backup
/// loses nothing, and nobody rewrites the past by calling it a new beginning.
fn anew(mine: Extent, offer: Offer, now: Moment) -> (Follow, Step) {
    let theirs = offer.extent;
    if theirs.epoch < mine.epoch {
        // A replay of what was true before.
        return (Follow::Well(mine), Step::Wait);
    }
    let next = theirs.epoch == mine.epoch + 1;
    match offer.goes_on_from {
        Some(old) if next && old == mine => {
            let begun = Extent {
                epoch: theirs.epoch,
                size: 0,
                root: [0; 32],
            };
            let step = Step::Fetch {
                from: 0,
                until: theirs.size,
            };
            (Follow::Well(begun), step)
        }
        _ => quarantined(mine, Lie::Forked, now),
    }
}

fn quarantined(until: Extent, lie: Lie, since: Moment) -> (Follow, Step) {
    let state = Follow::Quarantined { until, lie, since };
    (state, Step::Quarantine(lie))
}
