//! What is true of the house is easiest to state as what is missing: a room that must not reach something
//! does not name it.

use super::tree;

const ALL: [&str; 10] = [
    "stormbell",
    "stormbell-link",
    "stormbell-model",
    "stormbell-reach",
    "stormbell-seal",
    "stormbell-service",
    "stormbell-store",
    "stormbell-web",
    "stormbell-wire",
    "stormbell-world",
];

/// Forbidden words, where they may stand all the same, and why they are forbidden.
struct Rule {
    why: &'static str,
    words: &'static [&'static str],
    rooms: &'static [&'static str],
    but: &'static [&'static str],
}

const RULES: [Rule; 4] = [
    Rule {
        why: "model, seal and wire have no async, no socket, no file, no clock",
        words: &[
            "tokio",
            "async fn",
            "std::fs",
            "std::net",
            "std::process",
            "SystemTime",
            "Instant::now",
            "Timestamp::now",
        ],
        rooms: &["stormbell-model", "stormbell-seal", "stormbell-wire"],
        but: &[],
    },
    Rule {
        why: "only the binary reads the environment, the wall clock and the system's random source",
        words: &[
            "env::var",
            "env::args",
            "SystemTime::now",
            "Timestamp::now",
            "Zoned::now",
            "SystemRandom",
            "OsRng",
            "rand::fill",
        ],
        rooms: &ALL,
        // The model house and the store's test harness are never part of a node.
        but: &[
            "crates/stormbell/src/",
            "crates/stormbell-world/src/",
            "crates/stormbell-store/src/testing/",
        ],
    },
    Rule {
        why: "only store has SQL",
        words: &[
            "rusqlite",
            "tokio_postgres",
            "deadpool_postgres",
            "SELECT ",
            "INSERT INTO ",
            "DELETE FROM ",
            "CREATE TABLE ",
        ],
        rooms: &ALL,
        but: &["crates/stormbell-store/src/"],
    },
    Rule {
        why: "nothing in the house sleeps without a bound, exits or prints beside the edge",
        words: &["process::exit", "thread::sleep"],
        rooms: &ALL,
        but: &["crates/stormbell/src/"],
    },
];

#[test]
fn no_room_reaches_what_it_must_not() {
    let broken: Vec<String> = RULES.iter().flat_map(breaches).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

fn breaches(rule: &Rule) -> Vec<String> {
    let files = rule.rooms.iter().flat_map(|room| tree::sources(room));
    files
        .filter(|(path, _)| !rule.but.iter().any(|but| path.starts_with(but)))
        .flat_map(|(path, text)| {
            let text = tree::production(&text);
            let named = rule.words.iter().filter(|word| text.contains(**word));
            let line = |word: &&str| format!("{path} names `{word}`, but {}", rule.why);
            named.map(line).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn a_breach_is_seen() {
    let text = tree::production("// SystemTime\nlet x = std::fs::read(p);\n");
    assert!(text.contains("std::fs"));
    assert!(!text.contains("SystemTime"));
}
