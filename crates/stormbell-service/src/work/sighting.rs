//! An indicator stands in a report: the words are held against the value, the sighting is kept, and the report becomes
//! more urgent where the indicator's rule says so. Only ever upwards, and never over an officer's word.

use super::triage::ring;
use crate::{Ctx, Fault, duty::Policies};
use std::collections::BTreeMap;
use stormbell_model::{
    AlarmId, IndicatorId, ReportId,
    indicator::{Indicator, raised},
    report::{Report, ReportState},
    triage::Priority,
};
use stormbell_store::{
    Tx, alarms,
    indicators::{self, Sighting},
    journal, reports,
};
use stormbell_wire::{
    indicators::covers,
    observables::{self, Found, Kind},
};

/// How a report becomes more urgent.
pub(super) struct Raise<'a> {
    /// At least this urgent.
    pub to: Priority,
    /// Codes of the reasons.
    pub reasons: &'a [String],
    /// Whether somebody is called.
    pub rings: bool,
    /// What the journal says.
    pub act: &'static str,
}

/// What an officer's own word is called among the reasons.
const OFFICER: &str = "officer";

/// Makes a report more urgent, and calls somebody where nobody is being called yet. Gives what it became, if it changed.
pub(super) fn raise(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: ReportId,
    how: &Raise<'_>,
) -> Result<Option<Priority>, Fault> {
    let Some(held) = reports::load_to_change(tx, id)? else {
        return Ok(None);
    };
    let mut report = held.report;
    // An officer has said how urgent it is.
    if report.priority_reasons.iter().any(|r| r == OFFICER) {
        return Ok(None);
    }
    let is_raised = how.to < report.priority;
    report.priority = report.priority.min(how.to);
    for reason in how.reasons {
        if !report.priority_reasons.contains(reason) {
            report.priority_reasons.push(reason.clone());
        }
    }
    report.priority_reasons.retain(|r| r != "nothing-urgent");
    report.moved_at = ctx.now;
    reports::save(tx, &report)?;
    let mut entry = ctx.entry(how.act, id.0);
    entry.facts = vec![("to", report.priority.code().to_owned())];
    journal::note(tx, entry)?;
    let is_quiet = report.state != ReportState::Closed && alarms::of_report(tx, id)?.is_empty();
    if how.rings && is_quiet {
        let policies = Policies::read(tx)?;
        ring(tx, ctx, &policies, id, AlarmId::new(ctx.now, tx.chance()))?;
    }
    Ok(is_raised.then_some(report.priority))
}

/// Keeps a sighting and what it does to the report; tells whether it is new.
pub(super) fn sight(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    report: ReportId,
    indicator: &Indicator,
    in_evidence: bool,
) -> Result<bool, Fault> {
    let Some(held) = reports::load(tx, report)? else {
        return Ok(false);
    };
    let r = &held.report;
    let change = raised(indicator.raises, r.priority, r.ongoing, r.state);
    let sighting = Sighting {
        indicator: indicator.id,
        report,
        at: ctx.now,
        in_evidence,
        raised: change.map(|(to, _)| to),
    };
    if !indicators::add_sighting(tx, &sighting)? {
        return Ok(false);
    }
    let mut entry = ctx.entry("indicator sighted", report.0);
    entry.facts = vec![("indicator", indicator.id.to_string())];
    journal::note(tx, entry)?;
    if let Some((to, rings)) = change {
        let how = Raise {
            to,
            reasons: &[String::from("indicator")],
            rings,
            act: "raised by an indicator",
        };
        raise(tx, ctx, report, &how)?;
    }
    Ok(true)
}

/// Which of the candidates really stand in the reports' words. Each report is read once.
pub(super) fn confirmed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    candidates: &[(ReportId, IndicatorId)],
) -> Result<Vec<(ReportId, Indicator)>, Fault> {
    let mut by_report: BTreeMap<ReportId, Vec<IndicatorId>> = BTreeMap::new();
    for (report, indicator) in candidates {
        by_report.entry(*report).or_default().push(*indicator);
    }
    let mut known = BTreeMap::new();
    let mut confirmed = Vec::new();
    for (report, ids) in by_report {
        let Some(held) = reports::load(tx, report)? else {
            continue;
        };
        let found = values_of(&held.report);
        for id in ids {
            let indicator = match known.get(&id) {
                Some(indicator) => indicator,
                None => known.entry(id).or_insert(indicators::load(tx, id)?),
            };
            let Some(indicator) = indicator.as_ref().filter(|i| i.is_active(ctx.now)) else {
                continue;
            };
            if stands_in(indicator, &found) {
                confirmed.push((report, indicator.clone()));
            }
        }
    }
    Ok(confirmed)
}

/// Whether one of these values is a sighting of the indicator.
pub(super) fn stands_in(indicator: &Indicator, found: &[Found]) -> bool {
    let Some(kind) = Kind::parse(&indicator.kind) else {
        return false;
    };
    found.iter().any(|f| covers(kind, &indicator.value, f))
}

/// All values of a report: in its words, and those that were named.
pub(super) fn values_of(report: &Report) -> Vec<Found> {
    let mut found = observables::read(&report.narrative).found;
    for named in &report.observables {
        found.extend(observables::read(&named.value).found);
    }
    found
}
