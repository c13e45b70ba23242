//! What each public page shows: typed, with samples that a test renders in every language.

use crate::{
    first_aid::FirstAid,
    render::Samples,
    trouble::{Trouble, TroublePage},
};
use serde::Serialize;
use stormbell_model::{
    Lang, Moment, happening, happening::Happening, limits, report::Ongoing, sector::Sector,
};

/// What the form holds so far, carried from step to step in hidden fields.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FlagForm {
    /// Makes sending twice one report.
    pub form_id: String,
    /// The happening's code.
    pub what: String,
    /// The reporter's words.
    pub narrative: String,
    /// [`Ongoing`]'s code.
    pub ongoing: String,
    /// `me`, `organisation` or `unknown`.
    pub who: String,
    /// Name of the organisation that is hit.
    pub organisation: String,
    /// Its sector's code.
    pub sector: String,
    /// Contact: name.
    pub name: String,
    /// Contact: mail.
    pub email: String,
    /// Contact: telephone.
    pub phone: String,
    /// Contact: anything else.
    pub other: String,
    /// When, as the browser's date field writes it.
    pub happened_at: String,
    /// The contact as the browser sealed it, in Base 64.
    pub sealed_contact: String,
}

/// A complaint as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorView {
    /// The field's id on the page; empty for the whole form.
    pub field: String,
    /// Key in the catalogue.
    pub code: String,
    /// A bound, where the sentence names one.
    pub max: u64,
    /// What came, where the sentence names it.
    pub was: u64,
}

/// A sector to choose.
#[derive(Clone, Debug, Serialize)]
pub struct SectorView {
    code: &'static str,
    word: &'static str,
}

/// Any of the three steps.
#[derive(Clone, Debug, Serialize)]
pub struct FlagPage {
    /// What is wrong.
    pub errors: Vec<ErrorView>,
    /// What was typed.
    pub form: FlagForm,
    /// Whether this form was sent before with other words.
    pub again: bool,
    /// The zone that a date without one is read in.
    pub zone: &'static str,
    happenings: Vec<&'static str>,
    ongoings: Vec<&'static str>,
    sectors: Vec<SectorView>,
    files_max: usize,
    file_max: usize,
}

impl FlagPage {
    /// A step with what was typed so far.
    pub fn new(form: FlagForm, errors: Vec<ErrorView>, zone: &'static str) -> FlagPage {
        FlagPage {
            errors,
            form,
            again: false,
            zone,
            happenings: happenings(),
            ongoings: Ongoing::ALL.iter().map(|o| o.code()).collect(),
            sectors: Sector::all()
                .map(|s| SectorView {
                    code: s.code(),
                    word: s.word(),
                })
                .collect(),
            files_max: limits::FILES_PER_SENDING_MAX,
            file_max: limits::FILE_MAX_BYTES,
        }
    }
}

/// The receipt and the first aid below it.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptPage {
    /// The twenty digits.
    pub receipt: String,
    /// The same in groups.
    pub groups: Vec<String>,
    /// The short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// Where the contact was sealed.
    pub sealed_at: Option<&'static str>,
    /// Whether somebody is called.
    pub rings: bool,
    /// Files that could not be kept.
    pub files_failed: usize,
    /// Whether the last group was typed back.
    pub kept: bool,
    /// Whether something else was typed.
    pub wrong: bool,
    /// What to do now.
    pub aid: FirstAid,
    /// The node's address.
    pub public_url: String,
}

/// Where one comes back with a receipt.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FollowPage {
    /// What is wrong with the number.
    pub errors: Vec<ErrorView>,
    /// Whether the number opens nothing.
    pub unknown: bool,
    /// Whether one has just left.
    pub left: bool,
    /// What was typed.
    pub typed: String,
}

/// A message as the reporter sees it.
#[derive(Clone, Debug, Serialize)]
pub struct TalkMessage {
    /// Whether the reporter wrote it.
    pub mine: bool,
    /// The words.
    pub text: String,
    /// When.
    pub at: Moment,
    /// When the desk read it.
    pub seen_at: Option<Moment>,
}

/// A file as the reporter sees it.
#[derive(Clone, Debug, Serialize)]
pub struct TalkFile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// When.
    pub at: Moment,
}

/// The conversation behind a receipt.
#[derive(Clone, Debug, Serialize)]
pub struct TalkPage {
    /// What is wrong with the message.
    pub errors: Vec<ErrorView>,
    /// The short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// The happening's code.
    pub happening: &'static str,
    /// `kept`, `taken`, `answered` or `closed`.
    pub state: &'static str,
    /// How many of the four are reached.
    pub reached: usize,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// Oldest first.
    pub messages: Vec<TalkMessage>,
    /// The reporter's own.
    pub files: Vec<TalkFile>,
    /// Whether the receipt was typed back.
    pub receipt_kept: bool,
    /// What was typed and refused.
    pub typed: String,
    /// Files at once.
    pub files_max: usize,
    /// Bytes of one.
    pub file_max: usize,
}

/// First aid to choose from.
#[derive(Clone, Debug, Serialize)]
pub struct AidListPage {
    happenings: Vec<&'static str>,
}

