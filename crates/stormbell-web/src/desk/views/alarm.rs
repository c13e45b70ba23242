//! An alarm's own page.

use super::{
    Sample,
    ago::{Ago, Clock},
    frame::Frame,
    queue::AlarmView,
    sample,
};
use serde::Serialize;

/// The page of an alarm.
#[derive(Clone, Debug, Serialize)]
pub struct AlarmPage {
    /// The frame.
    pub frame: Frame,
    /// The alarm.
    pub alarm: AlarmView,
    /// Since when, by the clock on the wall.
    pub opened: Clock,
    /// The zone of that clock.
    pub zone: String,
    /// Who was called by what, each with its chain of proofs, the newest first.
    pub chains: Vec<ChainView>,
    /// Whether there are older ones.
    pub more_chains: bool,
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
    /// Whether the one who looks asked somebody else to, and can take it back.
    pub asked_by_me: bool,
    /// How far it has come, for the form that passes it up.
    pub mark: String,
    /// Whom it can be handed on to, the likeliest first.
    pub colleagues: Vec<ColleagueView>,
}

/// Somebody to whom it can be handed on.
#[derive(Clone, Debug, Serialize)]
pub struct ColleagueView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether a call reaches this one.
    pub reachable: bool,
    /// Whether this one is on duty.
    pub on_duty: bool,
}

/// One attempt to reach one person, with everything that was heard of it.
#[derive(Clone, Debug, Serialize)]
pub struct ChainView {
    /// Whom.
    pub to: String,
    /// By what kind of channel.
    pub channel: String,
    /// How far it came.
    pub state: String,
    /// Why it failed: the end of a key `desk-call-…`, or the carrier's word.
    pub note: Option<String>,
    /// How often it was handed to the carrier.
    pub tries: u32,
    /// When it is tried next, or another channel is.
    pub next: Option<Ago>,
    /// The proofs, in the order in which they came, and after them what is still to come.
    pub proofs: Vec<ProofView>,
}

/// One link of a chain.
#[derive(Clone, Debug, Serialize)]
pub struct ProofView {
    /// The end of a key `ring-proof-…`.
    pub code: &'static str,
    /// When; none for what has not come.
    pub at: Option<Clock>,
    /// Whether it says that it did not arrive.
    pub bad: bool,
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

pub(super) fn line(minutes: i64, act: &str, by: &str, people: &str) -> LineView {
    LineView {
        at: Ago::sample(minutes),
        act: act.to_owned(),
        by: by.to_owned(),
        people: people.to_owned(),
        why: (act == "alarm-step-skipped").then(|| String::from("unreachable")),
        number: 2,
    }
}

fn chain(to: &str, state: &str, proofs: &[(&'static str, bool)]) -> ChainView {
    let proof = |&(code, came): &(&'static str, bool)| ProofView {
        code,
        at: came.then(Clock::sample),
        bad: ["not-now", "refused", "not-delivered"].contains(&code),
    };
    ChainView {
        to: to.to_owned(),
        channel: String::from("mail"),
        state: state.to_owned(),
        note: (state == "failed").then(|| String::from("no-address")),
        tries: 2,
        next: (state == "queued").then(|| Ago::sample(0)),
        proofs: proofs.iter().map(proof).collect(),
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let ringing = AlarmPage {
        frame: Frame::sample("queue"),
        alarm: AlarmView::sample(true),
        opened: Clock::sample(),
        zone: String::from("Europe/Stockholm"),
        chains: vec![
            chain(
                "Anna Berg",
                "acknowledged",
                &[
                    ("queued", true),
                    ("accepted", true),
                    ("delivered", true),
                    ("seen", true),
                    ("acknowledged", true),
                ],
            ),
            chain(
                "Bo Lindqvist",
                "queued",
                &[
                    ("queued", true),
                    ("not-now", true),
                    ("accepted", false),
                    ("delivered", false),
                ],
            ),
            chain(
                "Chloé Martin",
                "failed",
                &[("queued", true), ("refused", true), ("not-delivered", true)],
            ),
        ],
        more_chains: true,
        lines: vec![
            line(1, "alarm-called", "node", "Bo Lindqvist, Chloé Martin"),
            line(1, "alarm-person-unreachable", "node", "Anna Berg"),
            line(2, "alarm-lapsed", "node", "Anna Berg"),
            line(3, "alarm-hand-on-unanswered", "node", "Chloé Martin"),
            line(3, "alarm-handed-on", "Anna Berg", "Chloé Martin"),
            line(3, "alarm-escalated", "Anna Berg", ""),
            line(3, "alarm-needs-people", "Anna Berg", ""),
            line(3, "alarm-acknowledged", "Anna Berg", ""),
            line(3, "alarm-holder-left", "Bo Lindqvist", "Anna Berg"),
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
        handed_on: Some((String::from("Anna Berg"), String::from("Chloé Martin"))),
        mine: false,
        asked_me: true,
        asked_by_me: false,
        mark: String::from("2.0"),
        colleagues: (0..8)
            .map(|n| ColleagueView {
                id: format!("{n}"),
                name: String::from(if n == 7 {
                    "Dan Õunapuu"
                } else {
                    "Chloé Martin"
                }),
                reachable: n < 7,
                on_duty: n == 0,
            })
            .collect(),
    };
    let mut held = ringing.clone();
    held.alarm = AlarmView::sample(false);
    held.mine = true;
    (held.asked_me, held.asked_by_me) = (false, true);
    held.missing = 0;
    held.handed_on = ringing.handed_on.clone();
    let mut kept = held.clone();
    (kept.asked_by_me, kept.handed_on) = (false, None);
    let mut closed = held.clone();
    closed.closed = Some((String::from("Anna Berg"), Ago::sample(3)));
    closed.lines = vec![line(3, "alarm-ended", "Anna Berg", "")];
    closed.coming = Vec::new();
    let mut fresh = ringing.clone();
    fresh.lines = Vec::new();
    (fresh.chains, fresh.more_chains, fresh.handed_on) = (Vec::new(), false, None);
    fresh.held_by = Vec::new();
    fresh.colleagues = Vec::new();
    fresh.asked_me = false;
    let mut trial = fresh.clone();
    (trial.alarm.test, trial.alarm.ringing) = (true, false);
    let pages = [ringing, held, kept, closed, fresh, trial];
    pages.iter().map(|p| sample("desk/alarm.html", p)).collect()
}
