//! HTML as words: bounded.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (words, _) = stormbell_wire::evidence_text::html_to_text(text, 1_000);
    assert!(words.chars().count() <= 1_000);
});
