//! What must hold of the correlation, whatever the weights.

use super::{
    Correlator, Number, Placement,
    postings::{Key, Postings, SHARES_MAX},
    reading::{self, Reading, Said, Sort, Value},
};
use crate::{Moment, Span};

#[derive(Clone, Default)]
struct Flag {
    minute: i64,
    narrative: String,
    kind: Option<&'static str>,
    target: Option<&'static str>,
    urls: Vec<String>,
}

fn flag(minute: i64, narrative: &str) -> Flag {
    Flag {
        minute,
        narrative: narrative.to_owned(),
        ..Flag::default()
    }
}

impl Flag {
    fn of(self, kind: &'static str) -> Flag {
        Flag {
            kind: Some(kind),
            ..self
        }
    }
    fn at(self, target: &'static str) -> Flag {
        Flag {
            target: Some(target),
            ..self
        }
    }
    fn url(mut self, url: &str) -> Flag {
        self.urls.push(url.to_owned());
        self
    }
    fn read(&self) -> Reading {
        let values: Vec<Value<'_>> = self
            .urls
            .iter()
            .map(|text| Value {
                sort: Sort::Url,
                text,
            })
            .collect();
        let begin = Moment(1_772_409_600_000_000);
        reading::read(
            &Said {
                at: begin.plus(Span::minutes(self.minute)),
                narrative: &self.narrative,
                kind: self.kind,
                target: self.target,
                values: &values,
            },
            7,
        )
    }
}

fn place_all(flags: &[Flag]) -> (Correlator, Vec<Placement>) {
    let mut correlator = Correlator::default();
    let placed = flags.iter().map(|f| correlator.place(&f.read())).collect();
    (correlator, placed)
}

/// The incident of each report, in the end.
fn incidents(flags: &[Flag]) -> Vec<u32> {
    let (correlator, placed) = place_all(flags);
    placed
        .iter()
        .map(|p| correlator.now(p.incident).0)
        .collect()
}

