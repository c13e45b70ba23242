//! Values in a text: addresses, names of hosts, mail addresses, hashes, numbers of telephones. A value is taken as it
//! is often written to keep it from being clicked: `hxxp`, `[.]`, `(at)`.

use super::network::Network;

/// Bounds of what can be a telephone number, in digits (ITU-T E.164 allows fifteen).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// Lengths of hashes in hexadecimal signs: MD5, SHA-1, SHA-256, SHA-512.
const HASH_SIGNS: [usize; 4] = [32, 40, 64, 128];
/// Signs of a value that is compared as one: a longer one is found by its parts.
const VALUE_SIGNS: usize = 2_048;
/// Labels of a name, and with them the names above it that one host is found under (RFC 1035 allows 127).
const LABELS: usize = 12;

/// A value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Network(Network),
    /// A whole address of the web, and its host.
    Url(&'a str, &'a str),
    Mail(&'a str, &'a str),
    Hash(&'a str),
    Name(&'a str),
}

/// Gives the terms of all values in a text.
pub(super) fn in_text(text: &str, each: &mut dyn FnMut(String)) {
    let text = refanged(text);
    for token in tokens(&text) {
        if let Some(value) = read(token) {
            terms(&value, each);
        }
    }
    phones(&text, each);
}

/// Gives the term of a value that somebody named as one: all its letters and digits.
pub(super) fn named(value: &str, each: &mut dyn FnMut(String)) {
    let squeezed = squeeze(value);
    if (4..=VALUE_SIGNS).contains(&squeezed.len()) {
        each(format!("v:{squeezed}"));
    }
}

/// Letters and digits alone, small. A number that begins with `00` is one that begins with `+`.
pub(super) fn squeeze(value: &str) -> String {
    let kept = value.chars().filter(|c| c.is_alphanumeric());
    let kept: String = kept.flat_map(char::to_lowercase).collect();
    match kept.strip_prefix("00") {
        Some(rest) if kept.bytes().all(|b| b.is_ascii_digit()) => rest.to_owned(),
        _ => kept,
    }
}

/// A text in small letters with its values as machines write them.
pub(super) fn refanged(text: &str) -> String {
    let mut text = text.to_lowercase();
    let marks = ["[", "(", "{", "hxxp"];
    if marks.iter().any(|mark| text.contains(mark)) {
        for (kept, written) in FANGS {
            if text.contains(kept) {
                text = text.replace(kept, written);
            }
        }
    }
    text
}

const FANGS: [(&str, &str); 12] = [
    ("[.]", "."),
    ("(.)", "."),
    ("{.}", "."),
    ("[dot]", "."),
    ("(dot)", "."),
    ("[:]", ":"),
    ("[://]", "://"),
    ("[@]", "@"),
    ("[at]", "@"),
    ("(at)", "@"),
    ("hxxps", "https"),
    ("hxxp", "http"),
];

/// The pieces of a text that can be values.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| c.is_whitespace() || "<>\"'«»“”„‘’`,;|()[]{}".contains(c);
    let pieces = text.split(between);
    pieces
        .map(without_ends)
        .filter(|piece| (3..=VALUE_SIGNS).contains(&piece.len()))
}

/// A piece without the punctuation around it. Two colons are none: an IPv6 address may begin or end with them.
fn without_ends(piece: &str) -> &str {
    let ends = |c: char| ".!?*=…".contains(c);
    let bare = piece.trim_matches(ends);
    if bare.starts_with("::") || bare.ends_with("::") {
        return bare;
    }
    bare.trim_matches(|c: char| c == ':' || ends(c))
}

/// What a piece is, if it is a value.
pub(super) fn read(token: &str) -> Option<Value<'_>> {
    if let Some((_, rest)) = token.split_once("://") {
        return Some(Value::Url(token.trim_end_matches('/'), host(rest)));
    }
    if let Some(network) = Network::parse(token) {
        return Some(Value::Network(network));
    }
    let token = token.strip_prefix("mailto:").unwrap_or(token);
    if let Some((box_name, domain)) = token.rsplit_once('@') {
        return match box_name {
            "" => is_name(domain).then_some(Value::Name(domain)),
            _ => is_name(domain).then_some(Value::Mail(token, domain)),
        };
    }
    if HASH_SIGNS.contains(&token.len()) && token.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(Value::Hash(token));
    }
    let name = host(token);
    if name.len() < token.len() && Network::parse(name).is_some() {
        return Some(Value::Url(token.trim_end_matches('/'), name));
    }
    if !is_name(name) {
        return None;
    }
    Some(if name.len() == token.len() {
        Value::Name(token)
    } else {
        Value::Url(token.trim_end_matches('/'), name)
    })
}

