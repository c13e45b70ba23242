//! `eval waves`: a stream of reports is watched in its order, then the alarms are held against the labels.

use super::line::{BadLine, Line};
use serde_json::{Map, Value as Json, json};
use std::{collections::BTreeMap, time::Duration};
use stormbell_model::{
    Moment,
    waves::{Alarm, Watch, key::Sighting},
};

/// What was decided for a set, and the figures.
#[derive(Debug)]
pub struct Evaluated {
    /// A line an alarm: `{"at","kind"?,"sector"?,"region"?,"target"?}`.
    pub decided: Vec<Json>,
    /// Waves found, delays, false alarms.
    pub figures: Json,
}

const FIELDS: [&str; 4] = ["kind", "sector", "region", "target"];
/// An alarm may come so long after a wave's last report and still be for it.
const AFTER_S: u32 = 1_800;

/// Evaluates a set. `clock` tells how much time has passed since any fixed moment.
pub fn evaluate(set: &str, clock: &dyn Fn() -> Duration) -> Result<Evaluated, BadLine> {
    let (sightings, labels) = read(set)?;
    let begun = clock();
    let mut watch = Watch::default();
    let alarms: Vec<Alarm> = sightings.iter().filter_map(|s| watch.note(s)).collect();
    let took = clock().saturating_sub(begun);
    let mut figures = figures(&alarms, &labelled(&sightings, &labels));
    let reports = sightings.len().max(1) as f64;
    figures["reports"] = json!(sightings.len());
    figures["us_per_report"] = json!((took.as_secs_f64() * 1e8 / reports).round() / 100.0);
    Ok(Evaluated {
        decided: alarms.iter().map(alarm_line).collect(),
        figures,
    })
}

fn read(set: &str) -> Result<(Vec<Sighting>, Vec<String>), BadLine> {
    let mut sightings = Vec::new();
    let mut labels = Vec::new();
    for line in Line::all(set) {
        let line = line?;
        labels.push(line.text("label").unwrap_or_default());
        sightings.push(Sighting {
            at_s: u32::try_from(line.at()?.0 / 1_000_000).unwrap_or(u32::MAX),
            fields: FIELDS.map(|name| line.text(name)),
            source: line.text("source"),
        });
    }
    Ok((sightings, labels))
}

fn alarm_line(alarm: &Alarm) -> Json {
    let mut line = Map::new();
    let at = Moment(i64::from(alarm.at_s) * 1_000_000).rfc3339();
    line.insert("at".to_owned(), json!(at));
    for (name, field) in FIELDS.iter().zip(&alarm.fields) {
        if let Some(text) = field {
            line.insert((*name).to_owned(), json!(text));
        }
    }
    Json::Object(line)
}

/// A wave by its label: when its reports came, and the fields that nearly all of them share.
struct Labelled {
    at_s: Vec<u32>,
    fields: [BTreeMap<String, usize>; 4],
}

impl Labelled {
    /// Whether most of its reports have all that the alarm names.
    fn fits(&self, alarm: &Alarm) -> bool {
        let near = self.at_s.first().is_some_and(|first| alarm.at_s >= *first)
            && self
                .at_s
                .last()
                .is_some_and(|last| alarm.at_s <= last.saturating_add(AFTER_S));
        let shared = alarm
            .fields
            .iter()
            .zip(&self.fields)
            .all(|(named, counts)| {
                named
                    .as_ref()
                    .is_none_or(|text| counts.get(text).is_some_and(|n| 2 * n >= self.at_s.len()))
            });
        near && shared
    }
}

fn labelled(sightings: &[Sighting], labels: &[String]) -> BTreeMap<String, Labelled> {
    let mut waves: BTreeMap<String, Labelled> = BTreeMap::new();
    for (sighting, label) in sightings.iter().zip(labels).filter(|(_, l)| !l.is_empty()) {
        let wave = waves.entry(label.clone()).or_insert_with(|| Labelled {
            at_s: Vec::new(),
            fields: Default::default(),
        });
        wave.at_s.push(sighting.at_s);
        for (counts, field) in wave.fields.iter_mut().zip(&sighting.fields) {
            if let Some(text) = field {
                *counts.entry(text.clone()).or_default() += 1;
            }
        }
    }
    waves
}

fn figures(alarms: &[Alarm], waves: &BTreeMap<String, Labelled>) -> Json {
    let mut first: BTreeMap<&str, &Alarm> = BTreeMap::new();
    let (mut again, mut wrong) = (0, 0);
    for alarm in alarms {
        let fitting = waves.iter().filter(|(_, wave)| wave.fits(alarm));
        // Where several fit, the one that has not rung yet.
        let best = fitting.min_by_key(|(label, _)| first.contains_key(label.as_str()));
        match best {
            None => wrong += 1,
            Some((label, _)) if first.contains_key(label.as_str()) => again += 1,
            Some((label, _)) => {
                first.insert(label, alarm);
            }
        }
    }
    let delays: Map<String, Json> = waves
        .iter()
        .map(|(label, wave)| {
            let rung = first.get(label.as_str());
            (label.clone(), json!(rung.map(|alarm| delay(wave, alarm))))
        })
        .collect();
    json!({
        "waves": waves.len(),
        "found": first.len(),
        "alarms": alarms.len(),
        "false_alarms": wrong,
        "rung_again": again,
        "delays": delays,
    })
}

/// Minutes from a wave's first report to its alarm, and which of its reports it was.
fn delay(wave: &Labelled, alarm: &Alarm) -> Json {
    let first = wave.at_s.first().copied().unwrap_or(alarm.at_s);
    let minutes = f64::from(alarm.at_s - first) / 60.0;
    json!({
        "minutes": (minutes * 10.0).round() / 10.0,
        "report": wave.at_s.iter().filter(|at| **at <= alarm.at_s).count(),
        "of": wave.at_s.len(),
    })
}
