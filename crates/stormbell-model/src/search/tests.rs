//! What is found by what.

use super::{Query, words};

/// Terms of a text, without a report around it.
fn of(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    super::values::in_text(text, &mut |term| terms.push(term));
    words::in_text(text, &mut |word| terms.push(words::term(word)));
    terms
}

/// Whether a report with this text is found by what was typed.
fn check(text: &str, typed: &str, expected: bool) {
    let (terms, query) = (of(text), Query::read(typed));
    let holds = |any: &super::Any| any.0.iter().any(|term| terms.contains(term));
    let found = !query.all.is_empty() && query.all.iter().all(holds);
    assert_eq!(
        found, expected,
        "«{typed}» in «{text}»\n{query:?}\n{terms:?}"
    );
}

#[test]
fn words_of_any_language_are_found_without_their_accents() {
    check("Škoda auto stojí", "skoda STOJI", true);
    check("S\u{30c}koda", "škoda", true);
    check("Überweisung nach Straße 5", "uberweisung strasse", true);
    check("Η τράπεζα ζητά κωδικό", "ΤΡΑΠΕΖΑ κωδικο", true);
    check("Фалшив сайт на Йордан", "иордан САЙТ", true);
    check("Jono sąskaita užšifruota", "saskaita uzsifruota", true);
    check("l’hôpital d'à côté", "hopital", true);
    check("pass\u{200b}word", "password", true);
    check("the bank", "hospital bank", false);
    check("a", "a", false);
    check(&"x".repeat(50), &"x".repeat(60), true);
}

#[test]
fn a_name_is_found_with_everything_below_it() {
    let text = "I clicked https://Login.Bank.evil.example/a?b=1, then hxxps://x[.]other[.]example.";
    for typed in [
        "evil.example",
        "login.bank.evil.example",
        "https://login.bank.evil.example/a?b=1",
    ] {
        check(text, typed, true);
    }
    check(text, "x.other[.]example", true);
    check(text, "other.example", true);
    check(text, "sub.other.example", false);
    check(text, "vil.example", false);
    check("mail from Boss@Firm.Example!", "boss@firm.example", true);
    check("mail from Boss@Firm.Example!", "firm.example", true);
    check("mail from boss@firm.example", "clerk@firm.example", false);
}

#[test]
fn an_address_is_found_in_every_network_around_it() {
    let text = "from 198.51.100.77:4444 and 2001:db8:12:34::5";
    for typed in [
        "198.51.100.77",
        "198.51.100.64/26",
        "198.51.100.0/24",
        "198.51.96.0/19",
        "198.0.0.0/8",
        "198.51.100.76/31",
        "0.0.0.0/0",
        "2001:db8::/32",
        "2001:db8:12::/48",
        "2001:db8:12:34::/64",
        "2001:db8:12:34::5",
        "2001:d80::/25",
        "::/0",
    ] {
        check(text, typed, true);
    }
    for typed in [
        "198.51.100.0/26",
        "198.51.101.0/24",
        "2001:db9::/32",
        "198.51.100.78",
    ] {
        check(text, typed, false);
    }
    check("::ffff:192.0.2.1 knocks", "192.0.2.1", true);
    check("from 2001:db8:7:: or ::1, he said:", "2001:db8:7::", true);
    check("see 192.0.2.9/admin", "192.0.2.8/30", true);
}

#[test]
fn hashes_and_numbers_are_found_as_they_are_written() {
    let hash = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
    check(&format!("sha256:{hash}"), hash, false);
    check(&format!("sha256: {hash}"), hash, true);
    check("Call (+46) 70-123 45 67 now", "0046701234567", true);
    check("In 2026 he called 070-123 45 67", "070 1234567", true);
    check("on 2026-11-24 10:15", "2026-11-24", true);
    check("CVE-2024-3094 again", "cve-2024-3094", true);
}

#[test]
fn the_question_is_bounded_and_begins_with_what_is_rare() {
    let query = Query::read(&"word1 ".repeat(500));
    assert_eq!(query.all.len(), 1);
    let many: Vec<String> = (10..100).map(|n| format!("word{n}")).collect();
    assert_eq!(Query::read(&many.join(" ")).all.len(), 12);
    let query = Query::read("it evilwords 192.0.2.1");
    let first: Vec<&str> = query.all.iter().map(|any| any.0[0].as_str()).collect();
    assert_eq!(first, ["n:192.0.2.1/32", "w:evilwords", "w:it"]);
    assert!(Query::read("  . ,, a ").all.is_empty());
}