impl Default for AidListPage {
    fn default() -> AidListPage {
        AidListPage {
            happenings: happenings(),
        }
    }
}

/// First aid for one kind.
#[derive(Clone, Debug, Serialize)]
pub struct AidPage {
    /// The happening's code.
    pub happening: &'static str,
    /// What to do.
    pub aid: FirstAid,
}

/// The link in an alarm mail.
#[derive(Clone, Debug, Serialize)]
pub struct AckPage {
    /// `ringing`, `done` or `gone`.
    pub stage: &'static str,
    /// The report's short name.
    pub reference: String,
    /// The priority's code.
    pub priority: &'static str,
    /// Since when it rings.
    pub opened_at: Moment,
    /// Whom the mail was sent to.
    pub officer: String,
}

/// The journal explained.
#[derive(Clone, Debug, Serialize)]
pub struct JournalPage {
    /// The key in `vkey` form.
    pub vkey: String,
    /// The same, to be read aloud.
    pub fingerprint: String,
}

/// How it works and who reads.
#[derive(Clone, Debug, Serialize)]
pub struct AboutPage {
    recipients: usize,
    fingerprint: String,
    limits: LimitsView,
}

#[derive(Clone, Debug, Serialize)]
struct LimitsView {
    narrative: usize,
    files: usize,
    file: usize,
    files_all: usize,
    messages: usize,
    message: usize,
}

impl AboutPage {
    /// With the roster as it is.
    pub fn new(recipients: usize, fingerprint: String) -> AboutPage {
        AboutPage {
            recipients,
            fingerprint,
            limits: LimitsView {
                narrative: limits::NARRATIVE_MAX_CHARS,
                files: limits::FILES_PER_SENDING_MAX,
                file: limits::FILE_MAX_BYTES,
                files_all: limits::FILES_PER_REPORT_MAX,
                messages: limits::MESSAGES_PER_REPORT_MAX,
                message: limits::MESSAGE_MAX_CHARS,
            },
        }
    }
}

/// A page that says the same to everyone.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Plain {}

fn happenings() -> Vec<&'static str> {
    happening::ALL.iter().map(|h| h.code()).collect()
}

/// Every public page with its samples.
pub fn samples(lang: Lang) -> Samples {
    let mut all = Samples::default();
    let error = |field: &str, code: &str| ErrorView {
        field: field.to_owned(),
        code: code.to_owned(),
        max: 20_000,
        was: 21_113,
    };
    all.add("public/home.html", "", Plain {});
    all.add(
        "public/about.html",
        "nobody",
        AboutPage::new(0, String::new()),
    );
    all.add(
        "public/about.html",
        "three",
        AboutPage::new(3, String::from("1a2b 3c4d 5e6f")),
    );
    all.add("public/accessibility.html", "", Plain {});
    flag_samples(&mut all, &error);
    receipt_samples(&mut all, lang);
    talk_samples(&mut all, &error);
    all.add("public/first_aid_list.html", "", AidListPage::default());
    for h in happening::ALL {
        let aid = crate::first_aid::find(lang, *h);
        all.add(
            "public/first_aid.html",
            h.code(),
            AidPage {
                happening: h.code(),
                aid,
            },
        );
    }
    let key = "stormbell/se/0a1b2c3d4e+5f0c1d2e+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGh";
    let fingerprint = String::from("1a2b 3c4d 5e6f 7081 92a3 b4c5 d6e7 f809");
    all.add(
        "public/journal.html",
        "",
        JournalPage {
            vkey: key.to_owned(),
            fingerprint,
        },
    );
    for stage in ["ringing", "done", "gone"] {
        let page = AckPage {
            stage,
            reference: String::from("SE-2026-K7Q3M2"),
            priority: "high",
            opened_at: SAMPLE_AT,
            officer: String::from("Anna Åkesson"),
        };
        all.add("public/acknowledge.html", stage, page);
    }
    for trouble in Trouble::SAMPLES {
        all.add(
            "public/trouble.html",
            trouble.code(),
            TroublePage::from(trouble),
        );
    }
    all
}

const SAMPLE_AT: Moment = Moment(1_290_960_060_000_000);

fn sample_form() -> FlagForm {
    FlagForm {
        form_id: String::from("0192f3d4"),
        what: String::from("ransom"),
        narrative: String::from(
            "Since six this morning none of the ward computers opens a file.\nA red page asks for 40 bitcoin.",
        ),
        ongoing: String::from("now-and-it-hurts"),
        who: String::from("organisation"),
        organisation: String::from("Norra sjukhuset <b>"),
        sector: String::from("A1.5"),
        happened_at: String::from("2026-11-23T05:58"),
        name: String::from("Eva \"Evi\" Öst"),
        sealed_contact: String::from("YWdlLWVuY3J5cHRpb24ub3Jn"),
        ..FlagForm::default()
    }
}

