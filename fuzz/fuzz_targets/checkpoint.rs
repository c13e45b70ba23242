//! The text of a checkpoint.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(checkpoint) = stormbell_seal::Checkpoint::from_text(text) {
        assert!(text.starts_with(&checkpoint.to_text().unwrap_or_default()));
    }
});
