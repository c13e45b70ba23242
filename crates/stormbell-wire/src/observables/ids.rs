//! Numbers that bodies of the trade give: CVE, autonomous systems, MITRE ATT&CK.

use super::bytes::{byte, is_alnum};

/// Reads `CVE-2021-44228`, `cve 2021 44228`, `CVE_2021_44228`: the normal form and its bytes.
pub(super) fn cve(text: &[u8], start: usize) -> Option<(String, usize)> {
    let rest = &text[start..text.len().min(start + 40)];
    if !rest.get(..3)?.eq_ignore_ascii_case(b"cve") {
        return None;
    }
    let year_at = 3 + separator(&rest[3..], true)?;
    let year = digits(rest, year_at);
    let number_at = year_at + 4 + separator(rest.get(year_at + 4..)?, false)?;
    let number = digits(rest, number_at);
    let year: u16 = (year.len() == 4).then(|| year.parse().ok())??;
    let end = number_at + number.len();
    let fits = (1999..2100).contains(&year) && (4..=7).contains(&number.len());
    (fits && !is_alnum(byte(rest, end))).then(|| (format!("CVE-{year}-{number}"), end))
}

/// Bytes of what stands between the parts: a hyphen or dash, a low line, one space; before the year also a colon.
fn separator(rest: &[u8], colon: bool) -> Option<usize> {
    match rest {
        [b'-' | b'_', b' ', ..] => Some(2),
        [b':', b' ', ..] if colon => Some(2),
        [b'-' | b'_' | b' ', ..] => Some(1),
        [b':', ..] if colon => Some(1),
        // En dash and its like, no-break space.
        [0xe2, 0x80, 0x90..=0x95, ..] | [0xe2, 0x88, 0x92, ..] => Some(3),
        [0xc2, 0xa0, ..] => Some(2),
        _ => None,
    }
}

fn digits(rest: &[u8], at: usize) -> &str {
    let rest = rest.get(at..).unwrap_or_default();
    let len = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..len]).unwrap_or_default()
}

/// Reads `AS1299`, `ASN1299`, `ASN 1299`, `AS 1299`, `asn: 1299`: the normal form `AS1299` and its bytes.
pub(super) fn asn(text: &[u8], start: usize) -> Option<(String, usize)> {
    let rest = &text[start..text.len().min(start + 32)];
    if !rest.get(..2)?.eq_ignore_ascii_case(b"as") {
        return None;
    }
    let named = rest.get(2).is_some_and(|b| b.eq_ignore_ascii_case(&b'n'));
    let shouted = rest[0] == b'A' && rest[1] == b'S';
    let head = if named { 3 } else { 2 };
    let gap = match &rest[head..] {
        [b'0'..=b'9', ..] => 0,
        [b':' | b'#' | b'=' | b'-', b'0'..=b'9', ..] if named => 1,
        [b':' | b'#' | b'=', b' ', b'0'..=b'9', ..] if named => 2,
        [b' ', b'0'..=b'9', ..] if named || shouted => 1,
        [b' ', b'#', b'0'..=b'9', ..] if named => 2,
        [b' ', b'A', b'S', b'0'..=b'9', ..] if named => 3,
        _ => return None,
    };
    let spelled = digits(rest, head + gap);
    let end = head + gap + spelled.len();
    let number: u32 = spelled.parse().ok()?;
    let goes_on = is_alnum(byte(rest, end)) || byte(rest, end) == b'_' || decimal(rest, end);
    let fits = !spelled.starts_with('0') && !goes_on && is_likely(number, named, gap > 0);
    fits.then(|| (format!("AS{number}"), end))
}

fn decimal(rest: &[u8], end: usize) -> bool {
    matches!(byte(rest, end), b'.' | b',') && byte(rest, end + 1).is_ascii_digit()
}

/// Without the N, the smallest are protocols (AS2), 400 is a machine, and behind a space it may be a year.
fn is_likely(number: u32, named: bool, apart: bool) -> bool {
    named || number > 4 && number != 400 && !(apart && (1900..2100).contains(&number))
}

/// Reads a technique (`T1059.001`), a tactic (`TA0001`), and where the text speaks of ATT&CK also groups, software,
/// mitigations and campaigns (`G0050`): the normal form and its bytes.
pub(super) fn attack(text: &[u8], start: usize, speaks_of_it: bool) -> Option<(String, usize)> {
    let rest = &text[start..text.len().min(start + 16)];
    let letter = rest.first()?.to_ascii_uppercase();
    let tactic = letter == b'T' && rest.get(1).is_some_and(|b| b.eq_ignore_ascii_case(&b'a'));
    let head = if tactic { 2 } else { 1 };
    let number = digits(rest, head);
    let value: u16 = (number.len() == 4).then(|| number.parse().ok())??;
    let known = match (letter, tactic) {
        (_, true) => (1..=43).contains(&value) || (100..=111).contains(&value),
        (b'T', _) => (1001..=1699).contains(&value) || (800..=899).contains(&value),
        (b'G', _) => speaks_of_it && (1..=1100).contains(&value),
        (b'S', _) => speaks_of_it && (1..=1300).contains(&value),
        (b'M', _) => speaks_of_it && (800..=1060).contains(&value),
        (b'C', _) => speaks_of_it && (1..=100).contains(&value),
        _ => false,
    };
    if !known {
        return None;
    }
    let mut end = head + 4;
    if letter == b'T' && !tactic && byte(rest, end) == b'.' && digits(rest, end + 1).len() == 3 {
        end += 4;
    }
    let goes_on = is_alnum(byte(rest, end)) || decimal(rest, end) || byte(rest, end) == b'_';
    let value = String::from_utf8_lossy(&rest[..end]).to_ascii_uppercase();
    (!goes_on).then_some((value, end))
}
