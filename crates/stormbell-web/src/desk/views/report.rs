//! One report: the words as they came, what the desk has made of them, and everything to do next.

use super::{
    Sample,
    ago::Ago,
    choices::Choices,
    frame::{Frame, Retry},
    grouping::{ProposalView, WhyView, sample_reasons},
    marked::{Marked, marked},
    queue::AlarmView,
    reading::{EvidenceView, ReadingView, SightingView},
    sample,
};
use serde::Serialize;

/// A report's facts.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// Its id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// When it was kept.
    pub filed: Ago,
    /// The words, with the values in them marked.
    pub words: Marked,
    /// What the reporter says happened.
    pub happening: &'static str,
    /// The RSIT class.
    pub class: &'static str,
    /// The RSIT value.
    pub kind: &'static str,
    /// Whether it goes on.
    pub ongoing: &'static str,
    /// When it happened, microseconds UTC.
    pub happened_at: Option<i64>,
    /// The organisation that is hit, as typed.
    pub organisation: Option<String>,
    /// The sector's word.
    pub sector: Option<&'static str>,
    /// What it protects.
    pub protected: Option<&'static str>,
    /// The reporter's language: code and own name.
    pub lang: (&'static str, &'static str),
    /// Whether it was filed to try the node.
    pub test: bool,
    /// Through which door.
    pub door: &'static str,
    /// The organisation whose key was used.
    pub by_organisation: Option<String>,
    /// The priority's code.
    pub priority: &'static str,
    /// Why: ends of keys `desk-reason-…`.
    pub reasons: Vec<String>,
    /// The TLP label.
    pub tlp: &'static str,
    /// new, taken or closed.
    pub state: &'static str,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// When it was closed.
    pub closed: Option<Ago>,
    /// Who has it.
    pub assigned_to: Option<String>,
    /// The id of the officer who has it.
    pub assigned_id: Option<String>,
    /// Where the contact was sealed; none when the reporter gave none.
    pub sealed_at: Option<&'static str>,
    /// Whether the reporter has shown to have kept the receipt.
    pub receipt_kept: bool,
    /// Values that the reporter named: type and value.
    pub observables: Vec<(String, String)>,
    /// Words and values by which search finds it.
    pub search_kept: usize,
    /// Words and values that search does not know of it.
    pub search_left_out: usize,
}

/// A message of the conversation.
#[derive(Clone, Debug, Serialize)]
pub struct MessageView {
    /// Its id.
    pub id: String,
    /// `reporter` or `desk`.
    pub side: &'static str,
    /// The words, with hidden signs shown.
    pub words: String,
    /// When.
    pub at: Ago,
    /// When the other side first saw it.
    pub seen: Option<Ago>,
    /// Which officer wrote it.
    pub officer: Option<String>,
}

/// A file of the report.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// Its id.
    pub id: String,
    /// Its name, made safe.
    pub name: String,
    /// text, mail, picture or other.
    pub media: &'static str,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// When it was kept.
    pub at: Ago,
    /// Who gave it.
    pub side: &'static str,
}

/// A tie to an incident.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// The tie's id.
    pub link: String,
    /// The incident's id.
    pub incident: String,
    /// The incident's reference.
    pub reference: String,
    /// The incident's title.
    pub title: String,
    /// Why they belong together, in an officer's words.
    pub reason: String,
    /// Why, where rules say it.
    pub why: Vec<WhyView>,
    /// The rules that tied it, by their version.
    pub rules: Option<String>,
    /// Who tied them.
    pub by: String,
    /// When.
    pub at: Ago,
    /// Whether it was undone.
    pub undone: bool,
}

/// Who did what when.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryView {
    /// When.
    pub at: Ago,
    /// What: the name of the act as the journal has it.
    pub act: String,
    /// Who: an officer's name, or `reporter`, or `node`.
    pub who: String,
    /// More about it.
    pub detail: String,
}

