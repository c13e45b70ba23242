//! `Content-Disposition` (RFC 6266, RFC 8187): the name of a file that is sent as a plain body, and the header for one
//! that is handed out.

use std::fmt::Write as _;
use stormbell_model::text::safe_file_name;

/// Bytes of a header that are looked at.
/// Told: nobody. Rest: the file is kept as «unnamed».
const HEADER_MAX_BYTES: usize = 4_096;
/// What may stand unencoded in an extended value (RFC 8187, attr-char).
const PLAIN: &[u8] = b"!#$&+-.^_`|~";

/// The name in a `Content-Disposition` header, made safe; `filename*` wins over `filename`.
pub fn file_name(header: &str) -> Option<String> {
    if header.len() > HEADER_MAX_BYTES {
        return None;
    }
    let extended = parameter(header, "filename*").and_then(|v| extended_value(&v));
    let name = extended.or_else(|| parameter(header, "filename"))?;
    (!name.trim().is_empty()).then(|| safe_file_name(&name))
}

/// The header that hands a file out as a download and nothing else.
pub fn attachment(name: &str) -> String {
    let mut header = String::from("attachment; filename*=UTF-8''");
    for byte in safe_file_name(name).bytes() {
        if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) {
            header.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(header, "%{byte:02X}");
        }
    }
    header
}

/// The value of a parameter, out of its quotes. A `;` inside quotes does not end it.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, next) = value(after.trim_start());
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = next.split_once(';')?.1;
    }
}

/// A token or a quoted string, and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..]);
    };
    let (mut out, mut escaped) = (String::new(), false);
    for (at, c) in quoted.char_indices() {
        match c {
            '"' if !escaped => return (out, &quoted[at + 1..]),
            '\\' if !escaped => escaped = true,
            c => {
                out.push(c);
                escaped = false;
            }
        }
    }
    (out, "")
}

/// `UTF-8'language'percent-encoded`; other character sets are not read.
fn extended_value(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    if !charset.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    let (mut bytes, mut rest) = (Vec::new(), encoded.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        (rest, _) = match (first, after) {
            (b'%', [a, b, after @ ..]) => {
                let pair = [*a, *b];
                let hex = std::str::from_utf8(&pair).ok()?;
                (after, bytes.push(u8::from_str_radix(hex, 16).ok()?))
            }
            (plain, after) => (after, bytes.push(*plain)),
        };
    }
    String::from_utf8(bytes).ok()
}
