//! How the service's answers about rotas become what the pages show.

use super::{
    show_changes::{override_view, shift_name, swap},
    show_layers::{hours_fields, hours_shown, layer},
};
use crate::desk::views::{
    frame::Frame,
    rota::{FoundView, LayerForm, OnNow, OverrideForm, RotaLine, RotaPage, RotasPage, SliceRow},
    rota_picture::Picture,
    rota_when::{ClockView, WhenView},
};
use std::collections::BTreeMap;
use stormbell_model::{
    Moment, OfficerId, RotaId,
    rota::{Finding, OnDuty, Wall, Why, Zone},
    text::visible_line,
};
use stormbell_service::RotaRow;

/// Everybody's name.
pub type Names = BTreeMap<OfficerId, String>;

/// Findings that one page shows.
/// Told: the page, how many more there are. Rest: the earliest are shown; the picture shows all.
const FINDINGS_SHOWN: usize = 12;
/// Rows of the table under the picture.
/// Told: the page, how many more there are. Rest: the earliest are shown; the picture shows all.
const ROWS_SHOWN: usize = 150;

/// Who looks at a page.
pub struct Looks {
    /// The person.
    pub me: OfficerId,
    /// Whether this person draws rotas.
    pub draws: bool,
    /// When.
    pub now: Moment,
}

/// A name, for a page.
pub fn name(names: &Names, person: OfficerId) -> String {
    names
        .get(&person)
        .map_or_else(|| String::from("?"), |n| visible_line(n))
}

/// The page of all rotas.
pub fn rotas(
    seen: stormbell_service::RotasPage,
    frame: Frame,
    home: &Zone,
    now: Moment,
) -> RotasPage {
    let known = seen
        .rotas
        .iter()
        .map(|r| (r.kept.id, r.kept.name.clone()))
        .collect();
    let lines = seen.rotas.iter().map(|row| RotaLine {
        id: row.kept.id.to_string(),
        name: visible_line(&row.kept.name),
        zone: zone_name(&row.kept.zone),
        on: on_now(row, &seen.names),
        wrong: seen
            .findings
            .iter()
            .filter(|f| f.concerns(row.kept.id))
            .count(),
    });
    let zone_of = |id: RotaId| {
        seen.rotas
            .iter()
            .find(|r| r.kept.id == id)
            .map(|r| &r.kept.zone)
    };
    let (findings, more_findings) = found(&seen.findings, &seen.names, &known, zone_of, now);
    RotasPage {
        rotas: lines.collect(),
        away: seen
            .away
            .iter()
            .map(|r| (r.id.to_string(), visible_line(&r.name)))
            .collect(),
        findings,
        more_findings,
        switched_on: seen
            .switched_on
            .iter()
            .map(|p| name(&seen.names, *p))
            .collect(),
        form: first_layer(&seen.able, &seen.names, home, now),
        zones: crate::zones::all(),
        frame,
    }
}

/// The first thing that is wrong in the days to come, and how many more there are.
pub fn first_ahead(
    seen: &stormbell_service::FindingsAhead,
    now: Moment,
) -> Option<(FoundView, usize)> {
    let known = seen
        .rotas
        .iter()
        .map(|(id, (name, _))| (*id, name.clone()))
        .collect();
    let zone_of = |id: RotaId| seen.rotas.get(&id).map(|(_, zone)| zone);
    let first = seen.findings.iter().find(|f| f.stretch().is_some())?;
    let view = finding(first, &seen.names, &known, &zone_of, now);
    Some((view, seen.findings.len() - 1))
}

/// A good first rota: everybody in the order of coming, handing over on Mondays at nine on the clock of the state.
fn first_layer(able: &[OfficerId], names: &Names, home: &Zone, now: Moment) -> LayerForm {
    let mut form = super::blank(able, names);
    for (place, (_, _, typed)) in form.people.iter_mut().enumerate() {
        *typed = (place + 1).to_string();
    }
    // From this week's Monday on, so that somebody is on duty at once.
    let mut monday = home.wall(now).monday().plus_s(9 * 3_600);
    if home.start(monday) > now {
        monday = monday.plus_s(-7 * 86_400);
    }
    form.first = ClockView::of_wall(monday).field;
    form.zone = zone_name(home);
    form
}

