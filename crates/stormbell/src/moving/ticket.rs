//! The ticket: what a person carries from the new host to the old one, once. It holds a secret, by which the new host
//! knows the old one, and the sign of the new host's certificate, by which the old one knows the new.

use aws_lc_rs::digest;
use stormbell_model::{outside::Chance, outside::bytes, text::hex};

/// Bytes of the secret, and of the sign: nobody finds another secret or another certificate by trying.
const HALF_BYTES: usize = 16;

/// A ticket.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Known to the two hosts only.
    pub secret: [u8; HALF_BYTES],
    /// The beginning of SHA-256 of the new host's certificate.
    pub sign: [u8; HALF_BYTES],
}

impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ticket(redacted)")
    }
}

/// The sign of a certificate in DER.
pub fn sign_of(certificate: &[u8]) -> [u8; HALF_BYTES] {
    let hash = digest::digest(&digest::SHA256, certificate);
    let mut sign = [0; HALF_BYTES];
    sign.copy_from_slice(&hash.as_ref()[..HALF_BYTES]);
    sign
}

impl Ticket {
    /// Draws the secret for a door that shows this certificate.
    pub fn draw(certificate: &[u8], chance: &dyn Chance) -> Ticket {
        Ticket {
            secret: bytes(chance),
            sign: sign_of(certificate),
        }
    }

    /// As people carry it: sixteen groups of four hexadecimal digits.
    pub fn to_text(&self) -> String {
        let digits = hex(&[self.secret, self.sign].concat());
        let groups: Vec<&str> = (0..digits.len())
            .step_by(4)
            .map(|at| &digits[at..at + 4])
            .collect();
        groups.join("-")
    }

    /// Reads it; spaces, hyphens and case do no harm.
    pub fn parse(text: &str) -> Option<Ticket> {
        let digits: Vec<u32> = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .take(4 * HALF_BYTES + 1)
            .map(|c| c.to_digit(16))
            .collect::<Option<_>>()?;
        let all: Vec<u8> = digits
            .chunks(2)
            .map(|pair| u8::try_from(pair.first()? * 16 + pair.get(1)?).ok())
            .collect::<Option<_>>()?;
        let (secret, rest) = all.split_first_chunk()?;
        Some(Ticket {
            secret: *secret,
            sign: rest.try_into().ok()?,
        })
    }

    /// The secret as the old host says it in a header.
    pub fn password(&self) -> String {
        hex(&self.secret)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_ticket_is_read_as_it_was_written_or_not_at_all() {
        let ticket = Ticket::draw(b"certificate", &crate::outside::SystemChance::new());
        let text = ticket.to_text();
        assert_eq!(Ticket::parse(&text), Some(ticket.clone()));
        let dictated = text.to_uppercase().replace('-', " ");
        assert_eq!(Ticket::parse(&dictated), Some(ticket));
        for wrong in [
            "",
            "ab",
            &text[1..],
            &format!("{text}0"),
            &text.replace('-', "x"),
        ] {
            assert_eq!(Ticket::parse(wrong), None, "{wrong}");
        }
        assert_eq!(sign_of(b"a"), sign_of(b"a"));
        assert_ne!(sign_of(b"a"), sign_of(b"b"));
    }
}
