//! What this node told: the list, and one with everyone who got it, who has read it, and who has done what was asked.

use super::{BodyView, LineView, MarksView, NodeView};
use crate::desk::views::{
    Sample,
    ago::Ago,
    frame::{Frame, Retry},
    sample,
};
use serde::Serialize;

/// How far a statement has come, in numbers.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct CountsView {
    /// Neighbours whose log holds it.
    pub went: usize,
    /// Who stored it.
    pub stored: usize,
    /// Where a person has read it.
    pub read: usize,
    /// Where it was taken back and is not used any more, or destroyed.
    pub complied: usize,
}

/// One line of what went.
#[derive(Clone, Debug, Serialize)]
pub struct SentRow {
    /// The statement.
    pub line: LineView,
    /// How far it has come.
    pub counts: CountsView,
}

/// What went, the newest first.
#[derive(Clone, Debug, Serialize)]
pub struct SentPage {
    /// The frame.
    pub frame: Frame,
    /// Whether this node is in a network.
    pub in_network: bool,
    /// The statements.
    pub rows: Vec<SentRow>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// One neighbour's copy.
#[derive(Clone, Debug, Serialize)]
pub struct CopyView {
    /// Who.
    pub node: NodeView,
    /// Why it may have it.
    pub rule: String,
    /// `waiting`, `stored`, `read`, `refused`, `asked` (taken back, no answer yet), `withdrawn` or `erased`.
    pub state: &'static str,
    /// Since when.
    pub at: Ago,
    /// Why it could not be taken.
    pub refused: Option<String>,
    /// When a person there read it.
    pub read: Option<Ago>,
}

/// One statement of ours.
#[derive(Clone, Debug, Serialize)]
pub struct SentOnePage {
    /// The frame.
    pub frame: Frame,
    /// The statement.
    pub line: LineView,
    /// Its marks.
    pub marks: Option<MarksView>,
    /// What it says; none where it is destroyed.
    pub body: Option<BodyView>,
    /// How far it has come.
    pub counts: CountsView,
    /// Everyone who got it; those first of whom something is missing.
    pub copies: Vec<CopyView>,
    /// The address of the case of ours that it is about.
    pub about: Option<String>,
    /// When it was said, microseconds UTC.
    pub came_at: i64,
    /// What it answers or belongs to.
    pub parents: Vec<LineView>,
    /// What took it back, with its reason.
    pub cause: Option<LineView>,
    /// Whether it can be taken back by the one who looks.
    pub may_take_back: bool,
    /// Whether it can be said anew.
    pub may_say_anew: bool,
}

impl SentOnePage {
    fn sample() -> SentOnePage {
        let copy = |name: &str, title: &str, state: &'static str| CopyView {
            node: NodeView::new(name, title),
            rule: String::from("named-node"),
            state,
            at: Ago::sample(6),
            refused: (state == "refused").then(|| String::from("unknown-kind")),
            read: (state == "read").then(|| Ago::sample(4)),
        };
        SentOnePage {
            frame: Frame::sample("sent"),
            line: LineView::sample("incident", "A flood on a bank, <b>moving</b>"),
            marks: Some(MarksView::sample()),
            body: Some(BodyView::sample()),
            counts: CountsView {
                went: 4,
                stored: 2,
                read: 1,
                complied: 0,
            },
            copies: vec![
                copy("lt", "Lithuania", "refused"),
                copy("fi", "Finland", "waiting"),
                copy("lv", "Latvia", "stored"),
                copy("ee", "Estonia", "read"),
            ],
            about: Some(String::from(
                "/desk/incidents/01940000-0000-7000-8000-0000000000c1",
            )),
            came_at: Ago::sample(7).at,
            parents: Vec::new(),
            cause: None,
            may_take_back: true,
            may_say_anew: true,
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let line = LineView::sample;
    let counts = CountsView {
        went: 27,
        stored: 26,
        read: 19,
        complied: 0,
    };
    let rows = vec![
        SentRow {
            line: line("incident", "A flood on a bank, moving"),
            counts,
        },
        SentRow {
            line: LineView {
                tlp: "GREEN",
                ..line("advisory", "Patch the gateway")
            },
            counts: CountsView {
                stored: 27,
                read: 27,
                ..counts
            },
        },
        SentRow {
            line: LineView {
                stand: "erased",
                ..line("indicators", "")
            },
            counts: CountsView {
                complied: 25,
                ..counts
            },
        },
    ];
    let page = SentPage {
        frame: Frame::sample("sent"),
        in_network: true,
        rows,
        older: None,
    };
    let empty = SentPage {
        rows: Vec::new(),
        ..page.clone()
    };
    let one = SentOnePage::sample();
    let mut taken_back = SentOnePage {
        cause: Some(line("erase", "It held a name that must not cross.")),
        body: None,
        marks: None,
        may_take_back: false,
        may_say_anew: false,
        counts: CountsView {
            complied: 2,
            ..one.counts
        },
        line: LineView {
            stand: "erased",
            ..one.line.clone()
        },
        ..one.clone()
    };
    let states = ["asked", "asked", "erased", "erased"];
    for (copy, state) in taken_back.copies.iter_mut().zip(states) {
        copy.state = state;
    }
    let mut again = one.clone();
    again.frame.retry = Retry::sample("withdraw", "reason");
    vec![
        sample("desk/exchange/sent.html", &page),
        sample("desk/exchange/sent.html", &empty),
        sample("desk/exchange/sent_one.html", &one),
        sample("desk/exchange/sent_one.html", &taken_back),
        sample("desk/exchange/sent_one.html", &again),
    ]
}
