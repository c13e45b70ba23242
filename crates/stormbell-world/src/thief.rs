//! What somebody does who carried data away: looks through every byte for what people said, however it may be written.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

/// Needles shorter than this are found by accident, and are not looked for.
const PIECE: usize = 8;

/// Every byte of every file in a folder, those below it too.
pub fn everything_in(folder: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("its files").path();
        // A running server's files come and go.
        match path.is_dir() {
            true => out.extend(everything_in(&path)),
            false => out.extend(std::fs::read(&path).unwrap_or_default()),
        }
    }
    out
}

/// Every way in which a text could lie somewhere: as it is, in small letters, in two bytes a sign, in Base 64 at any
/// offset, in hexadecimal, escaped for JSON or for an address.
pub fn disguises(text: &str) -> Vec<Vec<u8>> {
    let mut out = vec![text.as_bytes().to_vec(), text.to_lowercase().into_bytes()];
    out.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    out.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    for before in 0..3 {
        out.push(base64_inside(text.as_bytes(), before));
    }
    let hex: String = text.bytes().map(|b| format!("{b:02x}")).collect();
    out.extend([hex.to_uppercase().into_bytes(), hex.into_bytes()]);
    let escape = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => format!("\\u{:04x}", c as u32),
    };
    out.push(text.chars().map(escape).collect::<String>().into_bytes());
    let percent = |b: u8| match b.is_ascii_alphanumeric() || b"-_.~".contains(&b) {
        true => char::from(b).to_string(),
        false => format!("%{b:02X}"),
    };
    out.push(text.bytes().map(percent).collect::<String>().into_bytes());
    out
}

/// What of the Base 64 of a longer text is the same whatever stands around, when `before` bytes stand before.
fn base64_inside(text: &[u8], before: usize) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> = text
        .iter()
        .flat_map(|b| (0..8).rev().map(move |n| b >> n & 1 == 1))
        .collect();
    let skip = (6 - before * 8 % 6) % 6;
    bits[skip..]
        .chunks_exact(6)
        .map(|six| SIGNS[six.iter().fold(0, |n, bit| n * 2 + usize::from(*bit))])
        .collect()
}

/// Which of the secrets are in the loot, in any disguise. One pass for all of them, by the needles' first bytes.
pub fn found(loot: &[u8], secrets: &[String]) -> Vec<String> {
    let mut needles: HashMap<[u8; PIECE], Vec<(Vec<u8>, &String)>> = HashMap::new();
    // Of the millions of places nearly all are passed by with one look at this table.
    let mut begins = vec![false; 1 << 16];
    for secret in secrets {
        for needle in disguises(secret) {
            if let Some(head) = needle.first_chunk::<PIECE>().copied() {
                begins[mix(&head)] = true;
                needles.entry(head).or_default().push((needle, secret));
            }
        }
    }
    let mut out = BTreeSet::new();
    for (at, head) in loot.array_windows::<PIECE>().enumerate() {
        if begins[mix(head)] {
            for (needle, secret) in needles.get(head).into_iter().flatten() {
                if loot[at..].starts_with(needle) {
                    out.insert((*secret).clone());
                }
            }
        }
    }
    out.into_iter().collect()
}

/// Eight bytes to sixteen bits.
fn mix(head: &[u8; PIECE]) -> usize {
    (u64::from_le_bytes(*head).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// Nothing of the secrets is in the loot; what is no secret is found in it, so it can be read; and each disguise,
/// planted, would have been found.
pub fn assert_silent(what: &str, mut loot: Vec<u8>, secrets: &[String]) {
    assert!(loot.len() > 1_000, "{what}: {} bytes", loot.len());
    assert_eq!(found(&loot, secrets), [""; 0], "in {what}");
    for (n, secret) in secrets.iter().enumerate() {
        let disguises = disguises(secret);
        loot.extend_from_slice(&disguises[n % disguises.len()]);
        loot.push(0);
    }
    let all: BTreeSet<_> = secrets.iter().cloned().collect();
    let seen: BTreeSet<_> = found(&loot, secrets).into_iter().collect();
    assert_eq!(seen, all, "{what}: every disguise that is planted is found");
}
