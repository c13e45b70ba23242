//! Undoes what people do to a name so that nobody clicks on it: `[.]`, `(dot)`, `{at}`, `[:]//`, ` dot `, signs of
//! full width, signs that are not seen. Gives plain text, and for each place of it the place it came from.

use super::{bare::bare_words, undo_words::core};
use std::{borrow::Cow, ops::Range};

/// Bytes between and with the brackets of one spelled-out sign.
/// Told: nobody. Rest: the text is read as it stands.
const BRACKET_MAX_BYTES: usize = 40;
/// White space that falls away beside a spelled-out sign, in bytes.
/// Told: nobody. Rest: the text is read as it stands.
pub(super) const SPACES_MAX: usize = 4;

/// Plain text, and where each part of it came from.
pub(super) struct Plain<'a> {
    pub text: Cow<'a, str>,
    pieces: Vec<Piece>,
    /// Places in the plain text where something was undone, in order.
    undone: Vec<usize>,
}

/// From this place on, the plain text is that of the original, or one sign that stood for `replaced` bytes.
#[derive(Clone, Copy)]
struct Piece {
    plain: usize,
    original: usize,
    replaced: usize,
}

impl<'a> Plain<'a> {
    /// Reads a text.
    pub fn read(original: &'a str) -> Plain<'a> {
        Undoing::new(original).run()
    }
    /// The bytes of the original that a part of the plain text came from.
    pub fn original(&self, span: Range<usize>) -> Range<usize> {
        let end = span
            .end
            .checked_sub(1)
            .map_or(0, |last| self.place(last, true));
        self.place(span.start, false)..end
    }
    fn place(&self, at: usize, end: bool) -> usize {
        let next = self.pieces.partition_point(|p| p.plain <= at);
        let Some(piece) = next.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return at + usize::from(end);
        };
        match (piece.replaced, end) {
            (0, _) => piece.original + (at - piece.plain) + usize::from(end),
            (len, true) => piece.original + len,
            (_, false) => piece.original,
        }
    }
    /// Whether something was undone inside.
    pub fn undone_within(&self, span: &Range<usize>) -> bool {
        let first = self.undone.partition_point(|at| *at < span.start);
        self.undone.get(first).is_some_and(|at| *at < span.end)
    }
}

