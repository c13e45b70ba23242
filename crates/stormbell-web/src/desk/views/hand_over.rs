//! Hand-overs: what waits for whom, and one with all that is in it.

use super::{Sample, ago::Ago, frame::Frame, sample};
use serde::Serialize;

/// A hand-over in a list.
#[derive(Clone, Debug, Serialize)]
pub struct HandOverRowView {
    /// Its id.
    pub id: String,
    /// Who leaves.
    pub leaving: String,
    /// Who comes.
    pub coming: String,
    /// Since when.
    pub opened: Ago,
    /// How many things are in it.
    pub items: usize,
    /// How many nobody has read.
    pub unread: usize,
    /// How many are still with whoever leaves.
    pub stays: usize,
    /// Whether it was ended before all was accepted.
    pub ended: bool,
    /// Whether whoever comes does not work here any more.
    pub coming_left: bool,
    /// Whether it waits for the one who looks.
    pub mine: bool,
}

/// One thing that is handed over.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    /// Its place.
    pub place: usize,
    /// alarm, incident, report, promise or note.
    pub what: &'static str,
    /// open, accepted, declined or gone.
    pub standing: &'static str,
    /// Since when.
    pub since: Option<Ago>,
    /// Where it is read whole.
    pub link: Option<String>,
    /// Its reference.
    pub reference: String,
    /// The priority's code.
    pub priority: Option<&'static str>,
    /// What the reporter says it is.
    pub happening: Option<&'static str>,
    /// Its words, with hidden signs shown.
    pub words: String,
    /// A promise's time.
    pub by: Option<Ago>,
    /// Whether a promise was kept.
    pub kept: bool,
    /// Whether the one who looks can say that it was kept.
    pub mine_to_keep: bool,
}

/// The list, and the form that begins one.
#[derive(Clone, Debug, Serialize)]
pub struct HandOversPage {
    /// The frame.
    pub frame: Frame,
    /// Those in which something waits.
    pub waiting: Vec<HandOverRowView>,
    /// A page of all.
    pub all: Vec<HandOverRowView>,
    /// The address of older ones.
    pub older: Option<String>,
    /// Whether this is an older page.
    pub is_older: bool,
    /// Who could take over: id, name, whether a call reaches that one.
    pub others: Vec<(String, String, bool)>,
    /// How many things one would hand over now.
    pub mine: usize,
}

/// One hand-over.
#[derive(Clone, Debug, Serialize)]
pub struct HandOverPage {
    /// The frame.
    pub frame: Frame,
    /// What it is.
    pub row: HandOverRowView,
    /// What is in it.
    pub items: Vec<ItemView>,
    /// How many things found no room.
    pub left_out: usize,
    /// When it was ended.
    pub ended_at: Option<Ago>,
    /// By whom.
    pub ended_by: String,
    /// Whether the one who looks answers.
    pub mine_to_answer: bool,
    /// Whether the one who looks adds.
    pub mine_to_add: bool,
    /// Whether the one who looks may end it.
    pub mine_to_end: bool,
    /// Whether no channel reaches whoever comes.
    pub coming_unreachable: bool,
    /// In how many hours a promise is due, to choose from.
    pub within: &'static [i64],
}

impl HandOverRowView {
    fn sample(unread: usize, stays: usize, mine: bool) -> HandOverRowView {
        HandOverRowView {
            id: String::from("01940000-0000-7000-8000-0000000000d1"),
            leaving: String::from("Anna Berg"),
            coming: String::from("Bo Lindqvist"),
            opened: Ago::sample(12),
            items: 5,
            unread,
            stays,
            ended: false,
            coming_left: false,
            mine,
        }
    }
}