pub(super) fn zone_name(zone: &Zone) -> String {
    zone.name().unwrap_or("UTC").to_owned()
}

fn on_now(row: &RotaRow, names: &Names) -> OnNow {
    let name = |p: &OfficerId| name(names, *p);
    let on: Vec<String> = row.on.iter().map(|on| name(&on.person)).collect();
    let next = row.next.as_ref();
    let stays = |p: &OnDuty| next.is_some_and(|n| !n.leaving.contains(&p.person));
    OnNow {
        until: next.map(|n| ClockView::of(&row.kept.zone, n.at)),
        next: next.map_or_else(Vec::new, |n| n.coming.iter().map(name).collect()),
        then_nobody: next.is_some_and(|n| n.coming.is_empty()) && !row.on.iter().any(stays),
        people: on,
    }
}

fn found<'a>(
    all: &[Finding],
    names: &Names,
    rotas: &BTreeMap<RotaId, String>,
    zone_of: impl Fn(RotaId) -> Option<&'a Zone>,
    now: Moment,
) -> (Vec<FoundView>, usize) {
    let shown = all.iter().take(FINDINGS_SHOWN);
    let views = shown
        .map(|f| finding(f, names, rotas, &zone_of, now))
        .collect();
    (views, all.len().saturating_sub(FINDINGS_SHOWN))
}

fn finding<'a>(
    f: &Finding,
    names: &Names,
    rotas: &BTreeMap<RotaId, String>,
    zone_of: &impl Fn(RotaId) -> Option<&'a Zone>,
    now: Moment,
) -> FoundView {
    let (code, person, ids) = match f {
        Finding::Hole { rota, .. } => ("hole", None, [*rota; 2]),
        Finding::NobodyReachable { rota, .. } => ("nobody-reachable", None, [*rota; 2]),
        Finding::Unreachable { rota, person, .. } => ("unreachable", Some(*person), [*rota; 2]),
        Finding::AbsentButNamed { rota, person, .. } => ("absent", Some(*person), [*rota; 2]),
        Finding::StaleSwap { rota, .. } => ("stale", None, [*rota; 2]),
        Finding::DoubleBooked { person, rotas, .. } => ("double", Some(*person), *rotas),
    };
    let named = |id: &RotaId| {
        rotas
            .get(id)
            .map_or_else(|| String::from("?"), |n| visible_line(n))
    };
    let utc = Zone::utc();
    let zone = zone_of(ids[0]).unwrap_or(&utc);
    FoundView {
        code,
        grave: matches!(code, "hole" | "nobody-reachable"),
        when: f.stretch().map(|s| WhenView::of(zone, s)),
        ahead: f.stretch().map_or(("now", 0), |s| ahead(s.from(), now)),
        person: person.map(|p| name(names, p)).unwrap_or_default(),
        rota: named(&ids[0]),
        other: named(&ids[1]),
        id: ids[0].to_string(),
    }
}

/// In how many days or hours.
fn ahead(from: Moment, now: Moment) -> (&'static str, i64) {
    match from.since(now).as_seconds() {
        ..3_600 => ("now", 0),
        s @ 3_600..86_400 => ("hours", s / 3_600),
        s => ("days", s / 86_400),
    }
}

