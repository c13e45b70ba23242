//! Digits in groups with single separators between them: as far as a telephone number may reach.

use crate::observables::bytes::{byte, is_alnum};

/// Digits that are gathered: E.164 has 15, and a number may be dialled with a prefix.
/// Told: nobody. Rest: what has more is no telephone number.
const DIGITS_MAX: usize = 18;
/// Groups of digits that are gathered.
/// Told: nobody. Rest: further groups belong to something else.
const GROUPS_MAX: usize = 8;

/// Digits as they stand in the text.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub digits: String,
    /// For each group: how many digits there are with it, and where it ends in the text.
    pub groups: Vec<(usize, usize)>,
    /// What stands between the groups, once each.
    pub separators: Vec<u8>,
    /// `+` or `00` before them.
    pub international: bool,
    /// The first group stands in brackets.
    pub bracketed: bool,
}

/// Gathers digits from `start` on.
pub(super) fn gather(text: &[u8], start: usize) -> Option<Shape> {
    let mut shape = Shape::default();
    let mut at = start;
    if byte(text, at) == b'(' && byte(text, at + 1) == b'+' {
        at += 1;
    }
    if byte(text, at) == b'+' {
        shape.international = true;
        at += 1;
    }
    if byte(text, at) == b'(' {
        shape.bracketed = true;
        at += 1;
    }
    loop {
        let group = text[at..]
            .iter()
            .take(DIGITS_MAX)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if group == 0 || shape.digits.len() + group > DIGITS_MAX {
            break;
        }
        shape
            .digits
            .extend(text[at..at + group].iter().map(|b| char::from(*b)));
        at += group;
        shape.groups.push((shape.digits.len(), at));
        let (gap, sign) = separator(&text[at..]);
        if gap == 0 || shape.groups.len() >= GROUPS_MAX {
            break;
        }
        at += gap;
        // «+46 (0)70»: dialled at home only.
        if shape.international && text[at..].starts_with(b"0)") {
            at += 2 + separator(&text[at + 2..]).0;
        }
        shape.separators.push(sign);
    }
    // Cut short by a letter: part of something else.
    if is_alnum(byte(text, shape.groups.last()?.1)) {
        shape.groups.pop();
    }
    (!shape.groups.is_empty()).then_some(shape)
}

/// Bytes of what may stand between two groups, and its sign.
fn separator(rest: &[u8]) -> (usize, u8) {
    match rest {
        [b')', b' ', b'-' | b'/', b' ', ..] => (4, b')'),
        [b')', b' ' | b'-' | b'/' | b'.', ..] => (2, b')'),
        [b' ', b'(', ..] => (2, b'('),
        [b' ', b'-' | b'/', b' ', b'0'..=b'9', ..] => (3, rest[1]),
        [b')', ..] => (1, b')'),
        [b'(', ..] => (1, b'('),
        [b' ' | b'-' | b'.' | b'/', b'0'..=b'9', ..] => (1, rest[0]),
        [0xc2, 0xa0, b'(', ..] => (3, b'('),
        [0xc2, 0xa0, b'0'..=b'9', ..] => (2, b' '),
        [0xe2, 0x80, 0x80..=0x8a | 0xaf, b'0'..=b'9', ..] => (3, b' '),
        [0xe2, 0x80, 0x90..=0x95, b'0'..=b'9', ..] => (3, b'-'),
        [0xe2, 0x88, 0x92, b'0'..=b'9', ..] => (3, b'-'),
        _ => (0, 0),
    }
}
