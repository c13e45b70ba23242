//! A rotation: people who take turns, hand over at a time of the wall clock, and begin again with the first.

use super::{
    stretch::Stretch,
    zone::{DAY_S, WEEK_S, Wall, Zone},
};
use crate::OfficerId;
use std::num::NonZeroU16;

/// How a turn is measured. On the wall clock: a day is from 08:00 to 08:00, also where it has 23 or 25 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
}

impl Unit {
    /// All of them, the shortest first.
    pub const ALL: [Unit; 3] = [Unit::Hour, Unit::Day, Unit::Week];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Week => "week",
        }
    }
    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|u| u.code() == code)
    }
    fn seconds(self) -> i64 {
        match self {
            Unit::Hour => 3_600,
            Unit::Day => DAY_S,
            Unit::Week => WEEK_S,
        }
    }
}

/// People who take turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Where the clock hangs.
    pub zone: Zone,
    /// When the first turn begins. Every hand-over is at this time of day, and of a weekly rotation on this weekday.
    pub first: Wall,
    /// How a turn is measured.
    pub unit: Unit,
    /// How many units a turn lasts.
    pub every: NonZeroU16,
    /// Who takes turns, in this order. With nobody, every turn is a hole.
    pub people: Vec<OfficerId>,
}

/// One turn. Its number stays the same when the hand-over time or the people are changed, so that a swap follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// 0 for the first one.
    pub number: u32,
    /// From when until when.
    pub stretch: Stretch,
}

impl Rotation {
    /// The turns that have something in common with `window`, in order. A turn whose every minute the clock leaps
    /// over (an hourly one in spring) is none.
    pub fn turns(&self, window: Stretch) -> impl Iterator<Item = Turn> {
        let before = self.number_at(self.zone.wall(window.from())) - self.margin();
        (before.max(0)..=i64::from(u32::MAX))
            .map(|n| (n, self.zone.start(self.hand_over(n))))
            .take_while(move |(_, from)| *from < window.until())
            .filter_map(move |(n, from)| {
                let stretch = Stretch::new(from, self.zone.end(self.hand_over(n + 1)))?;
                stretch.common(window)?;
                Some(Turn {
                    number: n as u32,
                    stretch,
                })
            })
    }

    /// The numbers of the first and the last turn that may have something in common with `window`, with some to spare.
    pub fn numbers(&self, window: Stretch) -> (u32, u32) {
        let bounded = |n: i64| n.clamp(0, u32::MAX.into()) as u32;
        let first = self.number_at(self.zone.wall(window.from())) - self.margin();
        let last = self.number_at(self.zone.wall(window.until())) + self.margin();
        (bounded(first), bounded(last))
    }

    /// The whole turn of this number; `None` when the clock leaps over every minute of it.
    pub fn turn(&self, number: u32) -> Option<Turn> {
        let n = i64::from(number);
        let from = self.zone.start(self.hand_over(n));
        let stretch = Stretch::new(from, self.zone.end(self.hand_over(n + 1)))?;
        Some(Turn { number, stretch })
    }

    /// Whose turn it is by the order alone.
    pub fn person(&self, number: u32) -> Option<OfficerId> {
        let place = number as usize % self.people.len().max(1);
        self.people.get(place).copied()
    }

    fn hand_over(&self, number: i64) -> Wall {
        self.first.plus_s(number.saturating_mul(self.turn_s()))
    }
    fn number_at(&self, wall: Wall) -> i64 {
        (wall.0 - self.first.0).div_euclid(self.turn_s())
    }
    fn turn_s(&self) -> i64 {
        self.unit.seconds() * i64::from(self.every.get())
    }
    /// Turns before the one that the clock names which may reach into the window: clocks are set by an hour, and a
    /// zone moved by more than a day nowhere.
    fn margin(&self) -> i64 {
        2 + DAY_S / self.turn_s()
    }
}