/// The host in what follows `://`.
fn host(rest: &str) -> &str {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_matches('.')
}

/// Whether it can be the name of a host: labels between dots, the last of letters (or in its encoded form).
fn is_name(name: &str) -> bool {
    let label = |l: &str| {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        !l.is_empty() && l.len() <= 63 * 4 && l.chars().all(fits)
    };
    let Some((_, last)) = name.rsplit_once('.') else {
        return false;
    };
    let is_top = last.starts_with("xn--") || last.chars().all(char::is_alphabetic);
    is_top && last.chars().nth(1).is_some() && name.split('.').all(label)
}

/// The terms that a value is kept under.
fn terms(value: &Value<'_>, each: &mut dyn FnMut(String)) {
    match value {
        Value::Network(network) => network.kept_under(each),
        Value::Hash(hash) => each(format!("h:{hash}")),
        Value::Name(name) => names(name, each),
        Value::Mail(mail, domain) => {
            each(format!("m:{mail}"));
            names(domain, each);
        }
        Value::Url(url, host) => {
            each(url_term(url));
            match Network::parse(host) {
                Some(network) => network.kept_under(each),
                None => names(host, each),
            }
        }
    }
}

/// A name and all names above it but the last label.
fn names(name: &str, each: &mut dyn FnMut(String)) {
    let mut rest = name;
    for _ in 0..LABELS {
        if !is_name(rest) {
            return;
        }
        each(format!("d:{rest}"));
        match rest.split_once('.') {
            Some((_, above)) => rest = above,
            None => return,
        }
    }
}

pub(super) fn url_term(url: &str) -> String {
    let plain = url.split_once("://").map_or(url, |(_, rest)| rest);
    format!("u:{plain}")
}

/// Numbers of telephones: digits with what people write between them, from a `+` or a `0` on.
fn phones(text: &str, each: &mut dyn FnMut(String)) {
    let between = |c: char| !(c.is_ascii_digit() || BETWEEN_DIGITS.contains(c));
    for run in text.split(between) {
        let Some(number) = from_begin(run) else {
            continue;
        };
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if PHONE_DIGITS.contains(&digits) {
            each(format!("v:{}", squeeze(number)));
        }
    }
}

const BETWEEN_DIGITS: &str = " +-()/\u{a0}\u{2011}";

/// The part of a run of digits that begins as a telephone number does.
fn from_begin(run: &str) -> Option<&str> {
    let at = run.find('+').or_else(|| {
        let groups = run.char_indices().filter(|(_, c)| *c == '0');
        let mut begins =
            groups.filter(|(at, _)| !run[..*at].ends_with(|c: char| c.is_ascii_digit()));
        begins.next().map(|(at, _)| at)
    })?;
    Some(&run[at..])
}

/// The term of a typed number, where all that was typed can be one.
pub(super) fn as_number(typed: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_digit() || BETWEEN_DIGITS.contains(c) || c == '.';
    let begins = typed.trim_start_matches('(').starts_with(['+', '0']);
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    (begins && PHONE_DIGITS.contains(&digits) && typed.chars().all(fits))
        .then(|| format!("v:{}", squeeze(typed)))
}

/// The term of a typed account number (IBAN, ISO 13616): two letters, two digits, eleven to thirty more signs.
pub(super) fn as_account(typed: &str) -> Option<String> {
    let plain = squeeze(typed);
    let bytes = plain.as_bytes();
    let begins = bytes.len() >= 15
        && bytes.len() <= 34
        && bytes[..2].iter().all(u8::is_ascii_alphabetic)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric);
    let fits = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
    (begins && typed.chars().all(fits)).then(|| format!("v:{plain}"))
}
