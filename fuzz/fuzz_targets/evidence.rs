//! What a file looks to be, and its text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stormbell_wire::evidence_text::sniff("a.eml", bytes);
    let _ = stormbell_wire::evidence_text::read_text(bytes);
});
