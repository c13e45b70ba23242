//! Indicators: values that somebody says mean harm, where they came from, and what a sighting does to a report.

use crate::{
    ImportId, IndicatorId, Moment, OfficerId, marking::Tlp, report::Ongoing, report::ReportState,
    triage::Priority,
};

/// A value that is said to mean harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Its type, as the extractor codes it.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// Since when it is known here.
    pub added_at: Moment,
    /// When it ends by itself; none where nobody said.
    pub ends_at: Option<Moment>,
    /// When the last import that named it was undone.
    pub withdrawn_at: Option<Moment>,
    /// A report that holds it is at least this urgent.
    pub raises: Option<Priority>,
    /// In how many reports it was seen.
    pub sightings: i64,
}

impl Indicator {
    /// Whether it counts at a moment.
    pub fn is_active(&self, now: Moment) -> bool {
        self.withdrawn_at.is_none() && self.ends_at.is_none_or(|end| now < end)
    }
}

/// What one import says about one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it means, in the words of the source.
    pub note: String,
    /// How far it may go.
    pub tlp: Tlp,
    /// When it ends.
    pub ends_at: Option<Moment>,
}

/// In what form indicators came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Typed or pasted as text.
    Text,
    /// An event of MISP.
    Misp,
    /// A bundle of STIX 2.
    Stix,
    /// A table.
    Csv,
}

impl Format {
    /// All forms.
    pub const ALL: [Format; 4] = [Format::Text, Format::Misp, Format::Stix, Format::Csv];
    /// The stored code and the end of the catalogue's key.
    pub fn code(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Misp => "misp",
            Format::Stix => "stix",
            Format::Csv => "csv",
        }
    }
    /// Reads the code.
    pub fn parse(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Read and shown to the officer; nothing counts before the officer says so.
    Offered,
    /// Its values are being taken in.
    Taking,
    /// All are in and hold for every new report; past reports are being searched.
    Searching,
    /// Done.
    Done,
    /// Undone: what only it named counts no more.
    Undone,
}

impl Stage {
    const ALL: [Stage; 5] = [
        Stage::Offered,
        Stage::Taking,
        Stage::Searching,
        Stage::Done,
        Stage::Undone,
    ];
    /// The stored code and the end of the catalogue's key.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Offered => "offered",
            Stage::Taking => "taking",
            Stage::Searching => "searching",
            Stage::Done => "done",
            Stage::Undone => "undone",
        }
    }
    /// Reads the code.
    pub fn parse(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A set of indicators that came in together, and can be undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Where it is from, in the officer's words.
    pub source: String,
    /// In what form it came.
    pub format: Format,
    /// Who brought it in.
    pub officer: OfficerId,
    /// When.
    pub at: Moment,
    /// How far it has come.
    pub stage: Stage,
    /// Values in it that can be taken.
    pub total: i64,
    /// How many of them have been through the present stage.
    pub done: i64,
    /// Values that were refused.
    pub refused: i64,
    /// Some of those, each with the code of the reason.
    pub refused_some: Vec<(String, String)>,
    /// Values beyond the bound of one import.
    pub left_out: i64,
}

/// What a sighting does to a report: how urgent it becomes, and whether somebody is called. It only ever raises. What is
/// over or closed is raised for the list and wakes nobody.
pub fn raised(
    raises: Option<Priority>,
    now: Priority,
    ongoing: Ongoing,
    state: ReportState,
) -> Option<(Priority, bool)> {
    let to = raises.filter(|to| *to < now)?;
    let goes_on = ongoing != Ongoing::Over && state != ReportState::Closed;
    Some((to, goes_on && to <= Priority::High))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sighting_only_ever_raises() {
        use Priority::{Emergency, High, Low, Normal};
        let now = Ongoing::Unknown;
        let new = ReportState::New;
        assert_eq!(raised(Some(High), Low, now, new), Some((High, true)));
        assert_eq!(raised(Some(Normal), Low, now, new), Some((Normal, false)));
        assert_eq!(raised(Some(High), Emergency, now, new), None);
        assert_eq!(raised(Some(High), High, now, new), None);
        assert_eq!(raised(None, Low, now, new), None);
        let over = raised(Some(High), Low, Ongoing::Over, new);
        assert_eq!(over, Some((High, false)));
        let closed = raised(Some(High), Low, now, ReportState::Closed);
        assert_eq!(closed, Some((High, false)));
    }
}
