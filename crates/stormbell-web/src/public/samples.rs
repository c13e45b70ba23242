//! Samples of every public page, for the test that renders all of them in every language.

use crate::{
    public::views::{
        AboutPage, AckPage, AidListPage, AidPage, ErrorView, FlagForm, FlagPage, FollowPage,
        HomePage, JournalPage, Plain, ReachedPage, ReceiptPage, TalkFile, TalkMessage, TalkPage,
        ToldView, WaitPage, WaveOffer,
    },
    render::Samples,
    trouble::{Trouble, TroublePage},
};
use stormbell_model::{Lang, Moment, happening, happening::Happening, limits};

/// Every public page with its samples.
pub fn all(lang: Lang) -> Samples {
    let mut all = Samples::default();
    let error = |field: &str, code: &str| ErrorView {
        field: field.to_owned(),
        code: code.to_owned(),
        max: 20_000,
        was: 21_113,
    };
    all.add("public/home.html", "", HomePage::default());
    let waves = WaveOffer::samples();
    let form_id = String::from("0f0e0d0c0b0a09080706050403020100");
    all.add("public/home.html", "wave", HomePage { waves, form_id });
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
    wait_samples(&mut all);
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
    for (name, page) in super::views::levels::samples() {
        all.add("public/service_levels.html", name, page);
    }
    for (stage, page) in ack_pages() {
        all.add("public/acknowledge.html", stage, page);
    }
    for stage in ["asked", "done", "gone"] {
        let page = ReachedPage {
            stage,
            channel: "sms",
            sent_at: SAMPLE_AT,
            officer: String::from("Anna Åkesson"),
        };
        all.add("public/reached.html", stage, page);
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

fn ack_pages() -> Vec<(&'static str, AckPage)> {
    let ringing = AckPage {
        stage: "ringing",
        reference: String::from("SE-2026-K7Q3M2"),
        priority: "high",
        opened_at: SAMPLE_AT,
        officer: String::from("Anna Åkesson"),
        mark: String::from("0.0"),
        missing: 1,
        colleagues: vec![(String::from("a"), String::from("Bo Lindqvist"))],
        ..AckPage::gone()
    };
    let with = |stage, done, held_by: &str| AckPage {
        stage,
        done,
        held_by: held_by.to_owned(),
        ..ringing.clone()
    };
    let mut asked = with("asked", None, "Bo Lindqvist");
    asked.asked_by = Some(String::from("Bo Lindqvist"));
    let mut yours = with("yours", Some("handed-on"), "Anna Åkesson");
    yours.handed_to = Some(String::from("Bo Lindqvist"));
    let mut closed = with("closed", Some("changed"), "");
    closed.closed = Some((String::from("Bo Lindqvist"), SAMPLE_AT));
    vec![
        ("escalated", with("ringing", Some("escalated"), "")),
        ("more", with("ringing", None, "Bo Lindqvist")),
        ("asked", asked),
        ("yours", yours),
        ("done", with("done", Some("changed"), "Bo Lindqvist")),
        ("closed", closed),
        ("gone", AckPage::gone()),
        ("storm", storm(&ringing)),
        (
            "storm-left",
            AckPage {
                stage: "yours",
                ..storm(&ringing)
            },
        ),
        ("ringing", ringing),
    ]
}

fn storm(one: &AckPage) -> AckPage {
    let told = |(n, state): (usize, &'static str)| ToldView {
        id: format!("01940000-0000-7000-8000-0000000000a{n}"),
        reference: format!("SE-2026-K7Q3M{n}"),
        priority: "high",
        opened_at: SAMPLE_AT,
        state,
        held_by: String::from("Bo Lindqvist"),
    };
    let states = ["ringing", "ringing", "yours", "held", "closed"];
    AckPage {
        told: states.into_iter().enumerate().map(told).collect(),
        told_more: 31,
        told_ringing: 33,
        ..one.clone()
    }
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
    let mut in_wave = FlagPage::new(fresh.clone(), Vec::new(), zone);
    in_wave.waves = WaveOffer::samples();
    all.add("public/flag_what.html", "wave", in_wave);
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

fn wait_samples(all: &mut Samples) {
    let form = FlagForm {
        form_id: String::from("0123456789abcdef"),
        what: String::from("ransom"),
        narrative: String::from("All files end in .locked"),
        ..FlagForm::default()
    };
    for (name, files) in [("words", false), ("files", true)] {
        let page = WaitPage {
            page: FlagPage::new(form.clone(), Vec::new(), "Europe/Stockholm"),
            challenge: format!(
                "w.1290956400.16.00000000000000ff.{}",
                "0123456789abcdef".repeat(2)
            ),
            ticket: format!(
                "t.1290956406.00000000000000ff.{}",
                "0123456789abcdef".repeat(2)
            ),
            wait_s: 6,
            files,
        };
        all.add("public/flag_wait.html", name, page);
    }
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
        carried: String::from("It goes on <i>"),
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
