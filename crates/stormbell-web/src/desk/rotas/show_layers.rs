//! Layers of a rota as its page shows them, and the forms that change them.

use super::show::{Looks, name, zone_name};
use crate::desk::views::{
    rota::{HoursForm, LayerForm, LayerView},
    rota_when::ClockView,
};
use stormbell_model::rota::WeekHours;
use stormbell_service::KeptLayer;

/// A layer.
pub fn layer(
    seen: &stormbell_service::RotaPage,
    kept: &KeptLayer,
    looks: &Looks,
    blank: &LayerForm,
) -> LayerView {
    let l = &kept.layer;
    let begins = l.rotation.zone.start(l.rotation.first);
    let state = match (kept.made.undone_at, l.until) {
        (Some(_), _) => "away",
        (None, Some(until)) if until <= looks.now => "ended",
        (None, Some(_)) => "ends",
        (None, None) if begins > looks.now => "begins",
        (None, None) => "goes-on",
    };
    let by = |other: &KeptLayer| {
        other.made.undone_at.is_none() && other.taken.is_some_and(|t| t.from == l.id)
    };
    let replaced = seen.layers.iter().any(by);
    LayerView {
        id: l.id.to_string(),
        unit: l.rotation.unit.code(),
        every: l.rotation.every.get(),
        first: ClockView::of_wall(l.rotation.first),
        zone: zone_name(&l.rotation.zone),
        people: l
            .rotation
            .people
            .iter()
            .map(|p| name(&seen.names, *p))
            .collect(),
        hours: hours_shown(&l.hours),
        until: l.until.map(|at| ClockView::of(&l.rotation.zone, at)),
        may_undo: kept.taken.is_some() && kept.made.undone_at.is_none() && !replaced,
        may_go_on: matches!(state, "away" | "ended" | "ends") && !replaced && kept.taken.is_none(),
        form: layer_form(kept, looks, blank),
        state,
    }
}

/// The form that changes a layer: as it is, from its next hand-over on.
fn layer_form(kept: &KeptLayer, looks: &Looks, blank: &LayerForm) -> LayerForm {
    let rotation = &kept.layer.rotation;
    let (first, last) =
        stormbell_model::rota::Stretch::new(looks.now, looks.now.plus(stormbell_model::Span(1)))
            .map_or((0, 0), |now| rotation.numbers(now));
    let later = |n: &u32| {
        rotation
            .turn(*n)
            .is_some_and(|t| t.stretch.from() > looks.now)
    };
    let number = (first..=last.saturating_add(2)).find(later).unwrap_or(0);
    let first = rotation
        .turn(number)
        .map(|t| ClockView::of(&rotation.zone, t.stretch.from()));
    let mut form = blank.clone();
    let size = rotation.people.len().max(1);
    for (id, _, places) in &mut form.people {
        let turns = (0..size).filter(|n| {
            let who = rotation.people.get((number as usize + n) % size);
            who.is_some_and(|p| p.to_string() == *id)
        });
        *places = turns
            .map(|n| (n + 1).to_string())
            .collect::<Vec<_>>()
            .join(" ");
    }
    LayerForm {
        first: first.map(|c| c.field).unwrap_or_default(),
        every: rotation.every.to_string(),
        unit: rotation.unit.code().to_owned(),
        zone: zone_name(&rotation.zone),
        hours: hours_fields(&kept.layer.hours),
        ..form
    }
}

fn time_of(seconds: i64) -> String {
    let of_day = seconds % 86_400;
    format!("{:02}:{:02}", of_day / 3_600, of_day % 3_600 / 60)
}

/// Hours of the week: weekday, from, until.
pub fn hours_shown(hours: &[WeekHours]) -> Vec<(i64, String, String)> {
    let one = |h: &WeekHours| {
        let (from, until) = (h.from.seconds(), h.until.seconds());
        let until = if until % 86_400 == 0 {
            String::from("24:00")
        } else {
            time_of(until)
        };
        (from / 86_400, time_of(from), until)
    };
    hours.iter().map(one).collect()
}

/// The same as a form's fields: pairs of times for each day. A pair cannot say more than a day; what lasts longer is said
/// day by day.
pub fn hours_fields(hours: &[WeekHours]) -> HoursForm {
    let mut days: Vec<Vec<(String, String)>> = vec![Vec::new(); 7];
    for h in hours {
        let (mut from, until) = (h.from.seconds(), h.until.seconds());
        let mut left = match (until - from).rem_euclid(WEEK_S) {
            0 => WEEK_S,
            left => left,
        };
        while left > 0 {
            let whole = if left > DAY_S {
                DAY_S - from % DAY_S
            } else {
                left
            };
            if let Some(day) = days.get_mut((from / DAY_S) as usize) {
                day.push((time_of(from), time_of(from + whole)));
            }
            from = (from + whole) % WEEK_S;
            left -= whole;
        }
    }
    HoursForm::of(days)
}

const DAY_S: i64 = 86_400;
const WEEK_S: i64 = 7 * DAY_S;
