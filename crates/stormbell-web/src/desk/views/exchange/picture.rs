//! The common picture: what burns where, as a map and as tables.

use super::LineView;
use crate::desk::views::{Sample, frame::Frame, map::Map, sample};
use serde::Serialize;

/// The common picture of the last days.
#[derive(Clone, Debug, Serialize)]
pub struct PicturePage {
    /// The frame.
    pub frame: Frame,
    /// Whether this node is in a network.
    pub in_network: bool,
    /// What burns, by state.
    pub map: Map,
    /// By RSIT value.
    pub kinds: Vec<(&'static str, i64)>,
    /// By sector's word.
    pub sectors: Vec<(&'static str, i64)>,
    /// The newest of it.
    pub newest: Vec<LineView>,
}

pub(super) fn samples() -> Vec<Sample> {
    let page = PicturePage {
        frame: Frame::sample("picture"),
        in_network: true,
        map: Map::of(vec![
            (String::from("EE"), 12),
            (String::from("SE"), 4),
            (String::from("LT"), 2),
            (String::from("EU"), 1),
        ]),
        kinds: vec![("ddos", 14), ("phishing", 5)],
        sectors: vec![("banking", 11), ("electricity", 2)],
        newest: vec![LineView::sample("alert", "A flood on a bank, moving")],
    };
    let empty = PicturePage {
        map: Map::of(Vec::new()),
        kinds: Vec::new(),
        sectors: Vec::new(),
        newest: Vec::new(),
        ..page.clone()
    };
    vec![
        sample("desk/exchange/picture.html", &page),
        sample("desk/exchange/picture.html", &empty),
    ]
}
