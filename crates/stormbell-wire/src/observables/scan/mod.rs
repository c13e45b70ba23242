//! One pass over plain text: at each word the readers that may know it are asked, the most telling first. What one of
//! them takes is passed over, so that of a URL its host is not found again. Each looks at a bounded piece of text, so
//! the whole takes linear time.

mod dotted;
mod numbered;

use super::{
    Confidence, FOUND_MAX, Found, Harvest, Kind, address,
    bytes::{self, DIGIT, HEX, HIGH, HYPHEN, LETTER, UNDER, Word, before, byte, is_alnum},
    hashes, mailbox, paths,
    phone::Home,
    undo::Plain,
    url,
};
use std::ops::Range;

/// The state of one pass.
pub(super) struct Scanner<'a> {
    plain: &'a Plain<'a>,
    text: &'a str,
    bytes: &'a [u8],
    home: Home,
    /// Nothing before this place is taken any more.
    floor: usize,
    /// Whether the text speaks of ATT&CK; looked up when a number asks for it.
    speaks_of_attack: Option<bool>,
    harvest: Harvest,
}

/// Whether a sign may join the word before it to what follows, so that both are one value.
fn joins(sign: u8) -> bool {
    matches!(
        sign,
        b':' | b'@' | b'+' | b'\\' | b'/' | b'=' | b'*' | b'%' | b'&' | b'\''
    )
}

