//! Evidence as safe text: what a file looks to be, and a mail or text laid open without interpreting it.
//! No markup is rendered, no link is live, nothing is fetched or run. It does not judge: harmful stays harmful
//! in the file itself, which is only ever a download.

mod html;
mod inside;
mod mail;
mod sniff;

pub use html::html_to_text;
pub use inside::{Inside, TextInside, texts_inside};
pub use mail::{MailPart, MailView, read_mail};
pub use sniff::sniff;

use stormbell_model::text::visible;

/// Characters of text that one view shows; the file itself has the rest.
/// Told: the officer, by a note under the text. Rest: the file itself has the rest.
pub const TEXT_MAX_CHARS: usize = 200_000;
/// Header lines of a mail that are listed.
/// Told: the officer, by a note under the text. Rest: the file itself has the rest.
pub const HEADERS_MAX: usize = 200;
/// Characters of one header line that are shown.
/// Told: the officer, by a note under the text. Rest: the file itself has the rest.
pub const HEADER_MAX_CHARS: usize = 2_000;
/// Parts of a mail that are shown or listed.
/// Told: the officer, by a note under the text. Rest: the file itself has the rest.
pub const PARTS_MAX: usize = 100;

/// A text, and whether it is all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// The text with hidden signs made visible.
    pub text: String,
    /// Whether more follows in the file.
    pub cut: bool,
}

/// A text file as text: UTF-8, or else as if every byte were a Latin-1 character.
pub fn read_text(bytes: &[u8]) -> Shown {
    // No character needs more than four bytes, so what lies behind is never shown.
    let head = &bytes[..bytes.len().min(TEXT_MAX_CHARS * 4)];
    let whole = head.len() == bytes.len();
    let text = match std::str::from_utf8(head) {
        Ok(text) => text.to_owned(),
        // Cut inside a character: the valid beginning is the text.
        Err(e) if !whole && head.len() - e.valid_up_to() < 4 => {
            String::from_utf8_lossy(&head[..e.valid_up_to()]).into_owned()
        }
        Err(_) => head.iter().map(|b| char::from(*b)).collect(),
    };
    let mut shown = bounded(&text, TEXT_MAX_CHARS);
    shown.cut |= !whole;
    shown
}

/// At most `max_chars` characters of `text`, hidden signs made visible.
fn bounded(text: &str, max_chars: usize) -> Shown {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => Shown {
            text: visible(&text[..end]),
            cut: true,
        },
        None => Shown {
            text: visible(text),
            cut: false,
        },
    }
}
