use super::*;
use crate::{
    Lang,
    report::{Door, NewReport},
};

const RULES: &str = include_str!("../../../../content/rules/classification.txt");

/// Classifies as triage does: what the form's answers said comes first.
fn case(happening: Happening, ongoing: Ongoing, sector: Option<&str>, words: &str) -> Classified {
    let mut new = NewReport::said(words, Lang::En, Door::Page);
    (new.happening, new.ongoing) = (happening, ongoing);
    new.sector = sector.and_then(Sector::parse);
    classify(&ReportFacts {
        happening,
        ongoing,
        sector: new.sector,
        kind: new.first_kind(),
        priority: crate::triage::read(&new).priority,
        texts: vec![words],
        values: Vec::new(),
    })
}

#[test]
fn the_rules_of_the_program_are_read_to_the_last_line() {
    let rules = Rules::read(RULES).unwrap();
    assert!(rules.codes().len() > 30, "{}", rules.codes().len());
    assert_eq!(rules.version, super::rules().version);
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    for (wrong, line) in [
        ("version 1\nrule a when happening=nonsense then ring=yes", 2),
        ("version 1\nrule a when says=unknown-list then ring=yes", 2),
        ("version 1\nrule a when ongoing=now then priority=huge", 2),
        ("version 1\n\nnothing here", 3),
        ("rule a when ongoing=now then ring=yes", 1),
    ] {
        assert_eq!(Rules::read(wrong).unwrap_err(), WrongLine(line), "{wrong}");
    }
}

#[test]
fn nothing_is_ever_made_less_urgent() {
    let words = "patients ambulance bomb spreading electricity ransom password";
    for h in crate::happening::ALL {
        for ongoing in Ongoing::ALL {
            for sector in std::iter::once(None).chain(Sector::all().map(|s| Some(s.code()))) {
                let mut new = NewReport::said("x", Lang::En, Door::Page);
                (new.happening, new.ongoing) = (*h, ongoing);
                new.sector = sector.and_then(Sector::parse);
                let before = crate::triage::read(&new).priority;
                for text in ["", words] {
                    assert!(case(*h, ongoing, sector, text).priority <= before);
                }
            }
        }
    }
}

#[test]
fn a_word_in_another_language_raises_a_report_that_names_no_sector() {
    for words in [
        "The patients' records are locked, the ambulances are sent elsewhere",
        "Patienternas journaler går inte att öppna, ambulanser skickas bort",
        "Patsientide andmed on lukus, kiirabi saadetakse mujale",
        "Pacientų įrašai užrakinti",
        "Les dossiers des patients sont chiffrés, les urgences ferment",
        "Die Notaufnahme ist abgemeldet, Patientenakten sind gesperrt",
    ] {
        let c = case(Happening::Ransom, Ongoing::Unknown, None, words);
        assert_eq!(c.priority, Priority::High, "{words}");
        assert!(c.rings, "{words}");
        assert_eq!(c.raised_by, ["speaks-of-life"], "{words}");
        assert_eq!(c.impact, Impact::Yellow, "{words}");
    }
}

#[test]
fn an_old_story_with_the_same_words_wakes_nobody() {
    let words = "Last year the patients' records were locked";
    let c = case(Happening::Ransom, Ongoing::Over, None, words);
    assert!(!c.rings && c.raised_by.is_empty());
    assert_eq!(c.outlook, Outlook::Improving);
}

#[test]
fn the_words_say_what_the_form_did_not() {
    for (words, kind) in [
        (
            "All files are encrypted and they want a ransom",
            "unauthorised-information-modification",
        ),
        (
            "Failid on krüpteeritud, nõutakse lunaraha",
            "unauthorised-information-modification",
        ),
        (
            "Unsere Seite wird überflutet, DDoS seit zehn Minuten",
            "ddos",
        ),
        ("Jag fick ett bluffmejl om ett paket", "phishing"),
        (
            "Nulaužta mūsų svetainė, rasta webshell",
            "system-compromise",
        ),
        ("hello", "undetermined"),
    ] {
        let c = case(Happening::Unknown, Ongoing::Now, None, words);
        assert_eq!(c.kind.value(), kind, "{words}");
    }
}

#[test]
fn a_kind_that_somebody_named_stands() {
    let facts = ReportFacts {
        happening: Happening::Unknown,
        ongoing: Ongoing::Now,
        sector: None,
        kind: Kind::parse("scanner").unwrap(),
        priority: Priority::Normal,
        texts: vec!["ransom"],
        values: Vec::new(),
    };
    assert_eq!(classify(&facts).kind.value(), "scanner");
}

#[test]
fn axes_offences_and_outlook_are_kept_apart() {
    let c = case(
        Happening::Ransom,
        Ongoing::NowAndHurts,
        Some("health"),
        "Everything is encrypted and it is spreading; they ask for a ransom",
    );
    assert_eq!((c.technical, c.impact), (Technical::High, Impact::Red));
    assert_eq!(c.outlook, Outlook::Worsening);
    assert_eq!(
        c.offences,
        [Offence::System, Offence::Data, Offence::Critical]
    );
    let lure = case(Happening::Message, Ongoing::Unknown, None, "a strange mail");
    assert_eq!(
        (lure.technical, lure.impact),
        (Technical::Low, Impact::White)
    );
    assert_eq!(lure.offences, [Offence::Identity]);
}
