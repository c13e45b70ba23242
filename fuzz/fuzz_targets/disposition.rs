//! The name of a file in a header: what is written is read back.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(name) = stormbell_wire::disposition::file_name(text) {
        let header = stormbell_wire::disposition::attachment(&name);
        assert_eq!(stormbell_wire::disposition::file_name(&header), Some(name));
    }
});
