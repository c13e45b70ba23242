//! Sightings: which report holds which indicator. Candidates come from the keyed hashes of search; whoever writes a
//! sighting has held the words against the value.

use super::load;
use crate::columns::{self, params};
use crate::{Result, Tx, search::Term};
use std::collections::BTreeMap;
use stormbell_model::{IndicatorId, Moment, ReportId, indicator::Indicator, triage::Priority};

/// An indicator was seen in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// In which report.
    pub report: ReportId,
    /// When this was found out.
    pub at: Moment,
    /// Whether it stands in the report's words, or in a message or file.
    pub in_evidence: bool,
    /// What it made of the report's urgency.
    pub raised: Option<Priority>,
}

/// Terms that are looked up one by one; where there are more, all indicators are read instead.
const ONE_BY_ONE: usize = 2_048;
/// Terms in one statement.
const AT_ONCE: usize = 128;

/// Indicators that have one of these terms.
pub fn matching<'a>(
    tx: &mut Tx<'_>,
    terms: impl ExactSizeIterator<Item = &'a Term>,
) -> Result<Vec<(Term, IndicatorId)>> {
    let any = tx.query_one("SELECT 1 FROM indicator_terms LIMIT 1", &[], |r| r.int(0))?;
    if any.is_none() {
        return Ok(Vec::new());
    }
    let terms: Vec<&Term> = terms.collect();
    if terms.len() > ONE_BY_ONE {
        let mut all = tx.query("SELECT term, indicator FROM indicator_terms", &[], read)?;
        let known: std::collections::HashSet<&Term> = terms.into_iter().collect();
        all.retain(|(term, _)| known.contains(term));
        return Ok(all);
    }
    let mut found = Vec::new();
    for some in terms.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|n| format!("?{n}")).collect();
        let values: Vec<crate::Value> = some.iter().map(|t| t.as_slice().into()).collect();
        let sql = format!(
            "SELECT term, indicator FROM indicator_terms WHERE term IN ({})",
            places.join(", ")
        );
        found.extend(tx.query(&sql, &values, read)?);
    }
    Ok(found)
}

fn read(r: &crate::Row<'_>) -> Result<(Term, IndicatorId)> {
    Ok((r.array(0)?, columns::id(r, 1)?))
}

/// Keeps a sighting; tells whether it is new.
pub fn add_sighting(tx: &mut Tx<'_>, s: &Sighting) -> Result<bool> {
    let new = tx.execute(
        "INSERT INTO sightings (indicator, report, at, origin, raised) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (indicator, report) DO NOTHING",
        params![
            s.indicator,
            s.report,
            s.at,
            if s.in_evidence { "evidence" } else { "report" },
            s.raised.map(|p| p.level())
        ],
    )?;
    if new == 1 {
        tx.execute_one(
            "UPDATE indicators SET sightings = sightings + 1 WHERE id = ?1",
            params![s.indicator],
        )?;
    }
    Ok(new == 1)
}

/// The indicators that were seen in a report, at most `limit`.
pub fn of_report(
    tx: &mut Tx<'_>,
    report: ReportId,
    limit: usize,
) -> Result<Vec<(Sighting, Indicator)>> {
    let sightings = tx.query(
        "SELECT indicator, report, at, origin, raised FROM sightings WHERE report = ?1 ORDER BY indicator LIMIT ?2",
        params![report, limit as i64],
        sighting,
    )?;
    let mut known: BTreeMap<IndicatorId, Indicator> = BTreeMap::new();
    let mut all = Vec::with_capacity(sightings.len());
    for s in sightings {
        if !known.contains_key(&s.indicator)
            && let Some(indicator) = load(tx, s.indicator)?
        {
            known.insert(s.indicator, indicator);
        }
        if let Some(indicator) = known.get(&s.indicator) {
            all.push((s, indicator.clone()));
        }
    }
    Ok(all)
}

/// The reports that an indicator was seen in, the newest first, below a report.
pub fn with_indicator(
    tx: &mut Tx<'_>,
    indicator: IndicatorId,
    below: Option<ReportId>,
    limit: usize,
) -> Result<Vec<Sighting>> {
    let below = below.map_or(uuid::Uuid::max(), |id| id.0);
    tx.query(
        "SELECT indicator, report, at, origin, raised FROM sightings WHERE indicator = ?1 AND report < ?2 \
         ORDER BY report DESC LIMIT ?3",
        params![indicator, below, limit as i64],
        sighting,
    )
}

fn sighting(r: &crate::Row<'_>) -> Result<Sighting> {
    Ok(Sighting {
        indicator: columns::id(r, 0)?,
        report: columns::id(r, 1)?,
        at: columns::moment(r, 2)?,
        in_evidence: r.text(3)? == "evidence",
        raised: r.opt_int(4)?.and_then(Priority::from_level),
    })
}
