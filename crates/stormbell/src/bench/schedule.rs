//! `stormbell bench schedule`: eight weeks of the final schedule for fifty people, with what is wrong in it, as a page of
//! the desk asks for it. The model alone, in this process.

use super::timing::Timing;
use serde_json::{Value as Json, json};
use std::{collections::BTreeSet, num::NonZeroU16, time::Instant};
use stormbell_model::{
    AbsenceId, LayerId, Moment, OfficerId, OverrideId, RotaId, Span, SwapId,
    rota::{
        Absence, Change, Layer, Override, Rota, Rotation, Stretch, Swap, Unit, Wall, Zone,
        final_schedule, findings,
    },
};

/// People who take turns.
const PEOPLE: u128 = 50;
/// How far the page shows.
const SHOWN: Span = Span::days(56);
/// Schedules that are timed.
const TIMED: u32 = 500;

/// Measures and prints one line.
pub fn run() -> anyhow::Result<()> {
    let line =
        json!({ "bench": "schedule", "people": PEOPLE, "weeks": 8, "schedule": eight_weeks()? });
    crate::say(format_args!("{line}"));
    Ok(())
}

/// How long one takes.
pub fn eight_weeks() -> anyhow::Result<Json> {
    let (rota, from) = fifty().ok_or_else(|| anyhow::anyhow!("the zone table lacks a zone"))?;
    let unreachable: BTreeSet<_> = (1..=5).filter_map(person).collect();
    let mut timing = Timing::default();
    let (mut slices, mut found) = (0, 0);
    for _ in 0..TIMED {
        let began = Instant::now();
        let schedule = final_schedule(&rota, from, from.plus(SHOWN));
        found = findings(&[(&rota, &schedule)], &unreachable).len();
        timing.add(began.elapsed());
        slices = schedule.slices.len();
    }
    Ok(json!({ "took": timing.json(), "slices": slices, "findings": found }))
}

fn person(n: u128) -> Option<OfficerId> {
    OfficerId::from_bytes(&n.to_be_bytes())
}

/// Three layers: a week each below, a day each above it, and nights of twelve hours on top; a swap in every fifth shift,
/// an override every second day, and everybody a week away.
fn fifty() -> Option<(Rota, Moment)> {
    let zone = Zone::named("Europe/Athens")?;
    let first = Wall::at(2026, 10, 5, 9, 0)?;
    let from = zone.start(first);
    let layer = |id: u128, unit, every, people: std::ops::RangeInclusive<u128>| {
        let rotation = Rotation {
            zone: zone.clone(),
            first,
            unit,
            every: NonZeroU16::new(every)?,
            people: people.filter_map(person).collect(),
        };
        Some(Layer {
            id: LayerId::from_bytes(&u128::to_be_bytes(id))?,
            rotation,
            hours: Vec::new(),
            until: None,
        })
    };
    let stretch = |n: i64, length| {
        let begins = from.plus(Span::hours(n));
        Stretch::new(begins, begins.plus(Span::hours(length)))
    };
    let away = |n: i64| {
        let (id, person) = (
            AbsenceId::from_bytes(&(n as u128).to_be_bytes())?,
            person(n as u128)?,
        );
        Some(Absence {
            id,
            person,
            stretch: stretch(n * 26, 168)?,
        })
    };
    let added = |n: i64| {
        let change = Change::Add(person(1 + (n as u128 * 7) % PEOPLE)?);
        Some(Override {
            id: OverrideId::from_bytes(&(n as u128).to_be_bytes())?,
            stretch: stretch(n * 48, 10)?,
            change,
        })
    };
    let nights = layer(3, Unit::Hour, 12, 21..=PEOPLE)?;
    let swapped = |number: u32| {
        let from = nights.rotation.person(number)?;
        let to = person(1 + u128::from(number) % 20)?;
        Some(Swap {
            id: SwapId::from_bytes(&u128::from(number).to_be_bytes())?,
            layer: nights.id,
            number,
            from,
            to,
        })
    };
    let rota = Rota {
        id: RotaId::from_bytes(&1_u128.to_be_bytes())?,
        zone: zone.clone(),
        wanted: Vec::new(),
        swaps: (0..112).step_by(5).filter_map(swapped).collect(),
        layers: vec![
            layer(1, Unit::Week, 1, 1..=10)?,
            layer(2, Unit::Day, 1, 11..=20)?,
            nights,
        ],
        overrides: (0..28).filter_map(added).collect(),
        absences: (1..=50).filter_map(away).collect(),
    };
    Some((rota, from))
}
