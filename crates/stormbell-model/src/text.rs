//! Text from outside: what is kept as it came, what is refused, and how it is shown without tricks.

/// Why a text field was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space where something is needed.
    Empty,
    /// More characters than the field takes.
    TooLong {
        /// The most characters the field takes.
        max: usize,
        /// How many came.
        was: usize,
    },
    /// A NUL character, which no database keeps and no person types.
    Nul,
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 0xf)]);
    }
    out
}

/// Checks a text of many lines. It is kept exactly as it came, control signs and all, for it is evidence;
/// only NUL is refused.
pub fn check(raw: &str, max_chars: usize) -> Result<(), TextError> {
    if raw.contains('\0') {
        return Err(TextError::Nul);
    }
    // There are never more characters than bytes, so most texts need no counting.
    if raw.len() > max_chars {
        let was = raw.chars().count();
        if was > max_chars {
            let max = max_chars;
            return Err(TextError::TooLong { max, was });
        }
    }
    if raw.trim().is_empty() {
        return Err(TextError::Empty);
    }
    Ok(())
}

/// Makes direction overrides, invisible signs and controls visible, so that what an officer reads is what
/// is there. Line breaks and tabs stay. Markup is escaped by the page, not here.
pub fn visible(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\r' => {}
            c if is_hidden(c) => out.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// One line: as [`visible`], with line breaks and tabs as spaces.
pub fn visible_line(raw: &str) -> String {
    visible(raw).replace(['\n', '\t'], " ")
}

/// Signs that change how text looks without being seen: controls, bidirectional overrides and isolates
/// (Unicode Standard Annex 9), zero-width signs other than the joiners that scripts need, and tags.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A file's name as it may be shown and offered for download: no path, no hidden signs, not empty, bounded.
pub fn safe_file_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| {
            !is_hidden(*c)
                && !matches!(
                    c,
                    '\n' | '\r' | '\t' | '"' | '<' | '>' | ':' | '|' | '?' | '*'
                )
        })
        .take(crate::limits::FILE_NAME_MAX_CHARS)
        .collect();
    let trimmed = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if trimmed.is_empty() {
        String::from("unnamed")
    } else {
        trimmed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_signs_are_shown() {
        assert_eq!(visible("pay\u{202e}fdp.exe"), "pay⟨U+202E⟩fdp.exe");
        assert_eq!(visible("a\r\nb\tc"), "a\nb\tc");
        assert_eq!(visible_line("a\nb"), "a b");
    }

    #[test]
    fn checks_name_the_bound() {
        assert_eq!(check(" \n", 10), Err(TextError::Empty));
        assert_eq!(check("ååå", 2), Err(TextError::TooLong { max: 2, was: 3 }));
        assert_eq!(check("a\0", 10), Err(TextError::Nul));
        assert_eq!(check("ååå", 3), Ok(()));
    }

    #[test]
    fn file_names_lose_their_tricks() {
        assert_eq!(safe_file_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_file_name("C:\\temp\\a.eml"), "a.eml");
        assert_eq!(safe_file_name(".."), "unnamed");
        assert_eq!(safe_file_name(". .a. "), "a");
        assert_eq!(safe_file_name("invoice\u{202e}fdp.exe"), "invoicefdp.exe");
    }
}
