//! What neighbours told: the list, and one with its marks in words, what it says, and what of ours shares its values.

use super::{BodyView, LineView, MarksView};
use crate::desk::views::{Sample, ago::Ago, frame::Frame, sample};
use serde::Serialize;

/// What came, the newest first.
#[derive(Clone, Debug, Serialize)]
pub struct CamePage {
    /// The frame.
    pub frame: Frame,
    /// Whether this node is in a network.
    pub in_network: bool,
    /// The statements.
    pub rows: Vec<LineView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// A case of ours that holds a value of a statement.
#[derive(Clone, Debug, Serialize)]
pub struct SharesValue {
    /// Its address.
    pub address: String,
    /// Its reference.
    pub reference: String,
    /// Its title or first words.
    pub title: String,
    /// The value.
    pub value: String,
}

/// One statement that came.
#[derive(Clone, Debug, Serialize)]
pub struct CameOnePage {
    /// The frame.
    pub frame: Frame,
    /// The statement.
    pub line: LineView,
    /// Its marks.
    pub marks: Option<MarksView>,
    /// What it says; none where it is destroyed, held or could not be opened.
    pub body: Option<BodyView>,
    /// When it was said, by its origin's clock, microseconds UTC.
    pub said_at: i64,
    /// When it came, by ours.
    pub came_at: i64,
    /// When somebody here first read it.
    pub read: Option<Ago>,
    /// The address of the report that was made of it.
    pub report: Option<String>,
    /// The import of its indicators.
    pub import: Option<String>,
    /// What of ours shares values with it.
    pub shared: Vec<SharesValue>,
    /// What it answers or belongs to.
    pub parents: Vec<LineView>,
    /// What took it back, with its reason.
    pub cause: Option<LineView>,
    /// The clock, where it asks for help.
    pub due: Option<super::help::ClockView>,
    /// Whether it waits for an answer.
    pub may_answer: bool,
}

impl CameOnePage {
    fn sample() -> CameOnePage {
        CameOnePage {
            frame: Frame::sample("came"),
            line: LineView::sample("alert", "A flood on a bank, <b>moving</b>"),
            marks: Some(MarksView::sample()),
            body: Some(BodyView::sample()),
            said_at: Ago::sample(9).at,
            came_at: Ago::sample(7).at,
            read: Some(Ago::sample(2)),
            report: Some(String::from(
                "/desk/reports/01940000-0000-7000-8000-0000000000b1",
            )),
            import: None,
            shared: vec![SharesValue {
                address: String::from("/desk/incidents/01940000-0000-7000-8000-0000000000c1"),
                reference: String::from("EEI-2026-H2W9PX"),
                title: String::from("ddos · Põhjapank"),
                value: String::from("198.51.100.7"),
            }],
            parents: Vec::new(),
            cause: None,
            due: None,
            may_answer: false,
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let line = LineView::sample;
    let rows = vec![
        LineView {
            unread: true,
            ..line("alert", "A flood on a bank, moving")
        },
        LineView {
            unread: true,
            tlp: "RED",
            ..line("request", "Who can take an image of a server in Tartu?")
        },
        LineView {
            tlp: "GREEN",
            ..line("indicators", "900 addresses of that flood")
        },
        LineView {
            tlp: "CLEAR",
            stand: "withdrawn",
            ..line("advisory", "Patch the gateway")
        },
        LineView {
            tlp: "AMBER+STRICT",
            stand: "superseded",
            ..line("incident", "Patient records copied")
        },
        LineView {
            stand: "held",
            reason: Some(String::from("unknown-kind")),
            ..line("unknown", "")
        },
    ];
    let page = CamePage {
        frame: Frame::sample("came"),
        in_network: true,
        rows,
        older: Some(String::from("/desk/came?after=abc")),
    };
    let empty = CamePage {
        rows: Vec::new(),
        older: None,
        ..page.clone()
    };
    let alone = CamePage {
        in_network: false,
        ..empty.clone()
    };
    let one = CameOnePage::sample();
    let erased = CameOnePage {
        line: LineView {
            stand: "erased",
            ..one.line.clone()
        },
        marks: None,
        body: None,
        read: None,
        report: None,
        shared: Vec::new(),
        cause: Some(line("erase", "It held a name that must not cross.")),
        ..one.clone()
    };
    let held = CameOnePage {
        line: LineView {
            stand: "held",
            reason: Some(String::from("unknown-kind")),
            ..line("unknown", "")
        },
        marks: None,
        cause: None,
        ..erased.clone()
    };
    let indicators = CameOnePage {
        line: line("indicators", "900 addresses"),
        import: Some(String::from("01940000-0000-7000-8000-0000000000f1")),
        report: None,
        marks: Some(MarksView {
            tlp: "RED",
            pap: "RED",
            controlled: true,
            personal: None,
            matters: Vec::new(),
            expires: None,
        }),
        parents: vec![line("alert", "A flood on a bank, moving")],
        ..one.clone()
    };
    let request = CameOnePage {
        line: line("request", "Who can take an image of a server in Tartu?"),
        due: Some(super::help::ClockView::sample(312)),
        may_answer: true,
        shared: Vec::new(),
        ..one.clone()
    };
    let mut pages = vec![
        sample("desk/exchange/came.html", &page),
        sample("desk/exchange/came.html", &empty),
        sample("desk/exchange/came.html", &alone),
    ];
    for page in [one, erased, held, indicators, request] {
        pages.push(sample("desk/exchange/came_one.html", &page));
    }
    pages
}