fn item(place: usize, what: &'static str, standing: &'static str, words: &str) -> ItemView {
    let plain = matches!(what, "promise" | "note");
    let report = "/desk/reports/01940000-0000-7000-8000-0000000000b1";
    ItemView {
        place,
        what,
        standing,
        since: (standing != "open").then(|| Ago::sample(3)),
        link: (!plain).then(|| String::from(report)),
        reference: String::from(if plain { "" } else { "SE-2026-K7Q3M2" }),
        priority: (!plain).then_some("high"),
        happening: matches!(what, "alarm" | "report").then_some("ransom"),
        words: words.to_owned(),
        by: (what == "promise").then(|| Ago::sample(-130)),
        kept: false,
        mine_to_keep: what == "promise" && standing == "accepted",
    }
}

pub(super) fn items() -> Vec<ItemView> {
    vec![
        item(
            0,
            "promise",
            "open",
            "Call the hospital’s head of IT back <b>with</b> news",
        ),
        item(
            1,
            "alarm",
            "open",
            "All screens in the emergency ward show the same red page.",
        ),
        item(2, "incident", "open", "Flood against the publishing site"),
        item(3, "report", "open", "Got a text that looks like my bank."),
        item(
            4,
            "note",
            "open",
            "The bank calls back at six.\nAsk for Ms Kask.",
        ),
    ]
}

pub(super) fn samples() -> Vec<Sample> {
    let quiet = HandOversPage {
        frame: Frame::sample("hand-over"),
        waiting: Vec::new(),
        all: Vec::new(),
        older: None,
        is_older: false,
        others: [true, false]
            .map(|reached| {
                let id = String::from("01940000-0000-7000-8000-0000000000e1");
                (id, String::from("Chloé Martin"), reached)
            })
            .to_vec(),
        mine: 0,
    };
    let mut busy = quiet.clone();
    let mut stayed = HandOverRowView::sample(0, 2, false);
    stayed.coming_left = true;
    busy.waiting = vec![HandOverRowView::sample(5, 5, true), stayed];
    let mut ended = HandOverRowView::sample(0, 1, false);
    ended.ended = true;
    busy.all = vec![
        HandOverRowView::sample(5, 5, true),
        ended,
        HandOverRowView::sample(0, 0, false),
    ];
    (busy.mine, busy.older, busy.is_older) =
        (4, Some(String::from("/desk/hand-over?after=a")), true);
    let mut alone = quiet.clone();
    alone.others.clear();
    alone.frame.hand_overs = super::frame::HandOversView::sample();
    alone.frame.retry = super::frame::Retry::sample("hand-over", "coming");
    let lists = [quiet, busy, alone].map(|p| sample("desk/hand_overs.html", &p));
    lists.into_iter().chain(whole_ones()).collect()
}

fn whole_ones() -> Vec<Sample> {
    let coming = HandOverPage {
        frame: Frame::sample("hand-over"),
        row: HandOverRowView::sample(5, 5, true),
        items: items(),
        left_out: 3,
        ended_at: None,
        ended_by: String::new(),
        mine_to_answer: true,
        mine_to_add: false,
        mine_to_end: true,
        coming_unreachable: false,
        within: &[1, 24],
    };
    let mut leaving = coming.clone();
    (leaving.mine_to_answer, leaving.mine_to_add) = (false, true);
    (leaving.left_out, leaving.coming_unreachable) = (0, true);
    for (n, standing) in ["accepted", "declined", "gone", "accepted", "open"]
        .into_iter()
        .enumerate()
    {
        leaving.items[n] = item(
            n,
            leaving.items[n].what,
            standing,
            &leaving.items[n].words.clone(),
        );
    }
    leaving.frame.retry = super::frame::Retry::sample("hand-over-add", "words");
    let mut gone = leaving.clone();
    gone.row.coming_left = true;
    let mut ended = leaving.clone();
    ended.items[0].kept = true;
    ended.items[0].mine_to_keep = false;
    (ended.ended_at, ended.ended_by) = (Some(Ago::sample(2)), String::from("Lea Lind"));
    (ended.mine_to_add, ended.mine_to_end) = (false, false);
    let mut empty = coming.clone();
    (empty.items, empty.left_out) = (Vec::new(), 0);
    let all = [coming, leaving, gone, ended, empty];
    all.iter()
        .map(|p| sample("desk/hand_over.html", p))
        .collect()
}
