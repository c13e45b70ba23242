//! Help that states ask of each other, with the eight-hour clock.

use super::LineView;
use crate::desk::views::{Sample, ago::Ago, frame::Frame, sample};
use serde::Serialize;
use stormbell_model::{Moment, Span};

/// Hours of the clock.
const HOURS: i64 = 8;

/// The clock of a request: one bar for each of its hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// `running`, `soon` (two hours or less), `over` or `answered`.
    pub state: &'static str,
    /// When the answer is due.
    pub due: Ago,
    /// When it was answered.
    pub answered: Option<Ago>,
    /// Whole hours left, and minutes beside them.
    pub left: (i64, i64),
    /// For each hour, how much of it is still to come, in tenths.
    pub hours: Vec<i64>,
}

impl ClockView {
    /// The clock as seen at `now`.
    pub fn of(due: Moment, answered: Option<Moment>, now: Moment) -> ClockView {
        // An answer stops it where it stood.
        let at = answered.unwrap_or(now);
        let left = (due.since(at).as_seconds() / 60).max(0);
        let state = match answered {
            Some(_) => "answered",
            None if due <= now => "over",
            None if left <= 2 * 60 => "soon",
            None => "running",
        };
        let hour = |n: i64| ((left - (HOURS - 1 - n) * 60) * 10 / 60).clamp(0, 10);
        ClockView {
            state,
            due: Ago::of(due, now),
            answered: answered.map(|at| Ago::of(at, now)),
            left: (left / 60, left % 60),
            hours: (0..HOURS).map(hour).collect(),
        }
    }

    /// For samples: `minutes` left.
    pub fn sample(minutes: i64) -> ClockView {
        let now = Moment(1_795_575_780_000_000);
        ClockView::of(now.plus(Span::minutes(minutes)), None, now)
    }
}

/// A request.
#[derive(Clone, Debug, Serialize)]
pub struct HelpRow {
    /// The request.
    pub line: LineView,
    /// Whether this node asks.
    pub own: bool,
    /// Its clock.
    pub clock: ClockView,
    /// The answer's address.
    pub answer: Option<String>,
}

/// The page of requests.
#[derive(Clone, Debug, Serialize)]
pub struct HelpPage {
    /// The frame.
    pub frame: Frame,
    /// Whether this node is in a network.
    pub in_network: bool,
    /// Asked of us.
    pub of_us: Vec<HelpRow>,
    /// Asked by us.
    pub by_us: Vec<HelpRow>,
    /// The address of older ones.
    pub older: Option<String>,
}

pub(super) fn samples() -> Vec<Sample> {
    let now = Moment(1_795_575_780_000_000);
    let row = |own, minutes: i64, answered: bool| HelpRow {
        line: LineView::sample("request", "Who can take an image of a server in Tartu?"),
        own,
        clock: ClockView::of(
            now.plus(Span::minutes(minutes)),
            answered.then(|| now.minus(Span::minutes(30))),
            now,
        ),
        answer: answered.then(|| format!("/desk/came/sb1-{}", "c".repeat(52))),
    };
    let page = HelpPage {
        frame: Frame::sample("help"),
        in_network: true,
        of_us: vec![
            row(false, 85, false),
            row(false, -5, false),
            row(false, 400, true),
        ],
        by_us: vec![row(true, 312, false)],
        older: None,
    };
    let empty = HelpPage {
        of_us: Vec::new(),
        by_us: Vec::new(),
        ..page.clone()
    };
    vec![
        sample("desk/exchange/help.html", &page),
        sample("desk/exchange/help.html", &empty),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_shows_what_is_left() {
        let clock = ClockView::sample(312);
        assert_eq!((clock.state, clock.left), ("running", (5, 12)));
        assert_eq!(clock.hours, [0, 0, 2, 10, 10, 10, 10, 10]);
        assert_eq!(ClockView::sample(480).hours, [10; 8]);
        assert_eq!(ClockView::sample(120).state, "soon");
        let over = ClockView::sample(-3);
        assert_eq!((over.state, over.hours), ("over", vec![0; 8]));
    }
}
