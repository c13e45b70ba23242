//! Full stops and at signs that are spelled out as bare words: ` dot `, ` at `, ` punkt `. Such a word is often plain
//! language, so it counts only where what stands around it leaves no doubt.

use super::{
    undo::{SPACES_MAX, bracketed},
    undo_words::{BARE_ATS, BARE_DOTS, BARE_ENDS, ENGLISH},
};
use psl::Psl as _;
use std::{ops::Range, sync::LazyLock};

/// Bare words by the byte behind the space that they all begin with, so that one walk from space to space finds them.
struct ByFirst {
    dots: Vec<Vec<(&'static str, &'static [&'static str])>>,
    ats: Vec<Vec<&'static str>>,
}

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut by = ByFirst {
        dots: vec![Vec::new(); 256],
        ats: vec![Vec::new(); 256],
    };
    for (word, ends) in BARE_DOTS {
        by.dots[usize::from(word.as_bytes()[1])].push((word, ends));
    }
    for word in BARE_ATS {
        by.ats[usize::from(word.as_bytes()[1])].push(word);
    }
    by
});

/// ` dot ` and ` at ` as bare words, where what follows leaves no doubt. In order.
pub(super) fn bare_words(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let bytes = text.as_bytes();
    let by = &*BY_FIRST;
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b' ', bytes) {
        let Some(first) = bytes.get(at + 1).map(|b| usize::from(*b)) else {
            break;
        };
        for (word, ends) in &by.dots[first] {
            let end = at + word.len();
            if bytes[at..].starts_with(word.as_bytes())
                && name_end_follows(bytes, end, ends, word.as_bytes())
            {
                found.push((at..end, "."));
            }
        }
        for word in &by.ats[first] {
            let end = at + word.len();
            if bytes[at..].starts_with(word.as_bytes())
                && spelled_name_follows(text, end, *word == " @ ")
                && mailbox_before(bytes, at)
            {
                found.push((at..end, "@"));
            }
        }
    }
    found
}

/// Whether what follows is the end of a name, or a label and the same word again. Between numbers every word counts.
fn name_end_follows(bytes: &[u8], at: usize, ends: &[&str], again: &[u8]) -> bool {
    let label = label_at(bytes, at);
    let rest = &bytes[at + label.len()..];
    let digit_before = at > again.len() && bytes[at - again.len() - 1].is_ascii_digit();
    if label.is_empty() {
        return false;
    }
    if label.len() <= 3 && label.iter().all(u8::is_ascii_digit) {
        return digit_before;
    }
    if rest.starts_with(again) {
        let next = at + label.len() + again.len();
        return label_at(bytes, next).len() >= 2;
    }
    let is = |end: &&str| end.as_bytes().eq_ignore_ascii_case(label);
    let english = again.eq_ignore_ascii_case(b" dot ") && is_end(label) && !ENGLISH.iter().any(is);
    english || BARE_ENDS.iter().any(is) || ends.iter().any(is)
}

/// Whether names end so.
fn is_end(label: &[u8]) -> bool {
    let lower = label.to_ascii_lowercase();
    psl::List.suffix(&lower).is_some_and(|s| s.is_known())
        || lower == b"example"
        || lower == b"onion"
}

fn label_at(bytes: &[u8], at: usize) -> &[u8] {
    let rest = &bytes[at.min(bytes.len())..];
    let is_label = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'-';
    &rest[..rest.iter().take(63).take_while(is_label).count()]
}

/// Whether a label follows and behind it a full stop that is spelled out as a word. Behind « at » a sign alone is not
/// enough: «the page is at evil[.]com».
fn spelled_name_follows(text: &str, at: usize, sign: bool) -> bool {
    let bytes = text.as_bytes();
    let label = label_at(bytes, at);
    let after = at + label.len();
    if label.is_empty() {
        return false;
    }
    let spaces = bytes[after..].iter().take(SPACES_MAX);
    let inner = after + spaces.take_while(|b| **b == b' ').count();
    let spelled = sign || bytes.get(inner + 1).is_some_and(u8::is_ascii_alphabetic);
    let bracket = bytes
        .get(inner)
        .is_some_and(|b| matches!(b, b'[' | b'(' | b'{'))
        && spelled
        && bracketed(text, inner).is_some_and(|(_, sign)| sign == ".");
    let mut words = BARE_DOTS.iter();
    bracket || words.any(|(word, _)| bytes[after..].starts_with(word.as_bytes()))
}

/// Words before « at » that say where something is.
const WHERE: [&str; 18] = [
    "is",
    "was",
    "are",
    "be",
    "hosted",
    "located",
    "found",
    "site",
    "page",
    "website",
    "server",
    "look",
    "us",
    "available",
    "running",
    "live",
    "up",
    "now",
];

/// Whether the word before may be the name of a mailbox.
fn mailbox_before(bytes: &[u8], at: usize) -> bool {
    let head = &bytes[at.saturating_sub(16)..at];
    let word = head
        .rsplit(|b| !b.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    !word.is_empty()
        && !WHERE
            .iter()
            .any(|w| w.as_bytes().eq_ignore_ascii_case(word))
}
