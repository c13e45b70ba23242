//! The page of a search.

use super::{
    Sample,
    ago::Ago,
    frame::Frame,
    queue::{AlarmView, RowView},
    sample,
};
use serde::Serialize;

/// The page of a search.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// The frame.
    pub frame: Frame,
    /// What was searched for; empty before anything was.
    pub search: String,
    /// Reports that hold all of it.
    pub rows: Vec<RowView>,
    /// Reports whose messages or files hold it.
    pub in_evidence: Vec<RowView>,
    /// The address of older ones.
    pub older: Option<String>,
    /// The address of the newest ones, on a later page.
    pub newest: Option<String>,
    /// Since when reports wait to be known to search.
    pub waiting: Option<Ago>,
    /// Characters that the field takes.
    pub max_chars: usize,
}

pub(super) fn samples() -> Vec<Sample> {
    let before = SearchPage {
        frame: Frame::sample("search"),
        search: String::new(),
        rows: Vec::new(),
        in_evidence: Vec::new(),
        older: None,
        newest: None,
        waiting: None,
        max_chars: 500,
    };
    let mut found = before.clone();
    found.search = String::from("198.51.100.0/24 faktura");
    found.rows = RowView::samples();
    found.older = Some(String::from("/desk/search?search=faktura&below=4711"));
    found.newest = Some(String::from("/desk/search?search=faktura"));
    found.waiting = Some(Ago::sample(3));
    found.frame.ringing = vec![AlarmView::sample(true)];
    found.in_evidence = RowView::samples().split_off(1);
    let mut nothing = before.clone();
    nothing.search = String::from("<b>K7Q");
    [found, before, nothing]
        .iter()
        .map(|page| sample("desk/search.html", page))
        .collect()
}
