//! Texts are in the language they say, and hold only addresses and names that are set aside for documentation.

use super::{STORY, story};
use stormbell_model::Lang;

/// Small words that a text of a few sentences cannot do without.
const SMALL: [(Lang, &str); 6] = [
    (
        Lang::En,
        "the and is it to of you we not your my are was do has they what for from",
    ),
    (
        Lang::Sv,
        "och att det är inte jag vi på som av en ett för med har till den ni du om tack",
    ),
    (
        Lang::Et,
        "ja ei et kas või see on ma te mu oma nüüd aga mis aitäh üle olnud teie pea",
    ),
    (
        Lang::Lt,
        "ar kad ir ne tai aš iš į bet jau jūsų mano yra nėra nuo buvo ačiū kaip kas",
    ),
    (
        Lang::Fr,
        "le la les de des et est pas je ne que vous un une pour elle il nous c'est à",
    ),
    (
        Lang::De,
        "der die das und ist nicht ich wir ein eine sie den dem auf zu mit bei es von",
    ),
];

fn score(text: &str, small: &str) -> usize {
    let low = text.to_lowercase();
    low.split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| small.split(' ').any(|s| s == *word))
        .count()
}

/// Fails unless `text` reads most like `lang`.
pub fn check(what: &str, text: &str, lang: Lang) {
    let mut scores: Vec<_> = SMALL
        .iter()
        .map(|(l, small)| (score(text, small), *l))
        .collect();
    scores.sort_by_key(|s| std::cmp::Reverse(s.0));
    let sure = scores[0].1 == lang && scores[0].0 > scores[1].0;
    assert!(sure, "{what} should be {}: {scores:?}\n{text}", lang.code());
}

#[test]
fn every_report_is_in_the_language_it_says() {
    for card in story().steps.iter().flat_map(|s| &s.reports) {
        check(&card.key, &card.words, card.lang);
    }
}

#[test]
fn the_check_sees_a_wrong_language() {
    let wrong = std::panic::catch_unwind(|| check("x", "Ich bin nicht der Autor.", Lang::Fr));
    assert!(wrong.is_err());
}

/// RFC 5737 and RFC 2606.
fn is_documentation(word: &str) -> bool {
    let nets = ["192.0.2.", "198.51.100.", "203.0.113."];
    let names = [".example", "example.org", "example.net", "example.com"];
    if word
        .split('.')
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    {
        nets.iter().any(|net| word.starts_with(net))
    } else {
        names.iter().any(|name| word.ends_with(name))
    }
}

/// Words with a point inside: addresses, names of hosts. Facts' targets and names of files are no part of any report.
fn dotted(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.starts_with("fact") && !line.starts_with("sector"))
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && !".-".contains(c)))
        .map(|word| word.trim_matches(['.', '-']))
        .filter(|word| word.contains('.') && !word.ends_with(".txt") && !word.starts_with("do."))
        .filter(|word| !word.starts_with("step."))
        .map(str::to_owned)
        .collect()
}

#[test]
fn only_documentation_addresses_occur() {
    let found = dotted(STORY);
    assert!(found.len() > 50, "the search finds something");
    for word in found {
        assert!(is_documentation(&word), "{word}");
    }
    assert!(!is_documentation("8.8.8.8") && !is_documentation("bank.se"));
}

#[test]
fn an_attack_is_claimed_and_never_done_by_somebody() {
    for step in story().steps {
        for name in ["Jester", "Payback"] {
            let named = step.say.contains(name);
            assert!(!named || step.say.contains("claim"), "{}", step.say);
        }
    }
}
