//! The body of a report: what is read, and every complaint there is.

use stormbell_model::complaint::{Complaint, Problem};
use stormbell_model::report::{NewContact, NewReport, Ongoing};
use stormbell_model::{Lang, Moment, happening::Happening, limits::*, report::Door};
use stormbell_wire::report_json;

const NOON: Moment = Moment(1_290_945_600_000_000); // 2010-11-28T12:00:00Z

fn read(body: &str) -> Result<NewReport, Vec<Complaint>> {
    report_json::read(body.as_bytes(), NOON, Lang::Sv)
}

fn good(body: &str) -> NewReport {
    read(body).unwrap()
}

/// Every complaint as `field: code`.
fn complaints(body: &[u8]) -> Vec<String> {
    let all = report_json::read(body, NOON, Lang::Sv).unwrap_err();
    let say = |c: &Complaint| format!("{}: {}", c.field, c.problem.code());
    all.iter().map(say).collect()
}

#[test]
fn words_alone_are_a_report() {
    let report = good(r#"{"narrative": " The site is down.\r\n\u202e "}"#);
    assert_eq!(report.narrative, " The site is down.\r\n\u{202e} ");
    assert_eq!(report.lang, Lang::Sv);
    assert_eq!(report.ongoing, Ongoing::Unknown);
    assert_eq!(report.happening, Happening::Unknown);
    assert_eq!(report.door, Door::Api);
    assert!(matches!(report.contact, NewContact::None));
}

#[test]
fn every_field_is_read() {
    let report = good(
        r#"{"narrative": "Flooded since ten.", "kind": "availability/ddos", "ongoing": true,
            "happened_at": "2010-11-28T11:00:00+01:00", "organisation": "Pionen", "sector": "A1.8",
            "lang": "de-AT", "contact": {"name": "A", "email": "a@b.example", "phone": null},
            "observables": [{"type": "ipv4", "value": "192.0.2.1"}]}"#,
    );
    assert_eq!(report.kind.unwrap().value(), "ddos");
    assert_eq!(report.happening, Happening::Down);
    assert_eq!(report.ongoing, Ongoing::NowAndHurts);
    assert_eq!(
        report.happened_at.unwrap().rfc3339(),
        "2010-11-28T10:00:00Z"
    );
    assert_eq!(report.organisation.as_deref(), Some("Pionen"));
    assert_eq!(report.sector.unwrap().word(), "digital-infrastructure");
    assert_eq!(report.lang, Lang::De);
    let NewContact::Clear(contact) = report.contact else {
        panic!("no contact");
    };
    assert_eq!(
        (contact.name.as_str(), contact.email.as_str()),
        ("A", "a@b.example")
    );
    assert_eq!(report.observables[0].value, "192.0.2.1");
}

#[test]
fn null_is_the_same_as_absent() {
    let report = good(
        r#"{"narrative": "x", "kind": null, "ongoing": null, "happened_at": null, "organisation": null,
            "sector": null, "lang": null, "contact": null, "observables": null}"#,
    );
    assert_eq!(report.ongoing, Ongoing::Unknown);
    assert_eq!(
        complaints(br#"{"narrative": null}"#),
        ["narrative: problem-missing"]
    );
}

