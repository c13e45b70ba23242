//! Content lines: unfolding, names, parameters, and the escapes of text (RFC 5545, sections 3.1 and 3.3.11).

use super::LINE_MAX_BYTES;

/// One line: `NAME;PARAM=value:value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// In capitals.
    pub name: String,
    params: Vec<(String, String)>,
    /// As it stands, with its escapes.
    pub value: String,
}

impl Line {
    /// A parameter's value, without quotes.
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Reads one unfolded line; `None` for one that is none.
    pub fn parse(text: &str) -> Option<Line> {
        let (head, value) = text.split_at(outside_quotes(text, ':')?);
        let mut parts = split_outside_quotes(head, ';').into_iter();
        let name = parts.next()?.trim().to_ascii_uppercase();
        let known = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if name.is_empty() || !name.chars().all(known) {
            return None;
        }
        let param = |p: &str| {
            let (name, value) = p.split_once('=')?;
            let value = value.trim().trim_matches('"');
            Some((name.trim().to_ascii_uppercase(), value.to_owned()))
        };
        Some(Line {
            name,
            params: parts.filter_map(param).collect(),
            value: value[1..].trim_end().to_owned(),
        })
    }
}

/// The lines of a calendar. Folded before decoding, because some programs fold in the middle of a letter; line ends of
/// any system. Lines that are none, or too long, are passed over.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = Line> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut raw = bytes.split(|b| *b == b'\n').peekable();
    std::iter::from_fn(move || {
        let mut whole = without_cr(raw.next()?).to_vec();
        while let Some(more) = raw.next_if(|next| matches!(next.first(), Some(b' ' | b'\t'))) {
            if whole.len() <= LINE_MAX_BYTES {
                whole.extend_from_slice(&without_cr(more)[1..]);
            }
        }
        Some(whole)
    })
    .filter(|line| line.len() <= LINE_MAX_BYTES)
    .filter_map(|line| Line::parse(&String::from_utf8_lossy(&line)))
}

fn without_cr(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Where `mark` stands first outside quotes.
fn outside_quotes(text: &str, mark: char) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == mark && !quoted).then_some(at)
    })
}

fn split_outside_quotes(text: &str, mark: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(move |c| {
        quoted ^= c == '"';
        c == mark && !quoted
    })
    .collect()
}

/// Text without its escapes.
pub(super) fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            (plain, false) => out.push(plain),
        }
    }
    out
}

/// Text with escapes. Control characters are left away: a line end in a name must not begin a line of its own.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line of at most 75 octets, the rest folded below it, no letter cut in two.
pub(super) fn fold(line: &str, out: &mut String) {
    const OCTETS: usize = 75;
    let mut room = OCTETS;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = OCTETS - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_unfolded_and_parted() {
        let text = "\u{feff}begin:VEVENT\r\nDTSTART;TZID=\"Berlin; a:b\";X=1:2026\r\n 0101\r\nnot a line\n\n:no name\nSUMMARY:a:b\\, c\n";
        let found: Vec<Line> = lines(text.as_bytes()).collect();
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].name, "BEGIN");
        assert_eq!(found[1].param("TZID"), Some("Berlin; a:b"));
        assert_eq!(found[1].param("X"), Some("1"));
        assert_eq!(found[1].value, "20260101");
        assert_eq!(unescape(&found[2].value), "a:b, c");
    }

    #[test]
    fn a_letter_that_was_folded_in_two_is_whole_again() {
        let found: Vec<Line> = lines(b"SUMMARY:Urlaub in Ku\xc3\r\n \xbchlungsborn\r\n").collect();
        assert_eq!(found[0].value, "Urlaub in K\u{75}\u{fc}hlungsborn");
    }

    #[test]
    fn what_is_written_is_read() {
        let text = "ä, b; c\\d\ne ".repeat(40);
        let mut out = String::new();
        fold(&format!("SUMMARY:{}", escape(&text)), &mut out);
        assert!(out.lines().all(|l| l.len() <= 75));
        let line = lines(out.as_bytes()).next().unwrap();
        assert_eq!(unescape(&line.value), text.trim_end());
    }
}
