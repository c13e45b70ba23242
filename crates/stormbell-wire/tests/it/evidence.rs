//! Values out of evidence: of a mail all its parts, of a mail within a mail, of pages and of lists that hang on it.

use crate::shared;
use stormbell_model::{evidence::Media, limits};
use stormbell_wire::evidence_text::{sniff, texts_inside};
use stormbell_wire::observables::{FromEvidence, read_evidence};

/// A forwarded mail: words, the mail itself with a page in it, a list in base64 and a picture.
const FORWARD: &str = "From: anna@victim.example\r\nTo: cert@desk.example\r\nSubject: Fwd: invoice\r\n\
MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n\
--a\r\nContent-Type: text/plain\r\n\r\nSee below, it asked 45.9.148.114.\r\n\
--a\r\nContent-Type: message/rfc822\r\n\r\n\
Received: from mail.evil.example (mail.evil.example [45.9.148.7])\r\n\tby mx.victim.example\r\n\
From: =?utf-8?q?B=C3=A4nk?= <pay@bank-login.example>\r\nSubject: pay\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/alternative; boundary=b\r\n\r\n\
--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<a href=\"hxxps://pay[.]evil[.]example/i?n=1\">Pay</a>\r\n\
--b--\r\n\
--a\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=iocs.txt\r\n\
Content-Transfer-Encoding: base64\r\n\r\nNGQ4YjFmNGFjYzYzODA4MDA1NGZmYmI0Y2VmMjU1OTU4M2EyMmRjNgo=\r\n\
--a--\r\n";

fn read(name: &str, bytes: &[u8]) -> FromEvidence {
    read_evidence(&texts_inside(sniff(name, bytes), name, bytes), None)
}

#[test]
fn a_forwarded_mail_is_read_to_its_last_part() {
    let all = read("m.eml", FORWARD.as_bytes());
    let seen: Vec<(&str, &str, &str)> = all
        .values
        .iter()
        .map(|v| (v.found.kind.code(), v.found.value.as_str(), v.part.as_str()))
        .collect();
    for one in [
        ("email", "anna@victim.example", "headers"),
        ("ipv4", "45.9.148.114", "part 1"),
        ("ipv4", "45.9.148.7", "part 2 / headers"),
        ("email", "pay@bank-login.example", "part 2 / headers"),
        ("url", "https://pay.evil.example/i?n=1", "part 2 / part 1"),
        (
            "sha1",
            "4d8b1f4acc638080054ffbb4cef2559583a22dc6",
            "iocs.txt",
        ),
    ] {
        assert!(seen.contains(&one), "{one:?} in {seen:#?}");
    }
    let url = all
        .values
        .iter()
        .find(|v| v.found.kind.code() == "url")
        .unwrap();
    assert_eq!(url.spelled, "hxxps://pay[.]evil[.]example/i?n=1");
    assert_eq!(all.left_out, 0);
}

#[test]
fn a_page_and_a_list_are_read_as_they_are() {
    let page = read(
        "x.html",
        b"<html><body><a href='http://evil.example/a'>click</a>",
    );
    assert_eq!(page.values[0].found.value, "http://evil.example/a");
    let latin = read("x.txt", b"D\xfcsseldorf evil.example");
    assert_eq!(latin.values[0].found.value, "evil.example");
    let picture = texts_inside(Media::Picture, "a.png", b"evil.example");
    assert!(picture.texts.is_empty());
}

#[test]
fn mails_within_mails_end_somewhere_and_say_so() {
    let mut mail = String::from("From: a@evil.example\r\nSubject: last\r\n\r\nx");
    for _ in 0..50 {
        mail = format!(
            "From: a@evil.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n{mail}"
        );
    }
    let inside = texts_inside(Media::Mail, "m.eml", mail.as_bytes());
    assert!(inside.left_out > 0);
    assert!(inside.texts.len() < 20, "{}", inside.texts.len());
}

#[test]
fn a_million_addresses_are_bounded_and_counted() {
    let mut list = String::new();
    for n in 0..1_000_000u32 {
        let [_, b, c, d] = n.to_be_bytes();
        list.push_str(&format!("45.{b}.{c}.{d}\n"));
    }
    let all = read("list.txt", list.as_bytes());
    assert_eq!(all.values.len(), limits::EVIDENCE_VALUES_MAX);
    assert!(all.left_out > 100_000, "{}", all.left_out);
}

/// Every real mail comes back, and those that phish hold a link or an address.
#[test]
fn real_mails_give_values() {
    let Some(folder) = shared::folder("mail/phishing") else {
        return;
    };
    let (mut mails, mut with) = (0, 0);
    for file in shared::files(&folder, ".eml") {
        let bytes = std::fs::read(file).unwrap();
        mails += 1;
        with += usize::from(!read("m.eml", &bytes).values.is_empty());
    }
    assert!(with * 10 >= mails * 9, "{with} of {mails}");
}
