//! What a file looks to be, by its bytes. The name only tips the scale for a mail; it proves nothing.

use stormbell_model::evidence::Media;

/// The formats that browsers decode in their sandbox. SVG is not among them: it is a program.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
/// Header fields (RFC 5322) that tell a mail from a text with colons in it.
const MAIL_FIELDS: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "mime-version",
    "content-type",
    "reply-to",
    "x-original-to",
];
/// Lines that are looked at for header fields.
/// Told: nobody. Rest: the file counts as text and is shown as that.
const LINES_MAX: usize = 200;
/// Bytes that are looked at to tell text from the rest.
const TEXT_LOOK_BYTES: usize = 1024 * 1024;

/// Says how a file may be shown. Whatever is not known safe is [`Media::Other`]: only a download.
pub fn sniff(name: &str, bytes: &[u8]) -> Media {
    if infer::get(bytes).is_some_and(|t| PICTURES.contains(&t.mime_type())) {
        return Media::Picture;
    }
    let named_mail = name.to_ascii_lowercase().ends_with(".eml");
    let needed = if named_mail { 1 } else { 3 };
    if mail_fields(bytes) >= needed {
        return Media::Mail;
    }
    if is_text(bytes) {
        return Media::Text;
    }
    Media::Other
}

/// How many different mail fields the head of the file has, up to the first line that is no header.
fn mail_fields(bytes: &[u8]) -> usize {
    let mut seen = [false; MAIL_FIELDS.len()];
    let lines = bytes.split(|b| *b == b'\n').take(LINES_MAX);
    for (number, line) in lines.enumerate() {
        let folded = line.starts_with(b" ") || line.starts_with(b"\t");
        // The first line of a mailbox file (RFC 4155) is no header.
        if number > 0 && folded || number == 0 && line.starts_with(b"From ") {
            continue;
        }
        let Some(name) = field_name(line) else { break };
        if let Some(at) = MAIL_FIELDS
            .iter()
            .position(|f| f.eq_ignore_ascii_case(name))
        {
            seen[at] = true;
        }
    }
    seen.iter().filter(|s| **s).count()
}

fn field_name(line: &[u8]) -> Option<&str> {
    let colon = line.iter().take(80).position(|b| *b == b':')?;
    let name = std::str::from_utf8(&line[..colon]).ok()?.trim_end();
    let ok = !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic());
    ok.then_some(name)
}

/// No controls other than those of text, and UTF-8 or printable Latin-1.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(TEXT_LOOK_BYTES)];
    let control = |b: &u8| matches!(b, 0..=8 | 11 | 14..=26 | 28..=31 | 127);
    if head.iter().any(control) {
        return false;
    }
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(e) if head.len() < bytes.len() && head.len() - e.valid_up_to() < 4 => true,
        // Windows' signs lie at 0x80 to 0x9f; text has few of them, packed data has an eighth.
        Err(_) => head.iter().filter(|b| matches!(b, 0x80..=0x9f)).count() * 20 <= head.len(),
    }
}
