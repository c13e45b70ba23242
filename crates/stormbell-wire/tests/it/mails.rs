//! Mails laid open: one of our own in detail, and every real one without a crash.

use crate::shared;
use stormbell_model::evidence::Media;
use stormbell_wire::evidence_text::{
    HEADERS_MAX, TEXT_MAX_CHARS, html_to_text, read_mail, read_text, sniff,
};

const MAIL: &str = "From: =?utf-8?q?Bank_=C3=85?= <no-reply@bank.example>\r\nTo: anna@example.org\r\n\
Subject: =?utf-8?b?WW91ciBhY2NvdW50?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
<html><head><title>t</title><script>alert(1)</script></head><body><p>Dear &amp; valued,</p>\
<a href=\"https://evil.example/x?a=1\">https://bank.example</a></body></html>\r\n\
--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../../in\u{202e}voice.pdf\"\r\n\
Content-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--b--\r\n";

#[test]
fn a_mail_is_laid_open() {
    let view = read_mail(MAIL.as_bytes()).unwrap();
    assert_eq!(view.subject, "Your account");
    assert_eq!(view.headers.len(), 5);
    assert_eq!(view.headers[1], ("To".into(), "anna@example.org".into()));
    assert_eq!(
        view.texts[0].text,
        "Dear & valued,\n⟨https://evil.example/x?a=1⟩ https://bank.example"
    );
    let part = &view.parts[0];
    assert_eq!(
        (part.name.as_str(), part.media_type.as_str(), part.size),
        ("invoice.pdf", "application/pdf", 5)
    );
    assert_eq!(
        part.sha256,
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    );
    assert_eq!(sniff("x", MAIL.as_bytes()), Media::Mail);
}

#[test]
fn a_huge_mail_is_bounded() {
    let mut mail = "X-A: b\r\n".repeat(HEADERS_MAX + 50);
    mail.push_str("\r\n");
    mail.push_str(&"word ".repeat(TEXT_MAX_CHARS));
    let view = read_mail(mail.as_bytes()).unwrap();
    assert_eq!(view.headers.len(), HEADERS_MAX);
    assert!(view.cut);
    let shown: usize = view.texts.iter().map(|t| t.text.chars().count()).sum();
    assert!(shown <= TEXT_MAX_CHARS, "{shown}");
}

#[test]
fn html_becomes_words() {
    let text = |html: &str| html_to_text(html, 1_000).0;
    assert_eq!(text("<b>a</b>  \n <i>b</i>"), "a b");
    assert_eq!(text("1 < 2 && 3 > 2"), "1 < 2 && 3 > 2");
    assert_eq!(text("a<br>b<p>c</p>"), "a\nb\nc");
    assert_eq!(text("<!-- <b>x -->y<!-- z"), "y");
    assert_eq!(text("<SCRIPT>x</ScRiPt >y<style>z"), "y");
    assert_eq!(
        text("<a title='>' href=javascript:alert(1)>x</a>"),
        "⟨javascript:alert(1)⟩ x"
    );
    assert_eq!(
        text("&lt;script&gt; &#x41;&#65; &nosuch; &"),
        "<script> AA &nosuch; &"
    );
    assert_eq!(html_to_text("abcdef", 3), ("abc".into(), true));
}

#[test]
fn text_is_read_as_utf8_or_latin1() {
    assert_eq!(read_text("grön\u{202e}".as_bytes()).text, "grön⟨U+202E⟩");
    assert_eq!(read_text(b"gr\xf6n").text, "grön");
    let long = "å".repeat(TEXT_MAX_CHARS * 3);
    let shown = read_text(long.as_bytes());
    assert!(shown.cut && shown.text.chars().all(|c| c == 'å'));
}

#[test]
fn every_real_mail_is_laid_open() {
    let Some(folder) = shared::folder("mail") else {
        return;
    };
    let (mut seen, mut as_mail) = (0, 0);
    for path in shared::files(&folder, "") {
        let bytes = std::fs::read(&path).unwrap();
        let view = read_mail(&bytes);
        let name = path.to_string_lossy();
        let hidden = stormbell_model::text::is_hidden;
        for text in view.iter().flat_map(|v| &v.texts) {
            assert!(!text.text.contains(hidden), "{name}");
        }
        for part in view.iter().flat_map(|v| &v.parts) {
            assert!(!part.name.contains(['/', '\\']), "{name}");
        }
        if name.ends_with(".eml") {
            seen += 1;
            as_mail += usize::from(sniff(&name, &bytes) == Media::Mail);
        }
    }
    assert!(seen > 300, "only {seen} mails");
    assert!(
        as_mail * 10 >= seen * 9,
        "only {as_mail} of {seen} look like mails"
    );
}
