//! Waves as officers read them: the list, one with what its reports are made of, the draft of a warning, and what the
//! public may be told.

use super::{Names, about::Judge, line, note_text};
use crate::{Ctx, Fault};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    IncidentId, ReportId, WaveId, access::Act, kind::Kind, lang::Lang, limits, sector::Sector,
};
use stormbell_store::{Cursor, Tx, incidents, journal, reports, waves};
use stormbell_wire::observables::{self, Found};

/// A wave as officers read it.
#[derive(Clone, Debug)]
pub struct WaveDesk {
    /// The wave.
    pub wave: waves::Held,
    /// How many of its reports came in which minute since 1970, the oldest first.
    pub curve: Vec<(i64, i64)>,
    /// Its reports by kind, the most first.
    pub kinds: Vec<(Kind, i64)>,
    /// By sector.
    pub sectors: Vec<(Sector, i64)>,
    /// By region.
    pub regions: Vec<(String, i64)>,
    /// Countries in which addresses lie that its newest reports name, with how many of those reports, the most first.
    pub countries: Vec<(String, i64)>,
    /// By language.
    pub langs: Vec<(Lang, i64)>,
    /// By incident: id, reference, title.
    pub incidents: Vec<(IncidentId, String, String, i64)>,
    /// Values that several of its newest reports name, the most first.
    pub values: Vec<(String, String, i64)>,
    /// Its newest reports.
    pub newest: Vec<(ReportId, String, String)>,
    /// Who released its title.
    pub released_by: Option<String>,
    /// Reports that values were read from.
    pub read: usize,
}

/// Minutes that the curve of one wave shows.
/// Told: the page says that it shows the last ones. Rest: earlier minutes are counted in the sum.
const MINUTES_MAX: usize = 720;
/// Lines of one table on a wave's page. Told: nobody; they are the largest. Rest: the incidents and search have the others.
const LINES_MAX: usize = 12;
/// Different values of one wave's newest reports whose country is looked up: some hundredths of a second.
/// Told: nobody. Rest: further addresses are not on the map; each shows its country where its report is read.
const ADDRESSES_MAX: usize = 1_000;
/// Countries of one wave's map.
/// Told: nobody; they are the largest. Rest: each address shows its country where its report is read.
const COUNTRIES_MAX: usize = 60;
/// Counts that are read for one table: more sorts than there are. Told: nobody. Rest: they are not in the table.
const COUNTS_MAX: usize = 400;
/// Reports of a wave whose words are read for values: some milliseconds.
/// Told: the page says from how many it read. Rest: search finds any value in all of them.
const READ_MAX: usize = 200;

/// A page of waves.
pub type WavePage = super::Page<waves::Held>;

/// Lists waves, the newest first.
pub async fn list_waves(ctx: &Ctx, after: Option<String>) -> Result<WavePage, Fault> {
    ctx.officer(Act::ReadReports)?;
    let after = super::begin(after.as_deref())?;
    ctx.node
        .store()
        .read_or("list waves", move |tx| {
            let most = limits::PAGE_MAX_ROWS;
            let found = waves::page(tx, after, most + 1)?;
            Ok(super::Page::cut(found, most, |w| Cursor {
                at: w.opened_at,
                id: w.id.0,
            }))
        })
        .await
}

/// The waves that run now.
pub async fn open_waves(ctx: &Ctx) -> Result<Vec<waves::Held>, Fault> {
    ctx.officer(Act::ReadReports)?;
    Ok(ctx
        .node
        .store()
        .read("list open waves", waves::open)
        .await?)
}

/// Reads one wave.
pub async fn read_wave(ctx: &Ctx, id: WaveId) -> Result<WaveDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    let country = ctx.node.config().state.clone();
    ctx.node
        .store()
        .read_or("read a wave", move |tx| look(tx, id, &country))
        .await
}

fn look(tx: &mut Tx<'_>, id: WaveId, country: &str) -> Result<WaveDesk, Fault> {
    let wave = waves::load(tx, id)?.ok_or(Fault::NotFound)?;
    let mut curve = waves::counts(tx, id, "minute", MINUTES_MAX)?;
    curve.reverse();
    let curve = curve
        .into_iter()
        .filter_map(|(minute, n)| Some((minute.parse().ok()?, n)));
    let newest = waves::newest_reports(tx, id, READ_MAX)?;
    let held = reports::load_many(tx, &newest)?;
    let names = Names::read(tx)?;
    let mut shown: Vec<_> = held
        .iter()
        .map(|h| {
            (
                h.report.id,
                h.report.reference.clone(),
                super::excerpt(&h.report.narrative),
            )
        })
        .collect();
    shown.sort_by_key(|(id, _, _)| std::cmp::Reverse(*id));
    shown.truncate(LINES_MAX);
    let read = |h: &reports::Held| observables::read_from(&h.report.narrative, Some(country)).found;
    let read: Vec<Vec<Found>> = held.iter().map(read).collect();
    Ok(WaveDesk {
        curve: curve.collect(),
        kinds: largest(waves::counts(tx, id, "kind", COUNTS_MAX)?, |v| {
            Kind::parse(&v)
        }),
        sectors: largest(waves::counts(tx, id, "sector", COUNTS_MAX)?, |v| {
            Sector::parse(&v)
        }),
        regions: largest(waves::counts(tx, id, "region", COUNTS_MAX)?, Some),
        countries: countries(tx, &read)?,
        langs: largest(waves::counts(tx, id, "lang", COUNTS_MAX)?, |v| {
            Lang::parse(&v)
        }),
        incidents: linked(tx, id)?,
        values: common_values(&read),
        read: held.len(),
        newest: shown,
        released_by: wave.released.map(|(_, by)| names.of(by)),
        wave,
    })
}

