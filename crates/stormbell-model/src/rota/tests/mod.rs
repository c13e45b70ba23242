//! Tests of rotas: by example, over every change of the clocks, and over ten years.
#![allow(clippy::unwrap_used)]

mod clocks;
mod drawn;
mod found;
mod years;

use super::*;
use crate::{AbsenceId, LayerId, Moment, OfficerId, OverrideId, RotaId, SwapId};
use std::num::NonZeroU16;
use uuid::Uuid;

pub fn person(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}
pub fn moment(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}
pub fn stretch(from: &str, until: &str) -> Stretch {
    Stretch::new(moment(from), moment(until)).unwrap()
}

/// A rotation of `people` persons, numbered from 1.
pub fn rotation(zone: &str, first: Wall, unit: Unit, every: u16, people: u128) -> Rotation {
    Rotation {
        zone: Zone::named(zone).unwrap(),
        first,
        unit,
        every: NonZeroU16::new(every).unwrap(),
        people: (1..=people).map(person).collect(),
    }
}

/// A rota of one layer.
pub fn rota(rotation: Rotation) -> Rota {
    Rota {
        id: RotaId(Uuid::from_u128(900)),
        zone: rotation.zone.clone(),
        wanted: Vec::new(),
        layers: vec![layer(1, rotation)],
        overrides: Vec::new(),
        swaps: Vec::new(),
        absences: Vec::new(),
    }
}
pub fn layer(id: u128, rotation: Rotation) -> Layer {
    Layer {
        id: LayerId(Uuid::from_u128(id)),
        rotation,
        hours: Vec::new(),
        until: None,
    }
}
pub fn absence(who: u128, stretch: Stretch) -> Absence {
    Absence {
        id: AbsenceId(Uuid::from_u128(who)),
        person: person(who),
        stretch,
    }
}
pub fn swap(number: u32, from: u128, to: u128) -> Swap {
    Swap {
        id: SwapId(Uuid::from_u128(number.into())),
        layer: LayerId(Uuid::from_u128(1)),
        number,
        from: person(from),
        to: person(to),
    }
}
pub fn override_of(id: u128, stretch: Stretch, change: Change) -> Override {
    Override {
        id: OverrideId(Uuid::from_u128(id)),
        stretch,
        change,
    }
}

/// A schedule as lines: from, until, and the numbers of the people.
pub fn lines(schedule: &Schedule) -> Vec<String> {
    let name = |on: &OnDuty| on.person.0.as_u128().to_string();
    let line = |s: &Slice| {
        let people: Vec<String> = s.people.iter().map(name).collect();
        let short = |m: Moment| m.rfc3339()[5..16].replace('T', " ");
        let (from, until) = (short(s.stretch.from()), short(s.stretch.until()));
        format!("{from} to {until}: {}", people.join(" "))
    };
    schedule.slices.iter().map(line).collect()
}

/// What is true of every schedule: slices follow each other through the whole window, none equals its neighbour, and
/// holes are exactly where nobody is.
pub fn check_shape(schedule: &Schedule, from: Moment, until: Moment) {
    let mut at = from;
    for slice in &schedule.slices {
        assert_eq!(slice.stretch.from(), at, "slices follow each other");
        at = slice.stretch.until();
    }
    assert_eq!(at, until);
    for pair in schedule.slices.windows(2) {
        assert_ne!(pair[0].people, pair[1].people, "no cut without a change");
    }
    for slice in &schedule.slices {
        let hole = schedule
            .holes
            .iter()
            .any(|h| h.common(slice.stretch).is_some());
        assert!(!hole || slice.people.is_empty());
    }
}
