//! The library of expertise: every node holds a copy of it.

use super::{BodyView, LineView, MarksView};
use crate::desk::views::{Sample, frame::Frame, sample};
use serde::Serialize;

/// A work in the list.
#[derive(Clone, Debug, Serialize)]
pub struct WorkView {
    /// The statement that holds it.
    pub line: LineView,
    /// `playbook`, `lesson`, `tool` or `expert`.
    pub what: &'static str,
    /// Its language by its own name.
    pub lang: String,
}

/// The library.
#[derive(Clone, Debug, Serialize)]
pub struct LibraryPage {
    /// The frame.
    pub frame: Frame,
    /// Whether this node is in a network.
    pub in_network: bool,
    /// What was asked for.
    pub asked: String,
    /// The works.
    pub rows: Vec<WorkView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// One work.
#[derive(Clone, Debug, Serialize)]
pub struct WorkPage {
    /// The frame.
    pub frame: Frame,
    /// The statement.
    pub line: LineView,
    /// Its marks.
    pub marks: Option<MarksView>,
    /// What it says.
    pub body: Option<BodyView>,
    /// Its language by its own name.
    pub spoken: String,
    /// Whether it is our own.
    pub own: bool,
}

pub(super) fn samples() -> Vec<Sample> {
    let work = |what: &'static str, subject: &str| WorkView {
        line: LineView::sample("expertise", subject),
        what,
        lang: String::from("English"),
    };
    let page = LibraryPage {
        frame: Frame::sample("library"),
        in_network: true,
        asked: String::from("flood"),
        rows: vec![
            work("playbook", "When a bank is flooded: the first hour"),
            work("lesson", "What we would do differently: 2007"),
            work("tool", "flowsieve: finds the third that does a third"),
            work("expert", "Routing at the exchange point"),
        ],
        older: None,
    };
    let none = LibraryPage {
        rows: Vec::new(),
        ..page.clone()
    };
    let empty = LibraryPage {
        asked: String::new(),
        ..none.clone()
    };
    let one = WorkPage {
        frame: Frame::sample("library"),
        line: LineView::sample("expertise", "When a bank is flooded: the first hour"),
        marks: Some(MarksView::sample()),
        body: Some(BodyView::sample_expertise()),
        spoken: String::from("English"),
        own: true,
    };
    vec![
        sample("desk/exchange/library.html", &page),
        sample("desk/exchange/library.html", &none),
        sample("desk/exchange/library.html", &empty),
        sample("desk/exchange/work.html", &one),
    ]
}