struct Undoing<'a> {
    text: &'a str,
    bytes: &'a [u8],
    bare: std::vec::IntoIter<(Range<usize>, &'static str)>,
    next_bare: Option<(Range<usize>, &'static str)>,
    out: String,
    /// As far as the original is copied.
    copied: usize,
    pieces: Vec<Piece>,
    undone: Vec<usize>,
}

/// Bytes that may begin something to undo.
static TRIGGER: [bool; 256] = triggers();

const fn triggers() -> [bool; 256] {
    let mut table = [false; 256];
    let signs = b"[({<\\])}\xc2\xe2\xe3\xef";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
}

impl<'a> Undoing<'a> {
    fn new(text: &'a str) -> Undoing<'a> {
        let mut bare = bare_words(text).into_iter();
        let next_bare = bare.next();
        Undoing {
            text,
            bytes: text.as_bytes(),
            bare,
            next_bare,
            out: String::new(),
            copied: 0,
            pieces: Vec::new(),
            undone: Vec::new(),
        }
    }

    fn run(mut self) -> Plain<'a> {
        let mut at = 0;
        while at < self.bytes.len() {
            at = self.next_trigger(at);
            if self.next_bare.as_ref().is_some_and(|(r, _)| r.start <= at) {
                at = self.take_bare(at);
            } else if at < self.bytes.len() {
                at = self.sign(at);
            }
        }
        self.finish()
    }

    fn finish(mut self) -> Plain<'a> {
        let text = if self.pieces.is_empty() {
            Cow::Borrowed(self.text)
        } else {
            self.copy_to(self.text.len());
            Cow::Owned(self.out)
        };
        Plain {
            text,
            pieces: self.pieces,
            undone: self.undone,
        }
    }

    fn next_trigger(&self, at: usize) -> usize {
        let step = self.bytes[at..]
            .iter()
            .position(|b| TRIGGER[usize::from(*b)]);
        let sign = step.map_or(self.bytes.len(), |step| at + step);
        match &self.next_bare {
            Some((range, _)) if range.start < sign => range.start.max(at),
            _ => sign,
        }
    }

    fn take_bare(&mut self, at: usize) -> usize {
        let Some((range, sign)) = self.next_bare.take() else {
            return at + 1;
        };
        self.next_bare = self.bare.next();
        if range.start < self.copied {
            return at;
        }
        let end = range.end;
        self.replace(range, sign);
        end
    }

    /// Looks at one sign that may be a disguise; gives where to go on.
    fn sign(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'[' | b'(' | b'{' | b'<' => self.bracket(at),
            b'\\' => self.backslash(at),
            b']' | b')' | b'}' => self.closer(at),
            _ => self.wide(at),
        }
    }

    /// `[.]`, `(dot)`, `[[[.`, `{ at }`: brackets around a sign or its name.
    fn bracket(&mut self, at: usize) -> usize {
        let Some((end, sign)) = bracketed(self.text, at) else {
            return at + 1;
        };
        let (mut from, mut to) = (at, end);
        if sign == "." || sign == "@" {
            from = self.without_spaces_before(at);
            to = without_spaces_after(self.bytes, end);
        }
        self.replace(from..to, sign);
        to
    }

    fn without_spaces_before(&self, at: usize) -> usize {
        let head = &self.bytes[self.copied.max(at.saturating_sub(SPACES_MAX))..at];
        let spaces = head.iter().rev().take_while(|b| **b == b' ').count();
        let word = at.checked_sub(spaces + 1).map(|i| self.bytes[i]);
        match word {
            Some(b) if b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80 => at - spaces,
            _ => at,
        }
    }

    /// `\.` and `\/`, as expressions and JSON spell them.
    fn backslash(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        let slashes = rest
            .iter()
            .take(BRACKET_MAX_BYTES)
            .take_while(|b| **b == b'\\')
            .count();
        let sign = match rest.get(slashes) {
            Some(b'.') => ".",
            Some(b'/') if slashes == 1 => "/",
            _ => return at + slashes,
        };
        let end = at + slashes + 1;
        let word_before = at > 0 && self.bytes[at - 1].is_ascii_alphanumeric();
        let word_after = self.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        if sign == "." && !(word_before && word_after && !path_before(&self.bytes[..at])) {
            return end;
        }
        self.replace(at..end, sign);
        end
    }

    /// `example.]com`: a bracket that closes what nobody opened.
    fn closer(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        let closers = rest.iter().take(BRACKET_MAX_BYTES);
        let end = at
            + closers
                .take_while(|b| matches!(b, b']' | b'}' | b')'))
                .count();
        let word_after = self.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        let dot_before =
            at > 1 && self.bytes[at - 1] == b'.' && self.bytes[at - 2].is_ascii_alphanumeric();
        if dot_before && word_after && self.copied < at {
            self.replace(at - 1..end, ".");
        }
        end
    }

    /// Signs of full width (U+FF01 …), and signs that are not seen.
    fn wide(&mut self, at: usize) -> usize {
        let Some(sign) = self.text.get(at..).and_then(|rest| rest.chars().next()) else {
            return at + 1;
        };
        let end = at + sign.len_utf8();
        match sign {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {
                self.replace(at..end, "")
            }
            '\u{3002}' | '\u{2024}' | '\u{ff61}' if word_follows(self.text, end) => {
                self.replace(at..end, ".");
            }
            '\u{2010}' | '\u{2011}' => self.replace(at..end, "-"),
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = char::from((sign as u32 - 0xfee0) as u8);
                self.replace(at..end, plain.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
        end
    }

    fn copy_to(&mut self, to: usize) {
        if to > self.copied {
            self.pieces.push(Piece {
                plain: self.out.len(),
                original: self.copied,
                replaced: 0,
            });
            self.out.push_str(&self.text[self.copied..to]);
            self.copied = to;
        }
    }

    fn replace(&mut self, range: Range<usize>, sign: &str) {
        self.copy_to(range.start);
        self.undone.push(self.out.len());
        self.pieces.push(Piece {
            plain: self.out.len(),
            original: range.start,
            replaced: range.len(),
        });
        self.out.push_str(sign);
        self.copied = range.end;
    }
}

/// Whether the word before is part of a Windows path, where `\\.` means a hidden folder.
fn path_before(head: &[u8]) -> bool {
    let near = &head[head.len().saturating_sub(BRACKET_MAX_BYTES * 4)..];
    let word = near
        .rsplit(u8::is_ascii_whitespace)
        .next()
        .unwrap_or_default();
    word.get(1..3) == Some(b":\\") || word.starts_with(b"\\\\") || word.starts_with(b"%")
}

fn word_follows(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

fn without_spaces_after(bytes: &[u8], end: usize) -> usize {
    let spaces = bytes[end..]
        .iter()
        .take(SPACES_MAX)
        .take_while(|b| **b == b' ')
        .count();
    match bytes.get(end + spaces) {
        Some(b) if b.is_ascii_alphanumeric() || *b >= 0x80 => end + spaces,
        _ => end,
    }
}

/// The brackets that open at `at`: where they end, and the sign that is meant.
pub(super) fn bracketed(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let bytes = text.as_bytes();
    let limit = bytes.len().min(at + BRACKET_MAX_BYTES);
    let opens = bytes[at..limit]
        .iter()
        .take_while(|b| matches!(b, b'[' | b'(' | b'{' | b'<'))
        .count();
    let inner = at
        + opens
        + bytes[at + opens..limit]
            .iter()
            .take_while(|b| **b == b' ')
            .count();
    let close = |b: &u8| matches!(b, b']' | b')' | b'}' | b'>');
    let Some(step) = bytes[inner..limit].iter().position(close) else {
        return half_bracketed(bytes, inner);
    };
    let word = text.get(inner..inner + step)?.trim_end();
    let Some(sign) = core(word) else {
        return half_bracketed(bytes, inner);
    };
    let first = bytes[at];
    let fits = match word {
        "," | "-" | "_" => first == b'[' && bytes[inner + step] == b']',
        // «(a)» begins a list as often as it stands for a sign.
        "a" | "A" | "et" | "á" | "à" | "ag" => tight(bytes, at, inner + step + 1),
        _ => first != b'<' || sign == "." || sign == "@",
    };
    let closers = bytes[inner + step..limit]
        .iter()
        .take_while(|b| close(b))
        .count();
    fits.then_some((inner + step + closers.min(opens.max(1) + 3), sign))
}

/// `[.com`: opened before the full stop and never closed.
fn half_bracketed(bytes: &[u8], inner: usize) -> Option<(usize, &'static str)> {
    let before = inner.checked_sub(2).map(|i| bytes[i]);
    let joined = bytes.get(inner) == Some(&b'.')
        && bytes.get(inner + 1).is_some_and(u8::is_ascii_alphanumeric)
        && before
            .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'[' | b'(' | b'{' | b' '))
        && bytes[inner - 1] != b'<'
        && bytes[inner - 1] != b' ';
    joined.then_some((inner + 1, "."))
}

/// Whether letters touch the brackets on both sides.
fn tight(bytes: &[u8], at: usize, end: usize) -> bool {
    at > 0
        && bytes[at - 1].is_ascii_alphanumeric()
        && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)
}
