//! Digests of files: MD5 to SHA-512 by their length, SSDEEP and TLSH by their shape.

use super::Kind;

/// The digest that a word of hexadecimal digits is, by its length.
pub(super) fn kind(word: &str) -> Option<Kind> {
    let kind = match word.len() {
        32 => Kind::Md5,
        40 => Kind::Sha1,
        64 => Kind::Sha256,
        128 => Kind::Sha512,
        _ => return None,
    };
    let hex = word.bytes().all(|b| b.is_ascii_hexdigit());
    // A number of 32 digits that happens to have no letter is one in three million.
    let letter = word.bytes().any(|b| b.is_ascii_alphabetic());
    (hex && letter).then_some(kind)
}

/// Names of digests that are made from parts of a file, or name a state of a program's source.
const OTHERS: [&str; 8] = [
    "imphash",
    "import hash",
    "authentihash",
    "pehash",
    "richhash",
    "vhash",
    "commit",
    "telfhash",
];

/// Whether the words before say that it is no digest of a file.
pub(super) fn is_other(text: &[u8], start: usize) -> bool {
    let head = &text[start.saturating_sub(40)..start];
    let ends = |b: &u8| b" :-=\t\n\"'\r(".contains(b);
    let words = head.len() - head.iter().rev().take_while(|b| ends(b)).count();
    let head = &head[..words];
    OTHERS.iter().any(|name| {
        let tail = head.len().checked_sub(name.len()).map(|at| &head[at..]);
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
    })
}

/// A TLSH digest: `T1` and 70 hexadecimal digits.
pub(super) fn is_tlsh(word: &str) -> bool {
    word.len() == 72
        && word.starts_with("T1")
        && word.bytes().skip(2).all(|b| b.is_ascii_hexdigit())
}

/// Bytes of an SSDEEP digest that begins with the number at `start`: size, and two strings of base64.
pub(super) fn ssdeep(text: &[u8], start: usize) -> Option<usize> {
    let rest = &text[start..text.len().min(start + 180)];
    let size = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let number: u32 = std::str::from_utf8(&rest[..size]).ok()?.parse().ok()?;
    let sign = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    let first = rest.get(size + 1..)?.iter().take_while(sign).count();
    let second_at = size + 1 + first + 1;
    let second = rest.get(second_at..)?.iter().take_while(sign).count();
    let apart = rest.get(size) == Some(&b':') && rest.get(second_at - 1) == Some(&b':');
    // The size is three times a power of two.
    let sized = number >= 3 && number.is_multiple_of(3) && (number / 3).is_power_of_two();
    (apart && sized && (6..=64).contains(&first) && (3..=64).contains(&second))
        .then_some(second_at + second)
}
