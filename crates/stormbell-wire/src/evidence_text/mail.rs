//! A mail (RFC 5322, MIME) laid open: its header lines as they came, its words, and what hangs on it.
//! Parts inside parts are listed, not opened: each can be downloaded as a whole and looked at elsewhere.

use super::{
    HEADER_MAX_CHARS, HEADERS_MAX, PARTS_MAX, Shown, TEXT_MAX_CHARS, bounded, html_to_text,
};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use stormbell_model::text::{safe_file_name, visible_line};

/// A mail as an officer reads it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailView {
    /// The subject with its encoding undone; empty when there is none.
    pub subject: String,
    /// Name and value of each header line, in order, still encoded: evidence is shown as it is.
    pub headers: Vec<(String, String)>,
    /// The words, one entry for each text part; HTML as plain text.
    pub texts: Vec<Shown>,
    /// What hangs on it.
    pub parts: Vec<MailPart>,
    /// Whether lines, words or parts were left out because of the bounds.
    pub cut: bool,
}

/// One part that is listed and not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPart {
    /// Its name, made safe.
    pub name: String,
    /// The media type it claims to be.
    pub media_type: String,
    /// Bytes, once decoded.
    pub size: u64,
    /// SHA-256 of these bytes, in hexadecimal.
    pub sha256: String,
}

/// Lays a mail open; `None` when there is nothing of a mail in the bytes.
pub fn read_mail(bytes: &[u8]) -> Option<MailView> {
    let message = MessageParser::default().parse(bytes)?;
    let mut view = MailView {
        subject: visible_line(message.subject().unwrap_or_default()),
        ..MailView::default()
    };
    view.subject = bounded(&view.subject, HEADER_MAX_CHARS).text;
    headers(&message, &mut view);
    texts(&message, &mut view);
    parts(&message, &mut view);
    Some(view)
}

fn headers(message: &Message<'_>, view: &mut MailView) {
    let mut lines = message.headers_raw();
    for (name, value) in lines.by_ref().take(HEADERS_MAX) {
        let value = bounded(value.trim(), HEADER_MAX_CHARS);
        view.cut |= value.cut;
        view.headers
            .push((visible_line(name), visible_line(&value.text)));
    }
    view.cut |= lines.next().is_some();
}

/// Each text part once. A part that has the same words as HTML and as plain text shows the plain ones.
fn texts(message: &Message<'_>, view: &mut MailView) {
    let mut left = TEXT_MAX_CHARS;
    for part in message.text_bodies() {
        if view.texts.len() >= PARTS_MAX || left == 0 {
            view.cut = true;
            return;
        }
        let Some(shown) = words(part, left) else {
            continue;
        };
        left = left.saturating_sub(shown.text.chars().count());
        view.cut |= shown.cut;
        view.texts.push(shown);
    }
}

fn words(part: &MessagePart<'_>, max_chars: usize) -> Option<Shown> {
    match &part.body {
        PartType::Text(text) => Some(bounded(text, max_chars)),
        PartType::Html(html) => {
            let (text, cut) = html_to_text(html, max_chars);
            let shown = bounded(&text, max_chars);
            Some(Shown {
                cut: cut || shown.cut,
                ..shown
            })
        }
        _ => None,
    }
}

fn parts(message: &Message<'_>, view: &mut MailView) {
    let mut all = message.attachments();
    view.parts = all.by_ref().take(PARTS_MAX).map(listed).collect();
    view.cut |= all.next().is_some();
}

fn listed(part: &MessagePart<'_>) -> MailPart {
    let inner = part.message();
    let bytes = inner.map_or_else(|| part.contents(), Message::raw_message);
    let subject = inner.and_then(Message::subject);
    let name = part.attachment_name().or(subject).unwrap_or_default();
    MailPart {
        name: safe_file_name(name),
        media_type: media_type(part),
        size: bytes.len() as u64,
        sha256: crate::hex(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref()),
    }
}

fn media_type(part: &MessagePart<'_>) -> String {
    let Some(claimed) = part.content_type() else {
        return String::from("unknown");
    };
    let whole = format!("{}/{}", claimed.ctype(), claimed.subtype().unwrap_or("*"));
    bounded(&visible_line(&whole), 100).text
}
