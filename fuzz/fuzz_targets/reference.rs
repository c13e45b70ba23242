//! A typed reference: its normal form is its own.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(normal) = stormbell_model::reference::normalise(text) {
        assert_eq!(stormbell_model::reference::normalise(&normal), Some(normal));
    }
});