impl<'a> Scanner<'a> {
    pub fn new(plain: &'a Plain<'a>, home: Home) -> Scanner<'a> {
        Scanner {
            plain,
            text: &plain.text,
            bytes: plain.text.as_bytes(),
            home,
            floor: 0,
            speaks_of_attack: None,
            harvest: Harvest::default(),
        }
    }

    pub fn run(mut self) -> Harvest {
        let mut at = 0;
        while at < self.bytes.len() {
            at = bytes::next_start(self.bytes, at);
            if at < self.bytes.len() {
                at = self.look(at);
            }
        }
        self.harvest
    }

    /// Looks at what begins at `at`; gives where to go on.
    fn look(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'@' => self.sign(at),
            b'+' | b'(' => self.phone(at).unwrap_or(at + 1),
            b':' => self.ipv6(at).unwrap_or(at + 1),
            b'\\' | b'%' => self.windows_path(at).unwrap_or(at + 1),
            b'/' | b'~' => self.unix_path(at).unwrap_or(at + 1),
            _ => self.word(at),
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let word = Word::at(self.bytes, at);
        if word.too_long() {
            return word.end;
        }
        let next = byte(self.bytes, word.end);
        let letters = word.only(LETTER | HEX | HIGH | HYPHEN | UNDER);
        if letters && word.len() > 3 && !joins(next) {
            return word.end;
        }
        self.joined(word, next)
            .or_else(|| self.dotted(word, next))
            .or_else(|| self.numbered(word))
            .unwrap_or(word.end)
    }

    /// What the sign behind the word makes of it: a URL, a mail address, a path, an IPv6 address.
    fn joined(&mut self, word: Word, next: u8) -> Option<usize> {
        let end = word.end;
        match next {
            b':' => self.at_colon(word),
            b'@' => self.mail(end),
            b'+' | b'=' | b'&' | b'\'' | b'%' => self.mail(mailbox::sign_ahead(self.bytes, end)?),
            b'*' => self.starred(end),
            b'\\' => self.registry(word),
            b'/' => self.user_agent(word),
            _ => None,
        }
    }

    fn at_colon(&mut self, word: Word) -> Option<usize> {
        let colon = word.end;
        let after = self.bytes.get(colon + 1..colon + 3)?;
        if after == b"//" || after == b"\\\\" {
            return self.url(colon);
        }
        if word.len() == 1 && matches!(after[0], b'\\' | b'/') {
            return self.windows_path(word.start);
        }
        if after[0] == b'\\' {
            return self.registry(word);
        }
        if let Some(end) = self.ipv6(word.start) {
            return Some(end);
        }
        let end =
            word.start + hashes::ssdeep(self.bytes, word.start).filter(|_| word.only(DIGIT))?;
        self.keep(
            Kind::Ssdeep,
            word.start..end,
            self.text[word.start..end].to_owned(),
            Confidence::Likely,
        )
    }

    /// `h**p://`
    fn starred(&mut self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..self.bytes.len().min(at + 8)];
        let colon = at + rest.iter().position(|b| *b == b':')?;
        self.bytes[colon..]
            .starts_with(b"://")
            .then(|| self.url(colon))?
    }

    fn url(&mut self, colon: usize) -> Option<usize> {
        let url = url::at_colon(self.text, colon, self.floor)?;
        let sure = if url.disguised {
            Confidence::Certain
        } else {
            Confidence::Likely
        };
        self.keep(Kind::Url, url.start..url.end, url.value, sure)
    }

    fn sign(&mut self, at: usize) -> usize {
        self.mail(at).unwrap_or(at + 1)
    }

    fn mail(&mut self, sign: usize) -> Option<usize> {
        let (span, value) = mailbox::at_sign(self.text, sign, self.floor)?;
        self.keep(Kind::Email, span, value, Confidence::Likely)
    }

    fn registry(&mut self, word: Word) -> Option<usize> {
        let end = paths::registry(self.text, word.start, word.end)?;
        self.keep_as_is(Kind::Registry, word.start..end)
    }

    fn user_agent(&mut self, word: Word) -> Option<usize> {
        let end = paths::user_agent(self.text, word.start, word.end)?;
        self.keep_as_is(Kind::UserAgent, word.start..end)
    }

    fn windows_path(&mut self, at: usize) -> Option<usize> {
        if is_alnum(before(self.bytes, at)) {
            return None;
        }
        let end = paths::windows(self.text, at)?;
        self.keep_as_is(Kind::Path, at..end)
    }

    fn unix_path(&mut self, at: usize) -> Option<usize> {
        let opens = matches!(
            before(self.bytes, at),
            0 | b' ' | b'\t' | b'\n' | b'"' | b'\'' | b'(' | b'=' | b':' | b'`' | b'>'
        );
        let end = paths::unix(self.text, at).filter(|_| opens)?;
        self.keep_as_is(Kind::Path, at..end)
    }

    fn ipv6(&mut self, start: usize) -> Option<usize> {
        let previous = before(self.bytes, start);
        if is_alnum(previous) || previous == b':' || previous == b'.' {
            return None;
        }
        let (address, len) = address::ipv6(self.bytes, start)?;
        let end = start + len;
        if let Some((prefix, more)) = address::prefix(self.bytes, end, 128) {
            return self.keep(
                Kind::Cidr,
                start..end + more,
                format!("{address}/{prefix}"),
                Confidence::Likely,
            );
        }
        let end = end + address::zone(self.bytes, end);
        self.keep(
            Kind::Ipv6,
            start..end,
            address.to_string(),
            Confidence::Likely,
        )
    }

    fn keep_as_is(&mut self, kind: Kind, span: Range<usize>) -> Option<usize> {
        let value = self.text.get(span.clone())?.to_owned();
        self.keep(kind, span, value, Confidence::Likely)
    }

    /// Keeps a value and gives its end. Spans are those of the original text.
    fn keep(
        &mut self,
        kind: Kind,
        span: Range<usize>,
        value: String,
        sure: Confidence,
    ) -> Option<usize> {
        if span.is_empty() || span.start < self.floor {
            return None;
        }
        self.floor = span.end;
        if self.harvest.found.len() >= FOUND_MAX {
            self.harvest.left_out += 1;
            return Some(span.end);
        }
        let disguised = self.plain.undone_within(&span);
        let confidence = if disguised { Confidence::Certain } else { sure };
        let end = span.end;
        self.harvest.found.push(Found {
            kind,
            value,
            span: self.plain.original(span),
            confidence,
        });
        Some(end)
    }
}
