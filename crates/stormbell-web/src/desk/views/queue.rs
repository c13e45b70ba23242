//! The queue: alarms on top, then reports.

use super::{Sample, ago::Ago, frame::Frame, rota::FoundView, sample};
use serde::Serialize;

/// An alarm as the desk shows it.
#[derive(Clone, Debug, Serialize)]
pub struct AlarmView {
    /// Its id.
    pub id: String,
    /// The report that rang.
    pub report: String,
    /// That report's reference.
    pub reference: String,
    /// The priority's code.
    pub priority: &'static str,
    /// Since when.
    pub opened: Ago,
    /// Whether nobody has it: the only red thing on the screen.
    pub ringing: bool,
    /// Who has it; none while it rings.
    pub acknowledged_by: Option<String>,
    /// Who has it already, while it rings for more.
    pub waits_with: Option<String>,
    /// When somebody is called next, or when it rings again.
    pub next_look: Option<Ago>,
    /// The report's first words, with hidden signs shown.
    pub excerpt: String,
    /// What happened.
    pub happening: &'static str,
    /// The organisation that is hit.
    pub organisation: Option<String>,
    /// Whether it tries the node: it calls a watch and nobody here, and is never red.
    pub test: bool,
    /// Who was called how, and what came of it.
    pub notifications: Vec<CallView>,
}

/// One attempt to reach one person.
#[derive(Clone, Debug, Serialize)]
pub struct CallView {
    /// Whom.
    pub to: String,
    /// On which channel.
    pub channel: String,
    /// What came of it.
    pub state: String,
    /// When.
    pub at: Ago,
    /// What the carrier said, where it said something.
    pub note: Option<String>,
}

/// One line of the list of reports.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// The report's id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// When it was kept.
    pub filed: Ago,
    /// What happened.
    pub happening: &'static str,
    /// The RSIT value.
    pub kind: &'static str,
    /// The priority's code.
    pub priority: &'static str,
    /// new, taken or closed.
    pub state: &'static str,
    /// The TLP label.
    pub tlp: &'static str,
    /// First words, with hidden signs shown.
    pub excerpt: String,
    /// The organisation that is hit.
    pub organisation: Option<String>,
    /// The sector's word.
    pub sector: Option<&'static str>,
    /// The reporter's language.
    pub lang: &'static str,
    /// Who has it.
    pub assigned_to: Option<String>,
    /// Messages of the reporter that nobody has read.
    pub unread: i64,
    /// Files.
    pub files: i64,
    /// The incident it is in: id and reference.
    pub incident: Option<(String, String)>,
    /// Whether it was filed to try the node.
    pub test: bool,
}

/// The queue page.
#[derive(Clone, Debug, Serialize)]
pub struct QueuePage {
    /// The frame.
    pub frame: Frame,
    /// The first thing that is wrong in the rotas within a week, and how many more there are.
    pub ahead: Option<(FoundView, usize)>,
    /// Alarms that are not dealt with: ringing ones first.
    pub alarms: Vec<AlarmView>,
    /// Reports.
    pub rows: Vec<RowView>,
    /// Which filter is on: all, new, mine, taken, closed.
    pub filter: &'static str,
    /// Reports nobody has looked at.
    pub new_count: i64,
    /// Reports that are not closed.
    pub open_count: i64,
    /// Open reports of this officer.
    pub mine_count: i64,
    /// The address of older reports.
    pub older: Option<String>,
    /// Whether this is an older page.
    pub is_older: bool,
    /// The public address, for the empty desk.
    pub public_url: String,
}

impl AlarmView {
    /// For samples.
    pub fn sample(ringing: bool) -> AlarmView {
        AlarmView {
            id: String::from("01940000-0000-7000-8000-0000000000a1"),
            report: String::from("01940000-0000-7000-8000-0000000000b1"),
            reference: String::from("SE-2026-K7Q3M2"),
            priority: "emergency",
            opened: Ago::sample(4),
            ringing,
            waits_with: ringing.then(|| String::from("Chloé Martin")),
            acknowledged_by: (!ringing).then(|| String::from("Anna Berg")),
            next_look: Some(Ago::sample(if ringing { -2 } else { -26 })),
            excerpt: String::from(
                "All screens in the emergency ward show the same red page and ask for money. We cannot see the patients’ medicines.",
            ),
            happening: "ransom",
            organisation: Some(String::from("Norrvik hospital")),
            test: false,
            notifications: vec![
                CallView::sample("Anna Berg", "accepted", 3, None),
                CallView::sample("Bo Lindqvist", "queued", 1, None),
                CallView::sample("Chloé Martin", "failed", 3, Some("mailbox full")),
            ],
        }
    }
}

