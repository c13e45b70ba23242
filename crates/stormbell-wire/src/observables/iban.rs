//! IBAN (ISO 13616): the country's length and the check digits must fit, so that hardly anything else is taken for one.

use super::bytes::{before, byte, is_alnum};

/// Signs of an IBAN by country.
const LENGTHS: [(&[u8; 2], usize); 80] = [
    (b"AD", 24),
    (b"AE", 23),
    (b"AL", 28),
    (b"AT", 20),
    (b"AZ", 28),
    (b"BA", 20),
    (b"BE", 16),
    (b"BG", 22),
    (b"BH", 22),
    (b"BR", 29),
    (b"BY", 28),
    (b"CH", 21),
    (b"CR", 22),
    (b"CY", 28),
    (b"CZ", 24),
    (b"DE", 22),
    (b"DJ", 27),
    (b"DK", 18),
    (b"DO", 28),
    (b"EE", 20),
    (b"EG", 29),
    (b"ES", 24),
    (b"FI", 18),
    (b"FK", 18),
    (b"FO", 18),
    (b"FR", 27),
    (b"GB", 22),
    (b"GE", 22),
    (b"GI", 23),
    (b"GL", 18),
    (b"GR", 27),
    (b"GT", 28),
    (b"HR", 21),
    (b"HU", 28),
    (b"IE", 22),
    (b"IL", 23),
    (b"IQ", 23),
    (b"IS", 26),
    (b"IT", 27),
    (b"JO", 30),
    (b"KW", 30),
    (b"KZ", 20),
    (b"LB", 28),
    (b"LC", 32),
    (b"LI", 21),
    (b"LT", 20),
    (b"LU", 20),
    (b"LV", 21),
    (b"LY", 25),
    (b"MC", 27),
    (b"MD", 24),
    (b"ME", 22),
    (b"MK", 19),
    (b"MN", 20),
    (b"MR", 27),
    (b"MT", 31),
    (b"MU", 30),
    (b"NI", 28),
    (b"NL", 18),
    (b"NO", 15),
    (b"OM", 23),
    (b"PK", 24),
    (b"PL", 28),
    (b"PS", 29),
    (b"PT", 25),
    (b"QA", 29),
    (b"RO", 24),
    (b"RS", 22),
    (b"RU", 33),
    (b"SA", 24),
    (b"SC", 31),
    (b"SD", 18),
    (b"SE", 24),
    (b"SI", 19),
    (b"SK", 24),
    (b"SM", 27),
    (b"SO", 23),
    (b"ST", 25),
    (b"SV", 28),
    (b"TN", 24),
];
/// The rest of the alphabet.
const LENGTHS_TO_Z: [(&[u8; 2], usize); 6] = [
    (b"TL", 23),
    (b"TR", 26),
    (b"UA", 29),
    (b"VA", 22),
    (b"VG", 24),
    (b"XK", 20),
];

/// Reads the IBAN that begins at `start`, in one piece or in groups: its normal form and its end.
pub(super) fn at(text: &[u8], start: usize) -> Option<(String, usize)> {
    let head = text.get(start..start + 2)?;
    if is_alnum(before(text, start)) || !head.iter().all(u8::is_ascii_alphabetic) {
        return None;
    }
    let country = [head[0].to_ascii_uppercase(), head[1].to_ascii_uppercase()];
    let mut table = LENGTHS.iter().chain(&LENGTHS_TO_Z);
    let (_, len) = table.find(|(code, _)| **code == country)?;
    let (value, end) = gather(text, start, *len)?;
    let over = is_alnum(byte(text, end)) || byte(text, end) == b'_';
    (!over && checks(&value)).then_some((value, end))
}

/// Bytes of a text that are looked through for accounts before they are read.
/// Told: nobody. Rest: the beginning says enough.
const LOOK_BYTES: usize = 4_096;

/// The countries of the accounts in a text.
pub(super) fn countries(text: &[u8]) -> Vec<String> {
    let head = &text[..text.len().min(LOOK_BYTES)];
    let begins = |at: &usize| head[at + 2].is_ascii_digit() && head[at + 3].is_ascii_digit();
    let places = (0..head.len().saturating_sub(14)).filter(begins);
    let found = places.filter_map(|at| self::at(text, at));
    found.map(|(value, _)| value[..2].to_owned()).collect()
}

/// Takes `len` letters and digits, passing single separators between them.
fn gather(text: &[u8], start: usize, len: usize) -> Option<(String, usize)> {
    let mut value = String::with_capacity(len);
    let mut at = start;
    loop {
        let sign = byte(text, at);
        if !sign.is_ascii_alphanumeric() {
            return None;
        }
        value.push(char::from(sign.to_ascii_uppercase()));
        at += 1;
        if value.len() == len {
            return Some((value, at));
        }
        at += separator(&text[at..]);
    }
}

fn separator(rest: &[u8]) -> usize {
    match rest {
        [b' ', b'-', b' ', ..] => 3,
        [b' ' | b'-' | b'.', ..] => 1,
        // No-break spaces.
        [0xc2, 0xa0, ..] => 2,
        [0xe2, 0x80, 0x80..=0x8a | 0xaf, ..] => 3,
        _ => 0,
    }
}

/// The number, with the first four signs at its end and letters as two digits, leaves 1 when divided by 97.
fn checks(value: &str) -> bool {
    let (head, tail) = value.split_at(4);
    if !head.bytes().skip(2).all(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut rest: u32 = 0;
    for sign in tail.chars().chain(head.chars()) {
        let Some(digit) = sign.to_digit(36) else {
            return false;
        };
        rest = if digit < 10 {
            rest * 10 + digit
        } else {
            rest * 100 + digit
        };
        rest %= 97;
    }
    rest == 1
}
