//! How fast this node answered, month by month, for everybody: read from the small table that a worker counts, and
//! signed with the journal's key.

use crate::{Fault, Node};
use std::collections::BTreeMap;
use stormbell_model::{
    Moment,
    levels::{Month, MonthCounted, months_until},
};
use stormbell_store::levels;

/// Months that are told: this one, and the twelve before it.
const MONTHS: usize = 13;

/// What is told.
#[derive(Clone, Debug)]
pub struct Levels {
    /// Entries of the journal that were counted.
    pub counted: u64,
    /// When it was read.
    pub at: Moment,
    /// The months, the newest first.
    pub months: Vec<Month>,
    /// The same as JSON, on one line.
    pub json: String,
    /// The JSON, signed.
    pub note: String,
}

/// Reads the service levels, and signs them.
pub async fn service_levels(node: &Node) -> Result<Levels, Fault> {
    let at = node.now();
    let wanted = months_until(at.month(), MONTHS);
    let first = wanted.last().copied().unwrap_or_default();
    let read = node.store().read("read service levels", move |tx| {
        Ok((levels::place(tx)?, levels::since(tx, first)?))
    });
    let (counted, counts) = read.await?;
    let mut by_month: BTreeMap<i64, MonthCounted> = BTreeMap::new();
    for c in counts {
        let month = by_month.entry(c.month).or_default();
        month.add(c.door, c.lang, c.measure, c.seconds, c.reports);
    }
    let told = |month| by_month.remove(&month).unwrap_or_default().told(month);
    let months: Vec<Month> = wanted.into_iter().map(told).collect();
    let key = node.verifier();
    let json = stormbell_wire::levels_note::json(&stormbell_wire::levels_note::Said {
        node: &node.config().name,
        journal: key.name(),
        key: &key.to_string(),
        counted,
        at,
        months: &months,
    });
    let json = json.ok_or(Fault::Internal)?;
    let note = node.sign_note(&stormbell_wire::levels_note::text(&json))?;
    Ok(Levels {
        counted,
        at,
        months,
        json,
        note,
    })
}
