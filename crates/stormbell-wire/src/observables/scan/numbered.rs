//! Words without a name in them: numbers of the trade, digests, wallets, accounts, telephone numbers.

use super::Scanner;
use crate::observables::{
    Confidence, Kind,
    bytes::{DIGIT, Word, before, byte, is_alnum},
    hashes, iban, ids, phone, wallets,
};

impl Scanner<'_> {
    /// A word without a name in it: numbers, digests, wallets.
    pub(super) fn numbered(&mut self, word: Word) -> Option<usize> {
        // «CVE 2021-…», «AS 1299»: the number stands apart.
        if !word.has(DIGIT) && word.len() > 3 {
            return None;
        }
        let mut at = word.start;
        while at < word.end {
            if let Some(end) = self.atom(at) {
                return Some(end);
            }
            let rest = &self.bytes[at..word.end];
            let step = rest
                .iter()
                .position(|b| matches!(b, b'.' | b'-' | b'_'))
                .unwrap_or(rest.len());
            at += step + 1;
        }
        None
    }

    /// A part of a word: what begins at a boundary.
    fn atom(&mut self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..];
        let len = rest.iter().take_while(|b| is_alnum(**b)).count();
        let end = at + len;
        match rest.first()? {
            b'c' | b'C' if self.cve(at) => return Some(self.floor),
            b'a' | b'A' if self.asn(at) => return Some(self.floor),
            b'0'..=b'9' => {
                if let Some(end) = self.digest(at, end) {
                    return Some(end);
                }
                return self.phone(at);
            }
            b't' | b'T' | b'G' | b'S' | b'M' | b'C' if len <= 6 && self.technique(at) => {
                return Some(self.floor);
            }
            _ => {}
        }
        if let Some((value, end)) = iban::at(self.bytes, at) {
            return self.keep(Kind::Iban, at..end, value, Confidence::Certain);
        }
        self.digest(at, end)
    }

    fn digest(&mut self, at: usize, end: usize) -> Option<usize> {
        let word = self.text.get(at..end)?;
        let apart = before(self.bytes, at) != b'_' && byte(self.bytes, end) != b'_';
        if word.len() < 14 || !apart {
            return None;
        }
        if let Some(kind) = hashes::kind(word) {
            if hashes::is_other(self.bytes, at) {
                return Some(end);
            }
            return self.keep(kind, at..end, word.to_ascii_lowercase(), Confidence::Likely);
        }
        if hashes::is_tlsh(word) {
            return self.keep(
                Kind::Tlsh,
                at..end,
                word.to_ascii_uppercase(),
                Confidence::Likely,
            );
        }
        let (kind, value) = wallets::wallet(word)?;
        self.keep(kind, at..end, value, Confidence::Certain)
    }

    fn cve(&mut self, at: usize) -> bool {
        let found = ids::cve(self.bytes, at);
        found.is_some_and(|(value, len)| {
            self.keep(Kind::Cve, at..at + len, value, Confidence::Certain)
                .is_some()
        })
    }

    fn asn(&mut self, at: usize) -> bool {
        let found = ids::asn(self.bytes, at);
        found.is_some_and(|(value, len)| {
            self.keep(Kind::Asn, at..at + len, value, Confidence::Likely)
                .is_some()
        })
    }

    fn technique(&mut self, at: usize) -> bool {
        let spoken = matches!(self.bytes[at], b'G' | b'S' | b'M' | b'C') && self.speaks_of_attack();
        let found = ids::attack(self.bytes, at, spoken);
        found.is_some_and(|(value, len)| {
            self.keep(Kind::Attack, at..at + len, value, Confidence::Likely)
                .is_some()
        })
    }

    fn speaks_of_attack(&mut self) -> bool {
        let bytes = self.bytes;
        let names: [&[u8]; 4] = [b"ATT&CK", b"ATT&amp;CK", b"MITRE", b"attack.mitre"];
        let look = || {
            names
                .iter()
                .any(|name| memchr::memmem::find(bytes, name).is_some())
        };
        *self.speaks_of_attack.get_or_insert_with(look)
    }

    pub(super) fn phone(&mut self, at: usize) -> Option<usize> {
        let phone = phone::at(self.text, at, &mut self.home)?;
        self.keep(Kind::Phone, at..phone.end, phone.value, phone.confidence)
    }
}
