//! The pages of indicators: the list, one import as it is offered and taken in, one indicator with where it was seen, and
//! how well the rules do.

use super::{
    Sample,
    ago::Ago,
    choices::Choices,
    frame::{Frame, Retry},
    queue::RowView,
    sample,
};
use serde::Serialize;

/// A line of the list of indicators.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorView {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// Since when.
    pub added: Ago,
    /// When it ends by itself.
    pub ends: Option<Ago>,
    /// `active`, `ended` or `withdrawn`: the end of a key `desk-indicator-…`.
    pub state: &'static str,
    /// The priority that a report with it has at least.
    pub raises: Option<&'static str>,
    /// In how many reports it was seen.
    pub sightings: i64,
}

/// An import.
#[derive(Clone, Debug, Serialize)]
pub struct ImportView {
    /// Its id.
    pub id: String,
    /// Where it is from.
    pub source: String,
    /// `text`, `misp`, `stix` or `csv`.
    pub format: &'static str,
    /// Who brought it in.
    pub officer: String,
    /// When.
    pub at: Ago,
    /// The end of a key `desk-import-stage-…`.
    pub stage: &'static str,
    /// Values in it.
    pub total: i64,
    /// How many are through the present stage.
    pub done: i64,
    /// Values that were refused.
    pub refused: i64,
    /// Values beyond the bound.
    pub left_out: i64,
}

/// The list.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorsPage {
    /// The frame.
    pub frame: Frame,
    /// The newest imports.
    pub imports: Vec<ImportView>,
    /// Indicators, the newest first.
    pub indicators: Vec<IndicatorView>,
    /// The address of older ones.
    pub older: Option<String>,
    /// Whether this is not the first page.
    pub later: bool,
    /// What one chooses from.
    pub choices: Choices,
    /// The most bytes that a file may have.
    pub file_max: usize,
}

/// A value that waits for the officer's word.
#[derive(Clone, Debug, Serialize)]
pub struct OfferedView {
    /// Its type.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// What the source says.
    pub note: String,
    /// Its mark.
    pub tlp: String,
    /// When it ends, microseconds UTC.
    pub ends_at: Option<i64>,
}

/// One import.
#[derive(Clone, Debug, Serialize)]
pub struct ImportPage {
    /// The frame.
    pub frame: Frame,
    /// The import.
    pub import: ImportView,
    /// Values that wait, the first of them.
    pub waiting: Vec<OfferedView>,
    /// Refused values with the end of a key `desk-refused-…`, the first of them.
    pub refused: Vec<(String, String)>,
}

/// What one source says about an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// The import's id.
    pub import: String,
    /// Where it is from.
    pub source: String,
    /// What it says.
    pub note: String,
    /// Its mark.
    pub tlp: &'static str,
    /// When.
    pub at: Ago,
    /// When it ends.
    pub ends: Option<Ago>,
    /// Whether that import was undone.
    pub undone: bool,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorPage {
    /// The frame.
    pub frame: Frame,
    /// The indicator.
    pub indicator: IndicatorView,
    /// Who says so.
    pub claims: Vec<ClaimView>,
    /// Reports that hold it; the second says whether only their evidence does.
    pub rows: Vec<(RowView, bool)>,
    /// The address of older ones.
    pub older: Option<String>,
    /// Past reports that one indicator is held against.
    pub past_max: usize,
}

/// How one version of the rules did.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreView {
    /// The version.
    pub rules: String,
    /// Since when.
    pub since: Ago,
    /// Reports that it read.
    pub read: i64,
    /// Reports whose kind an officer corrected.
    pub kinds: i64,
    /// Reports whose urgency an officer corrected.
    pub priorities: i64,
}

/// A list or table that the operator imported.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetView {
    /// Its name.
    pub name: String,
    /// The end of a key `desk-dataset-…`.
    pub what: &'static str,
    /// Its version.
    pub version: String,
    /// Values or networks in it.
    pub rows: i64,
    /// When it came in.
    pub at: Ago,
}

/// The page of the rules and lists.
#[derive(Clone, Debug, Serialize)]
pub struct RulesPage {
    /// The frame.
    pub frame: Frame,
    /// The version that reads now.
    pub version: String,
    /// How the versions did, the newest first.
    pub scores: Vec<ScoreView>,
    /// Lists and tables in force.
    pub datasets: Vec<DatasetView>,
}

fn indicator(kind: &str, value: &str, state: &'static str) -> IndicatorView {
    IndicatorView {
        id: String::from("01940000-0000-7000-8000-0000000000a1"),
        kind: kind.to_owned(),
        value: value.to_owned(),
        added: Ago::sample(90),
        ends: Some(Ago::sample(-60 * 24 * 30)),
        state,
        raises: Some("high"),
        sightings: 3,
    }
}

