//! The languages a browser asks for.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(lang) = stormbell_model::Lang::negotiate(text) {
        assert!(lang.is_spoken());
    }
    let _ = stormbell_model::Lang::parse(text);
});
