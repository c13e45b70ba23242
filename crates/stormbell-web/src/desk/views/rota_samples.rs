//! Samples of the pages of the rotas, made by the same functions as the real ones.

use super::{
    Sample,
    frame::{Frame, Retry},
    sample,
};
use crate::desk::rotas::{blank, show, show_changes};
use std::{collections::BTreeMap, num::NonZeroU16};
use stormbell_model::{
    AbsenceId, LayerId, Moment, OfficerId, OverrideId, RotaId, Span, SwapId,
    rota::{
        Absence, Change, Layer, Override, Rota, Rotation, Stretch, Swap, Unit, Wall, WeekHours,
        Zone, final_schedule, findings,
    },
};
use stormbell_service::{
    KeptLayer, KeptOverride, KeptRota, KeptSwap, Made, RotaPage, RotaRow, RotasPage, TakenOver,
    weeks_shown,
};
use uuid::Uuid;

/// All of them.
pub fn samples() -> Vec<Sample> {
    let mut all = lists();
    all.extend(ones());
    all
}

/// A Wednesday at noon.
const NOW: Moment = Moment(1_796_205_600_000_000);

fn person(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}

fn names() -> BTreeMap<OfficerId, String> {
    let names = [
        "Bo Lindqvist",
        "Anna Berg",
        "Chloé Martin",
        "<b>Ülo Põld</b>",
    ];
    (7..).map(person).zip(names.map(String::from)).collect()
}

fn made() -> Made {
    Made {
        at: NOW.minus(Span::days(30)),
        by: person(7),
        undone_at: None,
    }
}

fn zone() -> Zone {
    Zone::named("Europe/Tallinn").unwrap_or_else(Zone::utc)
}

fn monday() -> Wall {
    zone().wall(NOW).monday().plus_s(9 * 3_600)
}

fn days(from: i64, length: i64) -> Option<Stretch> {
    let from = zone().start(monday()).plus(Span::days(from));
    Stretch::new(from, from.plus(Span::days(length)))
}

fn layer(id: u128, unit: Unit, people: &[u128]) -> KeptLayer {
    let rotation = Rotation {
        zone: zone(),
        first: monday(),
        unit,
        every: NonZeroU16::MIN,
        people: people.iter().map(|n| person(*n)).collect(),
    };
    KeptLayer {
        layer: Layer {
            id: LayerId(Uuid::from_u128(id)),
            rotation,
            hours: Vec::new(),
            until: None,
        },
        rota: RotaId(Uuid::from_u128(70)),
        place: 0,
        taken: None,
        made: made(),
    }
}

fn kept(name: &str) -> KeptRota {
    KeptRota {
        id: RotaId(Uuid::from_u128(70)),
        name: name.to_owned(),
        zone: zone(),
        wanted: WeekHours::of_day(0, 0, 24).into_iter().collect(),
        made: made(),
    }
}

fn changes() -> Vec<KeptOverride> {
    let all = [
        Change::Only(Vec::new()),
        Change::Add(person(8)),
        Change::Remove(person(9)),
        Change::Replace {
            who: person(8),
            by: person(9),
        },
        Change::Only(vec![person(8), person(10)]),
    ];
    let one = |(n, change): (i64, Change)| {
        Some(KeptOverride {
            what: Override {
                id: OverrideId(Uuid::from_u128(80 + n as u128)),
                stretch: days(n * 4 + 3, 1)?,
                change,
            },
            rota: kept("").id,
            made: Made {
                undone_at: (n == 2).then_some(NOW),
                ..made()
            },
        })
    };
    (0..).zip(all).filter_map(one).collect()
}

fn swaps() -> Vec<(KeptSwap, Stretch)> {
    let one = |n: i64| {
        let swap = KeptSwap {
            what: Swap {
                id: SwapId(Uuid::from_u128(90 + n as u128)),
                layer: LayerId(Uuid::from_u128(1)),
                number: n as u32,
                from: person(7),
                to: person(if n == 6 { 7 } else { 8 }),
            },
            accepted_at: (n != 6).then_some(NOW),
            made: Made {
                undone_at: (n == 9).then_some(NOW),
                ..made()
            },
        };
        Some((swap, days(n, 1)?))
    };
    [3, 6, 9].into_iter().filter_map(one).collect()
}