fn largest<T>(counts: Vec<(String, i64)>, read: impl Fn(String) -> Option<T>) -> Vec<(T, i64)> {
    let mut counts = counts;
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let read = counts
        .into_iter()
        .filter_map(|(value, n)| Some((read(value)?, n)));
    read.take(LINES_MAX).collect()
}

fn linked(tx: &mut Tx<'_>, id: WaveId) -> Result<Vec<(IncidentId, String, String, i64)>, Fault> {
    let counts = largest(waves::counts(tx, id, "incident", COUNTS_MAX)?, |v| {
        v.parse().ok()
    });
    let mut by_root: Vec<(IncidentId, i64)> = Vec::new();
    for (incident, n) in counts {
        let root = stormbell_store::links::root(tx, incident)?;
        match by_root.iter_mut().find(|(id, _)| *id == root) {
            Some((_, sum)) => *sum += n,
            None => by_root.push((root, n)),
        }
    }
    let mut found = Vec::new();
    for (incident, n) in by_root {
        if let Some(i) = incidents::load(tx, incident)? {
            found.push((i.id, i.reference, i.title, n));
        }
    }
    Ok(found)
}

/// Where the addresses lie, by the tables that the operator imported. Our own and what means nothing count too: a flood through a
/// public resolver comes from there.
fn countries(tx: &mut Tx<'_>, read: &[Vec<Found>]) -> Result<Vec<(String, i64)>, Fault> {
    let judge = Judge::open(tx, None)?;
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    for found in read.iter().filter(|_| judge.knows_networks()) {
        let mut own = BTreeSet::new();
        for f in found {
            if !known.contains_key(f.value.as_str()) && known.len() < ADDRESSES_MAX {
                known.insert(&f.value, judge.country(tx, f.kind, &f.value)?);
            }
            own.extend(
                known
                    .get(f.value.as_str())
                    .filter(|c| !c.is_empty())
                    .cloned(),
            );
        }
        for code in own {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.truncate(COUNTRIES_MAX);
    Ok(counts)
}

fn common_values(read: &[Vec<Found>]) -> Vec<(String, String, i64)> {
    let mut counts: BTreeMap<(String, String), i64> = BTreeMap::new();
    for found in read {
        let named = found.iter().filter(|f| !f.kind.is_personal());
        let own: BTreeSet<_> = named
            .map(|f| (f.kind.code().to_owned(), f.value.clone()))
            .collect();
        for value in own {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(_, n)| *n > 1).collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.truncate(LINES_MAX);
    counts
        .into_iter()
        .map(|((kind, value), n)| (kind, value, n))
        .collect()
}

/// Keeps the draft of a warning; nothing is published by it.
pub async fn draft_warning(ctx: &Ctx, id: WaveId, words: &str) -> Result<(), Fault> {
    ctx.officer(Act::WorkIncident)?;
    let words = note_text("draft", words)?;
    change(ctx, id, "wave warning drafted", move |wave, _, _| {
        wave.words.draft.clone_from(&words);
    })
    .await
}

/// Lets the public read a title for the wave beside its kind. Until then the kind alone is said.
pub async fn release_title(ctx: &Ctx, id: WaveId, title: &str) -> Result<(), Fault> {
    ctx.officer(Act::WorkIncident)?;
    let title = line("title", title)?;
    change(ctx, id, "wave title released", move |wave, at, by| {
        wave.words.title.clone_from(&title);
        wave.released = Some((at, by));
    })
    .await
}

/// Takes the title back from the public page.
pub async fn withdraw_title(ctx: &Ctx, id: WaveId) -> Result<(), Fault> {
    ctx.officer(Act::WorkIncident)?;
    change(ctx, id, "wave title withdrawn", |wave, _, _| {
        wave.words.title.clear();
        wave.released = None;
    })
    .await
}

async fn change(
    ctx: &Ctx,
    id: WaveId,
    act: &'static str,
    how: impl Fn(&mut waves::Held, stormbell_model::Moment, stormbell_model::OfficerId) + Send + 'static,
) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let (now, entry) = (ctx.now, ctx.entry(act, id.0));
    ctx.node
        .store()
        .write_or("change a wave", move |tx| {
            let mut wave = waves::load(tx, id)?.ok_or(Fault::NotFound)?;
            how(&mut wave, now, officer);
            waves::save(tx, &wave)?;
            Ok::<_, Fault>(journal::note(tx, entry.clone())?)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
