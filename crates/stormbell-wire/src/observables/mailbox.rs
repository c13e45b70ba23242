//! Mail addresses (RFC 5321, as people use them). Normal form: lower case, the host as a name.

use super::{
    bytes::{Word, byte, class},
    host::{self, Around},
};
use std::ops::Range;

/// Bytes before the at sign (RFC 5321).
/// Told: nobody. Rest: a longer one is no address.
const LOCAL_MAX_BYTES: usize = 64;
/// Names of fields that an address may follow with an equals sign.
const FIELDS: [&str; 12] = [
    "email", "mail", "e-mail", "to", "from", "user", "login", "cc", "bcc", "rcpt", "sender",
    "address",
];

/// Reads the address around the at sign at `at`; nothing before `floor` is taken.
pub(super) fn at_sign(text: &str, at: usize, floor: usize) -> Option<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    let start = local_start(text, at, floor)?;
    let word = Word::at(bytes, at + 1);
    if word.too_long() || word.len() == 0 {
        return None;
    }
    let around = Around {
        meant: true,
        before: b'@',
        after: byte(bytes, word.end),
    };
    let name = host::name_in(word.of(text), around)?;
    let end = at + 1 + name.taken;
    // «foo@bar.com@baz» is no address.
    if byte(bytes, end) == b'@' || is_message_id(bytes, start) {
        return None;
    }
    let local = text[start..at].to_lowercase();
    Some((start..end, format!("{local}@{}", name.value)))
}

/// Whether a word that ends at `end` goes on to an at sign as the beginning of an address: where the sign is.
pub(super) fn sign_ahead(bytes: &[u8], end: usize) -> Option<usize> {
    let rest = &bytes[end..bytes.len().min(end + LOCAL_MAX_BYTES)];
    let step = rest.iter().position(|b| !is_local(*b))?;
    (rest[step] == b'@').then_some(end + step)
}

fn is_local(byte: u8) -> bool {
    class(byte) != 0
        || matches!(
            byte,
            b'+' | b'%' | b'=' | b'&' | b'\'' | b'!' | b'#' | b'$' | b'~'
        )
}

fn local_start(text: &str, at: usize, floor: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let low = floor.max(at.saturating_sub(LOCAL_MAX_BYTES));
    let len = bytes[low..at]
        .iter()
        .rev()
        .take_while(|b| is_local(**b))
        .count();
    let mut start = at - len;
    while start < at && !text.is_char_boundary(start) {
        start += 1;
    }
    start = past_field(text, start, at);
    let edge = |c: char| !c.is_alphanumeric() && c != '_' && c != '+';
    start += text[start..at].find(|c| !edge(c))?;
    let local = &text[start..at];
    let ok = !local.is_empty() && !local.ends_with('.') && !local.contains("..");
    ok.then_some(start)
}

/// `email=anna@…`: the name of the field is no part of the address. A returned mail's `bounce+anna=example.org@…` is.
fn past_field(text: &str, start: usize, at: usize) -> usize {
    let local = &text[start..at];
    let Some(equals) = local.rfind(['=', '&', '#', '!', '$']) else {
        return start;
    };
    let (head, tail) = (&local[..equals], &local[equals + 1..]);
    let returned = local.as_bytes()[equals] == b'='
        && tail.contains('.')
        && !FIELDS.contains(&head.to_ascii_lowercase().as_str());
    if returned { start } else { start + equals + 1 }
}

/// Behind `Message-ID: <` and its like stands a number that only looks like an address.
fn is_message_id(bytes: &[u8], start: usize) -> bool {
    let head = &bytes[start.saturating_sub(40)..start];
    if head.last() != Some(&b'<') {
        return false;
    }
    let line = head
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(head, |at| &head[at + 1..]);
    let lower = line.to_ascii_lowercase();
    ["message-id:", "references:", "in-reply-to:", "content-id:"]
        .iter()
        .any(|field| lower.windows(field.len()).any(|w| w == field.as_bytes()))
}
