//! `eval correlate`: every report of a set is placed in its order, then the incidents are held against the labels.

use super::{
    bcubed,
    line::{BadLine, Line},
    values,
};
use serde_json::{Value as Json, json};
use std::time::Duration;
use stormbell_model::{
    Moment,
    correlate::{
        Correlator, Number, Placement,
        reading::{self, Said, Value},
    },
};

/// What was decided for a set, and the figures.
#[derive(Debug)]
pub struct Evaluated {
    /// A line a report: `{"id","cluster"}`.
    pub decided: Vec<Json>,
    /// Precision, recall, F1, links a report, time a report.
    pub figures: Json,
}

struct Report {
    id: Json,
    at: Moment,
    narrative: String,
    kind: Option<String>,
    target: Option<String>,
    values: Vec<values::Found>,
}

/// Evaluates a set. `clock` tells how much time has passed since any fixed moment.
pub fn evaluate(set: &str, clock: &dyn Fn() -> Duration) -> Result<Evaluated, BadLine> {
    let (reports, labels) = read(set)?;
    let begun = clock();
    let (correlator, placed) = place_all(&reports);
    let took = clock().saturating_sub(begun);
    let clusters: Vec<u32> = placed
        .iter()
        .map(|p| correlator.now(p.incident).0)
        .collect();
    let decided = reports.iter().zip(&clusters);
    let decided = decided
        .map(|(r, cluster)| json!({"id": r.id, "cluster": cluster}))
        .collect();
    Ok(Evaluated {
        decided,
        figures: figures(&placed, &clusters, &labels, took),
    })
}

fn read(set: &str) -> Result<(Vec<Report>, Vec<String>), BadLine> {
    let mut reports = Vec::new();
    let mut labels = Vec::new();
    for line in Line::all(set) {
        let line = line?;
        labels.push(line.text("label").unwrap_or_default());
        reports.push(report(&line)?);
    }
    Ok((reports, labels))
}

fn report(line: &Line) -> Result<Report, BadLine> {
    let narrative = line.text("narrative").unwrap_or_default();
    Ok(Report {
        id: line.raw("id").cloned().unwrap_or(Json::Null),
        at: line.at()?,
        kind: line.text("kind"),
        target: line.text("target"),
        values: values::of(line.raw("observables"), &narrative),
        narrative,
    })
}

fn place_all(reports: &[Report]) -> (Correlator, Vec<Placement>) {
    let mut correlator = Correlator::default();
    let place = |report: &Report| {
        let values: Vec<Value<'_>> = report.values.iter().map(value).collect();
        let reading = reading::read(&said(report, &values), 0);
        correlator.place(&reading)
    };
    let placed = reports.iter().map(place).collect();
    (correlator, placed)
}

fn said<'a>(report: &'a Report, values: &'a [Value<'a>]) -> Said<'a> {
    Said {
        at: report.at,
        narrative: &report.narrative,
        kind: report.kind.as_deref(),
        target: report.target.as_deref(),
        values,
    }
}

fn value(found: &values::Found) -> Value<'_> {
    Value {
        sort: found.sort,
        text: &found.text,
    }
}

fn figures(placed: &[Placement], clusters: &[u32], labels: &[String], took: Duration) -> Json {
    let agreement = bcubed::agreement(clusters, labels);
    let reports = placed.len().max(1) as f64;
    let links = placed.iter().filter(|p| p.link.is_some()).count();
    let proposed = placed.iter().filter(|p| p.proposed.is_some()).count();
    let incidents: std::collections::BTreeSet<Number> =
        clusters.iter().map(|c| Number(*c)).collect();
    json!({
        "reports": placed.len(),
        "incidents": incidents.len(),
        "precision": rounded(agreement.precision),
        "recall": rounded(agreement.recall),
        "f1": rounded(agreement.f1()),
        "links_per_report": rounded(links as f64 / reports),
        "proposed_per_report": rounded(proposed as f64 / reports),
        "us_per_report": rounded(took.as_secs_f64() * 1e6 / reports),
    })
}

fn rounded(figure: f64) -> f64 {
    (figure * 1e4).round() / 1e4
}
