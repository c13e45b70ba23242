//! An organisation's own reports, and pages.

use serde::Serialize;
use stormbell_model::Moment;
use stormbell_service::OwnReport;

/// One page. `next` is missing on the last.
#[derive(Serialize)]
pub struct PageView<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What to give as `after` for the following page.
    pub next: Option<String>,
}

/// One report in the list of an organisation.
#[derive(Serialize)]
pub struct OwnView {
    report_id: String,
    reference: String,
    filed_at: String,
    state: &'static str,
    rsit: String,
    closed_at: Option<String>,
    outcome: Option<&'static str>,
    unanswered: bool,
    test: bool,
}

impl From<OwnReport> for OwnView {
    fn from(r: OwnReport) -> OwnView {
        OwnView {
            report_id: r.report_id.to_string(),
            reference: r.reference,
            filed_at: r.filed_at.rfc3339(),
            state: r.state.code(),
            rsit: r.kind.tag(),
            closed_at: r.closed_at.map(Moment::rfc3339),
            outcome: r.outcome.map(|o| o.code()),
            unanswered: r.unanswered,
            test: r.test,
        }
    }
}
