//! Paths of files, keys of the registry, user agents. They are taken whole, so that nothing within them is taken for
//! a name.

use super::bytes::{byte, is_alnum};

/// Bytes of a path or a user agent.
/// Told: nobody. Rest: what is longer is cut there.
const PATH_MAX_BYTES: usize = 512;
/// Bytes within which a path with a space in it must go on.
/// Told: nobody. Rest: the path ends at the space.
const GAP_MAX_BYTES: usize = 40;
/// Folders at the root of a system.
const ROOTS: [&str; 24] = [
    "etc",
    "usr",
    "var",
    "tmp",
    "home",
    "opt",
    "bin",
    "sbin",
    "lib",
    "dev",
    "proc",
    "root",
    "Library",
    "Users",
    "Applications",
    "System",
    "mnt",
    "srv",
    "private",
    "data",
    "sys",
    "boot",
    "run",
    "sdcard",
];
const HIVES: [&str; 11] = [
    "HKLM",
    "HKCU",
    "HKCR",
    "HKCC",
    "HKU",
    "HKEY_LOCAL_MACHINE",
    "HKEY_CURRENT_USER",
    "HKEY_CLASSES_ROOT",
    "HKEY_USERS",
    "HKEY_CURRENT_CONFIG",
    "HKPD",
];

/// The end of a Windows path that begins at `start` (`C:\…`, `\\host\…`, `%TEMP%\…`).
pub(super) fn windows(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let rest = &bytes[start..];
    let drive = rest.len() > 3
        && rest[0].is_ascii_alphabetic()
        && rest[1] == b':'
        && (rest[2] == b'\\' || rest[2] == b'/' && rest[3] != b'/');
    let share =
        rest.starts_with(b"\\\\") && rest.get(2).is_some_and(|b| is_alnum(*b) || *b == b'.');
    let variable = rest.first() == Some(&b'%') && variable_end(rest).is_some();
    if !(drive || share || variable) {
        return None;
    }
    let end = run(text, start);
    let folders = bytes[start..end]
        .iter()
        .filter(|b| matches!(b, b'\\' | b'/'))
        .count();
    (folders >= 1 && end - start > 4).then_some(end)
}

/// `%APPDATA%\`
fn variable_end(rest: &[u8]) -> Option<usize> {
    let name = rest.get(1..)?.iter().take(32);
    let len = name
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'(' | b')'))
        .count();
    (len > 1 && rest.get(len + 1..len + 3) == Some(b"%\\")).then_some(len + 3)
}

/// The end of a path from the root of another system, or from a home (`/etc/…`, `~/…`).
pub(super) fn unix(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let known = match rest.strip_prefix('/') {
        Some(inner) => ROOTS
            .iter()
            .any(|root| inner.starts_with(root) && inner.as_bytes().get(root.len()) == Some(&b'/')),
        None => rest.starts_with("~/"),
    };
    if !known {
        return None;
    }
    let end = words_end(text, start);
    (end - start > 5).then_some(end)
}

/// The end of a registry key that begins with a hive.
pub(super) fn registry(text: &str, start: usize, hive_end: usize) -> Option<usize> {
    let hive = text.get(start..hive_end)?;
    let bytes = text.as_bytes();
    let known = HIVES.iter().any(|h| h.eq_ignore_ascii_case(hive));
    let inside =
        bytes.get(hive_end) == Some(&b'\\') || bytes.get(hive_end..hive_end + 2) == Some(b":\\");
    (known && inside).then(|| run(text, start))
}

/// To the end of the path: a space belongs to it when a further folder follows soon.
fn run(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let limit = bytes.len().min(start + PATH_MAX_BYTES);
    let mut end = words_end(text, start);
    while end < limit && byte(bytes, end) == b' ' {
        let ahead = &bytes[end..bytes.len().min(end + GAP_MAX_BYTES)];
        let part = |b: &&u8| {
            is_alnum(**b) || matches!(b, b' ' | b'.' | b'_' | b'-' | b'(' | b')' | b'{' | b'}')
        };
        let step = ahead.iter().take_while(part).count();
        let new_path = ahead[..step].ends_with(b" ")
            || ahead.get(1) == Some(&b' ')
            || hive_ahead(&ahead[..step]);
        if ahead.get(step) != Some(&b'\\') || new_path {
            break;
        }
        end = words_end(text, end + 1);
    }
    end
}

/// Whether the last word is a hive, so that another key begins there.
fn hive_ahead(ahead: &[u8]) -> bool {
    let word = ahead.rsplit(|b| *b == b' ').next().unwrap_or_default();
    HIVES
        .iter()
        .any(|h| h.as_bytes().eq_ignore_ascii_case(word))
}

fn words_end(text: &str, start: usize) -> usize {
    let ends = |c: char| c.is_whitespace() || c.is_control() || "<>\"|?*,;'`”’“".contains(c);
    let mut limit = text.len().min(start + PATH_MAX_BYTES);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let part = &text[start.min(limit)..limit];
    let end = part.find(ends).unwrap_or(part.len());
    start + part[..end].trim_end_matches(['.', ':', ')', ']']).len()
}

/// The end of a user agent that begins with a product and a version at `start`.
pub(super) fn user_agent(text: &str, start: usize, name_end: usize) -> Option<usize> {
    let name = text.get(start..name_end)?;
    let bytes = text.as_bytes();
    let browser = name.eq_ignore_ascii_case("mozilla") || name.eq_ignore_ascii_case("opera");
    if !browser || byte(bytes, name_end) != b'/' || !byte(bytes, name_end + 1).is_ascii_digit() {
        return None;
    }
    let mut at = product(bytes, start)?;
    while at - start < PATH_MAX_BYTES && byte(bytes, at) == b' ' {
        let next = match byte(bytes, at + 1) {
            b'(' => comment(bytes, at + 1),
            b if b.is_ascii_alphabetic() && !again(&text[at + 1..]) => product(bytes, at + 1),
            _ => None,
        };
        match next {
            Some(end) => at = end,
            None => break,
        }
    }
    text.is_char_boundary(at).then_some(at)
}

fn again(rest: &str) -> bool {
    rest.get(..8)
        .is_some_and(|head| head.eq_ignore_ascii_case("mozilla/"))
}

/// `Gecko/20100101`, or the words that browsers repeat from each other.
fn product(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..bytes.len().min(at + 64)];
    let name = rest
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .count();
    if rest.get(name) != Some(&b'/') {
        let known: [&[u8]; 3] = [b"Gecko", b"like", b"Mobile"];
        return known.contains(&&rest[..name]).then_some(at + name);
    }
    let version = rest[name + 1..].iter();
    let len = version
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
        .count();
    (len > 0).then_some(at + name + 1 + len)
}

fn comment(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..bytes.len().min(at + 256)];
    let end = rest.iter().position(|b| matches!(b, b')' | b'\n' | b'"'))?;
    (rest[end] == b')').then_some(at + end + 1)
}
