//! What each fuzz target does with its bytes, as plain functions: libFuzzer calls them through `fuzz_targets/`, and
//! an ordinary test replays the kept corpus through them (`crates/stormbell-world/tests/it/corpus.rs`).

mod bodies;
mod lines;
mod peers;
mod seals;

/// A target: its name and what it does. It panics on a finding.
pub type Target = (&'static str, fn(&[u8]));

/// Every target: one for each reader of bytes from outside.
pub const TARGETS: [Target; 44] = [
    ("report_json", bodies::report_json),
    ("message_json", bodies::message_json),
    ("json_like_serde", bodies::json_like_serde),
    ("form", bodies::form),
    ("proof_json", bodies::proof_json),
    ("filing_record", bodies::filing_record),
    ("problem_json", bodies::problem_json),
    ("mail_text", bodies::mail_text),
    ("html_text", bodies::html_text),
    ("evidence", bodies::evidence),
    ("observables", bodies::observables),
    ("indicators", bodies::indicators),
    ("dataset", bodies::dataset),
    ("evidence_values", bodies::evidence_values),
    ("lmtp", bodies::lmtp),
    ("mail_reply", bodies::mail_reply),
    ("disposition", lines::disposition),
    ("cookies", lines::cookies),
    ("last_hop", lines::last_hop),
    ("keys", lines::keys),
    ("accept_language", lines::accept_language),
    ("receipt", lines::receipt),
    ("reference", lines::reference),
    ("moment", lines::moment),
    ("kind_and_sector", lines::kind_and_sector),
    ("file_name", lines::file_name),
    ("shown", lines::shown),
    ("note", seals::note),
    ("verifier_key", seals::verifier_key),
    ("checkpoint", seals::checkpoint),
    ("tile_path", seals::tile_path),
    ("age_header", seals::age_header),
    ("age_open", seals::age_open),
    ("recipient", seals::recipient),
    ("envelope", peers::envelope),
    ("statement_json", peers::statement_json),
    ("charter_json", peers::charter_json),
    ("cosigned", peers::cosigned),
    ("add_checkpoint", peers::add_checkpoint),
    ("exchange_batch", peers::exchange_batch),
    ("exchange_page", peers::exchange_page),
    ("outbox_entry", peers::outbox_entry),
    ("exchange_receipt", peers::exchange_receipt),
    ("exchange_body", peers::exchange_body),
];

/// The target of a name.
pub fn target(name: &str) -> Option<fn(&[u8])> {
    TARGETS.iter().find(|(n, _)| *n == name).map(|(_, f)| *f)
}

/// As much from the beginning as is text.
fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default(),
    }
}
