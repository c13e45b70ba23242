//! An alarm's own page.

use super::{Sample, ago::Ago, frame::Frame, queue::AlarmView, sample};
use serde::Serialize;

/// The page of an alarm.
#[derive(Clone, Debug, Serialize)]
pub struct AlarmPage {
    /// The frame.
    pub frame: Frame,
    /// The alarm, with how far each notification came.
    pub alarm: AlarmView,
    /// What was done, the newest first.
    pub lines: Vec<LineView>,
    /// What comes if nobody does anything.
    pub coming: Vec<LineView>,
    /// Who dealt with it, and when.
    pub closed: Option<(String, Ago)>,
    /// How many people must take it.
    pub needs: usize,
    /// How many are missing.
    pub missing: usize,
    /// Who has it.
    pub held_by: Vec<String>,
    /// Who asked whom to take it over.
    pub handed_on: Option<(String, String)>,
    /// Whether the one who looks has it.
    pub mine: bool,
    /// Whether the one who looks was asked to take it over.
    pub asked_me: bool,
    /// How far it has come, for the form that passes it up.
    pub mark: String,
    /// Whom it can be handed on to: id, name, whether a call reaches that one.
    pub colleagues: Vec<(String, String, bool)>,
}

/// One thing that was done, or comes.
#[derive(Clone, Debug, Serialize)]
pub struct LineView {
    /// When.
    pub at: Ago,
    /// The end of a key `ring-line-…`.
    pub act: String,
    /// Who did it: a name, or `node`.
    pub by: String,
    /// Whom it is about.
    pub people: String,
    /// Why a call was passed over: the end of a key `ring-skip-…`.
    pub why: Option<String>,
    /// How many people.
    pub number: u32,
}

fn line(minutes: i64, act: &str, by: &str, people: &str) -> LineView {
    LineView {
        at: Ago::sample(minutes),
        act: act.to_owned(),
        by: by.to_owned(),
        people: people.to_owned(),
        why: (act == "alarm-step-skipped").then(|| String::from("unreachable")),
        number: 2,
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let ringing = AlarmPage {
        frame: Frame::sample("queue"),
        alarm: AlarmView::sample(true),
        lines: vec![
            line(1, "alarm-called", "node", "Bo Lindqvist, Chloé Martin"),
            line(1, "alarm-person-unreachable", "node", "Anna Berg"),
            line(2, "alarm-lapsed", "node", "Anna Berg"),
            line(3, "alarm-hand-on-unanswered", "node", "Chloé Martin"),
            line(3, "alarm-handed-on", "Anna Berg", "Chloé Martin"),
            line(3, "alarm-escalated", "Anna Berg", ""),
            line(3, "alarm-needs-people", "Anna Berg", ""),
            line(3, "alarm-acknowledged", "Anna Berg", ""),
            line(4, "alarm-step-skipped", "node", ""),
            line(4, "alarm-opened", "node", ""),
        ],
        coming: vec![
            line(-2, "alarm-called", "node", "Bo Lindqvist"),
            line(-7, "alarm-nobody-to-call", "node", ""),
            line(-8, "neighbour-asked", "node", "FI"),
        ],
        closed: None,
        needs: 2,
        missing: 1,
        held_by: vec![String::from("Anna Berg")],
        handed_on: None,
        mine: false,
        asked_me: true,
        mark: String::from("2.0"),
        colleagues: vec![
            (String::from("a"), String::from("Chloé Martin"), true),
            (String::from("b"), String::from("Dan Õunapuu"), false),
        ],
    };
    let mut held = ringing.clone();
    held.alarm = AlarmView::sample(false);
    held.mine = true;
    held.asked_me = false;
    held.missing = 0;
    let names = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    held.handed_on = Some(names("Anna Berg", "Chloé Martin"));
    let mut closed = held.clone();
    closed.closed = Some((String::from("Anna Berg"), Ago::sample(3)));
    closed.lines = vec![line(3, "alarm-ended", "Anna Berg", "")];
    closed.coming = Vec::new();
    let mut fresh = ringing.clone();
    fresh.lines = Vec::new();
    fresh.held_by = Vec::new();
    fresh.colleagues = Vec::new();
    fresh.asked_me = false;
    let pages = [ringing, held, closed, fresh];
    pages.iter().map(|p| sample("desk/alarm.html", p)).collect()
}
