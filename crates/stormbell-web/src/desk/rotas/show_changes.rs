//! Overrides and swaps of a rota as its page shows them, and the forms that make them.

use super::show::{Looks, name};
use crate::desk::views::{
    rota::{OverrideForm, OverrideView, SwapView},
    rota_when::{ClockView, WhenView},
};
use stormbell_model::{LayerId, Moment, OfficerId, rota::Change};
use stormbell_service::{KeptOverride, KeptSwap};

/// A shift as a form names it.
pub fn shift_name(layer: LayerId, number: u32) -> String {
    format!("{layer}.{number}")
}

/// An override.
pub fn override_view(
    seen: &stormbell_service::RotaPage,
    o: &KeptOverride,
    looks: &Looks,
) -> OverrideView {
    let name = |p: &OfficerId| name(&seen.names, *p);
    let (change, who, by) = match &o.what.change {
        Change::Add(who) => ("add", name(who), String::new()),
        Change::Remove(who) => ("remove", name(who), String::new()),
        Change::Replace { who, by } => ("replace", name(who), name(by)),
        Change::Only(people) if people.is_empty() => ("nobody", String::new(), String::new()),
        Change::Only(people) => {
            let all: Vec<_> = people.iter().map(name).collect();
            ("only", all.join(", "), String::new())
        }
    };
    OverrideView {
        id: o.what.id.to_string(),
        when: WhenView::of(&seen.row.kept.zone, o.what.stretch),
        change,
        who,
        by,
        made_by: name(&o.made.by),
        undone: o.made.undone_at.is_some(),
        over: o.what.stretch.until() <= looks.now,
    }
}

/// A swap or an offer.
pub fn swap(
    seen: &stormbell_service::RotaPage,
    kept: &KeptSwap,
    shift: stormbell_model::rota::Stretch,
    looks: &Looks,
) -> SwapView {
    let open = kept.accepted_at.is_none() && kept.made.undone_at.is_none();
    let over = shift.until() <= looks.now;
    let theirs = kept.what.from == looks.me || kept.what.to == looks.me;
    SwapView {
        id: kept.what.id.to_string(),
        when: WhenView::of(&seen.row.kept.zone, shift),
        from: name(&seen.names, kept.what.from),
        to: name(&seen.names, kept.what.to),
        state: match (kept.made.undone_at, kept.accepted_at) {
            (Some(_), _) => "undone",
            (None, Some(_)) => "counts",
            (None, None) => "offered",
        },
        mine_to_accept: open && !over && kept.what.to == looks.me,
        may_undo: kept.made.undone_at.is_none() && !over && (looks.draws || open && theirs),
        over,
    }
}

/// The form of an override over what is on duty at a moment: a hole is filled, a shift goes to somebody else.
pub fn override_over(seen: &stormbell_service::RotaPage, moment: Moment) -> OverrideForm {
    let zone = &seen.row.kept.zone;
    let slice = seen
        .schedule
        .slices
        .iter()
        .find(|s| s.stretch.holds(moment));
    let hole = seen.schedule.holes.iter().find(|h| h.holds(moment));
    let stretch = hole.copied().or(slice.map(|s| s.stretch));
    let who = slice
        .and_then(|s| s.people.first())
        .map(|on| on.person.to_string());
    let field = |moment| ClockView::of(zone, moment).field;
    OverrideForm {
        from: stretch.map(|s| field(s.from())).unwrap_or_default(),
        until: stretch.map(|s| field(s.until())).unwrap_or_default(),
        change: String::from(if who.is_some() { "replace" } else { "add" }),
        who: who.unwrap_or_default(),
        ..OverrideForm::default()
    }
}

/// The form of a swap of one shift.
pub fn swap_of(
    seen: &stormbell_service::RotaPage,
    (layer, number): (LayerId, u32),
) -> Option<(String, String, WhenView)> {
    let kept = seen.layers.iter().find(|l| l.layer.id == layer)?;
    let turn = kept.layer.rotation.turn(number)?;
    let counts = |s: &&(KeptSwap, stormbell_model::rota::Stretch)| {
        let swap = &s.0;
        (swap.what.layer, swap.what.number) == (layer, number)
            && swap.accepted_at.is_some()
            && swap.made.undone_at.is_none()
    };
    let by_order = kept.layer.rotation.person(number)?;
    let holder = seen
        .swaps
        .iter()
        .filter(counts)
        .fold(
            by_order,
            |who, (s, _)| {
                if s.what.from == who { s.what.to } else { who }
            },
        );
    let when = WhenView::of(&seen.row.kept.zone, turn.stretch);
    Some((shift_name(layer, number), name(&seen.names, holder), when))
}
