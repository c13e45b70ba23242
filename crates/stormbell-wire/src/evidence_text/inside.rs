//! Every text inside a piece of evidence: a text or page itself; of a mail its header lines, each text part, texts that
//! hang on it, and the same of every mail that is forwarded in it, however deep up to a bound.

use super::{html_to_text, read_text, sniff};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use stormbell_model::{
    evidence::Media,
    limits::EVIDENCE_TEXT_MAX_BYTES,
    text::{safe_file_name, visible_line},
};

/// Mails in mails.
/// Told: the officer, by a note that something was left out. Rest: the file itself has them.
const NESTED_MAX: usize = 8;
/// Texts of one piece of evidence.
/// Told: the officer, by a note that something was left out. Rest: the file itself has them.
const TEXTS_MAX: usize = 200;
/// Header lines of one mail that are read.
/// Told: the officer, by a note that something was left out. Rest: the file itself has them.
const HEADERS_MAX: usize = 200;

/// One text, and where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextInside {
    /// Where: `headers`, `part 2`, a name, and before it the place of the mail that holds it. Empty for the file itself.
    pub part: String,
    /// The text, decoded, with its signs as they are.
    pub text: String,
}

/// All texts of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inside {
    /// In the order of the evidence.
    pub texts: Vec<TextInside>,
    /// How many texts, or ends of texts, were left out.
    pub left_out: usize,
    bytes: usize,
}

/// Reads all texts inside a file. Pictures and whatever is not known hold none.
pub fn texts_inside(media: Media, name: &str, bytes: &[u8]) -> Inside {
    let mut inside = Inside::default();
    match media {
        Media::Mail => match MessageParser::default().parse(bytes) {
            Some(message) => mail(&message, "", 0, &mut inside),
            None => plain(bytes, name, "", &mut inside),
        },
        Media::Text => plain(bytes, name, "", &mut inside),
        Media::Picture | Media::Other => {}
    }
    inside
}

fn plain(bytes: &[u8], name: &str, part: &str, inside: &mut Inside) {
    let shown = &bytes[..bytes.len().min(EVIDENCE_TEXT_MAX_BYTES)];
    inside.left_out += usize::from(shown.len() < bytes.len());
    let text = String::from_utf8_lossy(shown);
    let text = match text {
        std::borrow::Cow::Borrowed(text) => text.to_owned(),
        // Not UTF-8: every byte a letter of Latin-1, as the page shows it.
        std::borrow::Cow::Owned(_) => read_text(shown).text,
    };
    if is_html(name, &text) {
        return html(&text, part, inside);
    }
    inside.put(part, text);
}

fn html(text: &str, part: &str, inside: &mut Inside) {
    let (words, cut) = html_to_text(text, EVIDENCE_TEXT_MAX_BYTES);
    inside.left_out += usize::from(cut);
    inside.put(part, words);
}

/// By its beginning, or by its name and a tag.
fn is_html(name: &str, text: &str) -> bool {
    let head: String = text.trim_start().chars().take(64).collect();
    let head = head.to_ascii_lowercase();
    let name = name.to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (name.ends_with(".html") || name.ends_with(".htm")) && head.contains('<')
}

fn mail(message: &Message<'_>, place: &str, depth: usize, inside: &mut Inside) {
    headers(message, place, inside);
    for (number, part) in message.parts.iter().enumerate() {
        let name = part.attachment_name().unwrap_or_default();
        let here = match name {
            "" => format!("{place}part {number}"),
            name => format!("{place}{}", visible_line(&safe_file_name(name))),
        };
        one(part, name, &here, depth, inside);
    }
}

fn one(part: &MessagePart<'_>, name: &str, here: &str, depth: usize, inside: &mut Inside) {
    match &part.body {
        PartType::Text(text) => inside.put(here, text.to_string()),
        PartType::Html(text) => html(text, here, inside),
        PartType::Message(_) if depth + 1 >= NESTED_MAX => inside.left_out += 1,
        PartType::Message(inner) => mail(inner, &format!("{here} / "), depth + 1, inside),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            hanging(bytes, name, here, depth, inside);
        }
        PartType::Multipart(_) => {}
    }
}

/// What hangs on a mail without saying that it is text: a mail as a file, a list, a page.
fn hanging(bytes: &[u8], name: &str, here: &str, depth: usize, inside: &mut Inside) {
    match sniff(name, bytes) {
        Media::Mail if depth + 1 >= NESTED_MAX => inside.left_out += 1,
        Media::Mail => {
            if let Some(inner) = MessageParser::default().parse(bytes) {
                mail(&inner, &format!("{here} / "), depth + 1, inside);
            }
        }
        Media::Text => plain(bytes, name, here, inside),
        Media::Picture | Media::Other => {}
    }
}

/// The header lines in one text: who says to have sent it, and through whose hands it came.
fn headers(message: &Message<'_>, place: &str, inside: &mut Inside) {
    let mut lines = String::new();
    let mut all = message.headers_raw();
    for (name, value) in all.by_ref().take(HEADERS_MAX) {
        if !is_told(name) {
            continue;
        }
        lines.push_str(name);
        lines.push_str(": ");
        lines.push_str(value.trim());
        lines.push('\n');
    }
    inside.left_out += usize::from(all.next().is_some());
    if let Some(subject) = message.subject() {
        lines.push_str(subject);
    }
    inside.put(&format!("{place}headers"), lines);
}

/// Lines of machines' own numbers and signatures hold no value that means anything.
fn is_told(name: &str) -> bool {
    const SILENT: [&str; 9] = [
        "message-id",
        "references",
        "in-reply-to",
        "dkim-signature",
        "arc-seal",
        "arc-message-signature",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
    ];
    !SILENT
        .iter()
        .any(|silent| silent.eq_ignore_ascii_case(name))
}

impl Inside {
    fn put(&mut self, part: &str, mut text: String) {
        if text.trim().is_empty() {
            return;
        }
        let left = EVIDENCE_TEXT_MAX_BYTES.saturating_sub(self.bytes);
        if self.texts.len() >= TEXTS_MAX || left == 0 {
            self.left_out += 1;
            return;
        }
        if text.len() > left {
            text.truncate(text.floor_char_boundary(left));
            self.left_out += 1;
        }
        self.bytes += text.len();
        self.texts.push(TextInside {
            part: part.to_owned(),
            text,
        });
    }
}