fn flag_samples(all: &mut Samples, error: &dyn Fn(&str, &str) -> ErrorView) {
    let zone = "Europe/Stockholm";
    let fresh = FlagForm {
        form_id: String::from("0192f3d4"),
        ..FlagForm::default()
    };
    all.add(
        "public/flag_what.html",
        "fresh",
        FlagPage::new(fresh.clone(), vec![], zone),
    );
    all.add(
        "public/flag_what.html",
        "back",
        FlagPage::new(sample_form(), vec![], zone),
    );
    for h in ["abuse", "money"] {
        let form = FlagForm {
            what: h.to_owned(),
            ..fresh.clone()
        };
        all.add(
            "public/flag_words.html",
            h,
            FlagPage::new(form.clone(), vec![], zone),
        );
        all.add(
            "public/flag_more.html",
            h,
            FlagPage::new(form, vec![], zone),
        );
    }
    let wrong = vec![
        error("narrative", "problem-too-long"),
        error("", "trouble-unavailable-text"),
    ];
    let mut page = FlagPage::new(sample_form(), wrong, zone);
    page.again = true;
    all.add("public/flag_words.html", "errors", page);
    let wrong = vec![
        error("happened_at", "problem-in-future"),
        error("files", "problem-too-many"),
        error("email", "problem-nul"),
    ];
    all.add(
        "public/flag_more.html",
        "errors",
        FlagPage::new(sample_form(), wrong, zone),
    );
}

fn receipt_samples(all: &mut Samples, lang: Lang) {
    let digits = "48210937556102948837";
    let fresh = ReceiptPage {
        receipt: digits.to_owned(),
        groups: (0..5)
            .map(|i| digits[i * 4..i * 4 + 4].to_owned())
            .collect(),
        reference: String::from("SE-2026-K7Q3M2"),
        filed_at: SAMPLE_AT,
        sealed_at: Some("browser"),
        rings: true,
        files_failed: 0,
        kept: false,
        wrong: false,
        aid: crate::first_aid::find(lang, Happening::Ransom),
        public_url: String::from("http://localhost:8080"),
    };
    let wrong = ReceiptPage {
        wrong: true,
        files_failed: 2,
        rings: false,
        sealed_at: None,
        ..fresh.clone()
    };
    let kept = ReceiptPage {
        kept: true,
        files_failed: 1,
        sealed_at: Some("edge"),
        ..fresh.clone()
    };
    let node = ReceiptPage {
        sealed_at: Some("node"),
        ..fresh.clone()
    };
    for (name, page) in [
        ("fresh", fresh),
        ("wrong", wrong),
        ("kept", kept),
        ("node", node),
    ] {
        all.add("public/receipt.html", name, page);
    }
}

fn talk_samples(all: &mut Samples, error: &dyn Fn(&str, &str) -> ErrorView) {
    all.add("public/follow.html", "fresh", FollowPage::default());
    let unknown = FollowPage {
        unknown: true,
        left: true,
        ..FollowPage::default()
    };
    all.add("public/follow.html", "unknown", unknown);
    let wrong = FollowPage {
        errors: vec![
            error("receipt", "problem-digits"),
            error("receipt", "problem-check"),
        ],
        typed: String::from("12 34"),
        ..FollowPage::default()
    };
    all.add("public/follow.html", "wrong", wrong);
    let empty = TalkPage {
        errors: vec![],
        reference: String::from("SE-2026-K7Q3M2"),
        filed_at: SAMPLE_AT,
        happening: "down",
        state: "kept",
        reached: 1,
        outcome: None,
        messages: vec![],
        files: vec![],
        receipt_kept: false,
        typed: String::new(),
        files_max: limits::FILES_PER_SENDING_MAX,
        file_max: limits::FILE_MAX_BYTES,
    };
    let messages = vec![
        TalkMessage {
            mine: false,
            text: String::from(
                "Thank you. We have called your hosting company. Please do not restart the server yet.\n<b>Is the bank's page also away?</b>",
            ),
            at: SAMPLE_AT,
            seen_at: None,
        },
        TalkMessage {
            mine: true,
            text: String::from("Yes, since noon."),
            at: SAMPLE_AT,
            seen_at: Some(SAMPLE_AT),
        },
    ];
    let file = TalkFile {
        id: String::from("0192"),
        name: String::from("ransom note.png"),
        size: 183_402,
        at: SAMPLE_AT,
    };
    let busy = TalkPage {
        messages,
        files: vec![file],
        receipt_kept: true,
        state: "answered",
        reached: 3,
        ..empty.clone()
    };
    all.add("public/conversation.html", "empty", empty.clone());
    all.add(
        "public/conversation.html",
        "abuse",
        TalkPage {
            happening: "abuse",
            state: "taken",
            reached: 2,
            ..empty
        },
    );
    all.add("public/conversation.html", "answered", busy.clone());
    let wrong = vec![error("text", "problem-missing")];
    all.add(
        "public/conversation.html",
        "errors",
        TalkPage {
            errors: wrong,
            ..busy.clone()
        },
    );
    for outcome in stormbell_model::report::Outcome::ALL {
        let page = TalkPage {
            state: "closed",
            reached: 4,
            outcome: Some(outcome.code()),
            ..busy.clone()
        };
        all.add("public/conversation.html", outcome.code(), page);
    }
}