impl CallView {
    fn sample(to: &str, state: &str, minutes: i64, note: Option<&str>) -> CallView {
        CallView {
            to: to.to_owned(),
            channel: String::from("mail"),
            state: state.to_owned(),
            at: Ago::sample(minutes),
            note: note.map(str::to_owned),
        }
    }
}

impl RowView {
    /// For samples: five nights' worth of reports.
    pub fn samples() -> Vec<RowView> {
        let row = |n: u32, minutes, happening, kind, priority, state, excerpt: &str| RowView {
            id: format!("01940000-0000-7000-8000-0000000000b{n}"),
            reference: format!("SE-2026-K7Q3M{n}"),
            filed: Ago::sample(minutes),
            happening,
            kind,
            priority,
            state,
            tlp: "AMBER",
            excerpt: excerpt.to_owned(),
            organisation: None,
            sector: None,
            lang: "sv",
            assigned_to: None,
            unread: 0,
            files: 0,
            incident: None,
            test: n == 4,
        };
        let mut rows = vec![
            row(
                1,
                4,
                "ransom",
                "data-loss",
                "emergency",
                "new",
                "All screens in the emergency ward show the same red page and ask for money. We cannot see the patients’ medicines.",
            ),
            row(
                2,
                12,
                "down",
                "ddos",
                "high",
                "taken",
                "Our publishing site has been flooded since half past one. The host says it will put us out unless it stops.",
            ),
            row(
                3,
                47,
                "message",
                "phishing",
                "normal",
                "new",
                "Got a text that looks like my bank, asks me to identify with BankID. I clicked but wrote nothing.",
            ),
            row(
                4,
                190,
                "weakness",
                "vulnerable-system",
                "low",
                "taken",
                "invoice⟨U+202E⟩fdp.exe came with a mail to our town hall; attached as evidence.",
            ),
            row(
                5,
                2_900,
                "account",
                "unprivileged-account-compromise",
                "normal",
                "closed",
                "Someone posts as me. I cannot get in any more.",
            ),
        ];
        rows[0].organisation = Some(String::from("Norrvik hospital"));
        rows[0].sector = Some("health");
        rows[1].assigned_to = Some(String::from("Anna Berg"));
        rows[1].unread = 2;
        rows[1].files = 1;
        rows[1].incident = Some((
            String::from("01940000-0000-7000-8000-0000000000c1"),
            String::from("SE-2026-H2W9PX"),
        ));
        rows[1].lang = "en";
        rows[3].files = 3;
        rows[3].assigned_to = Some(String::from("Bo Lindqvist"));
        rows[4].lang = "lt";
        rows
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let empty = QueuePage {
        frame: Frame::sample("queue"),
        ahead: None,
        alarms: Vec::new(),
        rows: Vec::new(),
        filter: "all",
        new_count: 0,
        open_count: 0,
        mine_count: 0,
        older: None,
        is_older: false,
        public_url: String::from("http://localhost:8080"),
    };
    let mut night = empty.clone();
    night.frame.ringing = vec![AlarmView::sample(true)];
    night.alarms = vec![AlarmView::sample(true)];
    night.rows = RowView::samples();
    (night.new_count, night.open_count, night.mine_count) = (2, 4, 1);
    night.older = Some(String::from("/desk?after=abc"));
    let mut calm = night.clone();
    calm.frame.ringing.clear();
    calm.ahead = Some((FoundView::sample(), 2));
    calm.frame.done = Some("acknowledged");
    let mut trial = AlarmView::sample(false);
    (trial.test, trial.acknowledged_by) = (true, None);
    calm.alarms = vec![AlarmView::sample(false), trial];
    let mut nothing_found = empty.clone();
    nothing_found.filter = "mine";
    nothing_found.frame.hand_overs = super::frame::HandOversView::sample();
    nothing_found.frame.me.on_duty = false;
    nothing_found.is_older = true;
    [night, calm, empty, nothing_found]
        .iter()
        .map(|page| sample("desk/queue.html", page))
        .collect()
}
