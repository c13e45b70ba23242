//! A file's name made safe: making it safe again changes nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let safe = stormbell_model::text::safe_file_name(text);
    assert!(!safe.is_empty() && !safe.contains(['/', '\\']));
    assert_eq!(stormbell_model::text::safe_file_name(&safe), safe);
});
