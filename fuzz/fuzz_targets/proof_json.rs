//! A kept answer, whole or the proof alone: nothing made up is ever genuine.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    assert!(stormbell_wire::filing_check::check(bytes, None, None).is_err());
});
