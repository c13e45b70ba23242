//! IPv4 and IPv6 addresses and networks, and the numbers with three full stops that are versions.

use super::context;
use core::net::{Ipv4Addr, Ipv6Addr};

/// Bytes of an IPv6 address with its zone left out (RFC 4291, with an IPv4 address at its end).
/// Told: nobody. Rest: a longer one is no address.
const IPV6_MAX_BYTES: usize = 45;

/// Reads four octets. Leading noughts only when every octet is filled up to three digits, as some logs do.
pub(super) fn ipv4(word: &str) -> Option<Ipv4Addr> {
    let mut octets = [0u8; 4];
    let mut parts = word.split('.');
    let (mut padded, mut filled) = (false, true);
    for octet in &mut octets {
        let part = parts.next()?;
        if part.is_empty() || part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        padded |= part.len() > 1 && part.starts_with('0');
        filled &= part.len() == 3;
        *octet = part.parse().ok()?;
    }
    let whole = parts.next().is_none() && (!padded || filled);
    whole.then(|| Ipv4Addr::from(octets))
}

/// Whether four numbers are rather a version, a section or a date than an address.
pub(super) fn is_version(text: &[u8], start: usize, end: usize, address: Ipv4Addr) -> bool {
    let before = context::words_before(text, start);
    let after = context::words_after(text, end);
    let first = address.octets()[0];
    if first == 0 && address != Ipv4Addr::UNSPECIFIED {
        return true;
    }
    context::speaks_of_version(&before, &after) || product_before(text, start)
}

/// `Safari/4.0.0.1`: a name with a capital, and a slash.
fn product_before(text: &[u8], start: usize) -> bool {
    let head = &text[start.saturating_sub(32)..start];
    let Some((b'/', head)) = head.split_last() else {
        return false;
    };
    let len = head
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let word = &head[head.len() - len..];
    len >= 3 && word[0].is_ascii_uppercase() && word[1..].iter().any(u8::is_ascii_lowercase)
}

/// The length of a network's prefix behind an address: its value and its bytes with the slash.
pub(super) fn prefix(text: &[u8], at: usize, max: u8) -> Option<(u8, usize)> {
    if text.get(at) != Some(&b'/') {
        return None;
    }
    let rest = &text[at + 1..];
    let digits = rest
        .iter()
        .take(4)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let value: u16 = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
    let goes_on = |b: &u8| super::bytes::is_alnum(*b) || matches!(b, b'/' | b'_' | b'-');
    let next = rest.get(digits);
    let number_goes_on =
        next == Some(&b'.') && rest.get(digits + 1).is_some_and(u8::is_ascii_digit);
    let fits = value <= u16::from(max) && !next.is_some_and(goes_on) && !number_goes_on;
    fits.then_some((u8::try_from(value).ok()?, digits + 1))
}

/// The IPv6 address that begins at `start`, with its bytes.
pub(super) fn ipv6(text: &[u8], start: usize) -> Option<(Ipv6Addr, usize)> {
    let rest = &text[start..text.len().min(start + IPV6_MAX_BYTES + 2)];
    let part = |b: &&u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
    let mut len = rest.iter().take_while(part).count();
    if len > IPV6_MAX_BYTES || rest.get(len).is_some_and(|b| super::bytes::is_alnum(*b)) {
        return None;
    }
    while len > 0
        && (rest[len - 1] == b'.' || rest[len - 1] == b':' && !rest[..len].ends_with(b"::"))
    {
        len -= 1;
    }
    let spelled = std::str::from_utf8(&rest[..len]).ok()?;
    let address: Ipv6Addr = spelled.parse().ok()?;
    is_meant(spelled).then_some((address, len))
}

/// Not `::` alone, not a name in code such as `ab::cd`, not the eight pairs of an EUI-64.
fn is_meant(spelled: &str) -> bool {
    let groups: Vec<&str> = spelled.split(':').filter(|g| !g.is_empty()).collect();
    let digits = spelled.bytes().any(|b| b.is_ascii_digit());
    let pairs = groups.len() == 8 && groups.iter().all(|g| g.len() == 2);
    digits && !pairs
}

/// Bytes of a zone (`%eth0`) behind a link-local address (RFC 4007).
pub(super) fn zone(text: &[u8], at: usize) -> usize {
    if text.get(at) != Some(&b'%') {
        return 0;
    }
    let name = text[at + 1..].iter().take(16);
    1 + name.take_while(|b| b.is_ascii_alphanumeric()).count()
}
