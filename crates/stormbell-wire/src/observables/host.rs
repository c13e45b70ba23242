//! Names of hosts: which run of labels is one, and its normal form (lower case, IDNA as `xn--`, no dot at the end).

use super::lookalikes;
use psl::{Psl, Type};

/// Bytes of a name (RFC 1035).
/// Told: nobody. Rest: a longer one is no name.
const NAME_MAX_BYTES: usize = 253;
/// Ends of names that are outside the public list and yet met: documentation (RFC 2606, RFC 6761), onion services
/// (RFC 7686), I2P.
const OTHER_ENDS: [&str; 5] = ["example", "test", "invalid", "onion", "i2p"];

/// A name that was recognised.
pub(super) struct Name {
    /// Normal form.
    pub value: String,
    /// Bytes of the word that it takes, from its beginning.
    pub taken: usize,
}

/// How much is known about a word before it is judged.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// Somebody spelled it so that it cannot be clicked, or wrote a scheme or an at sign before it: it is a name.
    pub meant: bool,
    /// The byte before, or 0.
    pub before: u8,
    /// The byte after, or 0.
    pub after: u8,
}

/// The name that a word begins with, when it is one.
pub(super) fn name_in(word: &str, around: Around) -> Option<Name> {
    let mut taken = word.trim_end_matches(['.', '-', '_']);
    if taken.len() > NAME_MAX_BYTES || !taken.contains('.') {
        return None;
    }
    loop {
        if let Some(value) = name(taken) {
            let plain = around.meant || !lookalikes::is_something_else(taken, around);
            return plain.then_some(Name {
                value,
                taken: taken.len(),
            });
        }
        // «bank.com.The», where a space was forgotten.
        let (head, last) = taken.rsplit_once('.')?;
        if !last.starts_with(char::is_uppercase) || !head.contains('.') {
            return None;
        }
        taken = head;
    }
}

/// The normal form, when the labels are those of a name and its end is a public one.
pub(super) fn name(raw: &str) -> Option<String> {
    if !raw.split('.').all(is_label) {
        return None;
    }
    let value = if raw.is_ascii() {
        let lower = raw.to_ascii_lowercase();
        if lower.contains("xn--") {
            idna::domain_to_unicode(&lower).1.ok()?;
        }
        lower
    } else {
        idna::domain_to_ascii(raw).ok()?
    };
    (value.len() <= NAME_MAX_BYTES && has_public_end(&value)).then_some(value)
}

/// Letters, digits and hyphens within (RFC 1123), and the low line that services and careless people use.
fn is_label(label: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    !label.is_empty()
        && label.len() <= 63
        && label.chars().all(inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether the name lies below a public end, and the label below it is one that can be registered.
fn has_public_end(name: &str) -> bool {
    let Some((head, last)) = name.rsplit_once('.') else {
        return false;
    };
    if OTHER_ENDS.contains(&last) {
        return true;
    }
    if last.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Some(suffix) = psl::List.suffix(name.as_bytes()).filter(|s| s.is_known()) else {
        return false;
    };
    let own = name.len() - suffix.as_bytes().len();
    if own == 0 {
        // The end alone: nobody's name, unless a company lets others register below its own.
        return suffix.typ() == Some(Type::Private);
    }
    let label = head[..own.saturating_sub(1).min(head.len())]
        .rsplit('.')
        .next();
    label.is_some_and(|l| !l.contains('_'))
}

/// The host of a URL: a name, or an address in brackets or dotted.
pub(super) fn of_url(raw: &str) -> Option<String> {
    if let Some(inner) = raw.strip_prefix('[') {
        let address = inner
            .strip_suffix(']')?
            .parse::<core::net::Ipv6Addr>()
            .ok()?;
        return Some(format!("[{address}]"));
    }
    if let Some(address) = super::address::ipv4(raw) {
        return Some(address.to_string());
    }
    name(raw.trim_end_matches('.')).or_else(|| unlisted(raw))
}

/// A name with two labels or more below an end that nobody lists: a scheme before it says that a name is meant.
fn unlisted(raw: &str) -> Option<String> {
    let last = raw.rsplit('.').next()?;
    let ok = raw.len() <= NAME_MAX_BYTES
        && raw.contains('.')
        && raw.is_ascii()
        && raw.split('.').all(is_label)
        && last.len() >= 2
        && last.bytes().all(|b| b.is_ascii_alphabetic());
    ok.then(|| raw.to_ascii_lowercase())
}
