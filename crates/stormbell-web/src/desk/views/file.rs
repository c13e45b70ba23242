//! A piece of evidence, shown so that it can do nothing: words as text, a picture behind its own policy,
//! everything else as a name, a size and a hash before the download.

use super::{Sample, frame::Frame, report::FileView, sample};
use serde::Serialize;

/// A mail shown as text.
#[derive(Clone, Debug, Serialize)]
pub struct MailView {
    /// Headers in their order: name and value, hidden signs shown.
    pub headers: Vec<(String, String)>,
    /// Parts that are text, hidden signs shown.
    pub texts: Vec<String>,
    /// Other parts: name, type and size in bytes.
    pub parts: Vec<(String, String, u64)>,
}

/// The page of one file.
#[derive(Clone, Debug, Serialize)]
pub struct FilePage {
    /// The frame.
    pub frame: Frame,
    /// The report's id.
    pub report: String,
    /// The report's reference.
    pub reference: String,
    /// The file.
    pub file: FileView,
    /// Its text, when it is text.
    pub text: Option<String>,
    /// Whether the text or the mail goes on beyond what is shown.
    pub cut: bool,
    /// Its parts, when it is a mail.
    pub mail: Option<MailView>,
}

pub(super) fn samples() -> Vec<Sample> {
    let page = |name, media| FilePage {
        frame: Frame::sample("queue"),
        report: String::from("01940000-0000-7000-8000-0000000000b1"),
        reference: String::from("SE-2026-K7Q3M2"),
        file: FileView::sample(name, media),
        text: None,
        cut: false,
        mail: None,
    };
    let mut text = page("ransom-note.txt", "text");
    text.text = Some(String::from(
        "YOUR FILES ARE OURS\n<img src=x onerror=alert(1)>\n⟨U+202E⟩",
    ));
    text.cut = true;
    let mut mail = page("invoice.eml", "mail");
    mail.mail = Some(MailView {
        headers: vec![(
            String::from("From"),
            String::from("\"Bank\" <no-reply@example.org>"),
        )],
        texts: vec![String::from("Dear customer, your account is closed.")],
        parts: vec![(
            String::from("invoice.zip"),
            String::from("application/zip"),
            20_133,
        )],
    });
    [
        text,
        mail,
        page("screen.png", "picture"),
        page("invoice.exe", "other"),
    ]
    .iter()
    .map(|p| sample("desk/file.html", p))
    .collect()
}
