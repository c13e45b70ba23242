//! A sealed contact at the door.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let recipients = usize::from(bytes.first().copied().unwrap_or_default() % 8);
    let _ = stormbell_seal::check_hybrid_header(bytes, recipients);
});
