//! Whatever comes, every reader comes back.

use proptest::prelude::*;
use stormbell_model::{Lang, Moment};
use stormbell_wire::{
    disposition, evidence_text, filing_check, filing_record, json, message_json, proof_json,
    report_json,
};

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        read_all(&bytes);
    }

    #[test]
    fn bytes_that_look_like_json(text in r#"[\[\]{}",:0-9eE.\\uudD+-]{0,200}"#) {
        read_all(text.as_bytes());
    }

    #[test]
    fn headers_that_look_like_names(text in "(attachment|filename|\\*|=|;|\"|\\\\|UTF-8|'|%|[0-9a-f]{2}|é| ){0,40}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn bytes_that_look_like_mail(text in "(From: |Content-Type: multipart/mixed; boundary=b|--b|--b--|\n|=\\?utf-8\\?[bq]\\?|=[0-9A-F]{2}|<[a-z]{1,8}|>|&#?[a-zö]{0,4};|\"|é| ){0,60}") {
        read_all(text.as_bytes());
        let _ = evidence_text::html_to_text(&text, 50);
    }
}

fn read_all(bytes: &[u8]) {
    let _ = json::read(bytes);
    let _ = report_json::read(bytes, Moment(0), Lang::En);
    let _ = message_json::read(bytes);
    let _ = proof_json::read_answer(bytes);
    let _ = disposition::file_name(&String::from_utf8_lossy(bytes));
    let _ = filing_record::read(bytes);
    let _ = filing_check::check(bytes, None, None);
    let _ = evidence_text::sniff("a.eml", bytes);
    let _ = evidence_text::read_text(bytes);
    let _ = evidence_text::read_mail(bytes);
}