#[test]
fn ongoing_has_many_spellings() {
    let said = |word: &str| good(&format!(r#"{{"narrative": "x", "ongoing": {word}}}"#)).ongoing;
    for word in ["true", "\"yes\"", "\"now-and-it-hurts\""] {
        assert_eq!(said(word), Ongoing::NowAndHurts, "{word}");
    }
    for word in ["false", "\"no\"", "\"over\""] {
        assert_eq!(said(word), Ongoing::Over, "{word}");
    }
    assert_eq!(said("\"now\""), Ongoing::Now);
    assert_eq!(said("\"unknown\""), Ongoing::Unknown);
}

#[test]
fn kinds_come_from_the_form_or_the_taxonomy() {
    let kind = |word: &str| good(&format!(r#"{{"narrative": "x", "kind": "{word}"}}"#));
    for happening in stormbell_model::happening::ALL {
        assert_eq!(kind(happening.code()).happening, *happening);
    }
    assert_eq!(kind("phishing").happening, Happening::Message);
    assert_eq!(
        kind("rsit:fraud=\\\"phishing\\\"").first_kind().value(),
        "phishing"
    );
}

#[test]
fn contact_has_three_forms() {
    let contact = |json: &str| good(&format!(r#"{{"narrative": "x", "contact": {json}}}"#)).contact;
    assert!(matches!(contact("\"ring me\""), NewContact::Clear(c) if c.other == "ring me"));
    assert!(matches!(contact(r#"{"sealed": "YWdl"}"#), NewContact::Sealed(f) if f == b"age"));
    for nothing in ["{}", "\"\"", "\"  \"", r#"{"name": ""}"#] {
        assert!(matches!(contact(nothing), NewContact::None), "{nothing}");
    }
}

#[test]
fn all_complaints_come_at_once() {
    let body = br#"{"narrative": 7, "kind": "poetry", "ongoing": "maybe", "happened_at": "yesterday",
        "organisation": ["x"], "sector": "poetry", "lang": "tlh", "contact": {"fax": "1", "name": {}},
        "observables": [{"type": "soul", "value": ""}, 4], "colour": "red"}"#;
    assert_eq!(
        complaints(body),
        [
            "narrative: problem-form",
            "kind: problem-unknown",
            "lang: problem-unknown",
            "ongoing: problem-unknown",
            "happened_at: problem-form",
            "organisation: problem-form",
            "sector: problem-unknown",
            "contact/name: problem-form",
            "contact/fax: problem-unexpected",
            "observables/0/type: problem-unknown",
            "observables/0/value: problem-missing",
            "observables/1: problem-form",
            "observables/1/type: problem-missing",
            "observables/1/value: problem-missing",
            "colour: problem-unexpected",
        ]
    );
}

#[test]
fn names_that_come_twice_are_refused_at_every_level() {
    let body = br#"{"narrative": "a", "narrative": "b", "contact": {"name": "a", "name": "b"},
        "observables": [{"type": "ipv4", "value": "1", "value": "2"}]}"#;
    assert_eq!(
        complaints(body),
        [
            "narrative: problem-twice",
            "contact/name: problem-twice",
            "observables/0/value: problem-twice"
        ]
    );
}

#[test]
fn what_cannot_be_read_says_where() {
    let one = |body: &[u8]| complaints(body).join(", ");
    assert_eq!(one(b""), ": problem-syntax");
    assert_eq!(one(b"\xef\xbb\xbf{}"), ": problem-syntax");
    assert_eq!(one(b"{\"narrative\": \"x\"} {}"), ": problem-syntax");
    assert_eq!(
        one(b"{\"narrative\": \"\xff\"}"),
        "narrative: problem-not-text"
    );
    assert_eq!(
        one(br#"{"narrative": "\ud800"}"#),
        "narrative: problem-not-text"
    );
    assert_eq!(
        one(br#"{"narrative": "\udc00 "}"#),
        "narrative: problem-not-text"
    );
    assert_eq!(
        one(br#"{"narrative": "a\u0000b"}"#),
        "narrative: problem-nul"
    );
    assert_eq!(one(br#"{"narrative": 1e999}"#), "narrative: problem-syntax");
    assert_eq!(one(b"[1]"), ": problem-form, narrative: problem-missing");
    let all = read("{\n  \"narrative\": nope}").unwrap_err();
    assert_eq!(
        all[0].problem,
        Problem::Syntax {
            line: 2,
            column: 17
        }
    );
}

#[test]
fn bounds_are_exact() {
    let with = |chars: usize| format!(r#"{{"narrative": "{}"}}"#, "å".repeat(chars));
    assert!(read(&with(NARRATIVE_MAX_CHARS)).is_ok());
    let (max, was) = (NARRATIVE_MAX_CHARS, NARRATIVE_MAX_CHARS + 1);
    assert_eq!(
        read(&with(was)).unwrap_err()[0].problem,
        Problem::TooLong { max, was }
    );

    let many = |n: usize| {
        let items = vec![r#"{"type": "other", "value": "x"}"#; n].join(",");
        format!(r#"{{"narrative": "x", "observables": [{items}]}}"#)
    };
    assert_eq!(
        good(&many(OBSERVABLES_MAX)).observables.len(),
        OBSERVABLES_MAX
    );
    assert_eq!(
        complaints(many(OBSERVABLES_MAX + 1).as_bytes()),
        ["observables: problem-too-many"]
    );

    let value = format!(
        r#"{{"narrative": "x", "observables": [{{"type": "url", "value": "{}"}}]}}"#,
        "a".repeat(OBSERVABLE_MAX_CHARS + 1)
    );
    assert_eq!(
        complaints(value.as_bytes()),
        ["observables/0/value: problem-too-long"]
    );
    let sealed = format!(
        r#"{{"narrative": "x", "contact": {{"sealed": "{}"}}}}"#,
        "A".repeat(SEALED_IDENTITY_MAX_BYTES / 3 * 4 + 8)
    );
    assert_eq!(
        complaints(sealed.as_bytes()),
        ["contact/sealed: problem-too-big"]
    );
    let contact = format!(
        r#"{{"narrative": "x", "contact": "{}"}}"#,
        "a".repeat(LINE_MAX_CHARS + 1)
    );
    assert_eq!(
        complaints(contact.as_bytes()),
        ["contact: problem-too-long"]
    );
    let line = format!(
        r#"{{"narrative": "x", "organisation": "{}"}}"#,
        "a".repeat(LINE_MAX_CHARS + 1)
    );
    assert_eq!(
        complaints(line.as_bytes()),
        ["organisation: problem-too-long"]
    );
}

#[test]
fn nesting_is_bounded_and_the_rest_still_read() {
    let deep = |n: usize| {
        format!(
            r#"{{"narrative": "x", "deep": {}{}}}"#,
            "[".repeat(n),
            "]".repeat(n)
        )
    };
    assert_eq!(
        complaints(deep(JSON_DEPTH_MAX - 1).as_bytes()),
        ["deep: problem-unexpected"]
    );
    let too_deep = complaints(deep(JSON_DEPTH_MAX).as_bytes()).join(" ");
    assert!(
        too_deep.starts_with("deep/0/0") && too_deep.ends_with("problem-too-deep"),
        "{too_deep}"
    );
    // A stack would not survive what is only skipped.
    assert!(
        complaints(deep(100_000).as_bytes())
            .join(" ")
            .ends_with("problem-too-deep")
    );
}

#[test]
fn complaints_are_bounded_and_repeat_no_tricks() {
    let fields: Vec<String> = (0..5_000).map(|i| format!(r#""f{i}": 0"#)).collect();
    let body = format!("{{{}}}", fields.join(","));
    assert_eq!(
        complaints(body.as_bytes()).len(),
        stormbell_wire::complaints::COMPLAINTS_MAX
    );
    let body = format!(r#"{{"narrative": "x", "\u202e{}": 0}}"#, "y".repeat(900));
    let field = &read(&body).unwrap_err()[0].field;
    assert!(
        field.starts_with("⟨U+202E⟩y") && field.chars().count() < 120,
        "{field}"
    );
}

#[test]
fn happened_at_may_not_lie_in_the_future() {
    let at = |time: &str| read(&format!(r#"{{"narrative": "x", "happened_at": "{time}"}}"#));
    assert!(at("2010-11-29T12:00:00Z").is_ok());
    assert_eq!(
        at("2010-11-29T12:00:01Z").unwrap_err()[0].problem,
        Problem::InFuture
    );
    assert_eq!(at("2010-11-28").unwrap_err()[0].problem, Problem::Form);
}

#[test]
fn a_language_not_spoken_yet_is_kept_for_the_desk() {
    assert_eq!(good(r#"{"narrative": "x", "lang": "pl"}"#).lang, Lang::Pl);
    assert_eq!(good(r#"{"narrative": "x"}"#).lang, Lang::Sv);
    assert_eq!(good(r#"{"narrative": "x", "lang": "ET"}"#).lang, Lang::Et);
}