/// The page of one rota.
pub fn rota(
    seen: &stormbell_service::RotaPage,
    frame: Frame,
    looks: &Looks,
    form: LayerForm,
) -> RotaPage {
    let kept = &seen.row.kept;
    let zone = &kept.zone;
    let picture = Picture {
        schedule: &seen.schedule,
        findings: &seen.findings,
        names: &seen.names,
        zone,
        now: looks.now,
    };
    let here = |_| Some(zone);
    let (findings, more_findings) =
        found(&seen.findings, &seen.names, &seen.rotas, here, looks.now);
    let (rows, more_rows) = rows(seen, looks);
    let person = |p: &OfficerId| (p.to_string(), name(&seen.names, *p));
    RotaPage {
        frame,
        id: kept.id.to_string(),
        name: visible_line(&kept.name),
        zone: zone_name(zone),
        away: kept.made.undone_at.is_some(),
        on: on_now(&seen.row, &seen.names),
        findings,
        more_findings,
        weeks: picture.weeks(),
        rows,
        more_rows,
        layers: seen
            .layers
            .iter()
            .map(|l| layer(seen, l, looks, &form))
            .collect(),
        overrides: seen
            .overrides
            .iter()
            .map(|o| override_view(seen, o, looks))
            .collect(),
        swaps: seen
            .swaps
            .iter()
            .map(|(s, at)| swap(seen, s, *at, looks))
            .collect(),
        absences: absences(seen, looks),
        able: seen.able.iter().map(person).collect(),
        override_form: OverrideForm {
            change: String::from("add"),
            ..OverrideForm::default()
        },
        override_open: false,
        swap_form: None,
        settings: LayerForm {
            name: kept.name.clone(),
            zone: zone_name(zone),
            hours: hours_fields(&kept.wanted),
            ..LayerForm::default()
        },
        layer_form: LayerForm {
            zone: zone_name(zone),
            first: ClockView::of_wall(next_morning(zone, looks.now)).field,
            ..form
        },
        wanted: hours_shown(&kept.wanted),
        zones: crate::zones::all(),
    }
}

fn next_morning(zone: &Zone, now: Moment) -> Wall {
    zone.wall(now).midnight().plus_s(33 * 3_600)
}

fn rows(seen: &stormbell_service::RotaPage, looks: &Looks) -> (Vec<SliceRow>, usize) {
    let zone = &seen.row.kept.zone;
    let to_come = seen
        .schedule
        .slices
        .iter()
        .filter(|s| s.stretch.until() > looks.now);
    let all: Vec<_> = to_come.collect();
    let row = |slice: &&stormbell_model::rota::Slice| SliceRow {
        when: WhenView::of(zone, slice.stretch),
        people: slice.people.iter().map(|on| who(seen, on, looks)).collect(),
        hole: seen
            .schedule
            .holes
            .iter()
            .any(|h| h.common(slice.stretch).is_some()),
    };
    let shown = all.iter().take(ROWS_SHOWN).map(row).collect();
    (shown, all.len().saturating_sub(ROWS_SHOWN))
}

fn who(
    seen: &stormbell_service::RotaPage,
    on: &OnDuty,
    looks: &Looks,
) -> (String, &'static str, Option<String>) {
    let (why, shift) = match on.why {
        Why::Turn { layer, number } => ("turn", Some(shift_name(layer, number))),
        Why::Swapped { layer, number, .. } => ("swap", Some(shift_name(layer, number))),
        Why::Override(_) => ("override", None),
    };
    let may = looks.draws || on.person == looks.me;
    (name(&seen.names, on.person), why, shift.filter(|_| may))
}

fn absences(seen: &stormbell_service::RotaPage, looks: &Looks) -> Vec<(String, WhenView)> {
    let zone = &seen.row.kept.zone;
    // Whoever left is away for ever, and no news.
    let here = seen
        .absences
        .iter()
        .filter(|a| seen.able.contains(&a.person));
    let to_come = here.filter(|a| a.stretch.until() > looks.now);
    to_come
        .map(|a| (name(&seen.names, a.person), WhenView::of(zone, a.stretch)))
        .collect()
}

/// Noon of a date such as `2026-12-05`.
pub fn noon_of(date: &str) -> Option<Wall> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some(())?;
    Wall::at(year, month, day, 12, 0)
}
