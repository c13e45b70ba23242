//! `docs/limits.md` is made from the code: every bound with its value, its words, what the sender is told and what
//! happens to the rest. The words stand at the constant itself, as `/// … Told: … Rest: …`.
//! `STORMBELL_UPDATE_FILES=1 cargo test -p stormbell limits` writes it anew.

use super::tree;
use std::collections::BTreeMap;

/// The rooms in the order of the document, and what a reader calls them.
const ROOMS: [(&str, &str); 9] = [
    (
        "stormbell-model",
        "Doors: what anybody may send, and how long things stay open",
    ),
    ("stormbell-web", "Pages and API"),
    ("stormbell-wire", "Readers of bytes from outside"),
    (
        "stormbell-seal",
        "Seals, signatures and the journal's texts",
    ),
    ("stormbell-service", "Acts of the desk and of the workers"),
    ("stormbell-store", "The database"),
    ("stormbell-link", "Neighbours"),
    ("stormbell-reach", "Carriers"),
    ("stormbell", "The program"),
];
/// What tries the node out and is no door of it.
const NOT_THE_NODE: [&str; 2] = ["/src/demo", "/src/bench"];

/// One bound as the code states it.
struct Limit {
    name: String,
    file: String,
    kind: String,
    expression: String,
    what: String,
    told: String,
    rest: String,
}

#[test]
fn the_document_is_what_the_code_says() {
    let path = tree::root().join("docs/limits.md");
    let document = document();
    if std::env::var_os("STORMBELL_UPDATE_FILES").is_some() {
        std::fs::write(&path, &document).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == document,
        "docs/limits.md is not what the code says: STORMBELL_UPDATE_FILES=1 writes it"
    );
}

#[test]
fn every_bound_says_what_the_sender_is_told_and_what_becomes_of_the_rest() {
    let silent: Vec<String> = all()
        .into_iter()
        .filter(|l| l.what.is_empty() || l.told.is_empty() || l.rest.is_empty())
        .map(|l| format!("{}: {}", l.file, l.name))
        .collect();
    assert!(
        silent.is_empty(),
        "say `/// What it bounds. Told: … Rest: ….` at\n{}",
        silent.join("\n")
    );
}

fn document() -> String {
    let (limits, sentences) = (all(), sentences());
    let values = values(&limits);
    let mut out = String::from(
        "# Limits\n\nEvery bound of the node, made from the code by a test \
         (`crates/stormbell/tests/it/tidy/limits.rs`): what it bounds, what the\nsender is told, and what happens to the \
         rest. Sentences are the English ones; pages and API say them in the reader's language.\n",
    );
    for (room, title) in ROOMS {
        let folder = format!("crates/{room}/");
        let rows: Vec<&Limit> = limits
            .iter()
            .filter(|l| l.file.starts_with(&folder))
            .collect();
        if rows.is_empty() {
            continue;
        }
        out += &format!(
            "\n## {title}\n\n| what | bound | the sender is told | the rest |\n|---|---|---|---|\n"
        );
        for l in rows {
            let value = shown(l, values[&(l.file.clone(), l.name.clone())]);
            let told = with_sentences(&l.told, &sentences, &value);
            out += &format!(
                "| {} (`{}`) | {value} | {told} | {} |\n",
                l.what, l.name, l.rest
            );
        }
    }
    out
}

/// Every constant that is a bound by its name, stands in the model's list, or says what its sender is told.
fn all() -> Vec<Limit> {
    let files = ROOMS.iter().flat_map(|(room, _)| tree::sources(room));
    let ours = files.filter(|(path, _)| !NOT_THE_NODE.iter().any(|n| path.contains(n)));
    ours.flat_map(|(path, text)| of_file(&path, &text))
        .collect()
}

fn of_file(path: &str, text: &str) -> Vec<Limit> {
    let production = text
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let mut found = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut lines = production.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if let Some(more) = line.strip_prefix("/// ") {
            words.push(more);
            continue;
        }
        let said = std::mem::take(&mut words).join(" ");
        let mut whole = line.to_owned();
        let Some((name, kind)) = constant(line) else {
            continue;
        };
        while !whole.ends_with(';') {
            whole.push(' ');
            whole += lines.next().unwrap_or(";");
        }
        let bound = name.contains("_MAX")
            || name.starts_with("MAX_")
            || path.ends_with("model/src/limits.rs");
        if bound || said.contains("Told: ") {
            found.push(limit(path, name, kind, &whole, &said));
        }
    }
    found
}

/// Name and type of a line that begins a constant of a number or a length of time.
fn constant(line: &str) -> Option<(&str, &str)> {
    let visible = line
        .strip_prefix("pub")
        .map_or(line, |rest| rest.split_once(' ').map_or("", |(_, r)| r));
    let (name, rest) = visible.strip_prefix("const ")?.split_once(": ")?;
    let kind = rest.split([' ', '=']).next()?;
    [
        "usize", "u64", "u32", "u16", "i64", "i32", "f64", "Span", "Duration", "Pace",
    ]
    .contains(&kind)
    .then_some((name, kind))
}

fn limit(path: &str, name: &str, kind: &str, whole: &str, said: &str) -> Limit {
    let (what, told) = said.split_once("Told: ").unwrap_or((said, ""));
    let (told, rest) = told.split_once("Rest: ").unwrap_or((told, ""));
    let clean = |s: &str| {
        s.trim()
            .trim_end_matches('.')
            .replace("[`", "`")
            .replace("`]", "`")
            .replace('|', "\\|")
    };
    Limit {
        name: name.to_owned(),
        file: path.to_owned(),
        kind: kind.to_owned(),
        expression: whole
            .split_once("= ")
            .map_or("", |(_, e)| e)
            .trim_end_matches(';')
            .to_owned(),
        what: clean(what),
        told: clean(told),
        rest: clean(rest),
    }
}