fn import(stage: &'static str) -> ImportView {
    ImportView {
        id: String::from("01940000-0000-7000-8000-0000000000a2"),
        source: String::from("CERT of a neighbour, <b>weekly</b>"),
        format: "misp",
        officer: String::from("Bo Lindqvist"),
        at: Ago::sample(12),
        stage,
        total: 420,
        done: 120,
        refused: 2,
        left_out: 7,
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let list = IndicatorsPage {
        frame: Frame::sample("indicators"),
        imports: ["offered", "taking", "searching", "done", "undone"]
            .map(import)
            .to_vec(),
        indicators: vec![
            indicator("domain", "pay.example", "active"),
            indicator("ipv4", "198.51.100.7", "ended"),
            indicator("url", "https://pay.example/<script>", "withdrawn"),
        ],
        older: Some(String::from("/desk/indicators?after=1-2")),
        later: true,
        choices: Choices::all(),
        file_max: 10 * 1024 * 1024,
    };
    let mut none = list.clone();
    (none.imports, none.indicators, none.older, none.later) = (Vec::new(), Vec::new(), None, false);
    let mut again = none.clone();
    again.frame.retry = Retry::sample("indicators", "text");
    let mut reader = list.clone();
    reader.frame = Frame::sample_auditor("indicators");
    [
        [list, none, again, reader]
            .iter()
            .map(|p| sample("desk/indicators.html", p))
            .collect(),
        samples_of_import(),
        samples_of_one(),
    ]
    .concat()
}

fn samples_of_import() -> Vec<Sample> {
    let refused = [
        "reserved",
        "resolver",
        "site",
        "check",
        "empty",
        "too-wide",
        "other-type",
        "no-value",
        "combined",
        "listed",
        "own",
    ];
    let offered = ImportPage {
        frame: Frame::sample("indicators"),
        import: import("offered"),
        waiting: vec![OfferedView {
            kind: String::from("domain"),
            value: String::from("pay.example"),
            note: String::from("drops a loader"),
            tlp: String::from("AMBER+STRICT"),
            ends_at: Some(1_798_167_600_000_000),
        }],
        refused: refused
            .map(|why| (String::from("8.8.8.8"), String::from(why)))
            .to_vec(),
    };
    let mut pages = vec![offered.clone()];
    for stage in ["taking", "searching", "done", "undone"] {
        let mut page = offered.clone();
        page.import.stage = stage;
        page.waiting.clear();
        page.refused.clear();
        pages.push(page);
    }
    let mut nothing = offered;
    (nothing.import.total, nothing.import.left_out) = (0, 0);
    nothing.waiting.clear();
    pages.push(nothing);
    pages
        .iter()
        .map(|p| sample("desk/import.html", p))
        .collect()
}

fn samples_of_one() -> Vec<Sample> {
    let claim = |undone| ClaimView {
        import: String::from("01940000-0000-7000-8000-0000000000a2"),
        source: String::from("CERT of a neighbour"),
        note: String::from("drops a loader"),
        tlp: "AMBER",
        at: Ago::sample(12),
        ends: Some(Ago::sample(-60 * 24 * 30)),
        undone,
    };
    let one = IndicatorPage {
        frame: Frame::sample("indicators"),
        indicator: indicator("domain", "pay.example", "active"),
        claims: vec![claim(false), claim(true)],
        rows: RowView::samples().into_iter().map(|r| (r, true)).collect(),
        older: Some(String::from("/desk/indicators/x?below=y")),
        past_max: 2_000,
    };
    let mut unseen = one.clone();
    unseen.rows.clear();
    unseen.older = None;
    unseen.indicator.state = "withdrawn";
    let rules = RulesPage {
        frame: Frame::sample("indicators"),
        version: String::from("2026-12.1"),
        scores: vec![ScoreView {
            rules: String::from("2026-12.1"),
            since: Ago::sample(60 * 24 * 9),
            read: 4_711,
            kinds: 312,
            priorities: 41,
        }],
        datasets: ["warning-list", "own", "networks"]
            .map(|what| DatasetView {
                name: String::from("Top sites"),
                what,
                version: String::from("20260801"),
                rows: 10_000,
                at: Ago::sample(60),
            })
            .to_vec(),
    };
    let mut first = rules.clone();
    first.scores.clear();
    first.datasets.clear();
    let mut all: Vec<Sample> = [one, unseen]
        .iter()
        .map(|p| sample("desk/indicator.html", p))
        .collect();
    all.extend([rules, first].iter().map(|p| sample("desk/rules.html", p)));
    all
}
