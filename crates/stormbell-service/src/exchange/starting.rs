//! What an officer begins with who shares a case or a wave: its name, and the values that most of its reports hold. Values that lead to a
//! person are never offered; whoever wants to share one writes it in and names the ground.

use super::share::Content;
use crate::{Ctx, Fault, desk::read_wave};
use std::collections::BTreeMap;
use stormbell_model::{
    IncidentId, WaveId, access::Act, incident::Incident, marking::Tlp, sector::Sector,
    text::visible_line,
};
use stormbell_store::{Tx, incidents, links, reports};
use stormbell_wire::{
    exchange::{Alert, Case, Named, PlainBody, Value},
    indicators::refusal,
    observables::{self, Confidence},
};

/// Reports of a case that are read for values.
/// Told: nobody; the officer sees the values and adds others. Rest: the oldest ones are read.
const READ_MAX: usize = 100;
/// Values that a form begins with.
/// Told: the officer, who sees them. Rest: those that fewest reports hold are left out.
const OFFERED_VALUES_MAX: usize = 50;

/// What is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A case.
    Incident(IncidentId),
    /// A wave.
    Wave(WaveId),
    /// Values alone.
    Values,
    /// What organisations should do.
    Advice,
}

/// What the form begins with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The reference, where it has one.
    pub reference: String,
    /// The title.
    pub title: String,
    /// Values, one by one.
    pub values: Vec<String>,
    /// Its mark here.
    pub tlp: Option<Tlp>,
}

/// What the form for `about` begins with.
pub async fn begin_sharing(ctx: &Ctx, about: About) -> Result<Start, Fault> {
    ctx.officer(Act::Share)?;
    match about {
        About::Values | About::Advice => Ok(Start::default()),
        About::Wave(id) => {
            let desk = read_wave(ctx, id).await?;
            let shareable = |(kind, _, _): &&(String, String, i64)| {
                observables::Kind::parse(kind).is_some_and(|k| !k.is_personal())
            };
            Ok(Start {
                title: desk.wave.words.target.clone().unwrap_or_default(),
                values: desk
                    .values
                    .iter()
                    .filter(shareable)
                    .map(|(_, value, _)| value.clone())
                    .collect(),
                ..Start::default()
            })
        }
        About::Incident(id) => {
            let read = move |tx: &mut Tx<'_>| {
                let incident = incidents::load(tx, id)?.ok_or(Fault::NotFound)?;
                let (values, _) = read_reports(tx, id)?;
                Ok::<_, Fault>(Start {
                    reference: incident.reference,
                    title: visible_line(&incident.title),
                    values,
                    tlp: Some(incident.tlp),
                })
            };
            ctx.node
                .store()
                .read_or("begin to share a case", read)
                .await
        }
    }
}

/// What is said about it, with these words and values. `rings` makes an alert of it, that calls people there.
pub async fn content_about(
    ctx: &Ctx,
    about: About,
    words: String,
    values: Vec<Value>,
    rings: bool,
) -> Result<Content, Fault> {
    ctx.officer(Act::Share)?;
    match about {
        About::Values => Ok(Content::Indicators(Named {
            words,
            raises: None,
            values,
        })),
        About::Advice => Ok(Content::Advisory(PlainBody { words, values })),
        About::Wave(id) => {
            let wave = read_wave(ctx, id).await?.wave;
            let alert = Alert {
                words,
                priority: wave.priority.level() - 1,
                kind: wave.kind.map(|k| k.value().to_owned()).unwrap_or_default(),
                sector: wave.sector.map(|s| s.code().to_owned()),
                reference: String::new(),
                values,
            };
            Ok(said(
                alert,
                rings,
                "open",
                u64::try_from(wave.reports).unwrap_or(0),
            ))
        }
        About::Incident(id) => {
            let read = move |tx: &mut Tx<'_>| {
                let incident = incidents::load(tx, id)?.ok_or(Fault::NotFound)?;
                let (_, sector) = read_reports(tx, id)?;
                Ok::<_, Fault>((incident, links::size(tx, id)?, sector))
            };
            let store = ctx.node.store();
            let (incident, size, sector) = store.read_or("share a case", read).await?;
            Ok(case(incident, size, sector, words, values, rings))
        }
    }
}

fn case(
    incident: Incident,
    size: i64,
    sector: Option<Sector>,
    words: String,
    values: Vec<Value>,
    rings: bool,
) -> Content {
    let state = match incident.closed {
        Some(_) => "closed",
        None => "open",
    };
    let alert = Alert {
        words,
        priority: incident.priority.level() - 1,
        kind: incident.kind.value().to_owned(),
        sector: sector.map(|s| s.code().to_owned()),
        reference: incident.reference,
        values,
    };
    said(alert, rings, state, u64::try_from(size).unwrap_or(0))
}

/// An alert calls people by its priority: one that is to ring is at least high.
fn said(alert: Alert, rings: bool, state: &str, reports: u64) -> Content {
    if rings {
        return Content::Alert(Alert {
            priority: alert.priority.min(1),
            ..alert
        });
    }
    Content::Incident(Case {
        words: alert.words,
        priority: alert.priority,
        kind: alert.kind,
        sector: alert.sector,
        reference: alert.reference,
        state: state.to_owned(),
        reports,
        values: alert.values,
    })
}

/// The values that most of a case's reports hold, and the sector that most of them name.
fn read_reports(tx: &mut Tx<'_>, id: IncidentId) -> Result<(Vec<String>, Option<Sector>), Fault> {
    let ids = links::first_reports(tx, id, READ_MAX)?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut sectors: BTreeMap<Sector, usize> = BTreeMap::new();
    for held in reports::load_many(tx, &ids)? {
        let report = held.report;
        if let Some(sector) = report.sector {
            *sectors.entry(sector).or_default() += 1;
        }
        let named = report.observables.iter().map(|o| o.value.as_str());
        let all: Vec<&str> = named.chain([report.narrative.as_str()]).collect();
        let found = observables::read(&all.join("\n")).found;
        let sure = found.into_iter().filter(|f| {
            f.confidence > Confidence::Possible && !f.kind.is_personal() && refusal(f).is_none()
        });
        let values: std::collections::BTreeSet<String> = sure.map(|f| f.value).collect();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut values: Vec<(String, usize)> = counts.into_iter().collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values.truncate(OFFERED_VALUES_MAX);
    let sector = sectors.into_iter().max_by_key(|(_, n)| *n);
    Ok((
        values.into_iter().map(|(v, _)| v).collect(),
        sector.map(|(s, _)| s),
    ))
}
