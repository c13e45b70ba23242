//! What the rules make of reports: kind, two axes of severity, outlook, offences, and whether one is more urgent than its
//! form said. Worked out of the words in a look that holds nobody up, then written in short acts that may run twice.

use super::sighting::{Raise, raise};
use crate::{Ctx, Fault};
use stormbell_model::{
    ReportId,
    classify::{Classified, ReportFacts, classify},
    report::Report,
    sector::Sector,
};
use stormbell_store::{Tx, classifications, organisations, reports};
use stormbell_wire::observables;

/// The sector of the organisation whose machine filed a report.
pub(crate) fn home_sector(
    tx: &mut Tx<'_>,
    report: &Report,
) -> stormbell_store::Result<Option<Sector>> {
    let Some(by) = report.by else {
        return Ok(None);
    };
    Ok(organisations::load(tx, by)?.and_then(|o| o.sector))
}

/// What the rules make of a report, out of its words and values.
pub(crate) fn classified(report: &Report, home: Option<Sector>) -> Classified {
    let harvest = observables::read(&report.narrative);
    let mut values: Vec<&str> = harvest.found.iter().map(|f| f.kind.code()).collect();
    values.extend(report.observables.iter().map(|o| o.kind.as_str()));
    classify(&ReportFacts::of(report, home, values))
}

/// Keeps what the rules made of reports, and applies it: a kind where the form left it open, urgency only upwards. What
/// an officer has set stands. Done twice it changes nothing.
pub(crate) fn keep_classified(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    all: &[(ReportId, Classified)],
) -> Result<(), Fault> {
    let mut new = Vec::with_capacity(all.len());
    for one in all {
        if classifications::load(tx, one.0)?.is_none() {
            new.push(one.clone());
        }
    }
    classifications::keep(tx, &new, ctx.now)?;
    for (id, c) in &new {
        apply(tx, ctx, *id, c)?;
    }
    Ok(())
}

fn apply(tx: &mut Tx<'_>, ctx: &Ctx, id: ReportId, c: &Classified) -> Result<(), Fault> {
    let Some(held) = reports::load(tx, id)? else {
        return Ok(());
    };
    let is_first_kind = held.report.kind == held.report.happening.kind();
    if is_first_kind && held.report.kind != c.kind {
        let Some(held) = reports::load_to_change(tx, id)? else {
            return Ok(());
        };
        let mut report = held.report;
        report.kind = c.kind;
        reports::save(tx, &report)?;
    }
    if c.raised_by.is_empty() {
        return Ok(());
    }
    let raised = Raise {
        to: c.priority,
        reasons: &c.raised_by,
        rings: c.rings,
        act: "raised by rules",
    };
    raise(tx, ctx, id, &raised).map(|_| ())
}
