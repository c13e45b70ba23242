//! Secret words that open something once or for a while. The store keeps only their keyed hash.

use stormbell_model::outside::{Chance, bytes};

/// What a token opens; each purpose has its own keyed hash.
#[derive(Clone, Copy)]
pub(crate) enum Opens {
    Receipt,
    Session,
    Invitation,
    Ceremony,
    ApiKey,
    Credential,
    Once,
    AckLink,
    ReplyCode,
    Calendar,
}

impl Opens {
    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Opens::Receipt => "receipt",
            Opens::Session => "session",
            Opens::Invitation => "invitation",
            Opens::Ceremony => "ceremony",
            Opens::ApiKey => "api key",
            Opens::Credential => "credential",
            Opens::Once => "once key",
            Opens::AckLink => "acknowledge link",
            Opens::ReplyCode => "reply code",
            Opens::Calendar => "calendar",
        }
    }
}

/// Draws a token of 160 bits: 32 signs of Crockford's alphabet in lower case, fit for a link.
pub(crate) fn draw(chance: &dyn Chance) -> String {
    encode(&bytes::<20>(chance))
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Base 32 without padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(ALPHABET[(held >> bits & 31) as usize] as char);
        }
    }
    if bits > 0 {
        out.push(ALPHABET[(held << (5 - bits) & 31) as usize] as char);
    }
    out
}

/// Reads base 32; `None` for anything that [`encode`] did not make.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    if text.len() > 256 {
        return None;
    }
    let mut out = Vec::with_capacity(text.len() * 5 / 8);
    let (mut held, mut bits) = (0u32, 0u32);
    for sign in text.bytes() {
        let five = ALPHABET.iter().position(|a| *a == sign)? as u32;
        held = held << 5 | five;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (encode(&out) == text).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_32_comes_back() {
        for n in 0..64usize {
            let raw: Vec<u8> = (0..n).map(|i| (i * 37 + n) as u8).collect();
            assert_eq!(decode(&encode(&raw)), Some(raw));
        }
        assert_eq!(decode("u"), None);
        assert_eq!(decode("01"), Some(vec![0]).filter(|_| encode(&[0]) == "01"));
    }
}
