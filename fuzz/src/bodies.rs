//! Bodies and files: what comes with a report, and what the command line reads back.

use super::text;
use stormbell_model::{Lang, Moment, limits, text::is_hidden};
use stormbell_wire::{
    complaints::COMPLAINTS_MAX, evidence_text, filing_check, filing_record as record,
    form as encoded, json, message_json as message, observables as values,
    problem_json::ProblemBody, report_json as report,
};

/// The body of a report: read, or complained about within bounds.
pub fn report_json(bytes: &[u8]) {
    match report::read(bytes, Moment(1_290_945_600_000_000), Lang::En) {
        Ok(report) => assert!(!report.narrative.trim().is_empty()),
        Err(complaints) => assert!((1..=COMPLAINTS_MAX).contains(&complaints.len())),
    }
}

/// A message of the conversation.
pub fn message_json(bytes: &[u8]) {
    if let Ok(text) = message::read(bytes) {
        assert!(!text.trim().is_empty());
    }
}

/// Our strict JSON reader takes nothing that serde_json refuses.
pub fn json_like_serde(bytes: &[u8]) {
    if json::read(bytes).is_ok() {
        assert!(serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok());
    }
}

/// A form: bounded, never longer than what came, and what is encoded again is read the same.
pub fn form(bytes: &[u8]) {
    let fields = encoded::read(bytes);
    assert!(fields.len() <= limits::FORM_FIELDS_MAX);
    assert!(fields.iter().map(|(_, value)| value.len()).sum::<usize>() <= bytes.len());
    let again: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", percent(name.as_bytes()), percent(value)))
        .collect();
    assert_eq!(encoded::read(again.join("&").as_bytes()), fields);
}

fn percent(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("%{b:02x}")).collect()
}

/// A kept answer, whole or the proof alone: nothing made up is ever genuine.
pub fn proof_json(bytes: &[u8]) {
    assert!(filing_check::check(bytes, None, None).is_err());
}

/// The journal's record of a filing.
pub fn filing_record(bytes: &[u8]) {
    let _ = record::read(bytes);
}

/// A refusal of a node, as the command line reads it.
pub fn problem_json(bytes: &[u8]) {
    let _ = ProblemBody::from_json(bytes);
}

/// A mail laid open: bounded, and nothing hidden in what is shown.
pub fn mail_text(bytes: &[u8]) {
    let Some(view) = evidence_text::read_mail(bytes) else {
        return;
    };
    assert!(view.texts.iter().all(|t| !t.text.contains(is_hidden)));
    let mut headers = view.headers.iter();
    assert!(headers.all(|(n, v)| !n.contains(is_hidden) && !v.contains(is_hidden)));
}

/// HTML as words: bounded.
pub fn html_text(bytes: &[u8]) {
    let (words, _) = evidence_text::html_to_text(text(bytes), 1_000);
    assert!(words.chars().count() <= 1_000);
}

/// What a file looks to be, and its text.
pub fn evidence(bytes: &[u8]) {
    let _ = evidence_text::sniff("a.eml", bytes);
    let shown = evidence_text::read_text(bytes);
    assert!(!shown.text.contains(is_hidden));
}

/// Values in a text: their places are in order, on character boundaries and within the text, and each is bounded.
pub fn observables(bytes: &[u8]) {
    let text = text(bytes);
    let harvest = values::read(text);
    assert!(harvest.found.len() <= values::FOUND_MAX);
    let mut last = 0;
    for found in harvest.found {
        assert!(found.span.start >= last && found.span.end > found.span.start);
        assert!(text.get(found.span.clone()).is_some() && !found.value.is_empty());
        last = found.span.end;
    }
}

/// Indicators in any form: each that is taken is a value from end to end, and bounded.
pub fn indicators(bytes: &[u8]) {
    let Ok(offer) = stormbell_wire::indicators::read(bytes) else {
        return;
    };
    assert!(offer.values.len() <= stormbell_model::limits::INDICATORS_PER_IMPORT_MAX);
    assert!(offer.refused.len() <= stormbell_wire::indicators::REFUSED_MAX);
    for one in offer.values {
        assert!(!one.value.is_empty() && !one.note.contains(is_hidden));
    }
    let _ = stormbell_wire::indicators::values_of_pattern(text(bytes));
}

/// A list or table that an operator brings: no network ends before it begins.
pub fn dataset(bytes: &[u8]) {
    for is_own in [false, true] {
        let Ok(set) = stormbell_wire::dataset::read(bytes, is_own) else {
            continue;
        };
        if let stormbell_wire::dataset::Content::Networks(rows) = set.content {
            assert!(rows.iter().all(|row| row.first <= row.last));
        }
    }
}

/// Values of a piece of evidence, mails in mails included: bounded, each with the place where it stands.
pub fn evidence_values(bytes: &[u8]) {
    use stormbell_model::{evidence::Media, limits};
    for media in [Media::Mail, Media::Text] {
        let inside = evidence_text::texts_inside(media, "a.html", bytes);
        let read: usize = inside.texts.iter().map(|t| t.text.len()).sum();
        assert!(read <= limits::EVIDENCE_TEXT_MAX_BYTES);
        let all = values::read_evidence(&inside, None);
        assert!(all.values.len() <= limits::EVIDENCE_VALUES_MAX);
    }
}

/// A mail server's conversation: every line is a command or none, and a mail is never longer than it may be, however its lines
/// are cut.
pub fn lmtp(bytes: &[u8]) {
    use stormbell_wire::lmtp::{Command, Incoming, command};
    const MAX: usize = 256;
    let mut whole = Incoming::up_to(MAX);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if let Command::Mail(address) | Command::Rcpt(address) = command(line) {
            assert!(!address.contains('>') && address.len() <= 3 * line.len());
        }
        if whole.piece(line) {
            break;
        }
    }
    let mut cut = Incoming::up_to(MAX);
    'mail: for line in bytes.split_inclusive(|b| *b == b'\n') {
        // A long line comes in pieces, whose borders mean nothing.
        for piece in line.chunks(64) {
            if cut.piece(piece) {
                break 'mail;
            }
        }
    }
    let (whole, cut) = (whole.taken(), cut.taken());
    assert!(whole.as_ref().is_none_or(|mail| mail.len() <= MAX));
    assert_eq!(whole, cut);
}

/// A mail that came back: what may be its secrets are few, and a machine is never taken for a person.
pub fn mail_reply(bytes: &[u8]) {
    use stormbell_wire::mail_reply::{SECRETS_MAX, Wrote, read};
    let to = ["bell+0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjk@node.example"];
    let Some(from_person) = read("anna@desk.example", &to, bytes) else {
        return;
    };
    assert!(from_person.secrets.len() <= SECRETS_MAX);
    if let Some(from_nobody) = read("", &to, bytes) {
        assert!(
            !matches!(from_nobody.wrote, Wrote::Person(_)),
            "no sender, no person"
        );
    }
}