/// Who else is hit, by other reports of the incident.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OthersView {
    /// How many reports.
    pub reports: i64,
    /// Organisations that they name.
    pub organisations: Vec<String>,
    /// Sectors' words with their numbers.
    pub sectors: Vec<(&'static str, usize)>,
    /// Languages' own names with their numbers.
    pub langs: Vec<(&'static str, usize)>,
}

/// The page of one report.
#[derive(Clone, Debug, Serialize)]
pub struct ReportPage {
    /// The frame.
    pub frame: Frame,
    /// The report.
    pub report: ReportView,
    /// Its alarms that are not dealt with.
    pub alarms: Vec<AlarmView>,
    /// The conversation, oldest first.
    pub messages: Vec<MessageView>,
    /// Its files.
    pub files: Vec<FileView>,
    /// Its ties to incidents, undone ones too.
    pub links: Vec<LinkView>,
    /// What rules propose about it.
    pub proposals: Vec<ProposalView>,
    /// The wave that it is under.
    pub wave: Option<String>,
    /// Who else is hit.
    pub others: OthersView,
    /// What was done to it.
    pub history: Vec<HistoryView>,
    /// Officers that it may be assigned to: id and name.
    pub officers: Vec<(String, String)>,
    /// Open incidents: id and name.
    pub open_incidents: Vec<(String, String)>,
    /// What one chooses from.
    pub choices: Choices,
    /// What the rules made of it; none before it was read.
    pub reading: Option<ReadingView>,
    /// Indicators that stand in it.
    pub sightings: Vec<SightingView>,
    /// Values in its messages and files.
    pub evidence: Vec<EvidenceView>,
    /// The sector of the organisation whose key was used, where the report names none.
    pub home_sector: Option<&'static str>,
}

/// The page that asks how a report or an incident ends, and shows it as the reporter will read it.
#[derive(Clone, Debug, Serialize)]
pub struct ClosePage {
    /// The frame.
    pub frame: Frame,
    /// `reports` or `incidents`.
    pub of: &'static str,
    /// The id.
    pub id: String,
    /// The reference.
    pub reference: String,
    /// The reporter's language: code and own name; none for an incident, whose reports may have several.
    pub reader_lang: Option<(&'static str, &'static str)>,
    /// What one chooses from.
    pub choices: Choices,
    /// The chosen outcome and the words, once they were written.
    pub preview: Option<ClosePreview>,
    /// How many open reports an incident holds; all its reports where the open ones are too many to count.
    pub open_reports: i64,
    /// Whether those are the open ones.
    pub all_counted: bool,
}

/// What the reporter will read.
#[derive(Clone, Debug, Serialize)]
pub struct ClosePreview {
    /// The outcome's code.
    pub outcome: &'static str,
    /// The outcome in the reporter's language.
    pub outcome_words: String,
    /// The officer's words.
    pub words: String,
    /// Whether an incident's reports close with the same words.
    pub also_reports: bool,
}

/// A sealed identity where no script runs: only what the node itself can show.
#[derive(Clone, Debug, Serialize)]
pub struct IdentityPage {
    /// The frame.
    pub frame: Frame,
    /// The report's id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// Where it was sealed.
    pub sealed_at: &'static str,
    /// The contact by field, where it needs no device to open it.
    pub contact: Option<Vec<(&'static str, String)>>,
}

impl ReportView {
    fn sample() -> ReportView {
        ReportView {
            id: String::from("01940000-0000-7000-8000-0000000000b1"),
            reference: String::from("SE-2026-K7Q3M2"),
            filed: Ago::sample(4),
            words: marked(
                "All screens in the emergency ward show the same red page and ask for money.\nWe cannot see the patients’ medicines, and the telephones in the ward are silent since 02:40.\n\nSomebody opened invoice\u{202e}fdp.exe from hxxps://pay[.]example/i?n=<b> yesterday evening and asked 8.8.8.8. Call 070-123 45 67. <script>alert(1)</script>",
                &Default::default(),
            ),
            happening: "ransom",
            class: "information-content-security",
            kind: "data-loss",
            ongoing: "now-and-it-hurts",
            happened_at: Some(1_795_574_400_000_000),
            organisation: Some(String::from("Norrvik hospital")),
            sector: Some("health"),
            protected: Some("patient-care"),
            lang: ("sv", "svenska"),
            test: false,
            door: "page",
            by_organisation: None,
            priority: "emergency",
            reasons: ["hurts-now", "protected-function", "harmful-kind"]
                .map(String::from)
                .to_vec(),
            tlp: "AMBER",
            state: "new",
            outcome: None,
            closed: None,
            assigned_to: None,
            assigned_id: None,
            sealed_at: Some("browser"),
            receipt_kept: true,
            observables: vec![(String::from("ipv4"), String::from("192.0.2.7"))],
            search_kept: 1_000,
            search_left_out: 34,
        }
    }
}

impl FileView {
    /// For samples.
    pub fn sample(name: &str, media: &'static str) -> FileView {
        FileView {
            id: String::from("01940000-0000-7000-8000-0000000000f1"),
            name: name.to_owned(),
            media,
            size: 48_213,
            sha256: String::from(
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ),
            at: Ago::sample(3),
            side: "reporter",
        }
    }
}

impl ReportPage {
    fn sample() -> ReportPage {
        let mut frame = Frame::sample("queue");
        frame.ringing = vec![AlarmView::sample(true)];
        frame.path = String::from("/desk/reports/01940000-0000-7000-8000-0000000000b1");
        ReportPage {
            frame,
            report: ReportView::sample(),
            alarms: vec![AlarmView::sample(true)],
            messages: Vec::new(),
            files: Vec::new(),
            links: Vec::new(),
            proposals: vec![ProposalView::sample()],
            wave: Some(String::from("01940000-0000-7000-8000-0000000000e7")),
            others: OthersView::default(),
            history: vec![
                history(4, "report filed", "reporter", "page"),
                history(4, "alarm opened", "node", "emergency"),
            ],
            officers: vec![(
                String::from("01940000-0000-7000-8000-000000000007"),
                String::from("Bo Lindqvist"),
            )],
            open_incidents: vec![(
                String::from("01940000-0000-7000-8000-0000000000c1"),
                String::from("SE-2026-H2W9PX Flood against publishing site"),
            )],
            choices: Choices::all(),
            reading: None,
            sightings: Vec::new(),
            evidence: Vec::new(),
            home_sector: None,
        }
    }

    fn sample_worked_on() -> ReportPage {
        let mut page = ReportPage::sample();
        page.frame.ringing.clear();
        page.alarms.clear();
        page.report.state = "taken";
        page.report.assigned_to = Some(page.frame.me.name.clone());
        page.report.assigned_id = Some(page.officers[0].0.clone());
        page.messages = vec![
            message(
                30,
                "desk",
                "We have your report. Unplug the network cable of the file server; leave it running. May we call you?",
                Some("Bo Lindqvist"),
            ),
            message(
                22,
                "reporter",
                "Done. Yes, please call the ward’s number.",
                None,
            ),
        ];
        page.messages[0].seen = Some(Ago::sample(25));
        page.files = vec![
            FileView::sample("note.txt", "text"),
            FileView::sample("screen.png", "picture"),
        ];
        page.links = vec![link(false), link(true)];
        page.links[1].why = sample_reasons();
        page.links[1].reason = String::new();
        page.links[1].by = String::new();
        page.links[1].rules = Some(String::from("correlate-1"));
        page.proposals.clear();
        page.wave = None;
        page.others = OthersView {
            reports: 13,
            organisations: vec![String::from("Norrvik hospital")],
            sectors: vec![("health", 3)],
            langs: vec![("svenska", 9)],
        };
        page.reading = Some(ReadingView::sample());
        page.report
            .reasons
            .extend(["speaks-of-life", "indicator"].map(String::from));
        page.sightings = vec![SightingView::sample(false), SightingView::sample(true)];
        page.evidence = EvidenceView::samples();
        (page.report.sector, page.home_sector) = (None, Some("health"));
        page
    }
}

fn history(minutes: i64, act: &str, who: &str, detail: &str) -> HistoryView {
    HistoryView {
        at: Ago::sample(minutes),
        act: act.to_owned(),
        who: who.to_owned(),
        detail: detail.to_owned(),
    }
}

fn message(minutes: i64, side: &'static str, words: &str, officer: Option<&str>) -> MessageView {
    MessageView {
        id: format!("01940000-0000-7000-8000-0000000000{minutes:02}"),
        side,
        words: words.to_owned(),
        at: Ago::sample(minutes),
        seen: None,
        officer: officer.map(str::to_owned),
    }
}

fn link(undone: bool) -> LinkView {
    LinkView {
        link: String::from("01940000-0000-7000-8000-0000000000d1"),
        incident: String::from("01940000-0000-7000-8000-0000000000c1"),
        reference: String::from("SE-2026-H2W9PX"),
        title: String::from("Ransom at Norrvik hospital"),
        reason: String::from("same red page, same wallet"),
        why: Vec::new(),
        rules: None,
        by: String::from("Anna Berg"),
        at: Ago::sample(20),
        undone,
    }
}

fn samples_of_closing() -> Vec<Sample> {
    let ask = ClosePage {
        frame: Frame::sample("queue"),
        of: "reports",
        id: String::from("01940000-0000-7000-8000-0000000000b1"),
        reference: String::from("SE-2026-K7Q3M2"),
        reader_lang: Some(("sv", "svenska")),
        choices: Choices::all(),
        preview: None,
        open_reports: 0,
        all_counted: true,
    };
    let mut look = ask.clone();
    look.preview = Some(ClosePreview {
        outcome: "resolved",
        outcome_words: String::from("Angreppet är stoppat"),
        words: String::from(
            "The servers are restored and the hole is closed.\nThank you for calling so early.",
        ),
        also_reports: false,
    });
    let mut incident = look.clone();
    incident.of = "incidents";
    incident.reader_lang = None;
    incident.open_reports = 3;
    let mut great = ask.clone();
    great.of = "incidents";
    great.reader_lang = None;
    (great.open_reports, great.all_counted) = (100_000, false);
    let mut great_look = incident.clone();
    (great_look.open_reports, great_look.all_counted) = (100_000, false);
    let mut again = ask.clone();
    again.frame.retry = Retry::sample("close", "words");
    [ask, look, incident, great, great_look, again]
        .iter()
        .map(|p| sample("desk/close.html", p))
        .collect()
}

pub(super) fn samples() -> Vec<Sample> {
    let mut closed = ReportPage::sample_worked_on();
    closed.report.state = "closed";
    closed.report.outcome = Some("resolved");
    closed.report.closed = Some(Ago::sample(1));
    let mut again = ReportPage::sample_worked_on();
    again.frame.retry = Retry::sample("answer", "text");
    let mut auditor = ReportPage::sample();
    auditor.frame = Frame::sample_auditor("queue");
    auditor.report.sealed_at = None;
    let identity = IdentityPage {
        frame: Frame::sample("queue"),
        id: auditor.report.id.clone(),
        reference: auditor.report.reference.clone(),
        sealed_at: "node",
        contact: Some(vec![
            ("name", String::from("Åsa Holm")),
            ("phone", String::from("+46 8 123 45")),
        ]),
    };
    let sealed = IdentityPage {
        sealed_at: "browser",
        contact: None,
        ..identity.clone()
    };
    [
        ReportPage::sample(),
        ReportPage::sample_worked_on(),
        closed,
        again,
        auditor,
    ]
    .iter()
    .map(|p| sample("desk/report.html", p))
    .chain(samples_of_closing())
    .chain([
        sample("desk/identity.html", &identity),
        sample("desk/identity.html", &sealed),
    ])
    .collect()
}