/// The value of each bound: a count, or microseconds.
fn values(limits: &[Limit]) -> BTreeMap<(String, String), i64> {
    let mut known: BTreeMap<(String, String), i64> = BTreeMap::new();
    while known.len() < limits.len() {
        let before = known.len();
        for l in limits {
            if let Some(value) = sum(&l.expression, &|name| named(&known, &l.file, name)) {
                known.insert((l.file.clone(), l.name.clone()), value);
            }
        }
        let unread = || {
            limits
                .iter()
                .find(|l| !known.contains_key(&(l.file.clone(), l.name.clone())))
        };
        assert!(
            known.len() > before,
            "the test cannot read {}",
            unread().map_or("", |l| &l.expression)
        );
    }
    known
}

/// A bound that another one is counted from: of the same file, or of the model's list.
fn named(known: &BTreeMap<(String, String), i64>, file: &str, name: &str) -> Option<i64> {
    let name = name.rsplit("::").next().unwrap_or(name);
    let found = |file: &str| known.get(&(file.to_owned(), name.to_owned())).copied();
    found(file).or_else(|| found("crates/stormbell-model/src/limits.rs"))
}

fn sum(expression: &str, known: &dyn Fn(&str) -> Option<i64>) -> Option<i64> {
    expression
        .split(" + ")
        .map(|part| product(part, known))
        .sum()
}

fn product(part: &str, known: &dyn Fn(&str) -> Option<i64>) -> Option<i64> {
    part.split(" * ")
        .map(|factor| value(factor.trim(), known))
        .product()
}

fn value(factor: &str, known: &dyn Fn(&str) -> Option<i64>) -> Option<i64> {
    let factor = factor.split(" as ").next()?;
    if let Some((burst, _)) = pace(factor) {
        return sum(burst, known);
    }
    if let Some((made, argument)) = factor.strip_suffix(')').and_then(|f| f.split_once('(')) {
        let unit = match made.rsplit("::").next()? {
            "hours" => 3_600_000_000,
            "minutes" | "from_mins" => 60_000_000,
            "days" => 86_400_000_000,
            "seconds" | "from_secs" => 1_000_000,
            "millis" | "from_millis" => 1_000,
            _ => return None,
        };
        return Some(unit * sum(argument, known)?);
    }
    factor
        .replace('_', "")
        .parse()
        .ok()
        .or_else(|| known(factor))
}

/// The two parts of `Pace::new(burst, every)`.
fn pace(expression: &str) -> Option<(&str, &str)> {
    let inside = expression.strip_prefix("Pace::new(")?.strip_suffix(')')?;
    inside.split_once(", ")
}

/// A value as people say it.
fn shown(l: &Limit, value: i64) -> String {
    if let Some((_, every)) = pace(&l.expression) {
        let span = Limit {
            name: String::new(),
            file: String::new(),
            kind: String::from("Span"),
            expression: String::new(),
            what: String::new(),
            told: String::new(),
            rest: String::new(),
        };
        let every = sum(every, &|_| None).map_or_else(String::new, |n| shown(&span, n));
        return format!("{} at once, then one every {every}", grouped(value));
    }
    const TIMES: [(i64, &str); 4] = [
        (3_600_000_000, "h"),
        (60_000_000, "min"),
        (1_000_000, "s"),
        (1_000, "ms"),
    ];
    const SIZES: [(i64, &str); 2] = [(1024 * 1024, "MiB"), (1024, "KiB")];
    let is_time = ["Span", "Duration"].contains(&l.kind.as_str());
    let is_size = l.name.contains("BYTES");
    let units: &[(i64, &str)] = if is_time {
        &TIMES
    } else if is_size {
        &SIZES
    } else {
        &[]
    };
    match units
        .iter()
        .find(|(size, _)| value >= *size && value % size == 0)
    {
        Some((size, unit)) => format!("{} {unit}", grouped(value / size)),
        None if is_size => format!("{} bytes", grouped(value)),
        None => grouped(value),
    }
}

fn grouped(value: i64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The English catalogue.
fn sentences() -> BTreeMap<String, String> {
    let files = tree::below("locales/en")
        .into_iter()
        .filter_map(|p| tree::text(&p));
    let lines: Vec<String> = files
        .flat_map(|t| t.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let pairs = lines.iter().filter_map(|l| l.split_once(" = "));
    pairs
        .map(|(key, said)| (key.to_owned(), said.to_owned()))
        .collect()
}

/// Puts the sentence in the place of its key; a number that is not known before becomes «…».
fn with_sentences(told: &str, sentences: &BTreeMap<String, String>, max: &str) -> String {
    let mut out = String::new();
    for (n, part) in told.split('`').enumerate() {
        match (n % 2, sentences.get(part)) {
            (1, Some(said)) => out += &format!("«{}» (`{part}`)", filled(said, max)),
            (1, None) => {
                assert!(
                    !part.starts_with("problem-") && !part.starts_with("trouble-"),
                    "no sentence {part}"
                );
                out += &format!("`{part}`");
            }
            _ => out += part,
        }
    }
    out
}

fn filled(said: &str, max: &str) -> String {
    let mut out = said.replace("{ $max } bytes", max).replace("{ $max }", max);
    while let (Some(from), Some(to)) = (out.find('{'), out.find('}')) {
        out.replace_range(from..=to, "…");
    }
    out
}
