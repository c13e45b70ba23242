//! A time in RFC 3339: comes back to the second.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(at) = stormbell_model::Moment::parse_rfc3339(text) {
        let again = stormbell_model::Moment::parse_rfc3339(&at.rfc3339());
        assert!(again.is_some_and(|again| at.since(again).as_seconds() == 0));
    }
});
