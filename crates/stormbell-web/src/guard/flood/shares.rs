//! What every network and every session has used of its share: a bounded table in memory. When it is full of those
//! that are still busy, newcomers share one place, which is fair enough and costs nothing.

use crate::guard::source::Prefix;
use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasher as _, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
};
use stormbell_model::{
    Moment, Span,
    flood::{Pace, Used},
    limits,
};

/// Locks are spread over this many.
const SHARDS: usize = 32;

/// What there is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Opening the form.
    OpenForm,
    /// Beginning a sign-in.
    SignIn,
    /// Showing a receipt.
    ShowReceipt,
    /// Writing behind a receipt.
    Write,
    /// Anonymous reports, while the node is pressed.
    Knock,
    /// Those of them with work.
    Work,
    /// Those of them with a ticket.
    Ticket,
    /// Reports of an organisation, while the node is pressed.
    Organisation,
    /// Fetching calendars of shifts.
    Calendar,
}

impl Act {
    fn pace(self) -> Pace {
        match self {
            Act::OpenForm => limits::FORM_OPENINGS,
            Act::SignIn => limits::SIGN_INS,
            Act::ShowReceipt => limits::RECEIPTS_SHOWN,
            Act::Write => limits::REPORTER_WRITES,
            Act::Knock => limits::KNOCKS,
            Act::Work => limits::ENTERS_WITH_WORK,
            Act::Ticket => limits::ENTERS_WITH_TICKET,
            Act::Organisation => limits::ORGANISATION_REPORTS,
            Act::Calendar => limits::CALENDARS_FETCHED,
        }
    }
}

/// Whose share it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// A network's.
    Network(Prefix),
    /// A person's or a machine's, by an id.
    Id([u8; 16]),
    /// That of everybody who found no place in the table.
    Newcomers,
}

/// The table.
pub struct Shares {
    shards: [Mutex<HashMap<(Act, Whose), Used>>; SHARDS],
    per_shard: usize,
    // A hash that a stranger cannot foresee decides about the shard.
    hash: RandomState,
}

impl Default for Shares {
    fn default() -> Shares {
        Shares::bounded(limits::SHARES_REMEMBERED_MAX)
    }
}

impl Shares {
    /// Remembers so many at the most, and one for newcomers of each act in each shard.
    fn bounded(max: usize) -> Shares {
        Shares {
            per_shard: max / SHARDS,
            shards: std::array::from_fn(|_| Mutex::default()),
            hash: RandomState::new(),
        }
    }

    /// Takes one, or says how long to wait for it.
    pub fn take(&self, act: Act, whose: Whose, now: Moment) -> Result<(), Span> {
        let mut shard = self.shard(act, whose);
        let used = place(&mut shard, self.per_shard, act, whose, now);
        *used = act.pace().take(*used, now)?;
        Ok(())
    }

    /// Counts one and says how many there were lately.
    pub fn knock(&self, act: Act, whose: Whose, now: Moment) -> u32 {
        let mut shard = self.shard(act, whose);
        let used = place(&mut shard, self.per_shard, act, whose, now);
        *used = act.pace().knock(*used, now);
        act.pace().taken(*used, now)
    }

    fn shard(&self, act: Act, whose: Whose) -> MutexGuard<'_, HashMap<(Act, Whose), Used>> {
        let hash = self.hash.hash_one((act, whose)) % SHARDS as u64;
        let at = usize::try_from(hash).unwrap_or(0);
        // Nothing panics while it is held; what is in it is whole.
        self.shards[at]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of one share. Forgets the rested ones when the shard is full.
fn place(
    shard: &mut HashMap<(Act, Whose), Used>,
    max: usize,
    act: Act,
    whose: Whose,
    now: Moment,
) -> &mut Used {
    if shard.len() >= max && !shard.contains_key(&(act, whose)) {
        shard.retain(|_, used| !Pace::is_rested(*used, now));
    }
    let full = shard.len() >= max;
    let key = match shard.entry((act, whose)) {
        Entry::Vacant(_) if full => (act, Whose::Newcomers),
        _ => (act, whose),
    };
    shard.entry(key).or_insert(Used::NOTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u32) -> Whose {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&n.to_be_bytes());
        Whose::Id(id)
    }

    #[test]
    fn one_share_does_not_touch_another() {
        let shares = Shares::default();
        let now = Moment(0);
        for _ in 0..limits::SIGN_INS.burst {
            assert_eq!(shares.take(Act::SignIn, id(1), now), Ok(()));
        }
        assert_eq!(shares.take(Act::SignIn, id(1), now), Err(Span::seconds(1)));
        assert_eq!(shares.take(Act::SignIn, id(2), now), Ok(()));
        assert_eq!(shares.take(Act::OpenForm, id(1), now), Ok(()));
    }

    #[test]
    fn the_table_is_bounded_and_forgets_the_rested() {
        let shares = Shares::bounded(320);
        let total = || {
            let lens = shares
                .shards
                .iter()
                .map(|s| s.lock().map_or(0, |s| s.len()));
            lens.sum::<usize>()
        };
        for n in 0..2_000 {
            shares.knock(Act::Knock, id(n), Moment(0));
        }
        // One place for newcomers in each shard beside the bound.
        assert!(total() <= 320 + SHARDS, "{}", total());
        let later = Moment(0).plus(Span::hours(1));
        assert_eq!(
            shares.knock(Act::Knock, id(9_999), later),
            1,
            "rested ones made room"
        );
    }
}
