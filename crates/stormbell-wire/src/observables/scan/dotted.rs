//! Words with full stops: addresses, networks, names, and names with a path behind them.

use super::Scanner;
use crate::observables::{
    Confidence, Kind, address,
    bytes::{DIGIT, DOT, HYPHEN, UNDER, Word, before, byte, is_alnum},
    host, mailbox, url,
};
use std::ops::Range;

impl Scanner<'_> {
    /// A word with full stops: an address, a name, or neither.
    pub(super) fn dotted(&mut self, word: Word, next: u8) -> Option<usize> {
        if !word.has(DOT) {
            return None;
        }
        if word.has(DIGIT) && word.only(DIGIT | DOT | HYPHEN | UNDER) {
            return self.four_numbers(word);
        }
        self.name(word, next)
    }

    fn four_numbers(&mut self, word: Word) -> Option<usize> {
        let spelled = word.of(self.text);
        let first = spelled
            .split('-')
            .next()
            .unwrap_or(spelled)
            .trim_end_matches(['.', '_']);
        let (start, end) = (word.start, word.start + first.len());
        let address = address::ipv4(first)?;
        let previous = before(self.bytes, start);
        if matches!(previous, b'.' | b'-') && !self.after_address(start) || previous == b'+' {
            return None;
        }
        if let Some((prefix, more)) = address::prefix(self.bytes, end, 32) {
            return self.keep(
                Kind::Cidr,
                start..end + more,
                format!("{address}/{prefix}"),
                Confidence::Likely,
            );
        }
        let undone = self.plain.undone_within(&(start..end));
        if !undone && address::is_version(self.bytes, start, end, address) {
            return Some(end);
        }
        let port = self.port(end);
        if byte(self.bytes, end + port) == b'/' && self.path_follows(end + port) {
            return self.bare_url(start..end, port, address.to_string());
        }
        self.keep(
            Kind::Ipv4,
            start..end,
            address.to_string(),
            Confidence::Likely,
        )
    }

    /// Whether an address ends right before the hyphen: a range.
    fn after_address(&self, start: usize) -> bool {
        let last = self.harvest.found.last();
        before(self.bytes, start) == b'-'
            && last.is_some_and(|f| f.kind == Kind::Ipv4)
            && self.floor + 1 == start
    }

    fn name(&mut self, word: Word, next: u8) -> Option<usize> {
        let start = word.start;
        // Behind an at sign: the address was looked at and is none.
        if before(self.bytes, start) == b'@' {
            return None;
        }
        if mailbox::sign_ahead(self.bytes, word.end).is_some() && next != b'/' {
            return None;
        }
        let around = host::Around {
            meant: self.plain.undone_within(&(start..word.end)),
            before: before(self.bytes, start),
            after: next,
        };
        let name = host::name_in(word.of(self.text), around)?;
        let end = start + name.taken;
        let port = self.port(end);
        if byte(self.bytes, end + port) == b'/' && self.path_follows(end + port) {
            return self.bare_url(start..end, port, name.value);
        }
        self.keep(Kind::Domain, start..end, name.value, Confidence::Likely)
    }

    /// Bytes of `:8080` at a place.
    fn port(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let digits = rest
            .iter()
            .skip(1)
            .take(6)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if rest.first() == Some(&b':') && (1..=5).contains(&digits) {
            digits + 1
        } else {
            0
        }
    }

    /// Whether a slash goes on as the path of a URL.
    fn path_follows(&self, slash: usize) -> bool {
        let after = byte(self.bytes, slash + 1);
        is_alnum(after)
            || matches!(
                after,
                b'?' | b'_' | b'~' | b'%' | b'#' | b'-' | b'.' | b'@' | b'$' | b'=' | b'+'
            )
    }

    fn bare_url(&mut self, host: Range<usize>, port: usize, value: String) -> Option<usize> {
        let (tail, end) = url::bare_tail(self.text, host.end + port);
        let port = &self.text[host.end..host.end + port];
        self.keep(
            Kind::Url,
            host.start..end,
            format!("{value}{port}{tail}"),
            Confidence::Likely,
        )
    }
}
