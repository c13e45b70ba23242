//! A verifier key: written as it was read.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(key) = text.parse::<stormbell_seal::VerifierKey>() {
        assert_eq!(key.to_string(), text);
    }
});
