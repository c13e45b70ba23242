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

/// What the rules make of one report.
#[derive(Clone)]
pub(crate) struct Reading {
    id: ReportId,
    classified: Classified,
    /// Whether the form left the kind open and the words say it.
    says_kind: bool,
}

/// Reads one report by the rules, out of its words and values.
pub(crate) fn read_by_rules(report: &Report, home: Option<Sector>) -> Reading {
    let harvest = observables::read(&report.narrative);
    let mut values: Vec<&str> = harvest.found.iter().map(|f| f.kind.code()).collect();
    values.extend(report.observables.iter().map(|o| o.kind.as_str()));
    let classified = classify(&ReportFacts::of(report, home, values));
    Reading {
        id: report.id,
        says_kind: report.kind == report.happening.kind() && classified.kind != report.kind,
        classified,
    }
}

/// Keeps what the rules made of reports, and applies it: a kind where the form left it open, urgency only upwards. What
/// an officer has set stands. Done twice it changes nothing.
pub(crate) fn keep_readings(tx: &mut Tx<'_>, ctx: &Ctx, all: &[Reading]) -> Result<(), Fault> {
    let each = all.iter().map(|r| (r.id, &r.classified));
    let new = classifications::keep(tx, each, ctx.now)?;
    for (reading, _) in all.iter().zip(new).filter(|(_, is_new)| *is_new) {
        apply(tx, ctx, reading)?;
    }
    Ok(())
}

/// Most reports are as their form said, and cost nothing here.
fn apply(tx: &mut Tx<'_>, ctx: &Ctx, reading: &Reading) -> Result<(), Fault> {
    let (id, c) = (reading.id, &reading.classified);
    if reading.says_kind
        && let Some(held) = reports::load_to_change(tx, id)?
    {
        let mut report = held.report;
        // Looked at again: an officer may have said something meanwhile.
        if report.kind == report.happening.kind() {
            report.kind = c.kind;
            reports::save(tx, &report)?;
        }
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
