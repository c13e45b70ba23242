//! The node's reports about itself: for each kind of trouble the last one, and whether it still lasts.

use crate::columns::{self, params};
use crate::{Result, Tx};
use stormbell_model::{Moment, ReportId};

/// A trouble with its report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReport {
    /// The trouble's code.
    pub trouble: String,
    /// The report about it.
    pub report: ReportId,
    /// Since when it lasts, or lasted.
    pub since: Moment,
    /// When a process last met it.
    pub seen_at: Moment,
    /// When it was found to be over.
    pub over_at: Option<Moment>,
}

/// All of them: one for each kind of trouble at most.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<OwnReport>> {
    tx.query(
        "SELECT trouble, report, since, seen_at, over_at FROM own_reports ORDER BY trouble",
        &[],
        |r| {
            Ok(OwnReport {
                trouble: r.text(0)?,
                report: columns::id(r, 1)?,
                since: columns::moment(r, 2)?,
                seen_at: columns::moment(r, 3)?,
                over_at: columns::opt_moment(r, 4)?,
            })
        },
    )
}

/// Keeps one, in the place of the one before.
pub fn put(tx: &mut Tx<'_>, own: &OwnReport) -> Result<()> {
    tx.execute(
        "INSERT INTO own_reports (trouble, report, since, seen_at, over_at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (trouble) DO UPDATE SET report = excluded.report, since = excluded.since, \
         seen_at = excluded.seen_at, over_at = excluded.over_at",
        params![
            own.trouble.as_str(),
            own.report,
            own.since,
            own.seen_at,
            own.over_at.map(|m| m.0)
        ],
    )
    .map(|_| ())
}