fn distinct(incidents: &[u32]) -> usize {
    incidents
        .iter()
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

#[test]
fn one_attack_in_four_languages_without_a_shared_value_is_one_incident() {
    let told = [
        flag(0, "The website of Hansapank does not open since noon.").of("ddos"),
        flag(3, "Hansapank leht ei avane, kõik on maas.").of("ddos"),
        flag(5, "Hansapangas neveikia, negaliu prisijungti.").at("Hansapank"),
        flag(9, "Bei der Hansapank geht gar nichts mehr.").of("down"),
    ];
    assert_eq!(distinct(&incidents(&told)), 1);
}

#[test]
fn attacks_on_two_targets_in_the_same_minutes_stay_two() {
    let flags: Vec<Flag> = (0..20)
        .map(|n| {
            let target = if n % 2 == 0 { "Swedbank" } else { "Luminor" };
            let words = format!("The website of {target} is not reachable");
            flag(n / 4, &words).of("ddos").at(target)
        })
        .collect();
    let found = incidents(&flags);
    assert_eq!(distinct(&found), 2);
    assert_ne!(found[0], found[1]);
}

#[test]
fn the_same_bank_next_week_is_another_incident() {
    let flags = [0, 7 * 1440].map(|minute| {
        flag(minute, "kein Zugriff mehr")
            .of("ddos")
            .at("Sparkasse Potsdam")
    });
    assert_eq!(distinct(&incidents(&flags)), 2);
}

/// Two attacks of eight reports each, and then texts that list both attacks' addresses.
#[test]
fn a_flood_that_paused_is_another_and_its_own_lull_is_not() {
    let down = |minute, words| flag(minute, words).of("ddos").at("Luminor");
    let english = "The website of Luminor is down";
    let mut flags: Vec<Flag> = (0..10).map(|n| down(5 * n, english)).collect();
    flags.push(down(75, english));
    flags.push(down(190, "Kommer inte in, fel 503"));
    let found = incidents(&flags);
    assert_eq!(distinct(&found[..11]), 1, "{found:?}");
    assert_eq!(distinct(&found), 2, "{found:?}");
}

#[test]
fn a_bare_list_of_values_teaches_nothing() {
    let lure = |minute, brand, url: &str| {
        flag(minute, "Text message about a parcel, it sends me there")
            .of("phishing")
            .at(brand)
            .url(url)
    };
    let (one, other) = ("https://one-lure.example/a", "https://other-lure.test/b");
    let flags = [
        lure(0, "Omniva", one),
        lure(3, "Omniva", one),
        flag(9, "List:").url(one).url(other),
        lure(20, "Zalando", other),
        lure(24, "Zalando", other),
    ];
    let found = incidents(&flags);
    assert_eq!(found[0], found[2], "the list belongs where its value does");
    assert_ne!(found[0], found[3], "and leads nobody else there: {found:?}");
    assert_eq!(found[3], found[4]);
}

fn glued(texts: impl Iterator<Item = String>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for n in 0..8 {
        let (a, b) = ("https://a.example/pay", "https://b.example/track");
        flags.push(
            flag(n, "Falsche Rechnung der Stadtwerke")
                .of("phishing")
                .at("Stadtwerke")
                .url(a),
        );
        flags.push(
            flag(n, "Fake parcel fee by Omniva")
                .of("phishing")
                .at("Omniva")
                .url(b),
        );
    }
    let both = |text: String| {
        flag(20, &text)
            .url("https://a.example/pay")
            .url("https://b.example/track")
    };
    flags.extend(texts.map(both));
    flags
}

#[test]
fn a_text_that_lists_two_attacks_glues_nothing() {
    let same = glued((0..40).map(|_| "these belong together".to_owned()));
    let other = glued((0..40).map(|n| format!("word{n}a word{n}b word{n}c")));
    for flags in [same, other] {
        let found = incidents(&flags);
        assert_ne!(found[0], found[1]);
        assert!(found[..16].chunks(2).all(|two| two == &found[..2]));
    }
}

#[test]
fn random_tails_do_not_blind_the_grouping() {
    let flags: Vec<Flag> = (0..60)
        .map(|n: u64| {
            let tail = |m: u64| format!("{:x}", (n * 31 + m + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let tails: Vec<String> = (0..12).map(tail).collect();
            let text = "Guten Tag, ich habe eine Nachricht bekommen, mein Paket liege beim Zoll und ich solle zwei Euro \
                        zahlen, die Karte wurde danach belastet";
            flag(n as i64, &format!("{text} {}", tails.join(" "))).of("phishing")
        })
        .collect();
    assert_eq!(distinct(&incidents(&flags)), 1);
}

#[test]
fn an_address_that_everybody_names_links_nobody() {
    let words = [
        "oak", "ash", "elm", "fir", "yew", "box", "hop", "ivy", "fig", "nut",
    ];
    let targets = [
        "Aalto", "Brno", "Cork", "Delft", "Evora", "Faro", "Graz", "Horsens", "Iasi", "Jena",
    ];
    let flags: Vec<Flag> = (0..10)
        .map(|n| {
            flag(n as i64 * 300, words[n])
                .of("ddos")
                .at(targets[n])
                .url("https://cdn.example/jquery.js")
        })
        .collect();
    let found = incidents(&flags);
    assert!(distinct(&found) >= 9, "{found:?}");
}

#[test]
fn the_same_order_gives_the_same_answer() {
    let flags = glued((0..9).map(|n| format!("text {n}")));
    let ((_, one), (_, two)) = (place_all(&flags), place_all(&flags));
    assert_eq!(one, two);
}

#[test]
fn unrelated_reports_in_between_change_nothing() {
    let own = glued(std::iter::empty());
    let mut mixed = Vec::new();
    for (n, mine) in own.iter().enumerate() {
        mixed.push(mine.clone());
        let word = format!("q{:x}z", (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        mixed.push(flag(mine.minute, &word).url(&format!("https://{word}.example/x")));
    }
    let alone = incidents(&own);
    let among: Vec<u32> = incidents(&mixed).into_iter().step_by(2).collect();
    for (a, b) in (0..own.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
        assert_eq!(alone[a] == alone[b], among[a] == among[b]);
    }
}

#[test]
fn an_unlinked_report_leads_nowhere_any_more() {
    let first = flag(0, "odd").url("https://lure.example/1").read();
    let second = flag(1, "strange").url("https://lure.example/1").read();
    let third = flag(2, "peculiar").url("https://lure.example/1").read();
    let mut correlator = Correlator::default();
    let own = correlator.place(&first).incident;
    assert_eq!(correlator.weigh(&second)[0].incident, own);
    let before = correlator.weigh(&third);
    let placed = correlator.place(&second);
    correlator.unlink(&second.marks(), placed.incident);
    assert_eq!(correlator.weigh(&third)[0].incident, before[0].incident);
    correlator.unlink(&first.marks(), own);
    assert_eq!(correlator.weigh(&second), []);
    assert_eq!(correlator.values_held(), 0);
}

#[test]
fn an_officers_merge_leads_both_numbers_to_one() {
    let mut correlator = Correlator::default();
    let one = correlator.open(&flag(0, "a").url("https://one.example/1").read().marks());
    let two = correlator.open(&flag(0, "b").url("https://two.example/2").read().marks());
    assert_eq!(correlator.merge(one, two), one);
    assert_eq!(correlator.now(two), one);
    let fits = correlator.weigh(&flag(1, "c").url("https://two.example/2").read());
    assert_eq!(fits[0].incident, one);
}

#[test]
fn a_value_of_many_reports_takes_the_room_of_one_of_two() {
    let mut postings = Postings::default();
    for report in 0..10_000 {
        postings.add(Key(1), report % 500, report);
    }
    let mut shares = 0;
    assert_eq!(postings.len(), 1);
    assert!(postings.look(Key(1), |_| shares += 1) >= 500);
    assert_eq!(shares, SHARES_MAX);
}

#[test]
fn a_flood_of_one_address_is_one_incident() {
    let flags: Vec<Flag> = (0..3_000)
        .map(|n| flag(n / 50, "me too").url("https://flood.example/x"))
        .collect();
    let (correlator, placed) = place_all(&flags);
    assert_eq!(correlator.incidents_opened(), 1);
    assert_eq!(
        correlator.summary(Number(0)).map(|s| s.reports),
        Some(3_000)
    );
    assert!(
        placed[2_999]
            .link
            .as_ref()
            .is_some_and(|fit| !fit.reasons.is_empty())
    );
}
