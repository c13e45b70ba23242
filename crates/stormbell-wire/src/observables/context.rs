//! The words around a place, as far as they tell what a number is.

/// Bytes before a place that are looked at.
/// Told: nobody. Rest: a word further away says nothing.
const BEFORE_BYTES: usize = 48;
/// Bytes behind a place that are looked at.
/// Told: nobody. Rest: a word further away says nothing.
const AFTER_BYTES: usize = 24;

/// The words before a place on its line, in lower case.
pub(super) fn words_before(text: &[u8], start: usize) -> String {
    let head = &text[start.saturating_sub(BEFORE_BYTES)..start];
    let line = head
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    String::from_utf8_lossy(&head[line..]).to_lowercase()
}

/// The words behind a place on its line, in lower case.
pub(super) fn words_after(text: &[u8], end: usize) -> String {
    let tail = &text[end..text.len().min(end + AFTER_BYTES)];
    let line = tail.iter().position(|b| *b == b'\n').unwrap_or(tail.len());
    String::from_utf8_lossy(&tail[..line]).to_lowercase()
}

/// Beginnings of words for versions, sections and the like, in the languages of the Union.
const VERSION_WORDS: [&str; 42] = [
    "vers",
    "verz",
    "verż",
    "veržij",
    "wersj",
    "верси",
    "έκδοσ",
    "εκδοσ",
    "različic",
    "leagan",
    "firmware",
    "release",
    "build",
    "patch",
    "upgrade",
    "update",
    "hotfix",
    "section",
    "chapter",
    "clause",
    "abschnitt",
    "kapitel",
    "kapitola",
    "rozdział",
    "fejezet",
    "paragraph",
    "oid",
    "§",
    "v.",
    "ver.",
    "ver",
    "rev",
    "revision",
    "avsnitt",
    "sección",
    "sezione",
    "secção",
    "artikel",
    "punkt",
    "luku",
    "peatükk",
    "utgåva",
];
/// Products whose number, not address, follows their name.
const PRODUCTS: [&str; 30] = [
    "chrome",
    "firefox",
    "openssl",
    "nginx",
    "apache",
    "tomcat",
    "fortios",
    "windows",
    "exchange",
    "office",
    "java",
    "jdk",
    "jre",
    "php",
    "python",
    "wordpress",
    "android",
    "ios",
    "macos",
    "acrobat",
    "reader",
    "outlook",
    "edge",
    "safari",
    "opera",
    "log4j",
    "confluence",
    "vmware",
    "esxi",
    "dll",
];
/// Words that join a number to the version before it, or follow a version.
const JOINS: [&str; 9] = ["and", "or", "und", "to", "through", "until", "–", "-", ","];
const FOLLOWERS: [&str; 9] = [
    "or later",
    "and later",
    "or newer",
    "and earlier",
    "or earlier",
    "and prior",
    "oder neuer",
    "or above",
    "and above",
];

/// Whether the words around four numbers say that they are a version.
pub(super) fn speaks_of_version(before: &str, after: &str) -> bool {
    if FOLLOWERS.iter().any(|f| after.trim_start().starts_with(f)) {
        return true;
    }
    let trims: &[char] = &[' ', ':', '=', '"', '\'', '(', '<', '>', '≤', '*'];
    let mut words = before
        .trim_end_matches(trims)
        .rsplit([' ', ':', '=', '(', '"', '\t']);
    let nearest = words.next().unwrap_or_default();
    if is_version_word(nearest) || PRODUCTS.contains(&nearest) {
        return true;
    }
    let number = |word: &str| {
        word.bytes().filter(|b| *b == b'.').count() >= 1
            && word
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'v'))
    };
    let second = words.next().unwrap_or_default();
    // «version number 1.2.3.4», «versions 1.2.3.4 and 1.2.3.5».
    let joined =
        JOINS.contains(&nearest) && number(second) || number(nearest) && nearest.ends_with(',');
    let few = [
        "is", "number", "nr", "nr.", "no", "no.", "är", "ist", "to", "before", "than", "from",
    ];
    (joined && words.any(is_version_word)) || (few.contains(&nearest) && is_version_word(second))
}

fn is_version_word(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', ',', ';']);
    VERSION_WORDS.iter().any(|v| {
        // A short one must be the whole word; of a long one the beginning is enough.
        if v.len() < 4 {
            word == *v
        } else {
            word.starts_with(v)
        }
    })
}
