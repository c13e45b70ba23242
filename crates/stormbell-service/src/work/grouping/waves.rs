//! Waves as they are kept: opened once, counted with every report under them, closed by themselves. An opening wave rings
//! once; a wave of the same that was closed for days opens again under its old name, and rings anew.

use super::{batch::moment, think::WaveEvent};
use crate::{Ctx, Fault};
use std::collections::{BTreeMap, HashMap};
use stormbell_model::{
    IncidentId, Moment, ReportId, Span, WaveId,
    kind::Kind,
    report::Report,
    sector::Sector,
    triage::Priority,
    waves::{
        Change,
        key::{KIND, REGION, SECTOR, TARGET},
    },
};
use stormbell_store::{Tx, journal, links, reports, waves};

/// For so long after it closed a new surge of the same is the same wave.
const SAME_FOR: Span = Span::days(7);
/// Reports before its opening that are put under a wave.
/// Told: nobody; the wave's page says when its first report came. Rest: they stay in the queue and in their incidents.
const COVERED_MAX: usize = 2_000;

/// Writes what happened to waves, in order.
pub(super) fn write(tx: &mut Tx<'_>, ctx: &Ctx, events: &[WaveEvent]) -> Result<(), Fault> {
    let mut under: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
    for event in events {
        match event {
            WaveEvent::Under(wave, place) => under.entry(*wave).or_default().push(*place),
            WaveEvent::Closed(wave) => {
                put_under(tx, ctx, std::mem::take(&mut under))?;
                close(tx, ctx, *wave)?;
            }
            WaveEvent::Changed {
                change,
                fields,
                covered,
            } => {
                put_under(tx, ctx, std::mem::take(&mut under))?;
                let newest = covered.len().saturating_sub(COVERED_MAX);
                let covered = &covered[newest..];
                change_wave(tx, ctx, change, fields, covered)?;
            }
        }
    }
    put_under(tx, ctx, under)
}

fn put_under(tx: &mut Tx<'_>, ctx: &Ctx, under: BTreeMap<u32, Vec<u64>>) -> Result<(), Fault> {
    for (number, places) in under {
        if let Some(wave) = waves::by_number(tx, number)? {
            cover(tx, ctx, wave.id, &places)?;
        }
    }
    Ok(())
}

fn close(tx: &mut Tx<'_>, ctx: &Ctx, number: u32) -> Result<(), Fault> {
    let Some(mut wave) = waves::by_number(tx, number)?.filter(|w| w.closed_at.is_none()) else {
        return Ok(());
    };
    wave.closed_at = Some(ctx.now);
    waves::save(tx, &wave)?;
    journal::note(tx, ctx.entry("wave closed", wave.id.0))?;
    Ok(())
}

fn change_wave(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    change: &Change,
    fields: &[Option<String>; 4],
    covered: &[(u64, u32)],
) -> Result<(), Fault> {
    let places: Vec<u64> = covered.iter().map(|(place, _)| *place).collect();
    let covered_reports = reports_at(tx, &places)?;
    let now_at = moment(change.at_s);
    let first_at = covered.first().map_or(now_at, |(_, at_s)| moment(*at_s));
    let most_urgent = covered_reports.iter().map(|(_, r)| r.priority).min();
    let fresh = waves::Held {
        id: WaveId::new(ctx.now, ctx.node.chance()),
        number: change.wave,
        key: change.key,
        kind: fields[KIND].as_deref().and_then(Kind::parse),
        sector: fields[SECTOR].as_deref().and_then(Sector::parse),
        region: fields[REGION].clone(),
        // Out of the ordinary is a reason to ring, whatever each report says by itself.
        priority: most_urgent.map_or(Priority::High, |p| p.min(Priority::High)),
        opened_at: ctx.now,
        first_at,
        last_at: now_at,
        closed_at: None,
        sources: change.sources,
        expected: (change.expected * 1_000.0).round() as i64,
        window_s: change.window_s,
        reports: 0,
        openings: 1,
        released: None,
        words: waves::Words {
            target: fields[TARGET].clone(),
            ..waves::Words::default()
        },
    };
    let id = match change.opens {
        true => open(tx, ctx, fresh, &covered_reports)?,
        false => widen(tx, ctx, fresh)?,
    };
    if let Some(id) = id {
        cover(tx, ctx, id, &places)?;
    }
    Ok(())
}

