//! A recipient's text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = text.parse::<stormbell_seal::Recipient>();
    let _ = stormbell_seal::Identity::from_text(text);
});
