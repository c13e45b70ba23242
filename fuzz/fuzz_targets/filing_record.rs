//! The journal's record of a filing.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stormbell_wire::filing_record::read(bytes);
});
