//! The service levels are counted from the journal, some thousand entries at a time, behind those who file. How far it was
//! read is kept with what was counted, in one transaction: a death in between counts nothing twice, and a node that was
//! upgraded or restored counts on from there.

use crate::{Ctx, Fault, Node};
use std::collections::BTreeMap;
use stormbell_model::{
    Lang, Moment, ReportId,
    levels::{Measure, step_s},
    report::Door,
};
use stormbell_store::{
    Tx, journal,
    levels::{self, CALLED, Count, Read},
};

/// Entries of the journal that are looked through at once: some hundredths of a second.
const ENTRIES_AT_ONCE: u64 = 2_048;

/// Counts the next entries. Tells whether more wait.
pub async fn count_levels(node: &Node) -> Result<bool, Fault> {
    let look = |tx: &mut Tx<'_>| Ok((levels::place(tx)?, journal::head(tx)?.0));
    let (from, size) = node.store().read("look what is not counted", look).await?;
    let until = size.min(from + ENTRIES_AT_ONCE);
    if until <= from {
        return Ok(false);
    }
    let read = move |tx: &mut Tx<'_>| counted(tx, from, until);
    let counts = node.store().read("count from the journal", read).await?;
    let keep = move |tx: &mut Tx<'_>| {
        // Another process counted them meanwhile: the place and the figures moved together.
        if levels::place(tx)? != from {
            return Ok(());
        }
        for count in &counts {
            levels::add(tx, count)?;
        }
        levels::set_place(tx, until)
    };
    let kept = node.store().write_aside("keep what was counted", keep);
    kept.await?;
    Ok(until < size)
}

/// What the journal says of a report's filing, as far as it is counted.
#[derive(Clone, Copy)]
struct Filed {
    at: Moment,
    door: Door,
    lang: Lang,
}

impl Filed {
    /// Reads a record. `None` for tests and for the node's reports about itself, which count nowhere.
    fn read(at: Moment, record: &[u8]) -> Option<Filed> {
        let (door, lang) = stormbell_wire::filing_record::origin_that_counts(record)?;
        Some(Filed { at, door, lang })
    }
}

fn counted(tx: &mut Tx<'_>, from: u64, until: u64) -> stormbell_store::Result<Vec<Count>> {
    let mut sums: BTreeMap<(i64, &str, &str, &str, i64), Count> = BTreeMap::new();
    for entry in levels::entries(tx, from, until)? {
        let Some((filed, measure)) = meaning(tx, &entry)? else {
            continue;
        };
        let seconds = match measure {
            Measure::Filed | Measure::Rang => 0,
            Measure::Called | Measure::Acknowledged | Measure::Answered => {
                step_s(entry.at.since(filed.at))
            }
        };
        let month = filed.at.month();
        let key = (
            month,
            filed.door.code(),
            filed.lang.code(),
            measure.code(),
            seconds,
        );
        let sum = sums.entry(key).or_insert(Count {
            month,
            door: filed.door,
            lang: filed.lang,
            measure,
            seconds,
            reports: 0,
        });
        sum.reports += 1;
    }
    Ok(sums.into_values().collect())
}

/// What an entry counts for, if it is the first of its kind for a report that counts.
fn meaning(tx: &mut Tx<'_>, entry: &Read) -> stormbell_store::Result<Option<(Filed, Measure)>> {
    let (measure, alike): (_, &[&str]) = match entry.act.as_str() {
        "report filed" => {
            let filed = Filed::read(entry.at, &entry.record);
            return Ok(filed.map(|filed| (filed, Measure::Filed)));
        }
        "alarm opened" => (Measure::Rang, &["alarm opened"]),
        CALLED => (Measure::Called, &[CALLED]),
        "alarm acknowledged" => (Measure::Acknowledged, &["alarm acknowledged"]),
        // Whoever closes a report writes to its reporter.
        _ => (Measure::Answered, &["reporter answered", "report closed"]),
    };
    if levels::first(tx, entry.report, alike)? != Some(entry.position) {
        return Ok(None);
    }
    let filing = levels::filing(tx, entry.report)?;
    let filed = filing.and_then(|(at, record)| Filed::read(at, &record));
    Ok(filed.map(|filed| (filed, measure)))
}

/// Notes in the journal that somebody was called about a report, the first time that a carrier takes a call.
pub(crate) fn note_first_call(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    report: ReportId,
) -> stormbell_store::Result<()> {
    if levels::first(tx, report, &[CALLED])?.is_some() {
        return Ok(());
    }
    journal::note(tx, ctx.entry(CALLED, report.0))
}
