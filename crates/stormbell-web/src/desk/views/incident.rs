//! Incidents: the list, and one with its reports and its timeline.

use super::{
    Sample,
    ago::Ago,
    choices::Choices,
    frame::Frame,
    grouping::{ProposalView, RegroupingView, sample_reasons},
    queue::RowView,
    report::LinkView,
    sample,
};
use serde::Serialize;

/// One line of the list of incidents.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentRowView {
    /// Its id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// What officers call it.
    pub title: String,
    /// When it was opened.
    pub opened: Ago,
    /// The RSIT value.
    pub kind: &'static str,
    /// The priority's code.
    pub priority: &'static str,
    /// The TLP label.
    pub tlp: &'static str,
    /// Who has it.
    pub assigned_to: Option<String>,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// When it last moved.
    pub moved: Ago,
    /// Reports in it.
    pub reports: i64,
}

/// The list of incidents.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentsPage {
    /// The frame.
    pub frame: Frame,
    /// Whether closed ones are shown.
    pub closed: bool,
    /// The incidents.
    pub rows: Vec<IncidentRowView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// An entry of the timeline.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// When.
    pub at: Ago,
    /// Who.
    pub by: String,
    /// Whether an officer wrote it; else it tells of a change.
    pub is_note: bool,
    /// The words of a note, or the name of a change.
    pub text: String,
    /// The new value of a change.
    pub detail: String,
}

/// A report in the incident with its tie.
#[derive(Clone, Debug, Serialize)]
pub struct TiedView {
    /// The tie.
    pub link: LinkView,
    /// The report.
    pub row: RowView,
}

/// The page of one incident.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentPage {
    /// The frame.
    pub frame: Frame,
    /// The incident.
    pub incident: IncidentRowView,
    /// The RSIT class.
    pub class: &'static str,
    /// The id of the officer who has it.
    pub assigned_id: Option<String>,
    /// When it was closed.
    pub closed: Option<Ago>,
    /// A page of its reports, the newest tie first.
    pub reports: Vec<TiedView>,
    /// The address of older ties.
    pub older_reports: Option<String>,
    /// A page of its timeline, newest first.
    pub timeline: Vec<EntryView>,
    /// The address of older entries.
    pub older_entries: Option<String>,
    /// Whether one of the two lists does not begin at the newest.
    pub is_older: bool,
    /// Acts that changed which reports are in it.
    pub regroupings: Vec<RegroupingView>,
    /// The incident that shows its reports: id and reference.
    pub merged_into: Option<(String, String)>,
    /// Campaigns that it is in: id and title.
    pub campaigns: Vec<(String, String)>,
    /// What rules propose.
    pub proposals: Vec<ProposalView>,
    /// Other open incidents: id and name.
    pub open_incidents: Vec<(String, String)>,
    /// Officers that it may be assigned to.
    pub officers: Vec<(String, String)>,
    /// What one chooses from.
    pub choices: Choices,
}

impl IncidentRowView {
    fn sample(n: u32, outcome: Option<&'static str>) -> IncidentRowView {
        IncidentRowView {
            id: format!("01940000-0000-7000-8000-0000000000c{n}"),
            reference: format!("SE-2026-H2W9P{n}"),
            title: String::from("Flood against publishing site"),
            opened: Ago::sample(62),
            kind: "ddos",
            priority: "high",
            tlp: "GREEN",
            assigned_to: (n == 1).then(|| String::from("Anna Berg")),
            outcome,
            moved: Ago::sample(3),
            reports: 14,
        }
    }
}

impl IncidentPage {
    fn sample() -> IncidentPage {
        let tie = |undone| LinkView {
            link: String::from("01940000-0000-7000-8000-0000000000d1"),
            incident: String::from("01940000-0000-7000-8000-0000000000c1"),
            reference: String::from("SE-2026-H2W9P1"),
            title: String::from("Flood against publishing site"),
            reason: String::from("same target, same quarter of an hour"),
            why: if undone { sample_reasons() } else { Vec::new() },
            rules: undone.then(|| String::from("correlate-1")),
            by: String::from("Anna Berg"),
            at: Ago::sample(20),
            undone,
        };
        let rows = RowView::samples();
        let entry = |minutes, is_note, text: &str, detail: &str| EntryView {
            at: Ago::sample(minutes),
            by: String::from("Anna Berg"),
            is_note,
            text: text.to_owned(),
            detail: detail.to_owned(),
        };
        IncidentPage {
            frame: Frame::sample("incidents"),
            incident: IncidentRowView::sample(1, None),
            class: "availability",
            assigned_id: None,
            closed: None,
            reports: vec![
                TiedView {
                    link: tie(false),
                    row: rows[1].clone(),
                },
                TiedView {
                    link: tie(true),
                    row: rows[3].clone(),
                },
            ],
            timeline: vec![
                entry(
                    3,
                    true,
                    "The host filters upstream now; the site answers again from two networks.",
                    "",
                ),
                entry(9, false, "priority changed", "high"),
                entry(
                    62,
                    false,
                    "incident opened",
                    "Flood against publishing site",
                ),
            ],
            older_reports: None,
            older_entries: None,
            is_older: false,
            regroupings: [(true, "Anna Berg", "merge"), (false, "", "split")]
                .map(|(undone, by, act)| RegroupingView {
                    id: String::from("01940000-0000-7000-8000-0000000000e3"),
                    act,
                    reason: by.to_owned(),
                    by: by.to_owned(),
                    at: Ago::sample(8),
                    undone,
                })
                .to_vec(),
            merged_into: None,
            campaigns: vec![(
                String::from("01940000-0000-7000-8000-0000000000a1"),
                String::from("Floods of this autumn"),
            )],
            proposals: vec![ProposalView::sample()],
            open_incidents: vec![(
                String::from("01940000-0000-7000-8000-0000000000c2"),
                String::from("SEI-2026-H2W9P2 Flood"),
            )],
            officers: vec![(
                String::from("01940000-0000-7000-8000-000000000007"),
                String::from("Bo Lindqvist"),
            )],
            choices: Choices::all(),
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let list = IncidentsPage {
        frame: Frame::sample("incidents"),
        closed: false,
        rows: vec![
            IncidentRowView::sample(1, None),
            IncidentRowView::sample(2, None),
        ],
        older: Some(String::from("/desk/incidents?after=abc")),
    };
    let empty = IncidentsPage {
        rows: Vec::new(),
        older: None,
        ..list.clone()
    };
    let old = IncidentsPage {
        closed: true,
        rows: vec![IncidentRowView::sample(3, Some("resolved"))],
        ..empty.clone()
    };
    let open = IncidentPage::sample();
    let mut closed = open.clone();
    closed.incident.outcome = Some("resolved");
    closed.closed = Some(Ago::sample(1));
    let mut great = open.clone();
    great.incident.reports = 100_000;
    great.older_reports = Some(String::from("?reports=abc#reports"));
    great.older_entries = Some(String::from("?timeline=abc#timeline"));
    great.is_older = true;
    let mut bare = open.clone();
    bare.frame = Frame::sample_auditor("incidents");
    bare.reports.clear();
    bare.proposals.clear();
    let mut merged = open.clone();
    merged.merged_into = Some((merged.incident.id.clone(), String::from("SEI-2026-H2W9P2")));
    let lists = [list, empty, old].map(|p| sample("desk/incidents.html", &p));
    let pages = [open, closed, great, bare, merged].map(|p| sample("desk/incident.html", &p));
    lists.into_iter().chain(pages).collect()
}