/// A rota in its full weeks, with something of everything wrong.
fn full() -> RotaPage {
    let mut ended = layer(2, Unit::Week, &[7, 8, 9, 10]);
    ended.layer.until = Some(NOW);
    let mut changed = layer(1, Unit::Day, &[7, 8, 9]);
    changed.taken = Some(TakenOver {
        from: ended.layer.id,
        first: None,
        until_then: None,
    });
    changed.layer.hours.extend(WeekHours::of_day(2, 9, 17));
    let layers = vec![
        layer(1, Unit::Day, &[7, 8, 9]),
        changed,
        layer(3, Unit::Hour, &[9]),
        ended,
    ];
    let away = days(10, 2).map(|stretch| Absence {
        id: AbsenceId(Uuid::from_u128(5)),
        person: person(8),
        stretch,
    });
    let rota = Rota {
        id: kept("").id,
        zone: zone(),
        wanted: Vec::new(),
        layers: vec![layers[0].layer.clone()],
        overrides: changes()
            .into_iter()
            .filter(|o| o.made.undone_at.is_none())
            .map(|o| o.what)
            .collect(),
        swaps: swaps().iter().take(1).map(|s| s.0.what).collect(),
        absences: away.into_iter().collect(),
    };
    let window = weeks_shown(&zone(), NOW).map_or((NOW, NOW), |w| (w.from(), w.until()));
    let schedule = final_schedule(&rota, window.0, window.1);
    let unreachable = [person(9)].into();
    RotaPage {
        row: RotaRow {
            kept: kept("Night watch <script>alert(1)</script>"),
            on: schedule.at(NOW).to_vec(),
            next: schedule.reliefs().into_iter().find(|r| r.at > NOW),
        },
        findings: findings(&[(&rota, &schedule)], &unreachable),
        absences: rota.absences,
        schedule,
        layers,
        overrides: changes(),
        swaps: swaps(),
        rotas: [(kept("").id, String::from("Night watch"))].into(),
        able: names().into_keys().collect(),
        names: names(),
    }
}

fn looks() -> show::Looks {
    show::Looks {
        me: person(7),
        draws: true,
        now: NOW,
    }
}

fn ones() -> Vec<Sample> {
    let seen = full();
    let form = || blank(&seen.able, &seen.names);
    let one = |frame| show::rota(&seen, frame, &looks(), form());
    let mut filling = one(Frame::sample("rotas"));
    filling.override_form = show_changes::override_over(&seen, NOW.plus(Span::hours(20)));
    filling.override_open = true;
    filling.swap_form = show_changes::swap_of(&seen, (LayerId(Uuid::from_u128(1)), 3));
    filling.frame.retry = Retry::sample("override", "until");
    let mut officer = one(Frame::sample("rotas"));
    officer.frame.may.draw_rotas = false;
    let mut away = one(Frame::sample("rotas"));
    away.away = true;
    let mut calm = full();
    calm.findings.clear();
    calm.overrides.clear();
    calm.swaps.clear();
    calm.absences.clear();
    calm.layers.clear();
    calm.row.on.clear();
    let calm = show::rota(&calm, Frame::sample("rotas"), &looks(), form());
    let pages = [filling, officer, away, calm];
    pages.iter().map(|p| sample("desk/rota.html", p)).collect()
}

fn lists() -> Vec<Sample> {
    let full = full();
    let empty = RotasPage {
        rotas: Vec::new(),
        away: vec![kept("Old watch")],
        findings: Vec::new(),
        switched_on: vec![person(7), person(8)],
        able: full.able.clone(),
        names: names(),
    };
    let some = RotasPage {
        rotas: vec![
            full.row.clone(),
            RotaRow {
                on: Vec::new(),
                next: None,
                ..full.row.clone()
            },
        ],
        findings: full.findings.clone(),
        ..empty.clone()
    };
    let nobody = RotasPage {
        switched_on: Vec::new(),
        ..empty.clone()
    };
    let page = |seen: &RotasPage| show::rotas(seen.clone(), Frame::sample("rotas"), &zone(), NOW);
    let mut refused = page(&some);
    refused.frame.retry = Retry::sample("rota", "people");
    let mut officer = page(&empty);
    officer.frame.may.draw_rotas = false;
    let pages = [page(&empty), page(&some), page(&nobody), refused, officer];
    pages.iter().map(|p| sample("desk/rotas.html", p)).collect()
}
