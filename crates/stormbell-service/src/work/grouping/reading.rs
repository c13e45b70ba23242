//! A report as grouping reads it: its values, its marks, and what it is counted under.

use stormbell_model::{
    correlate::{
        reading::{self, Reading, Said, Sort, Value},
        target,
    },
    kind::Kind,
    report::{Door, Report},
    waves::key::{KIND, SECTOR, Sighting, TARGET},
};
use stormbell_store::evidence::EvidenceRead;
use stormbell_wire::observables;

/// Values of one report that are looked at for comparing; more than are compared, because some mean nothing.
/// Told: nobody; the report's page says how many values it marks. Rest: search finds the others.
const VALUES_READ_MAX: usize = 96;

/// A report that was read.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub(crate) place: u64,
    pub(crate) organisation: Option<String>,
    pub(crate) values: Vec<(String, String)>,
    /// So many of the values are the report's own; the others are in its messages and files.
    pub(crate) of_report: usize,
    pub(crate) reading: Reading,
    pub(crate) sighting: Sighting,
}

/// Reads a report; nothing for a drill, a test or what the node says about itself, which belong to no attack. A test that
/// a wave took in would call its watch for the wave, and nobody else.
pub(crate) fn read(
    report: &Report,
    evidence: &[EvidenceRead],
    country: &str,
    secret: u64,
) -> Option<Read> {
    if report.kind == Kind::TEST || report.is_test() || report.door == Door::Node {
        return None;
    }
    let mut values = values_of(report, country);
    let of_report = values.len();
    add_evidence(&mut values, evidence);
    let compared: Vec<Value<'_>> = values
        .iter()
        .map(|(kind, text)| Value {
            sort: Sort::parse(kind),
            text,
        })
        .collect();
    let said = Said {
        at: report.filed_at,
        narrative: &report.narrative,
        kind: Some(report.kind.value()),
        target: report.organisation.as_deref(),
        values: &compared,
    };
    Some(Read {
        place: report.journal_index,
        organisation: report.organisation.clone(),
        reading: reading::read(&said, secret),
        sighting: sighting(report, &compared),
        values,
        of_report,
    })
}

/// The values that the reporter named, then those in the words, each once and in normal form.
fn values_of(report: &Report, country: &str) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> = Vec::new();
    let mut push = |kind: &str, text: &str| {
        if values.len() < VALUES_READ_MAX && !values.iter().any(|(_, known)| known == text) {
            values.push((kind.to_owned(), text.to_owned()));
        }
    };
    for named in &report.observables {
        let found = observables::read_from(&named.value, Some(country)).found;
        let same = found.iter().find(|f| f.kind.code() == named.kind);
        match same.or(found.first()) {
            Some(found) => push(found.kind.code(), &found.value),
            None => push(&named.kind, &named.value.trim().to_lowercase()),
        }
    }
    for found in observables::read_from(&report.narrative, Some(country)).found {
        push(found.kind.code(), &found.value);
    }
    values
}

/// What messages and files hold that tells one attack from another: addresses on the web, hashes, accounts. The names and mail
/// addresses in a mail are mostly those of its reader and of honest servers on its way.
fn add_evidence(values: &mut Vec<(String, String)>, evidence: &[EvidenceRead]) {
    let all = evidence.iter().flat_map(|read| &read.values);
    let telling = all.filter(|v| {
        let sort = Sort::parse(&v.kind);
        v.sure > 0 && matches!(sort, Sort::Url | Sort::Hash | Sort::Account)
    });
    for value in telling {
        let known = values.iter().any(|(_, text)| *text == value.value);
        if !known && values.len() < VALUES_READ_MAX {
            values.push((value.kind.clone(), value.value.clone()));
        }
    }
}

/// What a report counts under: its kind, its sector, and its target, which is who was hit or the one lure that it names.
/// An organisation's machine is one source, however much it files.
fn sighting(report: &Report, values: &[Value<'_>]) -> Sighting {
    let named = report.organisation.as_deref().and_then(target::read);
    let named = named.and_then(|target| target.keys.into_iter().next());
    let mut fields = [None, None, None, None];
    fields[KIND] = (report.kind != Kind::UNDETERMINED).then(|| report.kind.value().to_owned());
    fields[SECTOR] = report.sector.map(|sector| sector.code().to_owned());
    fields[TARGET] = named.or_else(|| lure(values));
    Sighting {
        at_s: u32::try_from(report.filed_at.0.max(0) / 1_000_000).unwrap_or(u32::MAX),
        fields,
        source: report.by.map(|by| by.to_string()),
    }
}

/// The domain that a report is about, where it names one alone.
fn lure(values: &[Value<'_>]) -> Option<String> {
    let hosts = values
        .iter()
        .filter(|v| matches!(v.sort, Sort::Url | Sort::Domain));
    let mut domains: Vec<&str> = hosts
        .map(|v| target::registered(target::host_of(v.text)))
        .filter(|domain| !domain.is_empty() && !reading::is_big_site(domain))
        .collect();
    domains.dedup();
    match domains.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}
