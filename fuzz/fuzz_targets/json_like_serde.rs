//! Our strict JSON reader takes nothing that serde_json refuses.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if stormbell_wire::json::read(bytes).is_ok() {
        assert!(serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok());
    }
});