fn open(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    fresh: waves::Held,
    covered: &[(u64, Report)],
) -> Result<Option<WaveId>, Fault> {
    let before = waves::by_key(tx, &fresh.key)?;
    let same = before.filter(|w| w.closed_at.is_some_and(|at| ctx.now.since(at) < SAME_FOR));
    let (wave, act) = match same {
        Some(before) => {
            let again = waves::Held {
                number: fresh.number,
                priority: fresh.priority,
                last_at: fresh.last_at,
                closed_at: None,
                sources: fresh.sources,
                expected: fresh.expected,
                window_s: fresh.window_s,
                openings: before.openings + 1,
                ..before
            };
            waves::save(tx, &again)?;
            (again, "wave reopened")
        }
        None => {
            waves::add(tx, &fresh)?;
            (fresh, "wave opened")
        }
    };
    journal::note(tx, ctx.entry(act, wave.id.0))?;
    super::ring::ring(tx, ctx, &wave, covered)?;
    Ok(Some(wave.id))
}

/// A wave that turned out wider: its name changes, and nothing rings again.
fn widen(tx: &mut Tx<'_>, ctx: &Ctx, fresh: waves::Held) -> Result<Option<WaveId>, Fault> {
    let Some(before) = waves::by_number(tx, fresh.number)? else {
        return Ok(None);
    };
    let id = before.id;
    let target = fresh.words.target;
    let wider = waves::Held {
        key: fresh.key,
        kind: fresh.kind,
        sector: fresh.sector,
        region: fresh.region,
        last_at: fresh.last_at,
        words: waves::Words {
            target,
            ..before.words
        },
        ..before
    };
    waves::save(tx, &wider)?;
    journal::note(tx, ctx.entry("wave widened", id.0))?;
    Ok(Some(id))
}

/// Puts reports under a wave, each once, and counts what they are made of.
fn cover(tx: &mut Tx<'_>, ctx: &Ctx, wave: WaveId, places: &[u64]) -> Result<(), Fault> {
    let found = reports_at(tx, places)?;
    let rows: Vec<(u64, ReportId)> = found.iter().map(|(place, r)| (*place, r.id)).collect();
    let is_new = waves::cover(tx, wave, &rows)?;
    let new: Vec<&Report> = found
        .iter()
        .zip(is_new)
        .filter(|(_, new)| *new)
        .map(|((_, report), _)| report)
        .collect();
    let Some(last_at) = new.iter().map(|r| r.filed_at).max() else {
        return Ok(());
    };
    let ids: Vec<ReportId> = new.iter().map(|r| r.id).collect();
    let tied: HashMap<ReportId, IncidentId> = links::tied_now(tx, &ids)?.into_iter().collect();
    let mut counts: BTreeMap<(&'static str, String), i64> = BTreeMap::new();
    for report in &new {
        for of in made_of(report, tied.get(&report.id)) {
            *counts.entry(of).or_default() += 1;
        }
    }
    let counts: Vec<_> = counts
        .into_iter()
        .map(|((what, value), n)| (what, value, n))
        .collect();
    waves::count(tx, wave, new.len() as i64, last_at, &counts)?;
    super::ring::join_all(tx, ctx, wave, &ids.into_iter().collect())
}

/// What a report is counted under.
fn made_of(report: &Report, tied: Option<&IncidentId>) -> Vec<(&'static str, String)> {
    let mut of = vec![
        ("kind", report.kind.value().to_owned()),
        ("lang", report.lang.code().to_owned()),
        ("minute", minute(report.filed_at)),
    ];
    of.extend(
        report
            .sector
            .map(|sector| ("sector", sector.code().to_owned())),
    );
    of.extend(tied.map(|incident| ("incident", incident.to_string())));
    of
}

/// A minute since 1970, in digits that sort.
fn minute(at: Moment) -> String {
    format!("{:010}", at.0.max(0) / 60_000_000)
}

fn reports_at(tx: &mut Tx<'_>, places: &[u64]) -> Result<Vec<(u64, Report)>, Fault> {
    let at: HashMap<ReportId, u64> = journal::filed_at_all(tx, places)?
        .into_iter()
        .map(|(place, id)| (id, place))
        .collect();
    let ids: Vec<ReportId> = at.keys().copied().collect();
    let mut found: Vec<(u64, Report)> = reports::load_many(tx, &ids)?
        .into_iter()
        .filter_map(|held| Some((*at.get(&held.report.id)?, held.report)))
        .collect();
    found.sort_by_key(|(place, _)| *place);
    Ok(found)
}
